//! Visits, counted in the kiosk's ledger: how many, when, how long, in which language, and what was opened.

use std::fs;

use engine::home::Home;
use engine::ledger::{
    DayCount, Days, LanguageCount, Ledger, OpenedSection, SectionCount, VISIT_DAYS_KEPT, Visited, Visits,
};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};
use rusqlite::Connection;
use tempfile::TempDir;

/// Half an hour beside the clocks of nearly everybody.
fn zone() -> TimeZone {
    TimeZone::fixed(jiff::tz::Offset::from_seconds(5 * 3600 + 1800).unwrap())
}

fn day(day: i8) -> Date {
    date(2026, 11, day)
}

fn at(of: Date, hour: i8, minute: i8) -> Zoned {
    of.at(hour, minute, 17, 5).to_zoned(zone()).unwrap()
}

fn days(from: i8, to: i8) -> Days {
    Days::new(day(from), day(to)).unwrap()
}

fn ledger() -> (TempDir, Home, Ledger) {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path().join("home"));
    let (ledger, _) = Ledger::open(&home).unwrap();
    (folder, home, ledger)
}

fn opened(section: &str, seconds: u32, items: u32, ended: bool) -> OpenedSection {
    OpenedSection { section: section.to_owned(), seconds, items, ended }
}

fn read(begun: &Zoned, seconds: u32, language: &str, sections: Vec<OpenedSection>) -> Visited {
    Visited::new(begun, seconds, language, !sections.is_empty(), sections)
}

#[test]
fn visits_are_summed_up_by_hour_day_length_language_and_section() {
    let (_folder, home, ledger) = ledger();
    ledger
        .note_visits(&[
            read(&at(day(1), 23, 59), 20, "en", vec![opened("message", 20, 0, false)]),
            read(
                &at(day(2), 0, 0),
                90,
                "zh-Hans",
                vec![opened("message", 50, 0, true), opened("history", 40, 3, false)],
            ),
            read(&at(day(2), 9, 15), 700, "zh-Hans", vec![opened("history", 600, 9, true)]),
            read(&at(day(2), 9, 45), 5, "zh-Hans", vec![]),
            // Touched, and gone.
            read(&at(day(2), 9, 50), 1, "zh-Hans", vec![]),
            read(&at(day(3), 8, 0), 0, "en", vec![opened("gallery", 0, 0, false)]),
        ])
        .unwrap();
    let seen = Ledger::look(&home).unwrap().unwrap().visits(days(1, 2), &zone()).unwrap();
    let mut by_hour = [0; 24];
    (by_hour[0], by_hour[9], by_hour[23]) = (1, 2, 1);
    let language = |language: &str, visits| LanguageCount { language: language.to_owned(), visits };
    let section = |section: &str, visits, median_seconds, items, ended| SectionCount {
        section: section.to_owned(),
        visits,
        median_seconds,
        items,
        ended,
    };
    assert_eq!(
        seen,
        Visits {
            days: days(1, 2),
            visits: 4,
            brushes: 1,
            median_seconds: Some(20),
            by_day: vec![DayCount { day: day(1), visits: 1 }, DayCount { day: day(2), visits: 3 }],
            by_hour,
            by_length: [2, 0, 1, 0, 0, 1],
            by_language: vec![language("zh-Hans", 3), language("en", 1)],
            by_section: vec![section("history", 2, 40, 12, 1), section("message", 2, 20, 0, 1)],
        }
    );
    assert_eq!(ledger.visits(days(4, 9), &zone()).unwrap(), Visits::none(days(4, 9)));
}

#[test]
fn what_is_written_down_is_a_number_an_hour_and_nothing_that_tells_one_visitor_from_another() {
    let (_folder, home, ledger) = ledger();
    let both = |minute| read(&at(day(2), 9, minute), 90, "en", vec![opened("message", 50, 0, true)]);
    ledger.note_visits(&[both(3), both(58)]).unwrap();
    drop(ledger);
    let written = Connection::open(home.root().join("ledger.sqlite")).unwrap();
    let rows = |table: &str| -> Vec<(i64, u32)> {
        let mut asked = written.prepare(&format!("SELECT hour, count FROM {table}")).unwrap();
        asked.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().collect::<Result<_, _>>().unwrap()
    };
    let hour = at(day(2), 9, 0).timestamp().as_second() - 17;
    assert_eq!((rows("visits"), rows("openings")), (vec![(hour, 2)], vec![(hour, 2)]));
}

