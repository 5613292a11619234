//! What an audit sees in the tree.

use std::fs;
use std::os::unix::fs::{MetadataExt, lchown, symlink};
use std::sync::atomic::{AtomicBool, Ordering};

use engine::words::Lang;
use lockdown::{FleetError, FleetLine, Measure, Platform, Standing, enter_fleet_sheet};

use crate::{Debian, FULL, root_only};

/// Opens one thing again.
type Opened = fn(&Debian);

#[test]
fn one_thing_that_is_opened_again_is_the_one_that_is_named() {
    root_only!();
    let opened: [(Measure, Opened); 9] = [
        (Measure::Account, |debian| {
            let passwd = debian.read("etc/passwd").replace("jubilee:/usr/sbin/nologin", "jubilee:/bin/bash");
            debian.write("etc/passwd", &passwd, 0o644);
        }),
        (Measure::Account, |debian| {
            let group = debian.read("etc/group").replace("sudo:x:27:lan", "sudo:x:27:lan,jubilee");
            debian.write("etc/group", &group, 0o644);
        }),
        (Measure::Session, |debian| {
            fs::remove_file(debian.path("etc/systemd/system/default.target")).expect("removed");
        }),
        (Measure::Consoles, |debian| {
            debian.write("etc/systemd/logind.conf.d/zzz.conf", "[Login]\nNAutoVTs=6\n", 0o644);
        }),
        (Measure::Sleep, |debian| {
            fs::remove_file(debian.path("etc/systemd/system/sleep.target")).expect("removed");
            symlink("elsewhere", debian.path("etc/systemd/system/sleep.target")).expect("a link");
        }),
        (Measure::Sysrq, |debian| debian.write("etc/sysctl.d/zzz.conf", "# one\n-kernel/sysrq=1\n", 0o644)),
        (Measure::Blanking, |debian| debian.write("sys/module/kernel/parameters/consoleblank", "600\n", 0o444)),
        (Measure::Firewall, |debian| fs::remove_file(debian.path("usr/sbin/nft")).expect("removed")),
        (Measure::CtrlAltDel, |debian| {
            debian.write("etc/systemd/system.conf.d/zz-jubilee.conf", "[Manager]\n", 0o644);
        }),
    ];
    for (measure, open) in opened {
        let debian = Debian::new();
        debian.set_up(Some(FULL));
        assert_eq!(debian.standing(measure), Standing::Locked, "{measure:?}");
        open(&debian);
        let findings = debian.findings();
        let named: Vec<Measure> = findings
            .iter()
            .filter(|finding| finding.standing == Standing::Open)
            .map(|finding| finding.measure)
            .collect();
        assert_eq!(named, [measure]);
    }
}

#[test]
fn an_account_with_an_empty_password_is_open() {
    root_only!();
    let empty: [(&str, &str, &str); 4] = [
        ("root", "root:*:", "root::"),
        ("lan", "lan:$y$j9T$abc:", "lan::"),
        ("a second root", "root:*:", "toor::19500:0:99999:7:::\nroot:*:"),
        ("one whose password is in passwd", "", ""),
    ];
    for (who, old, new) in empty {
        let debian = Debian::new();
        let (file, old, new) = match who {
            "one whose password is in passwd" => ("etc/passwd", "lan:x:", "lan::"),
            _ => ("etc/shadow", old, new),
        };
        let passwd = debian.read("etc/passwd") + "toor:x:0:0::/root:/bin/sh\n";
        debian.write("etc/passwd", &passwd, 0o644);
        debian.write(file, &debian.read(file).replace(old, new), 0o640);
        let before = debian.read(file);
        assert_eq!(debian.standing(Measure::Passwords), Standing::Open, "{who}");
        let done = debian.set_up(None);
        assert_eq!(done.open, [Measure::Passwords], "{who}");
        assert!(debian.read(file).contains(new), "{who}: setup chooses no password");
        debian.undo();
        assert_eq!(debian.read(file), before);
    }
    let debian = Debian::new();
    let shadow = debian.read("etc/shadow") + "systemd-network::19500::::::\n";
    debian.write("etc/shadow", &shadow, 0o640);
    assert_eq!(debian.standing(Measure::Passwords), Standing::Locked, "it has no shell to log in to");
}

