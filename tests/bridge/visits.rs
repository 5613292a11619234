//! What is counted of visits, and who is told.

use engine::home::Home;
use engine::ledger::{Days, Ledger};
use engine::staff::Role;
use jiff::Zoned;
use jiff::tz::TimeZone;
use jubilee_kiosk::door::Insider;
use jubilee_kiosk::kiosk::Kiosk;
use serde_json::{Value, json};
use tauri::Manager;

use crate::stage::{Stage, ask};

fn report(stage: &Stage, screen: &str, section: Option<&str>, item: Option<&str>) {
    let mut place =
        json!({ "screen": screen, "language": "zh-Hans", "size": 0, "contrast": false, "still": false, "low": false });
    for (key, value) in [("section", section), ("item", item)] {
        if let Some(value) = value {
            place[key] = json!(value);
        }
    }
    let reading = json!({ "words": 0, "characters": 0, "hold": 0, "end": false });
    ask(&stage.visitor, "report", json!({ "place": place, "reading": reading })).expect("reported");
}

fn let_in(stage: &Stage, role: Role) {
    stage.app.state::<Kiosk>().door().let_in(Insider { name: "Lin".to_owned(), role });
}

fn told(stage: &Stage) -> Value {
    ask(&stage.staff, "visits", json!({ "days": 1 })).expect("counts")
}

#[test]
fn a_visit_is_counted_when_it_is_over_with_what_the_exhibition_has_and_nothing_else() {
    let stage = Stage::new();
    ask(&stage.visitor, "wake", json!({})).expect("awake");
    report(&stage, "section", Some("message"), None);
    let history = &ask(&stage.visitor, "open", json!({ "channel": "__CHANNEL__:1" })).expect("open")["exhibition"];
    let history = history["sections"].as_array().and_then(|all| all.iter().find(|one| one["kind"] == "timeline"));
    let event = history.expect("a timeline")["items"][0]["id"].as_str().expect("an event").to_owned();
    report(&stage, "section", Some("history"), Some(&event));
    report(&stage, "section", Some("history"), Some("history/nothing-of-the-kind"));
    report(&stage, "section", Some("../../secret"), None);
    let_in(&stage, Role::Attendant);
    assert_eq!(told(&stage)["visits"], 0, "it is going on");
    ask(&stage.visitor, "start_over", json!({})).expect("over");
    let counted = told(&stage);
    assert_eq!((&counted["visits"], &counted["brushes"]), (&json!(1), &json!(0)), "{counted}");
    assert_eq!(counted["byLanguage"], json!([{ "language": "zh-Hans", "name": "中文", "visits": 1 }]));
    let sections = counted["bySection"].as_array().expect("sections");
    let of = |section: &Value| (section["section"].clone(), section["items"].clone(), section["visits"].clone());
    assert_eq!(
        sections.iter().map(of).collect::<Vec<_>>(),
        [(json!("history"), json!(1), json!(1)), (json!("message"), json!(0), json!(1))]
    );
    assert!(sections[0]["title"]["zh-Hans"].is_string(), "{counted}");
    assert_eq!(ask(&stage.staff, "today", json!({})).expect("today")["visits"], 1);
    let home = Home::at(stage.folder.path().join("home"));
    let ledger = Ledger::look(&home).expect("read").expect("a ledger");
    let today = Days::up_to(Zoned::now().date(), 2).expect("days");
    assert_eq!(ledger.visits(today, &TimeZone::system()).expect("read").visits, 1, "it is written down");
}

#[test]
fn who_only_touches_the_screen_is_counted_apart() {
    let stage = Stage::new();
    for _ in 0..2 {
        ask(&stage.visitor, "wake", json!({})).expect("awake");
        ask(&stage.visitor, "start_over", json!({})).expect("over");
        // Nobody is there.
        ask(&stage.visitor, "start_over", json!({})).expect("over");
    }
    let_in(&stage, Role::Attendant);
    let counted = told(&stage);
    assert_eq!((&counted["visits"], &counted["brushes"]), (&json!(0), &json!(2)), "{counted}");
}

#[test]
fn visits_that_can_not_be_written_down_are_counted_once_they_can() {
    let stage = Stage::new();
    let ledger = stage.folder.path().join("home/ledger.sqlite");
    std::fs::create_dir_all(&ledger).expect("something in its place");
    for _ in 0..2 {
        report(&stage, "section", Some("message"), None);
        ask(&stage.visitor, "start_over", json!({})).expect("over");
    }
    let_in(&stage, Role::Attendant);
    let refused = ask(&stage.staff, "visits", json!({ "days": 1 })).expect_err("nothing can be read");
    assert_eq!(refused["code"], "machineFailed");
    assert_eq!(ask(&stage.staff, "today", json!({})).expect("today")["visits"], Value::Null);
    std::fs::remove_dir(&ledger).expect("away");
    assert_eq!(told(&stage)["visits"], 2);
}

#[test]
fn days_that_are_none_or_too_many_are_refused_and_attendants_take_nothing_away() {
    let stage = Stage::new();
    let code = |command: &str, arguments: Value| {
        ask(&stage.staff, command, arguments).expect_err("refused")["code"].as_str().expect("a code").to_owned()
    };
    assert_eq!(code("visits", json!({ "days": 1 })), "notAllowed");
    let_in(&stage, Role::Attendant);
    for days in [0, 1001] {
        assert_eq!(code("visits", json!({ "days": days })), "outOfRange");
    }
    assert_eq!(code("export_visits", json!({ "days": 0, "language": "en" })), "notAllowed");
    let_in(&stage, Role::Curator);
    assert_eq!(code("export_visits", json!({ "days": 0, "language": "en" })), "outOfRange");
}
