//! Word files: a small part of what they can say, and a refusal of what nobody has decided yet.

mod body;
mod finding;
mod paragraph;
mod styles;
mod xml;

use std::collections::HashMap;

use crate::exhibition::markdown::{Markdown, Passage};
use crate::problem::{Problem, ProblemCode};

use super::super::package::Package;
use super::super::refused::Refused;
use body::Body;
use finding::Finding;
use paragraph::{Paragraph, Role};
use styles::Styles;

/// Places of one sort that are named, at most.
const PLACES: usize = 20;

/// Name of the part that holds the text; some versions of Word number it.
pub(super) fn main_part(package: &Package<'_>) -> Option<String> {
    if package.has("word/document.xml") {
        return Some("word/document.xml".to_owned());
    }
    let is_main = |name: &String| {
        let number = name.strip_prefix("word/document").and_then(|rest| rest.strip_suffix(".xml"));
        number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    package.names().find(is_main)
}

/// Reads a Word file; `file` is the name that problems give it.
pub(super) fn read(file: &str, mut package: Package<'_>, remarks: &mut Vec<Problem>) -> Result<Markdown, Refused> {
    let damaged = || Refused::new(ProblemCode::DocumentDamaged, file);
    let main = main_part(&package).ok_or_else(damaged)?;
    let document = package.text(&main)?.ok_or_else(damaged)?;
    let styles = match package.text("word/styles.xml")? {
        Some(text) => Styles::read(file, &text)?,
        None => Styles::default(),
    };
    let links = main.replace("word/", "word/_rels/") + ".rels";
    let links = match package.text(&links)? {
        Some(text) => xml::links(file, &text)?,
        None => HashMap::new(),
    };
    let mut body = Body::new(file, &styles, &links);
    body.read(&document)?;
    let mut notes = HashMap::new();
    for (part, sort) in [("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")] {
        if body.notes.iter().any(|note| note.sort == sort)
            && let Some(text) = package.text(part)?
        {
            let mut reader = Body::new(file, &styles, &links);
            reader.read(&text)?;
            body.findings.append(&mut reader.findings);
            for paragraph in reader.paragraphs {
                notes.entry((sort, paragraph.note.clone())).or_insert_with(Vec::new).push(paragraph);
            }
        }
    }
    let refusals = refusals(file, &body.findings);
    if !refusals.is_empty() {
        return Err(Refused { problems: refusals });
    }
    remarks.extend(body.findings.iter().filter_map(|finding| finding.remark(file)));
    let mut count = 0;
    let mut paragraphs = std::mem::take(&mut body.paragraphs);
    for (index, note) in body.notes.iter().enumerate() {
        let Some(found) = notes.remove(&(note.sort, note.id.clone())) else { continue };
        count += 1;
        let mut passage = Passage::default();
        let mut broken = false;
        passage.push(&format!("[{}] ", index + 1), false, &mut broken);
        for part in found.iter().flat_map(|paragraph| &paragraph.passages) {
            passage.push(&part.text, false, &mut broken);
            passage.push(" ", false, &mut broken);
        }
        passage.finish();
        paragraphs.push(Paragraph { passages: vec![passage], ..Paragraph::default() });
    }
    if count > 0 {
        remarks.push(Problem::new(ProblemCode::NotesMoved, file).with("count", count));
    }
    Ok(markdown(paragraphs))
}

/// The text: its first paragraph is the title where it is a title or a heading.
fn markdown(paragraphs: Vec<Paragraph>) -> Markdown {
    let mut text = Markdown::default();
    for paragraph in paragraphs {
        let heading = matches!(paragraph.role, Role::Title | Role::Heading);
        for mut passage in paragraph.passages {
            if passage.text.is_empty() {
                continue;
            }
            if heading {
                // Headings are bold as it is.
                passage.emphasis.clear();
                passage.heading = true;
            }
            if heading && text.title.is_none() && text.body.is_empty() {
                text.title = Some(passage);
            } else {
                text.body.push(passage);
            }
        }
    }
    text
}

fn refusals(file: &str, findings: &[Finding]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for code in [ProblemCode::TrackedChanges, ProblemCode::CommentsOpen, ProblemCode::HiddenText] {
        let found = findings.iter().filter(|finding| finding.code() == code);
        problems.extend(found.take(PLACES).map(|finding| finding.problem(file)));
    }
    problems
}
