//! From the engine's types to what a window is told.

use engine::edition::{Edition, EditionLabel};
use engine::exhibition::content::{Content, Language, Section};
use engine::home::Settings;
use engine::search::{Found, FoundText, Marked};

use super::wire;

/// The edition on screen, as people name it.
pub fn edition(edition: &Edition) -> wire::Edition {
    wire::Edition { current: true, ..label(edition.label()) }
}

/// A published edition, as people name it.
pub fn label(label: &EditionLabel) -> wire::Edition {
    wire::Edition {
        id: label.id.to_string(),
        number: label.number,
        published: label.published.map(|time| time.to_string()),
        current: label.current,
        note: label.note.clone(),
    }
}

/// The languages that this machine shows, in the order of its settings; all of the exhibition where the settings name
/// none that the exhibition has.
pub fn languages(content: &Content, settings: &Settings) -> Vec<Language> {
    let wanted: Vec<_> = settings
        .languages
        .iter()
        .filter_map(|tag| content.languages.iter().find(|language| language.tag == *tag))
        .cloned()
        .collect();
    if wanted.is_empty() { content.languages.clone() } else { wanted }
}

/// The exhibition with the sections and languages that this machine shows; all where the settings name none.
pub fn shown(content: &Content, settings: &Settings) -> Content {
    let mut shown = content.clone();
    shown.languages = languages(content, settings);
    let sections = sections(content, settings);
    shown.sections.retain(|section| sections.contains(&section.id()));
    shown
}

/// The sections that this machine shows, in the order of the exhibition; all where the settings name none that it has.
pub fn sections<'c>(content: &'c Content, settings: &Settings) -> Vec<&'c str> {
    let all = content.sections.iter().map(Section::id);
    let wanted: Vec<_> = all.clone().filter(|section| settings.sections.iter().any(|id| id == section)).collect();
    if wanted.is_empty() { all.collect() } else { wanted }
}

/// What was found, as a window is told.
pub fn found(found: Found) -> wire::Found {
    wire::Found {
        results: found.results.into_iter().map(result).collect(),
        count: u32::try_from(found.count).unwrap_or(u32::MAX),
        keys: found.keys,
        offers: found.offers,
    }
}

fn result(text: FoundText) -> wire::SearchResult {
    let marked = |words: Marked| wire::Marked { text: words.text, marks: words.marks };
    wire::SearchResult {
        section: text.section,
        item: text.item,
        lang: text.lang,
        title: marked(text.title),
        excerpt: marked(text.excerpt),
    }
}
