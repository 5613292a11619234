use rig::{Sound, now_ms};

use crate::scene::{PATIENCE, SILENCE, Scene, marks_follow_sound, narration};

#[test]
fn a_language_chosen_in_mid_sentence_goes_on_with_the_same_sentence() {
    let mut scene = Scene::open(Sound::Loudspeaker);
    let recording = scene.room.loudspeaker().record().unwrap();
    scene.open_message();
    scene.watch_marks();
    scene.visitor().tap_sentence(6).unwrap();
    scene.marks(6);
    scene.visitor().tap("language-zh-Hans").unwrap();
    scene.page().until("document.documentElement.lang === 'zh-Hans'").unwrap();
    scene.marks(6);
    let changed = now_ms();
    let screen: String = scene.page().value("document.querySelector('[data-screen]').dataset.screen").unwrap();
    assert_eq!(screen, "section", "the screen stays");
    let han: bool = scene
        .page()
        .value("/\\p{Script=Han}/u.test(document.querySelector('[data-sentence=\"6\"]').textContent)")
        .unwrap();
    assert!(han, "the sentence is the Chinese one");
    let chinese = narration("zh-Hans");
    let began = recording.first_sound(changed + 500.0, SILENCE, PATIENCE).expect("the voice goes on");
    let compared = marks_follow_sound(&chinese, &recording, &scene.marks_seen(), began + 500.0, began + 3_500.0);
    assert_eq!(compared, [6], "in Chinese the same sentence");
}
