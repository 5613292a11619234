//! Cutting a paragraph into sentences, by Unicode's rules (UAX #29) and what they leave to the language.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// A paragraph is cut in stretches of at most so many bytes, because Unicode's rules look ahead as far as they like. A
/// longer sentence is cut at a stretch's end.
const STRETCH: usize = 4 * 1024;

/// Abbreviations that never end a sentence, without their full stop, in lower case.
const ALWAYS: &[&str] = &[
    "acad", "approx", "assoc", "asst", "capt", "cf", "cmdr", "co", "col", "dr", "e.g", "gen", "gov", "hon", "i.e",
    "lt", "maj", "messrs", "mme", "mr", "mrs", "ms", "mt", "pres", "prof", "rev", "sen", "sgt", "st", "vs",
];

/// Abbreviations that go on where a number follows.
const BEFORE_NUMBERS: &[&str] =
    &["art", "c", "ca", "ch", "fig", "figs", "no", "nos", "nr", "op", "p", "pl", "pp", "sec", "vol", "vols"];

/// The sentences of a paragraph, as byte ranges without surrounding space.
pub fn split(paragraph: &str) -> Vec<Range<usize>> {
    let mut ends: Vec<usize> = Vec::new();
    let mut start = 0;
    while start < paragraph.len() {
        let limit = char_boundary(paragraph, start + STRETCH);
        let stretch = &paragraph[start..limit];
        let mut found: Vec<usize> =
            stretch.split_sentence_bound_indices().map(|(at, piece)| start + at + piece.len()).collect();
        // What the stretch broke off belongs to the next one.
        if limit < paragraph.len() && found.len() > 1 {
            found.pop();
        }
        start = found.last().copied().unwrap_or(limit);
        ends.extend(found);
    }
    ends.extend(after_ellipses(paragraph));
    ends.sort_unstable();
    ends.dedup();
    let mut sentences = Vec::new();
    let mut start = 0;
    for end in ends {
        if end < paragraph.len() && goes_on(&paragraph[start..end], &paragraph[end..]) {
            continue;
        }
        let piece = &paragraph[start..end];
        let trimmed = piece.trim();
        if !trimmed.is_empty() {
            let lead = piece.len() - piece.trim_start().len();
            sentences.push(start + lead..start + lead + trimmed.len());
        }
        start = end;
    }
    join_marks(paragraph, sentences)
}

/// The nearest place between two characters, at a byte or before it.
fn char_boundary(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (0..=byte).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Ends of the Chinese ellipses, which Unicode's rules do not count as ends of sentences: `……` with the quotation
/// marks that close after it, unless the sentence plainly goes on.
fn after_ellipses(paragraph: &str) -> Vec<usize> {
    paragraph
        .match_indices("……")
        .filter_map(|(at, dots)| {
            let rest = &paragraph[at + dots.len()..];
            let tail = rest.trim_start_matches(['…', '”', '’', '」', '』', '）', '》', '"']);
            let next = tail.chars().next()?;
            let on = next.is_ascii() || "，、；：。！？,;:—·”’」』）》".contains(next);
            (!on).then(|| paragraph.len() - tail.len())
        })
        .collect()
}

/// Whether a sentence goes on although a rule cut it: after an abbreviation or an initial.
fn goes_on(before: &str, after: &str) -> bool {
    let Some(body) = before.trim_end().strip_suffix('.') else {
        return false;
    };
    let word = body.rsplit(|c: char| c.is_whitespace() || "(“‘\"'[".contains(c)).next().unwrap_or_default();
    let next = after.trim_start().chars().next();
    if next.is_some_and(|c| "“‘\"'([".contains(c)) && word.chars().count() == 1 {
        return false;
    }
    let lower = word.to_lowercase();
    let initials = !word.is_empty()
        && word.split('.').all(|letter| {
            let mut letters = letter.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
        });
    ALWAYS.contains(&lower.as_str())
        || initials
        || (BEFORE_NUMBERS.contains(&lower.as_str()) && next.is_some_and(char::is_numeric))
}

/// A piece without a letter or a digit (a dash, a row of dots) goes with the sentence before it.
fn join_marks(paragraph: &str, sentences: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        let worded = paragraph[sentence.clone()].chars().any(char::is_alphanumeric);
        match joined.last_mut() {
            Some(last) if !worded => last.end = sentence.end,
            _ => joined.push(sentence),
        }
    }
    joined
}

/// How much there is to read in a text: words of languages that put spaces between them, and characters of Chinese,
/// Japanese and Korean.
pub fn reading(text: &str) -> (u32, u32) {
    let (mut words, mut characters) = (0, 0);
    let mut inside = false;
    for c in text.chars() {
        if is_east_asian(c) {
            characters += 1;
            inside = false;
        } else if c.is_whitespace() {
            inside = false;
        } else if !inside && c.is_alphanumeric() {
            words += 1;
            inside = true;
        }
    }
    (words, characters)
}

/// Time to read a text, in ms: 100 words or 200 characters a minute, and at least half a second.
pub fn reading_time(text: &str) -> u32 {
    let (words, characters) = reading(text);
    words.saturating_mul(600).saturating_add(characters.saturating_mul(300)).max(500)
}

/// Whether a character is written in Chinese, Japanese or Korean.
pub fn is_east_asian(c: char) -> bool {
    matches!(u32::from(c),
        0x1100..=0x11ff | 0x2e80..=0x2fdf | 0x3005..=0x3007 | 0x3021..=0x3029 | 0x3041..=0x30ff | 0x3105..=0x31bf
        | 0x31f0..=0x31ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xac00..=0xd7af | 0xf900..=0xfaff | 0x20000..=0x3ffff)
}
