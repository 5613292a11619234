//! What staff tell the hall and the machine.

use engine::hall::Hall;
use engine::home::Home;
use engine::staff::Role;
use jubilee_kiosk::bridge::wire::Turn;
use jubilee_kiosk::door::Insider;
use jubilee_kiosk::kiosk::{Kiosk, StaffPage, receive};
use serde_json::{Value, json};
use tauri::Manager;

use crate::door::code;
use crate::ending::{hears, listen};
use crate::stage::{Stage, ask};

fn let_in(stage: &Stage, role: Role) {
    stage.app.state::<Kiosk>().door().let_in(Insider { name: "Lin".to_owned(), role });
}

fn staff(stage: &Stage, command: &str, arguments: Value) -> Result<Value, Value> {
    ask(&stage.staff, command, arguments)
}

fn home(stage: &Stage) -> Home {
    Home::at(stage.folder.path().join("home"))
}

/// Where the visitor is, and what stands in the exhibition's place, as a page that is built anew is told.
fn seen(stage: &Stage) -> (Value, Value) {
    let (opening, _) = listen(stage);
    (opening["place"]["screen"].clone(), opening["shut"].clone())
}

fn walk_in(stage: &Stage) {
    let place = json!({
        "screen": "home", "language": "en", "size": 0, "contrast": false, "still": false, "low": false
    });
    let reading = json!({ "words": 0, "characters": 0, "hold": 0 });
    ask(&stage.visitor, "wake", json!({})).expect("woken");
    ask(&stage.visitor, "report", json!({ "place": place, "reading": reading })).expect("told");
}

#[test]
fn nothing_is_told_the_hall_before_somebody_is_inside() {
    let stage = Stage::new();
    for (command, arguments) in [
        ("set_muted", json!({ "muted": true })),
        ("hold_still", json!({ "still": "picture", "minutes": 15 })),
        ("close_today", json!({})),
        ("open_again", json!({})),
        ("turn", json!({ "turn": "program" })),
        ("turn", json!({ "turn": "machine" })),
        ("turn", json!({ "turn": "off" })),
        ("turn", json!({ "turn": "system" })),
    ] {
        assert_eq!(code(&staff(&stage, command, arguments.clone())), "notAllowed", "{command} {arguments}");
    }
    assert_eq!(Hall::read(&home(&stage)), Hall::default());
}

#[test]
fn a_still_picture_answers_no_touch_and_outlives_the_program_until_somebody_comes_in() {
    let stage = Stage::new();
    walk_in(&stage);
    assert_eq!(seen(&stage).0, "home");
    let_in(&stage, Role::Attendant);
    for minutes in [0, 14, 61, 100_000] {
        let held = staff(&stage, "hold_still", json!({ "still": "picture", "minutes": minutes }));
        assert_eq!(code(&held), "outOfRange", "{minutes}");
    }
    assert_eq!(code(&staff(&stage, "hold_still", json!({ "still": "picture", "minutes": 15 }))), "done");
    assert!(!stage.app.state::<Kiosk>().door().is_occupied());
    walk_in(&stage);
    assert_eq!(seen(&stage), (json!("attract"), json!("picture")), "no touch is answered");
    let track = json!({ "track": { "item": "message", "language": "en" }, "at": 0.0 });
    ask(&stage.visitor, "play", track).expect("asked");
    assert!(!stage.app.state::<Kiosk>().voice().playing(), "nothing sounds");

    let again = Kiosk::start(home(&stage), stage.folder.path().join("built-in")).expect("a kiosk");
    assert!(again.hall().held.is_some(), "a program that starts anew goes on with it");
    let_in(&stage, Role::Attendant);
    receive(stage.app.handle(), StaffPage::Console).expect("asked");
    assert_eq!(seen(&stage).1, Value::Null, "whoever comes in ends it");
    walk_in(&stage);
    assert_eq!(seen(&stage).0, "home");
}

#[test]
fn a_still_picture_ends_at_its_time() {
    let stage = Stage::new();
    let_in(&stage, Role::Attendant);
    staff(&stage, "hold_still", json!({ "still": "crest", "minutes": 60 })).expect("held");
    assert_eq!(seen(&stage).1, "crest");
    let mut hall = Hall::read(&home(&stage));
    assert!(hall.held.is_some());
    // As a program finds it that starts later.
    let held = hall.held.as_mut().expect("held");
    held.until = jiff::Timestamp::now();
    hall.write(&home(&stage)).expect("written");
    let later = Kiosk::start(home(&stage), stage.folder.path().join("built-in")).expect("a kiosk");
    assert!(later.hall().held.is_none());
}

#[test]
fn closed_for_today_is_so_until_midnight_or_until_staff_open_again() {
    let stage = Stage::new();
    let_in(&stage, Role::Attendant);
    staff(&stage, "close_today", json!({})).expect("closed");
    assert_eq!(seen(&stage), (json!("attract"), json!("closed")));
    let closed = Hall::read(&home(&stage)).closed.expect("closed");
    let left = closed.until.duration_since(jiff::Timestamp::now());
    assert!(left.is_positive() && left.as_hours() <= 25, "{left:?}");
    assert_eq!(closed.until.to_zoned(jiff::tz::TimeZone::system()).hour(), 0);
    let_in(&stage, Role::Attendant);
    let today = staff(&stage, "today", json!({})).expect("what is on");
    assert_eq!(today["hall"]["closed"]["by"], "Lin");
    staff(&stage, "open_again", json!({})).expect("open");
    walk_in(&stage);
    assert_eq!(seen(&stage), (json!("home"), Value::Null));
}

#[test]
fn a_muted_hall_reads_on_in_silence_and_finds_its_volume_again() {
    let stage = Stage::new();
    let_in(&stage, Role::Attendant);
    staff(&stage, "set_muted", json!({ "muted": true })).expect("muted");
    let kiosk = stage.app.state::<Kiosk>();
    assert!(!kiosk.voice().now().sounding, "visitors are told that the text runs in silence");
    let again = Kiosk::start(home(&stage), stage.folder.path().join("built-in")).expect("a kiosk");
    assert!(!again.voice().now().sounding, "also after a start");
    walk_in(&stage);
    let (_, notices) = listen(&stage);
    ask(&stage.visitor, "play", json!({ "track": { "item": "message", "language": "en" } })).expect("plays");
    hears(&notices, |narration| narration["state"] == "playing" && narration["sounding"] == false);
    ask(&stage.visitor, "set_volume", json!({ "volume": 40 })).expect("asked");
    assert_eq!(kiosk.voice().now().volume, 0, "a visitor's wish is none of the hall's");
    staff(&stage, "set_muted", json!({ "muted": false })).expect("not muted");
    hears(&notices, |narration| narration["volume"] == 40);
}

#[test]
fn what_ends_is_what_was_asked_and_the_way_out_is_the_installers() {
    let stage = Stage::new();
    let_in(&stage, Role::Curator);
    let turn = |turn: &str| staff(&stage, "turn", json!({ "turn": turn }));
    assert_eq!(code(&turn("system")), "notAllowed");
    assert_eq!((code(&turn("program")), code(&turn("machine"))), ("done", "done"));
    let refused = json!({ "code": "systemRefuses", "arguments": { "reason": "no" } });
    assert_eq!(turn("off"), Err(refused), "in the system's own words");
    let_in(&stage, Role::Installer);
    assert_eq!(code(&turn("system")), "nothingBehind");
    let turned = stage.turned.lock().expect("whole");
    assert_eq!(*turned, [Turn::Program, Turn::Machine, Turn::Off, Turn::System]);
}
