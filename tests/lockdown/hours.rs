//! The time of the place, and the hours in which the machine is on.

use std::fs;
use std::os::unix::fs::symlink;

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
