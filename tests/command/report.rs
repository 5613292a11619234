//! The support report, as it is typed.

use std::fs;

use engine::home::Home;
use engine::ledger::{Health, Ledger};
use jiff::Timestamp;

use super::Desk;

#[test]
fn a_report_says_how_the_kiosk_is_and_who_nobody_is() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["publish", "EXHIBITION", "--note", "for Ada's party"]).code, 0);
    fs::write(desk.home().join("kiosk.toml"), "volume = 40\nvolumes = 3\n").expect("settings");
    fs::create_dir_all(desk.home().join("logs")).expect("a folder");
    let health = Health {
        at: Timestamp::now(),
        up_minutes: 61,
        page_mb: 250,
        rest_mb: 340,
        free_mb: Some(38_000),
        sound: Some(false),
        temperature: None,
    };
    Ledger::open(&Home::at(desk.home())).and_then(|(ledger, _)| ledger.note_health(&health)).expect("a ledger");
    fs::write(desk.home().join("logs/kiosk.log"), "INFO it reads /home/ada/pictures\n").expect("a log");
    let output = desk.home().join("../report.txt");
    let ended = desk.run(&["report", "-o", &output.display().to_string()]);
    assert_eq!(ended.code, 0, "{ended:?}");
    let report = fs::read_to_string(&output).expect("a report");
    for told in [
        "== Machine ==",
        "up 61 min, page 250 MB, rest 340 MB, 38000 MB free, no sound",
        "memory: ",
        "current\n",
        "volume = 40",
        "line 2: ",
        "INFO it reads /home/…/pictures",
    ] {
        assert!(report.contains(told), "{told}: {report}");
    }
    for hidden in ["Ada", "ada", "party"] {
        assert!(!report.contains(hidden), "{hidden}: {report}");
    }
}

#[test]
fn a_home_that_is_not_there_is_reported_too_and_a_report_that_can_not_be_written_fails() {
    let desk = Desk::new();
    let output = desk.folder.path().join("report.txt");
    assert_eq!(desk.run(&["report", "-o", &output.display().to_string()]).code, 0);
    assert!(fs::read_to_string(&output).expect("a report").contains("== Log =="));
    let nowhere = desk.folder.path().join("nowhere/report.txt");
    let ended = desk.run(&["report", "-o", &nowhere.display().to_string()]);
    assert_eq!(ended.code, 3, "{ended:?}");
    assert!(ended.err.contains("nowhere"), "{ended:?}");
}
