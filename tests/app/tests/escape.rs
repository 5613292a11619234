use rig::{Running, Sound, control};

use crate::scene::{PATIENCE, Scene};

/// X keysyms.
const ALT: u32 = 0xffe9;
const CONTROL: u32 = 0xffe3;
const F4: u32 = 0xffc1;
const F5: u32 = 0xffc2;
const F11: u32 = 0xffc8;
const ESCAPE: u32 = 0xff1b;
const TAB: u32 = 0xff09;

fn letter(letter: char) -> u32 {
    letter.into()
}

#[test]
fn no_key_leads_out_of_the_visitor_window() {
    let scene = Scene::open(Sound::None);
    let display = scene.room.display();

    // Alt+F4 closes an ordinary window here, so that it proves something that it does not close ours.
    let log = scene.room.folder().join("xev.log");
    let ordinary = Running::start("xev", ["-event", "keyboard"], scene.room.environment(), &log).unwrap();
    ordinary.until(PATIENCE, || std::fs::read_to_string(&log).ok()?.contains("KeymapNotify").then_some(())).unwrap();
    display.keys(&[ALT, F4]).unwrap();
    ordinary.wait(PATIENCE).unwrap();

    scene.wake();
    scene.page().run("window.untouched = true").unwrap();
    for combination in [
        &[ALT, F4][..],
        &[CONTROL, letter('w')],
        &[CONTROL, letter('q')],
        &[CONTROL, letter('r')],
        &[CONTROL, letter('p')],
        &[CONTROL, letter('u')],
        &[F5],
        &[F11],
        &[ESCAPE],
    ] {
        display.keys(combination).unwrap();
    }
    // The last key is one that works, so the others have been dealt with.
    display.keys(&[TAB]).unwrap();
    scene.page().until("document.activeElement && document.activeElement !== document.body").unwrap();
    assert!(scene.page().value::<bool>("window.untouched === true").unwrap(), "the page is the one it was");
    scene.visitor().tap("credits").unwrap();
    scene.visitor().sees("credits").unwrap();
    scene.page().reach(&control("home")).unwrap();
}
