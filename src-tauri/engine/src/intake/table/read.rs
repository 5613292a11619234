//! Rows turned into events.

use std::collections::BTreeMap;

use crate::exhibition::LanguageTag;
use crate::exhibition::markdown::{self, Markdown, Passage};
use crate::problem::{Problem, ProblemCode};

use super::super::date::{self, DateFault};
use super::super::document::{clean, write};
use super::super::refused::{Refused, named_by};
use super::columns::{Column, Columns};
use super::html;
use super::rows::{HEADS, Row};
use super::{CELL, Era, Event, Said, Table};

/// Finds the row that names the columns, and reads those below it.
pub(super) fn read(file: &str, rows: &[Row], remarks: Vec<Problem>) -> Result<Table, Refused> {
    if rows.is_empty() {
        return Err(Refused::new(ProblemCode::DocumentEmpty, file));
    }
    let heads = rows.iter().take(HEADS).map(|row| Columns::of(&row.cells)).enumerate();
    let best = heads.filter(|(_, columns)| columns.suffice()).max_by_key(|(at, columns)| (columns.known(), HEADS - at));
    let Some((head, columns)) = best else {
        return Err(Refused::new(ProblemCode::HeaderMissing, file));
    };
    let foreign = columns.are_timeline_js();
    let mut reader =
        Reader { file, columns, foreign, table: Table { remarks, ..Table::default() }, kept: BTreeMap::new() };
    for row in &rows[head + 1..] {
        reader.row(row);
    }
    for ((_, name), (count, first)) in std::mem::take(&mut reader.kept) {
        let problem = Problem::new(ProblemCode::ColumnKept, file).with("value", name);
        reader.table.remarks.push(problem.with("count", count).with("row", first));
    }
    if reader.table.events.is_empty() && reader.table.title.is_none() && reader.table.eras.is_empty() {
        return Err(Refused::new(ProblemCode::DocumentEmpty, file));
    }
    Ok(reader.table)
}

struct Reader<'r> {
    file: &'r str,
    columns: Columns,
    foreign: bool,
    table: Table,
    /// Columns whose values are kept aside, by place: how many values, and the row of the first.
    kept: BTreeMap<(usize, String), (usize, u32)>,
}

/// Cells of a row that make its date.
#[derive(Default)]
struct When<'c> {
    date: &'c str,
    year: &'c str,
    month: &'c str,
    day: &'c str,
}

