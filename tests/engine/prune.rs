//! Making room: what stays, what goes, and that nothing that stays is touched.

use std::collections::BTreeSet;
use std::fs;

use engine::edition::{self, HeldBack, Outcome, PruneError, Pruned, Reason, RollBackError};
use jiff::Timestamp;

use crate::support::{Kiosk, damage, files, time};

const DAY: i64 = 24 * 60 * 60;

/// A kiosk on which an edition was published each day, each with a caption and a picture of its own.
pub fn kiosk_of(editions: u32) -> Kiosk {
    let kiosk = Kiosk::new();
    kiosk.build();
    for edition in 1..=editions {
        publish(&kiosk, edition);
    }
    kiosk
}

/// Publishes edition N on day N.
pub fn publish(kiosk: &Kiosk, edition: u32) {
    kiosk.write_gallery(&["gate.jpg", "own.png"], &format!("Edition {edition}"));
    kiosk.picture("gallery/own.png", 30, 20, [(edition as u8).wrapping_mul(20), 10, 10]);
    let published = kiosk.publish_at(DAY * i64::from(edition)).expect("published");
    assert_eq!(published.number, edition);
}

pub fn day(day: i64) -> Timestamp {
    time(DAY * day)
}

fn prune(kiosk: &Kiosk, on: i64) -> Pruned {
    edition::prune(&kiosk.home(), "Jun", day(on)).expect("pruned")
}

fn numbers(kiosk: &Kiosk) -> Vec<u32> {
    edition::editions(&kiosk.home(), None).expect("editions").iter().map(|label| label.number).collect()
}

#[track_caller]
fn assert_all_whole(kiosk: &Kiosk) {
    let verified = edition::verify(&kiosk.home(), None, time(0), &mut |_| {}).expect("verified");
    assert!(!verified.is_empty() && verified.iter().all(edition::Verified::is_whole), "{verified:?}");
}

fn bytes(kiosk: &Kiosk) -> u64 {
    let store = kiosk.home().store();
    let folders = ["blobs", "editions", "derived", "incoming"].map(|folder| files(&store.root().join(folder)));
    folders.iter().flatten().map(|(_, content)| content.len() as u64).sum()
}

#[test]
fn the_current_one_the_recent_and_the_five_newest_stay_and_the_rest_goes() {
    let kiosk = kiosk_of(9);
    edition::roll_back(&kiosk.home(), 2, "Jun", day(10)).expect("rolled back");
    let pruned = prune(&kiosk, 100);
    assert_eq!(pruned.removed, [1, 3, 4]);
    let reasons: Vec<_> = pruned.kept.iter().map(|kept| (kept.number, kept.reasons.clone())).collect();
    let newest = BTreeSet::from([Reason::Newest]);
    let current = BTreeSet::from([Reason::Current, Reason::Recent]);
    let mut expected = vec![(Some(2), current)];
    expected.extend((5..=9).map(|number| (Some(number), newest.clone())));
    assert_eq!(reasons, expected);
    assert_eq!(numbers(&kiosk), [2, 5, 6, 7, 8, 9]);
    assert_eq!((kiosk.current().number(), kiosk.current().fallback()), (2, None));
    assert_all_whole(&kiosk);
}

#[test]
fn what_was_current_within_thirty_days_stays() {
    let kiosk = kiosk_of(9);
    // Edition 3 was current until day 4.
    assert_eq!(prune(&kiosk, 34).removed, [1, 2]);
    assert_eq!(prune(&kiosk, 35).removed, [3]);
    assert_all_whole(&kiosk);
}

