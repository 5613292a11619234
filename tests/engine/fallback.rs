//! Homes and editions that are damaged, lost, or of a newer program.

use std::fs;

use engine::edition::{self, Damage, Fallback, Fault, FileKind, Outcome, PublishError};

use crate::publish::picture_names;
use crate::support::{Kiosk, damage, files, remove, time};

#[test]
fn a_flipped_bit_is_found_and_named_with_its_item_and_mended_by_the_next_publish() {
    let kiosk = Kiosk::new();
    kiosk.publish().expect("published");
    let name = picture_names(&kiosk.current()).remove(0);
    let path = kiosk.current().file(&name).expect("served").path;
    damage(&path, |content| content[100] ^= 1);

    let verified = edition::verify(&kiosk.home(), None, time(0), &mut |_| {}).expect("verified");
    assert_eq!(verified.len(), 1);
    let [damaged] = verified[0].damaged.as_slice() else { panic!("one file: {verified:?}") };
    assert_eq!((damaged.kind, &damaged.name, damaged.fault), (FileKind::Derived, &name, Fault::Changed));
    assert_eq!(damaged.items.len(), 1, "the item that shows it");
    assert!(damaged.items[0].starts_with("gallery/"), "{:?}", damaged.items);

    let mended = kiosk.publish().expect("published");
    assert_eq!(mended.outcome, Outcome::Unchanged);
    let verified = edition::verify(&kiosk.home(), Some(1), time(0), &mut |_| {}).expect("verified");
    assert!(verified[0].is_whole(), "{verified:?}");
    assert!(!kiosk.home().store().root().join("damaged").exists(), "nothing is noted as damaged any more");
}

#[test]
fn a_damaged_master_is_found_too() {
    let kiosk = Kiosk::new();
    kiosk.publish().expect("published");
    let master = blake3::hash(&fs::read(kiosk.exhibition().join("gallery/gate.jpg")).expect("a picture"));
    damage(&kiosk.home().store().root().join("blobs").join(master.to_string()), |content| content.truncate(9));
    let verified = edition::verify(&kiosk.home(), None, time(0), &mut |_| {}).expect("verified");
    assert_eq!(verified[0].damaged[0].name, "gallery/gate.jpg");
    assert_eq!(verified[0].damaged[0].kind, FileKind::Staff);
    assert_eq!(verified[0].damaged[0].items, ["gallery/gate"], "the item that it belongs to");
    assert_eq!(kiosk.current().number(), 1, "a master is not needed to show the edition");
}

#[test]
fn a_damaged_current_edition_gives_way_to_the_newest_whole_one() {
    let kiosk = Kiosk::new();
    kiosk.build();
    kiosk.publish().expect("published");
    kiosk.write_gallery(&["gate.jpg", "yard.png"], "Second");
    let second = kiosk.publish().expect("published");
    let content = kiosk.current().file(edition::CONTENT).expect("content").path;
    damage(&content, |bytes| bytes[20] ^= 4);
    let current = kiosk.current();
    assert_eq!(current.number(), 1);
    let expected = Fallback::Damaged { number: Some(2), id: second.id, damage: Damage::ContentDamaged };
    assert_eq!(current.fallback(), Some(&expected));
}

#[test]
fn publishing_again_mends_damaged_content_that_nobody_verified() {
    let kiosk = Kiosk::new();
    kiosk.build();
    kiosk.publish().expect("published");
    kiosk.write_gallery(&["gate.jpg", "yard.png"], "Second");
    kiosk.publish().expect("published");
    let content = kiosk.current().file(edition::CONTENT).expect("content").path;
    damage(&content, |bytes| bytes[20] ^= 4);
    let published = kiosk.publish().expect("published");
    assert_eq!((published.number, published.outcome, published.written), (2, Outcome::Unchanged, 1));
    assert_eq!((kiosk.current().number(), kiosk.current().fallback()), (2, None));
    let log = fs::read_to_string(kiosk.home().store().root().join("switches.jsonl")).expect("the log");
    assert_eq!(log.lines().count(), 2, "nothing switched");
}

