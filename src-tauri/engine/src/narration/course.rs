//! The course of a narration: in sound where the device is, in silence on the clock where it isn't.

use std::time::{Duration, Instant};

use super::face::{Before, Clock, Place};
use super::link::Reach;
use super::player::{Loaded, Player};
use super::render::{Order, Start};
use super::{Playback, State};

/// How often it is looked whether the first sample is out, after a start.
const LOOK: Duration = Duration::from_millis(8);

impl<F: Fn(Playback)> Player<F> {
    /// Plays from a place: in sound if the device is open, once it is if that may be soon, else on the clock.
    pub(super) fn begin(&mut self, ms: f64, now: Instant) {
        let place = match &self.loaded {
            Loaded::Nothing => return,
            Loaded::Coming { .. } => Place::Held(ms),
            Loaded::Silent => Place::Clock(Clock { ms, since: now }),
            Loaded::Here(track) => {
                if self.link.reach(track, self.gain(), now) {
                    self.sound(Before::Held(ms));
                    return;
                }
                if self.link.is_hopeful() { Place::Held(ms) } else { Place::Clock(Clock { ms, since: now }) }
            }
        };
        let sounding = !matches!(place, Place::Clock(_)) && self.link.is_hopeful();
        self.begun = true;
        self.face(|face| {
            face.state = State::Playing;
            face.place = place;
            face.sounding = sounding;
        });
    }

    /// Gives the sound to the open device.
    fn sound(&mut self, before: Before) {
        self.turn += 1;
        let turn = self.turn;
        let speed = self.face(|face| {
            face.state = State::Playing;
            face.place = Place::Sound(before);
            face.sounding = true;
            if let Some(heard) = &mut face.heard {
                heard.turn_to(turn);
            }
            face.speed
        });
        let (ms, since) = match before {
            Before::Held(ms) => (ms, None),
            Before::Clock(clock) => (clock.ms, Some(clock.since)),
        };
        self.link.order(Order::Start(Start { turn, ms, since, speed }));
        self.begun = false;
    }

    /// The device is open: what plays in silence joins it.
    pub(super) fn join(&mut self, now: Instant) {
        let Loaded::Here(track) = &self.loaded else {
            return;
        };
        let before = self.face(|face| match face.place {
            _ if face.state != State::Playing => None,
            Place::Held(ms) => Some(Before::Held(ms)),
            Place::Clock(clock) => Some(Before::Clock(clock)),
            Place::Sound(before) => Some(before),
        });
        if let Some(before) = before
            && self.link.reach(track, self.gain(), now)
        {
            self.sound(before);
            self.tell(now);
        }
    }

    /// The device is gone: what plays goes on from where it was, on the clock.
    pub(super) fn fall_silent(&mut self, now: Instant) {
        // A recording that is still being read has not begun to run.
        let running = matches!(self.loaded, Loaded::Here(_));
        let playing = self.face(|face| {
            let ms = face.at(now);
            face.heard = None;
            let playing = running && face.state == State::Playing;
            if playing && !matches!(face.place, Place::Clock(_)) {
                face.place = Place::Clock(Clock { ms, since: now });
            }
            face.sounding = false;
            playing
        });
        self.begun = true;
        if playing {
            self.tell(now);
        }
    }

    /// Does what is due by now.
    pub(super) fn look(&mut self, now: Instant) {
        match self.link.look(now) {
            Some(Reach::Gone) => self.fall_silent(now),
            Some(Reach::Opened(_)) | None => {}
        }
        let (playing, begun, ended) = self.face(|face| match (&face.place, &mut face.heard) {
            _ if face.state != State::Playing => (false, false, false),
            (Place::Clock(_), _) => (true, true, face.duration.is_some_and(|duration| face.at(now) >= duration)),
            (Place::Sound(_), Some(heard)) => {
                let begun = heard.begins().is_some_and(|at| at <= now);
                (true, begun, heard.ends().is_some_and(|at| at <= now))
            }
            _ => (true, false, false),
        });
        if ended {
            self.begun = true;
            self.face(|face| {
                face.state = State::Ended;
                face.place = Place::Held(face.duration.unwrap_or(0.0));
            });
            self.link.rest(now);
            self.tell(now);
        } else if playing && begun && !self.begun {
            self.begun = true;
            self.tell(now);
        } else if playing && now >= self.next_tick {
            self.tell(now);
        }
    }

    /// When to look next; never, while nothing plays and the device is closed.
    pub(super) fn deadline(&self) -> Option<Instant> {
        let now = Instant::now();
        let playing = self.face(|face| {
            if face.state != State::Playing {
                return None;
            }
            let left = face.duration.map_or(f64::MAX, |duration| duration - face.at(now));
            let to_end = Duration::from_secs_f64((left / face.speed / 1000.0).clamp(0.0, 1.0));
            Some(self.next_tick.min(now + to_end.max(Duration::from_millis(1))))
        });
        let starting = (!self.begun).then(|| now + LOOK);
        [playing, starting, self.link.deadline()].into_iter().flatten().min()
    }
}
