//! What somebody changed after setup.

use std::fs;
use std::os::unix::fs::{MetadataExt, lchown, symlink};
use std::path::{Path, PathBuf};

use lockdown::{Measure, RealDisk, RecordError, SetupError, Standing, UndoError};

use crate::{Debian, FULL, assert_same, exists, root_only};

#[test]
fn a_file_that_somebody_changed_survives_undo_and_is_named() {
    root_only!();
    let debian = Debian::new();
    debian.set_up(Some(FULL));
    let sleep = "etc/systemd/logind.conf.d/zz-jubilee-sleep.conf";
    debian.write(sleep, "[Login]\nHandlePowerKey=ignore\n", 0o644);
    let dry = lockdown::undo_dry(&debian.tree()).expect("a plan");
    let undone = debian.undo();
    let folder = PathBuf::from("/etc/systemd/logind.conf.d");
    assert_eq!(undone.left, [Path::new("/").join(sleep), folder], "the file and the folder that holds it");
    assert_eq!(dry.left, undone.left);
    assert_eq!(debian.read(sleep), "[Login]\nHandlePowerKey=ignore\n");
    assert!(!exists(debian.path("etc/systemd/logind.conf.d/zz-jubilee-consoles.conf")));
    assert!(!debian.undo().was_set_up, "the record is gone");
}

#[test]
fn what_was_changed_between_two_setups_is_what_undo_brings_back() {
    root_only!();
    let debian = Debian::new();
    debian.set_up(None);
    let rules = "etc/udev/rules.d/90-jubilee-usb.rules";
    debian.write(rules, "somebody's\n", 0o600);
    let done = debian.set_up(None);
    assert_eq!(done.changes.len(), 1, "{done:?}");
    let undone = debian.undo();
    assert_eq!(debian.read(rules), "somebody's\n");
    assert_eq!(undone.left, [Path::new("/").join(rules)], "what was there before the first setup is somebody's loss");
}

#[test]
fn only_our_lines_leave_the_files_of_accounts_that_others_changed() {
    root_only!();
    let debian = Debian::new();
    let old: Vec<String> =
        ["passwd", "group", "shadow", "gshadow"].map(|name| debian.read(&format!("etc/{name}"))).into();
    debian.set_up(None);
    for (name, line) in [
        ("passwd", "mei:x:1001:1001::/home/mei:/bin/bash\n"),
        ("group", "mei:x:1001:\n"),
        ("shadow", "mei:!:19800:0:99999:7:::\n"),
        ("gshadow", "mei:!::\n"),
    ] {
        let name = format!("etc/{name}");
        debian.write(&name, &(debian.read(&name) + line), 0o644);
    }
    let group = debian.read("etc/group").replace("video:x:44:lan,jubilee", "video:x:44:lan,jubilee,mei");
    debian.write("etc/group", &group, 0o644);
    let undone = debian.undo();
    assert_eq!(undone.left.len(), 0, "{undone:?}");
    assert_eq!(debian.read("etc/passwd"), format!("{}mei:x:1001:1001::/home/mei:/bin/bash\n", old[0]));
    let group = old[1].replace("video:x:44:lan", "video:x:44:lan,mei") + "\nmei:x:1001:\n";
    assert_eq!(debian.read("etc/group"), group);
    assert_eq!(debian.read("etc/shadow"), format!("{}mei:!:19800:0:99999:7:::\n", old[2]));
    assert_eq!(debian.read("etc/gshadow"), format!("{}mei:!::\n", old[3]));
}

#[test]
fn a_home_with_something_in_it_stays() {
    root_only!();
    let debian = Debian::new();
    debian.set_up(Some(FULL));
    debian.write("var/lib/jubilee/store/current", "{}", 0o644);
    assert_eq!(debian.standing(Measure::Home), Standing::Open, "root's files are none that the kiosk can go on with");
    lchown(debian.path("var/lib/jubilee/store"), Some(997), Some(997)).expect("an owner");
    debian.write("var/lib/jubilee/store/lan's", "{}", 0o644);
    lchown(debian.path("var/lib/jubilee/store/lan's"), Some(1000), Some(997)).expect("an owner");
    let dry = lockdown::undo_dry(&debian.tree()).expect("a plan");
    let undone = debian.undo();
    assert_eq!((dry.changes, &dry.left), (undone.changes, &undone.left));
    assert_eq!(undone.left, [PathBuf::from("/var/lib/jubilee")]);
    let owner = |name: &str| {
        let metadata = fs::symlink_metadata(debian.path("var/lib/jubilee").join(name)).expect("it is there");
        (metadata.uid(), metadata.gid())
    };
    for name in ["", "store", "store/current"] {
        assert_eq!(owner(name), (0, 0), "{name}: no number that somebody else could be dealt");
    }
    assert_eq!(owner("store/lan's"), (1000, 0));
    assert_eq!(debian.read("var/lib/jubilee/store/current"), "{}");
    assert!(!exists(debian.path("var/lib/jubilee/kiosk.toml")), "setup wrote it and nobody changed it");
}

