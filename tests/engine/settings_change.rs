//! Changing single settings: what stays, what is refused, and who was first.

use std::fs;
use std::sync::Barrier;

use engine::home::{ChangeError, Closed, Home, Opening, Settings, Standing, Time};
use engine::problem::ProblemCode;
use engine::words::Lang;
use jiff::Timestamp;
use tempfile::TempDir;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn home(text: &str) -> (TempDir, Home) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("kiosk.toml"), text).expect("a file");
    let home = Home::at(folder.path());
    (folder, home)
}

fn text(home: &Home) -> String {
    fs::read_to_string(home.settings_file()).expect("a file")
}

#[test]
fn one_change_touches_one_line_whatever_else_stands_there() {
    let (_folder, home) = home(
        "# Hall 1, set up by Jun\nsections = [\n  \"message\", # first\n  \"history\",\n]\nidle_seconds = 5 # too short\n\
         volume = 40 # it echoes\nbrightness = 3\n\n[newer]\nkey = 1\n",
    );
    Settings::change(&home, None, "Mei", NOW, |settings| settings.volume = 45).expect("changed");
    assert_eq!(
        text(&home),
        "# Hall 1, set up by Jun\nsections = [\n  \"message\", # first\n  \"history\",\n]\nidle_seconds = 5 # too short\n\
         volume = 45 # it echoes\nbrightness = 3\n\n[newer]\nkey = 1\n",
    );
    Settings::change(&home, None, "Mei", NOW, |settings| settings.closed = Closed::Dark).expect("changed");
    let now = Standing::read(&home);
    assert_eq!((now.settings.volume, now.settings.closed), (45, Closed::Dark), "a new key is not of the table below");
}

#[test]
fn what_is_wrong_is_said_in_words_and_nothing_is_written() {
    let (_folder, home) = home("volume = 40\nidle_seconds = 5\n");
    let wrong = Settings::change(&home, None, "Mei", NOW, |settings| {
        settings.idle_seconds = 5;
        settings.volume = 120;
        settings.languages = vec!["chinese".to_owned()];
    });
    let Err(ChangeError::Wrong { problems }) = wrong else { panic!("{wrong:?}") };
    let mut said: Vec<_> = problems.iter().map(|problem| problem.sentence(Lang::En)).collect();
    said.sort();
    assert_eq!(
        said,
        [
            "120 is not possible for “volume”.",
            // The old mistake is no excuse for a new one.
            "5 is not possible for “idle_seconds”.",
            "“chinese” is not the tag of a language.",
        ]
    );
    assert_eq!(text(&home), "volume = 40\nidle_seconds = 5\n");
    // What was wrong before does not stand in the way of anything else.
    Settings::change(&home, None, "Mei", NOW, |settings| settings.volume = 50).expect("changed");
    assert_eq!(text(&home), "volume = 50\nidle_seconds = 5\n");
}

#[test]
fn who_comes_second_is_told_who_was_first() {
    let (_folder, home) = home("volume = 40\n");
    let seen = Standing::read(&home).seen;
    let first = Settings::change(&home, Some(&seen), "Jun", NOW, |settings| settings.volume = 30).expect("changed");
    let second = Settings::change(&home, Some(&seen), "Mei", NOW, |settings| settings.volume = 50);
    let Err(ChangeError::Outdated { who, at }) = second else { panic!("{second:?}") };
    assert_eq!((who.as_str(), at.as_str()), ("Jun", "1970-01-01T00:00:00Z"));
    assert_eq!(text(&home), "volume = 30\n", "nothing of the first is lost");
    Settings::change(&home, Some(&first.seen), "Mei", NOW, |settings| settings.volume = 50).expect("she looked again");

    let seen = Standing::read(&home).seen;
    fs::write(home.settings_file(), "volume = 20\n").expect("an editor");
    let third = Settings::change(&home, Some(&seen), "Mei", NOW, |settings| settings.volume = 60);
    assert!(matches!(&third, Err(ChangeError::Outdated { who, .. }) if who == "?"), "{third:?}");
    assert_eq!(text(&home), "volume = 20\n");
}