#[test]
fn every_measure_has_its_own_words_in_both_languages() {
    let is_chinese = |text: &str| text.chars().any(|char| ('\u{4e00}'..='\u{9fff}').contains(&char));
    for platform in [Platform::Linux, Platform::Windows] {
        for (&measure, lang) in Measure::of(platform).iter().flat_map(|measure| Lang::ALL.map(|lang| (measure, lang))) {
            let remedy = measure.remedy(platform, lang);
            for told in [measure.what(platform, lang), measure.risk(platform, lang), remedy] {
                assert_eq!(is_chinese(told), lang == Lang::ZhHans, "{told}");
            }
            assert!(platform == Platform::Linux || !remedy.contains("sudo"), "{remedy}");
        }
    }
}

#[test]
fn an_audit_goes_on_when_a_file_vanishes_from_the_home() {
    root_only!();
    let debian = Debian::new();
    debian.set_up(None);
    let home = debian.path("var/lib/jubilee");
    let account = fs::metadata(&home).expect("a home");
    let folder = home.join("store");
    let ended = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !ended.load(Ordering::Relaxed) {
                fs::create_dir(&folder).expect("a folder");
                lchown(&folder, Some(account.uid()), Some(account.gid())).expect("an owner");
                for number in 0..50 {
                    fs::create_dir(folder.join(number.to_string())).expect("a folder");
                }
                fs::remove_dir_all(&folder).expect("removed");
            }
        });
        let failed = (0..300).find_map(|_| lockdown::audit(&debian.tree()).err());
        ended.store(true, Ordering::Relaxed);
        assert!(failed.is_none(), "{failed:?}");
    });
}

fn line(name: &str, serial: &str, open: Vec<Measure>) -> FleetLine {
    let [name, serial] = [name, serial].map(str::to_owned);
    FleetLine { name, serial, mac: String::new(), version: "0.1.0".into(), date: "2026-11-26".into(), open }
}

#[test]
fn a_machine_has_one_line_in_the_sheet_and_takes_none_of_the_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let sheet = folder.path().join("fleet.csv");
    enter_fleet_sheet(&sheet, &line("hall-1", "A, \"1\"", vec![Measure::Firewall, Measure::Sound])).expect("a line");
    enter_fleet_sheet(&sheet, &line("hall-2", "B", vec![])).expect("a line");
    enter_fleet_sheet(&sheet, &line("hall-3", "", vec![])).expect("a line");
    enter_fleet_sheet(&sheet, &line("hall-4", "", vec![])).expect("a line");
    enter_fleet_sheet(&sheet, &line("foyer", "A, \"1\"", vec![Measure::Sound])).expect("a line");
    let text = fs::read_to_string(&sheet).expect("a file");
    let expected = "name,serial,mac,version,date,open\n\
                    foyer,\"A, \"\"1\"\"\",,0.1.0,2026-11-26,sound\n\
                    hall-2,B,,0.1.0,2026-11-26,\nhall-3,,,0.1.0,2026-11-26,\nhall-4,,,0.1.0,2026-11-26,\n";
    assert_eq!(text, expected);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing else is left on the stick");

    fs::write(&sheet, "somebody's accounts\n").expect("a file");
    let refused = enter_fleet_sheet(&sheet, &line("hall-1", "A", vec![]));
    assert!(matches!(refused, Err(FleetError::NoSheet { .. })), "{refused:?}");
    assert_eq!(fs::read_to_string(&sheet).expect("a file"), "somebody's accounts\n");
}
