//! Writing the part of Markdown that an exhibition has, so that reading it gives the same words again.

use std::ops::Range;

use crate::exhibition::markdown::{Markdown, Passage};

/// Writes a text. Every passage is one line, with an empty line between two.
pub(in crate::intake) fn write(text: &Markdown) -> String {
    let mut out = String::new();
    let title = text.title.iter().map(|title| ("# ", title));
    let body = text.body.iter().map(|passage| (if passage.heading { "## " } else { "" }, passage));
    for (mark, passage) in title.chain(body) {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(mark);
        line(&mut out, passage, !mark.is_empty());
        out.push('\n');
    }
    out
}

/// Takes out what is not seen and could change what is: marks of direction, of byte order, and places of objects.
pub(in crate::intake) fn clean(text: &mut Markdown) {
    for passage in text.title.iter_mut().chain(&mut text.body) {
        if passage.text.contains(is_unseen) {
            let old = std::mem::take(passage);
            passage.heading = old.heading;
            passage.line = old.line;
            let mut broken = false;
            for (at, c) in old.text.char_indices().filter(|(_, c)| !is_unseen(*c)) {
                let emphasised = old.emphasis.iter().any(|stretch| stretch.contains(&at));
                passage.push(c.encode_utf8(&mut [0; 4]), emphasised, &mut broken);
            }
            passage.finish();
        }
    }
    text.title.take_if(|title| title.text.is_empty());
    text.body.retain(|passage| !passage.text.is_empty());
}

fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{feff}' | '\u{fffc}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}')
}

fn line(out: &mut String, passage: &Passage, heading: bool) {
    let text = passage.text.as_str();
    let stretches: Vec<Range<usize>> =
        passage.emphasis.iter().filter_map(|stretch| inner(text, stretch.clone())).collect();
    let numbered = number_at_start(text);
    for (at, c) in text.char_indices() {
        if stretches.iter().any(|stretch| stretch.start == at || stretch.end == at) {
            out.push('*');
        }
        let escaped = match c {
            '\\' | '*' | '_' | '`' | '[' | '<' | '~' => true,
            '#' => at == 0 || heading,
            '>' | '+' | '-' | '=' => at == 0,
            '.' | ')' => numbered == Some(at),
            '&' => is_entity(&text[at..]),
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(c);
    }
    if stretches.iter().any(|stretch| stretch.end == text.len()) {
        out.push('*');
    }
}

/// The part of an emphasised stretch that a mark on either side is understood at: it begins and ends with a letter or a
/// digit, for `*“` after a Chinese character is no mark.
fn inner(text: &str, stretch: Range<usize>) -> Option<Range<usize>> {
    let words = text.get(stretch.clone())?;
    let start = words.find(is_letter)?;
    let (last, c) = words.char_indices().rfind(|(_, c)| is_letter(*c))?;
    Some(stretch.start + start..stretch.start + last + c.len_utf8())
}

/// A letter or a digit; those in circles and squares are marks to Markdown.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !matches!(c, '\u{2460}'..='\u{24ff}' | '\u{1f100}'..='\u{1f2ff}')
}

/// Where the mark after a number stands that would make a list of the line.
fn number_at_start(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0 && text[digits..].starts_with(['.', ')'])).then_some(digits)
}

fn is_entity(text: &str) -> bool {
    let name = text[1..].bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    name > 0 && text[1 + name..].starts_with(';')
}
