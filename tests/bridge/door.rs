//! The staff's way in.

use engine::home::Home;
use engine::ledger::Ledger;
use engine::staff::{Pin, Role, Staff};
use jiff::Timestamp;
use jubilee_kiosk::door::Insider;
use jubilee_kiosk::kiosk::Kiosk;
use serde_json::{Value, json};
use tauri::Manager;

use crate::stage::{LETTER, Stage, ask};

/// A kiosk with an installer and a curator.
pub fn staffed() -> Stage {
    let stage = Stage::new();
    let home = Home::at(stage.folder.path().join("home"));
    let mut staff = Staff::read(&home, None).expect("nobody");
    for (name, role, pin) in [("Jun", Role::Installer, "195204"), ("Mei", Role::Curator, "246810")] {
        staff.set(name, role, &Pin::new(pin).expect("a PIN")).expect("one more");
    }
    staff.write(&home).expect("written");
    stage
}

pub fn enter(stage: &Stage, name: &str, pin: &str) -> Result<Value, Value> {
    ask(&stage.visitor, "enter", json!({ "name": name, "pin": pin }))
}

pub fn code(answer: &Result<Value, Value>) -> &str {
    answer.as_ref().err().and_then(|refusal| refusal["code"].as_str()).unwrap_or("done")
}

#[test]
fn the_first_installer_sets_a_pin_and_nobody_after() {
    let stage = Stage::new();
    let settle = |name: &str, pin: &str| ask(&stage.visitor, "settle_pin", json!({ "name": name, "pin": pin }));
    assert_eq!(ask(&stage.visitor, "door", json!({})), Ok(json!({ "people": [], "waitSeconds": 0, "digits": 6 })));
    for (name, pin, refused) in
        [("Jun", "12345", "pinTooShort"), ("Jun", "123456", "pinTooSimple"), ("  ", "195204", "nameEmpty")]
    {
        assert_eq!(code(&settle(name, pin)), refused);
    }
    assert_eq!(code(&ask(&stage.staff, "today", json!({}))), "notAllowed");
    assert_eq!(code(&settle("Jun", "195204")), "done");
    let today = ask(&stage.staff, "today", json!({})).expect("what is on");
    assert_eq!(today["member"], json!({ "name": "Jun", "role": "installer" }));
    assert_eq!((&today["edition"]["number"], &today["remarks"]), (&json!(0), &json!([])));
    assert_eq!(code(&settle("Eve", "271828")), "notAllowed");
    ask(&stage.staff, "close_staff", json!({})).expect("closed");
    assert_eq!(ask(&stage.visitor, "door", json!({})).expect("a door")["people"], json!(["Jun"]));
}

#[test]
fn a_thousand_wrong_pins_open_nothing_and_are_written_down() {
    let stage = staffed();
    let mut codes = std::collections::BTreeMap::new();
    for wrong in 0..1000 {
        let answer = enter(&stage, "Mei", &format!("{:06}", 100_000 + wrong));
        *codes.entry(code(&answer).to_owned()).or_insert(0) += 1;
        assert_eq!(code(&ask(&stage.staff, "editions", json!({}))), "notAllowed");
        assert_eq!(code(&ask(&stage.staff, "publish", json!({ "exhibition": LETTER.path() }))), "notAllowed");
    }
    assert_eq!(codes.keys().collect::<Vec<_>>(), ["mustWait", "wrongPin"]);
    assert!((3..10).contains(&codes["wrongPin"]), "{codes:?}");
    assert_eq!(code(&enter(&stage, "Mei", "246810")), "mustWait", "the right one waits too");
    let wait = ask(&stage.visitor, "door", json!({})).expect("a door")["waitSeconds"].as_u64();
    assert!(wait.is_some_and(|wait| (1..=300).contains(&wait)), "{wait:?}");
    let (ledger, _) = Ledger::open(&Home::at(stage.folder.path().join("home"))).expect("a ledger");
    assert_eq!(ledger.wait(Timestamp::now()).expect("read").0, codes["wrongPin"]);
    assert!(!stage.folder.path().join("home/store").exists(), "nothing was published");
}

#[test]
fn each_may_do_what_their_role_may() {
    let stage = staffed();
    assert_eq!(code(&enter(&stage, "Jun", "246810")), "wrongPin", "somebody else's");
    assert_eq!(code(&enter(&stage, "Mei", "246810")), "done");
    let screen =
        json!({ "screen": { "mmPerPx": 0.25, "lowerEdgeMm": 800.0, "viewingDistanceMm": 600.0, "calibrated": true } });
    assert_eq!(code(&ask(&stage.staff, "calibrate", screen.clone())), "notAllowed", "a curator keeps no machine");
    assert_eq!(code(&ask(&stage.staff, "editions", json!({}))), "done");
    let kiosk = stage.app.state::<Kiosk>();
    kiosk.door().leave();
    assert_eq!(code(&ask(&stage.staff, "editions", json!({}))), "notAllowed", "she left");
    kiosk.door().let_in(Insider { name: "Lin".to_owned(), role: Role::Attendant });
    assert_eq!(code(&ask(&stage.staff, "roll_back", json!({ "number": 1 }))), "notAllowed");
    assert_eq!(code(&ask(&stage.staff, "today", json!({}))), "done");
    kiosk.door().let_in(Insider { name: "Jun".to_owned(), role: Role::Installer });
    assert_eq!(code(&ask(&stage.staff, "calibrate", screen)), "done");
}

#[test]
fn the_report_in_pages_names_nobody() {
    let stage = staffed();
    let _ = enter(&stage, "Mei", "246810");
    let pages = ask(&stage.staff, "report_pages", json!({})).expect("pages").to_string();
    assert!(pages.contains("1/") && pages.contains("memory: "), "{pages}");
    assert!(!pages.contains("Mei") && !pages.contains("Jun"), "{pages}");
}
