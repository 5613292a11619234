use rig::{Sound, control};

use crate::scene::{IMPATIENT, Scene};

#[test]
fn a_person_leads_to_an_event_and_back_and_the_way_is_forgotten() {
    let scene = Scene::open_with(Sound::None, IMPATIENT);
    let (page, visitor) = (scene.page(), scene.visitor());
    scene.open_section("people");
    let card = visitor.pick("item").unwrap();
    page.reach(&control("back")).unwrap();
    let person = scene.is_headed(&card);

    let link = follow(&scene, "event");
    page.reach(&control("close")).unwrap();
    let event = scene.is_headed(&link);
    // The event names the person, and a second way to them.
    let link = follow(&scene, "person");
    scene.is_headed(&link);
    page.reach(&control("back")).unwrap();
    assert_eq!(scene.is_headed(&card), person, "the event leads to the person who led to it");

    // From the event itself it is one step to a person, and one step back.
    follow(&scene, "event");
    page.reach(&control("close")).unwrap();
    visitor.tap("close").unwrap();
    page.until(&format!("!document.querySelector('{}')", control("close"))).unwrap();
    // Where one comes back to, the card of the event has the focus.
    page.until("document.activeElement?.closest('[data-entry]')").unwrap();
    let at = page.reach(&format!("{}:focus", control("item"))).unwrap();
    scene.room.display().tap(at.centre()).unwrap();
    page.reach(&control("close")).unwrap();
    scene.is_headed(&event);
    let link = follow(&scene, "person");
    page.reach(&control("back")).unwrap();
    scene.is_headed(&link);
    visitor.tap("back").unwrap();
    page.reach(&control("close")).unwrap();
    assert_eq!(scene.is_headed(&event), event, "back leads to the event that the person was followed from");

    follow(&scene, "person");
    page.reach(&control("back")).unwrap();
    scene.is_headed(&card);
    scene.leave();

    // The next visitor comes to the same person from the list, and back to the list.
    scene.open_section("people");
    visitor.pick("item").unwrap();
    page.reach(&control("back")).unwrap();
    assert_eq!(scene.is_headed(&card), person);
    visitor.tap("back").unwrap();
    page.until(&format!("!document.querySelector('{}')", control("back"))).unwrap();
    page.reach(&control("item")).unwrap();
}

/// Follows the first link of this kind, and gives its words.
fn follow(scene: &Scene, kind: &str) -> String {
    scene.page().bring(&control(kind)).unwrap();
    scene.visitor().pick(kind).unwrap()
}
