//! The units of all texts, as an edition keeps them.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::cut::{Form, cut};
use super::entries::{Entry, entries};
use crate::exhibition::content::Content;

/// Raised whenever texts are cut otherwise, or other words of an exhibition are found: an index of another format is
/// built anew.
const FORMAT: u32 = 4;

/// The units of a text in one language: how many are its title, its tags, places and dates, and its text.
pub(super) type Lengths = [u32; 3];

/// All texts of an exhibition, cut into units.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Index {
    format: u32,
    /// In order, each once.
    pub(super) words: Vec<String>,
    /// In order, each once.
    pub(super) characters: Vec<char>,
    /// For each entry and each language of the exhibition that it speaks, in order.
    pub(super) lengths: Vec<Lengths>,
    /// Twice the number of the unit (words first, then characters), and one more where it is joined to the one before.
    pub(super) units: Vec<u32>,
}

impl Index {
    pub(super) fn build(content: &Content) -> Self {
        let mut builder = Builder::default();
        let mut lengths = Vec::new();
        for (entry, language) in spoken(content, &entries(content)) {
            let mut count = |words: &mut dyn Iterator<Item = &str>| {
                let before = builder.units.len();
                words.for_each(|words| builder.add(words));
                (builder.units.len() - before) as u32
            };
            let title = count(&mut std::iter::once(entry.own_title(language)));
            let remarks = count(&mut entry.remarks(content, language).iter().map(String::as_str));
            let text = count(&mut entry.passages(language).iter().map(String::as_str));
            lengths.push([title, remarks, text]);
        }
        builder.finish(lengths)
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        postcard::to_stdvec(self).expect("plain data serialises")
    }

    /// Nothing where the bytes are not an index of this format for this exhibition.
    pub(super) fn from_bytes(bytes: &[u8], content: &Content) -> Option<Self> {
        let (format, _) = postcard::take_from_bytes::<u32>(bytes).ok()?;
        if format != FORMAT {
            return None;
        }
        let index: Self = postcard::from_bytes(bytes).ok()?;
        let units: usize = index.lengths.iter().flatten().map(|count| *count as usize).sum();
        let known = (index.words.len() + index.characters.len()) as u32;
        let fits = index.lengths.len() == spoken(content, &entries(content)).count()
            && units == index.units.len()
            && index.units.iter().all(|unit| unit >> 1 < known)
            && index.words.is_sorted_by(|one, next| one < next)
            && index.words.iter().all(|word| !word.is_empty())
            && index.characters.is_sorted_by(|one, next| one < next);
        fits.then_some(index)
    }
}

/// Each entry in each language that it speaks.
pub(super) fn spoken<'c, 'e>(
    content: &'c Content,
    entries: &'e [Entry<'c>],
) -> impl Iterator<Item = (&'e Entry<'c>, &'c str)> {
    let languages = move |entry| content.languages.iter().map(move |language| (entry, language.tag.as_str()));
    entries.iter().flat_map(languages).filter(|(entry, language)| entry.speaks(language))
}

/// Numbers units in the order in which they come.
#[derive(Default)]
struct Builder {
    words: HashMap<String, u32>,
    characters: HashMap<char, u32>,
    /// Twice the number within its kind, with the joint; and whether it is a character.
    units: Vec<(u32, bool)>,
}

impl Builder {
    fn add(&mut self, words: &str) {
        cut(words, |unit| {
            let (number, han) = match unit.form {
                Form::Han(c) => {
                    let next = self.characters.len() as u32;
                    (*self.characters.entry(c).or_insert(next), true)
                }
                Form::Word(word) => {
                    let known = self.words.get(word).copied();
                    let number = known.unwrap_or_else(|| {
                        let next = self.words.len() as u32;
                        self.words.insert(word.to_owned(), next);
                        next
                    });
                    (number, false)
                }
            };
            self.units.push((number << 1 | u32::from(unit.joined), han));
        });
    }

