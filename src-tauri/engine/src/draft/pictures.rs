//! The words of pictures, their order, and taking them away: in the lists that staff's own files are, with all that stands
//! in them besides.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use toml_edit::{DocumentMut, InlineTable, Item, TableLike, Value};

use super::{Draft, DraftError, StepKind};
use crate::exhibition::LanguageTag;
use crate::exhibition::values::Words;
use crate::intake::list;

/// Bytes of a list, at most: as reading takes them.
const LIST_LIMIT: usize = 8 << 20;
/// Letters of one alt text, caption or credit, at most. What fits the screen is another question, and the check's.
const WORDS_LIMIT: usize = 2_000;

/// What is said of a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureWords {
    /// What it shows, for people who can't see it.
    pub alt: Words,
    /// Caption.
    pub caption: Words,
    /// Who made it or owns it.
    pub credit: Words,
}

/// What a picture's file suggests, and nobody has confirmed yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggested {
    /// What it shows.
    pub alt: Words,
    /// Caption.
    pub caption: Words,
    /// Who made it or owns it: a name, the same in every language.
    pub credit: Option<String>,
}

/// The keys of a picture's words in a list.
const KEYS: [&str; 3] = ["alt", "caption", "credit"];

impl PictureWords {
    fn of(&self, key: &str) -> &Words {
        match key {
            "alt" => &self.alt,
            "caption" => &self.caption,
            _ => &self.credit,
        }
    }
}

impl Draft {
    /// Writes what is said of the picture that `list` (`gallery/media.toml`, `history/1952/item.toml`) calls `file`. Words
    /// without letters are taken out; suggestions that were answered go with them.
    ///
    /// # Errors
    /// When there is no such list or picture, the words are too long, or as every step.
    pub fn describe(
        &self,
        list: &str,
        file: &str,
        words: &PictureWords,
        by: &str,
        now: Timestamp,
    ) -> Result<(), DraftError> {
        let _lock = self.lock(by, now)?;
        let too_long = |words: &Words| words.values().any(|text| text.chars().count() > WORDS_LIMIT);
        if KEYS.iter().any(|key| too_long(words.of(key))) {
            return Err(DraftError::TooLong { file: list.to_owned() });
        }
        let mut document = parse(list, &self.list(list)?)?;
        let table = pictures(&mut document)
            .into_iter()
            .find(|table| named(*table) == Some(file))
            .ok_or_else(|| DraftError::Unknown { what: file.to_owned() })?;
        let languages = self.languages_where_shown(list, file)?;
        for key in KEYS {
            say(table, key, words.of(key), &languages);
        }
        let written = answer(&document.to_string(), file, words);
        let step = (StepKind::Words, file);
        self.change(step, vec![(list.to_owned(), Some(checked(list, written)?))], (by, now))
    }

    /// Puts the picture that `list` calls `file` at a place of the list, counted from 0.
    ///
    /// # Errors
    /// When there is no such list or picture, the list's pictures do not stand one after the other, or as every step.
    pub fn arrange(&self, list: &str, file: &str, to: usize, by: &str, now: Timestamp) -> Result<(), DraftError> {
        let _lock = self.lock(by, now)?;
        let text = self.list(list)?;
        let mut order = files(list, &text)?;
        let from = order.iter().position(|name| name == file);
        let from = from.ok_or_else(|| DraftError::Unknown { what: file.to_owned() })?;
        let moved = order.remove(from);
        order.insert(to.min(order.len()), moved);
        let ranges = blocks(&text);
        let gaps = ranges.windows(2).any(|two| two[0].end != two[1].start);
        let mut blocks: Vec<String> = ranges.into_iter().map(|range| ended(&text[range])).collect();
        // What stands between two pictures would be lost.
        if gaps || blocks.len() != order.len() {
            return Err(DraftError::Unreadable { file: list.to_owned() });
        }
        let (start, end) = ends(&text);
        let block = blocks.remove(from);
        blocks.insert(to.min(blocks.len()), block);
        let written = format!("{}{}{}", &text[..start], blocks.concat(), &text[end..]);
        // A list of which one table stands elsewhere would come out another.
        if files(list, &written)? != order {
            return Err(DraftError::Unreadable { file: list.to_owned() });
        }
        self.change((StepKind::Order, file), vec![(list.to_owned(), Some(checked(list, written)?))], (by, now))
    }

