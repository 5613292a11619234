//! What root starts in a home that is somebody else's.

use std::ffi::OsString;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::kiosk::is_root;
use super::{Desk, run};

const ARGUMENTS: &str = "JUBILEE_TEST_ARGUMENTS";
/// Nobody's number on any system.
const UID: u32 = 61_234;

#[test]
#[ignore = "the process that another test starts"]
fn a_command_as_it_is_started() {
    let Ok(arguments) = std::env::var(ARGUMENTS) else { return };
    let arguments: Vec<OsString> = arguments.split('\n').map(Into::into).collect();
    let again = |arguments: &[OsString]| started(&std::env::current_exe().expect("this program"), arguments);
    if let Some(code) = cli::go_on_as_owner(&arguments, &again, &mut std::io::stderr()) {
        std::process::exit(code.into());
    }
    let ended = run(arguments);
    eprint!("{}{}", ended.out, ended.err);
    std::process::exit(ended.code.into());
}

fn started(program: &Path, arguments: &[OsString]) -> Command {
    let mut process = Command::new(program);
    process.args(["owner::a_command_as_it_is_started", "--exact", "--ignored", "--nocapture"]);
    process.env(ARGUMENTS, arguments.join("\n".as_ref())).current_dir("/");
    process
}

/// A home that is the kiosk's, and a program that everybody may run.
struct Locked {
    desk: Desk,
    program: PathBuf,
}

impl Locked {
    fn new() -> Self {
        let desk = Desk::new();
        let program = desk.folder.path().join("program");
        fs::copy(std::env::current_exe().expect("this program"), &program).expect("a copy");
        fs::create_dir(desk.home()).expect("a folder");
        chown(desk.home(), Some(UID), Some(UID)).expect("an owner");
        for path in [desk.folder.path(), &program] {
            fs::set_permissions(path, Permissions::from_mode(0o755)).expect("a mode");
        }
        Self { desk, program }
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let home = self.desk.home().display().to_string();
        let given = ["jubilee", "--lang", "en", "--home", &home];
        let all: Vec<OsString> = given.iter().chain(arguments).map(OsString::from).collect();
        started(&self.program, &all).output().expect("a process")
    }

    #[track_caller]
    fn done(&self, arguments: &[&str]) -> String {
        let ended = self.run(arguments);
        assert!(ended.status.success(), "{arguments:?}: {ended:?}");
        String::from_utf8(ended.stderr).expect("UTF-8")
    }
}

/// What is in a folder and not its owner's.
fn foreign(folder: &Path) -> Vec<PathBuf> {
    let mut foreign = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let metadata = entry.metadata().expect("metadata");
        if metadata.uid() != UID {
            foreign.push(entry.path());
        }
        if metadata.is_dir() {
            foreign.extend(self::foreign(&entry.path()));
        }
    }
    foreign
}

#[test]
fn what_root_writes_to_a_home_is_its_owners() {
    if !is_root() {
        return;
    }
    let locked = Locked::new();
    let (home, exhibition) = (locked.desk.home(), locked.desk.exhibition().display().to_string());
    let told = locked.done(&["publish", &exhibition]);
    assert!(told.starts_with(&format!("Goes on as {UID}, to whom {} belongs", home.display())), "{told}");
    assert_eq!(foreign(&home), [] as [PathBuf; 0], "after publish");

    // Where root alone may write, as on a stick.
    let stick = locked.desk.folder.path().join("stick");
    fs::create_dir(&stick).expect("a folder");
    let pack = stick.join("one.jubilee").display().to_string();
    locked.done(&["pack", "1", "-o", &pack]);
    assert_eq!(foreign(&home), [] as [PathBuf; 0], "after pack");
    assert_eq!(fs::metadata(&pack).expect("a pack").uid(), 0);

    let other = Locked::new();
    let key = fs::read_to_string(home.join("keys/own.pub")).expect("a key");
    let key = key.lines().last().expect("a line");
    other.done(&["keys", "trust", key]);
    other.done(&["load", &pack]);
    other.done(&["rollback", "1"]);
    other.done(&["prune"]);
    other.done(&["verify"]);
    assert_eq!(foreign(&other.desk.home()), [] as [PathBuf; 0]);
    assert!(other.desk.home().join("store/current").exists());
}

#[test]
fn what_root_imports_is_of_the_exhibitions_owner() {
    if !is_root() {
        return;
    }
    let locked = Locked::new();
    let exhibition = locked.desk.exhibition();
    assert!(Command::new("chown").args(["-R", &UID.to_string()]).arg(&exhibition).status().expect("chown").success());
    let picture = locked.desk.folder.path().join("one more.jpg");
    image::RgbImage::from_pixel(640, 480, image::Rgb([9, 90, 200])).save(&picture).expect("a picture");
    locked.done(&["import", &picture.display().to_string(), "--into", &exhibition.display().to_string()]);
    assert_eq!(foreign(&exhibition), [] as [PathBuf; 0]);
}

#[test]
fn a_link_that_the_owner_laid_leads_root_nowhere() {
    if !is_root() {
        return;
    }
    let locked = Locked::new();
    let victim = locked.desk.folder.path().join("of-root");
    fs::write(&victim, "root's\n").expect("a file");
    symlink(&victim, locked.desk.home().join("lock")).expect("a link");
    locked.run(&["publish", &locked.desk.exhibition().display().to_string()]);
    assert_eq!(fs::read_to_string(&victim).expect("a file"), "root's\n");
}

#[test]
fn who_may_not_run_the_program_is_told_and_nothing_is_written() {
    if !is_root() {
        return;
    }
    let locked = Locked::new();
    fs::set_permissions(&locked.program, Permissions::from_mode(0o700)).expect("a mode");
    for command in [&["keys", "make"][..], &["pack", "1", "-o", "/nowhere/one.jubilee"]] {
        let ended = locked.run(command);
        let told = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(3), "{told}");
        assert!(told.contains(&format!("can't go on as {UID}")) && told.contains("→ "), "{told}");
        assert_eq!(fs::read_dir(locked.desk.home()).expect("a folder").count(), 0);
    }
}
