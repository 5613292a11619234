use std::process::Command;
use std::time::{Duration, Instant};

use rig::{Sound, web_process};

use crate::scene::{IMPATIENT, PATIENCE, Scene};

/// Two pictures of the same page: letters may stand a fraction of a pixel elsewhere.
const ALIKE: f64 = 0.98;
const STILL: &str = "reduced_motion = true\n";
/// Has the page hold 500 MB more, all of it written to.
const HOARD: &str = "window.hoard = new Uint8Array(500 * 1024 * 1024).fill(70)";
/// The same with much less, as a visit leaves.
const LEAVINGS: &str = "window.hoard = new Uint8Array(120 * 1024 * 1024).fill(70)";
/// Two thirds of a hoard: what a page may hold, in MB.
const LESS: &str = "--page-memory=330";
/// What the log says of every page that is built in another's place.
const BUILT: &str = "the page's window is built anew";
const BEGAN: &str = "a page began with this memory";

#[track_caller]
fn comes_to_say(scene: &Scene, words: &str) {
    let last = Instant::now() + PATIENCE;
    while scene.room.logged(words) == 0 {
        assert!(Instant::now() < last, "the log says: {words}; it says\n{}", scene.room.log());
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Does something to the page of a visitor who is in a section, and sees the glass come to show the section again, drawn
/// by another process.
#[track_caller]
fn is_put_right(scene: &Scene, statements: &str, says: &str) {
    scene.page().drawn().unwrap();
    let display = scene.room.display();
    let shown = display.settled().unwrap();
    let last = Instant::now() + PATIENCE;
    let (mut before, mut opened, mut built) = (None, 0, usize::MAX);
    while scene.room.logged(says) == 0 {
        assert!(Instant::now() < last, "the log says: {says}; it says\n{}", scene.room.log());
        // Anew where a busy machine had the page built for another reason first: what was done to it went with it.
        if built != scene.room.logged(BUILT) {
            scene.visitor().sees("section").unwrap();
            built = scene.room.logged(BUILT);
            (before, opened) = (web_process(scene.kiosk().id()), scene.room.logged("the page opens"));
            scene.page().run(statements).unwrap();
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    comes_to_say(scene, BUILT);
    let again = display
        .comes_to_show(|glass| glass.likeness(&shown) > ALIKE && scene.room.logged("the page opens") > opened, PATIENCE)
        .unwrap();
    assert!(again);
    assert_ne!(web_process(scene.kiosk().id()), before);
}

#[test]
fn a_page_that_shows_nothing_and_beats_on_is_built_anew_where_the_visitor_was() {
    let scene = Scene::open_with(Sound::None, STILL);
    scene.open_section("people");
    is_put_right(&scene, "document.documentElement.style.visibility = 'hidden'", "the page shows one colour");
}

#[test]
fn a_page_whose_process_gets_no_more_memory_is_built_anew_where_the_visitor_was() {
    let scene = Scene::open_with(Sound::None, STILL);
    scene.open_section("people");
    scene.page().drawn().unwrap();
    let display = scene.room.display();
    let shown = display.settled().unwrap();
    let before = web_process(scene.kiosk().id()).unwrap();
    let limited = Command::new("prlimit").args(["--pid", &before.to_string(), "--as=1:1"]).status().unwrap();
    assert!(limited.success());
    comes_to_say(&scene, BUILT);
    comes_to_say(&scene, "the page lives again");
    assert!(display.comes_to_show(|glass| glass.likeness(&shown) > ALIKE, PATIENCE).unwrap());
    assert_ne!(web_process(scene.kiosk().id()), Some(before));
}

#[test]
fn a_page_in_an_endless_loop_is_built_anew_where_the_visitor_was() {
    let scene = Scene::open_with(Sound::None, STILL);
    scene.open_section("people");
    is_put_right(&scene, "setTimeout(() => { for (;;) {} }, 500)", "the page does not live");
}

#[test]
fn a_page_that_holds_too_much_is_built_anew_where_the_visitor_was() {
    let scene = Scene::open_started_with(Sound::None, STILL, &[LESS]);
    scene.open_section("people");
    comes_to_say(&scene, BEGAN);
    is_put_right(&scene, HOARD, "the page holds more than it may");
}

#[test]
fn a_page_that_comes_near_it_begins_anew_when_nobody_is_there() {
    let scene = Scene::open_started_with(Sound::None, STILL, &["--page-memory=1200"]);
    comes_to_say(&scene, BEGAN);
    scene.page().run(HOARD).unwrap();
    scene.page().until("window.hoard === undefined").unwrap();
    scene.visitor().sees("attract").unwrap();
    assert_eq!(scene.room.logged("is built anew"), 0);
}

#[test]
fn a_page_in_which_a_visit_left_something_begins_anew_after_it() {
    let scene = Scene::open_with(Sound::None, &[STILL, IMPATIENT].concat());
    comes_to_say(&scene, BEGAN);
    scene.open_section("people");
    scene.page().run(LEAVINGS).unwrap();
    scene.leave();
    scene.page().until_within("window.hoard === undefined", PATIENCE).unwrap();
    scene.visitor().sees("attract").unwrap();
    assert_eq!(scene.room.logged("is built anew"), 0);
}
