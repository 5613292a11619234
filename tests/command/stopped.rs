//! Ctrl-C on the real command.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::{Desk, run};

/// So many that they are not done before somebody can press a key.
const PICTURES: usize = 3000;
const INTO: &str = "JUBILEE_TEST_INTO";
const STICK: &str = "JUBILEE_TEST_STICK";

#[test]
#[ignore = "the process that another test stops"]
fn an_import_that_is_stopped() {
    let (Some(into), Some(stick)) = (std::env::var_os(INTO), std::env::var_os(STICK)) else { return };
    let arguments = ["jubilee".into(), "import".into(), stick, "--into".into(), into, "--lang".into(), "en".into()];
    let ended = run(arguments.to_vec());
    eprint!("{}", ended.err);
    std::process::exit(ended.code.into());
}

fn everything(desk: &Desk) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![desk.exhibition()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() { folders.push(path) } else { files.push((path.clone(), fs::read(path).expect("a file"))) }
        }
    }
    files.sort();
    files
}

#[test]
fn ctrl_c_leaves_the_exhibition_as_it_was() {
    let desk = Desk::new();
    let stick = desk.folder.path().join("stick");
    fs::create_dir(&stick).expect("a folder");
    let picture = fs::read(desk.exhibition().join("gallery/gate.jpg")).expect("a picture");
    for number in 0..PICTURES {
        // What follows a picture's end is not looked at, and makes it another file.
        fs::write(stick.join(format!("{number}.jpg")), [&picture[..], &number.to_le_bytes()].concat()).expect("a file");
    }
    let before = everything(&desk);
    let mut import = Command::new(std::env::current_exe().expect("this program"))
        .args(["stopped::an_import_that_is_stopped", "--exact", "--ignored", "--nocapture"])
        .env(INTO, desk.exhibition())
        .env(STICK, &stick)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a process");
    let begun = desk.exhibition().join(".jubilee-import/100.jpg");
    while !begun.exists() {
        assert!(import.try_wait().expect("a process").is_none(), "it has begun before it ends");
        std::thread::yield_now();
    }
    let pressed = Command::new("kill").args(["-INT", &import.id().to_string()]).status().expect("kill");
    assert!(pressed.success());
    let ended = import.wait_with_output().expect("it ends");
    let told = String::from_utf8_lossy(&ended.stderr);
    assert!(told.contains("Stopped. The exhibition is as it was."), "{told}");
    assert_eq!(ended.status.code(), Some(1));
    assert_eq!(everything(&desk), before);
}
