//! The counts of visits as tables: for spreadsheets, as comma-separated values and as a workbook, and as plain text.

mod csv;
mod save;
mod tables;
mod text;
mod words;
mod xlsx;

use std::collections::BTreeMap;

pub use self::csv::csv;
pub use self::save::{SaveError, save};
pub use self::text::text;
pub use self::xlsx::{XlsxError, xlsx};

use crate::exhibition::content::{Content, Localized, Section};
use crate::words::Lang;

/// What sections and languages are called; each that has no name here goes by its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    sections: BTreeMap<String, String>,
    languages: BTreeMap<String, String>,
}

impl Names {
    /// As an exhibition calls them.
    pub fn of(content: &Content, lang: Lang) -> Self {
        let one = |section: &Section| Some((section.id().to_owned(), title(section.title(), lang)?));
        Self {
            sections: content.sections.iter().filter_map(one).collect(),
            languages: content.languages.iter().map(|one| (one.tag.clone(), one.name.clone())).collect(),
        }
    }

    fn section<'n>(&'n self, id: &'n str) -> &'n str {
        self.sections.get(id).map_or(id, String::as_str)
    }

    fn language<'n>(&'n self, tag: &'n str) -> &'n str {
        self.languages.get(tag).map_or(tag, String::as_str)
    }
}

/// In the language that is read, else in any.
fn title(words: &Localized, lang: Lang) -> Option<String> {
    let own = words.iter().find(|(tag, words)| Lang::of(tag) == lang && !words.is_empty());
    own.or_else(|| words.iter().find(|(_, words)| !words.is_empty())).map(|(_, words)| words.clone())
}
