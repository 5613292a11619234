//! Spoken forms: what a synthesiser is given for each clause of a text.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::NarrateError;
use super::texts::{read, spoken_file};

/// `spoken/LANGUAGE.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// Who speaks, and how.
    pub voice: Voice,
    /// Silences between what is spoken.
    pub pause: Pause,
    /// Pronunciations by word, in the voice's own phones.
    #[serde(default)]
    pub words: BTreeMap<String, String>,
    /// Sentences in the order in which they are read.
    pub sentences: Vec<Sentence>,
    /// BCP 47 tag, from the file's name.
    #[serde(skip)]
    pub language: String,
}

/// Who speaks, and how.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voice {
    /// The synthesiser.
    pub engine: Engine,
    /// Its voice, as it names it.
    pub name: String,
    /// Speed in the synthesiser's own unit.
    pub rate: f64,
    /// Width of the intonation in per cent of the voice's own, where the synthesiser has it.
    pub pitch_range: Option<u32>,
    /// Filters of ffmpeg that take the edge off the voice; they must not shift time.
    #[serde(default)]
    pub filter: String,
}

/// A synthesiser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Engine {
    /// Festival: a sentence in one breath, with the times of its phones.
    Festival,
    /// eSpeak NG: a clause at a time.
    EspeakNg,
}

/// Silences in ms.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pause {
    /// Between sentences.
    pub sentence: u32,
    /// Between paragraphs.
    pub paragraph: u32,
    /// After a clause that ends with a comma.
    #[serde(default)]
    pub comma: u32,
    /// After one that ends with a semicolon.
    #[serde(default)]
    pub semicolon: u32,
    /// After one that ends with the comma of lists (、).
    #[serde(default)]
    pub list: u32,
    /// After one that ends without punctuation.
    #[serde(default)]
    pub none: u32,
    /// At a slash inside a clause.
    #[serde(default)]
    pub breath: u32,
}

impl Pause {
    /// The silence after a clause that is shown like this, in ms.
    pub fn after(&self, shown: &str) -> u32 {
        match shown.trim_end_matches(['”', '’']).chars().last() {
            Some('、') => self.list,
            Some('；' | ';' | '：' | ':') => self.semicolon,
            Some('，' | ',') => self.comma,
            _ => self.none,
        }
    }
}

/// A sentence, a title or a name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sentence {
    /// Its clauses in order.
    pub clauses: Vec<Clause>,
}

/// A clause: what is marked at once.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// As it stands in the text.
    pub shown: String,
    /// As the synthesiser is given it; the same where absent.
    said: Option<String>,
}

impl Clause {
    /// What the synthesiser is given.
    pub fn said(&self) -> &str {
        self.said.as_deref().unwrap_or(&self.shown)
    }
}

impl Script {
    /// Reads the spoken forms of a section's text.
    pub fn read(section: &Path, language: &str) -> Result<Self, NarrateError> {
        let path = spoken_file(section, language);
        let mut script: Self =
            toml::from_str(&read(&path)?).map_err(|error| NarrateError::Toml { path, message: error.to_string() })?;
        language.clone_into(&mut script.language);
        Ok(script)
    }

    /// What stands between two clauses of a sentence.
    pub fn joint(&self) -> &'static str {
        if self.language.starts_with("zh") { "" } else { " " }
    }

    /// A sentence as it stands in the text.
    pub fn shown(&self, sentence: &Sentence) -> String {
        let clauses: Vec<&str> = sentence.clauses.iter().map(|c| c.shown.as_str()).collect();
        clauses.join(self.joint())
    }
}
