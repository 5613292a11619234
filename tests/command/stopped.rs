//! Ctrl-C on the real command.

use std::fs;
use std::io;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use engine::edition;
use engine::home::Home;

use super::{Desk, run};

/// So many that they are not done before somebody can press a key.
const PICTURES: usize = 3000;
const ARGUMENTS: &str = "JUBILEE_TEST_ARGUMENTS";

#[test]
#[ignore = "the process that another test stops"]
fn a_command_that_is_stopped() {
    let Ok(arguments) = std::env::var(ARGUMENTS) else { return };
    let ended = run(arguments.split('\n').map(Into::into).collect());
    eprint!("{}", ended.err);
    std::process::exit(ended.code.into());
}

/// Runs a command in a process of its own, and presses Ctrl-C once it has begun.
#[track_caller]
fn stopped(arguments: &[&str], has_begun: impl Fn() -> bool) -> Output {
    let mut process = Command::new(std::env::current_exe().expect("this program"))
        .args(["stopped::a_command_that_is_stopped", "--exact", "--ignored", "--nocapture"])
        .env(ARGUMENTS, ["jubilee", "--lang", "en"].iter().chain(arguments).copied().collect::<Vec<_>>().join("\n"))
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a process");
    while !has_begun() {
        assert!(process.try_wait().expect("a process").is_none(), "it has begun before it ends");
        std::thread::yield_now();
    }
    let pressed = Command::new("kill").args(["-INT", &process.id().to_string()]).status().expect("kill");
    assert!(pressed.success());
    process.wait_with_output().expect("it ends")
}

/// Many pictures, each another.
fn write_pictures(folder: &Path) {
    fs::create_dir(folder).expect("a folder");
    let mut picture = Vec::new();
    let small = image::RgbImage::from_pixel(64, 48, image::Rgb([9, 90, 200]));
    small.write_to(&mut io::Cursor::new(&mut picture), image::ImageFormat::Jpeg).expect("a picture");
    for number in 0..PICTURES {
        // What follows a picture's end is not looked at, and makes it another file.
        fs::write(folder.join(format!("{number}.jpg")), [&picture[..], &number.to_le_bytes()].concat())
            .expect("a file");
    }
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
    write_pictures(&stick);
    let before = everything(&desk);
    let begun = desk.exhibition().join(".jubilee-import/100.jpg");
    let (stick, into) = (stick.display().to_string(), desk.exhibition().display().to_string());
    let ended = stopped(&["import", &stick, "--into", &into], || begun.exists());
    let told = String::from_utf8_lossy(&ended.stderr);
    assert!(told.contains("Stopped. The exhibition is as it was."), "{told}");
    assert_eq!(ended.status.code(), Some(1));
    assert_eq!(everything(&desk), before);
}

#[test]
fn ctrl_c_ends_a_publish_at_once_and_the_next_one_goes_on() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["publish", "EXHIBITION"]).code, 0);
    write_pictures(&desk.exhibition().join("gallery/more"));
    let before = everything(&desk);
    let store = desk.home().join("store");
    let blobs = || fs::read_dir(store.join("blobs")).map_or(0, Iterator::count);
    let first = blobs();
    let (home, exhibition) = (desk.home().display().to_string(), desk.exhibition().display().to_string());
    let ended = stopped(&["--home", &home, "publish", &exhibition], || blobs() > first + 20);
    // As by a power cut: it has nothing to take back.
    assert_eq!(ended.status.signal(), Some(2), "{ended:?}");
    let current = edition::current(Some(&Home::at(&home)), Path::new("")).expect("an edition");
    assert_eq!((current.number(), current.fallback()), (1, None));
    drop(current);
    assert_eq!(desk.run(&["verify"]).code, 0);
    assert_eq!(everything(&desk), before, "a publish writes nothing there");
    let again = desk.run(&["publish", "EXHIBITION", "--format", "json"]);
    assert_eq!((again.code, &again.json()["number"]), (0, &2.into()), "{again:?}");
    assert_eq!(desk.run(&["verify"]).code, 0);
    assert_eq!(fs::read_dir(store.join("incoming")).expect("a folder").count(), 0, "nothing half is left");
}
