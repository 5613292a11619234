//! The narration of the exhibition on screen: which recording is loaded, and how it sounds to this visitor.

use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::mpsc;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use engine::edition::Edition;
use engine::home::Settings;
use engine::narration::{Narrator, Output, Playback, Recording, State};

use crate::bridge::wire::{Narration, NarrationState, TrackName};

/// A recording that was loaded, and the number it was given.
type Loaded = Option<(u64, TrackName)>;

/// How long a tone sounds by which a loudspeaker is tried, in ms.
const TONE_MS: u32 = 1000;
/// How long it is waited for: a device may take seconds to open, or hang.
const TONE_OVER: Duration = Duration::from_secs(8);

/// The narrator, the name of what it holds, and this machine's ceiling.
pub struct Voice {
    narrator: Narrator,
    loaded: Arc<Mutex<Loaded>>,
    prepared: Mutex<Option<TrackName>>,
    levels: Arc<Levels>,
    /// The volume that the visitor asked for.
    wanted: AtomicU8,
    /// Whether staff switched the sound off.
    muted: Arc<AtomicBool>,
    output: Output,
    /// Who waits for the end of a tone.
    listener: Arc<Mutex<Option<mpsc::Sender<Playback>>>>,
    /// Whether anything was asked to play.
    asked: AtomicBool,
}

/// How loud it is on this machine, each 0 to 100.
#[derive(Debug)]
struct Levels {
    /// At which each visit begins; never above the ceiling.
    volume: AtomicU8,
    /// That none exceeds.
    ceiling: AtomicU8,
}

impl Levels {
    fn of(settings: &Settings) -> Self {
        let ceiling = settings.volume_ceiling;
        Self { volume: settings.volume.min(ceiling).into(), ceiling: ceiling.into() }
    }

    fn volume(&self) -> u8 {
        self.volume.load(Ordering::Relaxed)
    }

    fn ceiling(&self) -> u8 {
        self.ceiling.load(Ordering::Relaxed)
    }
}

impl Voice {
    /// Opens no device yet. `on_change` is told every change and the position while playing.
    pub fn new(settings: &Settings, on_change: impl Fn(Narration) + Send + 'static) -> Self {
        let levels = Arc::new(Levels::of(settings));
        let output = named(settings.sound_output.clone());
        let loaded: Arc<Mutex<Loaded>> = Arc::default();
        let listener: Arc<Mutex<Option<mpsc::Sender<Playback>>>> = Arc::default();
        let muted: Arc<AtomicBool> = Arc::default();
        let off = Arc::clone(&muted);
        let (name, now, tried) = (Arc::clone(&loaded), Arc::clone(&levels), Arc::clone(&listener));
        let narrator = Narrator::start(output.clone(), move |playback| {
            if let Some(listener) = lock(&tried).as_ref() {
                // Who waited may have gone.
                let _ = listener.send(playback);
            }
            // What is still told of a recording that was replaced would be taken for a place of the new one.
            if let Some(narration) = narration(&playback, &lock(&name), now.ceiling(), off.load(Ordering::Relaxed)) {
                on_change(narration);
            }
        });
        narrator.set_volume(levels.volume());
        let (prepared, asked) = (Mutex::new(None), AtomicBool::new(false));
        let wanted = AtomicU8::new(levels.volume());
        Self { narrator, loaded, prepared, levels, wanted, muted, output, listener, asked }
    }

    /// Takes the volume and the ceiling of these settings, from now on.
    pub fn set_levels(&self, settings: &Settings) {
        let levels = Levels::of(settings);
        self.levels.volume.store(levels.volume(), Ordering::Relaxed);
        self.levels.ceiling.store(levels.ceiling(), Ordering::Relaxed);
        self.set_volume(levels.volume());
    }

    /// Plays a tone of a second on an output, at a volume; whether it was heard there. Ends a narration. Takes its time,
    /// with a device that hangs eight seconds.
    pub fn try_output(&self, output: Option<String>, volume: u8) -> bool {
        let output = named(output);
        self.stop();
        let (sender, changes) = mpsc::channel();
        if output == self.output {
            // The one that may have the device open already.
            *lock(&self.listener) = Some(sender);
            let heard = hear_tone(&self.narrator, volume, &changes);
            *lock(&self.listener) = None;
            self.asked.store(true, Ordering::Relaxed);
            self.reset();
            return heard;
        }
        let narrator = Narrator::start(output, move |playback| {
            let _ = sender.send(playback);
        });
        hear_tone(&narrator, volume, &changes)
    }

    /// Reads a recording that is likely to be asked for next, so that its first sound comes at once. Asked again for the
    /// same one, it does nothing.
    pub fn prepare(&self, edition: &Edition, item: &str, language: &str) {
        let name = TrackName { item: item.to_owned(), language: language.to_owned() };
        if lock(&self.prepared).as_ref() == Some(&name) {
            return;
        }
        if let Some(recording) = recording(edition, &name) {
            self.narrator.prepare(recording);
        }
        *lock(&self.prepared) = Some(name);
    }