#[test]
fn a_ledger_from_before_visits_were_counted_keeps_what_it_has_and_counts_them_from_now_on() {
    let (_folder, home, ledger) = ledger();
    drop(ledger);
    let path = home.root().join("ledger.sqlite");
    fs::remove_file(&path).unwrap();
    // As the version before made it.
    Connection::open(&path)
        .unwrap()
        .execute_batch(
            "CREATE TABLE health (at INTEGER PRIMARY KEY, up_minutes INTEGER NOT NULL, page_mb INTEGER NOT NULL,
                 rest_mb INTEGER NOT NULL, free_mb INTEGER, sound INTEGER, temperature REAL) STRICT;
             CREATE TABLE repairs (number INTEGER PRIMARY KEY, at INTEGER NOT NULL, what TEXT NOT NULL) STRICT;
             CREATE TABLE tries (number INTEGER PRIMARY KEY, at INTEGER NOT NULL, name TEXT NOT NULL,
                 success INTEGER NOT NULL) STRICT;
             INSERT INTO tries (at, name, success) VALUES (1800000000, 'Mei', 0);
             PRAGMA user_version = 1;",
        )
        .unwrap();
    let before = Ledger::look(&home).unwrap().unwrap().visits(days(1, 2), &zone()).unwrap();
    assert_eq!(before, Visits::none(days(1, 2)), "who only looks changes nothing");
    let (ledger, _) = Ledger::open(&home).unwrap();
    assert_eq!(
        ledger.wait(Timestamp::from_second(1_800_000_000).unwrap()).unwrap().0,
        1,
        "the wrong PIN is still there"
    );
    ledger.note_visits(&[read(&at(day(2), 9, 0), 9, "en", vec![])]).unwrap();
    assert_eq!(ledger.visits(days(1, 2), &zone()).unwrap().visits, 1);
}

#[test]
fn the_oldest_days_are_forgotten_and_a_wrong_clock_forgets_no_more_than_one() {
    let (_folder, home, ledger) = ledger();
    let morning = |day: u32| at(day_after(day), 9, 0);
    for day in 0..VISIT_DAYS_KEPT {
        ledger.note_visits(&[read(&morning(day), 9, "en", vec![opened("message", 9, 0, false)])]).unwrap();
    }
    let kept = |from: u32| {
        let days = Days::up_to(day_after(VISIT_DAYS_KEPT + 99), (VISIT_DAYS_KEPT + 100 - from) as u16).unwrap();
        let visits = ledger.visits(days, &zone()).unwrap();
        (visits.visits, visits.by_section.first().map_or(0, |section| section.visits))
    };
    assert_eq!(kept(0), (400, 400));
    // Its battery is empty, and then it is set by hand to another century.
    for wrong in [date(1970, 1, 1), date(2091, 1, 1)] {
        ledger.note_visits(&[read(&at(wrong, 9, 0), 9, "en", vec![])]).unwrap();
    }
    assert_eq!(kept(0), (399, 399));
    // Each day that comes takes the oldest one away, whichever comes in it.
    ledger.note_visits(&[read(&morning(VISIT_DAYS_KEPT), 0, "en", vec![])]).unwrap();
    assert_eq!((kept(0), kept(2)), ((398, 398), (398, 398)));
    drop(ledger);
    let written = Connection::open(home.root().join("ledger.sqlite")).unwrap();
    let asked = "SELECT count(DISTINCT hour) FROM (SELECT hour FROM visits UNION SELECT hour FROM brushes)";
    let days: u32 = written.query_row(asked, [], |row| row.get(0)).unwrap();
    assert_eq!(days, VISIT_DAYS_KEPT);
}

fn day_after(days: u32) -> Date {
    date(2026, 1, 1).checked_add(SignedDuration::from_hours(24 * i64::from(days))).unwrap()
}

#[test]
fn no_length_and_no_name_is_longer_than_makes_sense() {
    let (_folder, _home, ledger) = ledger();
    let long = "x".repeat(10_000);
    ledger
        .note_visits(&[read(&at(day(2), 9, 0), u32::MAX, &long, vec![opened(&long, u32::MAX, u32::MAX, true)])])
        .unwrap();
    let seen = ledger.visits(days(2, 2), &zone()).unwrap();
    assert_eq!(seen.median_seconds, Some(3600));
    assert_eq!((seen.by_language[0].language.as_str(), seen.by_section[0].section.as_str()), ("?", "?"));
    assert_eq!((seen.by_section[0].median_seconds, seen.by_section[0].items), (3600, 100));
}
