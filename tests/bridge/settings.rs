use engine::home::{Home, Settings};
use engine::staff::Role;
use jiff::Zoned;
use jubilee_kiosk::door::Insider;
use jubilee_kiosk::kiosk::Kiosk;
use serde_json::{Value, json};
use tauri::Manager;

use crate::ending::{hears, listen};
use crate::stage::{Stage, ask};

fn let_in(stage: &Stage, name: &str, role: Role) {
    stage.app.state::<Kiosk>().door().let_in(Insider { name: name.to_owned(), role });
}

fn settings(stage: &Stage) -> Value {
    ask(&stage.staff, "settings", json!({ "language": "en" })).expect("the settings")
}

fn change(stage: &Stage, seen: &Value, settings: &Value, language: &str) -> Result<Value, Value> {
    ask(&stage.staff, "change_settings", json!({ "seen": seen["seen"], "settings": settings, "language": language }))
}

/// The settings as they were seen, with this value.
fn with(seen: &Value, key: &str, value: Value) -> Value {
    let mut settings = seen["settings"].clone();
    settings[key] = value;
    settings
}

fn open(stage: &Stage) -> Value {
    ask(&stage.visitor, "open", json!({ "channel": "__CHANNEL__:1" })).expect("the page opens")
}

fn file(stage: &Stage) -> String {
    std::fs::read_to_string(stage.folder.path().join("home/kiosk.toml")).expect("settings")
}

#[test]
fn what_a_curator_changes_is_in_force_at_once() {
    let stage = Stage::with_settings("# Hall 1\nvolume = 40 # it echoes\n");
    let_in(&stage, "Mei", Role::Curator);
    let seen = settings(&stage);
    assert_eq!(seen["settings"]["volume"], 40);
    assert_eq!(seen["waiting"], json!([]));
    let mut wanted = with(&seen, "volume", json!(30));
    wanted["volumeCeiling"] = json!(55);
    wanted["languages"] = json!(["zh-Hans", "en"]);
    wanted["sections"] = json!(["message"]);
    wanted["idleSeconds"] = json!(90);
    let (_, notices) = listen(&stage);
    let now = change(&stage, &seen, &wanted, "en").expect("changed");
    hears(&notices, |narration| narration["volume"] == 30 && narration["ceiling"] == 55);
    ask(&stage.visitor, "set_volume", json!({ "volume": 100 })).expect("set");
    hears(&notices, |narration| narration["volume"] == 55);
    assert_eq!(now["settings"], wanted);
    assert_ne!(now["seen"], seen["seen"]);
    let opening = open(&stage);
    assert_eq!(opening["place"]["language"], "zh-Hans", "the first language is where a visit begins");
    assert_eq!(opening["exhibition"]["languages"][0]["tag"], "zh-Hans");
    assert_eq!(opening["exhibition"]["sections"].as_array().map(Vec::len), Some(1));
    assert_eq!(stage.app.state::<Kiosk>().settings().idle_seconds, 90);
    assert!(file(&stage).starts_with("# Hall 1\nvolume = 30 # it echoes\n"), "{}", file(&stage));
}

#[test]
fn other_languages_wait_until_the_visitor_has_left() {
    let stage = Stage::new();
    let_in(&stage, "Mei", Role::Curator);
    let place = json!({
        "screen": "section", "section": "message", "language": "en", "size": 0, "contrast": false, "still": false,
        "low": false
    });
    ask(&stage.visitor, "report", json!({ "place": place, "reading": { "words": 9, "characters": 0, "hold": 0 } }))
        .expect("somebody is there");
    let seen = settings(&stage);
    change(&stage, &seen, &with(&seen, "languages", json!(["zh-Hans"])), "en").expect("changed");
    assert_eq!(open(&stage)["place"], place, "nobody is sent back to the start in the middle of a text");
    ask(&stage.visitor, "start_over", json!({})).expect("over");
    stage.app.state::<Kiosk>().renew();
    assert_eq!(open(&stage)["place"]["language"], "zh-Hans");
}

#[test]
fn the_machine_itself_is_the_installers_and_waits_for_the_next_start() {
    let stage = Stage::new();
    let_in(&stage, "Mei", Role::Curator);
    let seen = settings(&stage);
    for (key, value) in [("monitor", json!("HDMI-1")), ("soundOutput", json!("USB")), ("reducedMotion", json!(true))] {
        let refused = change(&stage, &seen, &with(&seen, key, value), "en").expect_err("a curator may not");
        assert_eq!(refused["code"], "notAllowed", "{key}");
    }
    let refused = ask(&stage.staff, "sound_outputs", json!({})).expect_err("a curator has nothing to choose from");
    assert_eq!(refused["code"], "notAllowed");
    assert!(!stage.folder.path().join("home/kiosk.toml").exists(), "and nothing was written");
    let_in(&stage, "Jun", Role::Installer);
    let now = change(&stage, &seen, &with(&seen, "soundOutput", json!("USB")), "en").expect("changed");
    assert_eq!(now["waiting"], json!(["soundOutput"]));
    assert_eq!(stage.app.state::<Kiosk>().settings().sound_output, None, "the narrator has the old one still");
    let back = change(&stage, &now, &with(&now, "soundOutput", Value::Null), "en").expect("changed");
    assert_eq!(back["waiting"], json!([]));
}

