use rig::{Sound, control};

use crate::scene::{IMPATIENT, Scene};

#[test]
fn a_person_leads_to_an_event_and_back_and_the_way_is_forgotten() {
    let scene = Scene::open_with(Sound::None, IMPATIENT);
    let (page, visitor) = (scene.page(), scene.visitor());
    let open = || page.reach(&control("close")).unwrap();
    scene.open_section("people");
    let card = visitor.pick("item").unwrap();
    page.reach(&control("back")).unwrap();
    let person = scene.is_headed(&card);
    let id: String = page.value("document.querySelector('[data-control=\"event\"]').dataset.leads").unwrap();
    let (to_event, event_id) = (leads_to("event", &id), id);

    let link = follow(&scene, &to_event);
    open();
    let event = scene.is_headed(&link);
    let id: String = page.value(&format!("({PERSON})({card:?})")).unwrap();
    let to_person = leads_to("person", &id);
    follow(&scene, &to_person);
    page.reach(&control("back")).unwrap();
    assert_eq!(scene.is_headed(&card), person, "the event leads to the person who led to it");

    // From the event itself it is one step to a person, and one step back.
    follow(&scene, &to_event);
    open();
    visitor.tap("close").unwrap();
    page.until(&format!("!document.querySelector('{}')", control("close"))).unwrap();
    // Where one comes back to the timeline, the card of the event has the focus.
    let at = page.reach(&format!("{}:focus", control("item"))).unwrap();
    scene.room.display().tap(at.centre()).unwrap();
    open();
    assert_eq!(scene.is_headed(&link), event, "{event_id} opens from its card");
    follow(&scene, &to_person);
    page.reach(&control("back")).unwrap();
    assert_eq!(scene.is_headed(&card), person);
    visitor.tap("back").unwrap();
    open();
    assert_eq!(scene.is_headed(&link), event, "back leads to the event that the person was followed from");

    follow(&scene, &to_person);
    page.reach(&control("back")).unwrap();
    assert_eq!(scene.is_headed(&card), person);
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

/// The person among those whom the event on screen leads to who has the card with these words.
const PERSON: &str = "(card) => [...document.querySelectorAll('[data-control=\"person\"][data-leads]')]
    .find((link) => card.includes(link.textContent.trim()))?.dataset.leads ?? ''";

/// The link of this kind to an item.
fn leads_to(kind: &str, id: &str) -> String {
    format!("{}[data-leads=\"{id}\"]", control(kind))
}

/// Touches a link, and gives its words.
fn follow(scene: &Scene, link: &str) -> String {
    let place = scene.page().bring(link).unwrap();
    let words = scene.page().value(&format!("document.querySelector('{link}').textContent")).unwrap();
    scene.room.display().tap(place.centre()).unwrap();
    words
}
