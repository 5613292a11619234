use engine::home::Home;
use jubilee_kiosk::kiosk::VISITOR;
use serde_json::{Value, json};
use tauri::{WebviewUrl, WebviewWindowBuilder};

use crate::stage::{LETTER, Stage, ask};

/// Every command with arguments that are well formed.
fn visitors() -> Vec<(&'static str, Value)> {
    let place = json!({
        "screen": "home", "language": "en", "size": 0, "contrast": false, "still": false, "low": false
    });
    vec![
        ("open", json!({ "channel": "__CHANNEL__:1" })),
        ("beat", json!({})),
        ("wake", json!({})),
        ("touched", json!({})),
        ("door", json!({})),
        ("settle_pin", json!({ "name": "Ada", "pin": "195204" })),
        ("enter", json!({ "name": "Ada", "pin": "195204" })),
        ("report", json!({ "place": place, "reading": { "words": 1, "characters": 0, "hold": 0, "end": false } })),
        ("start_over", json!({})),
        ("close_preview", json!({})),
        ("search", json!({ "query": "a", "language": "en" })),
        ("play", json!({ "track": { "item": "message", "language": "en" }, "at": 0.0 })),
        ("pause", json!({})),
        ("seek", json!({ "at": 0.0 })),
        ("set_speed", json!({ "speed": 1.0 })),
        ("set_volume", json!({ "volume": 10 })),
        ("stop", json!({})),
    ]
}

pub fn staffs() -> Vec<(&'static str, Value)> {
    vec![
        ("publish", json!({ "exhibition": LETTER.path(), "note": "first" })),
        ("today", json!({})),
        ("report_pages", json!({})),
        ("visits", json!({ "days": 7 })),
        // No days: a stick that is in this machine gets nothing.
        ("export_visits", json!({ "days": 0, "language": "en" })),
        ("staff_touched", json!({})),
        ("set_muted", json!({ "muted": true })),
        ("close_today", json!({})),
        ("open_again", json!({})),
        ("hold_still", json!({ "still": "picture", "minutes": 15 })),
        ("turn", json!({ "turn": "machine" })),
        ("staff_people", json!({})),
        ("set_person", json!({ "person": { "name": "Jun", "role": "installer" }, "pin": "195204", "new": true })),
        ("set_person", json!({ "person": { "name": "Ada", "role": "curator" }, "pin": "246810", "new": true })),
        ("change_pin", json!({ "old": "195204", "new": "271828" })),
        ("remove_person", json!({ "name": "Ada" })),
        ("editions", json!({})),
        ("roll_back", json!({ "number": 1 })),
        ("calibration", json!({})),
        (
            "calibrate",
            json!({ "screen": { "mmPerPx": 0.25, "lowerEdgeMm": 800.0, "viewingDistanceMm": 600.0, "calibrated": true } }),
        ),
        ("draft", json!({ "language": "en" })),
        ("begin_draft", json!({})),
        ("discard_draft", json!({})),
        ("sticks", json!({})),
        ("load_media", json!({ "paths": [], "section": null, "language": "en", "progress": "__CHANNEL__:1" })),
        ("stop_loading", json!({})),
        (
            "describe_picture",
            json!({ "list": "gallery/media.toml", "file": "a.jpg", "words": { "alt": {}, "caption": {}, "credit": {} } }),
        ),
        ("arrange_picture", json!({ "list": "gallery/media.toml", "file": "a.jpg", "to": 0 })),
        ("remove_picture", json!({ "list": "gallery/media.toml", "file": "a.jpg" })),
        ("write_text", json!({ "item": "message", "language": "en", "text": "# A" })),
        ("undo_step", json!({})),
        ("redo_step", json!({})),
        ("build_preview", json!({ "progress": "__CHANNEL__:1" })),
        ("open_preview", json!({ "language": "en" })),
        ("publish_draft", json!({ "note": null, "over": false, "progress": "__CHANNEL__:1" })),
        ("settings", json!({ "language": "en" })),
        ("change_settings", json!({ "seen": "", "settings": machine_settings(), "language": "en" })),
        ("sound_outputs", json!({})),
        ("test_sound", json!({ "output": null, "volume": 0 })),
        ("close_staff", json!({})),
    ]
}

fn machine_settings() -> Value {
    json!({
        "languages": [], "sections": [], "idleSeconds": 60, "warningSeconds": 25, "volume": 60, "volumeCeiling": 85,
        "opening": null, "closed": "attract", "reducedMotion": false, "monitor": null, "soundOutput": null
    })
}

