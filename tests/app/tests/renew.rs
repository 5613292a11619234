use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use rig::{Damage, Kiosk, Picture, Point, Programs, Room, Running, Screen, Sound, Visitor, control, web_process};

use crate::scene::PATIENCE;

/// Two pictures of the same page: letters may stand a fraction of a pixel elsewhere.
const ALIKE: f64 = 0.98;
/// A glass of which more than this is white has flashed.
const FLASH: f64 = 0.5;
const WHITE: [u8; 3] = [255, 255, 255];
const TITLES: [&str; 2] = ["Light", "A Second Light That Burns Longer"];
/// In this time the kiosk looks for another edition more than once.
const LOOKS: Duration = Duration::from_secs(3);
/// What the log says of a change of edition.
const CHANGES: &str = "another edition is current";
/// Somewhere that is no control.
const ANYWHERE: Point = Point { x: 960, y: 540 };

/// A kiosk on which something is published by the command line, and that nothing drives but touches.
struct Hall {
    kiosk: Running,
    /// Attract of each edition.
    attracts: [Picture; 2],
    /// The first edition's home in each language, and the control that leads to the other.
    homes: [Picture; 2],
    languages: [Point; 2],
    start_over: Point,
    room: Room,
    jubilee: PathBuf,
}

impl Hall {
    fn open() -> Self {
        let room = Room::open(Screen::LANDSCAPE, Sound::None).unwrap();
        room.settle("reduced_motion = true\n").unwrap();
        let programs = Programs::find().unwrap();
        let jubilee = programs.kiosk.with_file_name("jubilee");
        let exhibition = room.folder().join("exhibition");
        for title in TITLES {
            write(&exhibition, title);
            run(&jubilee, &room, &["publish", &exhibition.display().to_string()]);
        }
        let kiosk = Kiosk::start(&room, &programs).unwrap();
        let visitor = Visitor::new(room.display(), kiosk.page());
        let picture = || {
            kiosk.page().drawn().unwrap();
            room.display().settled().unwrap()
        };
        visitor.sees("attract").unwrap();
        let second = picture();
        run(&jubilee, &room, &["rollback", "1"]);
        kiosk.page().until(&format!("document.title === '{}'", TITLES[0])).unwrap();
        visitor.sees("attract").unwrap();
        let first = picture();
        visitor.tap_anywhere().unwrap();
        visitor.sees("home").unwrap();
        let english = picture();
        let at = |name: &str| kiosk.page().reach(&control(name)).unwrap().centre();
        let languages = [at("language-zh-Hans"), at("language-en")];
        visitor.tap("language-zh-Hans").unwrap();
        kiosk.page().until("document.documentElement.lang === 'zh-Hans'").unwrap();
        let (chinese, start_over) = (picture(), at("start-over"));
        drop(kiosk);
        let kiosk = Kiosk::start_plain(&room, &programs).unwrap();
        Self { kiosk, attracts: [first, second], homes: [english, chinese], languages, start_over, room, jubilee }
    }

    /// Makes an edition current, as staff do beside the running kiosk.
    fn roll_to(&self, number: &str) {
        run(&self.jubilee, &self.room, &["rollback", number]);
    }

    /// Waits until the glass shows `wanted` rather than `other`, and looks at all that is drawn until then.
    #[track_caller]
    fn comes_to_show(&self, wanted: &Picture, other: &Picture) {
        let damage = Damage::watch(self.room.display().name()).unwrap();
        let last = Instant::now() + PATIENCE;
        loop {
            let glass = self.room.display().picture().unwrap();
            let white = glass.share_of(WHITE);
            assert!(white < FLASH, "the glass is never white: {white}");
            let likeness = glass.likeness(wanted);
            if likeness > ALIKE && likeness > glass.likeness(other) {
                return;
            }
            let drawn = damage.next(last).unwrap();
            assert!(drawn.is_some(), "the glass comes to show it: {}", self.kiosk.log_tail());
        }
    }

    #[track_caller]
    fn shows_attract(&self, edition: usize) {
        self.comes_to_show(&self.attracts[edition], &self.attracts[1 - edition]);
    }

    fn touch(&self, at: Point) {
        self.room.display().tap(at).unwrap();
    }
}

fn run(jubilee: &Path, room: &Room, arguments: &[&str]) {
    let ended = Command::new(jubilee).arg("--home").arg(room.home()).args(arguments).output().unwrap();
    assert!(ended.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ended.stderr));
}

/// An exhibition that is one letter.
fn write(folder: &Path, title: &str) {
    let message = folder.join("message");
    std::fs::create_dir_all(&message).unwrap();
    let exhibition = format!(
        "format = 1\nid = \"light\"\nlanguages = [\"en\", \"zh-Hans\"]\nsections = [\"message\"]\n\
         title = {{ en = \"{title}\", zh-Hans = \"光\" }}\n"
    );
    std::fs::write(folder.join("exhibition.toml"), exhibition).unwrap();
    std::fs::write(message.join("section.toml"), "kind = \"message\"\n").unwrap();
    std::fs::write(message.join("en.md"), format!("# {title}\n\nIt is lit. It burns.\n")).unwrap();
    std::fs::write(message.join("zh-Hans.md"), "# 光\n\n灯亮了。灯在燃烧。\n").unwrap();
}

#[test]
fn another_edition_comes_when_nobody_is_there_without_a_flash_and_in_a_process_of_its_own() {
    let hall = Hall::open();
    let page = || web_process(hall.kiosk.id()).unwrap();
    hall.shows_attract(0);
    let before = page();
    hall.roll_to("2");
    hall.shows_attract(1);
    assert_ne!(page(), before);
    hall.roll_to("1");
    hall.shows_attract(0);
    assert_eq!(hall.room.logged("the page does not live"), 0, "it is no repair");
    hall.touch(ANYWHERE);
    hall.comes_to_show(&hall.homes[0], &hall.homes[1]);
}

#[test]
fn who_is_there_keeps_the_edition_until_the_visit_ends() {
    let hall = Hall::open();
    hall.shows_attract(0);
    hall.touch(ANYWHERE);
    hall.comes_to_show(&hall.homes[0], &hall.homes[1]);
    let changes = hall.room.logged(CHANGES);
    hall.roll_to("2");
    let began = Instant::now();
    while began.elapsed() < LOOKS {
        hall.touch(hall.languages[0]);
        hall.comes_to_show(&hall.homes[1], &hall.homes[0]);
        hall.touch(hall.languages[1]);
        hall.comes_to_show(&hall.homes[0], &hall.homes[1]);
    }
    assert_eq!(hall.room.logged(CHANGES), changes, "nothing changes under a visitor's hands");
    hall.touch(hall.start_over);
    hall.shows_attract(1);
}
