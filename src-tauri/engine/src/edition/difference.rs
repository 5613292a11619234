use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::open::{read_content, read_manifest};
use super::{Edition, EditionId, FileKind, Manifest};
use crate::exhibition::content::{Content, Item, Localized, Section};
use crate::home::Home;
use crate::store::{Changes, Hash, Store};

/// What is different between two editions, by item, in the order of the exhibition.
///
/// An item is different when what visitors get of it is, also where a newer version of the program prepares the same
/// picture in another way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Items that only the later edition has.
    pub added: Vec<ItemName>,
    /// Items that both have and that differ.
    pub changed: Vec<ItemName>,
    /// Items that only the earlier edition has.
    pub removed: Vec<ItemName>,
    /// Staff's files, whether or not a screen shows anything of them.
    pub files: Changes,
}

/// A part of an exhibition as people name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ItemName {
    /// `history/1952-founded`; `history` where it is the section itself; `exhibition.toml` where it is what the
    /// exhibition says of itself, or the order of its sections.
    pub id: String,
    /// Its title in the exhibition's first language, or in another where it has none in that.
    pub title: Option<String>,
}

impl Difference {
    /// How many items are different.
    pub fn counts(&self) -> Changes {
        let count = |items: &[ItemName]| u32::try_from(items.len()).unwrap_or(u32::MAX);
        Changes { added: count(&self.added), changed: count(&self.changed), removed: count(&self.removed) }
    }

    /// Whether no item and no file is different.
    pub fn is_empty(&self) -> bool {
        self.counts() == Changes::default() && self.files == Changes::default()
    }

    fn between(before: (&Manifest, &Content), after: (&Manifest, &Content)) -> Self {
        let mut difference = Self { files: files(before.0, after.0), ..Self::default() };
        let old = parts(before.1);
        let new = parts(after.1);
        let known: BTreeMap<&str, &Part<'_>> = old.iter().map(|part| (part.id, part)).collect();
        let language = |content: &Content| content.languages.first().map(|language| language.tag.clone());
        let (old_language, new_language) = (language(before.1), language(after.1));
        let there: BTreeSet<&str> = new.iter().map(|part| part.id).collect();
        for part in &new {
            match known.get(part.id) {
                None => difference.added.push(part.name(new_language.as_deref())),
                Some(known) if known.said != part.said => {
                    difference.changed.push(part.name(new_language.as_deref()));
                }
                Some(_) => {}
            }
        }
        let removed = old.iter().filter(|part| !there.contains(part.id));
        difference.removed = removed.map(|part| part.name(old_language.as_deref())).collect();
        difference
    }
}

/// What is different between two editions of a home; nothing where one of them can't be read, or was pruned.
pub fn difference(home: &Home, before: EditionId, after: EditionId) -> Option<Difference> {
    let store = home.store();
    let after = read(&store, after)?;
    difference_to(&store, Some(before.0), (&after.0, &after.1))
}

/// What is different between two editions that are open, also of two stores; nothing where a manifest can't be read.
pub(super) fn between(before: &Edition, after: &Edition) -> Option<Difference> {
    let (old, new) = (before.manifest().ok()?, after.manifest().ok()?);
    Some(Difference::between((&old, before.content()), (&new, after.content())))
}

/// What an edition has that the one before has not, from what is known of the one; nothing where there is none before
/// or it can't be read.
pub(super) fn difference_to(store: &Store, before: Option<Hash>, after: (&Manifest, &Content)) -> Option<Difference> {
    let before = read(store, EditionId(before?))?;
    Some(Difference::between((&before.0, &before.1), after))
}

fn read(store: &Store, id: EditionId) -> Option<(Manifest, Content)> {
    let manifest = read_manifest(store, id).ok()?;
    let content = read_content(store, &manifest).ok()?;
    Some((manifest, content))
}

/// A part of an exhibition: the exhibition itself, a section, an era or an item, without the parts in it.
struct Part<'c> {
    id: &'c str,
    title: &'c Localized,
    said: Said<'c>,
}

#[derive(PartialEq)]
enum Said<'c> {
    Item(&'c Item),
    /// The compiled part without those in it, and those in it in order.
    Other(serde_json::Value, Vec<&'c str>),
}

impl Part<'_> {
    fn name(&self, language: Option<&str>) -> ItemName {
        let own = language.and_then(|language| self.title.get(language));
        let title = own.or_else(|| self.title.values().next()).cloned();
        ItemName { id: self.id.to_owned(), title }
    }
}

fn parts(content: &Content) -> Vec<Part<'_>> {
    let order = content.sections.iter().map(Section::id).collect();
    let bare = serde_json::json!({
        "languages": content.languages, "title": content.title, "years": content.years, "motto": content.motto,
        "tradition": content.tradition, "theme": content.theme, "look": content.look, "tags": content.tags,
        "sources": content.sources, "credits": content.credits, "words": content.words,
    });
    let mut parts = vec![Part { id: "exhibition.toml", title: &content.title, said: Said::Other(bare, order) }];
    for section in &content.sections {
        let eras = section.eras().iter().map(|era| era.id.as_str());
        let order = eras.chain(section.items().iter().map(|item| item.id.as_str())).collect();
        parts.push(Part { id: section.id(), title: section.title(), said: Said::Other(bare_section(section), order) });
        parts.extend(section.eras().iter().map(|era| {
            let said = Said::Other(serde_json::to_value(era).unwrap_or_default(), Vec::new());
            Part { id: &era.id, title: &era.title, said }
        }));
        let items = section.items().iter();
        parts.extend(items.map(|item| Part { id: &item.id, title: &item.title, said: Said::Item(item) }));
    }
    parts
}

/// A section as it is compiled, without its eras and items.
fn bare_section(section: &Section) -> serde_json::Value {
    match section {
        Section::Message { .. } => serde_json::to_value(section).unwrap_or_default(),
        Section::Timeline { title, picture, .. } => serde_json::json!(["timeline", title, picture]),
        Section::Gallery { title, picture, .. } => serde_json::json!(["gallery", title, picture]),
        Section::People { title, picture, .. } => serde_json::json!(["people", title, picture]),
    }
}

fn files(before: &Manifest, after: &Manifest) -> Changes {
    let mut files: BTreeMap<&str, (Option<Hash>, Option<Hash>)> = BTreeMap::new();
    let staff = |manifest| Manifest::staff(manifest).map(|file| (file.name.as_str(), file.hash));
    for (name, hash) in staff(before) {
        files.insert(name, (Some(hash), None));
    }
    for (name, hash) in staff(after) {
        match files.entry(name) {
            Entry::Occupied(mut known) => known.get_mut().1 = Some(hash),
            Entry::Vacant(new) => drop(new.insert((None, Some(hash)))),
        }
    }
    let mut changes = Changes::default();
    for pair in files.into_values() {
        match pair {
            (None, _) => changes.added += 1,
            (_, None) => changes.removed += 1,
            (before, after) => changes.changed += u32::from(before != after),
        }
    }
    changes
}

impl Manifest {
    fn staff(&self) -> impl Iterator<Item = &super::ManifestFile> {
        self.files.iter().filter(|file| file.kind == FileKind::Staff)
    }
}