impl Reader<'_> {
    fn remark(&mut self, code: ProblemCode, row: u32, arguments: &[(&str, &str)]) {
        let problem = Problem::new(code, self.file).with("row", row);
        let problem = arguments.iter().fold(problem, |problem, (key, value)| problem.with(key, value));
        self.table.remarks.push(problem);
    }

    fn row(&mut self, row: &Row) {
        let mut event = Event { row: row.number, ..Event::default() };
        let mut when = When::default();
        let (mut kind, mut end, mut media) = ("", "", "");
        for (at, cell) in row.cells.iter().enumerate() {
            let cell = cell.trim();
            if cell.is_empty() {
                continue;
            }
            let name = self.columns.names.get(at).cloned().unwrap_or_default();
            if cell.chars().count() > CELL {
                self.remark(ProblemCode::CellTooLong, row.number, &[("value", &name), ("limit", &CELL.to_string())]);
                continue;
            }
            let Some((column, language)) = self.columns.columns.get(at).cloned().flatten() else {
                self.keep(&mut event, at, name, cell);
                continue;
            };
            match column {
                Column::Date => when.date = cell,
                Column::Year => when.year = cell,
                Column::Month => when.month = cell,
                Column::Day => when.day = cell,
                Column::Kind => kind = cell,
                Column::EndYear => {
                    end = cell;
                    self.keep(&mut event, at, name, cell);
                }
                Column::Media => media = cell,
                Column::Aside => self.keep(&mut event, at, name, cell),
                Column::Tags => event.tags = list(cell),
                Column::Picture => event.pictures = list(cell),
                Column::Address => event.address = Some(cell.to_owned()),
                Column::Text => self.say(&mut event.text, language, row.number, cell, true),
                Column::Title => self.say(&mut event.title, language, row.number, cell, false),
                Column::Place => self.say(&mut event.place, language, row.number, cell, false),
                Column::Caption => self.say(&mut event.caption, language, row.number, cell, false),
                Column::Alt => self.say(&mut event.alt, language, row.number, cell, false),
                Column::Credit => self.say(&mut event.credit, language, row.number, cell, false),
                Column::Source => self.say(&mut event.source, language, row.number, cell, false),
            }
        }
        self.media(&mut event, media);
        self.place(event, kind, end, &when);
    }

    /// Puts a row where it belongs by its kind.
    fn place(&mut self, mut event: Event, kind: &str, end: &str, when: &When<'_>) {
        let row = event.row;
        match kind.to_ascii_lowercase().as_str() {
            "title" if self.table.title.is_none() => {
                event.date = self.date(row, when, false);
                self.table.title = Some(event);
                return;
            }
            "era" => {
                let year = |text: &str| date::of_parts(text, "", "").ok().map(crate::exhibition::KnownDate::year);
                match (year(when.year), year(end)) {
                    (Some(from), Some(to)) if from <= to && !event.title.is_empty() => {
                        self.table.eras.push(Era { row, title: event.title, text: event.text, from, to });
                    }
                    _ => self.remark(ProblemCode::EraIncomplete, row, &[]),
                }
                return;
            }
            "" | "event" | "slide" => {}
            _ => self.remark(ProblemCode::RowKindUnknown, row, &[("value", &named_by(kind))]),
        }
        if event.title.is_empty() && event.text.is_empty() {
            self.remark(ProblemCode::RowEmpty, row, &[]);
            return;
        }
        event.date = self.date(row, when, true);
        if event.title.is_empty() {
            self.remark(ProblemCode::RowTitleMissing, row, &[]);
        }
        self.table.events.push(event);
    }

    fn date(&mut self, row: u32, when: &When<'_>, needed: bool) -> Option<crate::exhibition::KnownDate> {
        let together = [when.year, when.month, when.day].join(" ");
        let written = if when.date.is_empty() { together.trim() } else { when.date };
        if written.is_empty() {
            if needed {
                self.remark(ProblemCode::RowDateMissing, row, &[]);
            }
            return None;
        }
        let read = if when.date.is_empty() {
            if when.month.is_empty() && !when.day.is_empty() && !when.year.is_empty() {
                self.remark(ProblemCode::RowMonthMissing, row, &[("value", &named_by(when.day))]);
            }
            date::of_parts(when.year, when.month, when.day)
        } else {
            date::read(when.date)
        };
        match read {
            Ok(date) => Some(date),
            Err(fault) => {
                let code = match fault {
                    DateFault::Form => ProblemCode::RowDateUnread,
                    DateFault::Ambiguous => ProblemCode::RowDateAmbiguous,
                    DateFault::NoSuchDay => ProblemCode::RowNoSuchDay,
                };
                self.remark(code, row, &[("value", &named_by(written))]);
                None
            }
        }
    }

    /// The address of a picture in the web is listed, the name of a file kept for those who have it.
    fn media(&mut self, event: &mut Event, media: &str) {
        if !media.is_empty() {
            event.pictures.push(media.to_owned());
        }
        let (remote, local) = event.pictures.drain(..).partition(|picture| is_remote(picture));
        event.pictures = local;
        for address in remote {
            self.remark(ProblemCode::PictureRemote, event.row, &[("value", &address)]);
            event.kept.push(("Media".to_owned(), address));
        }
    }

    fn keep(&mut self, event: &mut Event, at: usize, name: String, cell: &str) {
        let named = if name.is_empty() { (at + 1).to_string() } else { name };
        event.kept.push((named.clone(), cell.to_owned()));
        self.kept.entry((at, named)).or_insert((0, event.row)).0 += 1;
    }

    /// Takes words in a language; `long` ones are texts with paragraphs.
    fn say(&mut self, said: &mut Said, language: Option<LanguageTag>, row: u32, cell: &str, long: bool) {
        let mut text = Markdown::default();
        let mut dropped: Vec<String> = Vec::new();
        if self.foreign {
            let read = html::read(cell);
            text.body = read.passages;
            dropped.extend(read.dropped.iter().map(|what| (*what).to_owned()));
        } else if long {
            let mut problems = Vec::new();
            // Each line of a cell is a paragraph.
            let lines = cell.replace("\r\n", "\n").replace(['\n', '\r'], "\n\n");
            let read = markdown::read(self.file, &lines, &mut problems);
            let title = read.title.map(|title| Passage { heading: true, ..title });
            text.body = title.into_iter().chain(read.body).collect();
            dropped.extend(problems.into_iter().filter_map(|mut problem| problem.arguments.remove("what")));
            dropped.dedup();
        } else {
            let mut passage = Passage::default();
            passage.push(cell, false, &mut false);
            passage.finish();
            text.body = vec![passage];
        }
        clean(&mut text);
        for what in &dropped {
            self.remark(ProblemCode::RowPartDropped, row, &[("what", what)]);
        }
        let words = if long {
            write(&text)
        } else {
            text.body.iter().map(|passage| passage.text.as_str()).collect::<Vec<_>>().join(" ")
        };
        if !words.is_empty() {
            said.insert(language, words);
        }
    }
}

/// Whether something is an address or a piece of a page, not the name of a file.
fn is_remote(text: &str) -> bool {
    text.contains("://") || text.starts_with("//") || text.starts_with('<') || text.starts_with("data:")
}

/// What stands in one cell, one after the other.
fn list(cell: &str) -> Vec<String> {
    let marks = [',', ';', '，', '；', '、', '|', '\n'];
    // An address may hold a comma.
    let parts: Vec<&str> = if is_remote(cell) { cell.lines().collect() } else { cell.split(marks).collect() };
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
