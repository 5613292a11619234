//! From orders to samples: what a sound device asks for, with the place in the recording of every sample given.
//!
//! Pure: no device, no thread, no clock but the instants it is given. Nothing here waits or takes memory while sound
//! is made.

use std::time::{Duration, Instant};

use super::voice::{Reel, Voice};

/// How long a start, a jump and a stop take to fade, in ms.
pub const FADE_MS: f64 = 6.0;
/// How long a change of volume takes, in ms.
pub const VOLUME_MS: f64 = 15.0;

/// What to do next.
pub enum Order {
    /// Fall silent and take this recording.
    Load(Box<Reel>),
    /// Play the loaded recording from a place.
    Start(Start),
    /// Fall silent.
    Stop,
    /// Go on at another speed.
    Speed(f64),
    /// Go on at another gain, 0 to 1.
    Gain(f32),
}

/// Where to begin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Start {
    /// Counts starts, so that sound of an earlier one isn't taken for this one's.
    pub turn: u64,
    /// Place in the recording, in ms.
    pub ms: f64,
    /// When the recording was there, where it runs on the clock already and the sound joins it.
    pub since: Option<Instant>,
    /// Speed, 1 for the recording as it is.
    pub speed: f64,
}

/// A stretch of the recording that was given to the device.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// The start it belongs to.
    pub turn: u64,
    /// When its first sample is at the loudspeaker.
    pub at: Instant,
    /// How long it sounds.
    pub lasts: Duration,
    /// Where it begins in the recording, in ms.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Whether the recording ends with it.
    pub last: bool,
}

/// What a [`Render`] tells while it works.
pub trait Listener {
    /// This stretch was given out.
    fn given(&mut self, span: Span);
    /// This recording is no longer needed; it must not be freed where sound is made.
    fn retired(&mut self, reel: Box<Reel>);
}

/// Makes samples.
pub struct Render {
    rate: u32,
    gain: Ramp,
    reel: Option<Box<Reel>>,
    playing: Option<Playing>,
    /// What comes once the playing voice has faded.
    coming: Option<Box<Reel>>,
    start: Option<Start>,
}

struct Playing {
    turn: u64,
    voice: Voice,
    fade: Ramp,
    /// Whether it fades out and ends.
    leaving: bool,
    between: Between,
}

/// Two neighbouring frames of the voice, to read between where device and recording have different rates.
struct Between {
    step: f64,
    phase: f64,
    left: [f32; 2],
    left_place: f64,
    right: Option<([f32; 2], f64)>,
}

impl Render {
    /// Samples for a device of this rate, at a gain from 0 to 1.
    pub fn new(rate: u32, gain: f32) -> Self {
        Self { rate, gain: Ramp::still(gain), reel: None, playing: None, coming: None, start: None }
    }

    /// Takes an order.
    pub fn obey(&mut self, order: Order, listener: &mut impl Listener) {
        match order {
            Order::Load(reel) => {
                self.start = None;
                if let Some(skipped) = self.coming.replace(reel) {
                    listener.retired(skipped);
                }
                self.leave();
            }
            Order::Start(start) => {
                self.start = Some(start);
                self.leave();
            }
            Order::Stop => {
                self.start = None;
                self.leave();
            }
            Order::Speed(speed) => {
                if let Some(start) = &mut self.start {
                    start.speed = speed;
                }
                if let (Some(playing), Some(reel)) = (&mut self.playing, &mut self.reel) {
                    playing.voice.set_speed(reel, speed);
                }
            }
            Order::Gain(gain) => self.gain.go(gain, VOLUME_MS, self.rate),
        }
    }

    /// Fills `out` with the frames that are at the loudspeaker from `at` on.
    pub fn fill(&mut self, out: &mut [[f32; 2]], at: Instant, listener: &mut impl Listener) {
        let mut done = 0;
        while done < out.len() {
            let now = at + self.lasting(done);
            if self.playing.is_none() {
                self.begin(now, listener);
            }
            let (Some(playing), Some(reel)) = (&mut self.playing, &mut self.reel) else {
                for frame in &mut out[done..] {
                    *frame = [0.0; 2];
                    self.gain.next();
                }
                return;
            };
            let per_ms = f64::from(reel.track.rate().get()) / 1000.0;
            let from = playing.place(reel) / per_ms;
            let first = done;
            let mut ended = false;
            while done < out.len() {
                if playing.leaving && playing.fade.is_at(0.0) {
                    ended = true;
                    break;
                }
                let Some(frame) = playing.next(reel) else {
                    ended = true;
                    break;
                };
                let gain = playing.fade.next() * self.gain.next();
                out[done] = frame.map(|sample| (sample * gain).clamp(-1.0, 1.0));
                done += 1;
            }
            let to = playing.place(reel) / per_ms;
            let span = Span {
                turn: playing.turn,
                at: now,
                lasts: Duration::from_secs_f64((done - first) as f64 / f64::from(self.rate)),
                from,
                to: to.min(reel.track.duration_ms()),
                last: ended && !playing.leaving,
            };
            if ended {
                self.playing = None;
            }
            if span.last || !span.lasts.is_zero() {
                listener.given(span);
            }
        }
    }

