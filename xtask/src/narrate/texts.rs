//! What is read aloud, in order: the sentence before the letter, the title, the letter, the names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::NarrateError;
use super::spoken::Script;

/// A sentence, a title or a name, with its place.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece {
    /// As it is shown.
    pub text: String,
    /// Whether it opens a paragraph, and so has the longer silence before it.
    pub opens_paragraph: bool,
}

/// The parts of `section.toml` that are read aloud; an era's introduction has none.
#[derive(Default, Deserialize)]
struct Section {
    #[serde(default)]
    epigraph: BTreeMap<String, String>,
    #[serde(default)]
    signatories: Vec<Signatory>,
}

#[derive(Deserialize)]
struct Signatory {
    role: BTreeMap<String, String>,
    name: BTreeMap<String, String>,
}

/// Everything that is read aloud, in paragraphs: the epigraph, the title, those of the text, and
/// the signatories together.
pub fn paragraphs(section: &Path, language: &str) -> Result<Vec<String>, NarrateError> {
    let path = section.join("section.toml");
    let parts = if path.exists() {
        toml::from_str(&read(&path)?).map_err(|error| NarrateError::Toml { path, message: error.to_string() })?
    } else {
        Section::default()
    };
    let text = read(&section.join(format!("{language}.md")))?;
    let mut all: Vec<String> = parts.epigraph.get(language).cloned().into_iter().collect();
    all.extend(text.split("\n\n").map(|paragraph| {
        let paragraph = paragraph.trim();
        paragraph.strip_prefix("# ").unwrap_or(paragraph).to_owned()
    }));
    let joint = if language.starts_with("zh") { "" } else { " " };
    let names: Vec<String> = parts
        .signatories
        .iter()
        .filter_map(|who| Some(format!("{} {}", who.role.get(language)?, who.name.get(language)?)))
        .collect();
    if !names.is_empty() {
        all.push(names.join(joint));
    }
    Ok(all)
}

/// Follows the text with the sentences of the spoken file, which must cover it without a gap.
pub fn pieces(section: &Path, language: &str, script: &Script) -> Result<Vec<Piece>, NarrateError> {
    let mut sentences = script.sentences.iter().enumerate();
    let mut pieces = Vec::new();
    for paragraph in paragraphs(section, language)? {
        let mut rest = paragraph.as_str();
        let mut opens_paragraph = true;
        while !rest.is_empty() {
            let (number, spoken) = sentences
                .next()
                .map_or((script.sentences.len(), String::new()), |(at, sentence)| (at, script.shown(sentence)));
            rest = match rest.strip_prefix(&spoken) {
                Some(after) if !spoken.is_empty() => after.trim_start(),
                _ => {
                    return Err(NarrateError::Mismatch {
                        path: spoken_file(section, language),
                        number: number + 1,
                        spoken,
                        text: rest.chars().take(60).collect(),
                    });
                }
            };
            pieces.push(Piece { text: spoken, opens_paragraph });
            opens_paragraph = false;
        }
    }
    if let Some((number, sentence)) = sentences.next() {
        return Err(NarrateError::Mismatch {
            path: spoken_file(section, language),
            number: number + 1,
            spoken: script.shown(sentence),
            text: String::new(),
        });
    }
    Ok(pieces)
}

/// The spoken forms of a text.
pub fn spoken_file(section: &Path, language: &str) -> PathBuf {
    section.join("spoken").join(format!("{language}.toml"))
}

/// Words of an alphabetic text, characters of a Chinese one.
pub fn length(script: &Script, language: &str) -> usize {
    let shown = script.sentences.iter().map(|sentence| script.shown(sentence));
    if language.starts_with("zh") {
        shown.map(|text| text.chars().filter(|c| c.is_alphanumeric()).count()).sum()
    } else {
        shown.map(|text| text.split_whitespace().count()).sum()
    }
}

/// Reads a text file.
pub fn read(path: &Path) -> Result<String, NarrateError> {
    std::fs::read_to_string(path).map_err(|source| NarrateError::File { path: path.to_owned(), source })
}
