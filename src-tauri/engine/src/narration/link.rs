//! The narrator's side of the device: asking for it, noticing that it is gone, asking again, letting it rest.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use super::Output;
use super::output::{Ask, Line, Sound, Tell};
use super::render::{Order, Span};
use super::track::Track;
use super::voice::Reel;

/// How long a device may take to open before the narration goes on without it.
const PATIENCE: Duration = Duration::from_millis(1500);
/// How long an open device may ask for no sound before it is taken for gone.
const STALL: Duration = Duration::from_secs(1);
/// The same after it gave an error.
const DOUBT: Duration = Duration::from_millis(150);
/// How long an open device is kept while a recording is held or about to be loaded: to read a few sentences before the
/// next tap. Opening one takes a tenth of a second.
const REST: Duration = Duration::from_secs(30);
/// How long it is kept when the recording was let go: another one may follow at once.
const RELEASE: Duration = Duration::from_secs(3);
/// The first wait before a device is asked for again, and the longest; each is twice the one before.
const FIRST_WAIT: Duration = Duration::from_millis(250);
const LONGEST_WAIT: Duration = Duration::from_secs(4);

/// What became of the device.
pub(super) enum Reach {
    /// It is open; what it is given is told here.
    Opened(Receiver<Span>),
    /// It is gone, or doesn't come.
    Gone,
}

type Teller = Box<dyn Fn() -> Sound + Send>;

/// The way to the device.
pub(super) struct Link {
    /// Starts the device's thread; absent where no sound is wanted.
    start: Option<Teller>,
    sound: Option<Sound>,
    door: Door,
    /// Counts the times the device was asked for, so that an answer to an earlier asking isn't taken for a new one.
    id: u64,
    /// Times in a row that it didn't come or was lost.
    failures: u32,
    retry_at: Option<Instant>,
    close_at: Option<Instant>,
    /// What it was last asked to open for.
    rate: u32,
    gain: f32,
}

enum Door {
    Closed,
    Opening { since: Instant, late: bool },
    Open(Open),
}

struct Open {
    line: Line,
    /// What was given to it to play.
    track: Option<Arc<Track>>,
    beats: u64,
    /// By when it has to ask for sound again.
    due: Instant,
    /// Whether it takes no more orders.
    deaf: bool,
}

impl Link {
    pub fn new(output: Output, tell: impl Fn(Tell) + Clone + Send + 'static) -> Self {
        let start = (output != Output::None).then(|| {
            let start = move || Sound::start(output.clone(), tell.clone());
            Box::new(start) as Teller
        });
        Self {
            start,
            sound: None,
            door: Door::Closed,
            id: 0,
            failures: 0,
            retry_at: None,
            close_at: None,
            rate: 0,
            gain: 0.0,
        }
    }

    /// Whether sound is to be expected: there is an output, and it didn't fail when last seen.
    pub fn is_hopeful(&self) -> bool {
        self.start.is_some() && self.failures == 0
    }

    /// Gets the device ready for a track. False if it has yet to be opened, which is told later.
    pub fn reach(&mut self, track: &Arc<Track>, gain: f32, now: Instant) -> bool {
        if self.start.is_none() {
            return false;
        }
        self.close_at = None;
        self.gain = gain;
        let other_rate = self.rate != track.rate().get();
        self.rate = track.rate().get();
        match &mut self.door {
            Door::Open(open) if !other_rate => {
                open.due = now + STALL;
                let held = open.track.as_ref().is_some_and(|held| Arc::ptr_eq(held, track));
                if !held {
                    open.track = Some(Arc::clone(track));
                    self.order(Order::Load(Box::new(Reel::new(Arc::clone(track)))));
                }
                true
            }
            Door::Opening { .. } if !other_rate => false,
            Door::Closed if self.retry_at.is_some() => false,
            _ => {
                self.open(now);
                false
            }
        }
    }

    /// Opens a closed device ahead of its first sound; it is closed again if none comes soon.
    pub fn warm(&mut self, track: &Arc<Track>, gain: f32, now: Instant) {
        if self.retry_at.is_some() || self.start.is_none() {
            return;
        }
        if matches!(self.door, Door::Closed) {
            self.reach(track, gain, now);
            self.close_at = Some(now + REST);
        } else if self.close_at.is_some() {
            self.close_at = Some(now + REST);
        }
    }

