//! Publishing, showing, taking back, verifying.

use std::fs;

use engine::edition::{self, Outcome, PublishError, RollBackError};
use engine::exhibition::content::Section;
use engine::home::Home;
use engine::problem::{ProblemCode, Severity};

use crate::support::{Kiosk, files, remove, time};

pub fn picture_names(edition: &engine::edition::Edition) -> Vec<String> {
    let mut names = Vec::new();
    for section in &edition.content().sections {
        if let Section::Gallery { items, .. } = section {
            let pictures = items.iter().flat_map(|item| &item.pictures);
            names.extend(pictures.flat_map(|picture| &picture.sizes).map(|size| size.name.clone()));
        }
    }
    names
}

#[test]
fn a_published_exhibition_is_current_with_its_number_time_and_note() {
    let kiosk = Kiosk::new();
    let published = kiosk.publish().expect("published");
    assert_eq!((published.number, published.outcome), (1, Outcome::New));
    let current = kiosk.current();
    assert_eq!(current.id(), published.id);
    assert_eq!(current.number(), 1);
    assert_eq!(current.label().published, Some(time(1_800_000_000)));
    assert_eq!(current.label().note.as_deref(), Some("opening"));
    assert_eq!(current.fallback(), None);
}

#[test]
fn every_name_in_the_content_is_served_with_its_type_and_length() {
    let kiosk = Kiosk::new();
    kiosk.publish().expect("published");
    let current = kiosk.current();
    let names = picture_names(&current);
    assert_eq!(names.len(), 3, "500 px give two sizes, 200 px one: {names:?}");
    for name in names.iter().map(String::as_str).chain([edition::CONTENT]) {
        let file = current.file(name).expect(name);
        let content = fs::read(&file.path).expect(name);
        assert_eq!(content.len() as u64, file.len);
        let expected = if name == edition::CONTENT { "application/json" } else { "image/jpeg" };
        assert_eq!(file.media_type, expected, "{name} is opaque, so even a PNG becomes a JPEG");
    }
}

#[test]
fn nothing_but_served_names_is_reachable() {
    let kiosk = Kiosk::new();
    kiosk.publish().expect("published");
    let current = kiosk.current();
    let name = &picture_names(&current)[0];
    let outside = [
        String::new(),
        "exhibition.toml".into(),
        "gallery/gate.jpg".into(),
        "../kiosk.toml".into(),
        format!("./{name}"),
        format!("/{name}"),
        format!("{name}/"),
        name.to_uppercase(),
        name.replace('/', "\\"),
        format!("pictures/../{name}"),
        "current".into(),
        "content.json\0".into(),
    ];
    for name in outside {
        assert_eq!(current.file(&name), None, "{name:?} must not be found");
    }
}

#[test]
fn publishing_the_same_again_makes_no_edition_and_says_so() {
    let kiosk = Kiosk::new();
    let first = kiosk.publish().expect("published");
    let before = kiosk.home_files();
    let second = kiosk.publish_at(1_800_000_100).expect("published");
    assert_eq!((second.id, second.number, second.outcome), (first.id, 1, Outcome::Unchanged));
    assert_eq!(second.written, 0);
    assert_eq!(kiosk.home_files(), before, "not a byte of the home changes");
}

#[test]
fn a_changed_caption_makes_a_second_edition_and_processes_no_picture() {
    let kiosk = Kiosk::new();
    let first = kiosk.publish().expect("published");
    let pictures = picture_names(&kiosk.current());
    kiosk.write_gallery(&["gate.jpg", "yard.png"], "The old gate");
    let second = kiosk.publish().expect("published");
    assert_eq!((second.number, second.outcome), (2, Outcome::New));
    assert_ne!(first.id, second.id);
    assert_eq!(second.written, 3, "the list, the compiled content and its index");
    assert_eq!(picture_names(&kiosk.current()), pictures);
    let editions = edition::editions(&kiosk.home(), None).expect("editions");
    assert_eq!(editions.iter().map(|label| (label.number, label.current)).collect::<Vec<_>>(), [(1, false), (2, true)]);
}

