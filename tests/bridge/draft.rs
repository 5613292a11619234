//! Curators at their desk.

use engine::home::Home;
use engine::staff::Role;
use jubilee_kiosk::door::Insider;
use jubilee_kiosk::kiosk::Kiosk;
use serde_json::{Value, json};
use tauri::{Manager, WebviewUrl, WebviewWindowBuilder};

use crate::permissions::staffs;
use crate::stage::{LETTER, Stage, ask};

/// What only curators and installers are given.
const DESK: [&str; 14] = [
    "draft",
    "begin_draft",
    "discard_draft",
    "sticks",
    "load_media",
    "stop_loading",
    "describe_picture",
    "arrange_picture",
    "remove_picture",
    "write_text",
    "undo_step",
    "redo_step",
    "build_preview",
    "publish_draft",
];

fn code(answer: &Result<Value, Value>) -> &str {
    answer.as_ref().err().and_then(|refusal| refusal["code"].as_str()).unwrap_or("done")
}

fn let_in(stage: &Stage, role: Role) {
    stage.app.state::<Kiosk>().door().let_in(Insider { name: "Mei".to_owned(), role });
}

/// A kiosk that shows a message, with a draft of it and a curator inside.
fn at_work() -> Stage {
    let stage = Stage::new();
    let_in(&stage, Role::Curator);
    assert_eq!(ask(&stage.staff, "publish", json!({ "exhibition": LETTER.path(), "note": "first" })), Ok(json!(1)));
    assert!(stage.app.state::<Kiosk>().renew());
    assert_eq!(code(&ask(&stage.staff, "begin_draft", json!({}))), "done");
    stage
}

fn draft(stage: &Stage) -> Value {
    ask(&stage.staff, "draft", json!({ "language": "en" })).expect("a draft")
}

#[test]
fn only_curators_come_to_the_desk() {
    let stage = Stage::new();
    for nobody in [true, false] {
        if !nobody {
            let_in(&stage, Role::Attendant);
        }
        for (command, arguments) in staffs().into_iter().filter(|(command, _)| DESK.contains(command)) {
            assert_eq!(code(&ask(&stage.staff, command, arguments)), "notAllowed", "{command}");
        }
    }
    assert!(!stage.folder.path().join("home/draft").exists());
    let_in(&stage, Role::Curator);
    assert_eq!(draft(&stage), Value::Null);
    assert_eq!(code(&ask(&stage.staff, "undo_step", json!({}))), "noDraft");
    assert_eq!(code(&ask(&stage.staff, "open_preview", json!({ "language": "en" }))), "noDraft");
}

#[test]
fn a_text_is_written_looked_at_and_published() {
    let stage = at_work();
    assert_eq!(code(&ask(&stage.staff, "begin_draft", json!({}))), "draftBegun");
    let part = &draft(&stage)["sections"][0]["parts"][0];
    let before = part["texts"]["en"].as_str().expect("a text").to_owned();
    let text = before.replace("Seeking truth", "Seeking the truth");
    assert_ne!(text, before);
    let write = json!({ "item": "message", "language": "en", "text": text });
    assert_eq!(code(&ask(&stage.staff, "write_text", write.clone())), "done");
    assert_eq!(draft(&stage)["undo"], json!({ "kind": "text", "to": "message" }));
    assert_eq!(code(&ask(&stage.staff, "undo_step", json!({}))), "done");
    assert_eq!(draft(&stage)["sections"][0]["parts"][0]["texts"]["en"], json!(before));
    assert_eq!(code(&ask(&stage.staff, "redo_step", json!({}))), "done");

    let changes = ask(&stage.staff, "build_preview", json!({ "progress": "__CHANNEL__:1" })).expect("built");
    assert_eq!(changes["changed"][0]["id"], "message", "{changes}");
    assert_eq!(ask(&stage.staff, "open_preview", json!({ "language": "zh-Hans" })), Ok(Value::Null));
    let preview = stage.app.get_webview_window("visitor-preview").unwrap_or_else(|| {
        WebviewWindowBuilder::new(&stage.app, "visitor-preview", WebviewUrl::default()).build().expect("a window")
    });
    let opened = ask(&preview, "open", json!({ "channel": "__CHANNEL__:1" })).expect("the preview opens");
    let (shown, told) = (&opened["exhibition"], |value: &Value| value.to_string().contains("Seeking the truth"));
    assert!(told(shown) && opened["preview"] == true);
    assert_eq!((&opened["place"]["screen"], &opened["place"]["language"]), (&json!("home"), &json!("zh-Hans")));
    // What is done there is nobody's visit.
    for (command, arguments) in [
        ("wake", json!({})),
        ("touched", json!({})),
        ("beat", json!({})),
        ("report", json!({ "place": opened["place"], "reading": { "words": 1, "characters": 0, "hold": 0 } })),
    ] {
        assert_eq!(ask(&preview, command, arguments), Ok(Value::Null), "{command}");
    }
    assert!(stage.app.state::<Kiosk>().in_attract());
    let visitor = ask(&stage.visitor, "open", json!({ "channel": "__CHANNEL__:1" })).expect("the page opens");
    assert!(!told(&visitor["exhibition"]) && visitor["preview"] == false, "visitors see what was published");

    let published =
        ask(&stage.staff, "publish_draft", json!({ "note": " ", "over": false, "progress": "__CHANNEL__:1" }));
    assert_eq!(published, Ok(json!(2)));
    assert_eq!(draft(&stage)["number"], 2);
    assert!(stage.app.state::<Kiosk>().renew());
    let visitor = ask(&stage.visitor, "open", json!({ "channel": "__CHANNEL__:1" })).expect("the page opens");
    assert!(told(&visitor["exhibition"]));
    assert_eq!(code(&ask(&stage.staff, "roll_back", json!({ "number": 1 }))), "done");
}

#[test]
fn nothing_but_what_lies_on_a_stick_is_loaded() {
    let stage = at_work();
    for path in ["/etc/passwd", "/", "../secret", ""] {
        let asked = json!({ "paths": [path], "section": null, "language": "en", "progress": "__CHANNEL__:1" });
        assert_eq!(code(&ask(&stage.staff, "load_media", asked)), "sourceLost", "{path}");
    }
}

#[test]
fn who_writes_while_another_does_is_told_who() {
    let stage = at_work();
    let home = Home::at(stage.folder.path().join("home"));
    let lock = home.lock("jubilee publish", jiff::Timestamp::now()).expect("free");
    let write = json!({ "item": "message", "language": "en", "text": "# Mine\n\nWords." });
    let refused = ask(&stage.staff, "write_text", write.clone()).expect_err("busy");
    assert_eq!((&refused["code"], &refused["arguments"]["who"]), (&json!("homeIsBusy"), &json!("jubilee publish")));
    drop(lock);
    assert_eq!(code(&ask(&stage.staff, "write_text", write)), "done");
}
