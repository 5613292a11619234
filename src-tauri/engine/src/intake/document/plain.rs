//! Plain text: its paragraphs, as an editor on any system leaves them.

use crate::exhibition::markdown::{Markdown, Passage};

/// Columns beyond which a line was not broken by an editor: it is a whole paragraph.
const COLUMNS: usize = 100;

/// Characters of a first line that may be a title, at most.
const TITLE: usize = 60;

/// Lines before a text in which a program keeps its own notes, fewer than.
const FRONT: usize = 200;

/// Reads a text; its first line is not yet taken for a title.
pub(super) fn read(text: &str) -> Markdown {
    Markdown { title: None, body: paragraphs(text) }
}

/// The paragraphs of a text. Where there are empty lines and no long ones, these part the paragraphs; otherwise each line
/// is one. A line that is indented as in Chinese begins one in any case.
fn paragraphs(text: &str) -> Vec<Passage> {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{c}', '\u{2028}', '\u{2029}', '\u{85}'], "\n");
    let lines: Vec<&str> = text.trim_matches('\n').split('\n').collect();
    let broken_by_hand = lines.iter().any(|line| line.trim().is_empty()) && !lines.iter().any(|line| is_long(line));
    let mut passages: Vec<Passage> = Vec::new();
    let mut open = false;
    let mut broken = false;
    for (number, line) in lines.iter().enumerate() {
        if line.trim().is_empty() {
            open = false;
            continue;
        }
        if !open || !broken_by_hand || is_indented(line) {
            passages.push(Passage { line: number as u32 + 1, ..Passage::default() });
            broken = false;
            open = true;
        }
        if let Some(passage) = passages.last_mut() {
            passage.push(line, false, &mut broken);
            broken = true;
        }
    }
    passages.iter_mut().for_each(Passage::finish);
    passages.retain(|passage| !passage.text.is_empty());
    passages
}

fn is_long(line: &str) -> bool {
    line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>() > COLUMNS
}

fn is_indented(line: &str) -> bool {
    line.starts_with('\u{3000}')
}

/// Whether the first paragraph is short, ends like a title, and something longer follows.
pub(super) fn begins_with_title(text: &Markdown) -> bool {
    let [first, second, ..] = text.body.as_slice() else {
        return false;
    };
    let ends = ['.', '。', '!', '！', '?', '？', ';', '；', ',', '，', ':', '：', '、', '…'];
    // A salutation ends with a colon or a comma.
    first.text.chars().count() <= TITLE
        && !first.text.trim_end_matches(['”', '’', '"', '\'', ')', '）']).ends_with(ends)
        && (first.heading || second.heading || second.text.chars().count() > first.text.chars().count())
}

/// What some programs write before a text, between two lines of hyphens.
pub(super) struct FrontMatter {
    pub(super) title: Option<Passage>,
    /// The text with empty lines instead, so that its lines keep their numbers.
    pub(super) rest: String,
}

/// Takes off what stands before a text; nothing where it begins with its words.
pub(super) fn split_front_matter(text: &str) -> Option<FrontMatter> {
    let mut lines = text.lines();
    if lines.next().is_none_or(|line| line.trim_end() != "---") {
        return None;
    }
    let lines: Vec<&str> = lines.collect();
    let end = lines.iter().take(FRONT).position(|line| matches!(line.trim_end(), "---" | "..."))?;
    let (inner, rest) = (&lines[..end], &lines[end + 1..]);
    let is_key = |line: &&str| {
        let key = line.split_once(':').map_or("", |(key, _)| key);
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
    };
    if !inner.first().is_some_and(is_key)
        || !inner.iter().all(|line| is_key(line) || line.starts_with([' ', '\t', '-', '#']))
    {
        return None;
    }
    let title = inner.iter().find_map(|line| line.strip_prefix("title:")).map(|title| {
        let mut passage = Passage { line: 1, ..Passage::default() };
        passage.push(title.trim().trim_matches(['"', '\'']), false, &mut false);
        passage.finish();
        passage
    });
    let title = title.filter(|title| !title.text.is_empty());
    Some(FrontMatter { title, rest: "\n".repeat(inner.len() + 2) + &rest.join("\n") })
}