#[test]
fn the_same_exhibition_gives_the_same_id_in_every_home_at_every_time() {
    let one = Kiosk::new();
    let other = Kiosk::new();
    let first = one.publish_at(1_800_000_000).expect("published");
    let second = other.publish_at(1_900_000_000).expect("published");
    assert_eq!(first.id, second.id);
}

#[test]
fn rolling_back_takes_an_earlier_edition_back_and_is_recorded() {
    let kiosk = Kiosk::new();
    let first = kiosk.publish().expect("published");
    kiosk.write_gallery(&["gate.jpg", "yard.png"], "The old gate");
    kiosk.publish().expect("published");
    let rolled = edition::roll_back(&kiosk.home(), 1, "Jun", time(1_800_000_500)).expect("rolled back");
    assert_eq!((rolled.id, rolled.number, rolled.from, rolled.moved), (first.id, 1, Some(2), true));
    assert_eq!(kiosk.current().number(), 1);
    let log = fs::read_to_string(kiosk.home().store().root().join("switches.jsonl")).expect("the switches");
    let last: serde_json::Value = serde_json::from_str(log.lines().last().expect("a line")).expect("JSON");
    assert_eq!((last["kind"].as_str(), last["who"].as_str()), (Some("rollback"), Some("Jun")));
    assert_eq!(log.lines().count(), 3);

    let again = edition::roll_back(&kiosk.home(), 1, "Jun", time(1_800_000_600)).expect("nothing to do");
    assert!(!again.moved);
    assert_eq!(kiosk.home().store().switches().expect("switches").lines().len(), 3);
}

#[test]
fn a_number_is_never_given_twice_and_stays_with_its_edition() {
    let kiosk = Kiosk::new();
    kiosk.publish().expect("published");
    kiosk.write_gallery(&["gate.jpg", "yard.png"], "Second");
    kiosk.publish().expect("published");
    kiosk.write_gallery(&["gate.jpg", "yard.png"], "The gate");
    let again = kiosk.publish().expect("published");
    assert_eq!((again.number, again.outcome), (1, Outcome::Again), "it is edition 1, whole");
    kiosk.write_gallery(&["gate.jpg", "yard.png"], "Third");
    assert_eq!(kiosk.publish().expect("published").number, 3);
}

#[test]
fn rolling_back_to_what_never_was_names_what_there_is_and_makes_no_home() {
    let kiosk = Kiosk::new();
    let refused = edition::roll_back(&kiosk.home(), 7, "Jun", time(0));
    assert!(matches!(refused, Err(RollBackError::Unknown { number: 7, known }) if known.is_empty()));
    assert!(!kiosk.home().root().exists());
}

#[test]
fn a_second_writer_is_told_who_is_writing_and_since_when() {
    let kiosk = Kiosk::new();
    let lock = kiosk.home().lock("Lan", time(1_800_000_000)).expect("the lock");
    match kiosk.publish() {
        Err(PublishError::Busy { who, since }) => {
            assert_eq!((who.as_str(), since.as_str()), ("Lan", "2027-01-15T08:00:00Z"));
        }
        other => panic!("{other:?}"),
    }
    drop(lock);
    kiosk.publish().expect("published once the other is done");
    assert!(!kiosk.home().root().join("lock").exists(), "nobody is named when nobody writes");
}

