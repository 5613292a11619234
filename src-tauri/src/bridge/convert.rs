//! From the engine's types to what a window is told.

use engine::edition::{Edition, EditionLabel};
use engine::exhibition::content::{Content, Language};
use engine::home::Settings;

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
    if content.sections.iter().any(|section| settings.sections.iter().any(|id| id == section.id())) {
        shown.sections.retain(|section| settings.sections.iter().any(|id| id == section.id()));
    }
    shown
}