    /// Gives an order to the device if it is open.
    pub fn order(&mut self, order: Order) {
        if let Order::Gain(gain) = order {
            self.gain = gain;
        }
        if let Door::Open(open) = &mut self.door
            && open.line.orders.try_send(order).is_err()
        {
            open.deaf = true;
        }
    }

    /// Falls silent; the device is closed if it isn't wanted again soon.
    pub fn rest(&mut self, now: Instant) {
        self.hush(now + REST);
    }

    /// Falls silent, and the recording is no longer wanted.
    pub fn release(&mut self, now: Instant) {
        self.hush(now + RELEASE);
    }

    fn hush(&mut self, close_at: Instant) {
        self.order(Order::Stop);
        self.retry_at = None;
        if !matches!(self.door, Door::Closed) {
            self.close_at = Some(self.close_at.map_or(close_at, |at| at.min(close_at)));
        }
    }

    /// Takes what the device's threads tell.
    pub fn hear(&mut self, tell: Tell, now: Instant) -> Option<Reach> {
        match tell {
            Tell::Opened { id, line } if id == self.id && matches!(self.door, Door::Opening { .. }) => {
                let (unheard, spans) = std::sync::mpsc::sync_channel(0);
                drop(unheard);
                let mut line = line;
                let spans = std::mem::replace(&mut line.spans, spans);
                self.door = Door::Open(Open { line, track: None, beats: 0, due: now + STALL, deaf: false });
                let gain = self.gain;
                self.order(Order::Gain(gain));
                Some(Reach::Opened(spans))
            }
            Tell::Failed { id, error } if id == self.id => {
                if self.failures == 0 {
                    tracing::warn!(%error, "there is no sound; going on in silence");
                }
                Some(self.lose(now))
            }
            Tell::Doubtful { id, error } if id == self.id => {
                tracing::debug!(%error, "the sound device gave an error");
                if let Door::Open(open) = &mut self.door {
                    open.due = open.due.min(now + DOUBT);
                }
                None
            }
            Tell::Lost { id, error } if id == self.id && !matches!(self.door, Door::Closed) => {
                tracing::warn!(%error, "the sound device is gone");
                Some(self.lose(now))
            }
            _ => None,
        }
    }

    /// Does what is due by now.
    pub fn look(&mut self, now: Instant) -> Option<Reach> {
        if self.close_at.is_some_and(|at| at <= now) {
            self.close();
        }
        if self.retry_at.is_some_and(|at| at <= now) {
            self.open(now);
        }
        match &mut self.door {
            Door::Opening { since, late } if !*late && *since + PATIENCE <= now => {
                *late = true;
                self.failures = self.failures.max(1);
                tracing::warn!("the sound device doesn't open; going on in silence");
                return Some(Reach::Gone);
            }
            Door::Open(open) => {
                while open.line.retired.try_recv().is_ok() {}
                let beats = open.line.beats.load(Ordering::Relaxed);
                if beats != open.beats {
                    open.beats = beats;
                    open.due = now + STALL;
                    self.failures = 0;
                }
                if self.close_at.is_none() && (open.deaf || open.due <= now) {
                    tracing::warn!("the sound device asks for no more sound");
                    return Some(self.lose(now));
                }
            }
            Door::Opening { .. } | Door::Closed => {}
        }
        None
    }

    /// When to look next.
    pub fn deadline(&self) -> Option<Instant> {
        let door = match &self.door {
            Door::Opening { since, late: false } => Some(*since + PATIENCE),
            Door::Open(open) if self.close_at.is_none() => Some(open.due),
            _ => None,
        };
        [door, self.retry_at, self.close_at].into_iter().flatten().min()
    }

    fn open(&mut self, now: Instant) {
        let Some(start) = &self.start else { return };
        let sound = self.sound.get_or_insert_with(start);
        self.id += 1;
        sound.ask(Ask::Open { id: self.id, rate: self.rate, gain: self.gain });
        self.retry_at = None;
        self.door = Door::Opening { since: now, late: self.failures > 0 };
    }

    fn close(&mut self) {
        self.close_at = None;
        self.id += 1;
        self.door = Door::Closed;
        if let Some(sound) = &self.sound {
            sound.ask(Ask::Close);
        }
    }

    fn lose(&mut self, now: Instant) -> Reach {
        let wanted = self.close_at.is_none();
        self.close();
        if wanted {
            let wait = FIRST_WAIT * 2_u32.saturating_pow(self.failures.min(8));
            self.retry_at = Some(now + wait.min(LONGEST_WAIT));
            self.failures += 1;
        }
        Reach::Gone
    }
}
