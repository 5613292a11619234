//! What crosses between the engine and a window: plain data, in the interface's own shape.
//!
//! `TypeScript` is written from these types (`cargo xtask test` fails on a difference). Nothing here is stored; the
//! engine does not know these types.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
#[cfg(test)]
use ts_rs::TS;

/// A text in several languages, by BCP 47 tag. A language may be missing.
pub type Localized = BTreeMap<String, String>;

/// All that a window needs to draw its first picture.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Opening {
    /// What is shown.
    pub edition: Edition,
    /// Address that the edition's names are appended to, with its final slash.
    pub base: String,
    /// The exhibition as it was compiled.
    pub exhibition: Exhibition,
    /// What the installer measured.
    pub screen: Screen,
    /// Where the visitor is; the page starts there.
    pub place: Place,
    /// Sound as it stands.
    pub narration: Narration,
}

/// One edition, as people name it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Edition {
    /// BLAKE3 of its manifest, in hex.
    pub id: String,
    /// The home's own number; 0 is the built-in edition.
    pub number: u32,
    /// When it was published, RFC 3339 in UTC; absent for the built-in edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub published: Option<String>,
    /// Whether it is the one on screen.
    pub current: bool,
    /// The note it was published with.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub note: Option<String>,
}

/// What this machine's screen measures.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Screen {
    /// Millimetres that one CSS pixel measures.
    pub mm_per_px: f64,
    /// Height of the screen's lower edge above the floor, in mm.
    pub lower_edge_mm: f64,
    /// Distance from which people read, in mm.
    pub viewing_distance_mm: f64,
    /// False while `mm_per_px` is a guess from what the monitor reports.
    pub calibrated: bool,
}

/// An exhibition, compiled.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Exhibition {
    /// The exhibition's own identifier.
    pub id: String,
    /// Languages in order; the first is the default.
    pub languages: Vec<Language>,
    /// Its name.
    pub title: Localized,
    /// First and last year it covers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub years: Option<Years>,
    /// The motto of the house, the one thing set very large.
    pub motto: Localized,
    /// The tradition that goes with the motto.
    pub tradition: Localized,
    /// The anniversary's theme.
    pub theme: Localized,
    /// Colours and crest of this exhibition.
    pub look: Look,
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
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Language {
    /// BCP 47 tag.
    pub tag: String,
    /// Its name in its own script.
    pub name: String,
}

/// A span of years, both included.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
pub struct Years {
    /// First year.
    pub from: i32,
    /// Last year.
    pub to: i32,
}

/// What an exhibition changes of the look.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Look {
    /// Accent colour as `#rrggbb`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub accent: Option<String>,
    /// Name of the crest's picture inside the edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub crest: Option<Picture>,
}

/// One section, by kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(tag = "kind", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum Section {
    /// A signed text.
    Message {
        /// Folder name.
        id: String,
        /// Its title.
        title: Localized,
        /// Date as written, ISO 8601 at the precision that is known.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
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
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        picture: Option<Picture>,
    },
    /// Events in order of time.
    Timeline {
        /// Folder name.
        id: String,
        /// Its title.
        title: Localized,
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
        /// One picture each.
        items: Vec<Item>,
    },
    /// People.
    People {
        /// Folder name.
        id: String,
        /// Its title.
        title: Localized,
        /// One person each.
        items: Vec<Item>,
    },
}

/// Somebody who signed a message.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Signatory {
    /// Office.
    pub role: Localized,
    /// Name.
    pub name: Localized,
    /// Portrait, where staff gave one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub portrait: Option<Picture>,
}

/// A stretch of a timeline.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Era {
    /// Its key.
    pub id: String,
    /// Its name.
    pub title: Localized,
    /// The years it covers.
    pub years: Years,
}

/// One thing in a section.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// Path inside the exhibition, `section/item`.
    pub id: String,
    /// Its title.
    pub title: Localized,
    /// Date as written, ISO 8601 at the precision that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
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
}

/// A picture with its derivatives.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
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
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct PictureSize {
    /// Name inside the edition, to append to `base`.
    pub name: String,
    /// Width in pixels.
    pub width: u32,
}

/// A text, cut into sentences.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Text {
    /// Blocks in reading order.
    pub blocks: Vec<Block>,
    /// For each sentence of the default language's text, in order over all blocks: the index of the sentence here
    /// that corresponds to it.
    pub places: Vec<u32>,
    /// Whether this text itself is missing and the default language stands in for it.
    pub substitute: bool,
}

/// A block of text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Block {
    /// What the block is.
    pub role: BlockRole,
    /// Its sentences, at least one.
    pub sentences: Vec<Sentence>,
}

/// What a block of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub enum BlockRole {
    /// A sentence that stands outside and before the text.
    Epigraph,
    /// The title.
    Title,
    /// A heading inside the text.
    Heading,
    /// A paragraph.
    Paragraph,
    /// Office and name of a signatory; the n-th belongs to the n-th signatory.
    Signature,
}

