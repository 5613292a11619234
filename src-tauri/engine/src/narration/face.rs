//! What a narrator shows of itself, at any moment.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use super::heard::Heard;
use super::{Playback, State, Trouble};

/// Volume before anything is said of it.
const VOLUME: u8 = 60;

/// State and place; the player writes it, anyone reads it.
pub(super) struct Face {
    pub load: u64,
    pub state: State,
    pub speed: f64,
    pub volume: u8,
    pub sounding: bool,
    pub trouble: Option<Trouble>,
    /// Length of the recording in ms, once it is known.
    pub duration: Option<f64>,
    pub place: Place,
    /// What is at the loudspeaker, while the device is open.
    pub heard: Option<Heard>,
}

/// Where a narration is.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// At this place, in ms.
    Held(f64),
    /// Running on the clock.
    Clock(Clock),
    /// In sound; until its first sample is heard, still where it was.
    Sound(Before),
}

/// Since when a recording runs from a place in ms.
#[derive(Clone, Copy)]
pub(super) struct Clock {
    pub ms: f64,
    pub since: Instant,
}

/// Where a narration is until its sound is heard.
#[derive(Clone, Copy)]
pub(super) enum Before {
    Held(f64),
    Clock(Clock),
}

impl Clock {
    fn place(self, now: Instant, speed: f64) -> f64 {
        self.ms + now.saturating_duration_since(self.since).as_secs_f64() * 1000.0 * speed
    }
}

impl Face {
    pub fn new(sounding: bool) -> Self {
        Self {
            load: 0,
            state: State::Stopped,
            speed: 1.0,
            volume: VOLUME,
            sounding,
            trouble: None,
            duration: None,
            place: Place::Held(0.0),
            heard: None,
        }
    }

    /// The place at the loudspeaker, in ms.
    pub fn at(&mut self, now: Instant) -> f64 {
        let speed = self.speed;
        let at = match self.place {
            Place::Held(ms) => ms,
            Place::Clock(clock) => clock.place(now, speed),
            Place::Sound(before) => {
                let heard = self.heard.as_mut().and_then(|heard| heard.place(now));
                heard.unwrap_or_else(|| match before {
                    Before::Held(ms) => ms,
                    Before::Clock(clock) => clock.place(now, speed),
                })
            }
        };
        self.within(at)
    }

    /// A place held within the recording.
    pub fn within(&self, ms: f64) -> f64 {
        ms.max(0.0).min(self.duration.unwrap_or(f64::MAX))
    }

    pub fn set_speed(&mut self, now: Instant, speed: f64) {
        let old = self.speed;
        self.speed = speed;
        if let Place::Clock(clock) | Place::Sound(Before::Clock(clock)) = &mut self.place {
            *clock = Clock { ms: clock.place(now, old), since: now };
        }
    }

    pub fn playback(&mut self, now: Instant) -> Playback {
        Playback {
            load: self.load,
            state: self.state,
            at_ms: self.at(now),
            speed: self.speed,
            volume: self.volume,
            sounding: self.sounding,
            trouble: self.trouble,
        }
    }
}

/// A face is never left half written, so one whose reader panicked is as good as any.
pub(super) fn locked(face: &Mutex<Face>) -> MutexGuard<'_, Face> {
    face.lock().unwrap_or_else(PoisonError::into_inner)
}
