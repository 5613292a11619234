//! What an exhibition says, as it was read: typed, and without what could not be read.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::content::{BlockRole, Years};
use super::date::KnownDate;
use super::files::NarrationTable;
use super::language::LanguageTag;
use super::values::Words;
use crate::narration::timings::Cue;

/// An exhibition.
#[derive(Clone, Debug, Default)]
pub struct Exhibition {
    /// Its own identifier.
    pub id: String,
    /// Languages in order; the first is the default. Empty only where `exhibition.toml` could not be read.
    pub languages: Vec<LanguageTag>,
    /// Its name.
    pub title: Words,
    /// First and last year it covers.
    pub years: Option<Years>,
    /// The motto of the house.
    pub motto: Words,
    /// The tradition that goes with the motto.
    pub tradition: Words,
    /// The anniversary's theme.
    pub theme: Words,
    /// Accent colour as `#rrggbb`.
    pub accent: Option<String>,
    /// The crest.
    pub crest: Option<Picture>,
    /// Names that must not break across lines.
    pub names: Vec<String>,
    /// Lines of the credits.
    pub credits: Vec<Credit>,
    /// Sources of the whole exhibition.
    pub sources: Vec<Source>,
    /// Tags in order: those that the exhibition names, then those that items carry besides.
    pub tags: Vec<Tag>,
    /// Sections in order.
    pub sections: Vec<Section>,
    /// Interface words for languages that the program does not ship.
    pub words: BTreeMap<LanguageTag, BTreeMap<String, String>>,
}

/// A tag.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// As items carry it.
    pub id: String,
    /// Its name; none where the exhibition does not name it.
    pub title: Words,
}

/// A section.
#[derive(Clone, Debug)]
pub struct Section {
    /// Folder name.
    pub id: String,
    /// Its title; a message's is that of its text.
    pub title: Words,
    /// A picture of the whole section.
    pub picture: Option<Picture>,
    /// What it holds.
    pub body: SectionBody,
}

/// What a section holds.
#[derive(Clone, Debug)]
pub enum SectionBody {
    /// A signed text.
    Message(Box<Message>),
    /// Events in order of time.
    Timeline {
        /// Eras in order.
        eras: Vec<Era>,
        /// Events.
        items: Vec<Item>,
    },
    /// Pictures.
    Gallery {
        /// One picture each.
        items: Vec<Item>,
    },
    /// People.
    People {
        /// One person each.
        items: Vec<Item>,
    },
}

impl Section {
    /// Its items; a message has none.
    pub fn items(&self) -> &[Item] {
        match &self.body {
            SectionBody::Message(_) => &[],
            SectionBody::Timeline { items, .. } | SectionBody::Gallery { items } | SectionBody::People { items } => {
                items
            }
        }
    }

    pub(super) fn items_mut(&mut self) -> &mut [Item] {
        match &mut self.body {
            SectionBody::Message(_) => &mut [],
            SectionBody::Timeline { items, .. } | SectionBody::Gallery { items } | SectionBody::People { items } => {
                items
            }
        }
    }

    /// Its eras; only a timeline has any.
    pub fn eras(&self) -> &[Era] {
        match &self.body {
            SectionBody::Timeline { eras, .. } => eras,
            _ => &[],
        }
    }
}

/// A signed text.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its date.
    pub date: Option<KnownDate>,
    /// A remark by the title and above the names.
    pub notice: Words,
    /// Who signed, in order.
    pub signatories: Vec<Signatory>,
    /// Text and narration.
    pub script: Script,
}

/// Somebody who signed a message.
#[derive(Clone, Debug)]
pub struct Signatory {
    /// Office.
    pub role: Words,
    /// Name.
    pub name: Words,
    /// Portrait.
    pub portrait: Option<Picture>,
}

/// A stretch of a timeline.
#[derive(Clone, Debug)]
pub struct Era {
    /// Path inside the exhibition.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// The years it covers.
    pub years: Years,
    /// Its introduction with its narration; without texts where nobody wrote one.
    pub script: Script,
}

