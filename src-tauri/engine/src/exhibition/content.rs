//! An exhibition, compiled: what an edition holds and a window shows.
//!
//! The shape is stored in editions: a change that older programs would misread raises [`FORMAT`].

mod text;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use text::{Block, BlockRole, Mark, Sentence, Text, Track, TrackName, Voice};

/// Format of [`Content`] that is written now.
pub const FORMAT: u32 = 1;

/// A text in several languages, by BCP 47 tag. A language may be missing.
pub type Localized = BTreeMap<String, String>;

/// An exhibition, compiled.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Content {
    /// [`FORMAT`] at the time of writing.
    pub format: u32,
    /// The exhibition's own identifier.
    pub id: String,
    /// Languages in order; the first is the default.
    pub languages: Vec<Language>,
    /// Its name.
    pub title: Localized,
    /// First and last year it covers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "bindings", ts(optional))]
    pub years: Option<Years>,
    /// The motto of the house, the one thing set very large.
    pub motto: Localized,
    /// The tradition that goes with the motto.
    pub tradition: Localized,
    /// The anniversary's theme.
    pub theme: Localized,
    /// Colours and crest of this exhibition.
    pub look: Look,
    /// Tags in the order in which they are offered; one that nobody declared has no title.
    #[serde(default)]
    pub tags: Vec<Tag>,
    /// Sections in order.
    pub sections: Vec<Section>,
    /// Sources as visitors see them.
    pub sources: Vec<Source>,
    /// Credits as visitors see them.
    pub credits: Vec<Credit>,
    /// Interface words for languages that the program does not ship: language, key, words.
    pub words: BTreeMap<String, BTreeMap<String, String>>,
}

/// A language of the exhibition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Language {
    /// BCP 47 tag.
    pub tag: String,
    /// Its name in its own script.
    pub name: String,
}

/// A tag that items carry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Tag {
    /// As items carry it.
    pub id: String,
    /// Its name.
    pub title: Localized,
}

/// A span of years, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Years {
    /// First year.
    pub from: i32,
    /// Last year.
    pub to: i32,
}

/// What an exhibition changes of the look.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Look {
    /// Accent colour as `#rrggbb`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "bindings", ts(optional))]
    pub accent: Option<String>,
    /// The crest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "bindings", ts(optional))]
    pub crest: Option<Picture>,
}

/// One section, by kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum Section {
    /// A signed text.
    Message {
        /// Folder name.
        id: String,
        /// Its title.
        title: Localized,
        /// Date as written, ISO 8601 at the precision that is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "bindings", ts(optional))]
        date: Option<String>,
        /// A remark that stands by the title and above the names, such as "unofficial translation".
        notice: Localized,
        /// Who signed, in order.
        signatories: Vec<Signatory>,
        /// The text by language.
        texts: BTreeMap<String, Text>,
        /// The recordings by language.
        tracks: BTreeMap<String, Track>,
        /// A picture of the whole section.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "bindings", ts(optional))]
        picture: Option<Picture>,
    },
    /// Events in order of time.
    Timeline {
        /// Folder name.
        id: String,
        /// Its title.
        title: Localized,
        /// A picture of the whole section.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "bindings", ts(optional))]
        picture: Option<Picture>,
        /// Eras in order.
        eras: Vec<Era>,
        /// Events.
        items: Vec<Item>,
    },
    /// Pictures.
    Gallery {
        /// Folder name.
        id: String,
        /// Its title.
        title: Localized,
        /// A picture of the whole section.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "bindings", ts(optional))]
        picture: Option<Picture>,
        /// One picture each.
        items: Vec<Item>,
    },
    /// People.
    People {
        /// Folder name.
        id: String,
        /// Its title.
        title: Localized,
        /// A picture of the whole section.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "bindings", ts(optional))]
        picture: Option<Picture>,
        /// One person each.
        items: Vec<Item>,
    },
}

impl Content {
    /// The recording of a text in a language: of a section (`message`), an era (`history/eras/founding`) or an item
    /// (`history/1952-founded`).
    pub fn track(&self, name: &TrackName) -> Option<&Track> {
        let tracks = self.sections.iter().find_map(|section| match section {
            Section::Message { id, tracks, .. } if *id == name.item => Some(tracks),
            _ => {
                let eras = section.eras().iter().map(|era| (&era.id, &era.tracks));
                let items = section.items().iter().map(|item| (&item.id, &item.tracks));
                eras.chain(items).find(|(id, _)| **id == name.item).map(|(_, tracks)| tracks)
            }
        })?;
        tracks.get(&name.language)
    }
}

