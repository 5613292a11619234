//! A visit: from the first touch to the reset.
//!
//! The shell owns it, not the page, so that a page that dies takes nothing with it. Time comes in as an argument,
//! counted from any fixed moment.

use std::time::Duration;

use crate::bridge::wire::{Place, Reading, ScreenName};
use crate::tally::{Over, Tally};

/// Words that people read in a minute, at the slow end of a hall.
const WORDS_PER_MINUTE: f64 = 100.0;
/// Characters of Chinese, Japanese and Korean that people read in a minute.
const CHARACTERS_PER_MINUTE: f64 = 200.0;

/// Seconds that the page may hold a screen, at most: one that asks for more is wrong, and the next visitor waits.
const LONGEST_HOLD: u32 = 300;

/// How long a visit may stand still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Without a touch, before the warning; lengthened by the reading time of the text on screen, and for as long as
    /// the page holds it.
    pub idle: Duration,
    /// From the warning to the reset.
    pub warning: Duration,
}

/// What the shell has to do after time has passed.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Nothing.
    None,
    /// Show the warning with these seconds left.
    Warn(u32),
    /// Take the warning away.
    GoOn,
    /// The visit is over: back to attract, at this place.
    Reset(Place),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Attract,
    Visiting,
    Warning { since: Duration, told: u32 },
}

/// The visit that is going on, or attract.
#[derive(Debug)]
pub struct Visit {
    limits: Limits,
    start: Place,
    place: Place,
    reading: Reading,
    active: Duration,
    phase: Phase,
    /// What is counted, while somebody is there.
    tally: Option<Tally>,
    /// What was counted of the visit before, until it is asked for.
    over: Option<Over>,
}

impl Visit {
    /// Begins in attract; every reset returns to `start`.
    pub fn new(limits: Limits, start: Place) -> Self {
        Self {
            limits,
            place: start.clone(),
            start,
            reading: Reading::default(),
            active: Duration::ZERO,
            phase: Phase::Attract,
            tally: None,
            over: None,
        }
    }

    /// Where the visitor is.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Whether nobody is there.
    pub fn in_attract(&self) -> bool {
        self.phase == Phase::Attract
    }

    /// Somebody touched the screen.
    pub fn touched(&mut self, now: Duration) -> Step {
        self.active = now;
        match self.phase {
            Phase::Attract | Phase::Visiting => Step::None,
            Phase::Warning { .. } => {
                self.phase = Phase::Visiting;
                Step::GoOn
            }
        }
    }

    /// The page tells where the visitor is and how much there is to read. A place other than attract wakes the visit.
    pub fn report(&mut self, place: Place, reading: Reading, now: Duration) -> Step {
        let moved = place != self.place;
        self.place = place;
        self.reading = reading;
        if self.place.screen == ScreenName::Attract {
            self.ends(now);
            self.phase = Phase::Attract;
            return Step::None;
        }
        if self.in_attract() {
            self.phase = Phase::Visiting;
            self.active = now;
            self.tally = Some(Tally::begin(now));
        }
        if let Some(tally) = &mut self.tally {
            tally.at(&self.place, &self.reading, now);
        }
        // A page that follows the narration moves without a touch; only a touch ends the warning.
        if moved && self.phase == Phase::Visiting {
            self.active = now;
        }
        Step::None
    }

    /// Time has passed. While `narrating`, somebody is listening.
    pub fn tick(&mut self, now: Duration, narrating: bool) -> Step {
        if self.phase == Phase::Attract {
            return Step::None;
        }
        if narrating {
            return self.touched(now);
        }
        match self.phase {
            Phase::Visiting if now.saturating_sub(self.active) >= self.patience() => {
                let told = seconds_up(self.limits.warning);
                self.phase = Phase::Warning { since: now, told };
                Step::Warn(told)
            }
            Phase::Warning { since, told } => {
                let left = self.limits.warning.saturating_sub(now.saturating_sub(since));
                if left.is_zero() {
                    return self.reset(now);
                }
                let seconds = seconds_up(left);
                if seconds == told {
                    return Step::None;
                }
                self.phase = Phase::Warning { since, told: seconds };
                Step::Warn(seconds)
            }
            Phase::Attract | Phase::Visiting => Step::None,
        }
    }

    /// A narration came to its end.
    pub fn heard(&mut self, item: &str) {
        if let Some(tally) = &mut self.tally {
            tally.heard(item);
        }
    }

    /// Ends the visit: everything is as the next person finds it.
    pub fn reset(&mut self, now: Duration) -> Step {
        self.ends(now);
        self.place = self.start.clone();
        self.reading = Reading::default();
        self.phase = Phase::Attract;
        Step::Reset(self.place.clone())
    }

    /// Takes other times to stand still, from now on.
    pub fn set_limits(&mut self, limits: Limits) {
        self.limits = limits;
    }

    /// Ends the visit as staff come in. One in which nothing was opened was their own.
    pub fn give_way(&mut self, now: Duration) -> Step {
        let step = self.reset(now);
        self.over.take_if(|over| !over.opened);
        step
    }

    /// Takes another starting place, for an edition with other languages, and ends the visit.
    pub fn restart_at(&mut self, start: Place, now: Duration) {
        self.start = start;
        let _ = self.reset(now);
    }

    /// What was counted of a visit that ended since it was asked for last.
    pub fn take_over(&mut self) -> Option<Over> {
        self.over.take()
    }

