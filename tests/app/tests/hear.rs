use rig::{Sound, now_ms};

use crate::scene::{PATIENCE, SILENCE, Scene, marks_follow_sound, narration};

#[test]
fn a_sentence_that_is_touched_is_heard_and_marked_while_it_sounds() {
    let mut scene = Scene::open(Sound::Loudspeaker);
    let recording = scene.room.loudspeaker().record().unwrap();
    scene.open_message();
    scene.watch_marks();
    scene.says_of_sound("synthetic");
    let narration = narration("en");

    let before = now_ms();
    scene.visitor().tap_sentence(4).unwrap();
    scene.marks(4);
    let began = recording.first_sound(before, SILENCE, PATIENCE).expect("the voice is heard");
    scene.marks(5);
    let next = now_ms();
    let compared = marks_follow_sound(&narration, &recording, &scene.marks_seen(), began + 500.0, next + 3_000.0);
    assert_eq!(compared, [4, 5], "the sentence that was touched, then the next");

    scene.visitor().tap("pause").unwrap();
    scene.page().until("document.querySelector('[data-control=\"play\"]')").unwrap();
    let held = now_ms();
    assert!(
        recording.silence(held, SILENCE, std::time::Duration::from_secs(1), PATIENCE).is_some(),
        "a voice that is held is silent"
    );
}