/// A sentence: the unit of narration, highlight and translation.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Sentence {
    /// Stays the same over edits elsewhere and over languages.
    pub id: String,
    /// The words, with their closing punctuation, without surrounding space.
    pub text: String,
    /// Start and end in the recording, in ms.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub time: Option<[u32; 2]>,
    /// Timed stretches inside it, in order.
    pub marks: Vec<Mark>,
    /// Emphasised stretches: start and end in UTF-16 units.
    pub emphasis: Vec<[u32; 2]>,
    /// Stretches that must not break across lines (names): start and end in UTF-16 units.
    pub unbroken: Vec<[u32; 2]>,
}

/// A timed stretch of a sentence: a clause, a word or a character.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Mark {
    /// Start and end in UTF-16 units of the sentence.
    pub range: [u32; 2],
    /// Start and end in the recording, in ms.
    pub time: [u32; 2],
}

/// A recording of a text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Track {
    /// What the shell is asked to play: the path of the item and the language.
    pub name: TrackName,
    /// Length in ms.
    pub duration: u32,
    /// Whose voice.
    pub voice: Voice,
}

/// Names a recording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct TrackName {
    /// Path of the text inside the exhibition: `message`, or `history/1952-founded`.
    pub item: String,
    /// BCP 47 tag.
    pub language: String,
}

/// Whose voice a recording is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "lowercase")]
pub enum Voice {
    /// A person's.
    Recorded,
    /// A synthesiser's.
    Synthetic,
    /// Nobody's: no recording; the text is highlighted in silence, by reading time.
    Silent,
}

/// A source as visitors see it: never an address.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// Who published it.
    pub publisher: Localized,
    /// Its title.
    pub title: Localized,
    /// Its date as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub date: Option<String>,
}

/// A line of the credits.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Credit {
    /// What is credited, in words.
    pub text: Localized,
    /// Its licence.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub licence: Option<String>,
}

/// Where a visitor is: enough to put a rebuilt window back there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Place {
    /// Which screen.
    pub screen: ScreenName,
    /// Section, where the screen is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub section: Option<String>,
    /// Item inside the section.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub item: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// Id of the sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub sentence: Option<String>,
    /// Step of the text size, 0 to 2.
    pub size: u8,
    /// High contrast.
    pub contrast: bool,
    /// Reduced motion.
    pub still: bool,
    /// Every control in the lower part of the screen.
    pub low: bool,
}

/// The screens of the visitor window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "lowercase")]
pub enum ScreenName {
    /// The loop that plays when nobody is there.
    Attract,
    /// What is here.
    Home,
    /// A section.
    Section,
    /// Sources and credits.
    Credits,
}

/// What the narration is doing.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Narration {
    /// The recording that is loaded.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub track: Option<TrackName>,
    /// Whether it is running.
    pub state: NarrationState,
    /// The sample at the loudspeaker now, in ms of the recording, the output's latency taken off. While playing it
    /// advances by `speed` ms a ms.
    pub at: f64,
    /// 0.75 to 1.5.
    pub speed: f64,
    /// 0 to 100; never above `ceiling`.
    pub volume: u8,
    /// What staff allow, 0 to 100.
    pub ceiling: u8,
    /// False where there is no sound device: the text runs in silence.
    pub sounding: bool,
}

/// Whether a narration is running.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "lowercase")]
pub enum NarrationState {
    /// Nothing is loaded.
    Stopped,
    /// Running.
    Playing,
    /// Held.
    Paused,
    /// Came to its end.
    Ended,
}

/// What the shell tells the page, over the channel given to `open`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(tag = "kind", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum Notice {
    /// The narration changed, or its position is told anew (at least five times a second while playing).
    Narration {
        /// As it stands.
        narration: Narration,
    },
    /// Nobody has touched the screen: seconds until the reset, told every second; absent: somebody has.
    Idle {
        /// Seconds left.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        seconds: Option<u32>,
    },
    /// The visit is over: the page goes to the place given, with nothing left of the visit before.
    Reset {
        /// Attract.
        place: Place,
    },
    /// Another edition is current: the page opens anew.
    Edition,
}

/// How much there is to read on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reading {
    /// Words of languages that put spaces between them.
    pub words: u32,
    /// Characters of Chinese, Japanese and Korean.
    pub characters: u32,
}

/// An operation that was refused: a code from a closed list, and what its sentence needs.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Refusal {
    /// The code.
    pub code: RefusalCode,
    /// What the sentence names, by key.
    pub arguments: BTreeMap<String, String>,
}

/// Why an operation was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub enum RefusalCode {
    /// The edition has no recording of that name: `item`.
    NoSuchRecording,
    /// The exhibition has errors: `count`.
    ExhibitionHasProblems,
    /// No edition of that number is kept: `number`.
    NoSuchEdition,
    /// Somebody else is writing to the home: `who`, `since`.
    HomeIsBusy,
    /// A measure lies outside what can be: `name`.
    OutOfRange,
    /// The disk or the system failed; nothing was half done: `reason`.
    MachineFailed,
}
