//! What a visitor would have heard, with the time of every sample.

use std::io::Read;
use std::path::Path;
use std::process::{ChildStdout, Stdio};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::loudspeaker::LoudspeakerError;
use crate::process::Running;

const PATIENCE: Duration = Duration::from_secs(60);

/// Milliseconds since 1970, on the same clock as the page's `performance.timeOrigin + performance.now()`.
pub fn now_ms() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64() * 1000.0
}

/// A recording that is running. Dropping it ends it.
#[derive(Debug)]
pub struct Recording {
    recorder: Running,
    heard: Arc<(Mutex<Heard>, Condvar)>,
}

#[derive(Debug, Default)]
struct Heard {
    samples: Vec<f32>,
    /// When the first sample was played, as exactly as is known: a block never arrives before it was played, so the
    /// earliest start that any block suggests is the best one.
    started_ms: Option<f64>,
}

impl Recording {
    /// Samples a second, in one channel.
    pub const RATE: u32 = 48_000;

    pub(crate) fn start(folder: &Path, environment: &[(String, String)]) -> Result<Self, LoudspeakerError> {
        let log = folder.join("recorder.log");
        let rate = format!("--rate={}", Self::RATE);
        let mut recorder = Running::start_with(
            "parec",
            ["--device=hall.monitor", "--format=float32le", &rate, "--channels=1", "--latency-msec=5", "--raw"],
            environment,
            &log,
            |command| {
                command.stdout(Stdio::piped());
            },
        )?;
        let heard = Arc::new((Mutex::new(Heard::default()), Condvar::new()));
        if let Some(pipe) = recorder.child().stdout.take() {
            let heard = Arc::clone(&heard);
            std::thread::spawn(move || listen(pipe, &heard));
        }
        let recording = Self { recorder, heard };
        let deaf = recording.wait(PATIENCE, |heard| (!heard.samples.is_empty()).then_some(())).is_none();
        if deaf {
            let log = recording.recorder.log_tail();
            return Err(LoudspeakerError::Deaf { seconds: PATIENCE.as_secs(), log });
        }
        Ok(recording)
    }

    /// The samples played between two moments, as far as they were heard, and the moment of the first of them.
    pub fn between(&self, from_ms: f64, to_ms: f64) -> (Vec<f32>, f64) {
        self.with(|heard| {
            let first = heard.index(from_ms);
            let last = heard.index(to_ms).max(first);
            (heard.samples[first..last].to_vec(), heard.moment(first))
        })
    }

    /// Root mean square of what was played between two moments; full scale is 1.
    pub fn loudness(&self, from_ms: f64, to_ms: f64) -> f32 {
        let (samples, _) = self.between(from_ms, to_ms);
        let sum: f32 = samples.iter().map(|sample| sample * sample).sum();
        (sum / samples.len().max(1) as f32).sqrt()
    }

    /// Waits until everything played before the moment was heard.
    pub fn hear_until(&self, moment_ms: f64, patience: Duration) -> bool {
        self.wait(patience, |heard| (heard.moment(heard.samples.len()) >= moment_ms).then_some(())).is_some()
    }

    /// The moment of the first sample after `from_ms` that is louder than `level`; none within `patience`.
    pub fn first_sound(&self, from_ms: f64, level: f32, patience: Duration) -> Option<f64> {
        let mut searched = 0;
        self.wait(patience, |heard| {
            let first = heard.index(from_ms).max(searched);
            searched = heard.samples.len();
            let found = heard.samples[first..].iter().position(|sample| sample.abs() > level)?;
            Some(heard.moment(first + found))
        })
    }

    /// The moment from which on it was quieter than `level` for as long as `length`; none within `patience`.
    pub fn silence(&self, from_ms: f64, level: f32, length: Duration, patience: Duration) -> Option<f64> {
        let wanted = (length.as_secs_f64() * f64::from(Self::RATE)) as usize;
        self.wait(patience, |heard| {
            let first = heard.index(from_ms);
            let loud = heard.samples[first..].iter().rposition(|sample| sample.abs() > level);
            let quiet = first + loud.map_or(0, |index| index + 1);
            (heard.samples.len() - quiet >= wanted).then(|| heard.moment(quiet))
        })
    }

    fn with<T>(&self, look: impl FnOnce(&Heard) -> T) -> T {
        look(&self.heard.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn wait<T>(&self, patience: Duration, mut look: impl FnMut(&Heard) -> Option<T>) -> Option<T> {
        let deadline = Instant::now() + patience;
        let mut heard = self.heard.0.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(value) = look(&heard) {
                return Some(value);
            }
            let left = deadline.checked_duration_since(Instant::now())?;
            heard = self.heard.1.wait_timeout(heard, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

impl Heard {
    fn index(&self, moment_ms: f64) -> usize {
        let after = (moment_ms - self.started_ms.unwrap_or(moment_ms)).max(0.0);
        ((after * f64::from(Recording::RATE) / 1000.0) as usize).min(self.samples.len())
    }

    fn moment(&self, index: usize) -> f64 {
        self.started_ms.unwrap_or(0.0) + index as f64 * 1000.0 / f64::from(Recording::RATE)
    }
}

fn listen(mut pipe: ChildStdout, heard: &(Mutex<Heard>, Condvar)) {
    let mut block = [0; 4096];
    let mut odd: Vec<u8> = Vec::new();
    while let Ok(length @ 1..) = pipe.read(&mut block) {
        let arrived_ms = now_ms();
        odd.extend_from_slice(&block[..length]);
        let mut heard_now = heard.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (whole, rest) = odd.as_chunks::<4>();
        heard_now.samples.extend(whole.iter().map(|&bytes| f32::from_le_bytes(bytes)));
        let rest = rest.to_vec();
        odd = rest;
        let long_ms = heard_now.samples.len() as f64 * 1000.0 / f64::from(Recording::RATE);
        let start = arrived_ms - long_ms;
        heard_now.started_ms = Some(heard_now.started_ms.map_or(start, |known| known.min(start)));
        heard.1.notify_all();
    }
}
