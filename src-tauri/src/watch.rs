//! Proof of life: whether the visitor's page still lives, and what is done where it does not.
//!
//! The page beats a few times a second, each time from a frame that it drew. Where the beats stay out, or the system says
//! that the web process died, the window is built anew, and where that did not help, the whole program. Time comes in as
//! an argument, counted from any fixed moment.

use std::collections::VecDeque;
use std::time::Duration;

use crate::kiosk::Given;

/// Without a beat for this long the page is frozen.
pub const SILENCE: Duration = Duration::from_secs(3);
/// What a page may take from its beginning to its first beat: a cold disk and an old processor.
const OPENING: Duration = Duration::from_secs(30);
/// Once a page has begun on this machine, another one may take so many times as long, and at least so long. Where one takes
/// longer the first limit holds again: the machine may be busy.
const OPENING_TIMES: u32 = 5;
const OPENING_LEAST: Duration = Duration::from_secs(5);
/// The watch is looked at several times a second. Where it was not for this long, the machine was busy or asleep, and
/// the page could not beat either.
const STALLED: Duration = Duration::from_secs(1);
/// A page that gave one colour at so many looks in a row shows nothing.
const LOOKS: u32 = 3;
/// A still page draws nothing. After so many looks in a row without anything drawn it is asked to, at every look.
const STILL: u32 = 5;
/// After so many in all it can't.
const STUCK: u32 = 10;
/// Repairs are counted over this time.
const MEMORY: Duration = Duration::from_secs(120);
/// How long each repair of that time waits; after the last one the program is started anew.
const WAITS: [Duration; 3] = [Duration::ZERO, Duration::from_secs(1), Duration::from_secs(4)];

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Nothing.
    None,
    /// The window is to be built anew.
    Rebuild,
    /// The program is to be started anew.
    Restart,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// A page was begun and has not beaten yet.
    Opening {
        since: Duration,
    },
    Alive {
        beat: Duration,
    },
    /// It does not live, and is repaired then.
    Dead {
        until: Duration,
    },
    /// The program ends.
    Over,
}

/// Whether pages draw when they are asked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Obeys {
    /// None was asked yet.
    Unknown,
    /// One did.
    Yes,
    /// One was built anew because it did not, and none ever did: perhaps asking does not work on this system, and a still
    /// page must not be repaired for ever.
    Doubtful,
}

/// The watch over one page after another.
#[derive(Debug)]
pub struct Watch {
    silence: Duration,
    opening: Duration,
    state: State,
    repairs: VecDeque<Duration>,
    looked: Duration,
    /// When a page that is being repaired was seen to be dead.
    lost: Option<Duration>,
    /// Whether any page of this program was ever seen to be a picture. Until then nobody knows that looking works, and
    /// a page of one colour is believed.
    seen: bool,
    /// Looks in a row that saw one colour.
    blanks: u32,
    /// Looks in a row before which nothing was drawn.
    still: u32,
    /// Whether pages of this program draw when they are asked to.
    obeys: Obeys,
    /// Whether the page was asked at the last look.
    asked: bool,
}

impl Default for Watch {
    fn default() -> Self {
        Self::new(SILENCE)
    }
}

impl Watch {
    /// Takes a page to be frozen after such a silence.
    pub fn new(silence: Duration) -> Self {
        Self {
            silence,
            opening: OPENING,
            state: State::Opening { since: Duration::ZERO },
            repairs: VecDeque::new(),
            looked: Duration::ZERO,
            lost: None,
            seen: false,
            blanks: 0,
            still: 0,
            obeys: Obeys::Unknown,
            asked: false,
        }
    }

    /// A page begins: it may take its time to the first beat.
    pub fn opened(&mut self, now: Duration) {
        if !matches!(self.state, State::Dead { .. } | State::Over) {
            self.state = State::Opening { since: now };
        }
    }

    /// The page drew a frame. Of the first one after a repair: how long there was no living page.
    pub fn beat(&mut self, now: Duration) -> Option<Duration> {
        match self.state {
            State::Opening { since } => {
                let took = now.saturating_sub(since);
                self.opening = (took * OPENING_TIMES).clamp(OPENING_LEAST, OPENING);
            }
            State::Alive { .. } => {}
            State::Dead { .. } | State::Over => return None,
        }
        self.state = State::Alive { beat: now };
        self.lost.take().map(|lost| now.saturating_sub(lost))
    }

    /// Whether there is a page that drew a frame, and did not fall silent since.
    pub fn is_alive(&self) -> bool {
        matches!(self.state, State::Alive { .. })
    }

