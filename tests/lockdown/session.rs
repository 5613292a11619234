//! The session.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;
use std::process::Command;

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
