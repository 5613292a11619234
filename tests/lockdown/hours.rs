//! The time of the place, and the hours in which the machine is on.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::{Command, Output};

use lockdown::{Measure, Standing};

use crate::{Debian, assert_same, exists, root_only};

fn answered(key: &str, value: &str) -> String {
    format!("format = 1\n[all]\n{key} = \"{value}\"\n")
}

fn zone(debian: &Debian) -> String {
    fs::read_link(debian.path("etc/localtime")).expect("a link").to_string_lossy().into_owned()
}

#[test]
fn the_time_zone_is_set_and_put_back() {
    root_only!();
    let debian = Debian::new();
    let before = debian.shape();
    debian.set_up(Some(&answered("timezone", "America/Argentina/Ushuaia")));
    assert_eq!(zone(&debian), "/usr/share/zoneinfo/America/Argentina/Ushuaia");
    assert_eq!(debian.read("etc/timezone"), "America/Argentina/Ushuaia\n");
    assert_eq!(debian.standing(Measure::Timezone), Standing::Locked);
    debian.set_up(Some(&answered("timezone", "Asia/Shanghai")));
    assert_eq!(zone(&debian), "/usr/share/zoneinfo/Asia/Shanghai");
    debian.write("etc/timezone", "Etc/UTC\n", 0o644);
    assert_eq!(debian.standing(Measure::Timezone), Standing::Open);
    debian.set_up(Some("format = 1\n"));
    assert_eq!(zone(&debian), "/usr/share/zoneinfo/Etc/UTC", "what nobody asks for any more is as before");
    assert_eq!(debian.standing(Measure::Timezone), Standing::NotApplicable);
    debian.undo();
    assert_same(&before, &debian.shape(), "after undo");
}

#[test]
fn a_zone_that_is_set_already_is_left_as_it_is_written() {
    root_only!();
    let debian = Debian::new();
    fs::remove_file(debian.path("etc/timezone")).expect("removed");
    fs::remove_file(debian.path("etc/localtime")).expect("removed");
    symlink("../usr/share/zoneinfo/Asia/Shanghai", debian.path("etc/localtime")).expect("a link");
    let done = debian.set_up(Some(&answered("timezone", "Asia/Shanghai")));
    assert!(done.changes.iter().all(|change| !change.path.ends_with("localtime")), "{done:?}");
    assert!(!exists(debian.path("etc/timezone")), "only where the system has one");
    assert_eq!(debian.standing(Measure::Timezone), Standing::Locked);
}

#[test]
fn a_zone_that_the_system_does_not_know_stays_open() {
    root_only!();
    for unknown in ["Asia/Shangai", "Asia"] {
        let debian = Debian::new();
        let done = debian.set_up(Some(&answered("timezone", unknown)));
        assert_eq!(done.open, [Measure::Timezone], "{unknown}");
        assert_eq!(zone(&debian), "/usr/share/zoneinfo/Etc/UTC");
        assert_eq!(debian.standing(Measure::Timezone), Standing::Open);
    }
}

/// When a machine that closes now would be woken, by the program that setup wrote.
fn woken(debian: &Debian, zone: &str, closes: &str) -> String {
    let ended = closed(debian, zone, closes);
    assert!(ended.status.success(), "{ended:?}");
    String::from_utf8(ended.stdout).expect("UTF-8").trim().to_owned()
}

/// How that program ends at this time.
fn closed(debian: &Debian, zone: &str, now: &str) -> Output {
    let rtcwake = debian.path("usr/sbin/rtcwake");
    debian.write(
        "usr/sbin/rtcwake",
        "#!/bin/sh\n[ \"$1 $2 $3\" = \"-m no -t\" ] && date -d \"@$4\" '+%a %F %R'\n",
        0o755,
    );
    let program = debian.read("etc/jubilee/closing").replace("/usr/sbin/rtcwake", &rtcwake.display().to_string());
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", &program, "closing", now]).env("TZ", zone).env("LC_ALL", "C");
    shell.output().expect("a shell")
}