    /// Somebody looked at what the page gave to the glass last, and whether it `drew` anything since the look before.
    /// Whether it should be asked to paint before the next one.
    pub fn looked(&mut self, given: Given, drew: bool, now: Duration) -> bool {
        if !self.is_alive() {
            (self.blanks, self.still, self.asked) = (0, 0, false);
            return false;
        }
        if drew && self.asked {
            self.obeys = Obeys::Yes;
        }
        self.still = if drew { 0 } else { self.still + 1 };
        self.seen |= given == Given::Picture;
        self.blanks = if given == Given::OneColour && self.seen { self.blanks + 1 } else { 0 };
        let reason = if self.blanks >= LOOKS {
            Some("the page shows one colour")
        } else if self.still >= STUCK && self.obeys != Obeys::Doubtful {
            if self.obeys == Obeys::Unknown {
                self.obeys = Obeys::Doubtful;
            }
            Some("the page draws nothing any more")
        } else {
            None
        };
        if let Some(reason) = reason {
            tracing::error!("{reason}");
            (self.blanks, self.still, self.asked) = (0, 0, false);
            self.died(now);
            return false;
        }
        self.asked = self.blanks > 0 || self.still >= STILL;
        self.asked
    }

    /// The system says that the page's process is gone.
    pub fn died(&mut self, now: Duration) {
        self.lost.get_or_insert(now);
        if matches!(self.state, State::Opening { .. } | State::Alive { .. }) {
            while self.repairs.front().is_some_and(|repair| now.saturating_sub(*repair) > MEMORY) {
                self.repairs.pop_front();
            }
            let wait = WAITS.get(self.repairs.len()).copied().unwrap_or_default();
            self.state = State::Dead { until: now + wait };
        }
    }

