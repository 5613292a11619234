//! A compiled text: blocks, sentences, and what plays with them.

use serde::{Deserialize, Serialize};

/// A text, cut into sentences.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Text {
    /// Blocks in reading order.
    pub blocks: Vec<Block>,
    /// For each sentence of the default language's text, in order over all blocks: the index of the sentence here
    /// that corresponds to it. Never falls.
    pub places: Vec<u32>,
    /// BCP 47 tag of the language it is in: another than the one it is kept under where it is a substitute.
    pub lang: String,
    /// Whether this text itself is missing and the default language stands in for it.
    pub substitute: bool,
}

impl Text {
    /// Every sentence in reading order.
    pub fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        self.blocks.iter().flat_map(|block| &block.sentences)
    }
}

/// A block of text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Block {
    /// What the block is.
    pub role: BlockRole,
    /// Its sentences, at least one.
    pub sentences: Vec<Sentence>,
}

/// What a block of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Sentence {
    /// Stays the same over edits elsewhere and over languages. Where a translation has more sentences than the
    /// default language, several of its sentences carry the same id.
    pub id: String,
    /// The words, with their closing punctuation, without surrounding space.
    pub text: String,
    /// Start and end in the recording, in ms. Over a text, times never fall.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "bindings", ts(optional))]
    pub time: Option<[u32; 2]>,
    /// Timed stretches inside it, in order.
    pub marks: Vec<Mark>,
    /// Emphasised stretches: start and end in UTF-16 units.
    pub emphasis: Vec<[u32; 2]>,
    /// Stretches that must not break across lines (names): start and end in UTF-16 units.
    pub unbroken: Vec<[u32; 2]>,
}

/// A timed stretch of a sentence: a clause, a word or a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Mark {
    /// Start and end in UTF-16 units of the sentence.
    pub range: [u32; 2],
    /// Start and end in the recording, in ms.
    pub time: [u32; 2],
}

/// A recording of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Track {
    /// What the shell is asked to play: the path of the item and the language.
    pub name: TrackName,
    /// Name of the sound inside the edition; absent where the voice is silent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "bindings", ts(optional))]
    pub sound: Option<String>,
    /// Length in ms.
    pub duration: u32,
    /// By how much it is played louder, in tenths of a decibel; absent where it is played as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "bindings", ts(optional))]
    pub gain: Option<i16>,
    /// Whose voice.
    pub voice: Voice,
}

/// Names a recording.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TrackName {
    /// Path of the text inside the exhibition: `message`, or `history/1952-founded`.
    pub item: String,
    /// BCP 47 tag.
    pub language: String,
}

/// Whose voice a recording is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Voice {
    /// A person's.
    Recorded,
    /// A synthesiser's.
    Synthetic,
    /// Nobody's: no recording; the text is highlighted in silence, by reading time.
    Silent,
}