    fn ends(&mut self, now: Duration) {
        if let Some(tally) = self.tally.take() {
            self.over = Some(tally.end(self.active, now));
        }
    }

    fn patience(&self) -> Duration {
        let held = Duration::from_secs(self.reading.hold.min(LONGEST_HOLD).into());
        self.limits.idle.max(held).max(time_to_read(&self.reading))
    }
}

/// How long slow readers take for what is on the screen.
pub fn time_to_read(reading: &Reading) -> Duration {
    let minutes = f64::from(reading.words) / WORDS_PER_MINUTE + f64::from(reading.characters) / CHARACTERS_PER_MINUTE;
    Duration::from_secs_f64(minutes * 60.0)
}

fn seconds_up(time: Duration) -> u32 {
    time.as_millis().div_ceil(1000) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(screen: ScreenName) -> Place {
        Place {
            screen,
            section: None,
            item: None,
            language: "en".to_owned(),
            sentence: None,
            size: 0,
            contrast: false,
            still: false,
            low: false,
        }
    }

    fn awake(words: u32) -> Visit {
        reading(Reading { words, ..Reading::default() })
    }

    fn reading(reading: Reading) -> Visit {
        let limits = Limits { idle: secs(60), warning: secs(25) };
        let mut visit = Visit::new(limits, place(ScreenName::Attract));
        let mut there = place(ScreenName::Section);
        there.language = "zh-Hans".to_owned();
        there.size = 2;
        visit.report(there, reading, secs(0));
        visit
    }

    fn secs(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn attract_waits_for_ever() {
        let limits = Limits { idle: secs(60), warning: secs(25) };
        let mut visit = Visit::new(limits, place(ScreenName::Attract));
        assert_eq!(visit.tick(secs(100_000), false), Step::None);
        assert!(visit.in_attract());
    }

    #[test]
    fn a_visit_is_warned_and_then_reset_to_the_start() {
        let mut visit = awake(0);
        assert_eq!(visit.tick(secs(59), false), Step::None);
        assert_eq!(visit.tick(secs(60), false), Step::Warn(25));
        assert_eq!(visit.tick(secs(60), false), Step::None, "a second is told once");
        assert_eq!(visit.tick(secs(61), false), Step::Warn(24));
        assert_eq!(visit.tick(secs(85), false), Step::Reset(place(ScreenName::Attract)));
        assert_eq!(visit.place(), &place(ScreenName::Attract), "nothing of the visit is left");
    }

    #[test]
    fn a_touch_during_the_warning_goes_on_where_the_visitor_was() {
        let mut visit = awake(0);
        visit.tick(secs(60), false);
        assert_eq!(visit.touched(secs(70)), Step::GoOn);
        assert_eq!(visit.place().size, 2);
        assert_eq!(visit.tick(secs(129), false), Step::None);
        assert_eq!(visit.tick(secs(130), false), Step::Warn(25));
    }

    #[test]
    fn a_long_text_is_given_its_reading_time() {
        let mut visit = awake(300);
        assert_eq!(visit.tick(secs(179), false), Step::None);
        assert_eq!(visit.tick(secs(180), false), Step::Warn(25), "300 words take three minutes");
    }

    #[test]
    fn a_screen_is_held_as_long_as_the_page_asks_and_no_longer_than_five_minutes() {
        for (asked, held) in [(0, 60), (90, 90), (300, 300), (u32::MAX, 300)] {
            let mut visit = reading(Reading { hold: asked, ..Reading::default() });
            assert_eq!(visit.tick(secs(held - 1), false), Step::None, "{asked} s");
            assert_eq!(visit.tick(secs(held), false), Step::Warn(25), "{asked} s");
        }
    }

    #[test]
    fn somebody_who_listens_is_there() {
        let mut visit = awake(0);
        assert_eq!(visit.tick(secs(200), true), Step::None);
        assert_eq!(visit.tick(secs(259), false), Step::None);
        assert_eq!(visit.tick(secs(260), false), Step::Warn(25));
        assert_eq!(visit.tick(secs(261), true), Step::GoOn, "sound that starts takes the warning away");
    }

    #[test]
    fn a_page_that_reports_attract_ends_the_visit() {
        let mut visit = awake(0);
        visit.report(place(ScreenName::Attract), Reading::default(), secs(5));
        assert!(visit.in_attract());
        assert!(visit.take_over().is_some(), "and it is counted");
    }

    #[test]
    fn a_visit_is_counted_once_and_to_the_last_sign_of_life() {
        let mut visit = awake(0);
        visit.touched(secs(40));
        visit.tick(secs(50), true);
        visit.tick(secs(110), false);
        assert_eq!(visit.take_over(), None, "it is going on");
        visit.tick(secs(135), false);
        let over = visit.take_over().expect("it is over");
        assert_eq!((over.ago, over.length), (secs(135), secs(50)), "somebody listened for 50 s");
        assert_eq!(visit.take_over(), None);
        visit.reset(secs(200));
        assert_eq!(visit.take_over(), None, "nobody was there");
    }

    #[test]
    fn staff_who_knock_are_no_visit_and_what_was_opened_before_them_was_one() {
        let mut home = Visit::new(Limits { idle: secs(60), warning: secs(25) }, place(ScreenName::Attract));
        home.report(place(ScreenName::Home), Reading::default(), secs(0));
        home.touched(secs(9));
        home.give_way(secs(12));
        assert_eq!(home.take_over(), None);
        let mut visit = awake(0);
        visit.give_way(secs(12));
        assert!(visit.take_over().is_some());
    }
}
