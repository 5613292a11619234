//! Proof of life: whether the visitor's page still lives, and what is done where it does not.
//!
//! The page beats a few times a second, each time from a frame that it drew. Where the beats stay out, or the system says
//! that the web process died, the window is built anew, and where that did not help, the whole program. Time comes in as
//! an argument, counted from any fixed moment.

use std::collections::VecDeque;
use std::time::Duration;

use crate::kiosk::Given;

/// Without a beat for this long the page is frozen; on a slow machine, without one for as long as the page took to begin.
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
/// A program that was started anew with its visitor lets go of them at this repair: the page may die of what it shows.
const LET_GO: usize = 2;

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Nothing.
    None,
    /// The window is to be built anew.
    Rebuild,
    /// The same, in attract: where the visitor was, one page after another dies.
    Forget,
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
    /// None did yet. Every page is asked until one does, so that this is known before it is needed: while somebody
    /// touches it without a pause, no page is ever still.
    Unknown,
    /// One did.
    Yes,
    /// One was built anew because it did not, and none ever did: perhaps asking does not work on this system, and a still
    /// page must not be repaired for ever. It is asked on: the one that was built anew may have been stuck from its first
    /// second.
    Doubtful,
}

/// The watch over one page after another.
#[derive(Debug)]
pub struct Watch {
    silence: Duration,
    /// What this page took to begin.
    took: Duration,
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
    /// Whether this program was started anew where a visitor was, and they are there still.
    resumed: bool,
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
            took: Duration::ZERO,
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
            resumed: false,
        }
    }

    /// Whether somebody is there for whom this program goes on after another one.
    pub fn resumed(&mut self, there: bool) {
        self.resumed = there;
    }

    /// A page begins: it may take its time to the first beat.
    pub fn opened(&mut self, now: Duration) {
        if !matches!(self.state, State::Dead { .. } | State::Over) {
            self.state = State::Opening { since: now };
        }
    }

    /// What covered a living page is gone: its silence counts from now on. Meanwhile no time was told to pass.
    pub fn uncovered(&mut self, now: Duration) {
        self.looked = now;
        if self.is_alive() {
            self.state = State::Alive { beat: now };
            (self.blanks, self.still, self.asked) = (0, 0, false);
        }
    }

    /// The page drew a frame. Of the first one after a repair: how long there was no living page.
    pub fn beat(&mut self, now: Duration) -> Option<Duration> {
        match self.state {
            State::Opening { since } => {
                self.took = now.saturating_sub(since).min(OPENING);
                self.opening = (self.took * OPENING_TIMES).clamp(OPENING_LEAST, OPENING);
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
        self.asked = self.blanks > 0 || self.still >= STILL || self.obeys != Obeys::Yes;
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
            State::Alive { beat } if now.saturating_sub(beat) > self.silence.max(self.took) => self.died(now),
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
                if self.resumed && self.repairs.len() >= LET_GO {
                    self.resumed = false;
                    return Remedy::Forget;
                }
                Remedy::Rebuild
            }
            _ => Remedy::None,
        }
    }
}

#[cfg(test)]
mod tests;