    /// Time has passed.
    pub fn tick(&mut self, now: Duration) -> Remedy {
        let stalled = now.saturating_sub(self.looked);
        self.looked = now;
        if stalled > STALLED {
            match &mut self.state {
                State::Opening { since: last } | State::Alive { beat: last } => *last += stalled,
                State::Dead { .. } | State::Over => {}
            }
        }
        match self.state {
            State::Opening { since } if now.saturating_sub(since) > self.opening => {
                self.opening = OPENING;
                self.died(now);
            }
            State::Alive { beat } if now.saturating_sub(beat) > self.silence => self.died(now),
            _ => {}
        }
        match self.state {
            State::Dead { until } if until <= now && self.repairs.len() >= WAITS.len() => {
                self.state = State::Over;
                Remedy::Restart
            }
            State::Dead { until } if until <= now => {
                self.repairs.push_back(now);
                self.state = State::Opening { since: now };
                Remedy::Rebuild
            }
            _ => Remedy::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TICK: Duration = Duration::from_millis(250);

    /// Lets time pass to a moment as the shell does; what was to be done, and when.
    fn pass(watch: &mut Watch, from: Duration, to: Duration) -> Vec<(u128, Remedy)> {
        let ticks = (1..).map(|tick| from + TICK * tick).take_while(|now| *now <= to);
        let remedies = ticks.map(|now| (now.as_millis(), watch.tick(now)));
        remedies.filter(|(_, remedy)| *remedy != Remedy::None).collect()
    }

    fn secs(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn a_page_that_beats_is_left_alone() {
        let mut watch = Watch::default();
        for second in 0..100 {
            watch.beat(secs(second));
            assert_eq!(pass(&mut watch, secs(second), secs(second + 1)), []);
        }
    }

    #[test]
    fn a_page_that_falls_silent_is_built_anew_once_and_has_time_to_begin() {
        let mut watch = Watch::default();
        pass(&mut watch, secs(0), secs(6));
        watch.beat(secs(6));
        assert_eq!(pass(&mut watch, secs(6), secs(33)), [(9250, Remedy::Rebuild)]);
        assert_eq!(watch.beat(secs(33)), Some(Duration::from_millis(23_750)), "the page was lost for so long");
        assert_eq!(pass(&mut watch, secs(33), secs(36)), []);
        assert_eq!(watch.beat(secs(36)), None);
    }

    #[test]
    fn a_page_that_never_begins_is_built_anew() {
        assert_eq!(pass(&mut Watch::default(), secs(0), secs(31)), [(30_250, Remedy::Rebuild)]);
    }

    #[test]
    fn a_page_that_was_told_to_begin_again_has_time_to() {
        let mut watch = Watch::default();
        watch.beat(secs(0));
        pass(&mut watch, secs(0), secs(2));
        watch.opened(secs(2));
        assert_eq!(pass(&mut watch, secs(2), secs(7)), []);
    }

    #[test]
    fn a_page_that_does_not_begin_is_noticed_the_sooner_the_faster_the_one_before_began() {
        for (took, noticed) in [(0, 5), (2, 10), (6, 30), (20, 30)] {
            let mut watch = Watch::default();
            pass(&mut watch, secs(0), secs(took));
            watch.beat(secs(took));
            watch.opened(secs(took));
            let lost = (secs(took + noticed) + TICK).as_millis();
            assert_eq!(pass(&mut watch, secs(took), secs(took + 31))[0], (lost, Remedy::Rebuild), "{took} s");
        }
    }

    #[test]
    fn one_that_dies_again_and_again_is_repaired_later_each_time_and_then_the_program_starts_anew() {
        let mut watch = Watch::default();
        let mut done = Vec::new();
        for second in [10, 20, 30, 40] {
            pass(&mut watch, secs(second - 10), secs(second));
            watch.beat(secs(second));
            watch.died(secs(second));
            watch.died(secs(second));
            done.extend(pass(&mut watch, secs(second), secs(second + 9)));
        }
        let rebuilt = [10_250, 21_000, 34_000].map(|ms| (ms, Remedy::Rebuild));
        assert_eq!(done, [&rebuilt[..], &[(40_250, Remedy::Restart)]].concat());
        assert_eq!(pass(&mut watch, secs(49), secs(200)), [], "once");
    }

    #[test]
    fn a_page_that_turns_to_one_colour_and_beats_on_is_built_anew() {
        let mut watch = Watch::default();
        watch.beat(secs(0));
        assert!(!watch.looked(Given::Picture, true, secs(1)));
        assert!(watch.looked(Given::OneColour, true, secs(2)), "it may be the painting");
        assert!(!watch.looked(Given::Picture, true, secs(3)), "it was");
        for second in 4..6 {
            assert!(watch.looked(Given::OneColour, true, secs(second)));
            watch.beat(secs(second));
            assert_eq!(watch.tick(secs(second)), Remedy::None);
        }
        assert!(!watch.looked(Given::OneColour, true, secs(6)));
        watch.beat(secs(6));
        assert_eq!(watch.tick(secs(6)), Remedy::Rebuild);
        assert!(!watch.looked(Given::OneColour, true, secs(7)), "it has not begun");
    }

    #[test]
    fn a_page_of_which_no_picture_was_ever_seen_is_believed() {
        let mut watch = Watch::default();
        watch.beat(secs(0));
        for _ in 0..10 {
            assert!(!watch.looked(Given::OneColour, true, secs(1)));
        }
        assert_eq!(watch.tick(secs(1)), Remedy::None);
    }

    /// Looks at a page that draws nothing by itself, once a second from a moment on; when it was asked to paint.
    fn look(watch: &mut Watch, from: u64, to: u64) -> Vec<u64> {
        (from..to)
            .filter(|second| {
                watch.beat(secs(*second));
                watch.looked(Given::Picture, false, secs(*second))
            })
            .collect()
    }

    #[test]
    fn a_still_page_is_asked_to_paint_and_one_that_no_longer_can_is_built_anew() {
        let mut watch = Watch::default();
        assert_eq!(look(&mut watch, 0, 5), [4]);
        assert!(!watch.looked(Given::Picture, true, secs(5)), "it did");
        assert_eq!(look(&mut watch, 6, 16), [10, 11, 12, 13, 14]);
        assert_eq!(watch.tick(secs(16)), Remedy::Rebuild);
    }

    #[test]
    fn where_no_page_ever_draws_when_asked_one_is_built_anew_and_no_other() {
        let mut watch = Watch::default();
        look(&mut watch, 0, 10);
        assert_eq!(watch.tick(secs(10)), Remedy::Rebuild);
        assert_eq!(look(&mut watch, 11, 100).len(), 85, "it is asked on and on");
        assert_eq!(watch.tick(secs(100)), Remedy::None);
    }

    #[test]
    fn repairs_are_forgotten_in_time() {
        let mut watch = Watch::default();
        for day in 1..10 {
            let now = secs(day * 86_400);
            watch.tick(now);
            watch.beat(now);
            watch.died(now);
            assert_eq!(watch.tick(now + TICK), Remedy::Rebuild);
        }
    }

    #[test]
    fn a_machine_that_slept_does_not_blame_the_page() {
        let mut watch = Watch::default();
        watch.tick(secs(9));
        watch.beat(secs(10));
        watch.tick(secs(10));
        assert_eq!(watch.tick(secs(10_000)), Remedy::None);
        assert_eq!(pass(&mut watch, secs(10_000), secs(10_002)), []);
    }
}
