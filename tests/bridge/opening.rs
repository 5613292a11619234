use jubilee_kiosk::kiosk::Kiosk;
use serde_json::json;
use tauri::Manager;

use crate::stage::{Stage, ask};

fn open(stage: &Stage) -> serde_json::Value {
    ask(&stage.visitor, "open", json!({ "channel": "__CHANNEL__:1" })).expect("the page opens")
}

#[test]
fn a_page_is_told_the_whole_exhibition_and_starts_in_attract() {
    let stage = Stage::new();
    let opening = open(&stage);
    assert_eq!(opening["place"]["screen"], "attract");
    assert_eq!(opening["place"]["language"], "en", "the exhibition's first language");
    assert_eq!(opening["edition"]["number"], 0, "an empty home shows the built-in edition");
    let message = &opening["exhibition"]["sections"][0];
    assert_eq!(message["kind"], "message");
    assert_eq!(message["title"]["zh-Hans"], "致辞");
    assert_eq!(message["signatories"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_rebuilt_page_starts_where_the_visitor_was() {
    let stage = Stage::new();
    open(&stage);
    let place = json!({
        "screen": "section", "section": "message", "language": "zh-Hans", "sentence": "message-0123456789",
        "size": 2, "contrast": true, "still": true, "low": true
    });
    ask(&stage.visitor, "report", json!({ "place": place, "reading": { "words": 0, "characters": 500, "hold": 0 } }))
        .expect("reported");
    assert_eq!(open(&stage)["place"], place);
}

#[test]
fn starting_over_leaves_nothing_of_the_visit() {
    let stage = Stage::new();
    let first = open(&stage)["place"].clone();
    let place = json!({
        "screen": "section", "section": "message", "language": "zh-Hans", "size": 2, "contrast": true, "still": true, "low": true
    });
    ask(&stage.visitor, "report", json!({ "place": place, "reading": { "words": 0, "characters": 0, "hold": 0 } }))
        .expect("reported");
    ask(&stage.visitor, "start_over", json!({})).expect("over");
    assert_eq!(open(&stage)["place"], first);
}

#[test]
fn an_edition_published_in_attract_is_shown_and_one_published_during_a_visit_waits() {
    let stage = Stage::new();
    stage.let_in();
    let kiosk = stage.app.state::<Kiosk>();
    let publish = |note: &str| {
        let exhibition = stage.folder.path().join("draft");
        if !exhibition.exists() {
            copy(crate::stage::LETTER.path(), &exhibition);
        }
        let text = exhibition.join("message/en.md");
        let words = std::fs::read_to_string(&text).expect("a text");
        std::fs::write(&text, words.replacen("# ", &format!("# {note} "), 1)).expect("written");
        ask(&stage.staff, "publish", json!({ "exhibition": exhibition, "note": note })).expect("published");
    };
    publish("one");
    assert!(kiosk.renew());
    assert!(!kiosk.renew(), "once");
    assert_eq!(open(&stage)["edition"]["number"], 1);
    ask(&stage.visitor, "wake", json!({})).expect("awake");
    publish("two");
    assert!(!kiosk.renew());
    assert_eq!(open(&stage)["edition"]["number"], 1, "somebody is there");
    ask(&stage.visitor, "start_over", json!({})).expect("over");
    assert!(kiosk.renew());
    assert_eq!(open(&stage)["edition"]["number"], 2);
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder to read") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("copied");
        }
    }
}
