use std::time::Duration;

use rig::{Sound, control};

use crate::scene::{IMPATIENT, Scene};

/// Idle time with the reading time of home, warning, and whatever the machine adds.
const LONG: Duration = Duration::from_secs(600);

const STATE: &str = "JSON.stringify([document.documentElement.lang, \
                     ...['contrast', 'low', 'still'].map((key) => document.documentElement.dataset[key]), \
                     getComputedStyle(document.documentElement).getPropertyValue('--step').trim()])";

#[test]
fn people_who_left_are_warned_and_then_the_next_find_it_as_it_was() {
    let scene = Scene::open_with(Sound::None, IMPATIENT);
    let page = scene.page();
    let fresh: String = page.value(STATE).unwrap();
    scene.wake();
    for name in ["size", "contrast", "low", "language-zh-Hans"] {
        scene.visitor().tap(name).unwrap();
    }
    page.until("document.documentElement.lang === 'zh-Hans'").unwrap();
    let chosen: String = page.value(STATE).unwrap();
    assert_ne!(chosen, fresh, "the visitor changed something");

    let entrance = page.reach(&control("enter-message")).unwrap().centre();

    page.until_within("document.querySelector('[data-warning]')", LONG).unwrap();
    let languages: Vec<String> =
        page.value("[...document.querySelectorAll('[data-warning] [lang]')].map((e) => e.lang)").unwrap();
    assert!(languages.contains(&"en".to_owned()) && languages.contains(&"zh-Hans".to_owned()), "{languages:?}");

    // Where the entrance to the message lies, under the warning or beside it.
    scene.room.display().tap(entrance).unwrap();
    page.until("!document.querySelector('[data-warning]')").unwrap();
    page.drawn().unwrap();
    let screen: String = page.value("document.querySelector('[data-screen]').dataset.screen").unwrap();
    assert_eq!(screen, "home", "the touch said that somebody is there and pressed nothing");
    assert_eq!(page.value::<String>(STATE).unwrap(), chosen, "and everything is as it was");

    page.until_within("document.querySelector('[data-warning]')", LONG).unwrap();
    page.until_within("document.querySelector('[data-screen=\"attract\"]')", LONG).unwrap();
    assert_eq!(page.value::<String>(STATE).unwrap(), fresh, "nothing of the visit is left");
    assert!(!page.value::<bool>("!!document.querySelector('[data-warning]')").unwrap());
}