/// One thing in a section.
#[derive(Clone, Debug)]
pub struct Item {
    /// Path inside the exhibition.
    pub id: String,
    /// Its title, where it is not that of its text.
    pub title: Words,
    /// Its date.
    pub date: Option<KnownDate>,
    /// Where.
    pub place: Words,
    /// Keywords.
    pub tags: Vec<String>,
    /// Text and narration.
    pub script: Script,
    /// Pictures in order.
    pub pictures: Vec<Picture>,
    /// Where it comes from.
    pub sources: Vec<Source>,
    /// Items of people that it leads to.
    pub people: Vec<String>,
    /// Public address.
    pub address: Option<String>,
}

/// A text in its languages, with its narration.
#[derive(Clone, Debug, Default)]
pub struct Script {
    /// The text by language; never without blocks.
    pub texts: BTreeMap<LanguageTag, Vec<Passage>>,
    /// Paths of the texts inside the exhibition, also of those that could not be read.
    pub files: BTreeMap<LanguageTag, String>,
    /// Languages whose text is there and can't be read.
    pub unread: BTreeSet<LanguageTag>,
    /// Its recordings by language; none where it is not read aloud.
    pub recordings: BTreeMap<LanguageTag, Recording>,
    /// Whether it is read aloud, and by whom.
    pub narration: NarrationTable,
}

/// A block of text and where its sentences are.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// What the block is.
    pub role: BlockRole,
    /// Its words.
    pub text: String,
    /// Its sentences, in bytes of `text`; at least one.
    pub sentences: Vec<Range<usize>>,
    /// Emphasised stretches, in bytes of `text`.
    pub emphasis: Vec<Range<usize>>,
    /// Line of its file, from 1.
    pub line: u32,
}

/// A recording of a text.
#[derive(Clone, Debug)]
pub struct Recording {
    /// Path of the sound inside the exhibition.
    pub sound: String,
    /// Its length in ms, where it was looked at and could be read.
    pub duration: Option<u32>,
    /// Whether it was looked at and could not be read.
    pub broken: bool,
    /// Path of its timings inside the exhibition.
    pub timings: Option<String>,
    /// Its cues in the order of the file; none where there are no timings.
    pub cues: Vec<Cue>,
}

/// A picture with its words.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    /// Path inside the exhibition.
    pub file: String,
    /// Whether the file is there, begins like a picture and has its end.
    pub readable: bool,
    /// What it shows.
    pub alt: Words,
    /// Caption.
    pub caption: Words,
    /// Credit.
    pub credit: Words,
}

/// A source.
#[derive(Clone, Debug)]
pub struct Source {
    /// Who published it.
    pub publisher: Words,
    /// Its title.
    pub title: Words,
    /// Its date.
    pub date: Option<KnownDate>,
}

/// A line of the credits.
#[derive(Clone, Debug)]
pub struct Credit {
    /// The line.
    pub text: Words,
    /// Licence.
    pub licence: Option<String>,
}

impl Exhibition {
    /// Every text with its path, in order; a timeline's eras come before its events.
    pub fn scripts(&self) -> impl Iterator<Item = (&str, &Script)> {
        self.sections.iter().flat_map(|section| {
            let message = match &section.body {
                SectionBody::Message(message) => Some((section.id.as_str(), &message.script)),
                _ => None,
            };
            let eras = section.eras().iter().map(|era| (era.id.as_str(), &era.script));
            let items = section.items().iter().map(|item| (item.id.as_str(), &item.script));
            message.into_iter().chain(eras).chain(items)
        })
    }

    /// Every picture, in order; a picture may be shown more than once.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        let sections = self.sections.iter().flat_map(|section| {
            let message = match &section.body {
                SectionBody::Message(message) => Some(message),
                _ => None,
            };
            let signatories = message.into_iter().flat_map(|message| &message.signatories);
            let portraits = signatories.filter_map(|signatory| signatory.portrait.as_ref());
            portraits.chain(&section.picture).chain(section.items().iter().flat_map(|item| &item.pictures))
        });
        self.crest.iter().chain(sections)
    }

    /// Paths of the pictures to make derivatives of.
    pub fn picture_files(&self) -> BTreeSet<&str> {
        self.pictures().filter(|picture| picture.readable).map(|picture| picture.file.as_str()).collect()
    }

    /// Paths of the sounds that are played. A section whose narration is switched off has none.
    pub fn sound_files(&self) -> BTreeSet<&str> {
        self.scripts()
            .flat_map(|(_, script)| script.recordings.values())
            .filter(|recording| !recording.broken)
            .map(|recording| recording.sound.as_str())
            .collect()
    }
}
