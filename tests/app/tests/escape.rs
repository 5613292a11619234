use rig::{Point, Pointer, Running, Sound, control, sentence};

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

/// The edges of a control may be drawn anew a little different; the smallest menu takes ten times as many pixels.
const SAME: f64 = 0.9995;

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

#[test]
fn a_right_click_brings_nothing_up() {
    let scene = Scene::open(Sound::None);
    let (display, page) = (scene.room.display(), scene.page());
    scene.open_message();
    page.run("addEventListener('pointermove', (event) => { window.moved = event.screenX; }, true)").unwrap();
    for place in [page.reach(&sentence(0)).unwrap().centre(), page.reach(&control("home")).unwrap().centre()] {
        display.point_at(place).unwrap();
        page.until(&format!("window.moved === {}", place.x)).unwrap();
        page.drawn().unwrap();
        let before = display.picture().unwrap();
        display.right_click(place).unwrap();
        // A menu would take the pointer, and the page would hear no more of it.
        display.point_at(Point { x: place.x + 1, y: place.y }).unwrap();
        page.until(&format!("window.moved === {}", place.x + 1)).unwrap();
        page.drawn().unwrap();
        let likeness = display.picture().unwrap().likeness(&before);
        assert!(likeness > SAME, "something came up at {place:?}: {likeness}");
    }
}

#[test]
fn a_page_that_would_go_elsewhere_stays() {
    let scene = Scene::open(Sound::None);
    scene.wake();
    // Nobody listens there, so that a page that goes is told so at once.
    let elsewhere = "http://127.0.0.1:9/";
    // By a touch, for the web engine itself keeps a page from opening windows without one.
    scene
        .page()
        .run(&format!(
            "window.untouched = true;
             document.querySelector('[data-control=\"credits\"]').addEventListener('click', () => {{
               window.opened = window.open('{elsewhere}');
               location.href = '{elsewhere}';
             }});"
        ))
        .unwrap();
    scene.visitor().tap("credits").unwrap();
    scene.visitor().sees("credits").unwrap();
    scene.visitor().tap("home").unwrap();
    scene.visitor().sees("home").unwrap();
    assert!(scene.page().value::<bool>("window.untouched && window.opened === null").unwrap(), "it is where it was");
}

#[test]
fn the_arrow_of_a_mouse_that_rests_goes_away() {
    let scene = Scene::open(Sound::None);
    scene.wake();
    let pointer = Pointer::watch(scene.room.display().name()).unwrap();
    assert!(pointer.becomes(false, PATIENCE).unwrap(), "a finger has none");
    scene.room.display().point_at(Point { x: 300, y: 300 }).unwrap();
    assert!(pointer.becomes(true, PATIENCE).unwrap(), "a mouse that moves has one");
    assert!(pointer.becomes(false, PATIENCE).unwrap(), "a mouse that rests has none");
}
