//! Narration: recordings of texts, played at a known place.
//!
//! A [`Narrator`] plays one recording at a time and tells which sample of it is at the loudspeaker. Where there is no
//! sound device, or while it is gone, the recording runs on in silence on the clock, so that a text can be read along.

mod course;
mod device;
mod dial;
mod face;
mod heard;
mod link;
pub mod loudness;
mod output;
mod player;
pub mod probe;
pub mod render;
mod shelf;
pub mod stretch;
pub mod timings;
pub mod tone;
pub mod track;
mod voice;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use face::Face;
use player::{Message, Player};

pub use device::OpenError;
pub use output::outputs;
pub use probe::{Probe, ProbeError, duration, probe};
pub use voice::Reel;

/// The slowest and the fastest speed, 1 being that of the recording.
pub const SPEEDS: std::ops::RangeInclusive<f64> = 0.75..=1.5;

/// Where sound goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// To the system's default device, whichever that is when sound begins.
    Default,
    /// To the device of this name, one of [`outputs`]; to no other if it isn't there.
    Named(String),
    /// Nowhere.
    None,
}

/// What is played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recording {
    /// A sound file: FLAC, Ogg Vorbis, MP3, WAV or M4A.
    File {
        /// Where it is.
        path: PathBuf,
        /// How long it runs in silence if it can't be played, in ms.
        silent_ms: u32,
        /// By how much it is played louder, in tenths of a decibel; see [`loudness::gain`].
        gain: i16,
    },
    /// Silence of this length, for a text that is read along without a voice.
    Silent {
        /// Its length in ms.
        duration_ms: u32,
    },
    /// A tone of this length, for who tries a loudspeaker.
    Tone {
        /// Its length in ms.
        duration_ms: u32,
    },
}

/// What a narrator is doing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Playback {
    /// Which [`Narrator::load`] it is of; 0 before the first.
    pub load: u64,
    /// Whether it runs.
    pub state: State,
    /// Place in the recording, in ms: of the sample at the loudspeaker now. After a start or a jump it stays at the
    /// place begun from until the first sample is there.
    pub at_ms: f64,
    /// Speed, within [`SPEEDS`]; the pitch is kept.
    pub speed: f64,
    /// Volume, 0 to 100; see [`gain`].
    pub volume: u8,
    /// False where nothing can be heard: no device, none for now, or a silent recording.
    pub sounding: bool,
    /// What is wrong with the recording that was loaded last.
    pub trouble: Option<Trouble>,
}

/// Whether a narration runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing is loaded, or it was let go.
    Stopped,
    /// It runs, in sound or in silence, or does so once the recording is read and the device is open.
    Playing,
    /// It is held, or was not begun.
    Paused,
    /// It came to its end; the place is the recording's length.
    Ended,
}

/// What is wrong with a recording; the log says more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It can't be played at all: it runs in silence.
    Unreadable,
    /// It broke off: what there is of it is played.
    CutShort,
}

/// Plays recordings. Its methods return at once and are obeyed in order; dropping it falls silent and ends its threads
/// within a few seconds even if the device hangs.
pub struct Narrator {
    messages: Sender<Message>,
    loads: AtomicU64,
    face: Arc<Mutex<Face>>,
    thread: Option<JoinHandle<()>>,
    /// In a lock only so that a narrator can be shared.
    over: Mutex<Receiver<()>>,
}

impl Narrator {
    /// A narrator with nothing loaded, at speed 1 and volume 60. The sound device is opened when a recording was
    /// prepared or is played, and closed half a minute after it was last wanted.
    ///
    /// `on_change` is called, on a thread of the narrator's own, at every change, when the first sample after a start
    /// is at the loudspeaker, and ten times a second while it plays.
    ///
    /// # Panics
    /// If the system can start no thread.
    pub fn start(output: Output, on_change: impl Fn(Playback) + Send + 'static) -> Self {
        let (messages, inbox) = mpsc::channel();
        let face = Arc::new(Mutex::new(Face::new(output != Output::None)));
        let (done, over) = mpsc::channel();
        let player = Player::new(output, inbox, messages.clone(), Arc::clone(&face), on_change);
        let thread = std::thread::Builder::new()
            .name("narration".to_owned())
            .spawn(move || {
                player.run();
                drop(done);
            })
            .expect("the system starts threads");
        Self { messages, loads: AtomicU64::new(0), face, thread: Some(thread), over: Mutex::new(over) }
    }

    /// Takes a recording, held at a place in ms. A file is read in the background; [`Narrator::play`] needn't wait.
    /// Returns the number by which [`Playback::load`] tells this recording's places from an earlier one's.
    pub fn load(&self, recording: Recording, at_ms: f64) -> u64 {
        let load = self.loads.fetch_add(1, Ordering::Relaxed) + 1;
        self.send(Message::Load { load, recording, at_ms });
        load
    }

    /// Reads a recording that is likely to be loaded next and opens the device, so that its first sound comes without
    /// delay. The last three that were read are kept.
    pub fn prepare(&self, recording: Recording) {
        self.send(Message::Prepare(recording));
    }

    /// Plays on from where it is held; from the beginning after the end.
    pub fn play(&self) {
        self.send(Message::Play);
    }

    /// Holds it at the sample that is at the loudspeaker.
    pub fn pause(&self) {
        self.send(Message::Pause);
    }

    /// Goes to a place in ms, within the recording; goes on playing if it plays.
    pub fn seek(&self, ms: f64) {
        self.send(Message::Seek(ms));
    }

    /// Sets the speed, held within [`SPEEDS`].
    pub fn set_speed(&self, speed: f64) {
        self.send(Message::Speed(speed));
    }

    /// Sets the volume, held within 0 to 100.
    pub fn set_volume(&self, volume: u8) {
        self.send(Message::Volume(volume.min(100)));
    }

    /// Falls silent and lets go of the recording.
    pub fn stop(&self) {
        self.send(Message::Stop);
    }

    /// What it is doing at this moment.
    pub fn now(&self) -> Playback {
        face::locked(&self.face).playback(Instant::now())
    }

    fn send(&self, message: Message) {
        if self.messages.send(message).is_err() {
            tracing::error!("the narrator's thread has ended");
        }
    }
}

impl Drop for Narrator {
    fn drop(&mut self) {
        let _ = self.messages.send(Message::Quit);
        let Some(thread) = self.thread.take() else {
            return;
        };
        // The last owner may be the one who listens to changes, on the very thread.
        if thread.thread().id() == std::thread::current().id() {
            return;
        }
        let over = self.over.get_mut().unwrap_or_else(PoisonError::into_inner);
        if matches!(over.recv_timeout(Duration::from_secs(3)), Err(mpsc::RecvTimeoutError::Timeout)) {
            tracing::warn!("the narrator does not end; its thread is left behind");
            return;
        }
        let _ = thread.join();
    }
}

/// The factor for samples at a volume from 0 to 100. Loudness as people hear it goes with the 0.6th power of the sound
/// pressure (Stevens), so this makes 50 half as loud as 100. At 100 samples are as recorded; they never clip.
pub fn gain(volume: u8) -> f32 {
    (f32::from(volume.min(100)) / 100.0).powf(1.0 / 0.6)
}
