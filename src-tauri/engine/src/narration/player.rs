//! The narrator's thread: obeys, keeps the place, and goes on in silence when the device doesn't.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::face::{self, Before, Clock, Face, Place};
use super::heard::Heard;
use super::link::{Link, Reach};
use super::output::Tell;
use super::probe::ProbeError;
use super::render::{Order, Start};
use super::shelf::Shelf;
use super::track::Track;
use super::{Output, Playback, Recording, SPEEDS, State, Trouble, gain};

/// How often the place is told while playing.
const TICK: Duration = Duration::from_millis(100);
/// How often it is looked whether the first sample is out, after a start.
const LOOK: Duration = Duration::from_millis(8);

/// What the narrator's thread hears.
pub(super) enum Message {
    Load(Recording),
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
enum Loaded {
    Nothing,
    Silent,
    /// A file that is being read.
    Coming(PathBuf),
    Here(Arc<Track>),
}

pub(super) struct Player<F> {
    inbox: Receiver<Message>,
    outbox: Sender<Message>,
    face: Arc<Mutex<Face>>,
    on_change: F,
    link: Link,
    shelf: Shelf,
    loaded: Loaded,
    turn: u64,
    next_tick: Instant,
    /// Whether the sound of the last start was heard and told.
    begun: bool,
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
            Message::Load(recording) => self.load(recording),
            Message::Prepare(Recording::File(path)) => self.read(&path),
            Message::Prepare(Recording::Silent { .. }) | Message::Quit => {}
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

    fn load(&mut self, recording: Recording) {
        let now = Instant::now();
        self.let_go(now);
        let duration = match recording {
            Recording::Silent { duration_ms } => {
                self.loaded = Loaded::Silent;
                Some(f64::from(duration_ms))
            }
            Recording::File(path) => {
                if let Some(track) = self.shelf.take(&path) {
                    let duration = track.duration_ms();
                    self.loaded = Loaded::Here(track);
                    Some(duration)
                } else {
                    self.read(&path);
                    self.loaded = Loaded::Coming(path);
                    None
                }
            }
        };
        let sounding = !matches!(self.loaded, Loaded::Silent) && self.link.is_hopeful();
        let trouble = self.trouble();
        self.face(|face| {
            face.state = State::Paused;
            face.duration = duration;
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
        self.link.rest(now);
    }

    fn read(&mut self, path: &std::path::Path) {
        let outbox = self.outbox.clone();
        self.shelf.read(path, move |path, read| {
            let _ = outbox.send(Message::Read(path, read));
        });
    }

    fn was_read(&mut self, path: PathBuf, read: Result<Track, ProbeError>, now: Instant) {
        let awaited = matches!(&self.loaded, Loaded::Coming(coming) if *coming == path);
        match self.shelf.put(path, read) {
            Err(error) => {
                tracing::warn!(%error, "a recording can't be played");
                if awaited {
                    self.let_go(now);
                    self.face(|face| face.trouble = Some(Trouble::Unreadable));
                    self.tell(now);
                }
            }
            Ok(track) if awaited => {
                if track.cut_short() {
                    tracing::warn!("a recording breaks off after {} ms", track.duration_ms().round());
                }
                let duration = track.duration_ms();
                self.loaded = Loaded::Here(track);
                let trouble = self.trouble();
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
            Ok(_) => {}
        }
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

    /// Plays from a place: in sound if the device is open, once it is if that may be soon, else on the clock.
    fn begin(&mut self, ms: f64, now: Instant) {
        let place = match &self.loaded {
            Loaded::Nothing => return,
            Loaded::Coming(_) => Place::Held(ms),
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
    fn join(&mut self, now: Instant) {
        let Loaded::Here(track) = &self.loaded else { return };
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
    fn fall_silent(&mut self, now: Instant) {
        let playing = self.face(|face| {
            let ms = face.at(now);
            face.heard = None;
            let playing = face.state == State::Playing;
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
    fn look(&mut self, now: Instant) {
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
    fn deadline(&self) -> Option<Instant> {
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

    fn tell(&mut self, now: Instant) {
        self.next_tick = now + TICK;
        let playback = self.face(|face| face.playback(now));
        (self.on_change)(playback);
    }

    fn gain(&self) -> f32 {
        gain(self.face(|face| face.volume))
    }

    fn face<T>(&self, with: impl FnOnce(&mut Face) -> T) -> T {
        with(&mut face::locked(&self.face))
    }
}
