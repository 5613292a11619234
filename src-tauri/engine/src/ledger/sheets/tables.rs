use jiff::civil::Date;

use super::Names;
use super::words::Words;
use crate::ledger::Visits;

/// A table with a line for each day, hour, language and so on.
pub(super) struct Table {
    pub(super) title: &'static str,
    pub(super) lines: Vec<Line>,
}

/// A line of a table.
pub(super) struct Line {
    pub(super) of: Of,
    pub(super) visits: u32,
    pub(super) median: Option<u32>,
    pub(super) items: Option<u32>,
    pub(super) ended: Option<u32>,
}

/// What a line is about.
pub(super) enum Of {
    Day(Date),
    Words(String),
}

impl Line {
    fn new(of: Of, visits: u32) -> Self {
        Self { of, visits, median: None, items: None, ended: None }
    }

    fn about(words: &str, visits: u32) -> Self {
        Self::new(Of::Words(words.to_owned()), visits)
    }
}

/// Every table, the sums first.
pub(super) fn tables(visits: &Visits, words: &Words, names: &Names) -> [Table; 6] {
    let table = |title, lines| Table { title, lines };
    let sum = Line { median: visits.median_seconds, ..Line::about(words.visits, visits.visits) };
    let hours = visits.by_hour.iter().zip(0..);
    let lengths = words.by_length.iter().zip(visits.by_length);
    let sections = visits.by_section.iter().map(|section| Line {
        median: Some(section.median_seconds),
        items: Some(section.items),
        ended: Some(section.ended),
        ..Line::about(names.section(&section.section), section.visits)
    });
    let languages = visits.by_language.iter();
    [
        table(words.sum, vec![sum, Line::about(words.brushes, visits.brushes)]),
        table(words.days, visits.by_day.iter().map(|one| Line::new(Of::Day(one.day), one.visits)).collect()),
        table(words.hours, hours.map(|(count, hour)| Line::about(&between(hour), *count)).collect()),
        table(words.lengths, lengths.map(|(length, count)| Line::about(length, count)).collect()),
        table(words.languages, languages.map(|one| Line::about(names.language(&one.language), one.visits)).collect()),
        table(words.sections, sections.collect()),
    ]
}

fn between(hour: u8) -> String {
    format!("{hour:02}:00–{:02}:00", hour + 1)
}
