//! A kiosk that dies, in part or as a whole: it comes back, and the visitor is where they were.

use std::time::Duration;

use rig::{
    Kiosk, KioskError, Picture, Point, Programs, Room, Running, Screen, Sound, control, signal, web_process,
    window_process,
};

use crate::scene::PATIENCE;

/// Two pictures of the same page: letters may stand a fraction of a pixel elsewhere.
const ALIKE: f64 = 0.98;
/// A glass of which more than this is white has flashed.
const FLASH: f64 = 0.5;
const WHITE: [u8; 3] = [255, 255, 255];
/// Long enough for what a touch does to be seen.
const AGAIN_AFTER: Duration = Duration::from_secs(10);

/// What a visitor touches one after the other, and what the glass shows before each touch and at the end.
struct Way {
    touches: Vec<Point>,
    shown: Vec<Picture>,
}

impl Way {
    /// To the people, in Chinese.
    fn find(room: &Room, programs: &Programs) -> Self {
        let kiosk = Kiosk::start(room, programs).unwrap();
        let display = room.display();
        let picture = || {
            kiosk.page().drawn().unwrap();
            display.settled().unwrap()
        };
        let mut way = Self { touches: vec![Point { x: 960, y: 540 }], shown: vec![picture()] };
        display.tap(way.touches[0]).unwrap();
        for (name, after) in [
            ("language-zh-Hans", "document.documentElement.lang === 'zh-Hans'"),
            ("enter-people", "document.querySelector('[data-screen=section]')"),
        ] {
            let at = kiosk.page().reach(&control(name)).unwrap().centre();
            way.shown.push(picture());
            way.touches.push(at);
            display.tap(at).unwrap();
            kiosk.page().until(after).unwrap();
        }
        way.shown.push(picture());
        way
    }
}

/// A kiosk without anything that drives its page, with a visitor at the end of their way.
struct Visit {
    kiosk: Running,
    way: Way,
    room: Room,
}

impl Visit {
    fn begin() -> Self {
        Self::begin_at(Kiosk::start_plain)
    }

    fn begin_at(start: fn(&Room, &Programs) -> Result<Running, KioskError>) -> Self {
        let room = Room::open(Screen::LANDSCAPE, Sound::None).unwrap();
        room.settle("reduced_motion = true\n").unwrap();
        let programs = Programs::find().unwrap();
        let way = Way::find(&room, &programs);
        let kiosk = start(&room, &programs).unwrap();
        let visit = Self { kiosk, way, room };
        let steps = visit.way.touches.iter().zip(visit.way.shown.windows(2));
        for (touch, shown) in steps {
            visit.sees(&shown[0]);
            // A touch that comes before the page listens is lost, as it is in the hall: people touch again.
            loop {
                visit.room.display().tap(*touch).unwrap();
                let next = |glass: &Picture| glass.likeness(&shown[1]) > ALIKE;
                if visit.room.display().comes_to_show(next, AGAIN_AFTER).unwrap() {
                    break;
                }
                visit.sees(&shown[0]);
            }
        }
        visit.is_where_they_were();
        visit
    }

    #[track_caller]
    fn sees(&self, shown: &Picture) {
        let seen = |glass: &Picture| {
            let white = glass.share_of(WHITE);
            assert!(white < FLASH, "the glass is never white: {white}");
            glass.likeness(shown) > ALIKE
        };
        let comes = self.room.display().comes_to_show(seen, PATIENCE).unwrap();
        assert!(comes, "the glass comes to show it: {}", self.kiosk.log_tail());
    }

    #[track_caller]
    fn is_where_they_were(&self) {
        self.sees(self.way.shown.last().unwrap());
    }

    /// Does something to the page's process, and waits until another one draws what the visitor saw.
    #[track_caller]
    fn befall(&self, what: &str, lives_again: &str) {
        let before = self.room.logged(lives_again);
        let page = self.kiosk.until(PATIENCE, || web_process(self.kiosk.id())).unwrap();
        assert!(signal(page, what));
        self.kiosk.until(PATIENCE, || (self.room.logged(lives_again) > before).then_some(())).unwrap();
        assert_ne!(web_process(self.kiosk.id()), Some(page));
        self.is_where_they_were();
    }
}

/// Kills or stops the window's program, and waits until another one draws what the visitor saw.
#[track_caller]
fn befall_the_shell(visit: &Visit, what: &str) {
    let shell = visit.kiosk.until(PATIENCE, || window_process(visit.kiosk.id())).unwrap();
    let before = visit.room.logged(OPENS);
    assert!(signal(shell, what));
    visit.kiosk.until(PATIENCE, || (visit.room.logged(OPENS) > before).then_some(())).unwrap();
    assert_ne!(window_process(visit.kiosk.id()), Some(shell));
    visit.is_where_they_were();
}

/// What the log says of each page that begins.
const OPENS: &str = "the page opens";
/// What the log says once a page that was built anew draws.
const AGAIN: &str = "the page lives again";

#[test]
fn a_web_process_that_dies_or_freezes_takes_nothing_with_it() {
    let visit = Visit::begin();
    visit.befall("-KILL", AGAIN);
    visit.befall("-STOP", AGAIN);
}

#[test]
fn a_page_that_dies_again_and_again_has_the_program_started_anew_where_the_visitor_was() {
    let visit = Visit::begin();
    for _ in 0..3 {
        visit.befall("-KILL", AGAIN);
    }
    visit.befall("-KILL", "nothing was published yet");
    assert!(visit.kiosk.is_running(), "it is the same process");
    assert_eq!(visit.room.logged("the page's window is built anew"), 3);
    assert_eq!(visit.room.logged("the program starts anew"), 1);
    // Perhaps it dies of what it shows there: another one does not take the visitor back for ever.
    visit.befall("-KILL", AGAIN);
    let page = visit.kiosk.until(PATIENCE, || web_process(visit.kiosk.id())).unwrap();
    assert!(signal(page, "-KILL"));
    visit.sees(&visit.way.shown[0]);
}

#[test]
fn a_shell_that_dies_or_freezes_is_started_anew_where_the_visitor_was() {
    let visit = Visit::begin_at(Kiosk::start_supervised);
    befall_the_shell(&visit, "-KILL");
    befall_the_shell(&visit, "-STOP");
}

#[test]
fn a_page_that_dies_again_and_again_is_the_supervisors_where_there_is_one() {
    let visit = Visit::begin_at(Kiosk::start_supervised);
    for _ in 0..3 {
        visit.befall("-KILL", AGAIN);
    }
    let shell = window_process(visit.kiosk.id());
    visit.befall("-KILL", OPENS);
    assert_ne!(window_process(visit.kiosk.id()), shell);
}
