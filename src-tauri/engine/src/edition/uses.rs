use std::collections::BTreeMap;

use crate::exhibition::content::{Content, Era, Item, Picture, Section, Track};

/// The items that show a served file, by its name.
pub(super) fn uses(content: &Content) -> BTreeMap<String, Vec<String>> {
    let mut uses = Uses::default();
    uses.pictures("exhibition.toml", &content.look.crest);
    for section in &content.sections {
        uses.pictures(section.id(), section.picture());
        if let Section::Message { id, signatories, tracks, .. } = section {
            uses.tracks(id, tracks);
            for signatory in signatories {
                uses.pictures(id, &signatory.portrait);
            }
        }
        for Era { id, tracks, .. } in section.eras() {
            uses.tracks(id, tracks);
        }
        for Item { id, tracks, pictures, .. } in section.items() {
            uses.tracks(id, tracks);
            uses.pictures(id, pictures);
        }
    }
    uses.0
}

/// The item that one of staff's files belongs to: `history/1952-founded/en.md`, or `gallery/gate.jpg`; the section where
/// it belongs to no item of it.
pub(super) fn owner(content: &Content, name: &str) -> Option<String> {
    let within = |id: &str| name.strip_prefix(id).is_some_and(|rest| rest.starts_with(['/', '.']));
    let section = content.sections.iter().find(|section| within(section.id()))?;
    let eras = section.eras().iter().map(|era| era.id.as_str());
    let items = section.items().iter().map(|item| item.id.as_str());
    let inner = eras.chain(items).filter(|id| within(id)).max_by_key(|id| id.len());
    Some(inner.unwrap_or(section.id()).to_owned())
}

#[derive(Default)]
struct Uses(BTreeMap<String, Vec<String>>);

impl Uses {
    fn add(&mut self, name: &str, item: &str) {
        let items = self.0.entry(name.to_owned()).or_default();
        if !items.iter().any(|known| known == item) {
            items.push(item.to_owned());
        }
    }

    fn pictures<'a>(&mut self, item: &str, pictures: impl IntoIterator<Item = &'a Picture>) {
        for size in pictures.into_iter().flat_map(|picture| &picture.sizes) {
            self.add(&size.name, item);
        }
    }

    fn tracks(&mut self, item: &str, tracks: &BTreeMap<String, Track>) {
        for sound in tracks.values().filter_map(|track| track.sound.as_ref()) {
            self.add(sound, item);
        }
    }
}