#[test]
fn a_dry_run_says_what_a_run_does_and_changes_nothing() {
    let kiosk = kiosk_of(8);
    fs::write(kiosk.home().store().root().join("incoming/7"), "left by a run that was killed").expect("a leftover");
    let before = (kiosk.home_files(), bytes(&kiosk));
    let said = edition::prune_dry(&kiosk.home(), day(100)).expect("said");
    assert_eq!((kiosk.home_files(), bytes(&kiosk)), before);
    assert_eq!(said.removed, [1, 2, 3]);
    let done = prune(&kiosk, 100);
    assert_eq!(done, said);
    assert_eq!(before.1 - bytes(&kiosk), done.bytes, "as many bytes are free as were said");
    // A list, a caption, the content and its index, the search, a picture with its derivative and its note.
    assert!(done.files >= 3 * 6 && done.bytes > 1000, "{done:?}");
    let again = prune(&kiosk, 100);
    assert_eq!((again.files, again.bytes, again.removed.len()), (0, 0, 0));
}

#[test]
fn nothing_that_an_edition_that_stays_needs_goes() {
    let kiosk = kiosk_of(8);
    prune(&kiosk, 100);
    assert_all_whole(&kiosk);
    let derived = files(&kiosk.home().store().root().join("derived"));
    assert_eq!(derived.len(), 1 + 5, "the gate's note and those of the five pictures that stay");
    // The gate is not worked on again.
    kiosk.write_gallery(&["gate.jpg"], "Ninth");
    let published = kiosk.publish_at(DAY * 101).expect("published");
    assert_eq!(published.written, 3, "the list, the content and its index");
}

#[test]
fn an_edition_that_is_on_a_screen_stays_until_it_is_closed() {
    let kiosk = kiosk_of(1);
    let shown = kiosk.current();
    for edition in 2..=8 {
        publish(&kiosk, edition);
    }
    let pruned = prune(&kiosk, 100);
    assert_eq!(pruned.removed, [2, 3]);
    assert_eq!(pruned.kept[0].reasons, BTreeSet::from([Reason::Open]));
    for file in edition::verify(&kiosk.home(), Some(1), time(0), &mut |_| {}).expect("verified") {
        assert!(file.is_whole(), "{file:?}");
    }
    drop(shown);
    assert_eq!(prune(&kiosk, 100).removed, [1]);
}

#[test]
fn what_stands_in_for_a_damaged_current_edition_stays() {
    let kiosk = kiosk_of(8);
    for number in 4..=8 {
        let editions = edition::editions(&kiosk.home(), None).expect("editions");
        let id = editions.iter().find(|label| label.number == number).expect("it is there").id;
        let manifest = kiosk.home().store().root().join(format!("editions/{id}.json"));
        damage(&manifest, |bytes| bytes[20] ^= 1);
    }
    assert_eq!(kiosk.current().number(), 3, "the newest whole one");
    let pruned = prune(&kiosk, 100);
    assert_eq!(pruned.removed, [1, 2]);
    assert_eq!(pruned.held_back, Some(HeldBack::ManifestUnreadable), "what the damaged ones need is unknown");
    assert_eq!(kiosk.current().number(), 3);
    // Published as it was, the damaged edition is whole again: nothing that it needs went.
    publish_again(&kiosk, 8);
    assert_eq!((kiosk.current().number(), kiosk.current().fallback()), (8, None));
}

fn publish_again(kiosk: &Kiosk, edition: u32) {
    kiosk.write_gallery(&["gate.jpg", "own.png"], &format!("Edition {edition}"));
    let published = kiosk.publish_at(DAY * 100).expect("published");
    assert_eq!((published.number, published.written), (edition, 0));
}

#[test]
fn without_the_log_of_switches_no_edition_goes() {
    let kiosk = kiosk_of(8);
    let log = kiosk.home().store().root().join("switches.jsonl");
    let whole = fs::read_to_string(&log).expect("the log");
    let torn: String =
        whole.lines().enumerate().map(|(at, line)| if at == 3 { "{}\n".into() } else { format!("{line}\n") }).collect();
    for damaged in [torn, String::new()] {
        fs::write(&log, damaged).expect("damaged");
        let pruned = prune(&kiosk, 100);
        assert_eq!((pruned.removed.len(), pruned.held_back), (0, Some(HeldBack::LogDamaged)));
        assert_eq!(files(&kiosk.home().store().root().join("editions")).len(), 8);
    }
    fs::remove_file(&log).expect("lost");
    assert_eq!(prune(&kiosk, 100).held_back, Some(HeldBack::LogDamaged));
    fs::write(&log, format!("{whole}{{\"when\":\"20")).expect("a line that a power cut tore");
    assert_eq!(prune(&kiosk, 100).removed, [1, 2, 3]);
}

