//! Texts that staff have: Markdown, plain text and Word files, each turned into the part of Markdown that an exhibition
//! has. What comes out holds no HTML, no link and nothing from outside.

mod kind;
mod language;
mod plain;
mod word;
mod write;

use crate::exhibition::markdown::{self, Markdown};
use crate::exhibition::{LanguageTag, MARKDOWN_LIMIT};
use crate::problem::{Problem, ProblemCode};

use super::encoding::decode;
use super::package::Package;
use super::refused::{Refused, named_by};

pub(super) use kind::{of_compound, sheet};
pub use language::{of_name as language_of_name, of_text as language_of_text};
pub(super) use language::{split_name, tag as language_tag};
pub(super) use write::{clean, write};

/// Largest file, in bytes: a Word file holds its pictures.
pub const LIMIT: usize = 256 << 20;

/// Largest text without pictures, in bytes.
pub const TEXT_LIMIT: usize = 8 << 20;

/// Paragraphs of a document, at most.
pub const PARAGRAPHS: usize = 20_000;

/// A text as an exhibition holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its title, without marks.
    pub title: Option<String>,
    /// All of it, with its title: titles, headings, paragraphs and emphasis. At most 1 MiB.
    pub markdown: String,
    /// Its language by the name of its file, otherwise by its script; English stands for any Latin script.
    pub language: Option<LanguageTag>,
    /// What was left out, guessed or changed.
    pub remarks: Vec<Problem>,
}

/// Reads a text; `file` is its name, by which problems call it. Its content says what it is, and its name only whether a
/// plain text is Markdown.
///
/// # Errors
/// When it is too large, damaged, protected, of another kind, or holds tracked changes, comments or hidden text.
pub fn read(file: &str, bytes: &[u8]) -> Result<Document, Refused> {
    if bytes.len() > LIMIT {
        return Err(too_large(file, LIMIT));
    }
    let mut remarks = Vec::new();
    let text = match kind::of(file, bytes)? {
        kind::Kind::Word => word::read(file, Package::open(file, bytes)?, &mut remarks)?,
        kind::Kind::Text => {
            if bytes.len() > TEXT_LIMIT {
                return Err(too_large(file, TEXT_LIMIT));
            }
            let Some(decoded) = decode(bytes) else {
                return Err(Refused::new(ProblemCode::DocumentUnknown, file));
            };
            kind::refuse_markup(file, &decoded.text)?;
            if let Some(encoding) = decoded.guessed {
                remarks.push(Problem::new(ProblemCode::EncodingGuessed, file).with("value", encoding));
            }
            if is_markdown(file, &decoded.text) {
                let mut problems = Vec::new();
                let front = plain::split_front_matter(&decoded.text);
                let rest = front.as_ref().map_or(&decoded.text, |front| &front.rest);
                let mut text = markdown::read(file, rest, &mut problems);
                if let Some(front) = front {
                    problems.push(Problem::new(ProblemCode::MarkdownDropped, file).at(1).with("what", "front-matter"));
                    text.title = text.title.or(front.title);
                }
                if problems.iter().any(|problem| problem.code == ProblemCode::TooDeep) {
                    problems.retain(|problem| problem.code == ProblemCode::TooDeep);
                    return Err(Refused { problems });
                }
                remarks.extend(problems);
                text
            } else {
                plain::read(&decoded.text)
            }
        }
    };
    finish(file, text, remarks)
}

fn finish(file: &str, mut text: Markdown, mut remarks: Vec<Problem>) -> Result<Document, Refused> {
    write::clean(&mut text);
    if text.title.is_none() && text.body.is_empty() {
        return Err(Refused { problems: vec![Problem::new(ProblemCode::DocumentEmpty, file)] });
    }
    if text.body.len() > PARAGRAPHS {
        return Err(Problem::new(ProblemCode::DocumentTooLong, file).with("limit", PARAGRAPHS).into());
    }
    if text.title.is_none() && plain::begins_with_title(&text) {
        let mut title = text.body.remove(0);
        title.emphasis.clear();
        remarks.push(Problem::new(ProblemCode::TitleGuessed, file).with("first", named_by(&title.text)));
        text.title = Some(title);
    }
    let markdown = write(&text);
    if markdown.len() as u64 > MARKDOWN_LIMIT {
        return Err(Problem::new(ProblemCode::TooLarge, file).with("limit", MARKDOWN_LIMIT / 1024).into());
    }
    if language::is_mixed(&markdown) {
        remarks.push(Problem::new(ProblemCode::LanguagesMixed, file));
    }
    let language = language::of_name(file).or_else(|| language::of_text(&markdown));
    Ok(Document { title: text.title.map(|title| title.text), markdown, language, remarks })
}

fn too_large(file: &str, limit: usize) -> Refused {
    Problem::new(ProblemCode::DocumentTooLarge, file).with("limit", limit >> 20).into()
}

fn is_markdown(file: &str, text: &str) -> bool {
    let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ["md", "markdown"].contains(&ending.as_str())) || text.trim_start().starts_with("# ")
}
