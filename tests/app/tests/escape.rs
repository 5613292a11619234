use rig::{Running, Sound, control};

use crate::scene::{PATIENCE, Scene};

/// X keysyms.
const ALT: u32 = 0xffe9;
const CONTROL: u32 = 0xffe3;
const SHIFT: u32 = 0xffe1;
const LEFT: u32 = 0xff51;
const F1: u32 = 0xffbe;
const F4: u32 = 0xffc1;
const F5: u32 = 0xffc2;
const F7: u32 = 0xffc4;
const F11: u32 = 0xffc8;
const F12: u32 = 0xffc9;
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
    let glass = "[innerWidth, innerHeight, devicePixelRatio, visualViewport.scale]";
    let before: Vec<f64> = scene.page().value(glass).unwrap();
    assert_eq!(before[..2], [1920.0, 1080.0], "it fills the screen");
    for combination in [
        &[ALT, F4][..],
        &[CONTROL, letter('w')],
        &[CONTROL, letter('q')],
        &[CONTROL, letter('r')],
        &[CONTROL, letter('p')],
        &[CONTROL, letter('u')],
        &[CONTROL, letter('f')],
        &[CONTROL, letter('t')],
        &[CONTROL, letter('n')],
        &[CONTROL, letter('=')],
        &[CONTROL, SHIFT, letter('=')],
        &[CONTROL, letter('-')],
        &[CONTROL, SHIFT, letter('i')],
        &[ALT, LEFT],
        &[F1],
        &[F5],
        &[F7],
        &[F11],
        &[F12],
        &[ESCAPE],
    ] {
        display.keys(combination).unwrap();
    }
    // The last key is one that works, so the others have been dealt with.
    display.keys(&[TAB]).unwrap();
    scene.page().until("document.activeElement && document.activeElement !== document.body").unwrap();
    assert!(scene.page().value::<bool>("window.untouched === true").unwrap(), "the page is the one it was");
    let after: Vec<f64> = scene.page().value(glass).unwrap();
    assert_eq!(after, before, "it still fills the screen, at the same scale, with nothing beside it");
    scene.visitor().tap("credits").unwrap();
    scene.visitor().sees("credits").unwrap();
    scene.page().reach(&control("home")).unwrap();
}
