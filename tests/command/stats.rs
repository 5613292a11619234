//! The visits, as they are asked for.

use std::fs;
use std::io::Cursor;

use calamine::{Reader, Xlsx};
use engine::home::Home;
use engine::ledger::{Ledger, OpenedSection, Visited};
use jiff::civil::date;
use jiff::tz::TimeZone;
use jiff::{ToSpan, Zoned};

use super::Desk;

/// Two visits on a day long ago, and one now.
fn visited(desk: &Desk) {
    let (ledger, _) = Ledger::open(&Home::at(desk.home())).expect("a ledger");
    let long_ago = date(2025, 5, 3).at(9, 30, 0, 0).to_zoned(TimeZone::system()).expect("a time");
    let gallery = OpenedSection { section: "gallery".to_owned(), seconds: 40, items: 1, ended: true };
    let visits = [
        Visited::new(&long_ago, 61, "en", true, vec![gallery]),
        Visited::new(&long_ago, 0, "en", false, vec![]),
        Visited::new(&Zoned::now(), 9, "zh-Hans", true, vec![]),
    ];
    ledger.note_visits(&visits).expect("written");
}

#[test]
fn visits_are_told_to_people_and_to_programs() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["publish", "EXHIBITION"]).code, 0);
    visited(&desk);
    let now = desk.run(&["stats"]);
    assert_eq!(now.code, 0, "{now:?}");
    let today = Zoned::now().date();
    let first = today.saturating_sub(29.days());
    assert!(now.out.starts_with(&format!("{first} – {today}\n")), "{now:?}");
    assert!(now.out.contains("Languages\n  zh-Hans       1\n"), "{now:?}");
    let then = ["stats", "--from", "2025-05-01", "--to", "2025-05-03"];
    let told = desk.run(&then);
    for line in [
        "Visits                        1   Median, seconds 61",
        "Only touched the screen       1",
        "09:00–10:00       1",
    ] {
        assert!(told.out.contains(line), "{line}: {}", told.out);
    }
    assert!(told.out.contains("Pictures       1   Median, seconds 40   Items opened 1   To the end 1"), "{}", told.out);
    let chinese = desk.run(&[&then[..], &["--lang", "zh"]].concat());
    assert!(chinese.out.contains("参观次数") && chinese.out.contains("仅碰了一下屏幕"), "{chinese:?}");
    let json = desk.run(&[&then[..], &["--format", "json"]].concat()).json();
    assert_eq!((&json["from"], &json["visits"], &json["brushes"]), (&"2025-05-01".into(), &1.into(), &1.into()));
    assert_eq!((&json["byHour"][9], &json["bySection"][0]["ended"]), (&1.into(), &1.into()));
    let csv = desk.run(&[&then[..], &["--format", "csv"]].concat());
    assert!(csv.out.contains("Sections,Pictures,1,40,1,1\r\n"), "{csv:?}");
}

#[test]
fn a_file_gets_what_its_name_asks_for() {
    let desk = Desk::new();
    visited(&desk);
    let path = |name: &str| desk.folder.path().join(name).display().to_string();
    let write = |name: &str| desk.run(&["stats", "--from", "2025-05-03", "--to", "2025-05-03", "-o", &path(name)]);
    for name in ["visits.csv", "visits.XLSX"] {
        let written = write(name);
        assert_eq!(written.code, 0, "{written:?}");
        assert!(written.out.contains(name), "{written:?}");
    }
    assert!(fs::read_to_string(path("visits.csv")).expect("a file").contains("Languages,en,1"));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(fs::read(path("visits.XLSX")).expect("a file"))).expect("a workbook");
    assert_eq!(book.worksheet_range("Sections").expect("a sheet").height(), 2);
    let other = write("visits.pdf");
    assert_eq!(other.code, 2, "{other:?}");
    assert!(other.err.contains(".xlsx") && !desk.folder.path().join("visits.pdf").exists(), "{other:?}");
    let nowhere = write("nowhere/visits.csv");
    assert_eq!(nowhere.code, 3, "{nowhere:?}");
}

#[test]
fn no_home_has_had_no_visit_and_days_the_wrong_way_round_are_refused() {
    let desk = Desk::new();
    let none = desk.run(&["stats", "--format", "json"]);
    assert_eq!((none.code, &none.json()["visits"]), (0, &0.into()));
    assert!(!desk.home().exists(), "asking makes nothing");
    for days in [["2025-05-03", "2025-05-01"], ["1999-01-01", "2025-05-01"]] {
        let refused = desk.run(&["stats", "--from", days[0], "--to", days[1]]);
        assert_eq!(refused.code, 2, "{refused:?}");
        assert!(refused.err.contains(days[0]), "{refused:?}");
    }
    assert_eq!(desk.run(&["stats", "--from", "soon"]).code, 2);
    assert_eq!(desk.run(&["editions", "--format", "csv"]).code, 2, "for visits alone");
}
