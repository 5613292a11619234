//! Staff's spreadsheets: `own` with our columns, `timeline_js` with those of `TimelineJS`, `workbooks` of Excel, `refused`
//! what can't be read, `placed` the files they become, `documented` the columns that the document names.

mod documented;
mod own;
mod placed;
mod refused;
mod timeline_js;
pub mod workbooks;

use engine::intake::table::{Said, Table, read};
use engine::problem::{Problem, ProblemCode};

use crate::exhibitions::assert_told;

pub fn taken(name: &str, bytes: &[u8]) -> Table {
    let table = read(name, bytes).unwrap_or_else(|refused| panic!("{name}: {refused:#?}"));
    table.remarks.iter().for_each(assert_told);
    table
}

pub fn refused(name: &str, bytes: &[u8]) -> Vec<ProblemCode> {
    let refused = read(name, bytes).expect_err(name);
    refused.problems.iter().for_each(assert_told);
    refused.problems.iter().map(|problem| problem.code).collect()
}

/// Codes and rows.
pub fn found(remarks: &[Problem]) -> Vec<(ProblemCode, &str)> {
    remarks.iter().map(|problem| (problem.code, problem.arguments.get("row").map_or("", String::as_str))).collect()
}

/// Words by language, where it is said.
pub fn words(said: &Said) -> Vec<(&str, &str)> {
    said.iter().map(|(tag, text)| (tag.as_ref().map_or("", |tag| tag.as_str()), text.as_str())).collect()
}

/// The dates of the events, as far as they are known.
pub fn dates(table: &Table) -> Vec<String> {
    table.events.iter().map(|event| event.date.map_or_else(String::new, |date| date.to_string())).collect()
}
