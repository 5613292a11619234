//! Editions that an earlier version published and that a kiosk still shows.

use std::fs;
use std::path::{Path, PathBuf};

use engine::edition::{self, FileKind, Manifest};
use engine::exhibition::content::{Section, TrackName};
use engine::store::Hash;

use crate::support::Kiosk;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/editions").join(name)
}

/// Puts this content in the place of what the built-in edition holds, as if it had been compiled to it.
fn hold(built_in: &Path, content: &[u8]) {
    let pointer = fs::read_to_string(built_in.join("current")).unwrap();
    let editions = built_in.join("editions");
    let manifest = fs::read(editions.join(format!("{}.json", pointer.trim()))).unwrap();
    let mut manifest: Manifest = serde_json::from_slice(&manifest).unwrap();
    let compiled = manifest.files.iter_mut().find(|file| file.kind == FileKind::Compiled).unwrap();
    (compiled.hash, compiled.size) = (Hash::of(content), content.len() as u64);
    fs::write(built_in.join("blobs").join(compiled.hash.to_string()), content).unwrap();
    let bytes = serde_json::to_vec(&manifest).unwrap();
    let id = Hash::of(&bytes);
    fs::write(editions.join(format!("{id}.json")), bytes).unwrap();
    fs::write(built_in.join("current"), format!("{id}\n")).unwrap();
}

#[test]
fn an_edition_from_before_tags_had_names_is_shown() {
    let kiosk = Kiosk::new();
    kiosk.build();
    hold(&kiosk.built_in(), &fs::read(fixture("before-tags.json")).unwrap());
    let edition = edition::current(None, &kiosk.built_in()).unwrap();
    let content = edition.content();
    let ids: Vec<_> = content.sections.iter().map(Section::id).collect();
    assert_eq!(ids, ["message", "history", "gallery", "people"]);
    assert!(content.tags.is_empty());
    assert!(content.sections.iter().all(|section| section.picture().is_none()));
    let [era] = content.sections[1].eras() else { panic!("one era: {content:?}") };
    assert_eq!((era.id.as_str(), era.texts.len(), era.tracks.len()), ("founding", 0, 0));
    let event = &content.sections[1].items()[0];
    assert_eq!((event.people.len(), event.address.as_deref()), (0, None));
    let track = TrackName { item: event.id.clone(), language: "en".into() };
    assert_eq!(content.track(&track).map(|track| track.duration), Some(3_000));
}
