use rig::{Sound, control};

use crate::scene::{PATIENCE, SILENCE, Scene};

#[test]
fn the_first_touch_wakes_and_presses_nothing_underneath() {
    let scene = Scene::open(Sound::None);
    scene.wake();
    let entrance = scene.page().reach(&control("enter-message")).unwrap().centre();
    scene.visitor().tap("start-over").unwrap();
    scene.visitor().sees("attract").unwrap();
    scene.page().drawn().unwrap();
    scene.room.display().tap(entrance).unwrap();
    scene.visitor().sees("home").unwrap();
    scene.page().drawn().unwrap();
    let screen: String = scene.page().value("document.querySelector('[data-screen]').dataset.screen").unwrap();
    assert_eq!(screen, "home", "the touch lay on the entrance to the message and did not open it");
}

#[test]
fn attract_moves_and_makes_no_sound() {
    let mut scene = Scene::open(Sound::Loudspeaker);
    let recording = scene.room.loudspeaker().record().unwrap();
    scene.page().drawn().unwrap();
    let before = scene.room.display().picture().unwrap();
    let from = rig::now_ms();
    assert!(scene.room.display().changes(&before, PATIENCE).unwrap(), "something moves");
    assert!(recording.hear_until(from + 3_000.0, PATIENCE));
    let loudness = recording.loudness(from, from + 3_000.0);
    assert!(loudness < SILENCE, "nothing plays by itself: {loudness}");
}