#[test]
fn a_home_that_undo_left_is_the_kiosks_again() {
    root_only!();
    let debian = Debian::new();
    debian.write("var/lib/jubilee/store/current", "{}", 0o644);
    let outside = debian.path("etc/of-root");
    debian.write("etc/of-root", "root's\n", 0o600);
    fs::hard_link(&outside, debian.path("var/lib/jubilee/another name")).expect("a hard link");
    symlink(&outside, debian.path("var/lib/jubilee/link")).expect("a link");
    symlink(debian.path("etc"), debian.path("var/lib/jubilee/folder")).expect("a link");
    let before = debian.shape();
    let done = debian.set_up(None);
    assert!(done.changes.iter().any(|change| change.path == Path::new("/var/lib/jubilee")), "{done:?}");
    let owner = |name: &str| fs::symlink_metadata(debian.path(name)).expect("it is there").uid();
    for name in ["var/lib/jubilee/store", "var/lib/jubilee/store/current", "var/lib/jubilee/link"] {
        assert_eq!(owner(name), 997, "{name}");
    }
    for name in ["etc/of-root", "etc/passwd"] {
        assert_eq!(owner(name), 0, "{name} is not in the home, whatever leads there");
    }
    assert_eq!(debian.set_up(None).changes, []);
    debian.write("var/lib/jubilee/store/later", "{}", 0o644);
    assert_eq!(debian.set_up(None).changes.len(), 1, "what root left there since");
    fs::remove_file(debian.path("var/lib/jubilee/store/later")).expect("removed");
    debian.undo();
    assert_same(&before, &debian.shape(), "after undo");
}

#[test]
fn an_account_that_was_there_before_keeps_what_it_has() {
    root_only!();
    let debian = Debian::new();
    let passwd = debian.read("etc/passwd") + "jubilee:x:1001:1001:A person:/home/jubilee:/bin/bash\n";
    debian.write("etc/passwd", &passwd, 0o644);
    debian.write("var/lib/jubilee/notes", "a person's\n", 0o644);
    lchown(debian.path("var/lib/jubilee/notes"), Some(1001), Some(1001)).expect("an owner");
    debian.write("var/lib/jubilee/roots", "root's\n", 0o644);
    let before = debian.shape();
    debian.set_up(None);
    debian.undo();
    assert_same(&before, &debian.shape(), "after undo");
}

#[test]
fn settings_that_somebody_made_on_the_machine_stay() {
    root_only!();
    let debian = Debian::new();
    debian.write("var/lib/jubilee/kiosk.toml", "# by hand\nmm_per_px = 0.31 # a card\nvolume_ceiling = 60\n", 0o644);
    let before = debian.shape();
    let done = debian.set_up(Some(FULL));
    assert_eq!(done.kept, ["mm_per_px"]);
    let text = debian.read("var/lib/jubilee/kiosk.toml");
    assert!(text.starts_with("# by hand\nmm_per_px = 0.31 # a card\nvolume_ceiling = 60\n"), "{text}");
    assert!(text.contains("lower_edge_mm = 850.0\n") && text.contains("languages = [\"zh-Hans\", \"en\"]\n"), "{text}");
    let changed = FULL.replace("lower_edge_mm = 850", "lower_edge_mm = 900");
    assert_eq!(debian.set_up(Some(&changed)).kept, ["mm_per_px"]);
    assert!(debian.read("var/lib/jubilee/kiosk.toml").contains("lower_edge_mm = 900.0\n"), "setup's own may change");
    debian.undo();
    assert_same(&before, &debian.shape(), "after undo");
}

#[test]
fn what_stands_in_the_way_is_named_before_anything_is_changed() {
    root_only!();
    let debian = Debian::new();
    fs::create_dir_all(debian.path("etc/sysctl.d/zz-jubilee.conf")).expect("a folder");
    let before = debian.shape();
    let refused = debian.try_set_up(None);
    assert!(matches!(&refused, Err(SetupError::InTheWay { path }) if path.ends_with("zz-jubilee.conf")), "{refused:?}");
    assert_same(&before, &debian.shape(), "after it was refused");
}

#[test]
fn a_tree_without_the_package_or_without_systemd_is_refused() {
    root_only!();
    let debian = Debian::new();
    fs::remove_file(debian.path("usr/lib/systemd/system/jubilee.service")).expect("removed");
    assert!(matches!(debian.try_set_up(None), Err(SetupError::NoPackage)));
    assert!(!exists(debian.path("var/lib/jubilee-setup")), "what is refused leaves nothing");
    fs::remove_file(debian.path("usr/lib/systemd/systemd")).expect("removed");
    let refused = debian.try_set_up(None);
    assert!(
        matches!(&refused, Err(SetupError::Unsupported { missing }) if missing.ends_with("systemd")),
        "{refused:?}"
    );
}

#[test]
fn two_at_once_are_one_too_many() {
    root_only!();
    let debian = Debian::new();
    debian.set_up(None);
    let other = fs::File::open(debian.path("var/lib/jubilee-setup")).expect("a folder");
    other.lock().expect("the lock");
    assert!(matches!(debian.try_set_up(None), Err(SetupError::Busy)));
    assert!(matches!(lockdown::undo(&debian.tree(), &RealDisk), Err(UndoError::Busy)));
    drop(other);
    assert!(debian.undo().was_set_up);
}

#[test]
fn a_record_that_is_newer_or_damaged_is_touched_by_nobody() {
    root_only!();
    let debian = Debian::new();
    debian.set_up(None);
    let file = "var/lib/jubilee-setup/record";
    let whole = debian.read(file);
    for text in [whole.replace("\"format\": 1", "\"format\": 2"), whole[..whole.len() / 2].to_owned(), String::new()] {
        debian.write(file, &text, 0o600);
        let before = debian.shape();
        let refused = lockdown::undo(&debian.tree(), &RealDisk);
        let is_newer = text.contains("\"format\": 2");
        assert!(
            matches!(&refused, Err(UndoError::Record(RecordError::Newer { format: 2, .. })) if is_newer)
                || matches!(&refused, Err(UndoError::Record(RecordError::Damaged { .. })) if !is_newer),
            "{refused:?}"
        );
        assert!(matches!(debian.try_set_up(None), Err(SetupError::Record(_))));
        assert_same(&before, &debian.shape(), "after it was refused");
    }
}
