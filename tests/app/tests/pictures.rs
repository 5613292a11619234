use std::time::Duration;

use rig::{Sound, control};

use crate::scene::{IMPATIENT, Scene};

const LAYER: &str = "[role=\"dialog\"]";

/// How often the picture is enlarged beyond what fits the screen.
const SCALE: &str = "Number(document.querySelector('[role=\"dialog\"] [data-scale]')?.dataset.scale ?? 0)";

/// Where the picture lies.
const PLACE: &str = "getComputedStyle(document.querySelector('[role=\"dialog\"] [data-scale]')).transform";

#[test]
fn a_picture_is_enlarged_moved_and_closed_and_none_stays_open() {
    let scene = Scene::open_with(Sound::None, IMPATIENT);
    let (page, visitor) = (scene.page(), scene.visitor());

    // One of the gallery.
    scene.open_section("gallery");
    visitor.tap("item").unwrap();
    page.until(&format!("{SCALE} === 1")).unwrap();
    page.drawn().unwrap();
    let whole = scene.room.display().picture().unwrap();
    visitor.tap("larger").unwrap();
    page.until(&format!("{SCALE} > 1")).unwrap();
    visitor.tap("larger").unwrap();
    page.drawn().unwrap();
    let likeness = scene.room.display().picture().unwrap().likeness(&whole);
    assert!(likeness < 0.95, "the glass shows it larger: {likeness}");
    let place: String = page.value(PLACE).unwrap();
    visitor.swipe(&format!("{LAYER} [data-pinch]"), (0.6, 0.4), Duration::from_millis(250)).unwrap();
    page.until(&format!("{PLACE} !== {place:?}")).unwrap();
    page.drawn().unwrap();
    // Twice in one place makes it whole again.
    let middle = page.reach(&format!("{LAYER} [data-pinch]")).unwrap().centre();
    scene.room.display().tap_twice(middle).unwrap();
    page.until(&format!("{SCALE} === 1")).unwrap();
    visitor.tap("close").unwrap();
    page.until(&format!("!document.querySelector('{LAYER}')")).unwrap();
    page.reach(&control("item")).unwrap();

    // One of an event.
    visitor.tap("home").unwrap();
    visitor.sees("home").unwrap();
    scene.enter("history");
    let card = visitor.pick("item").unwrap();
    page.reach(&control("close")).unwrap();
    let event = scene.is_headed(&card);
    visitor.find("enlarge").unwrap();
    page.until(&format!("{SCALE} === 1")).unwrap();
    visitor.tap("close").unwrap();
    page.until(&format!("!document.querySelector('{LAYER}')")).unwrap();
    assert_eq!(scene.is_headed(&card), event, "the event is still open");
    visitor.find("enlarge").unwrap();
    page.until(&format!("{SCALE} === 1")).unwrap();
    visitor.tap("larger").unwrap();
    page.until(&format!("{SCALE} > 1")).unwrap();
    scene.leave();

    // What lay under it can be touched.
    scene.open_section("history");
    page.reach(&control("item")).unwrap();
    assert!(!page.value::<bool>(&format!("!!document.querySelector('{LAYER}')")).unwrap(), "nothing is enlarged");
}
