use rig::{Sound, now_ms};

use crate::scene::{PATIENCE, SILENCE, Scene, marks_follow_sound, narration};

#[test]
fn without_a_sound_device_the_text_runs_in_silence_and_says_so() {
    let scene = Scene::open(Sound::None);
    scene.open_message();
    scene.visitor().tap_sentence(4).unwrap();
    scene.marks(4);
    scene.says_of_sound("soundless");
    scene.marks(5);
}

#[test]
fn a_device_that_goes_and_comes_back_in_mid_sentence_loses_nothing() {
    let mut scene = Scene::open(Sound::Loudspeaker);
    let recording = scene.room.loudspeaker().record().unwrap();
    scene.open_message();
    scene.watch_marks();
    let before = now_ms();
    scene.visitor().tap_sentence(6).unwrap();
    recording.first_sound(before, SILENCE, PATIENCE).expect("the voice is heard");
    drop(recording);

    scene.room.loudspeaker().unplug();
    scene.says_of_sound("soundless");
    let marked: i64 = scene
        .page()
        .value("Number(document.querySelector('[data-sentence][aria-current]')?.dataset.sentence ?? -1)")
        .unwrap();
    assert_eq!(marked, 6, "the text goes on without the sound");

    scene.room.loudspeaker().plug_in().unwrap();
    let recording = scene.room.loudspeaker().record().unwrap();
    let back = now_ms();
    scene.says_of_sound("synthetic");
    let began = recording.first_sound(back, SILENCE, PATIENCE).expect("the voice comes back");
    let compared =
        marks_follow_sound(&narration("en"), &recording, &scene.marks_seen(), began + 1_000.0, began + 3_000.0);
    assert!(!compared.is_empty(), "and what is marked is what is heard");
}
