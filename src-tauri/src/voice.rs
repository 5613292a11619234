//! The narration of the exhibition on screen: which recording is loaded, and how it sounds to this visitor.

use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use engine::edition::Edition;
use engine::home::Settings;
use engine::narration::{Narrator, Output, Playback, Recording, State};

use crate::bridge::wire::{Narration, NarrationState, TrackName};

/// A recording that was loaded, and the number it was given.
type Loaded = Option<(u64, TrackName)>;

/// The narrator, the name of what it holds, and this machine's ceiling.
pub struct Voice {
    narrator: Narrator,
    loaded: Arc<Mutex<Loaded>>,
    prepared: Mutex<Option<TrackName>>,
    volume: u8,
    ceiling: u8,
    /// The volume that the visitor asked for.
    wanted: AtomicU8,
    /// Whether staff switched the sound off.
    muted: Arc<AtomicBool>,
    /// Whether anything was asked to play.
    asked: AtomicBool,
}

impl Voice {
    /// Opens no device yet. `on_change` is told every change and the position while playing.
    pub fn new(settings: &Settings, on_change: impl Fn(Narration) + Send + 'static) -> Self {
        let ceiling = settings.volume_ceiling;
        let volume = settings.volume.min(ceiling);
        let output = settings.sound_output.clone().map_or(Output::Default, Output::Named);
        let loaded: Arc<Mutex<Loaded>> = Arc::default();
        let name = Arc::clone(&loaded);
        let muted: Arc<AtomicBool> = Arc::default();
        let off = Arc::clone(&muted);
        let narrator = Narrator::start(output, move |playback| {
            // What is still told of a recording that was replaced would be taken for a place of the new one.
            if let Some(narration) = narration(&playback, &lock(&name), ceiling, off.load(Ordering::Relaxed)) {
                on_change(narration);
            }
        });
        narrator.set_volume(volume);
        Self {
            narrator,
            loaded,
            prepared: Mutex::new(None),
            volume,
            ceiling,
            wanted: AtomicU8::new(volume),
            muted,
            asked: AtomicBool::new(false),
        }
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
        self.wanted.store(volume.min(self.ceiling), Ordering::Relaxed);
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
        self.set_volume(self.volume);
    }

    /// How it stands now.
    pub fn now(&self) -> Narration {
        let loaded = lock(&self.loaded);
        let playback = self.narrator.now();
        let stopped = Playback { state: State::Stopped, at_ms: 0.0, ..playback };
        let muted = self.muted.load(Ordering::Relaxed);
        narration(&playback, &loaded, self.ceiling, muted).unwrap_or_else(|| told(&stopped, None, self.ceiling, muted))
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
