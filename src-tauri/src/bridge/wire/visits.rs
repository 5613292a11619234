//! What staff are told of visits.

use std::collections::BTreeMap;

use serde::Serialize;
#[cfg(test)]
use ts_rs::TS;

/// What was counted in some days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Visits {
    /// The first day, ISO 8601.
    pub from: String,
    /// The last day, ISO 8601.
    pub to: String,
    /// How many visits there were.
    pub visits: u32,
    /// How often somebody only touched the screen. Not among the visits.
    pub brushes: u32,
    /// How long half of the visits were at most, in seconds; nothing where there was none.
    pub median_seconds: Option<u32>,
    /// By day, in order, with days on which nobody came.
    pub by_day: Vec<DayVisits>,
    /// By the hour in which they began, from midnight on.
    #[cfg_attr(test, ts(type = "Array<number>"))]
    pub by_hour: Vec<u32>,
    /// By how long they were: shorter than half a minute, than 1, 2, 5 and 10 minutes, and longer.
    #[cfg_attr(test, ts(type = "Array<number>"))]
    pub by_length: Vec<u32>,
    /// By the language at their end, the most first.
    pub by_language: Vec<LanguageVisits>,
    /// By the sections that were opened, the most first.
    pub by_section: Vec<SectionVisits>,
}

/// How many visits a day had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
pub struct DayVisits {
    /// ISO 8601.
    pub day: String,
    /// Visits that began on it.
    pub visits: u32,
}

/// How many visits ended in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
pub struct LanguageVisits {
    /// BCP 47 tag.
    pub language: String,
    /// Its name in its own script; its tag where the exhibition no longer has it.
    pub name: String,
    /// Visits.
    pub visits: u32,
}

/// How a section fared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct SectionVisits {
    /// Its folder's name.
    pub section: String,
    /// Its title by language; none where the exhibition no longer has it.
    #[cfg_attr(test, ts(type = "{ [key in string]: string }"))]
    pub title: BTreeMap<String, String>,
    /// In how many visits it was opened.
    pub visits: u32,
    /// How long it was on the screen in half of those at most, in seconds.
    pub median_seconds: u32,
    /// How many of its items were opened in all of them together.
    pub items: u32,
    /// In how many of them a text of it was followed to its end.
    pub ended: u32,
}

/// What was taken to a stick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
pub struct Exported {
    /// Where the stick is.
    pub stick: String,
    /// The names of the files on it.
    pub files: Vec<String>,
}