    /// Numbers them anew, in their own order: the same texts give the same index.
    fn finish(self, lengths: Vec<Lengths>) -> Index {
        let (words, word_numbers) = in_order(self.words);
        let (characters, character_numbers) = in_order(self.characters);
        let first = words.len() as u32;
        let units = self.units.into_iter().map(|(unit, han)| {
            let at = (unit >> 1) as usize;
            let number = if han { first + character_numbers[at] } else { word_numbers[at] };
            number << 1 | unit & 1
        });
        Index { format: FORMAT, units: units.collect(), words, characters, lengths }
    }
}

/// The keys in order, and for each number that a key had the one that it has now.
fn in_order<K: Ord>(numbered: HashMap<K, u32>) -> (Vec<K>, Vec<u32>) {
    let mut all: Vec<(K, u32)> = numbered.into_iter().collect();
    all.sort_unstable();
    let mut numbers = vec![0; all.len()];
    for ((_, before), now) in all.iter().zip(0..) {
        numbers[*before as usize] = now;
    }
    (all.into_iter().map(|(key, _)| key).collect(), numbers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibition::content::{Language, Localized, Section};

    /// An exhibition of galleries without a picture and of a message that has no more than a title.
    fn content(titles: &[(&str, &str)]) -> Content {
        let language = |tag: &str| Language { tag: tag.into(), name: tag.into() };
        let title: Localized = titles.iter().map(|(tag, title)| ((*tag).to_owned(), (*title).to_owned())).collect();
        let message = Section::Message {
            id: "message".into(),
            title,
            date: Some("1952".into()),
            notice: [].into(),
            signatories: Vec::new(),
            texts: [].into(),
            tracks: [].into(),
            picture: None,
        };
        Content { languages: vec![language("en"), language("zh-Hans")], sections: vec![message], ..Content::default() }
    }

    fn read(index: &Index, content: &Content) -> bool {
        Index::from_bytes(&index.to_bytes(), content).is_some()
    }

    #[test]
    fn an_index_is_read_as_it_was_written() {
        let content = content(&[("en", "Steel works of 1952"), ("zh-Hans", "钢铁")]);
        let index = Index::build(&content);
        assert_eq!(Index::from_bytes(&index.to_bytes(), &content), Some(index));
    }

    #[test]
    fn what_would_mislead_a_search_is_not_read() {
        let content = content(&[("en", "Steel works of 1952"), ("zh-Hans", "钢铁")]);
        let spoilt = |spoil: &dyn Fn(&mut Index)| {
            let mut index = Index::build(&content);
            spoil(&mut index);
            read(&index, &content)
        };
        assert!(spoilt(&|_| {}));
        assert!(!spoilt(&|index| index.format = FORMAT + 1), "another format");
        let known = |index: &Index| (index.words.len() + index.characters.len()) as u32;
        assert!(spoilt(&|index| index.units[0] = (known(index) - 1) << 1), "the last unit that there is");
        assert!(!spoilt(&|index| index.units[0] = known(index) << 1), "a unit that is not there");
        assert!(!spoilt(&|index| index.units[0] = u32::MAX));
        assert!(!spoilt(&|index| index.words.swap(0, 1)), "words out of order");
        assert!(!spoilt(&|index| index.words[1] = index.words[0].clone()), "a word twice");
        assert!(!spoilt(&|index| index.words[0].clear()), "an empty word");
        assert!(!spoilt(&|index| index.characters.swap(0, 1)), "characters out of order");
        assert!(!spoilt(&|index| index.lengths[0][0] += 1), "more units than there are");
        assert!(!spoilt(&|index| index.units.push(0)), "units of no text");
    }

    #[test]
    fn an_index_of_another_exhibition_is_not_read() {
        let index = Index::build(&content(&[("en", "Steel"), ("zh-Hans", "钢铁")]));
        assert!(!read(&index, &content(&[("en", "Steel")])));
        assert!(!read(&index, &Content::default()));
    }
}
