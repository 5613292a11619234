use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use rig::{Damage, Kiosk, Programs, Room, Screen, Sound, Visitor};

use crate::scene::PATIENCE;

/// What is drawn within this time of the last look is looked at together.
const GLANCE: Duration = Duration::from_millis(200);
/// A glass of which more than this is white has flashed.
const FLASH: f64 = 0.5;
const TITLES: [&str; 2] = ["First Light", "Second Light"];

/// A kiosk on which something is published by the command line.
struct Hall {
    kiosk: Kiosk,
    room: Room,
    jubilee: PathBuf,
}

impl Hall {
    fn open() -> Self {
        let room = Room::open(Screen::LANDSCAPE, Sound::None).unwrap();
        let programs = Programs::find().unwrap();
        let jubilee = programs.kiosk.with_file_name("jubilee");
        let exhibition = room.folder().join("exhibition");
        for title in TITLES {
            write(&exhibition, title);
            run(&jubilee, &room, &["publish", &exhibition.display().to_string()]);
        }
        run(&jubilee, &room, &["rollback", "1"]);
        let kiosk = Kiosk::start(&room, &programs).unwrap();
        Self { kiosk, room, jubilee }
    }

    fn visitor(&self) -> Visitor<'_> {
        Visitor::new(self.room.display(), self.kiosk.page())
    }

    /// Makes an edition current, as staff do beside the running kiosk.
    fn roll_to(&self, number: &str) {
        run(&self.jubilee, &self.room, &["rollback", number]);
    }

    fn title(&self) -> Option<String> {
        // While the page is built anew there is none to ask.
        self.kiosk.page().value("document.title").ok()
    }

    /// Waits until the page is that of another edition, and looks at all that is drawn until then and a little longer.
    fn changes_to(&self, title: &str) {
        let damage = Damage::watch(self.room.display().name()).unwrap();
        let last = Instant::now() + PATIENCE;
        let mut changed = false;
        loop {
            let drawn = damage.next(Instant::now() + GLANCE).unwrap();
            if drawn.is_some() {
                let white = self.room.display().picture().unwrap().share_of([255, 255, 255]);
                assert!(white < FLASH, "the glass is never white: {white}");
            }
            // Attract moves for ever; two looks after the change are enough.
            if changed {
                break;
            }
            changed = self.title().as_deref() == Some(title);
            assert!(Instant::now() < last, "the kiosk shows {title:?} in the end, and not {:?}", self.title());
        }
        self.visitor().sees("attract").unwrap();
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
fn another_edition_comes_when_nobody_is_there_and_without_a_flash() {
    let hall = Hall::open();
    hall.visitor().sees("attract").unwrap();
    assert_eq!(hall.title().as_deref(), Some(TITLES[0]));
    hall.roll_to("2");
    hall.changes_to(TITLES[1]);
    hall.roll_to("1");
    hall.changes_to(TITLES[0]);
}

#[test]
fn who_is_there_keeps_the_edition_until_the_visit_ends() {
    let hall = Hall::open();
    hall.visitor().sees("attract").unwrap();
    hall.visitor().tap_anywhere().unwrap();
    hall.visitor().sees("home").unwrap();
    hall.roll_to("2");
    // What the visitor does takes longer than the kiosk's looks for another edition are apart.
    for tag in ["zh-Hans", "en", "zh-Hans", "en"] {
        hall.visitor().tap(&format!("language-{tag}")).unwrap();
        hall.kiosk.page().until(&format!("document.documentElement.lang === '{tag}'")).unwrap();
        hall.kiosk.page().drawn().unwrap();
    }
    assert_eq!(hall.title().as_deref(), Some(TITLES[0]), "nothing changes under a visitor's hands");
    hall.visitor().tap("start-over").unwrap();
    hall.changes_to(TITLES[1]);
}