    /// Takes the picture that `list` calls `file` out of it, and its file with it where nothing else shows that.
    ///
    /// # Errors
    /// As [`Self::arrange`].
    pub fn remove(&self, list: &str, file: &str, by: &str, now: Timestamp) -> Result<(), DraftError> {
        let _lock = self.lock(by, now)?;
        let text = self.list(list)?;
        let mut order = files(list, &text)?;
        let from = order.iter().position(|name| name == file);
        let from = from.ok_or_else(|| DraftError::Unknown { what: file.to_owned() })?;
        order.remove(from);
        let blocks = blocks(&text);
        let Some(block) = blocks.get(from).filter(|_| blocks.len() == order.len() + 1) else {
            return Err(DraftError::Unreadable { file: list.to_owned() });
        };
        let written = format!("{}{}", &text[..block.start], &text[block.end..]);
        if files(list, &written)? != order {
            return Err(DraftError::Unreadable { file: list.to_owned() });
        }
        let mut changed = vec![(list.to_owned(), Some(checked(list, written)?))];
        let path = seen_from(list, file);
        if self.shown_once(&path) {
            changed.push((path, None));
        }
        self.change((StepKind::Remove, file), changed, (by, now))
    }

    /// The exhibition's languages, where it shows what `list` calls `file`. Of one that is passed over nobody knows what
    /// is said, and nothing of it would be left.
    fn languages_where_shown(&self, list: &str, file: &str) -> Result<Vec<LanguageTag>, DraftError> {
        let unreadable = || DraftError::Unreadable { file: list.to_owned() };
        let exhibition = crate::exhibition::read(&self.folder()).map_err(|_| unreadable())?.exhibition;
        let path = seen_from(list, file);
        if exhibition.pictures().all(|picture| picture.file != path) {
            return Err(unreadable());
        }
        Ok(exhibition.languages)
    }

    /// Whether one place alone shows a picture.
    fn shown_once(&self, path: &str) -> bool {
        let draft = crate::exhibition::read(&self.folder());
        draft.is_ok_and(|draft| draft.exhibition.pictures().filter(|picture| picture.file == path).count() == 1)
    }

    pub(super) fn list(&self, list: &str) -> Result<String, DraftError> {
        let known = list.ends_with("/media.toml") || list.ends_with("/item.toml");
        let inner = crate::exhibition::InnerPath::parse(list).ok().filter(|_| known);
        let inner = inner.ok_or_else(|| DraftError::Unknown { what: list.to_owned() })?;
        std::fs::read_to_string(self.folder().join(inner.as_str())).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => DraftError::Unknown { what: list.to_owned() },
            _ => DraftError::Unreadable { file: list.to_owned() },
        })
    }
}

/// The pictures of a list as it calls them, each with what its file suggests.
pub(super) fn listed(list: &str, text: &str) -> Vec<(String, Suggested)> {
    let names = files(list, text).unwrap_or_default();
    let blocks = blocks(text);
    let suggested = |at: usize| {
        let range = blocks.get(at).filter(|_| blocks.len() == names.len());
        range.map(|range| suggestions(&text[range.clone()])).unwrap_or_default()
    };
    names.iter().enumerate().map(|(at, name)| (name.clone(), suggested(at))).collect()
}

/// The path in the exhibition of what a list calls `file`.
pub(super) fn seen_from(list: &str, file: &str) -> String {
    let folder = list.rsplit_once('/').map_or("", |(folder, _)| folder);
    file.strip_prefix('/').map_or_else(|| format!("{folder}/{file}"), str::to_owned)
}

fn parse(list: &str, text: &str) -> Result<DocumentMut, DraftError> {
    text.trim_start_matches('\u{feff}').parse().map_err(|_| DraftError::Unreadable { file: list.to_owned() })
}

/// A list ready to be written.
fn checked(list: &str, text: String) -> Result<Vec<u8>, DraftError> {
    parse(list, &text)?;
    if text.len() > LIST_LIMIT { Err(DraftError::TooLong { file: list.to_owned() }) } else { Ok(text.into_bytes()) }
}

fn pictures(document: &mut DocumentMut) -> Vec<&mut dyn TableLike> {
    match document.get_mut("pictures") {
        Some(Item::ArrayOfTables(tables)) => tables.iter_mut().map(|table| table as &mut dyn TableLike).collect(),
        Some(Item::Value(Value::Array(array))) => {
            let tables = array.iter_mut().filter_map(Value::as_inline_table_mut);
            tables.map(|table| table as &mut dyn TableLike).collect()
        }
        _ => Vec::new(),
    }
}

fn named(table: &(impl TableLike + ?Sized)) -> Option<&str> {
    table.get("file")?.as_str()
}

fn files(list: &str, text: &str) -> Result<Vec<String>, DraftError> {
    let mut document = parse(list, text)?;
    Ok(pictures(&mut document).into_iter().filter_map(|table| named(table).map(str::to_owned)).collect())
}

