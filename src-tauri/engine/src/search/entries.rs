//! What of an exhibition can be found, and its words.

use std::collections::BTreeMap;

use crate::exhibition::content::{BlockRole, Content, Era, Item, Localized, Picture, Section, Text};

use super::cut::is_han;

/// One thing that can be found: a message, the introduction of an era, or an item.
#[derive(Clone, Copy)]
pub(super) struct Entry<'c> {
    pub(super) section: &'c Section,
    kind: Kind<'c>,
}

#[derive(Clone, Copy)]
enum Kind<'c> {
    Message,
    Era(&'c Era),
    Item(&'c Item),
}

/// Everything that can be found, in the order of the exhibition.
pub(super) fn entries(content: &Content) -> Vec<Entry<'_>> {
    let mut all = Vec::new();
    for section in &content.sections {
        match section {
            Section::Message { .. } => all.push(Entry { section, kind: Kind::Message }),
            Section::Timeline { eras, .. } => {
                all.extend(eras.iter().map(|era| Entry { section, kind: Kind::Era(era) }));
            }
            Section::Gallery { .. } | Section::People { .. } => {}
        }
        all.extend(section.items().iter().map(|item| Entry { section, kind: Kind::Item(item) }));
    }
    all
}

impl<'c> Entry<'c> {
    /// The item or era; nothing for a message.
    pub(super) fn item(&self) -> Option<&'c str> {
        match self.kind {
            Kind::Message => None,
            Kind::Era(era) => Some(&era.id),
            Kind::Item(item) => Some(&item.id),
        }
    }

    /// Whether it has words of its own in a language.
    pub(super) fn speaks(&self, language: &str) -> bool {
        self.titles().get(language).is_some_and(|title| !title.is_empty()) || self.text(language).is_some()
    }

    /// Its title in a language; in another where it has none.
    pub(super) fn title(&self, language: &str) -> &'c str {
        let titles = self.titles();
        titles.get(language).or_else(|| titles.values().next()).map_or("", String::as_str)
    }

    /// Its own title in a language.
    pub(super) fn own_title(&self, language: &str) -> &'c str {
        self.titles().get(language).map_or("", String::as_str)
    }

    /// Tags, places and dates, as they are typed.
    pub(super) fn remarks(&self, content: &Content, language: &str) -> Vec<String> {
        match self.kind {
            Kind::Message => match self.section {
                Section::Message { date, .. } => date.iter().cloned().collect(),
                _ => Vec::new(),
            },
            Kind::Era(era) => vec![era.years.from.to_string(), era.years.to.to_string()],
            Kind::Item(item) => {
                let tag = |id: &String| {
                    let titles = content.tags.iter().find(|tag| tag.id == *id).map(|tag| &tag.title);
                    // In the order in which the interface looks for a title.
                    let first = || content.languages.iter().find_map(|one| titles?.get(&one.tag));
                    let title = titles.and_then(|titles| titles.get(language)).or_else(first);
                    title.unwrap_or(id).clone()
                };
                let words = item.place.get(language).cloned().into_iter().chain(item.tags.iter().map(tag));
                words.chain(item.date.clone()).collect()
            }
        }
    }

    /// The paragraphs of its text and the captions of its pictures; last what its text is headed, where that is not its
    /// title: an era has a name of its own.
    pub(super) fn passages(&self, language: &str) -> Vec<String> {
        let blocks = self.text(language).map_or(&[][..], |text| &text.blocks);
        let of_role = |heading: bool| {
            let blocks = blocks.iter().filter(move |block| (block.role == BlockRole::Title) == heading);
            blocks.map(|block| join(block.sentences.iter().map(|sentence| sentence.text.as_str())))
        };
        let mut passages: Vec<String> = of_role(false).collect();
        let (notice, pictures): (_, &[Picture]) = match (self.kind, self.section) {
            (Kind::Item(item), _) => (None, &item.pictures),
            (Kind::Message, Section::Message { notice, .. }) => (notice.get(language), &[]),
            _ => (None, &[]),
        };
        let title = self.own_title(language);
        let captions = pictures.iter().filter_map(|picture| picture.caption.get(language));
        // Where a picture has no title its caption is the title.
        passages.extend(captions.chain(notice).cloned().chain(of_role(true)).filter(|words| *words != title));
        passages.retain(|words| !words.is_empty());
        passages
    }

    fn titles(&self) -> &'c Localized {
        match (self.kind, self.section) {
            (Kind::Era(era), _) => &era.title,
            (Kind::Item(item), _) => &item.title,
            (
                Kind::Message,
                Section::Message { title, .. }
                | Section::Timeline { title, .. }
                | Section::Gallery { title, .. }
                | Section::People { title, .. },
            ) => title,
        }
    }

    /// Its own text in a language: one that stands in for it is found in its own.
    fn text(&self, language: &str) -> Option<&'c Text> {
        let none: &BTreeMap<String, Text> = const { &BTreeMap::new() };
        let texts = match (self.kind, self.section) {
            (Kind::Era(era), _) => &era.texts,
            (Kind::Item(item), _) => &item.texts,
            (Kind::Message, Section::Message { texts, .. }) => texts,
            (Kind::Message, _) => none,
        };
        texts.get(language).filter(|text| !text.substitute)
    }
}

/// Sentences of one paragraph: a space between them where they are of a script that has spaces.
fn join<'s>(sentences: impl Iterator<Item = &'s str>) -> String {
    let mut words = String::new();
    for sentence in sentences {
        if !words.is_empty() && !is_tight(&words, sentence) {
            words.push(' ');
        }
        words.push_str(sentence);
    }
    words
}

/// Whether a sentence follows another without a space. Chinese and English share quotation marks, dots and brackets, so
/// behind these what stands inside them and what follows tell which it is.
fn is_tight(before: &str, after: &str) -> bool {
    let stop = |c: char| matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}');
    let chinese = |c: char| is_han(c) || stop(c);
    let inside = before.trim_end_matches(['”', '’', '…', '—', ')', ']', '"', '\'']);
    if inside.len() == before.len() {
        return before.chars().next_back().is_some_and(chinese);
    }
    let after = after.chars().next();
    after.is_some_and(chinese)
        || (inside.chars().next_back().is_some_and(stop) && !after.is_some_and(|c| c.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_stand_apart_as_their_script_has_it() {
        for (sentences, paragraph) in [
            (
                &["“Advocating Practice.”", "After decades of work."][..],
                "“Advocating Practice.” After decades of work.",
            ),
            (
                &["It ended…", "They went (on foot).", "‘Why?’", "Nobody knew."],
                "It ended… They went (on foot). ‘Why?’ Nobody knew.",
            ),
            (&["Steel from 北京 (钢铁)", "was cast."], "Steel from 北京 (钢铁) was cast."),
            (&["建校七十年。", "学院在北京。", "1952 年建校。"], "建校七十年。学院在北京。1952 年建校。"),
            (
                &["校训是‘求实’", "众人皆知)", "《校史》有载……", "（全文完）", "此后不详"],
                "校训是‘求实’众人皆知)《校史》有载……（全文完）此后不详",
            ),
            (&["他说：“好。”", "“是。”", "1952 年，他走了。"], "他说：“好。”“是。”1952 年，他走了。"),
            (&["他来了。", "He came.", "他走了。"], "他来了。He came. 他走了。"),
            (&[], ""),
        ] {
            assert_eq!(join(sentences.iter().copied()), paragraph);
        }
    }
}
