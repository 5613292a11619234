//! When a program is started anew, and when that is given up. Time comes in as an argument, counted from any fixed
//! moment.

use std::collections::VecDeque;
use std::time::Duration;

/// Without a sign of life for this long the program is silent. It gives one a second, from the thread of its windows.
const SILENCE: Duration = Duration::from_secs(10);
/// What a program may take until the exhibition is on the screen: its own repairs of a page that does not begin take
/// thirty seconds each.
const OPENING: Duration = Duration::from_secs(100);
/// Once it was on the screen, another start may take so many times as long, and at least so long. Where one takes longer
/// the first limit holds again: the machine may be busy.
const OPENING_TIMES: u32 = 10;
const OPENING_LEAST: Duration = Duration::from_secs(20);
/// Starts are counted over this time.
const MEMORY: Duration = Duration::from_secs(600);
/// How long each start of that time waits after the end before; after the last one it is given up.
const WAITS: [u64; 8] = [0, 0, 1, 2, 4, 8, 16, 30];

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rung {
    /// Nothing.
    None,
    /// The program is to be started; what still runs of it is to be ended first.
    Start,
    /// Whoever started the supervisor is to go on.
    GiveUp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// It runs, and the exhibition was not on the screen yet.
    Opening {
        since: Duration,
    },
    Alive {
        sign: Duration,
    },
    /// It does not run, and is started then.
    Ended {
        until: Duration,
    },
}

/// The steps by which a program is brought back.
#[derive(Debug)]
pub struct Ladder {
    state: State,
    opening: Duration,
    starts: VecDeque<Duration>,
}

impl Default for Ladder {
    fn default() -> Self {
        Self { state: State::Ended { until: Duration::ZERO }, opening: OPENING, starts: VecDeque::new() }
    }
}

impl Ladder {
    /// The program gave a sign of life.
    pub fn alive(&mut self, now: Duration) {
        if let State::Alive { sign } = &mut self.state {
            *sign = now;
        }
    }

    /// The exhibition is on the screen.
    pub fn ready(&mut self, now: Duration) {
        if let State::Opening { since } = self.state {
            self.opening = (now.saturating_sub(since) * OPENING_TIMES).clamp(OPENING_LEAST, OPENING);
            self.state = State::Alive { sign: now };
        }
    }

    /// The program is gone.
    pub fn ended(&mut self, now: Duration) {
        while self.starts.front().is_some_and(|start| now.saturating_sub(*start) > MEMORY) {
            self.starts.pop_front();
        }
        let wait = WAITS.get(self.starts.len().saturating_sub(1)).copied().unwrap_or_default();
        self.state = State::Ended { until: now + Duration::from_secs(wait) };
    }

    /// Time has passed.
    pub fn tick(&mut self, now: Duration) -> Rung {
        match self.state {
            State::Opening { since } if now.saturating_sub(since) > self.opening => {
                self.opening = OPENING;
                self.ended(now);
            }
            State::Alive { sign } if now.saturating_sub(sign) > SILENCE => self.ended(now),
            _ => {}
        }
        match self.state {
            State::Ended { until } if until <= now && self.starts.len() > WAITS.len() => Rung::GiveUp,
            State::Ended { until } if until <= now => {
                self.starts.push_back(now);
                self.state = State::Opening { since: now };
                Rung::Start
            }
            _ => Rung::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secs(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    /// Lets time pass second by second, and says when something was to be done.
    fn pass(ladder: &mut Ladder, from: u64, to: u64) -> Vec<(u64, Rung)> {
        let rungs = (from..to).map(|second| (second, ladder.tick(secs(second))));
        rungs.filter(|(_, rung)| *rung != Rung::None).collect()
    }

    fn running() -> Ladder {
        let mut ladder = Ladder::default();
        assert_eq!(ladder.tick(secs(0)), Rung::Start);
        ladder.ready(secs(1));
        ladder
    }

    #[test]
    fn a_program_that_lives_is_left_alone() {
        let mut ladder = running();
        for second in 1..1000 {
            ladder.alive(secs(second));
            assert_eq!(ladder.tick(secs(second)), Rung::None);
        }
    }

    #[test]
    fn one_that_ends_or_falls_silent_is_started_at_once() {
        let mut ladder = running();
        ladder.ended(secs(20));
        assert_eq!(pass(&mut ladder, 20, 25), [(20, Rung::Start)]);
        ladder.ready(secs(25));
        assert_eq!(pass(&mut ladder, 25, 40), [(36, Rung::Start)]);
    }

    #[test]
    fn one_that_never_shows_anything_is_not_believed_its_signs_of_life() {
        let mut ladder = Ladder::default();
        ladder.tick(secs(0));
        for second in 0..100 {
            ladder.alive(secs(second));
            assert_eq!(ladder.tick(secs(second)), Rung::None);
        }
        assert_eq!(pass(&mut ladder, 100, 110), [(101, Rung::Start)]);
    }

    #[test]
    fn one_that_shows_nothing_is_noticed_the_sooner_the_faster_the_one_before_did() {
        let mut ladder = running();
        ladder.ended(secs(10));
        assert_eq!(pass(&mut ladder, 10, 60), [(10, Rung::Start), (31, Rung::Start)]);
        assert_eq!(pass(&mut ladder, 60, 140), [(133, Rung::Start)], "then it has all the time there is");
    }

    #[test]
    fn one_that_ends_again_and_again_is_started_later_each_time_and_then_given_up() {
        let mut ladder = Ladder::default();
        let mut waits = Vec::new();
        let mut now = 0;
        loop {
            let ended = now;
            while ladder.tick(secs(now)) == Rung::None {
                now += 1;
            }
            waits.push(now - ended);
            if ladder.starts.len() > WAITS.len() {
                break;
            }
            ladder.ready(secs(now));
            ladder.ended(secs(now));
        }
        assert_eq!(waits, [0, 0, 0, 1, 2, 4, 8, 16, 30]);
        ladder.ended(secs(now));
        assert_eq!(ladder.tick(secs(now)), Rung::GiveUp);
    }

    #[test]
    fn starts_are_forgotten_in_time() {
        let mut ladder = running();
        for hour in 1..100 {
            ladder.ended(secs(hour * 3600));
            assert_eq!(ladder.tick(secs(hour * 3600)), Rung::Start);
            ladder.ready(secs(hour * 3600 + 1));
        }
    }
}
