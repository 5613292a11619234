//! A curator at the kiosk itself, by touch alone. WebDriver holds the visitor's page; the staff window is touched where
//! its keys are on a screen of this size, and what came of it is read from the home.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use engine::draft::Draft;
use engine::edition;
use engine::home::Home;
use rig::{Picture, Point, Programs, shows_console};

use crate::door::{knock_again_until_asked, staffed, type_pin};
use crate::scene::{PATIENCE, Scene};

/// Where the keys of the console are, in pixels.
const EXHIBITION: Point = Point { x: 250, y: 259 };
const BEGIN: Point = Point { x: 668, y: 346 };
const LOAD: Point = Point { x: 1245, y: 59 };
const EVERYTHING: Point = Point { x: 1474, y: 59 };
const LOOK: Point = Point { x: 1528, y: 59 };
const CLOSE_PREVIEW: Point = Point { x: 1873, y: 47 };
const PUBLISH: Point = Point { x: 1752, y: 59 };
/// The one key of every page that is the next step, where nothing is written on it.
const HOT: Point = Point { x: 1860, y: 59 };
const CLOSE: Point = Point { x: 380, y: 1030 };

/// What is on the stick, and the photograph that it is.
const MEDIA: [(&str, &str); 2] = [("最终版 (2).jpg", "Landscape_6.jpg"), ("yard.jpg", "Portrait_3.jpg")];

/// Whether the next step can be taken.
fn is_hot(picture: &Picture) -> bool {
    let [red, green, blue] = picture.at(HOT.x as u32, HOT.y as u32);
    red > 220 && (120..220).contains(&green) && blue < 150
}

#[test]
fn a_curator_loads_a_stick_looks_at_it_and_publishes_it() {
    let scene = staffed();
    let home = Home::at(scene.room.home());
    publish_small(&scene);
    let (page, visitor, display) = (scene.kiosk().page(), scene.visitor(), scene.room.display());
    visitor.sees("attract").unwrap();
    page.until_within("document.title === 'Small'", PATIENCE).unwrap();
    visitor.tap_anywhere().unwrap();
    visitor.sees("home").unwrap();
    knock_again_until_asked(&scene);
    let mei = page.reach("[data-control=person]:nth-child(2)").unwrap();
    display.tap(mei.centre()).unwrap();
    type_pin(&scene, "195204");
    assert!(display.comes_to_show(shows_console, PATIENCE).unwrap());
    let tap = |at: Point| {
        display.settled().unwrap();
        display.tap(at).unwrap();
    };
    // A key that is asleep is tapped again: what goes on is not to be seen from here.
    let tap_until = |at: Point, so: &dyn Fn(&Picture) -> bool, what: &str| {
        let came = (0..20).any(|_| {
            tap(at);
            display.comes_to_show(so, Duration::from_secs(5)).unwrap()
        });
        assert!(came, "{what}");
    };
    tap(EXHIBITION);
    tap(BEGIN);
    until("a draft is begun", || matches!(Draft::open(&home), Ok(Some(_))));

    std::fs::create_dir(scene.room.stick()).unwrap();
    for (name, photograph) in MEDIA {
        std::fs::copy(fixture(photograph), scene.room.stick().join(name)).unwrap();
    }
    tap(LOAD);
    tap_until(EVERYTHING, &is_hot, "what lies on the stick can be loaded");
    tap(HOT);
    let gallery = Draft::open(&home).unwrap().unwrap().folder().join("gallery");
    until("both are loaded", || std::fs::read_dir(&gallery).unwrap().count() == 5);
    assert!(display.comes_to_show(is_hot, PATIENCE).unwrap(), "it is done");
    std::fs::remove_dir_all(scene.room.stick()).unwrap();
    tap(HOT);

    tap_until(LOOK, &|picture| !shows_console(picture), "the draft is seen as visitors would see it");
    assert!(page.value::<bool>("document.querySelector('[data-screen=\"attract\"]') !== null").unwrap());
    assert_eq!(current(&home), Some(1), "nobody else sees it");
    tap_until(CLOSE_PREVIEW, &shows_console, "the preview is closed");
    tap_until(PUBLISH, &is_hot, "it can be published");
    // The page before has a key there too: this one publishes, and that one leads here.
    let last = Instant::now() + PATIENCE;
    while current(&home) != Some(2) {
        assert!(Instant::now() < last, "it is published");
        tap(HOT);
    }
    assert_eq!(edition::editions(&home, None).unwrap()[1].by.as_deref(), Some("Mei"));
    tap_until(CLOSE, &|picture| !shows_console(picture), "she left");
    visitor.sees("attract").unwrap();
    visitor.tap_anywhere().unwrap();
    page.until("document.body.textContent.includes('3 pictures')").unwrap();
}

fn fixture(photograph: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/fixtures/exif-orientation").join(photograph)
}

/// Number of the current edition.
fn current(home: &Home) -> Option<u32> {
    edition::editions(home, None).unwrap_or_default().iter().find(|label| label.current).map(|label| label.number)
}

#[track_caller]
fn until(what: &str, so: impl Fn() -> bool) {
    let last = Instant::now() + PATIENCE;
    while !so() {
        assert!(Instant::now() < last, "{what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Publishes a message and a gallery of one picture, as `jubilee publish` does.
fn publish_small(scene: &Scene) {
    let folder = scene.room.folder().join("exhibition");
    for (name, text) in [
        (
            "exhibition.toml",
            "format = 1\nid = \"small\"\nlanguages = [\"en\", \"zh-Hans\"]\nsections = [\"message\", \"gallery\"]\n\n[title]\nen = \"Small\"\nzh-Hans = \"小展\"\n",
        ),
        (
            "message/section.toml",
            "kind = \"message\"\n\n[[signatories]]\nrole = { en = \"Warden\", zh-Hans = \"馆长\" }\nname = { en = \"Ada Low\", zh-Hans = \"罗艾达\" }\n",
        ),
        ("message/en.md", "# Welcome\n\nCome in. Look around.\n"),
        ("message/zh-Hans.md", "# 欢迎\n\n请进。看看。\n"),
        ("gallery/section.toml", "kind = \"gallery\"\n\n[title]\nen = \"Pictures\"\nzh-Hans = \"图片\"\n"),
        (
            "gallery/media.toml",
            "[[pictures]]\nfile = \"one.jpg\"\nalt = { en = \"A yard\", zh-Hans = \"院子\" }\ncaption = { en = \"A yard\", zh-Hans = \"院子\" }\ncredit = \"Dave Perrett\"\n",
        ),
    ] {
        let path: PathBuf = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    std::fs::copy(fixture("Landscape_1.jpg"), folder.join("gallery/one.jpg")).unwrap();
    let jubilee = Programs::find().unwrap().kiosk.with_file_name("jubilee");
    let published = Command::new(jubilee).arg("publish").arg(&folder).arg("--home").arg(scene.room.home()).status();
    assert!(published.unwrap().success());
}