#[test]
fn a_clock_that_is_put_right_in_opening_hours_switches_nothing_off() {
    root_only!();
    let debian = Debian::new();
    debian.set_up(Some(&answered("opening", "Tu-Fr 09:00-12:00,13:00-17:30; Sa,Su 10:00-18:00")));
    let service = debian.read("etc/systemd/system/jubilee-closing.service");
    let lines: Vec<&str> = service.lines().filter(|line| line.starts_with("Exec")).collect();
    let expected = ["ExecCondition=/bin/sh /etc/jubilee/closing", "ExecStart=/usr/bin/systemctl poweroff"];
    assert_eq!(lines, expected, "what a condition does not let happen has not failed");
    for open in ["2026-11-27 09:00", "2026-11-27 11:59:59", "2026-11-27 13:00", "2026-11-29 17:59:59"] {
        let ended = closed(&debian, "Europe/Berlin", open);
        assert_eq!((ended.status.code(), ended.stdout.as_slice()), (Some(1), &[][..]), "{open}: no clock is set");
    }
    for shut in ["2026-11-27 08:59:59", "2026-11-27 12:00", "2026-11-27 17:30", "2026-11-30 11:00"] {
        assert!(closed(&debian, "Europe/Berlin", shut).status.success(), "{shut}");
    }
    debian.write("usr/sbin/rtcwake", "#!/bin/sh\nexit 1\n", 0o755);
    let program = debian.read("etc/jubilee/closing");
    let rtcwake = debian.path("usr/sbin/rtcwake").display().to_string();
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", &program.replace("/usr/sbin/rtcwake", &rtcwake), "closing", "2026-11-27 17:30"]);
    assert_eq!(shell.status().expect("a shell").code(), Some(255), "a clock that can't be set is a failure");
}

#[test]
fn a_museum_that_is_closed_on_mondays_wakes_on_tuesday() {
    root_only!();
    let debian = Debian::new();
    let before = debian.shape();
    debian.set_up(Some(&answered("opening", "Tu-Fr 09:00-12:00,13:00-17:30; Sa,Su 10:00-18:00")));
    let timer = debian.read("etc/systemd/system/jubilee-closing.timer");
    let closes: Vec<&str> = timer.lines().filter(|line| line.starts_with("OnCalendar=")).collect();
    let expected = [
        "OnCalendar=Tue,Wed,Thu,Fri *-*-* 12:00:00",
        "OnCalendar=Tue,Wed,Thu,Fri *-*-* 17:30:00",
        "OnCalendar=Sat,Sun *-*-* 18:00:00",
    ];
    assert_eq!(closes, expected);
    assert_eq!(debian.standing(Measure::Opening), Standing::Locked);
    for (closes, opens) in [
        ("2026-11-27 12:00", "Fri 2026-11-27 13:00"),
        ("2026-11-27 17:30", "Sat 2026-11-28 10:00"),
        ("2026-11-29 18:00", "Tue 2026-12-01 09:00"),
        ("2026-11-30 15:00", "Tue 2026-12-01 09:00"),
        // An hour more and an hour less in the night.
        ("2026-10-24 18:00", "Sun 2026-10-25 10:00"),
        ("2027-03-27 18:00", "Sun 2027-03-28 10:00"),
    ] {
        assert_eq!(woken(&debian, "Europe/Berlin", closes), opens, "closed at {closes}");
    }
    fs::write(debian.path("usr/sbin/rtcwake"), "program").expect("a file");
    debian.undo();
    assert_same(&before, &debian.shape(), "after undo");
}

#[test]
fn hours_of_every_day_and_of_one() {
    root_only!();
    let debian = Debian::new();
    debian.set_up(Some(&answered("opening", "09:00-18:00")));
    assert_eq!(woken(&debian, "Asia/Shanghai", "2026-11-29 18:00"), "Mon 2026-11-30 09:00");
    assert_eq!(woken(&debian, "Asia/Shanghai", "2026-11-29 03:00"), "Sun 2026-11-29 09:00");
    debian.set_up(Some(&answered("opening", "Mo-Su 09:00-18:00; Mo off")));
    assert_eq!(woken(&debian, "Asia/Shanghai", "2026-11-29 18:00"), "Tue 2026-12-01 09:00");
    debian.set_up(Some(&answered("opening", "We 10:00-16:00")));
    assert_eq!(woken(&debian, "Asia/Shanghai", "2026-12-02 16:00"), "Wed 2026-12-09 10:00");
    debian.set_up(Some(&answered("opening", "Sa-Mo 10:00-16:00")));
    assert_eq!(woken(&debian, "Asia/Shanghai", "2026-11-30 16:00"), "Sat 2026-12-05 10:00");
}

#[test]
fn systemd_understands_the_closing_times() {
    root_only!();
    let debian = Debian::new();
    debian.set_up(Some(&answered("opening", "Tu-Fr 09:00-12:00,13:00-17:30; Sa,Su 10:00-18:00")));
    let timer = debian.read("etc/systemd/system/jubilee-closing.timer");
    for times in timer.lines().filter_map(|line| line.strip_prefix("OnCalendar=")) {
        let Ok(ended) = Command::new("systemd-analyze").args(["calendar", times]).output() else { return };
        assert!(ended.status.success(), "{times}: {ended:?}");
    }
}