    fn lasting(&self, frames: usize) -> Duration {
        Duration::from_secs_f64(frames as f64 / f64::from(self.rate))
    }

    fn leave(&mut self) {
        if let Some(playing) = &mut self.playing {
            playing.leaving = true;
            playing.fade.go(0.0, FADE_MS, self.rate);
        }
    }

    fn begin(&mut self, now: Instant, listener: &mut impl Listener) {
        if let Some(reel) = self.coming.take()
            && let Some(old) = self.reel.replace(reel)
        {
            listener.retired(old);
        }
        let (Some(start), Some(reel)) = (self.start, &mut self.reel) else {
            return;
        };
        self.start = None;
        let run =
            start.since.map_or(0.0, |since| now.saturating_duration_since(since).as_secs_f64() * 1000.0 * start.speed);
        let rate = f64::from(reel.track.rate().get());
        let at = ((start.ms + run) / 1000.0 * rate).round().clamp(0.0, reel.track.frames() as f64) as usize;
        let mut fade = Ramp::still(1.0);
        // A recording's own beginning is left as it is.
        if at > 0 {
            fade = Ramp::still(0.0);
            fade.go(1.0, FADE_MS, self.rate);
        }
        let mut voice = Voice::start(reel, at, start.speed);
        let between = Between::start(&mut voice, reel, rate / f64::from(self.rate));
        self.playing = Some(Playing { turn: start.turn, voice, fade, leaving: false, between });
    }
}

impl Playing {
    fn place(&self, reel: &Reel) -> f64 {
        if self.between.is_needless() {
            return self.voice.place(reel);
        }
        self.between.place()
    }

    fn next(&mut self, reel: &mut Reel) -> Option<[f32; 2]> {
        if self.between.is_needless() {
            return self.voice.next(reel);
        }
        self.between.next(&mut self.voice, reel)
    }
}

impl Between {
    fn start(voice: &mut Voice, reel: &mut Reel, step: f64) -> Self {
        let mut between = Self { step, phase: 0.0, left: [0.0; 2], left_place: voice.place(reel), right: None };
        if !between.is_needless() {
            between.left = voice.next(reel).unwrap_or_default();
            between.right = Self::pull(voice, reel);
        }
        between
    }

    fn is_needless(&self) -> bool {
        (self.step - 1.0).abs() < f64::EPSILON
    }

    fn pull(voice: &mut Voice, reel: &mut Reel) -> Option<([f32; 2], f64)> {
        let place = voice.place(reel);
        voice.next(reel).map(|frame| (frame, place))
    }

    fn place(&self) -> f64 {
        let right = self.right.map_or(self.left_place + 1.0, |(_, place)| place);
        self.left_place + (right - self.left_place) * self.phase.min(1.0)
    }

    fn next(&mut self, voice: &mut Voice, reel: &mut Reel) -> Option<[f32; 2]> {
        let (right, _) = self.right?;
        let share = self.phase as f32;
        let frame = [0, 1].map(|side| self.left[side] * (1.0 - share) + right[side] * share);
        self.phase += self.step;
        while self.phase >= 1.0 {
            self.phase -= 1.0;
            let Some((frame, place)) = self.right else {
                break;
            };
            self.left = frame;
            self.left_place = place;
            self.right = Self::pull(voice, reel);
        }
        Some(frame)
    }
}

/// A value that goes to another in a straight line.
struct Ramp {
    value: f32,
    goal: f32,
    step: f32,
}

impl Ramp {
    fn still(value: f32) -> Self {
        Self { value, goal: value, step: 0.0 }
    }

    fn go(&mut self, goal: f32, ms: f64, rate: u32) {
        self.goal = goal;
        self.step = (goal - self.value) / (ms / 1000.0 * f64::from(rate)).max(1.0) as f32;
    }

    fn is_at(&self, value: f32) -> bool {
        (self.value - value).abs() < f32::EPSILON
    }

    fn next(&mut self) -> f32 {
        let value = self.value;
        let moved = value + self.step;
        let past = if self.step < 0.0 { moved <= self.goal } else { moved >= self.goal };
        self.value = if past { self.goal } else { moved };
        value
    }
}