/// Gives a key its words, by language, and leaves a table or a list in brackets what it was.
/// What is said in a language that the exhibition does not have, nobody saw and nobody takes away.
fn say(table: &mut dyn TableLike, key: &str, words: &Words, languages: &[LanguageTag]) {
    let words: BTreeMap<&str, &str> =
        words.iter().map(|(tag, text)| (tag.as_str(), text.trim())).filter(|(_, text)| !text.is_empty()).collect();
    // One line for all languages stays one while they all say it.
    if let Some(one) = table.get(key).and_then(Item::as_str)
        && words.len() == languages.len()
        && words.values().all(|text| *text == one)
    {
        return;
    }
    let known = |tag: &str| languages.iter().any(|language| language.as_str() == tag);
    let others =
        table.get(key).and_then(Item::as_table_like).is_some_and(|said| said.iter().any(|(tag, _)| !known(tag)));
    if words.is_empty() && !others {
        table.remove(key);
        return;
    }
    let Some(said) = table.get_mut(key).and_then(Item::as_table_like_mut) else {
        let inline: InlineTable = words.into_iter().map(|(tag, text)| (tag, Value::from(text))).collect();
        table.insert(key, toml_edit::value(inline));
        return;
    };
    let gone: Vec<String> = said
        .iter()
        .map(|(tag, _)| tag.to_owned())
        .filter(|tag| known(tag) && !words.contains_key(tag.as_str()))
        .collect();
    for tag in gone {
        said.remove(&tag);
    }
    for (tag, text) in words {
        // What is said already keeps its comments.
        if said.get(tag).and_then(Item::as_str) != Some(text) {
            said.insert(tag, toml_edit::value(text));
        }
    }
}

/// Where the tables of pictures stand in a list: each with the comments and tables of its own.
fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let (mut at, mut open) = (0, false);
    for line in text.split_inclusive('\n') {
        let begins = line.trim_start();
        if begins.starts_with("[[pictures]]") {
            blocks.push(at..at);
            open = true;
        } else if begins.starts_with('[') && !begins.starts_with("[pictures.") && !begins.starts_with("[[pictures.") {
            open = false;
        }
        if open && let Some(last) = blocks.last_mut() {
            last.end = at + line.len();
        }
        at += line.len();
    }
    blocks
}

/// Where the first begins and the last ends.
fn ends(text: &str) -> (usize, usize) {
    let blocks = blocks(text);
    let start = blocks.first().map_or(text.len(), |block| block.start);
    (start, blocks.last().map_or(start, |block| block.end))
}

/// A block with an empty line after it, so that it may stand before another.
fn ended(block: &str) -> String {
    let end = if block.contains("\r\n") { "\r\n" } else { "\n" };
    format!("{}{end}{end}", block.trim_end())
}

/// What stands in a block as a comment that would be a word of the picture.
fn suggestion(line: &str) -> Option<(&'static str, Option<LanguageTag>, String)> {
    let said = line.trim().strip_prefix("# ")?;
    let key = KEYS.into_iter().find(|key| {
        said.strip_prefix(key).is_some_and(|rest| rest.starts_with('.') || rest.trim_start().starts_with('='))
    })?;
    let document: DocumentMut = said.parse().ok()?;
    let item = document.get(key)?;
    if let Some(text) = item.as_str() {
        return Some((key, None, text.to_owned()));
    }
    let (tag, text) = item.as_table_like()?.iter().next()?;
    Some((key, Some(LanguageTag::parse(tag).ok()?), text.as_str()?.to_owned()))
}

fn suggestions(block: &str) -> Suggested {
    let mut suggested = Suggested::default();
    for said in block.lines().filter_map(suggestion) {
        match said {
            ("alt", Some(tag), text) => drop(suggested.alt.insert(tag, text)),
            ("caption", Some(tag), text) => drop(suggested.caption.insert(tag, text)),
            ("credit", _, text) => suggested.credit = Some(text),
            _ => {}
        }
    }
    suggested
}

/// A list without the suggestions for `file` that its words answer now.
fn answer(text: &str, file: &str, words: &PictureWords) -> String {
    let at = files("", text).ok().and_then(|names| names.iter().position(|name| name == file));
    let Some(block) = at.and_then(|at| blocks(text).get(at).cloned()) else { return text.to_owned() };
    let answered = |line: &&str| {
        let Some((key, tag, _)) = suggestion(line) else { return false };
        tag.map_or_else(|| !words.of(key).is_empty(), |tag| words.of(key).contains_key(&tag))
    };
    let mut kept: Vec<&str> = text[block.clone()].split_inclusive('\n').filter(|line| !answered(line)).collect();
    if !kept.iter().any(|line| suggestion(line).is_some()) {
        kept.retain(|line| !list::is_of_suggestions(line));
    }
    format!("{}{}{}", &text[..block.start], kept.concat(), &text[block.end..])
}
