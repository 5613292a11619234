//! What staff told the hall for a while.

use std::fs;

use engine::hall::{Hall, Held, Since, Still, Until};
use engine::home::Home;
use jiff::{SignedDuration, Timestamp};

fn at(minutes: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes)
}

fn told() -> Hall {
    let by = "Mei".to_owned();
    Hall {
        muted: Some(Since { by: by.clone(), since: at(0) }),
        held: Some(Held { still: Still::Crest, by: by.clone(), until: at(30) }),
        closed: Some(Until { by, until: at(600) }),
    }
}

#[test]
fn what_was_told_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path().join("home"));
    assert_eq!(Hall::read(&home), Hall::default(), "an exhibition is open");
    told().write(&home).unwrap();
    assert_eq!(Hall::read(&home), told());
    Hall::default().write(&home).unwrap();
    assert_eq!(Hall::read(&home), Hall::default());
}

#[test]
fn a_picture_ends_at_its_time_a_day_at_its_own_and_silence_when_somebody_says_so() {
    let mut hall = told();
    assert!(!hall.pass(at(29)));
    assert_eq!(hall, told());
    assert!(hall.pass(at(30)));
    assert!(hall.held.is_none() && hall.closed.is_some());
    assert!(!hall.pass(at(599)));
    assert!(hall.pass(at(600)));
    assert_eq!(hall, Hall { muted: told().muted, ..Hall::default() });
}

#[test]
fn a_clock_that_was_put_back_keeps_nobody_out() {
    let mut hall = told();
    assert!(!hall.pass(at(-60)), "by an hour, as at the end of summer");
    assert!(hall.pass(at(-24 * 60)));
    assert!(hall.held.is_none() && hall.closed.is_none());
}

#[test]
fn a_file_that_is_not_understood_closes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path());
    let by = "by = \"Mei\"\nuntil = \"2026-11-28T16:00:00Z\"";
    for text in [
        String::new(),
        "held".to_owned(),
        format!("format = 2\n[closed]\n{by}"),
        format!("format = 1\n[closed]\n{by}\nwhy = 1"),
        format!("format = 1\n[held]\n{by}\nstill = \"film\""),
    ] {
        fs::write(home.root().join("hall.toml"), &text).unwrap();
        assert_eq!(Hall::read(&home), Hall::default(), "{text}");
    }
}