#[test]
fn a_running_kiosk_notices_that_the_current_edition_was_mended() {
    let kiosk = Kiosk::new();
    kiosk.build();
    kiosk.publish().expect("published");
    kiosk.write_gallery(&["gate.jpg", "yard.png"], "Second");
    kiosk.publish().expect("published");
    let second = kiosk.current();
    let manifest = kiosk.home().store().root().join(format!("editions/{}.json", second.id()));
    let content = second.file(edition::CONTENT).expect("content").path;
    let picture = second.file(&picture_names(&second)[0]).expect("served").path;
    for lost in [&manifest, &content, &picture] {
        let whole = fs::read(lost).expect("a file");
        remove(lost);
        let shown = kiosk.current();
        assert_ne!(shown.number(), 2);
        assert!(!edition::is_superseded(&kiosk.home(), &shown), "nothing else can be shown: {lost:?}");
        fs::write(lost, whole).expect("a file");
        assert!(edition::is_superseded(&kiosk.home(), &shown), "{lost:?}");
        assert_eq!(kiosk.current().number(), 2);
    }
    damage(&content, |bytes| bytes[20] ^= 4);
    let shown = kiosk.current();
    assert!(!edition::is_superseded(&kiosk.home(), &shown));
    assert_eq!(kiosk.publish().expect("published").outcome, Outcome::Unchanged);
    assert!(edition::is_superseded(&kiosk.home(), &shown));
}

#[test]
fn with_no_whole_edition_left_the_built_in_one_is_shown() {
    let kiosk = Kiosk::new();
    kiosk.build();
    kiosk.publish().expect("published");
    for (path, _) in files(&kiosk.home().store().root().join("blobs")) {
        damage(&path, Vec::clear);
    }
    let before = kiosk.home_files();
    let current = kiosk.current();
    assert_eq!(current.number(), 0);
    assert!(matches!(current.fallback(), Some(Fallback::Damaged { number: Some(1), .. })));
    assert_eq!(kiosk.home_files(), before, "what staff published is not touched");
}

#[test]
fn an_empty_missing_or_truncated_home_shows_the_built_in_edition() {
    let kiosk = Kiosk::new();
    kiosk.build();
    assert_eq!(kiosk.current().number(), 0);
    assert_eq!(kiosk.current().fallback(), Some(&Fallback::NothingPublished));
    assert!(!kiosk.home().root().exists(), "reading makes nothing");
    let none = edition::current(None, &kiosk.built_in()).expect("the built-in edition");
    assert_eq!(none.fallback(), Some(&Fallback::NoHome));

    kiosk.publish().expect("published");
    let truncated = files(kiosk.home().root());
    for (path, _) in &truncated {
        damage(path, Vec::clear);
    }
    let current = kiosk.current();
    assert_eq!(current.number(), 0);
    let names = picture_names(&current);
    assert!(names.iter().all(|name| current.file(name).is_some_and(|file| file.path.exists())));
}

#[test]
fn a_built_in_edition_that_lacks_a_file_is_shown_without_it() {
    let kiosk = Kiosk::new();
    kiosk.build();
    let whole = kiosk.current();
    let [lost, short]: [String; 2] = picture_names(&whole)[..2].to_vec().try_into().expect("two pictures");
    remove(&whole.file(&lost).expect("served").path);
    damage(&whole.file(&short).expect("served").path, |content| content.truncate(9));
    let shown = kiosk.current();
    assert_eq!((shown.number(), shown.content().sections.len()), (0, 2));
    assert!(shown.file(edition::CONTENT).is_some_and(|file| file.path.exists()));
    assert_eq!(edition::current(None, &kiosk.built_in()).expect("the built-in edition").number(), 0);

    let content = whole.file(edition::CONTENT).expect("content").path;
    damage(&content, |bytes| bytes[20] ^= 4);
    let error = edition::current(None, &kiosk.built_in()).expect_err("nothing to show");
    assert_eq!(error.damage, Damage::ContentDamaged);
    fs::remove_file(content).expect("removed");
    let error = edition::current(None, &kiosk.built_in()).expect_err("nothing to show");
    assert_eq!(error.damage, Damage::FileMissing { name: edition::CONTENT.into() });
}

#[test]
fn a_home_that_is_a_file_shows_the_built_in_edition() {
    let kiosk = Kiosk::new();
    kiosk.build();
    fs::write(kiosk.home().root(), "not a folder").expect("a file");
    assert_eq!(kiosk.current().number(), 0);
    assert!(kiosk.current().fallback().is_some());
    assert!(matches!(kiosk.publish(), Err(PublishError::Store(_))));
}