#[test]
fn who_comes_second_is_told_who_was_first() {
    let stage = Stage::new();
    let_in(&stage, "Mei", Role::Curator);
    let seen = settings(&stage);
    let home = Home::at(stage.folder.path().join("home"));
    Settings::change(&home, None, "Jun", jiff::Timestamp::UNIX_EPOCH, |settings| settings.volume = 20)
        .expect("changed");
    let refused = change(&stage, &seen, &with(&seen, "volume", json!(70)), "en").expect_err("Jun was first");
    assert_eq!(refused["code"], "settingsChanged");
    assert_eq!(refused["arguments"], json!({ "who": "Jun", "at": "1970-01-01T00:00:00Z" }));
    assert_eq!(file(&stage), "volume = 20\n");
}

#[test]
fn each_value_that_can_not_be_is_told_in_words() {
    let stage = Stage::new();
    let_in(&stage, "Mei", Role::Curator);
    let seen = settings(&stage);
    let mut wrong = with(&seen, "idleSeconds", json!(5));
    wrong["volume"] = json!(130);
    let refused = change(&stage, &seen, &wrong, "zh-Hans").expect_err("they can't be");
    assert_eq!(refused["code"], "settingsWrong");
    let told = refused["arguments"].as_object().expect("sentences");
    assert_eq!(told.keys().collect::<Vec<_>>(), ["idleSeconds", "volume"]);
    assert!(told["idleSeconds"].as_str().is_some_and(|told| told.contains("20") && told.contains("3600")), "{told:?}");
    for hours in
        [json!([[], [], [], [], [], [], []]), json!([[{ "opens": 600, "closes": 540 }], [], [], [], [], [], []])]
    {
        let refused = change(&stage, &seen, &with(&seen, "opening", hours), "en").expect_err("no hours");
        assert_eq!(refused["code"], "settingsWrong");
        assert!(refused["arguments"]["opening"].as_str().is_some_and(|told| told.contains("closes after it opens")));
    }
    assert!(!stage.folder.path().join("home/kiosk.toml").exists());
}

#[test]
fn what_is_wrong_in_the_file_is_told_and_does_not_stand_in_the_way() {
    let stage = Stage::with_settings("idle_seconds = 5\n");
    let_in(&stage, "Mei", Role::Curator);
    let seen = settings(&stage);
    assert!(seen["problems"][0].as_str().is_some_and(|told| told.contains("idle_seconds")), "{seen}");
    change(&stage, &seen, &with(&seen, "volume", json!(50)), "en").expect("changed");
    assert_eq!(file(&stage), "idle_seconds = 5\nvolume = 50\n");
}

#[test]
fn in_a_closed_hall_the_glass_is_as_dark_as_was_asked_for_until_somebody_comes() {
    let stage = Stage::new();
    let_in(&stage, "Mei", Role::Curator);
    let kiosk = stage.app.state::<Kiosk>();
    assert_eq!(open(&stage)["closed"], "attract");
    // Open on one day alone, which is neither today nor tomorrow.
    let mut week = vec![json!([]); 7];
    let today = usize::from(Zoned::now().weekday().to_monday_zero_offset().unsigned_abs());
    week[(today + 3) % 7] = json!([{ "opens": 540, "closes": 1020 }]);
    let seen = settings(&stage);
    let mut wanted = with(&seen, "opening", json!(week));
    wanted["closed"] = json!("dark");
    let (_, notices) = listen(&stage);
    change(&stage, &seen, &wanted, "en").expect("changed");
    let told = notices.try_iter().find(|notice| notice["kind"] == "hall").expect("the page is told");
    assert_eq!(told["closed"], "dark");
    assert_eq!(open(&stage)["closed"], "dark");
    assert!(kiosk.is_dark());
    ask(&stage.visitor, "wake", json!({})).expect("somebody comes all the same");
    assert!(!kiosk.is_dark(), "a touch wakes it");
    let seen = settings(&stage);
    change(&stage, &seen, &with(&seen, "opening", Value::Null), "en").expect("changed");
    assert_eq!(open(&stage)["closed"], "attract");
}

#[test]
fn a_tone_that_nobody_can_hear_says_so() {
    let stage = Stage::with_settings("sound_output = \"not there\"\n");
    let_in(&stage, "Mei", Role::Curator);
    let (_, notices) = listen(&stage);
    let heard = ask(&stage.staff, "test_sound", json!({ "output": "not there", "volume": 50 })).expect("tried");
    assert_eq!(heard, json!(false));
    hears(&notices, |narration| narration["volume"] == 50);
    let after = hears(&notices, |narration| narration["volume"] == 60);
    assert_eq!(after["state"], "stopped", "the next visitor finds it as always");
}

#[test]
fn an_attendant_sees_none_of_it() {
    let stage = Stage::new();
    let_in(&stage, "Ada", Role::Attendant);
    let refused = ask(&stage.staff, "settings", json!({ "language": "en" })).expect_err("not an attendant's");
    assert_eq!(refused["code"], "notAllowed");
}