/// Every command that the build knows.
const COMMANDS: &[&str] = include!("../../src-tauri/commands.rs");

#[test]
fn no_command_is_forgotten_here() {
    let mut here: Vec<_> = visitors().into_iter().chain(staffs()).map(|(command, _)| command).collect();
    let mut known = COMMANDS.to_vec();
    here.sort_unstable();
    known.sort_unstable();
    here.dedup();
    assert_eq!(here, known);
}

/// A window that is built anew has another label until it is built anew again.
#[test]
fn a_visitor_window_that_was_built_anew_may_do_what_the_first_one_may() {
    let stage = Stage::new();
    let label = format!("{VISITOR}-2");
    let again = WebviewWindowBuilder::new(&stage.app, label, WebviewUrl::default()).build().expect("a window");
    for (command, arguments) in visitors() {
        let answer = ask(&again, command, arguments);
        assert!(!refused_by_capability(&answer), "{command}: {answer:?}");
    }
    for (command, arguments) in staffs() {
        assert!(refused_by_capability(&ask(&again, command, arguments)), "{command}");
    }
}

fn refused_by_capability(answer: &Result<Value, Value>) -> bool {
    matches!(answer, Err(Value::String(reason)) if reason.contains("not allowed"))
}

#[test]
fn the_visitor_window_is_refused_every_command_of_the_staff() {
    let stage = Stage::new();
    for (command, arguments) in staffs() {
        let answer = ask(&stage.visitor, command, arguments);
        assert!(refused_by_capability(&answer), "{command} must be refused to the visitor window: {answer:?}");
    }
    assert!(!stage.folder.path().join("home/store").exists(), "and nothing was published");
}

#[test]
fn the_staff_window_is_refused_every_command_of_the_visitor() {
    let stage = Stage::new();
    for (command, arguments) in visitors() {
        let answer = ask(&stage.staff, command, arguments);
        assert!(refused_by_capability(&answer), "{command} must be refused to the staff window: {answer:?}");
    }
}

#[test]
fn the_visitor_window_may_ask_every_command_of_its_own() {
    let stage = Stage::new();
    for (command, arguments) in visitors() {
        let answer = ask(&stage.visitor, command, arguments);
        assert!(answer.is_ok(), "{command}: {answer:?}");
    }
}

#[test]
fn the_staff_window_publishes_and_rolls_back() {
    let stage = Stage::new();
    for (command, arguments) in staffs() {
        // Some close the window.
        stage.let_in();
        let answer = ask(&stage.staff, command, arguments);
        // Without a draft some have nothing to work on, what was seen is older than the calibration before it, and the
        // days asked for may be none.
        let said = answer.as_ref().err().map(|refusal| refusal["code"].to_string()).unwrap_or_default();
        let said_so = ["noDraft", "settingsChanged"].iter().any(|code| said.contains(code))
            || command == "export_visits" && said.contains("outOfRange");
        assert!(answer.is_ok() || said_so, "{command}: {answer:?}");
    }
    stage.let_in();
    let editions = ask(&stage.staff, "editions", json!({})).expect("the editions");
    let editions = editions.as_array().expect("a list");
    let numbers: Vec<_> = editions.iter().map(|edition| edition["number"].clone()).collect();
    assert_eq!(numbers, [0, 1], "the built-in edition and the one that was published");
    assert_eq!(editions[1]["note"], "first");
    let home = Home::at(stage.folder.path().join("home"));
    let published = engine::edition::editions(&home, None).expect("the editions");
    assert_eq!(published[0].by.as_deref(), Some("Jun"), "by whose PIN it was, whatever the page says");
    assert_eq!(editions[1]["current"], true);
}

#[test]
fn neither_window_may_ask_the_platform_for_anything() {
    let stage = Stage::new();
    for window in [&stage.visitor, &stage.staff] {
        for command in [
            "plugin:window|close",
            "plugin:event|listen",
            "plugin:app|version",
            "plugin:webview|internal_toggle_devtools",
        ] {
            let answer = ask(window, command, json!({}));
            assert!(refused_by_capability(&answer), "{command} must be refused: {answer:?}");
        }
    }
}

#[test]
fn a_place_with_a_key_that_nobody_knows_is_refused() {
    let stage = Stage::new();
    let place = json!({
        "screen": "home", "language": "en", "size": 0, "contrast": false, "still": false, "low": false, "path": "/etc"
    });
    let answer =
        ask(&stage.visitor, "report", json!({ "place": place, "reading": { "words": 0, "characters": 0, "hold": 0 } }));
    assert!(answer.is_err(), "{answer:?}");
}
