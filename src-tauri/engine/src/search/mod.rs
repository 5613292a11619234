//! Search over all texts of an exhibition: by words and their beginnings, by Chinese characters, and by pinyin, written
//! out, in initials, or both.
//!
//! A word of a query is found where a text has a word that begins with it, or Chinese that it may spell; all words of a
//! query must be found in the same thing, in one language. A word that a space follows must be whole.

mod cut;
mod dictionary;
mod entries;
mod follow;
mod index;
mod keys;
mod offers;
mod query;
mod readings;
mod scan;
mod show;
mod steps;

use std::cmp::Reverse;
use std::fmt;

use rayon::prelude::*;

use crate::exhibition::content::Content;

use dictionary::Dictionary;
use entries::entries;
use index::{Index, spoken};
use query::Query;
use scan::{Hit, Place};

pub use query::QUERY_LIMIT;

/// Results that are told; there may be more.
pub const RESULTS: usize = 50;

/// Who asks for what.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// What was typed: the first [`QUERY_LIMIT`] characters count.
    pub query: &'a str,
    /// BCP 47 tag of the visitor's language; the first of `languages` where it is none of them.
    pub language: &'a str,
    /// The sections that are shown.
    pub sections: &'a [&'a str],
    /// The languages that are shown, by tag.
    pub languages: &'a [&'a str],
}

/// Without the query: what a visitor looks for is written nowhere.
impl fmt::Debug for Asked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Asked")
            .field("language", &self.language)
            .field("sections", &self.sections)
            .field("languages", &self.languages)
            .finish_non_exhaustive()
    }
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The best, in order; at most [`RESULTS`].
    pub results: Vec<FoundText>,
    /// How many there are in all.
    pub count: usize,
    /// Letters, digits and the space that, typed next, still lead to a result; lower case.
    pub keys: Vec<char>,
    /// Chinese that the letters typed last may stand for, the likeliest first; each leads to a result in their place.
    pub offers: Vec<String>,
}

/// One text that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundText {
    /// The section that it is in.
    pub section: String,
    /// The item or the era; absent where it is the text of the section itself.
    pub item: Option<String>,
    /// BCP 47 tag of the words.
    pub lang: String,
    /// Its title.
    pub title: Marked,
    /// The stretch of the text around the first find; empty where only the title has it.
    pub excerpt: Marked,
}

/// Words with what was found in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The words.
    pub text: String,
    /// Where what was found begins and ends, in UTF-16 units, in order and apart.
    pub marks: Vec<[u32; 2]>,
}

/// The index of an exhibition as an edition keeps it. The same exhibition gives the same bytes.
pub(crate) fn compile(content: &Content) -> Vec<u8> {
    Index::build(content).to_bytes()
}

/// An exhibition that can be searched.
pub struct Search {
    dictionary: Dictionary,
    units: Vec<u32>,
    texts: Vec<IndexedText>,
}

/// A text in one language.
struct IndexedText {
    /// Number of its entry, in the order of the exhibition.
    entry: u32,
    /// Number of its language.
    language: u32,
    /// Where in the units its title, remarks and text begin, and where it ends.
    bounds: [usize; 4],
}

impl fmt::Debug for Search {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Search")
            .field("texts", &self.texts.len())
            .field("units", &self.units.len())
            .finish_non_exhaustive()
    }
}

impl Search {
    /// Makes an exhibition searchable that brings no index. Takes about a second for ten million words.
    pub fn build(content: &Content) -> Self {
        Self::of(Index::build(content), content)
    }

    /// Reads an index; nothing where it is damaged, of another format, or of another exhibition.
    pub(crate) fn read(bytes: &[u8], content: &Content) -> Option<Self> {
        Some(Self::of(Index::from_bytes(bytes, content)?, content))
    }

    fn of(index: Index, content: &Content) -> Self {
        let all = entries(content);
        let language = |tag| content.languages.iter().position(|language| language.tag == tag).unwrap_or_default();
        // What is spoken comes entry by entry, so the number of the entry only ever rises.
        let mut entry = 0;
        let mut from = 0;
        let texts = spoken(content, &all).zip(index.lengths).map(|((of, tag), lengths)| {
            while !std::ptr::eq(&raw const all[entry], of) {
                entry += 1;
            }
            let mut bounds = [from; 4];
            for (at, length) in lengths.into_iter().enumerate() {
                from += length as usize;
                bounds[at + 1] = from;
            }
            IndexedText { entry: entry as u32, language: language(tag) as u32, bounds }
        });
        Self { texts: texts.collect(), dictionary: Dictionary::new(index.words, index.characters), units: index.units }
    }

    /// Searches `content`, the exhibition that this is of. Nothing of the query is kept or logged.
    pub fn find(&self, content: &Content, asked: &Asked<'_>) -> Found {
        let query = Query::parse(asked.query);
        let all = entries(content);
        let shown_language = |number: u32| asked.languages.contains(&content.languages[number as usize].tag.as_str());
        let shown = |text: &IndexedText| {
            shown_language(text.language) && asked.sections.contains(&all[text.entry as usize].section.id())
        };
        let steps = self.steps(&query);
        let scan = self.scan(&query, &steps, shown);
        let visitors = asked.languages.iter().find(|tag| **tag == asked.language).or(asked.languages.first());
        let visitors = content.languages.iter().position(|language| Some(&language.tag.as_str()) == visitors);
        let hits = best(&scan.hits, visitors.map(|language| language as u32));
        Found {
            count: hits.len(),
            results: hits[..hits.len().min(RESULTS)]
                .par_iter()
                .map(|hit| self.show(content, &all, (&query, &steps), hit, visitors))
                .collect(),
            keys: if query.full { Vec::new() } else { scan.keys.chars().collect() },
            offers: scan.offers.best(),
        }
    }
}

/// Of each entry the hit in the visitor's language, or else the first; those in the visitor's language before the
/// others, by where they were found, then in the order of the exhibition.
fn best(hits: &[Hit], visitors: Option<u32>) -> Vec<Hit> {
    let direct = |hit: &Hit| Some(hit.language) == visitors;
    let of_entry = hits.chunk_by(|one, next| one.entry == next.entry);
    let mut best: Vec<Hit> =
        of_entry.filter_map(|hits| hits.iter().find(|hit| direct(hit)).or(hits.first()).copied()).collect();
    best.sort_by_key(|hit| (Reverse(direct(hit)), hit.place));
    best
}

impl Place {
    /// Where the units of a text lie.
    fn of(bounds: &[usize; 4], at: usize) -> Self {
        match at {
            at if at == bounds[0] && at < bounds[1] => Self::TitleStart,
            at if at < bounds[1] => Self::Title,
            at if at < bounds[2] => Self::Remarks,
            _ => Self::Text,
        }
    }
}
