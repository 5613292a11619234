//! The index in an edition.

use std::fs;

use engine::edition::{self, Fault, FileKind, SEARCH};

use super::{ZH, find, small};
use crate::support::{damage, time};

#[test]
fn the_same_exhibition_gives_the_same_index() {
    let (one, other) = (small(), small());
    assert_eq!(one.current().id(), other.current().id());
    assert!(one.current().file(SEARCH).is_some());
}

#[test]
fn an_edition_of_before_there_was_an_index_is_searched_all_the_same() {
    let kiosk = small();
    let expected = find(&kiosk.current(), "bj", ZH);
    let store = kiosk.home().store().root().to_owned();
    let path = store.join(format!("editions/{}.json", kiosk.current().id()));
    let mut manifest: serde_json::Value = serde_json::from_slice(&fs::read(path).expect("a manifest")).expect("JSON");
    let files = manifest["files"].as_array_mut().expect("files");
    let count = files.len();
    files.retain(|file| file["name"] != SEARCH);
    assert_eq!(files.len(), count - 1);
    // As a program of that time wrote it.
    let text = format!(
        "{}\n",
        serde_json::to_string(&serde_json::from_value::<edition::Manifest>(manifest).unwrap()).unwrap()
    );
    let id = blake3::hash(text.as_bytes());
    fs::write(store.join(format!("editions/{id}.json")), text).expect("a manifest");
    fs::write(store.join("current"), format!("{id}\n")).expect("a pointer");
    let older = kiosk.current();
    assert_eq!(older.id().to_string(), id.to_string());
    assert!(older.file(SEARCH).is_none());
    assert_eq!(find(&older, "bj", ZH), expected);
}

#[test]
fn a_damaged_index_costs_nothing_but_time_and_is_mended_by_the_next_publish() {
    let kiosk = small();
    let whole = kiosk.current();
    let expected = find(&whole, "bj", ZH);
    let path = whole.file(SEARCH).expect("an index").path;
    let bytes = fs::read(&path).expect("an index");
    let faults: [fn(&mut Vec<u8>); 4] =
        [|index| index[9] ^= 1, |index| index.truncate(20), Vec::clear, |index| index.fill(0xff)];
    for fault in faults {
        damage(&path, fault);
        let shown = kiosk.current();
        assert_eq!((shown.id(), shown.fallback()), (whole.id(), None));
        assert_eq!(find(&shown, "bj", ZH), expected);
        damage(&path, |index| index.clone_from(&bytes));
    }
    fs::remove_file(&path).expect("removed");
    assert_eq!(find(&kiosk.current(), "bj", ZH), expected);
    let verified = edition::verify(&kiosk.home(), None, time(0), &mut |_| {}).expect("verified");
    let [lost] = verified[0].damaged.as_slice() else { panic!("{verified:?}") };
    assert_eq!((lost.name.as_str(), lost.kind, lost.fault), (SEARCH, FileKind::Compiled, Fault::Missing));
    kiosk.publish().expect("published");
    assert_eq!(fs::read(&path).expect("mended"), bytes);
}
