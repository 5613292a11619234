//! Shows what was found: titles and excerpts with marks.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::cut::cut;
use super::entries::Entry;
use super::follow::{End, Stretch, follow};
use super::query::Query;
use super::scan::{Hit, Place};
use super::steps::Steps;
use super::{FoundText, Marked, Search};
use crate::exhibition::content::Content;

/// How wide an excerpt is at most: a Chinese character counts twice, anything else once.
const WIDTH: usize = 120;
/// How much of it may stand before what was found.
const BEFORE: usize = 40;
const CUT: &str = "…";

impl Search {
    pub(super) fn show(
        &self,
        content: &Content,
        all: &[Entry<'_>],
        (query, steps): (&Query, &[Steps]),
        hit: &Hit,
        visitors: Option<usize>,
    ) -> FoundText {
        let entry = all[hit.entry as usize];
        let tag = |language: usize| content.languages[language].tag.as_str();
        let found_in = tag(hit.language as usize);
        let lang = visitors.map(tag).filter(|visitors| entry.speaks(visitors)).unwrap_or(found_in);
        let passages = entry.passages(lang);
        let beginning = || passages.first().map(|passage| stretch(passage, &[])).unwrap_or_default();
        let plain = |text: &str| Marked { text: text.to_owned(), marks: Vec::new() };
        let (title, excerpt) = if lang == found_in {
            let title = entry.title(lang);
            let found = passages.iter().map(|passage| (passage, self.finds(passage, query, steps)));
            let excerpt = match found.into_iter().find(|(_, finds)| !finds.is_empty()) {
                Some((passage, finds)) => stretch(passage, &finds),
                None if hit.place <= Place::Title => Marked::default(),
                None => beginning(),
            };
            (mark(title, 0..title.len(), &self.finds(title, query, steps)), excerpt)
        } else {
            (plain(entry.title(lang)), beginning())
        };
        FoundText {
            section: entry.section.id().to_owned(),
            item: entry.item().map(str::to_owned),
            lang: lang.to_owned(),
            title,
            excerpt,
        }
    }

    /// Where words of a query stand, in bytes, in order and apart.
    fn finds(&self, text: &str, query: &Query, steps: &[Steps]) -> Vec<Range<usize>> {
        struct Seen {
            unit: Option<usize>,
            joined: bool,
            start: usize,
            ends: Vec<usize>,
        }
        let mut seen = Vec::new();
        cut(text, |unit| {
            let known = self.dictionary.look_up(unit.form);
            seen.push(Seen { unit: known, joined: unit.joined, start: unit.start, ends: unit.ends.to_vec() });
        });
        let known = |seen: &Seen| Some((seen.unit?, seen.joined));
        let mut finds: Vec<Range<usize>> = Vec::new();
        for at in 0..seen.len() {
            for (token, steps) in query.tokens.iter().zip(steps) {
                let mut last: Option<End> = None;
                let units = seen[at..].iter().map_while(known);
                follow(&self.dictionary, units, Stretch::all(steps), |end| {
                    if (token.open || end.complete) && last.is_none_or(|last| end.units < last.units) {
                        last = Some(end);
                    }
                });
                if let Some(end) = last {
                    let ends = &seen[at + end.units - 1].ends;
                    let end = end.letters.map_or(ends.last(), |letters| ends.get(letters - 1));
                    finds.push(seen[at].start..end.copied().unwrap_or(text.len()));
                }
            }
        }
        finds.sort_unstable_by_key(|find| (find.start, find.end));
        finds.dedup_by(|next, kept| {
            let touches = next.start <= kept.end;
            if touches {
                kept.end = kept.end.max(next.end);
            }
            touches
        });
        finds
    }
}

/// The stretch of a passage around the first find, or its beginning.
fn stretch(passage: &str, finds: &[Range<usize>]) -> Marked {
    let range = around(passage, finds.first().map_or(0..0, Range::clone));
    let mut marked = mark(passage, range.clone(), finds);
    if range.start > 0 {
        marked.text.insert_str(0, CUT);
        marked.marks.iter_mut().flatten().for_each(|at| *at += CUT.encode_utf16().count() as u32);
    }
    if range.end < passage.len() {
        marked.text.push_str(CUT);
    }
    marked
}

/// At most [`WIDTH`] around a find, from the beginning of a word to the end of one where words are not longer.
fn around(passage: &str, find: Range<usize>) -> Range<usize> {
    let letters: Vec<(usize, usize)> =
        passage.grapheme_indices(true).map(|(at, letter)| (at, if letter.len() > 2 { 2 } else { 1 })).collect();
    let index = |byte: usize| letters.partition_point(|(at, _)| *at < byte);
    let byte = |index: usize| letters.get(index).map_or(passage.len(), |(at, _)| *at);
    let width: usize = letters.iter().map(|(_, width)| width).sum();
    if width <= WIDTH {
        return 0..passage.len();
    }
    let back = |from: usize, room: usize| {
        let mut left = room;
        let taken = letters[..from].iter().rev().take_while(|(_, width)| {
            let fits = *width <= left;
            left = left.saturating_sub(*width);
            fits
        });
        from - taken.count()
    };
    let forth = |from: usize| {
        let mut left = WIDTH;
        let taken = letters[from..].iter().take_while(|(_, width)| {
            let fits = *width <= left;
            left = left.saturating_sub(*width);
            fits
        });
        from + taken.count()
    };
    let found = index(find.start);
    let mut from = back(found, BEFORE);
    let mut to = forth(from);
    if to == letters.len() {
        from = back(to, WIDTH).min(found);
        to = letters.len();
    }
    let words: Vec<usize> = passage.split_word_bound_indices().map(|(at, _)| at).collect();
    let start = if from == 0 {
        0
    } else {
        words.iter().copied().find(|at| *at >= byte(from) && *at <= find.start).unwrap_or(byte(from))
    };
    let end = if to == letters.len() {
        passage.len()
    } else {
        words.iter().copied().rev().find(|at| *at <= byte(to) && *at >= find.end && *at > start).unwrap_or(byte(to))
    };
    let inner = &passage[start..end];
    let loose = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':' | '，' | '。' | '；' | '：' | '、');
    let first = if start == 0 { start } else { end - inner.trim_start_matches(loose).len() };
    let last = if end == passage.len() { end } else { start + inner.trim_end_matches(loose).len() };
    if first < last { first..last } else { start..end }
}