/// The files for whose errors a publish is refused.
fn refused_for(kiosk: &Kiosk) -> Vec<String> {
    match kiosk.publish() {
        Err(PublishError::Problems { problems }) => {
            let errors = problems.into_iter().filter(|problem| problem.severity == Severity::Error);
            errors.map(|problem| problem.file).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_damaged_picture_refuses_the_publish_and_leaves_the_old_edition() {
    let kiosk = Kiosk::new();
    let first = kiosk.publish().expect("published");
    let whole = fs::read(kiosk.exhibition().join("gallery/gate.jpg")).expect("a picture");
    kiosk.write("gallery/gate.jpg", &whole[..whole.len() / 2]);
    assert_eq!(refused_for(&kiosk), ["gallery/gate.jpg"], "a header alone is not a picture");
    kiosk.write("gallery/gate.jpg", whole);
    kiosk.write("gallery/yard.png", "no picture at all");
    assert_eq!(refused_for(&kiosk), ["gallery/yard.png"]);
    assert_eq!(kiosk.current().id(), first.id);
}

#[test]
fn the_built_in_edition_is_the_same_whenever_it_is_built_and_keeps_nothing_old() {
    let kiosk = Kiosk::new();
    kiosk.build();
    let first = files(&kiosk.built_in().join("blobs"));
    kiosk.write_gallery(&["gate.jpg", "yard.png"], "Second");
    kiosk.build();
    assert_ne!(files(&kiosk.built_in().join("blobs")), first);
    kiosk.write_gallery(&["gate.jpg", "yard.png"], "The gate");
    kiosk.build();
    assert_eq!(files(&kiosk.built_in().join("blobs")), first);
}

#[test]
fn a_home_is_never_built_over() {
    let kiosk = Kiosk::new();
    kiosk.publish().expect("published");
    kiosk.write_gallery(&["gate.jpg", "yard.png"], "Second");
    let before = kiosk.home_files();
    let store = kiosk.home().store();
    edition::build(&kiosk.exhibition(), store.root(), &mut |_| {}).expect_err("its switches are there");
    assert_eq!(kiosk.home_files(), before);

    fs::remove_file(store.root().join("switches.jsonl")).expect("removed");
    edition::build(&kiosk.exhibition(), store.root(), &mut |_| {}).expect_err("somebody wrote to the home");
    assert_eq!(kiosk.current().content().id, "two-rooms");
}

#[test]
fn a_note_about_a_master_goes_with_it_from_the_built_in_edition() {
    let kiosk = Kiosk::new();
    kiosk.build();
    kiosk.write_gallery(&["gate.jpg"], "The gate");
    fs::remove_file(kiosk.exhibition().join("gallery/yard.png")).expect("removed");
    kiosk.build();
    let gate = blake3::hash(&fs::read(kiosk.exhibition().join("gallery/gate.jpg")).expect("a picture"));
    let notes: Vec<_> = files(&kiosk.built_in().join("derived")).into_iter().map(|(path, _)| path).collect();
    let [note] = notes.as_slice() else { panic!("one note: {notes:?}") };
    assert!(note.to_string_lossy().contains(&gate.to_string()), "{notes:?}");
}

#[test]
fn a_file_saved_while_publishing_refuses_the_publish_and_is_named() {
    for saved in ["gallery/media.toml", "message/en.md"] {
        let kiosk = Kiosk::new();
        let mut read = false;
        let refused = edition::publish(&kiosk.home(), &kiosk.exhibition(), "Mei", None, time(0), &mut |_| {
            if !std::mem::replace(&mut read, true) {
                let path = kiosk.exhibition().join(saved);
                let text = fs::read_to_string(&path).expect("a text");
                fs::write(&path, format!("{text}\n")).expect("saved");
            }
        });
        assert!(matches!(&refused, Err(PublishError::Changed { file }) if file == saved), "{refused:?}");
        assert_eq!(kiosk.home().store().switches().expect("switches").lines().len(), 0);
        kiosk.publish().expect("published once nobody saves");
    }
}

#[test]
fn a_leftover_that_cannot_be_removed_keeps_no_publish_back() {
    let kiosk = Kiosk::new();
    fs::create_dir_all(kiosk.home().store().root().join("incoming/0/within")).expect("folders");
    kiosk.publish().expect("published");
    assert_eq!(kiosk.current().number(), 1);
}

#[test]
#[cfg(unix)]
fn published_files_are_read_only() {
    let kiosk = Kiosk::new();
    kiosk.publish().expect("published");
    let store = kiosk.home().store();
    for folder in ["blobs", "editions"] {
        for (path, _) in files(&store.root().join(folder)) {
            assert!(fs::metadata(&path).expect("a file").permissions().readonly(), "{}", path.display());
        }
    }
}

#[test]
fn a_home_of_another_name_reads_the_same_store() {
    let kiosk = Kiosk::new();
    let published = kiosk.publish().expect("published");
    let moved = kiosk.root().join("moved");
    fs::rename(kiosk.home().root(), &moved).expect("moved");
    let current = edition::current(Some(&Home::at(&moved)), &kiosk.built_in()).expect("an edition");
    assert_eq!(current.id(), published.id, "nothing in a store names its place");
}

#[test]
fn every_name_of_a_manifest_of_ten_thousand_files_is_found() {
    let kiosk = Kiosk::new();
    kiosk.publish().expect("published");
    let store = kiosk.home().store();
    let content = kiosk.current().file(edition::CONTENT).expect("content");
    let hash = content.path.file_name().expect("a name").to_string_lossy().into_owned();
    let file = |kind: &str, name: &str, media_type: &str| {
        format!(r#"{{"kind":"{kind}","name":"{name}","hash":"{hash}","size":{},"type":"{media_type}"}}"#, content.len)
    };
    let pictures = (0..10_000).map(|at| file("derived", &format!("pictures/{at:05}.jpg"), "image/jpeg"));
    let files: Vec<String> = pictures.chain([file("compiled", edition::CONTENT, "application/json")]).collect();
    let manifest = format!(r#"{{"format":1,"exhibition":"two-rooms","files":[{}]}}"#, files.join(","));
    let id = blake3::hash(manifest.as_bytes());
    fs::write(store.root().join(format!("editions/{id}.json")), manifest).expect("a manifest");
    fs::write(store.root().join("current"), format!("{id}\n")).expect("a pointer");
    let current = kiosk.current();
    assert_eq!(current.fallback(), None);
    for at in 0..10_000 {
        assert_eq!(current.file(&format!("pictures/{at:05}.jpg")).map(|file| file.len), Some(content.len));
    }
    assert_eq!(current.file("pictures/10000.jpg"), None);
}

#[test]
fn a_running_kiosk_notices_a_switch_by_the_pointer_alone() {
    let kiosk = Kiosk::new();
    kiosk.build();
    let shown = kiosk.current();
    assert!(!edition::is_superseded(&kiosk.home(), &shown));
    kiosk.publish().expect("published");
    assert!(edition::is_superseded(&kiosk.home(), &shown));
    let shown = kiosk.current();
    assert!(!edition::is_superseded(&kiosk.home(), &shown));
    remove(kiosk.home().root());
    assert!(edition::is_superseded(&kiosk.home(), &shown), "nothing is published any more");
}

#[test]
fn a_recording_that_is_not_of_its_text_keeps_a_strict_publish_back() {
    let kiosk = Kiosk::new();
    let path = kiosk.exhibition().join("message/en.wav");
    crate::sound::write_wav(&path, &vec![0.0; 8000 * 120], 1, 8000);
    let strictly =
        edition::publish_strictly(&kiosk.home(), &kiosk.exhibition(), "Mei", None, time(1_800_000_000), &mut |_| {});
    match strictly {
        Err(PublishError::Problems { problems }) => {
            assert!(problems.iter().any(|problem| problem.code == ProblemCode::SoundLength), "{problems:?}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn who_can_not_say_their_name_may_write_all_the_same() {
    let kiosk = Kiosk::new();
    kiosk.publish().expect("published");
    // As on a full disk, nothing can be written there.
    fs::create_dir(kiosk.home().root().join("lock")).expect("a folder");
    kiosk.write_gallery(&["gate.jpg"], "Another");
    assert_eq!(kiosk.publish().expect("published").number, 2);
    assert_eq!(edition::roll_back(&kiosk.home(), 1, "Jun", time(1_800_000_001)).expect("gone back").number, 1);
    edition::prune(&kiosk.home(), "Jun", time(1_800_000_002)).expect("pruned");
    assert!(kiosk.home().store().root().join("reserve").metadata().expect("some room is kept").len() > 0);
}
