//! The staff's way in, on the glass.

use std::time::Duration;

use engine::home::Home;
use engine::staff::{Pin, Role, Staff};
use rig::{Point, Sound, shows_console};

use crate::scene::{PATIENCE, Scene};

/// The key's symbol in X.
const ESCAPE: u32 = 0xff1b;
/// How long the door may take to answer a knock.
const ANSWER: Duration = Duration::from_secs(10);

/// A kiosk whose curator's PIN is 195204.
pub fn staffed() -> Scene {
    let scene = Scene::open(Sound::None);
    let home = Home::at(scene.room.home());
    let mut staff = Staff::read(&home, None).unwrap();
    staff.set("Jun", Role::Installer, &Pin::new("271828").unwrap()).unwrap();
    staff.set("Mei", Role::Curator, &Pin::new("195204").unwrap()).unwrap();
    staff.write(&home).unwrap();
    scene
}

/// Counts the touches that come to the page, as `window.touches`.
const COUNT: &str = "window.touches = 0; addEventListener('pointerdown', () => { window.touches += 1; })";

/// Taps the bottom corners in order, `l` and `r`, each as soon as the page has the one before.
fn knock(scene: &Scene, taps: &str) {
    let page = scene.kiosk().page();
    let screen = scene.room.display().screen();
    let (width, height) = (i32::from(screen.width), i32::from(screen.height));
    page.run(COUNT).unwrap();
    for (count, side) in (1..).zip(taps.chars()) {
        scene.room.display().tap(Point { x: if side == 'l' { 30 } else { width - 30 }, y: height - 30 }).unwrap();
        page.until(&format!("window.touches >= {count}")).unwrap();
    }
}

/// Knocks until somebody opens: on a busy machine two taps may lie too far apart.
pub fn knock_again_until_asked(scene: &Scene) {
    let page = scene.kiosk().page();
    for _ in 0..5 {
        knock(scene, "lrrl");
        if page.until_within("document.querySelectorAll('[data-control=person]').length === 2", ANSWER).is_ok() {
            return;
        }
    }
    panic!("the taps in the corners bring nobody to the door");
}

pub fn type_pin(scene: &Scene, pin: &str) {
    for digit in pin.chars() {
        scene.visitor().tap(&format!("digit-{digit}")).unwrap();
    }
    scene.visitor().tap("give").unwrap();
}

#[test]
fn staff_come_in_by_the_corners_and_their_pin_and_find_the_visitor_gone_when_they_leave() {
    let scene = staffed();
    let (page, visitor, display) = (scene.kiosk().page(), scene.visitor(), scene.room.display());
    visitor.tap_anywhere().unwrap();
    visitor.sees("home").unwrap();
    knock(&scene, "lrlr");
    assert!(!page.value::<bool>("document.querySelector('[role=dialog] [data-control^=digit]') !== null").unwrap());
    knock_again_until_asked(&scene);
    let mei = page.reach("[data-control=person]:nth-child(2)").unwrap();
    display.tap(mei.centre()).unwrap();
    type_pin(&scene, "271828");
    page.until("document.querySelector('[role=alert]')?.textContent.trim()").unwrap();
    assert!(!shows_console(&display.picture().unwrap()));
    type_pin(&scene, "195204");
    assert!(display.comes_to_show(shows_console, PATIENCE).unwrap(), "the console covers the exhibition");
    // Behind it the visit is over, and whatever is touched there does nothing.
    page.until("document.querySelector('[data-screen=\"attract\"]')").unwrap();
    visitor.tap_anywhere().unwrap();
    assert!(display.comes_to_show(shows_console, PATIENCE).unwrap());
    assert!(page.value::<bool>("document.querySelector('[data-screen=\"attract\"]') !== null").unwrap());
    display.keys(&[ESCAPE]).unwrap();
    assert!(display.comes_to_show(|picture| !shows_console(picture), PATIENCE).unwrap(), "she left");
    visitor.tap_anywhere().unwrap();
    visitor.sees("home").unwrap();
}
