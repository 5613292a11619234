//! Rows of an Excel workbook.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType, Reader, SheetVisible, Style, Xlsx, XlsxError};

use crate::problem::{Problem, ProblemCode};

use super::super::package::{PART, Package};
use super::super::refused::Refused;
use super::rows::{Row, check};
use super::{CELL, COLUMNS, ROWS};

/// How much of a date a cell shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Year,
    Month,
    Day,
}

/// Reads the rows of the first sheet that is not hidden.
pub(super) fn read(file: &str, bytes: &[u8], remarks: &mut Vec<Problem>) -> Result<Vec<Row>, Refused> {
    let mut package = Package::open(file, bytes)?;
    if !package.has("xl/workbook.xml") {
        let code = if package.names().any(|name| name == "xl/workbook.bin") {
            return Err(super::super::document::sheet(file, "xlsb"));
        } else if package.names().any(|name| name.starts_with("word/")) {
            let problem = Problem::new(ProblemCode::DocumentMisnamed, file).with("what", "word-document");
            return Err(problem.with("suggestion", ".docx").into());
        } else if package.has("content.xml") {
            return Err(super::super::document::sheet(file, "ods"));
        } else if package.names().any(|name| name.starts_with("Index/")) {
            return Err(super::super::document::sheet(file, "numbers"));
        } else {
            ProblemCode::DocumentUnknown
        };
        return Err(Refused::new(code, file));
    }
    package.weigh(&[".xml", ".rels"])?;
    let damaged = |error: &XlsxError| match error {
        XlsxError::Password => Refused::new(ProblemCode::DocumentProtected, file),
        _ => Refused::new(ProblemCode::DocumentDamaged, file),
    };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let sheets = book.sheets_metadata();
    let visible = || sheets.iter().filter(|sheet| sheet.visible == SheetVisible::Visible);
    let Some(name) = visible().next().map(|sheet| sheet.name.clone()) else {
        return Err(Refused::new(ProblemCode::DocumentEmpty, file));
    };
    if visible().count() > 1 {
        let problem = Problem::new(ProblemCode::SheetsPassedOver, file).with("first", &name);
        remarks.push(problem.with("count", visible().count() - 1));
    }
    let mut cells = book.worksheet_cells_reader(&name).map_err(|error| damaged(&error))?;
    let shown: Vec<Option<Shown>> = cells.styles().iter().map(shown).collect();
    let mut rows: Vec<Row> = Vec::new();
    let mut length = 0;
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|error| damaged(&error))? {
        let text = text(cell.get_value(), shown.get(style).copied().flatten());
        if text.trim().is_empty() {
            continue;
        }
        // Many cells may share one long text, of which the file has a single copy.
        length += text.len() as u64;
        if length > PART {
            return Err(Problem::new(ProblemCode::DocumentUnpacked, file).with("limit", PART >> 20).into());
        }
        let (row, column) = cell.get_position();
        if column as usize >= COLUMNS {
            return Err(Problem::new(ProblemCode::TableTooWide, file).with("limit", COLUMNS).into());
        }
        let number = row.saturating_add(1);
        if rows.last().is_none_or(|last| last.number != number) {
            if rows.len() > ROWS {
                break;
            }
            rows.push(Row { number, cells: Vec::new() });
        }
        if let Some(last) = rows.last_mut() {
            let column = column as usize;
            if last.cells.len() <= column {
                last.cells.resize(column + 1, String::new());
            }
            last.cells[column] = text;
        }
    }
    check(file, &rows)?;
    Ok(rows)
}

fn text(value: &DataRef<'_>, shown: Option<Shown>) -> String {
    match value {
        DataRef::SharedString(text) => cut(text),
        DataRef::Int(number) => number.to_string(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::Float(number) => match shown {
            Some(shown) => date(&ExcelDateTime::new(*number, ExcelDateTimeType::DateTime, false), shown),
            None => number.to_string(),
        },
        DataRef::DateTime(time) if time.is_duration() => String::new(),
        DataRef::DateTime(time) => match shown {
            Some(shown) => date(time, shown),
            // A time of the day alone.
            None => String::new(),
        },
        DataRef::String(text) | DataRef::DateTimeIso(text) => cut(text),
        DataRef::DurationIso(_) | DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// What is read of a text: a character more than a cell may have, so that it is seen that there were more.
fn cut(text: &str) -> String {
    text.chars().take(CELL + 1).collect()
}

/// A date at the precision that its cell shows: who writes 1952年4月 into Excel gets a first of April that shows no day.
fn date(time: &ExcelDateTime, shown: Shown) -> String {
    let (year, month, day, ..) = time.to_ymd_hms_milli();
    match shown {
        Shown::Year => format!("{year:04}"),
        Shown::Month => format!("{year:04}-{month:02}"),
        Shown::Day => format!("{year:04}-{month:02}-{day:02}"),
    }
}

/// How much of a date a style shows; nothing where it shows no date. The numbers are those of formats that Excel keeps
/// for China without saying what they are.
fn shown(style: &Style) -> Option<Shown> {
    let format = style.number_format.as_ref()?;
    match format.format_id {
        Some(14..=16 | 22 | 28..=31 | 51 | 53 | 54 | 58) => Some(Shown::Day),
        Some(17 | 27 | 36 | 50 | 52 | 57) => Some(Shown::Month),
        _ => shown_by_code(&format.format_code),
    }
}

fn shown_by_code(code: &str) -> Option<Shown> {
    let first = code.split(';').next().unwrap_or_default();
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    let mut letters = String::new();
    for c in first.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' | '_' | '*' if !quoted => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => bracketed = true,
            ']' if !quoted => bracketed = false,
            _ if quoted || bracketed => {}
            _ => letters.push(c.to_ascii_lowercase()),
        }
    }
    if letters.contains("general") {
        return None;
    }
    if letters.contains('d') {
        Some(Shown::Day)
    } else if letters.contains(['y', 'e']) && !letters.contains(['0', '#']) {
        Some(if letters.contains('m') { Shown::Month } else { Shown::Year })
    } else {
        None
    }
}