#[test]
fn of_two_at_once_one_is_told_and_neither_is_lost_unsaid() {
    let (_folder, home) = home("");
    let start = Barrier::new(8);
    let results: Vec<_> = std::thread::scope(|scope| {
        let writers: Vec<_> = (0..8_u8)
            .map(|n| {
                let (home, start) = (&home, &start);
                scope.spawn(move || {
                    let seen = Standing::read(home).seen;
                    start.wait();
                    Settings::change(home, Some(&seen), &format!("writer {n}"), NOW, |settings| settings.volume = n)
                })
            })
            .collect();
        writers.into_iter().map(|writer| writer.join().expect("no panic")).collect()
    });
    let written: Vec<_> = results.iter().filter_map(|result| result.as_ref().ok()).collect();
    assert_eq!(written.len(), 1, "{results:?}");
    assert_eq!(Standing::read(&home), *written[0]);
    for refused in results.iter().filter_map(|result| result.as_ref().err()) {
        assert!(matches!(refused, ChangeError::Busy { .. } | ChangeError::Outdated { .. }), "{refused:?}");
    }
}

#[test]
fn a_change_by_which_nothing_changes_writes_what_was_there() {
    let written = "# mine\r\nopening = 'Mo-Su 09:00-17:00'\r\n";
    let (_folder, home) = home(written);
    let week = Standing::read(&home).settings.opening.expect("hours").week().clone();
    Settings::change(&home, None, "Mei", NOW, |settings| settings.opening = Opening::of_week(&week)).expect("changed");
    assert_eq!(text(&home), written, "the same hours in other words are no change");
    Settings::change(&home, None, "Mei", NOW, |settings| settings.volume = 45).expect("changed");
    assert_eq!(text(&home), format!("{written}volume = 45\r\n"), "lines end as they did");
}

#[test]
fn hours_of_a_week_are_written_as_people_write_them() {
    for (written, kept) in [
        ("Mo-Su 09:00-18:00", "09:00-18:00"),
        ("09:00-18:00; Mo off", "Tu-Su 09:00-18:00"),
        ("Sa,Su 10:00-18:00; Tu-Fr 09:00-12:00,13:00-17:00", "Tu-Fr 09:00-12:00,13:00-17:00; Sa,Su 10:00-18:00"),
        ("Mo,We,Th 09:00-10:00", "Mo,We,Th 09:00-10:00"),
    ] {
        let opening = Opening::parse(written).expect(written);
        let again = Opening::of_week(opening.week()).expect(written);
        assert_eq!(again, opening, "{written}");
        assert_eq!(String::from(again), kept);
    }
    assert_eq!(Opening::of_week(&Default::default()), None, "never open is no opening");
    let mut week = Opening::parse("Mo 09:00-12:00,13:00-17:00").expect("hours").week().clone();
    week[0].reverse();
    assert_eq!(Opening::of_week(&week), None, "a day goes on, not back");
}

#[test]
fn it_is_open_from_the_minute_it_opens_to_the_one_before_it_closes() {
    let opening = Opening::parse("Tu 09:00-12:00,13:00-17:00").expect("hours");
    let at = |day, hours: u16, minutes: u16| opening.is_open(day, Time::of(hours * 60 + minutes).expect("a time"));
    let asked = [at(1, 8, 59), at(1, 9, 0), at(1, 11, 59), at(1, 12, 0), at(1, 13, 0), at(1, 17, 0), at(2, 9, 0)];
    assert_eq!(asked, [false, true, true, false, true, false, false]);
    assert_eq!(Time::of(24 * 60), None);
}

#[test]
fn hours_and_words_that_are_none_are_named() {
    let (_folder, home) = home("opening = \"18:00-09:00\"\nclosed = \"drak\"\nvolume = 30\n");
    let Standing { settings, problems, .. } = Standing::read(&home);
    assert_eq!(settings, Settings { volume: 30, ..Settings::default() });
    let found: Vec<_> = problems.iter().map(|problem| (problem.line, problem.code)).collect();
    assert!(found.contains(&(Some(1), ProblemCode::BadForm)), "{found:?}");
    assert!(found.contains(&(Some(2), ProblemCode::NotAllowed)), "{found:?}");
}
