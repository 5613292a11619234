//! Who gives and takes PINs.

use engine::home::Home;
use jiff::Timestamp;
use jubilee_kiosk::kiosk::Kiosk;
use serde_json::{Value, json};
use tauri::Manager;

use crate::door::{code, enter, staffed};
use crate::stage::{Stage, ask};

fn set(stage: &Stage, name: &str, role: &str, pin: &str, new: bool) -> Result<Value, Value> {
    let person = json!({ "name": name, "role": role });
    ask(&stage.staff, "set_person", json!({ "person": person, "pin": pin, "new": new }))
}

fn remove(stage: &Stage, name: &str) -> Result<Value, Value> {
    ask(&stage.staff, "remove_person", json!({ "name": name }))
}

fn change(stage: &Stage, old: &str, new: &str) -> Result<Value, Value> {
    ask(&stage.staff, "change_pin", json!({ "old": old, "new": new }))
}

fn people(stage: &Stage) -> Value {
    ask(&stage.visitor, "door", json!({})).expect("a door")["people"].clone()
}

#[test]
fn an_installer_gives_and_takes_pins_and_is_told_what_is_none() {
    let stage = staffed();
    enter(&stage, "Jun", "195204").expect("in");
    for (name, role, pin, new, refused) in [
        ("Mei", "attendant", "271828", true, "nameTaken"),
        ("  ", "attendant", "271828", true, "nameEmpty"),
        ("Ada", "attendant", "27182", true, "pinTooShort"),
        ("Ada", "attendant", "123456", true, "pinTooSimple"),
        ("Jun", "curator", "271828", false, "lastInstaller"),
        ("Ada", "attendant", "271828", true, "done"),
        ("Mei", "attendant", "314159", false, "done"),
    ] {
        assert_eq!(code(&set(&stage, name, role, pin, new)), refused, "{name} {role} {pin}");
    }
    let all = ask(&stage.staff, "staff_people", json!({})).expect("the people");
    let told = |name: &str, role: &str| json!({ "name": name, "role": role });
    assert_eq!(all, json!([told("Jun", "installer"), told("Mei", "attendant"), told("Ada", "attendant")]));
    assert_eq!(code(&remove(&stage, "Jun")), "lastInstaller");
    assert_eq!(code(&remove(&stage, "Eve")), "nobodyCalled");
    assert_eq!(code(&remove(&stage, "Ada")), "done");
    assert_eq!(people(&stage), json!(["Jun", "Mei"]));
    assert_eq!(code(&enter(&stage, "Mei", "246810")), "wrongPin", "the old one opens nothing");
    assert_eq!(code(&enter(&stage, "Mei", "314159")), "done");
}

#[test]
fn nobody_else_does_and_nobody_before_they_are_inside() {
    let stage = staffed();
    let all = |stage: &Stage| {
        let asked = [
            ask(&stage.staff, "staff_people", json!({})),
            set(stage, "Ada", "installer", "271828", true),
            set(stage, "Mei", "installer", "271828", false),
            remove(stage, "Jun"),
        ];
        asked.iter().map(|answer| code(answer).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(all(&stage), ["notAllowed"; 4]);
    assert_eq!(code(&change(&stage, "246810", "271828")), "notAllowed");
    enter(&stage, "Mei", "246810").expect("in");
    assert_eq!(all(&stage), ["notAllowed"; 4], "a curator keeps the content");
    assert_eq!(code(&change(&stage, "246810", "271828")), "done", "her own");
    assert_eq!(people(&stage), json!(["Jun", "Mei"]));
    assert_eq!(code(&enter(&stage, "Mei", "271828")), "done");
}

#[test]
fn a_pin_is_changed_by_who_knows_the_old_one_and_guesses_are_counted() {
    let stage = staffed();
    enter(&stage, "Mei", "246810").expect("in");
    assert_eq!(code(&change(&stage, "246810", "111111")), "pinTooSimple");
    for refused in ["wrongPin", "wrongPin", "wrongPin", "mustWait"] {
        assert_eq!(code(&change(&stage, "195204", "271828")), refused);
    }
    assert_eq!(code(&change(&stage, "246810", "271828")), "mustWait", "the right one waits too");
    assert_eq!(code(&enter(&stage, "Mei", "246810")), "mustWait", "and so does the door");
    let home = Home::at(stage.folder.path().join("home"));
    let staff = engine::staff::Staff::read(&home, None).expect("the staff");
    assert!(staff.member("Mei", "246810").is_some(), "nothing was changed");
}

#[test]
fn who_is_let_go_is_outside_at_once_and_who_gives_a_role_away_has_the_new_one() {
    let stage = staffed();
    enter(&stage, "Jun", "195204").expect("in");
    set(&stage, "Ada", "installer", "271828", true).expect("one more installer");
    set(&stage, "Jun", "curator", "195204", false).expect("another role");
    assert_eq!(code(&ask(&stage.staff, "staff_people", json!({}))), "notAllowed");
    assert_eq!(code(&ask(&stage.staff, "editions", json!({}))), "done");
    enter(&stage, "Ada", "271828").expect("in");
    set(&stage, "Jun", "installer", "195204", false).expect("an installer again");
    assert_eq!(code(&remove(&stage, "Ada")), "done");
    assert!(!stage.app.state::<Kiosk>().door().is_occupied());
    assert_eq!(people(&stage), json!(["Jun", "Mei"]));
}

#[test]
fn who_publishes_meanwhile_is_named() {
    let stage = staffed();
    enter(&stage, "Jun", "195204").expect("in");
    let home = Home::at(stage.folder.path().join("home"));
    let lock = home.lock("Ada", Timestamp::UNIX_EPOCH).expect("free");
    let refused = set(&stage, "Lin", "curator", "271828", true);
    assert_eq!(code(&refused), "homeIsBusy");
    assert_eq!(refused.expect_err("refused")["arguments"]["who"], "Ada");
    drop(lock);
    assert_eq!(code(&set(&stage, "Lin", "curator", "271828", true)), "done");
}