#[test]
fn an_edition_of_a_newer_program_is_not_guessed_at() {
    let kiosk = Kiosk::new();
    kiosk.build();
    let published = kiosk.publish().expect("published");
    let store = kiosk.home().store();
    let path = store.root().join(format!("editions/{}.json", published.id));
    let newer = fs::read_to_string(&path).expect("a manifest").replacen("\"format\":1", "\"format\":2", 1);
    let id = blake3::hash(newer.as_bytes());
    fs::write(store.root().join(format!("editions/{id}.json")), newer).expect("a manifest");
    fs::write(store.root().join("current"), format!("{id}\n")).expect("a pointer");
    let current = kiosk.current();
    assert_eq!(current.number(), 1, "the newest that this program can show");
    let Some(Fallback::Damaged { damage, .. }) = current.fallback() else { panic!("a reason") };
    assert_eq!(*damage, Damage::TooNew { format: 2 });
}

#[test]
fn a_lost_log_of_switches_costs_names_and_no_content() {
    let kiosk = Kiosk::new();
    kiosk.build();
    let published = kiosk.publish().expect("published");
    fs::remove_file(kiosk.home().store().root().join("switches.jsonl")).expect("removed");
    assert_eq!(kiosk.current().id(), published.id);
    let verified = edition::verify(&kiosk.home(), None, time(0), &mut |_| {}).expect("verified");
    let [shown] = verified.as_slice() else { panic!("what is shown is verified: {verified:?}") };
    assert_eq!((shown.number, shown.id), (None, published.id));
    assert!(shown.files > 0 && shown.is_whole(), "{shown:?}");
    kiosk.write_gallery(&["gate.jpg", "yard.png"], "Second");
    assert_eq!(kiosk.publish().expect("published").number, 2, "1 may have been given");
}

#[test]
fn a_torn_line_of_the_log_is_cut_off_by_the_next_writer() {
    let kiosk = Kiosk::new();
    kiosk.publish().expect("published");
    let log = kiosk.home().store().root().join("switches.jsonl");
    let whole = fs::read_to_string(&log).expect("the log");
    fs::write(&log, format!("{whole}{{\"when\":\"2027-0")).expect("a torn line");
    kiosk.write_gallery(&["gate.jpg", "yard.png"], "Second");
    assert_eq!(kiosk.publish().expect("published").number, 2);
    let text = fs::read_to_string(&log).expect("the log");
    assert!(text.starts_with(&whole) && text.lines().count() == 2, "{text}");
}

#[test]
fn a_damaged_pointer_costs_no_edition_and_no_number() {
    let kiosk = Kiosk::new();
    kiosk.build();
    kiosk.publish().expect("published");
    kiosk.write_gallery(&["gate.jpg", "yard.png"], "Second");
    kiosk.publish().expect("published");
    fs::write(kiosk.home().store().root().join("current"), "\0\0\0\0").expect("a damaged pointer");
    let current = kiosk.current();
    assert_eq!(current.number(), 2);
    assert!(matches!(current.fallback(), Some(Fallback::HomeUnreadable { .. })));

    let editions = edition::editions(&kiosk.home(), Some(&kiosk.built_in())).expect("editions");
    let listed: Vec<_> = editions.iter().map(|label| (label.number, label.current)).collect();
    assert_eq!(listed, [(0, false), (1, false), (2, true)], "what is on screen is listed as current");
    let verified = edition::verify(&kiosk.home(), None, time(0), &mut |_| {}).expect("verified");
    assert_eq!(verified.iter().map(|edition| edition.number).collect::<Vec<_>>(), [Some(1), Some(2)]);
    let rolled = edition::roll_back(&kiosk.home(), 2, "Jun", time(1_800_000_500)).expect("rolled back");
    assert!(rolled.moved, "the pointer is written anew");
    assert_eq!((kiosk.current().number(), kiosk.current().fallback()), (2, None));

    fs::write(kiosk.home().store().root().join("current"), "").expect("a damaged pointer");
    kiosk.write_gallery(&["gate.jpg", "yard.png"], "Third");
    assert_eq!(kiosk.publish().expect("published").number, 3);
    let numbers: Vec<u32> =
        edition::editions(&kiosk.home(), None).expect("editions").iter().map(|label| label.number).collect();
    assert_eq!(numbers, [1, 2, 3]);
}
