use serde::Serialize;

use super::suggestions::Suggestions;
use crate::problem::{Problem, Severity};

/// What an import did; of a dry run, what it would do.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Report {
    /// Whether nothing was written.
    pub dry_run: bool,
    /// What was taken: texts and tables, then pictures and recordings, each in the order of the sources.
    pub taken: Vec<Taken>,
    /// What the exhibition has already.
    pub known: Vec<Known>,
    /// What was not taken (errors), and what to look at (warnings).
    pub problems: Vec<Problem>,
    /// What staff should still write.
    pub to_write: Vec<ToWrite>,
}

impl Report {
    /// Whether something was not taken.
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Error)
    }
}

/// A file that was taken.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Taken {
    /// Where it was.
    pub from: String,
    /// Where it is now, in the exhibition.
    pub to: String,
    /// As what it was taken.
    #[serde(rename = "as")]
    pub role: Role,
    /// Whether it was given another name, apart from its folder.
    pub renamed: bool,
    /// What it was converted from: `heic`, `avif`, `srt`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub converted_from: Option<String>,
    /// What its file suggests; comments beside it.
    #[serde(skip_serializing_if = "Suggestions::is_empty")]
    pub suggestions: Suggestions,
}

impl Taken {
    /// A file that became what it is under the name that it has.
    pub(super) fn as_it_is(from: String, to: String, role: Role) -> Self {
        Self { from, to, role, renamed: false, converted_from: None, suggestions: Suggestions::default() }
    }
}

/// As what a file was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// A picture of a gallery, an event or a person.
    Picture,
    /// The narration of a text.
    Narration,
    /// The timings of a narration.
    Timings,
    /// A text.
    Text,
    /// An event or a person, from a table.
    Item,
    /// A new section.
    Section,
    /// Kept for staff in a folder that visitors never see.
    Note,
}

/// A file whose content the exhibition has already, or that came twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Known {
    /// Where it was.
    pub from: String,
    /// Where the same content is: in the exhibition, or the file that came before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
}

/// What a list of pictures still lacks of those that were added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ToWrite {
    /// The list.
    pub file: String,
    /// Pictures that need alt text, caption and credit.
    pub pictures: usize,
    /// How many of them have suggestions beside them.
    pub suggested: usize,
    /// The languages of the exhibition.
    pub languages: Vec<String>,
}