impl Section {
    /// Folder name.
    pub fn id(&self) -> &str {
        match self {
            Self::Message { id, .. }
            | Self::Timeline { id, .. }
            | Self::Gallery { id, .. }
            | Self::People { id, .. } => id,
        }
    }

    /// Its title.
    pub fn title(&self) -> &Localized {
        match self {
            Self::Message { title, .. }
            | Self::Timeline { title, .. }
            | Self::Gallery { title, .. }
            | Self::People { title, .. } => title,
        }
    }

    /// Its eras; only a timeline has any.
    pub fn eras(&self) -> &[Era] {
        match self {
            Self::Timeline { eras, .. } => eras,
            _ => &[],
        }
    }

    /// A picture of the whole section.
    pub fn picture(&self) -> Option<&Picture> {
        match self {
            Self::Message { picture, .. }
            | Self::Timeline { picture, .. }
            | Self::Gallery { picture, .. }
            | Self::People { picture, .. } => picture.as_ref(),
        }
    }

    /// Its items; a message has none.
    pub fn items(&self) -> &[Item] {
        match self {
            Self::Message { .. } => &[],
            Self::Timeline { items, .. } | Self::Gallery { items, .. } | Self::People { items, .. } => items,
        }
    }
}

/// Somebody who signed a message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Signatory {
    /// Office.
    pub role: Localized,
    /// Name.
    pub name: Localized,
    /// Portrait, where staff gave one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "bindings", ts(optional))]
    pub portrait: Option<Picture>,
}

/// A stretch of a timeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Era {
    /// Path inside the exhibition, `section/eras/era`.
    pub id: String,
    /// Its name.
    pub title: Localized,
    /// The years it covers.
    pub years: Years,
    /// Its introduction by language; none where nobody wrote one.
    #[serde(default)]
    pub texts: BTreeMap<String, Text>,
    /// The recordings of the introduction by language.
    #[serde(default)]
    pub tracks: BTreeMap<String, Track>,
}

/// One thing in a section.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// Path inside the exhibition, `section/item`.
    pub id: String,
    /// Its title.
    pub title: Localized,
    /// Date as written, ISO 8601 at the precision that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "bindings", ts(optional))]
    pub date: Option<String>,
    /// Where.
    pub place: Localized,
    /// Tags as written.
    pub tags: Vec<String>,
    /// The text by language.
    pub texts: BTreeMap<String, Text>,
    /// The recordings by language.
    pub tracks: BTreeMap<String, Track>,
    /// Pictures in order.
    pub pictures: Vec<Picture>,
    /// Where it comes from.
    pub sources: Vec<Source>,
    /// Items that it leads to: an event's people.
    #[serde(default)]
    pub people: Vec<String>,
    /// Public address, where the exhibition names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "bindings", ts(optional))]
    pub address: Option<String>,
}

/// A picture with its derivatives.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Picture {
    /// Upright width of the master in pixels; 0 where it could not be read.
    pub width: u32,
    /// Upright height of the master in pixels; 0 where it could not be read.
    pub height: u32,
    /// Derivatives from small to large; none where the master is broken: show the stand-in.
    pub sizes: Vec<PictureSize>,
    /// What it shows, for people who can't see it.
    pub alt: Localized,
    /// Caption.
    pub caption: Localized,
    /// Credit.
    pub credit: Localized,
}

/// One derivative of a picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PictureSize {
    /// Name inside the edition.
    pub name: String,
    /// Width in pixels.
    pub width: u32,
}

/// A source as visitors see it: never an address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// Who published it.
    pub publisher: Localized,
    /// Its title.
    pub title: Localized,
    /// Its date as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "bindings", ts(optional))]
    pub date: Option<String>,
}

/// A line of the credits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Credit {
    /// What is credited, in words.
    pub text: Localized,
    /// Its licence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "bindings", ts(optional))]
    pub licence: Option<String>,
}
