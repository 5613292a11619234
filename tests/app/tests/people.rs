use rig::{Sound, control};

use crate::scene::{IMPATIENT, Scene};

/// Somebody of the exhibition who leads to events.
const PERSON: &str = "people/wei-shoukun";

#[test]
fn a_person_leads_to_an_event_and_back_and_the_way_is_forgotten() {
    let scene = Scene::open_with(Sound::None, IMPATIENT);
    let (page, visitor) = (scene.page(), scene.visitor());
    let card = format!("{}[data-item=\"{PERSON}\"]", control("item"));
    let to_person = leads_to("person", PERSON);
    // An event has `close`; a person has `back`, and so has an event that somebody led to.
    let opens = |name: &str| assert!(page.reach(&control(name)).unwrap().width > 0);
    scene.open_section("people");
    let name = touch(&scene, &card);
    opens("back");
    let person = scene.is_headed(&name);

    page.bring(&control("event")).unwrap();
    let event_id: String =
        page.value(&format!("document.querySelector('{}').dataset.leads", control("event"))).unwrap();
    let to_event = leads_to("event", &event_id);
    let title = touch(&scene, &to_event);
    opens("close");
    let event = scene.is_headed(&title);
    touch(&scene, &to_person);
    opens("back");
    assert_eq!(scene.is_headed(&name), person, "the event leads to the person who led to it");

    // From the event itself it is one step to a person, and one step back.
    touch(&scene, &to_event);
    opens("close");
    visitor.tap("close").unwrap();
    page.until(&format!("!document.querySelector('{}')", control("close"))).unwrap();
    // Where one comes back to the timeline, the card of the event has the focus.
    touch(&scene, &format!("{}:focus", control("item")));
    opens("close");
    assert_eq!(scene.is_headed(&title), event);
    touch(&scene, &to_person);
    opens("back");
    assert_eq!(scene.is_headed(&name), person);
    visitor.tap("back").unwrap();
    opens("close");
    assert_eq!(scene.is_headed(&title), event, "back leads to the event that the person was followed from");

    touch(&scene, &to_person);
    opens("back");
    assert_eq!(scene.is_headed(&name), person);
    scene.leave();

    // The next visitor comes to the same person from the list, and back to the list.
    scene.open_section("people");
    touch(&scene, &card);
    opens("back");
    assert_eq!(scene.is_headed(&name), person);
    visitor.tap("back").unwrap();
    page.until(&format!("!document.querySelector('{}')", control("back"))).unwrap();
    page.reach(&control("item")).unwrap();
}

/// The link of this kind to an item.
fn leads_to(kind: &str, id: &str) -> String {
    format!("{}[data-leads=\"{id}\"]", control(kind))
}

/// Touches the first element of a selector, after moving what it stands on so that it can be seen, and gives its words.
fn touch(scene: &Scene, selector: &str) -> String {
    let place = scene.page().bring(selector).unwrap();
    let words = scene.page().value(&format!("document.querySelector('{selector}').textContent")).unwrap();
    scene.room.display().tap(place.centre()).unwrap();
    words
}
