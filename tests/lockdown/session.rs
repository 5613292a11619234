//! The session, and what else the machine would start.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use lockdown::{Measure, Standing};

use crate::{Debian, exists, root_only};

#[test]
fn snaps_are_not_renewed() {
    root_only!();
    let debian = Debian::new();
    let units = ["snapd.service", "snapd.socket", "snapd.seeded.service"];
    debian.set_up(None);
    for unit in units {
        assert!(!exists(debian.path("etc/systemd/system").join(unit)), "{unit} is not installed");
        debian.write(&format!("usr/lib/systemd/system/{unit}"), "[Unit]\n", 0o644);
    }
    assert_eq!(debian.standing(Measure::Updates), Standing::Open);
    debian.set_up(None);
    for unit in units {
        let target = fs::read_link(debian.path("etc/systemd/system").join(unit)).expect("a link");
        assert_eq!(target, Path::new("/dev/null"), "{unit}");
    }
    assert_eq!(debian.standing(Measure::Updates), Standing::Locked);
}

#[test]
fn the_exhibition_is_on_one_monitor() {
    let folder = tempfile::tempdir().expect("a folder");
    let cage = folder.path().join("cage");
    fs::write(&cage, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n").expect("a file");
    fs::set_permissions(&cage, fs::Permissions::from_mode(0o755)).expect("a mode");
    symlink("/usr/bin/readlink", folder.path().join("readlink")).expect("a link");
    let session = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../packaging/linux/session");
    let mut shell = Command::new("/bin/sh");
    shell.arg(session).args(["--home", "/home"]).env("PATH", folder.path());
    let ended = shell.output().expect("a shell");
    let told = String::from_utf8(ended.stdout).expect("UTF-8");
    let given: Vec<&str> = told.lines().collect();
    assert_eq!(given, ["-d", "-m", "last", "--", "jubilee-kiosk", "--home", "/home"]);
}
