//! What is different between an edition and the one before, by item.

use std::fs;

use engine::edition::{self, Difference, ItemName};
use engine::store::Changes;

use crate::support::Kiosk;

fn names(items: &[ItemName]) -> Vec<(&str, Option<&str>)> {
    items.iter().map(|item| (item.id.as_str(), item.title.as_deref())).collect()
}

fn published(kiosk: &Kiosk) -> Difference {
    kiosk.publish().expect("published").difference.expect("there was one before")
}

#[test]
fn the_first_edition_has_none_to_be_compared_with() {
    let kiosk = Kiosk::new();
    assert_eq!(kiosk.publish().expect("published").difference, None);
    assert_eq!(kiosk.publish().expect("nothing changed").difference, None);
}

#[test]
fn added_changed_and_removed_items_are_named_with_their_titles() {
    let kiosk = Kiosk::new();
    kiosk.publish().expect("published");
    kiosk.write_gallery(&["gate.jpg", "hall.jpg"], "The gate");
    kiosk.picture("gallery/hall.jpg", 40, 20, [90, 90, 20]);
    kiosk.picture("gallery/gate.jpg", 500, 300, [20, 40, 200]);
    let difference = published(&kiosk);
    assert_eq!(names(&difference.added), [("gallery/hall", Some("The gate"))]);
    assert_eq!(
        names(&difference.changed),
        [("gallery", Some("Pictures")), ("gallery/gate", Some("The gate"))],
        "the order of the gallery, and a picture with other pixels"
    );
    assert_eq!(names(&difference.removed), [("gallery/yard", Some("The gate"))]);
    assert_eq!(difference.files, Changes { added: 1, changed: 2, removed: 0 });
    assert_eq!(difference.counts(), Changes { added: 1, changed: 2, removed: 1 });
}

#[test]
fn a_changed_caption_changes_its_item_alone() {
    let kiosk = Kiosk::new();
    kiosk.publish().expect("published");
    let list = kiosk.exhibition().join("gallery/media.toml");
    let text =
        fs::read_to_string(&list).expect("a list").replacen("caption.en = \"The gate\"", "caption.en = \"Old\"", 1);
    fs::write(&list, text).expect("a list");
    let difference = published(&kiosk);
    assert_eq!(names(&difference.changed), [("gallery/gate", Some("Old"))]);
    assert_eq!((difference.added.len(), difference.removed.len()), (0, 0));
}

#[test]
fn a_message_and_what_the_exhibition_says_of_itself_are_items_too() {
    let kiosk = Kiosk::new();
    kiosk.publish().expect("published");
    kiosk.write("message/en.md", "# Welcome\n\nCome in. Look about.\n");
    let toml = fs::read_to_string(kiosk.exhibition().join("exhibition.toml")).expect("a file");
    kiosk.write("exhibition.toml", toml.replace("Two rooms", "Two halls"));
    let difference = published(&kiosk);
    let expected = [("exhibition.toml", Some("Two halls")), ("message", Some("Welcome"))];
    assert_eq!(names(&difference.changed), expected);
}

#[test]
fn a_file_that_no_screen_shows_is_counted_and_no_item_is_named() {
    let kiosk = Kiosk::new();
    kiosk.publish().expect("published");
    let toml = fs::read_to_string(kiosk.exhibition().join("exhibition.toml")).expect("a file");
    kiosk.write("exhibition.toml", format!("# a remark\n{toml}"));
    let difference = published(&kiosk);
    assert_eq!((difference.counts(), difference.is_empty()), (Changes::default(), false));
    assert_eq!(difference.files, Changes { added: 0, changed: 1, removed: 0 });
}

#[test]
fn every_edition_keeps_number_time_note_who_and_how_much_changed() {
    let kiosk = Kiosk::new();
    kiosk.publish_at(1_800_000_000).expect("published");
    kiosk.write_gallery(&["gate.jpg", "yard.png"], "Second");
    kiosk.publish_at(1_800_000_100).expect("published");
    let editions = edition::editions(&kiosk.home(), None).expect("editions");
    let [first, second] = editions.as_slice() else { panic!("two: {editions:?}") };
    assert_eq!((first.number, first.changes), (1, None));
    assert_eq!((second.number, second.by.as_deref(), second.note.as_deref()), (2, Some("Mei"), Some("opening")));
    assert_eq!(second.published, Some(crate::support::time(1_800_000_100)));
    assert_eq!(second.changes, Some(Changes { added: 0, changed: 2, removed: 0 }));
    let difference = second.difference(&kiosk.home()).expect("both are there");
    assert_eq!(names(&difference.changed), [("gallery/gate", Some("Second")), ("gallery/yard", Some("Second"))]);
    assert_eq!(first.difference(&kiosk.home()), None);
}

#[test]
fn an_edition_before_that_is_damaged_keeps_no_publish_back() {
    let kiosk = Kiosk::new();
    kiosk.publish().expect("published");
    let content = kiosk.current().file(edition::CONTENT).expect("content").path;
    crate::support::damage(&content, Vec::clear);
    kiosk.write_gallery(&["gate.jpg", "yard.png"], "Second");
    let second = kiosk.publish().expect("published");
    assert_eq!((second.number, second.difference), (2, None));
}
