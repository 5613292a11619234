//! The kiosk's ledger: how it fared, and who tried to get in.

use std::fs;
use std::time::Duration;

use engine::home::Home;
use engine::ledger::{HEALTH_KEPT, Health, Ledger, LedgerError, MOST_WAIT, Opened, Repair};
use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;

fn home() -> (TempDir, Home) {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path().join("home"));
    (folder, home)
}

fn ledger(home: &Home) -> Ledger {
    let (ledger, opened) = Ledger::open(home).unwrap();
    assert_eq!(opened, Opened::Whole);
    ledger
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + seconds).unwrap()
}

fn health(at: Timestamp) -> Health {
    Health {
        at,
        up_minutes: 3,
        page_mb: 250,
        rest_mb: 340,
        free_mb: Some(5_000_000),
        sound: Some(true),
        temperature: Some(51.5),
    }
}

#[test]
fn health_is_kept_for_a_week_and_read_by_who_only_looks() {
    let (_folder, home) = home();
    assert!(Ledger::look(&home).unwrap().is_none() && !home.root().exists(), "looking makes nothing");
    let ledger = ledger(&home);
    let unknown = Health { free_mb: None, sound: None, temperature: None, ..health(at(900)) };
    for health in [health(at(0)), unknown] {
        ledger.note_health(&health).unwrap();
    }
    let seen = Ledger::look(&home).unwrap().unwrap();
    assert_eq!(seen.health_since(at(0)).unwrap(), [health(at(0)), unknown]);
    assert_eq!(seen.health_since(at(1)).unwrap(), [unknown]);
    assert!(seen.note_health(&unknown).is_err(), "who only looks writes nothing");

    let later = health(at(900) + HEALTH_KEPT);
    ledger.note_health(&later).unwrap();
    assert_eq!(ledger.health_since(Timestamp::MIN).unwrap(), [unknown, later]);
    // A clock that ran ahead was put right.
    let right = health(at(1000));
    ledger.note_health(&right).unwrap();
    assert_eq!(ledger.health_since(Timestamp::MIN).unwrap(), [unknown, right]);
}

#[test]
fn repairs_are_counted_from_a_moment_on() {
    let (_folder, home) = home();
    let ledger = ledger(&home);
    for (seconds, repair) in [(0, Repair::Page), (5, Repair::Memory), (5, Repair::Program)] {
        ledger.note_repair(at(seconds), repair).unwrap();
    }
    assert_eq!([at(0), at(1), at(6)].map(|since| ledger.repairs_since(since).unwrap()), [3, 2, 0]);
    ledger.note_repair(at(5) + HEALTH_KEPT, Repair::Page).unwrap();
    assert_eq!(ledger.repairs_since(Timestamp::MIN).unwrap(), 3);
}

#[test]
fn wrong_pins_make_everybody_wait_and_the_right_one_ends_it() {
    let (_folder, home) = home();
    let (seconds, first) = (Duration::from_secs, ledger(&home));
    assert_eq!(first.wait(at(0)).unwrap(), (0, Duration::ZERO));
    for wrong in 1..=3 {
        first.note_try(at(0), "Mei", false).unwrap();
        assert_eq!(first.wait(at(0)).unwrap(), (wrong, seconds(if wrong < 3 { 0 } else { 5 })));
    }
    drop(first);
    let again = ledger(&home);
    assert_eq!(again.wait(at(2)).unwrap(), (3, seconds(3)), "a restart forgets nothing");
    assert_eq!(again.wait(at(5)).unwrap(), (3, Duration::ZERO));
    for _ in 0..1000 {
        again.note_try(at(6), "Jun", false).unwrap();
    }
    assert_eq!(again.wait(at(6)).unwrap(), (1003, MOST_WAIT));
    again.note_try(at(400), "Jun", true).unwrap();
    assert_eq!(again.wait(at(400)).unwrap(), (0, Duration::ZERO));
    again.note_try(at(400), "Jun", false).unwrap();
    assert_eq!(again.wait(at(400)).unwrap(), (1, Duration::ZERO));
}

#[test]
fn a_clock_that_was_put_back_makes_nobody_wait_for_days() {
    let (_folder, home) = home();
    let ledger = ledger(&home);
    let day = SignedDuration::from_hours(24);
    for _ in 0..20 {
        ledger.note_try(at(0) + day, "Mei", false).unwrap();
    }
    assert_eq!(ledger.wait(at(0)).unwrap(), (20, MOST_WAIT));
    assert_eq!(ledger.wait(at(300)).unwrap(), (20, Duration::ZERO));
}

#[test]
fn a_damaged_ledger_is_put_aside_and_another_begun() {
    let (_folder, home) = home();
    ledger(&home).note_health(&health(at(0))).unwrap();
    let path = home.root().join("ledger.sqlite");
    let whole = fs::read(&path).unwrap();
    let mut torn = whole.clone();
    // The page of the table, behind the first one, which lists the tables.
    torn[4096..8192].fill(0xa5);
    for damage in [&b"no database at all, but long enough to be looked at as one by who reads its head"[..], &torn] {
        fs::write(&path, damage).unwrap();
        let (begun, opened) = Ledger::open(&home).unwrap();
        let Opened::BegunAnew(aside) = opened else { panic!("it was taken for whole") };
        assert_eq!(fs::read(aside).unwrap(), damage);
        begun.note_health(&health(at(7))).unwrap();
        assert_eq!(begun.health_since(Timestamp::MIN).unwrap(), [health(at(7))]);
    }
}

#[test]
fn a_ledger_of_a_newer_version_stays_as_it_is() {
    let (_folder, home) = home();
    drop(ledger(&home));
    let path = home.root().join("ledger.sqlite");
    let mut bytes = fs::read(&path).unwrap();
    // Where SQLite keeps `user_version`, big-endian.
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    fs::write(&path, &bytes).unwrap();
    assert!(matches!(Ledger::open(&home), Err(LedgerError::Newer { version: 99 })));
    assert!(matches!(Ledger::look(&home), Err(LedgerError::Newer { version: 99 })));
    assert_eq!(fs::read(&path).unwrap(), bytes);
}
