//! Which of two programs asks the time server.

use std::fs;

use lockdown::{Measure, Standing};

use crate::{Debian, exists, root_only};

const SERVER: &str = "format = 1\n[all]\ntime_server = \"ntp.lan\"\n";
const TIMESYNCD: &str = "etc/systemd/timesyncd.conf.d/zz-jubilee.conf";
const SOURCES: &str = "etc/chrony/sources.d/jubilee.sources";

/// A Debian on which nothing asks for the time.
fn without_time() -> Debian {
    let debian = Debian::new();
    fs::remove_dir_all(debian.path("etc/systemd/system/sysinit.target.wants")).expect("removed");
    debian
}

#[test]
fn the_one_that_is_enabled_asks_the_server() {
    root_only!();
    for link in ["sysinit.target.wants/systemd-timesyncd.service", "dbus-org.freedesktop.timesync1.service"] {
        let debian = without_time();
        debian.enable("systemd-timesyncd.service", link);
        fs::create_dir_all(debian.path("etc/chrony/sources.d")).expect("folders");
        debian.set_up(Some(SERVER));
        assert!(debian.read(TIMESYNCD).ends_with("[Time]\nNTP=ntp.lan\nFallbackNTP=\n"), "{link}");
        assert!(!exists(debian.path(SOURCES)), "{link}");
        assert_eq!(debian.standing(Measure::Time), Standing::Locked, "{link}");
    }
    for unit in ["chrony.service", "chronyd.service"] {
        let debian = without_time();
        debian.enable(unit, &format!("multi-user.target.wants/{unit}"));
        fs::create_dir_all(debian.path("etc/chrony/sources.d")).expect("folders");
        debian.set_up(Some(SERVER));
        assert!(debian.read(SOURCES).ends_with("server ntp.lan iburst\n"), "{unit}");
        assert!(!exists(debian.path(TIMESYNCD)), "{unit}");
        assert_eq!(debian.standing(Measure::Time), Standing::Locked, "{unit}");
    }
}

#[test]
fn one_that_is_installed_and_does_not_start_asks_nobody() {
    root_only!();
    let debian = without_time();
    assert_eq!(debian.set_up(Some(SERVER)).open, [Measure::Time]);
    assert!(!exists(debian.path(TIMESYNCD)));
    assert_eq!(debian.standing(Measure::Time), Standing::Open);
}

#[test]
fn fedoras_chrony_is_open_until_somebody_names_the_server() {
    root_only!();
    let debian = without_time();
    debian.enable("chronyd.service", "multi-user.target.wants/chronyd.service");
    let settings = "# server ntp.lan iburst\npool 2.fedora.pool.ntp.org iburst\nsourcedir /run/chrony-dhcp\n";
    debian.write("etc/chrony.conf", settings, 0o644);
    assert_eq!(debian.set_up(Some(SERVER)).open, [Measure::Time]);
    assert!(!exists(debian.path(TIMESYNCD)));
    assert_eq!(debian.read("etc/chrony.conf"), settings);
    assert_eq!(debian.standing(Measure::Time), Standing::Open);
    debian.write("etc/chrony.conf", "server  ntp.lan iburst\n", 0o644);
    assert_eq!(debian.standing(Measure::Time), Standing::Locked);
}
