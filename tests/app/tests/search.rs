use std::path::Path;
use std::time::Duration;

use rig::{Sound, control};

use crate::scene::{IMPATIENT, Scene, letters};

/// What was typed, as it stands on the glass.
const QUERY: &str = "document.querySelector('[data-screen=\"search\"] output')?.textContent.trim()";

/// Long enough for a busy machine, and over before the visitor who waits is taken for gone.
const FOUND: Duration = Duration::from_secs(30);

/// Typed last, and in no name of a file: nothing of it may be kept anywhere.
const LAST: &str = "weishou";

#[test]
fn one_searches_in_english_in_pinyin_and_by_characters_and_nothing_of_it_is_kept() {
    let scene = Scene::open_with(Sound::None, IMPATIENT);
    let (page, visitor) = (scene.page(), scene.visitor());
    scene.wake();
    visitor.tap("search").unwrap();
    visitor.sees("search").unwrap();
    let fields: usize = page.value("document.querySelectorAll('input, textarea, [contenteditable]').length").unwrap();
    assert_eq!(fields, 0, "nothing calls the system's own keyboard");

    // A word.
    type_in(&scene, "gymnas");
    finds(&scene, "gymnas");
    // A key that leads nowhere is dead.
    page.until(&format!("document.querySelector('{}[aria-disabled=\"true\"]')", control("key-q"))).unwrap();
    let dead = page.reach(&control("key-q")).unwrap().centre();
    scene.room.display().tap(dead).unwrap();
    type_in(&scene, "ium");
    page.until(&format!("{QUERY} === 'gymnasium'")).unwrap();
    let result = visitor.pick("result").unwrap();
    visitor.sees("section").unwrap();
    scene.is_headed(&result);
    visitor.tap("search").unwrap();
    visitor.sees("search").unwrap();
    page.until(&format!("{QUERY} === 'gymnasium'")).unwrap();

    // The initials of a name, and then its letters. What is found is shown in the language of the visitor.
    clear(&scene);
    visitor.tap("language-zh-Hans").unwrap();
    page.until("document.documentElement.lang === 'zh-Hans'").unwrap();
    type_in(&scene, "wsk");
    finds(&scene, "魏寿昆");
    clear(&scene);
    type_in(&scene, "weishoukun");
    finds(&scene, "魏寿昆");

    // The characters that letters stand for.
    clear(&scene);
    type_in(&scene, "shoukun");
    let offer = visitor.pick("offer").unwrap();
    assert!(!letters(&offer).is_empty() && !offer.is_ascii(), "Chinese is offered: {offer}");
    page.until(&format!("{QUERY} === {:?}", offer.trim())).unwrap();
    finds(&scene, offer.trim());

    clear(&scene);
    type_in(&scene, LAST);
    finds(&scene, "魏寿昆");
    scene.leave();

    scene.wake();
    visitor.tap("search").unwrap();
    visitor.sees("search").unwrap();
    assert_eq!(page.value::<String>(QUERY).unwrap(), "", "the next visitor finds no query");
    page.until(&format!("!document.querySelector('{}')", control("result"))).unwrap();
    let kept: Vec<String> = files_that_say(scene.room.folder(), LAST);
    assert_eq!(kept, Vec::<String>::new(), "no file says what somebody looked for");
}

/// Types letters, each of which has to lead to something.
fn type_in(scene: &Scene, word: &str) {
    for letter in word.chars() {
        let key = format!("key-{letter}");
        scene.page().until(&format!("document.querySelector('{}:not([aria-disabled])')", control(&key))).unwrap();
        let before: String = scene.page().value(QUERY).unwrap();
        scene.visitor().tap(&key).unwrap();
        scene.page().until(&format!("{QUERY} === {:?}", format!("{before}{letter}"))).unwrap();
    }
}

fn clear(scene: &Scene) {
    scene.visitor().tap("clear").unwrap();
    scene.page().until(&format!("{QUERY} === ''")).unwrap();
}

/// Waits until there are results, of which one says these words and each has something marked.
fn finds(scene: &Scene, words: &str) {
    let page = scene.page();
    let results = format!("[...document.querySelectorAll('{}')]", control("result"));
    let found = page.until_within(
        &format!(
            "{results}.some((e) => e.textContent.toLowerCase().includes({words:?})) \
             && {results}.every((e) => e.querySelector('mark'))"
        ),
        FOUND,
    );
    if let Err(error) = found {
        let shown: Vec<String> = page.value(&format!("{results}.map((e) => e.innerHTML)")).unwrap();
        panic!("{error}\nit shows: {shown:#?}");
    }
}

/// The files in a folder, however deep, that hold these words.
fn files_that_say(folder: &Path, words: &str) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    entries
        .flatten()
        .flat_map(|entry| {
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => files_that_say(&path, words),
                Ok(kind) if kind.is_file() => {
                    let says = std::fs::read(&path).is_ok_and(|bytes| {
                        bytes.windows(words.len()).any(|window| window.eq_ignore_ascii_case(words.as_bytes()))
                    });
                    if says { vec![path.display().to_string()] } else { Vec::new() }
                }
                _ => Vec::new(),
            }
        })
        .collect()
}