    /// Plays a recording of `edition` from `at` ms; without `at` it goes on where it is. False if there is none of
    /// that name.
    pub fn play(&self, edition: &Edition, track: TrackName, at: Option<f64>) -> bool {
        {
            let mut loaded = lock(&self.loaded);
            if loaded.as_ref().is_some_and(|(_, name)| *name == track) {
                if let Some(at) = at {
                    self.narrator.seek(at);
                }
            } else {
                let Some(recording) = recording(edition, &track) else {
                    return false;
                };
                *loaded = Some((self.narrator.load(recording, at.unwrap_or_default()), track));
            }
        }
        self.asked.store(true, Ordering::Relaxed);
        self.narrator.play();
        true
    }

    /// Holds the narration where it is.
    pub fn pause(&self) {
        self.narrator.pause();
    }

    /// Goes to `at` ms of the recording.
    pub fn seek(&self, at: f64) {
        self.narrator.seek(at);
    }

    /// Sets the speed, 0.75 to 1.5; what lies outside is brought to the nearer end.
    pub fn set_speed(&self, speed: f64) {
        self.narrator.set_speed(speed.clamp(0.75, 1.5));
    }

    /// Sets the volume, 0 to the ceiling.
    pub fn set_volume(&self, volume: u8) {
        self.wanted.store(volume.min(self.levels.ceiling()), Ordering::Relaxed);
        self.sound();
    }

    /// Switches the sound off or on: what is read runs on, in silence.
    pub fn mute(&self, muted: bool) {
        self.muted.store(muted, Ordering::Relaxed);
        self.sound();
    }

    fn sound(&self) {
        let volume = if self.muted.load(Ordering::Relaxed) { 0 } else { self.wanted.load(Ordering::Relaxed) };
        self.narrator.set_volume(volume);
    }

    /// Lets the recording go.
    pub fn stop(&self) {
        self.narrator.stop();
        *lock(&self.loaded) = None;
    }

    /// As the next visitor finds it: nothing loaded, the machine's volume, plain speed.
    pub fn reset(&self) {
        self.stop();
        *lock(&self.prepared) = None;
        self.narrator.set_speed(1.0);
        self.set_volume(self.levels.volume());
    }

    /// How it stands now.
    pub fn now(&self) -> Narration {
        let loaded = lock(&self.loaded);
        let playback = self.narrator.now();
        let stopped = Playback { state: State::Stopped, at_ms: 0.0, ..playback };
        let ceiling = self.levels.ceiling();
        let muted = self.muted.load(Ordering::Relaxed);
        narration(&playback, &loaded, ceiling, muted).unwrap_or_else(|| told(&stopped, None, ceiling, muted))
    }

    /// Whether the sound device plays; nothing before it was asked to.
    pub fn sounds(&self) -> Option<bool> {
        self.asked.load(Ordering::Relaxed).then(|| self.narrator.now().sounding)
    }

    /// Whether somebody is listening.
    pub fn playing(&self) -> bool {
        self.narrator.now().state == State::Playing
    }
}

fn named(output: Option<String>) -> Output {
    output.map_or(Output::Default, Output::Named)
}

/// Plays a tone to its end; whether it came to the loudspeaker.
fn hear_tone(narrator: &Narrator, volume: u8, changes: &mpsc::Receiver<Playback>) -> bool {
    narrator.set_volume(volume);
    let load = narrator.load(Recording::Tone { duration_ms: TONE_MS }, 0.0);
    narrator.play();
    let began = std::time::Instant::now();
    while let Ok(playback) = changes.recv_timeout(TONE_OVER.saturating_sub(began.elapsed())) {
        if playback.load == load && playback.state == State::Ended {
            return playback.sounding;
        }
    }
    false
}

/// A recording whose file is not served is read along in silence rather than not at all.
fn recording(edition: &Edition, track: &TrackName) -> Option<Recording> {
    let track = edition.content().track(track)?;
    let (silent_ms, gain) = (track.duration, track.gain.unwrap_or_default());
    let file = track.sound.as_deref().and_then(|name| edition.file(name));
    Some(match file {
        Some(file) => Recording::File { path: file.path, silent_ms, gain },
        None => Recording::Silent { duration_ms: silent_ms },
    })
}

/// What the page is told of `playback`; nothing where it is of a recording that is no longer the loaded one.
fn narration(playback: &Playback, loaded: &Loaded, ceiling: u8, muted: bool) -> Option<Narration> {
    let track = match loaded {
        _ if playback.state == State::Stopped => None,
        Some((load, track)) if *load == playback.load => Some(track.clone()),
        _ => return None,
    };
    Some(told(playback, track, ceiling, muted))
}

fn told(playback: &Playback, track: Option<TrackName>, ceiling: u8, muted: bool) -> Narration {
    Narration {
        track,
        state: match playback.state {
            State::Stopped => NarrationState::Stopped,
            State::Playing => NarrationState::Playing,
            State::Paused => NarrationState::Paused,
            State::Ended => NarrationState::Ended,
        },
        at: playback.at_ms,
        speed: playback.speed,
        volume: playback.volume,
        ceiling,
        sounding: playback.sounding && !muted,
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
