use std::time::Duration;

use rig::{Sound, control};

use crate::scene::{IMPATIENT, Scene};

/// What is dragged: the stretch of the timeline that is seen.
const REEL: &str = "[data-screen=\"section\"] [role=\"region\"]";

/// One quick movement of an arm.
const SWIPE: Duration = Duration::from_millis(250);

/// More movements than a timeline of some forty events is long.
const SWIPES: usize = 60;

/// How many entries the timeline has now, whether they are drawn or not.
const LENGTH: &str = "Number(document.querySelector('[data-entry]')?.getAttribute('aria-setsize') ?? 0)";

/// What many events carry: what is left of the timeline is still longer than the screen.
const TAG: &str = "research";

/// Notes every entry that is drawn from now on.
const WATCH: &str = "window.passed = new Set();
    const look = () => document.querySelectorAll('[data-entry]').forEach((e) => window.passed.add(e.dataset.entry));
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
    look();";

#[test]
fn the_history_is_dragged_from_end_to_end_chosen_from_opened_and_given_back_whole() {
    let scene = Scene::open_with(Sound::None, IMPATIENT);
    let (page, visitor) = (scene.page(), scene.visitor());
    scene.open_section("history");
    page.until(&spent("earlier")).unwrap();
    let length: usize = page.value(LENGTH).unwrap();
    assert!(length > 24, "there are {length} entries");

    page.run(WATCH).unwrap();
    let beginning = scene.room.display().picture().unwrap();
    swipe_to_the_end(&scene, "later", (0.85, 0.15));
    page.until(&format!("window.passed.size === {length}")).unwrap();
    page.reach(&format!("[data-entry=\"{}\"]", length - 1)).unwrap();
    page.drawn().unwrap();
    let likeness = scene.room.display().picture().unwrap().likeness(&beginning);
    assert!(likeness < 0.9, "the glass shows another stretch of it: {likeness}");
    swipe_to_the_end(&scene, "earlier", (0.15, 0.85));
    page.reach("[data-entry=\"0\"]").unwrap();

    choose(&scene, TAG);
    page.until(&format!("{LENGTH} < {length}")).unwrap();
    let chosen: usize = page.value(LENGTH).unwrap();
    assert!(chosen > 1, "what has the tag stays: {chosen}");

    let card = visitor.pick("item").unwrap();
    page.reach(&control("close")).unwrap();
    let event = scene.is_headed(&card);
    let neighbours = if page.value(&spent("next-item")).unwrap() {
        ["previous-item", "next-item"]
    } else {
        ["next-item", "previous-item"]
    };
    visitor.tap(neighbours[0]).unwrap();
    scene.is_headed_anew(&event);
    visitor.tap(neighbours[1]).unwrap();
    scene.is_headed(&card);
    visitor.tap("close").unwrap();
    page.reach(REEL).unwrap();
    // The steel is there a picture before what hangs from it.
    page.until(&format!("{LENGTH} > 0")).unwrap();
    assert_eq!(page.value::<usize>(LENGTH).unwrap(), chosen, "what was chosen stays chosen");

    // Left in the middle: a place that was kept could not pass for the beginning.
    for _ in 0..2 {
        visitor.swipe(REEL, (0.8, 0.2), SWIPE).unwrap();
        page.until("!document.querySelector('[data-moving]')").unwrap();
    }
    page.until(&format!("!({}) && !({})", spent("earlier"), spent("later"))).unwrap();
    scene.leave();

    scene.open_section("history");
    page.reach(REEL).unwrap();
    page.until(&spent("earlier")).unwrap();
    page.reach("[data-entry=\"0\"]").unwrap();
    assert_eq!(page.value::<usize>(LENGTH).unwrap(), length, "the next visitor finds every event");
    let pressed: Vec<String> = page
        .value(
            "[...document.querySelectorAll('[data-control^=\"tag-\"][aria-pressed=\"true\"]')].map((e) => e.innerText)",
        )
        .unwrap();
    assert_eq!(pressed, Vec::<String>::new(), "and no tag chosen");
}

/// That the control leads no further.
fn spent(name: &str) -> String {
    format!("!!document.querySelector('{}[aria-disabled=\"true\"]')", control(name))
}

/// Throws the timeline until the control that leads the same way leads no further.
fn swipe_to_the_end(scene: &Scene, way: &str, shares: (f64, f64)) {
    let page = scene.page();
    for _ in 0..SWIPES {
        scene.visitor().swipe(REEL, shares, SWIPE).unwrap();
        page.until("!document.querySelector('[data-moving]')").unwrap();
        if page.value(&spent(way)).unwrap() {
            return;
        }
    }
    let place: String =
        page.value("document.querySelector('[role=\"slider\"]')?.getAttribute('aria-valuetext')").unwrap();
    panic!("after {SWIPES} movements of the finger there is still something {way}: it is at {place}");
}

/// Chooses a tag, where it stands in the page or behind the key for those that have no room there.
fn choose(scene: &Scene, tag: &str) {
    let visitor = scene.visitor();
    let name = format!("tag-{tag}");
    let folded: bool = scene
        .page()
        .value(&format!(
            "!document.querySelector('{}') && !!document.querySelector('{}')",
            control(&name),
            control("filter")
        ))
        .unwrap();
    if folded {
        visitor.tap("filter").unwrap();
    }
    visitor.tap(&name).unwrap();
    scene.page().until(&format!("document.querySelector('{}[aria-pressed=\"true\"]')", control(&name))).unwrap();
    if folded {
        visitor.tap("filter").unwrap();
    }
}