#[test]
fn a_clock_that_went_back_costs_no_edition() {
    let kiosk = kiosk_of(8);
    assert_eq!(prune(&kiosk, -400).removed.len(), 0, "the clock says 1969");
    // Published while the clock was wrong: nobody can tell how long edition 8 was current.
    kiosk.write_gallery(&["gate.jpg"], "Ninth");
    kiosk.publish_at(DAY).expect("published");
    for edition in 10..=15 {
        publish(&kiosk, edition);
    }
    let pruned = prune(&kiosk, 400);
    assert!(pruned.kept.iter().any(|kept| kept.number == Some(8)), "{pruned:?}");
}

#[test]
fn a_pruned_edition_is_listed_no_longer_and_keeps_its_number() {
    let kiosk = kiosk_of(7);
    prune(&kiosk, 100);
    assert_eq!(numbers(&kiosk), [3, 4, 5, 6, 7]);
    let refused = edition::roll_back(&kiosk.home(), 1, "Jun", day(101));
    assert!(matches!(refused, Err(RollBackError::Unknown { number: 1, known }) if known == [3, 4, 5, 6, 7]));
    assert_all_whole(&kiosk);
    let first = Kiosk::new();
    first.write_gallery(&["gate.jpg", "own.png"], "Edition 1");
    first.picture("gallery/own.png", 30, 20, [20, 10, 10]);
    let again =
        edition::publish(&kiosk.home(), &first.exhibition(), "Mei", None, day(102), &mut |_| {}).expect("published");
    assert_eq!((again.number, again.outcome), (1, Outcome::Again));
    assert_eq!(numbers(&kiosk), [1, 3, 4, 5, 6, 7]);
    assert_all_whole(&kiosk);
    publish(&kiosk, 8);
}

#[test]
fn who_pruned_is_recorded() {
    let kiosk = kiosk_of(6);
    prune(&kiosk, 100);
    let log = fs::read_to_string(kiosk.home().store().root().join("switches.jsonl")).expect("the log");
    let last: serde_json::Value = serde_json::from_str(log.lines().last().expect("a line")).expect("JSON");
    assert_eq!((&last["kind"], &last["who"], &last["number"]), (&"prune".into(), &"Jun".into(), &1.into()));
}

#[test]
fn what_a_killed_publish_left_goes() {
    let kiosk = kiosk_of(1);
    let root = kiosk.home().store().root().to_owned();
    let before = files(&root);
    let content = b"nobody needs this";
    let hash = blake3::hash(content);
    fs::write(root.join(format!("blobs/{hash}")), content).expect("a blob");
    fs::write(root.join(format!("derived/{hash}-picture1")), "{}").expect("a note");
    fs::write(root.join("incoming/3"), "half").expect("a leftover");
    fs::write(root.join("blobs/notes.txt"), "somebody's own").expect("a file");
    let pruned = prune(&kiosk, 2);
    assert_eq!((pruned.files, pruned.removed.len()), (3, 0));
    fs::remove_file(root.join("blobs/notes.txt")).expect("what is no blob stayed");
    assert_eq!(files(&root), before);
}

#[test]
fn a_home_that_is_not_there_is_not_made_and_one_that_is_written_to_is_left_alone() {
    let kiosk = Kiosk::new();
    assert_eq!(prune(&kiosk, 1), Pruned::default());
    assert!(!kiosk.home().root().exists());
    let kiosk = kiosk_of(7);
    let _lock = kiosk.home().lock("Lan", time(0)).expect("the lock");
    let refused = edition::prune(&kiosk.home(), "Jun", day(100));
    assert!(matches!(refused, Err(PruneError::Busy { who, .. }) if who == "Lan"));
    assert_eq!(numbers(&kiosk).len(), 7);
}