/// The words of a range with the finds in it.
fn mark(text: &str, range: Range<usize>, finds: &[Range<usize>]) -> Marked {
    let units = |byte: usize| text[range.start..byte].encode_utf16().count() as u32;
    let clipped = finds.iter().map(|find| find.start.max(range.start)..find.end.min(range.end));
    let marks = clipped.filter(|find| find.start < find.end).map(|find| [units(find.start), units(find.end)]).collect();
    Marked { text: text[range.clone()].to_owned(), marks }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_cut_between_words() {
        let passage = "word ".repeat(60);
        let at = passage.len() / 2;
        let find = passage[at..].find("word").unwrap() + at;
        let find = find..find + 4;
        let marked = stretch(passage.trim(), &[find]);
        assert!(marked.text.starts_with("…word ") && marked.text.ends_with(" word…"), "{}", marked.text);
        assert!(marked.text.chars().count() <= WIDTH + 2);
        let [start, end] = marked.marks[0];
        assert_eq!(
            &marked.text.encode_utf16().collect::<Vec<_>>()[start as usize..end as usize],
            "word".encode_utf16().collect::<Vec<_>>()
        );
    }

    #[test]
    fn what_has_no_words_is_cut_between_letters() {
        for letter in ["a", "é", "👩‍🔬", "钢", "e\u{301}"] {
            let passage = letter.repeat(400);
            let find = letter.len() * 200..letter.len() * 201;
            let marked = stretch(&passage, &[find]);
            let inner = marked.text.trim_matches('…');
            assert_eq!(inner.replace(letter, ""), "", "{}", marked.text);
            assert_eq!(marked.marks.len(), 1);
        }
    }

    #[test]
    fn the_end_of_a_text_is_not_said_to_be_cut() {
        let passage = format!("{}end", "word ".repeat(60));
        let end = passage.len() - 3..passage.len();
        let marked = stretch(&passage, &[end]);
        assert!(marked.text.starts_with('…') && marked.text.ends_with("word end"), "{}", marked.text);
        assert!(stretch(&passage, &[]).text.starts_with("word"));
    }
}
