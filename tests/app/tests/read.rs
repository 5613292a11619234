use rig::{Point, Sound, sentence};

use crate::scene::{Scene, letters};

/// Where a line of text stands, the colour of the paper has less of the picture than this; without letters it has all.
const INKED: f64 = 0.95;

#[test]
fn the_message_stands_on_the_screen_word_for_word() {
    let scene = Scene::open(Sound::None);
    scene.open_message();
    let shown: Vec<String> =
        scene.page().value("[...document.querySelectorAll('[data-sentence]')].map((e) => e.textContent)").unwrap();
    let shown = letters(&shown.join(" "));
    let source =
        std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/message.en.txt"))
            .unwrap();
    for line in source.lines().map(letters).filter(|line| !line.is_empty()) {
        assert!(shown.contains(&line), "the screen lacks: {line}");
    }
    scene.page().drawn().unwrap();
    let line = scene.page().reach(&sentence(0)).unwrap();
    let emptiness = scene.room.display().picture_of(line).unwrap().emptiness();
    assert!(emptiness < INKED, "the glass shows no letters at {line:?}: {emptiness}");
}

#[test]
fn a_finger_moves_the_text() {
    let scene = Scene::open(Sound::None);
    scene.open_message();
    let scroller = "[...document.querySelectorAll('*')].find((e) => e.scrollHeight > e.clientHeight + 50 \
                    && getComputedStyle(e).overflowY === 'auto')";
    scene.page().until(scroller).unwrap();
    let x = scene.page().reach("[data-sentence]").unwrap().centre().x;
    let y = i32::from(scene.room.display().screen().height) * 3 / 4;
    scene.room.display().drag(Point { x, y }, Point { x, y: y - 400 }).unwrap();
    scene.page().until(&format!("{scroller}.scrollTop > 200")).unwrap();
    let playing: bool = scene.page().value("!!document.querySelector('[data-sentence][aria-current]')").unwrap();
    assert!(!playing, "moving the text does not start the voice");
}
