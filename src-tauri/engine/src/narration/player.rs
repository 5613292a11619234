//! The narrator's thread: what it is told and how it obeys.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::face::{self, Face, Place};
use super::heard::Heard;
use super::link::{Link, Reach};
use super::output::Tell;
use super::probe::ProbeError;
use super::render::Order;
use super::shelf::Shelf;
use super::tone::tone;
use super::track::Track;
use super::{Output, Playback, Recording, SPEEDS, State, Trouble, gain};

/// How often the place is told while playing.
const TICK: Duration = Duration::from_millis(100);

/// What the narrator's thread hears.
pub(super) enum Message {
    Load { load: u64, recording: Recording, at_ms: f64 },
    Prepare(Recording),
    Play,
    Pause,
    Seek(f64),
    Speed(f64),
    Volume(u8),
    Stop,
    Read(PathBuf, Result<Track, ProbeError>),
    Sound(Tell),
    Quit,
}

/// The loaded recording.
pub(super) enum Loaded {
    Nothing,
    Silent,
    /// A file that is being read; if it can't be, it runs in silence for so long.
    Coming {
        path: PathBuf,
        silent_ms: u32,
    },
    Here(Arc<Track>),
}

pub(super) struct Player<F> {
    inbox: Receiver<Message>,
    outbox: Sender<Message>,
    face: Arc<Mutex<Face>>,
    on_change: F,
    pub(super) link: Link,
    shelf: Shelf,
    pub(super) loaded: Loaded,
    pub(super) turn: u64,
    pub(super) next_tick: Instant,
    /// Whether the sound of the last start was heard and told.
    pub(super) begun: bool,
}

impl<F: Fn(Playback)> Player<F> {
    pub fn new(
        output: Output,
        inbox: Receiver<Message>,
        outbox: Sender<Message>,
        face: Arc<Mutex<Face>>,
        on_change: F,
    ) -> Self {
        let link = Link::new(output, {
            let outbox = outbox.clone();
            move |tell| {
                // Nobody listens any more when the narrator is being dropped.
                let _ = outbox.send(Message::Sound(tell));
            }
        });
        Self {
            inbox,
            outbox,
            face,
            on_change,
            link,
            shelf: Shelf::default(),
            loaded: Loaded::Nothing,
            turn: 0,
            next_tick: Instant::now(),
            begun: true,
        }
    }

    pub fn run(mut self) {
        loop {
            let message = match self.deadline() {
                None => self.inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(at) => self.inbox.recv_timeout(at.saturating_duration_since(Instant::now())),
            };
            let now = Instant::now();
            match message {
                Ok(Message::Quit) | Err(RecvTimeoutError::Disconnected) => return,
                Ok(message) => self.hear(message, now),
                Err(RecvTimeoutError::Timeout) => {}
            }
            self.look(now);
        }
    }

    fn hear(&mut self, message: Message, now: Instant) {
        match message {
            Message::Load { load, recording, at_ms } => self.load(load, recording, at_ms, now),
            Message::Prepare(Recording::File { path, gain, .. }) => match self.shelf.take(&path) {
                Some(track) => self.warm(&track, now),
                None => self.read(&path, gain),
            },
            Message::Prepare(Recording::Silent { .. } | Recording::Tone { .. }) | Message::Quit => {}
            Message::Play => self.play(now),
            Message::Pause => self.pause(now),
            Message::Seek(ms) => self.seek(ms, now),
            Message::Speed(speed) => self.set_speed(speed, now),
            Message::Volume(volume) => {
                self.face(|face| face.volume = volume);
                self.link.order(Order::Gain(gain(volume)));
                self.tell(now);
            }
            Message::Stop => {
                self.let_go(now);
                self.tell(now);
            }
            Message::Read(path, read) => self.was_read(path, read, now),
            Message::Sound(told) => match self.link.hear(told, now) {
                Some(Reach::Opened(spans)) => {
                    self.face(|face| face.heard = Some(Heard::new(spans)));
                    self.join(now);
                }
                Some(Reach::Gone) => self.fall_silent(now),
                None => {}
            },
        }
    }

    fn load(&mut self, load: u64, recording: Recording, at_ms: f64, now: Instant) {
        self.let_go(now);
        let duration = match recording {
            Recording::Silent { duration_ms } => {
                self.loaded = Loaded::Silent;
                Some(f64::from(duration_ms))
            }
            Recording::Tone { duration_ms } => {
                self.loaded = Loaded::Here(Arc::new(tone(duration_ms)));
                Some(f64::from(duration_ms))
            }
            Recording::File { path, silent_ms, gain } => {
                if let Some(track) = self.shelf.take(&path) {
                    let duration = track.duration_ms();
                    self.loaded = Loaded::Here(track);
                    Some(duration)
                } else {
                    self.read(&path, gain);
                    self.loaded = Loaded::Coming { path, silent_ms };
                    None
                }
            }
        };
        let sounding = !matches!(self.loaded, Loaded::Silent) && self.link.is_hopeful();
        let trouble = self.trouble();
        self.face(|face| {
            face.load = load;
            face.state = State::Paused;
            face.duration = duration;
            face.place = Place::Held(face.within(if at_ms.is_finite() { at_ms } else { 0.0 }));
            face.sounding = sounding;
            face.trouble = trouble;
        });
        self.tell(now);
    }

