//! What the staff window is told of the draft, and tells it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
#[cfg(test)]
use ts_rs::TS;

/// Words by language.
type Words = BTreeMap<String, String>;

/// What staff work on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Draft {
    /// Who began it.
    pub by: String,
    /// When, RFC 3339 in UTC.
    pub begun: String,
    /// The edition that it was begun from, or became last; 0 is the built-in one.
    pub number: u32,
    /// The exhibition's languages; the first is the default.
    pub languages: Vec<String>,
    /// Sections in order.
    pub sections: Vec<DraftSection>,
    /// Everything that is wrong.
    pub problems: Vec<DraftProblem>,
    /// The step that is taken back next.
    pub undo: Option<DraftStep>,
    /// The step that is done again next.
    pub redo: Option<DraftStep>,
    /// Address that thumbnails' names are appended to; none before the draft was looked at.
    pub base: Option<String>,
}

/// A section of a draft.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct DraftSection {
    /// Its folder.
    pub id: String,
    /// Its title.
    pub title: Words,
    /// What it holds.
    pub kind: SectionKind,
    /// What can be opened in it.
    pub parts: Vec<DraftPart>,
}

/// What a section holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "lowercase")]
pub enum SectionKind {
    /// A signed text.
    Message,
    /// Events.
    Timeline,
    /// Pictures.
    Gallery,
    /// People.
    People,
}

/// An item, an era, a message, or all pictures of a gallery.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct DraftPart {
    /// Its path in the exhibition.
    pub id: String,
    /// Its title.
    pub title: Words,
    /// Its texts as they are written, by language; none where it can have no text.
    pub texts: Option<Words>,
    /// The list that names its pictures; none where it can have none.
    pub list: Option<String>,
    /// Its pictures in order.
    pub pictures: Vec<DraftPicture>,
    /// Languages in which it has a recording.
    pub recorded: Vec<String>,
}

/// A picture of a draft.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct DraftPicture {
    /// As its list calls it.
    pub file: String,
    /// Whether it can be shown.
    pub readable: bool,
    /// What is said of it.
    pub words: PictureWords,
    /// What its file suggests.
    pub suggested: SuggestedWords,
    /// Name of a small copy, where there is one already.
    pub thumbnail: Option<String>,
}

/// What is said of a picture, by language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PictureWords {
    /// What it shows.
    pub alt: Words,
    /// Caption.
    pub caption: Words,
    /// Who made it or owns it.
    pub credit: Words,
}

/// What a picture's file suggests.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct SuggestedWords {
    /// What it shows.
    pub alt: Words,
    /// Caption.
    pub caption: Words,
    /// Who made it or owns it, in every language.
    pub credit: Option<String>,
}

/// Something that is wrong with the draft or with what was loaded, in the language that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct DraftProblem {
    /// The file concerned.
    pub file: String,
    /// Its line, from 1.
    pub line: Option<u32>,
    /// Whether it keeps the draft from being published, or the file from being taken.
    pub grave: bool,
    /// What is wrong.
    pub sentence: String,
    /// What to do.
    pub remedy: String,
}

/// A step that can be undone or done again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct DraftStep {
    /// What it did.
    pub kind: StepKind,
    /// To what: a file's name or an item's path; empty where it was more than one.
    pub to: String,
}

/// What a step did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "lowercase")]
pub enum StepKind {
    /// Took files in.
    Import,
    /// Wrote the words of a picture.
    Words,
    /// Put a picture elsewhere.
    Order,
    /// Took a picture away.
    Remove,
    /// Wrote a text.
    Text,
}

/// A stick, or another disk that can be pulled out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Stick {
    /// Where it is.
    pub path: String,
    /// What it calls itself.
    pub name: String,
    /// What lies on it, folders first, by name; not what systems leave there.
    pub entries: Vec<StickEntry>,
}

/// A file or folder at the top of a stick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct StickEntry {
    /// Where it is.
    pub path: String,
    /// Its name.
    pub name: String,
    /// Whether it is a folder.
    pub folder: bool,
}

/// What came of loading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Loaded {
    /// What was taken.
    pub taken: Vec<TakenFile>,
    /// How many files were there already.
    pub known: u32,
    /// What was not taken, and what to look at.
    pub problems: Vec<DraftProblem>,
}

/// A file that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct TakenFile {
    /// Its name on the stick.
    pub from: String,
    /// Where it is in the exhibition.
    pub to: String,
    /// As what it was taken: `picture`, `narration`, `timings`, `text`, `item`, `section`, `note`.
    pub role: String,
}

/// How far a long operation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// What is being done.
    pub stage: ProgressStage,
    /// Files of this stage that are done.
    pub done: u32,
    /// How many there are.
    pub total: u32,
}

/// What a long operation is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "lowercase")]
pub enum ProgressStage {
    /// Reading what was brought.
    Import,
    /// Copying into the store.
    Store,
    /// Making the sizes for the screen.
    Derive,
    /// Reading back what was written.
    Verify,
}

/// What would be published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct DraftChanges {
    /// Items that are new.
    pub added: Vec<NamedItem>,
    /// Items that are different.
    pub changed: Vec<NamedItem>,
    /// Items that are gone.
    pub removed: Vec<NamedItem>,
}

/// An item as people name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct NamedItem {
    /// Its path in the exhibition.
    pub id: String,
    /// Its title, where it has one.
    pub title: Option<String>,
}
