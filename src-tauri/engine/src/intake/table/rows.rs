//! Rows of a text with separators.

use csv::ReaderBuilder;

use crate::problem::{Problem, ProblemCode};

use super::super::encoding::decode;
use super::super::refused::Refused;
use super::columns::Columns;
use super::{COLUMNS, ROWS};

/// A row that is not empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Row {
    /// Its number, from 1, as a spreadsheet program shows it.
    pub(super) number: u32,
    pub(super) cells: Vec<String>,
}

/// Rows among which the names of the columns are looked for.
pub(super) const HEADS: usize = 10;

/// Reads the rows, with the separator under which most columns are known.
pub(super) fn read(file: &str, bytes: &[u8], remarks: &mut Vec<Problem>) -> Result<Vec<Row>, Refused> {
    let Some(decoded) = decode(bytes) else {
        return Err(Refused::new(ProblemCode::NotUtf8, file));
    };
    if let Some(encoding) = decoded.guessed {
        remarks.push(Problem::new(ProblemCode::EncodingGuessed, file).with("value", encoding));
    }
    let (text, named, skipped) = named_separator(&decoded.text);
    // Some programs end lines as they were ended before 2001.
    let text = if text.contains('\n') { text.into() } else { text.replace('\r', "\n") };
    let known = |separator: &u8| {
        let rows = split(&text, *separator, HEADS);
        rows.iter().map(|row| Columns::of(&row.cells).known()).max().unwrap_or(0)
    };
    // Of equals the last one is taken, and a comma is the usual one.
    let separator = named.or_else(|| [b'\t', b';', b','].into_iter().max_by_key(known)).unwrap_or(b',');
    let mut rows = split(&text, separator, ROWS + HEADS);
    check(file, &rows)?;
    for row in &mut rows {
        row.number += skipped;
    }
    Ok(rows)
}

/// Refuses what is larger than an exhibition.
pub(super) fn check(file: &str, rows: &[Row]) -> Result<(), Refused> {
    if rows.len() > ROWS {
        return Err(Problem::new(ProblemCode::TableTooLong, file).with("limit", ROWS).into());
    }
    if rows.iter().any(|row| row.cells.len() > COLUMNS) {
        return Err(Problem::new(ProblemCode::TableTooWide, file).with("limit", COLUMNS).into());
    }
    Ok(())
}

/// The separator that Excel writes before a table, and how many rows that takes.
fn named_separator(text: &str) -> (&str, Option<u8>, u32) {
    let line = text.lines().next().unwrap_or_default();
    match line.trim().strip_prefix("sep=").map(str::as_bytes) {
        Some([separator]) => (text[line.len()..].trim_start_matches(['\r', '\n']), Some(*separator), 1),
        _ => (text, None, 0),
    }
}

fn split(text: &str, separator: u8, most: usize) -> Vec<Row> {
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let (mut rows, mut number) = (Vec::new(), 0_u64);
    while let Ok(true) = reader.read_record(&mut record) {
        // Empty lines are passed over, and count as rows.
        let lines = reader.position().line().saturating_sub(record.position().map_or(0, csv::Position::line));
        let inside: usize = record.iter().map(|cell| cell.matches('\n').count()).sum();
        number += lines.saturating_sub(inside as u64).max(1);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        rows.push(Row { number: number as u32, cells: record.iter().map(str::to_owned).collect() });
        if rows.len() > most {
            break;
        }
    }
    rows
}