    fn let_go(&mut self, now: Instant) {
        self.loaded = Loaded::Nothing;
        self.begun = true;
        self.face(|face| {
            face.state = State::Stopped;
            face.place = Place::Held(0.0);
            face.duration = None;
            face.trouble = None;
        });
        self.link.release(now);
    }

    fn read(&mut self, path: &std::path::Path, gain: i16) {
        let outbox = self.outbox.clone();
        self.shelf.read(path, gain, move |path, read| {
            let _ = outbox.send(Message::Read(path, read));
        });
    }

    fn was_read(&mut self, path: PathBuf, read: Result<Track, ProbeError>, now: Instant) {
        let awaited = match &self.loaded {
            Loaded::Coming { path: coming, silent_ms } if *coming == path => Some(*silent_ms),
            _ => None,
        };
        match (self.shelf.put(path, read), awaited) {
            (Err(error), None) => tracing::warn!(%error, "a recording can't be played"),
            (Err(error), Some(silent_ms)) => {
                tracing::error!(%error, "a recording can't be played; its text runs in silence");
                self.loaded = Loaded::Silent;
                self.face(|face| face.sounding = false);
                self.arrive(f64::from(silent_ms), Some(Trouble::Unreadable), now);
            }
            (Ok(track), None) => self.warm(&track, now),
            (Ok(track), Some(_)) => {
                if track.cut_short() {
                    tracing::warn!("a recording breaks off after {} ms", track.duration_ms().round());
                }
                let duration = track.duration_ms();
                self.loaded = Loaded::Here(track);
                self.arrive(duration, self.trouble(), now);
            }
        }
    }

    /// What was loaded is known now: it begins if that was asked for meanwhile.
    fn arrive(&mut self, duration: f64, trouble: Option<Trouble>, now: Instant) {
        let (playing, at) = self.face(|face| {
            face.duration = Some(duration);
            face.trouble = trouble;
            let at = face.at(now);
            face.place = Place::Held(at);
            (face.state == State::Playing, at)
        });
        if playing {
            self.begin(at, now);
        }
        self.tell(now);
    }

    fn warm(&mut self, track: &Arc<Track>, now: Instant) {
        let gain = self.gain();
        self.link.warm(track, gain, now);
    }

    fn trouble(&self) -> Option<Trouble> {
        match &self.loaded {
            Loaded::Here(track) if track.cut_short() => Some(Trouble::CutShort),
            _ => None,
        }
    }

    fn play(&mut self, now: Instant) {
        let (state, at) = self.face(|face| (face.state, face.at(now)));
        match state {
            State::Paused => self.begin(at, now),
            State::Ended => self.begin(0.0, now),
            State::Stopped | State::Playing => return,
        }
        self.tell(now);
    }

    fn pause(&mut self, now: Instant) {
        let paused = self.face(|face| {
            if face.state != State::Playing {
                return false;
            }
            face.place = Place::Held(face.at(now));
            face.state = State::Paused;
            true
        });
        if paused {
            self.begun = true;
            self.link.rest(now);
            self.tell(now);
        }
    }

    fn seek(&mut self, ms: f64, now: Instant) {
        if !ms.is_finite() {
            return;
        }
        let (state, ms) = self.face(|face| {
            let ms = face.within(ms);
            if matches!(face.state, State::Paused | State::Ended) {
                face.state = State::Paused;
                face.place = Place::Held(ms);
            }
            (face.state, ms)
        });
        match state {
            State::Stopped => return,
            State::Playing => self.begin(ms, now),
            State::Paused | State::Ended => {}
        }
        self.tell(now);
    }

    fn set_speed(&mut self, speed: f64, now: Instant) {
        if !speed.is_finite() {
            return;
        }
        let speed = speed.clamp(*SPEEDS.start(), *SPEEDS.end());
        self.face(|face| face.set_speed(now, speed));
        self.link.order(Order::Speed(speed));
        self.tell(now);
    }

    pub(super) fn tell(&mut self, now: Instant) {
        self.next_tick = now + TICK;
        let playback = self.face(|face| face.playback(now));
        (self.on_change)(playback);
    }

    pub(super) fn gain(&self) -> f32 {
        gain(self.face(|face| face.volume))
    }

    pub(super) fn face<T>(&self, with: impl FnOnce(&mut Face) -> T) -> T {
        with(&mut face::locked(&self.face))
    }
}
