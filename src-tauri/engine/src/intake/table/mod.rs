//! Spreadsheets of events: our own columns, and those of TimelineJS, so that a timeline made with it comes over whole.

mod columns;
mod html;
mod read;
mod rows;
mod workbook;

use std::collections::BTreeMap;

use crate::exhibition::{ITEMS, KnownDate, LanguageTag};
use crate::problem::{Problem, ProblemCode};

use super::document::{of_compound, sheet};
use super::refused::Refused;

/// Largest file, in bytes.
pub const LIMIT: usize = 64 << 20;

/// Rows of a table, at most: as many as there may be items.
pub const ROWS: usize = ITEMS;

/// Columns of a table, at most.
pub const COLUMNS: usize = 200;

/// Characters of a cell, at most: what a spreadsheet program holds.
pub const CELL: usize = 32_767;

/// Words by language; where the table does not say which, under nothing.
pub type Said = BTreeMap<Option<LanguageTag>, String>;

/// What a spreadsheet says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The row that stands for the whole timeline.
    pub title: Option<Event>,
    /// Events in the order of the rows.
    pub events: Vec<Event>,
    /// Eras in the order of the rows.
    pub eras: Vec<Era>,
    /// What was left out, guessed or kept aside, by rows as a spreadsheet program numbers them.
    pub remarks: Vec<Problem>,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Event {
    /// Its number, from 1.
    pub row: u32,
    /// Its date at the precision that is written.
    pub date: Option<KnownDate>,
    /// Titles, in plain words.
    pub title: Said,
    /// Texts below the titles, in an exhibition's Markdown.
    pub text: Said,
    /// Where.
    pub place: Said,
    /// Keywords.
    pub tags: Vec<String>,
    /// Names of pictures as they are written, with the words of all of them.
    pub pictures: Vec<String>,
    /// Captions.
    pub caption: Said,
    /// What the pictures show.
    pub alt: Said,
    /// Who made them or owns them.
    pub credit: Said,
    /// Titles of the sources.
    pub source: Said,
    /// Public address.
    pub address: Option<String>,
    /// What has no place of its own in an exhibition, by the names of the columns.
    pub kept: Vec<(String, String)>,
}

/// A stretch of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Era {
    /// Number of its row, from 1.
    pub row: u32,
    /// Titles, in plain words.
    pub title: Said,
    /// Texts below the titles, in an exhibition's Markdown.
    pub text: Said,
    /// First year.
    pub from: i32,
    /// Last year, not before the first.
    pub to: i32,
}

/// Reads a spreadsheet: its first visible sheet, or a text with commas, semicolons or tabs between the columns. `file` is
/// the name by which problems call it; its content says what it is.
///
/// # Errors
/// When it is too large, damaged, protected or of another kind, or when no row names the columns.
pub fn read(file: &str, bytes: &[u8]) -> Result<Table, Refused> {
    if bytes.len() > LIMIT {
        return Err(Problem::new(ProblemCode::DocumentTooLarge, file).with("limit", LIMIT >> 20).into());
    }
    if bytes.is_empty() {
        return Err(Refused::new(ProblemCode::DocumentEmpty, file));
    }
    let mut remarks = Vec::new();
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let rows = workbook::read(file, bytes, &mut remarks)?;
        return read::read(file, &rows, remarks);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(of_compound(file, bytes));
    }
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).trim_start().to_ascii_lowercase();
    if start.starts_with("<html") || start.starts_with("<!doctype") || start.starts_with("<?xml") {
        return Err(sheet(file, "web-page"));
    }
    if start.starts_with("%pdf-") {
        return Err(Refused::new(ProblemCode::DocumentPdf, file));
    }
    let rows = rows::read(file, bytes, &mut remarks)?;
    read::read(file, &rows, remarks)
}
