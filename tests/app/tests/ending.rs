use std::process::Command;

use rig::{Programs, Room, Running, Screen, Sound};

use crate::scene::PATIENCE;

/// X keysyms.
const ALT: u32 = 0xffe9;
const F4: u32 = 0xffc1;

const SMALL: Screen = Screen { width: 640, height: 480 };

#[test]
fn a_kiosk_without_a_display_says_so_and_ends() {
    let room = Room::open(SMALL, Sound::None).unwrap();
    let programs = Programs::find().unwrap();
    let ended = Command::new(&programs.kiosk)
        .args(programs.arguments(&room))
        .env_clear()
        .envs(room.environment().iter().filter(|(key, _)| key != "DISPLAY").cloned())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ended.stderr);
    assert_eq!(ended.status.code(), Some(3), "{said}");
    assert!(said.contains("there is no display") && !said.contains("panicked"), "{said}");
}

#[test]
fn a_window_that_is_closed_leaves_its_log_whole() {
    let room = Room::open(SMALL, Sound::None).unwrap();
    let programs = Programs::find().unwrap();
    let mut arguments = programs.arguments(&room);
    arguments.extend(["--windowed".to_owned(), SMALL.to_string()]);
    let log = room.folder().join("windowed.log");
    let windowed = Running::start(&programs.kiosk, arguments, room.environment(), &log).unwrap();
    let shown = room.display().comes_to_show(|picture| picture.emptiness() < 0.5, PATIENCE);
    assert!(shown.unwrap(), "{}", windowed.log_tail());
    room.display().keys(&[ALT, F4]).unwrap();
    windowed.wait(PATIENCE).unwrap();
    let kept = std::fs::read_to_string(room.home().join("logs/kiosk.log")).unwrap();
    assert!(kept.trim_end().ends_with("the window was closed"), "{kept}");
}
