//! The sound by which an installer hears whether a loudspeaker is the right one.

use std::f64::consts::TAU;
use std::num::NonZeroU32;

use super::track::Track;

/// Frames a second.
const RATE: NonZeroU32 = NonZeroU32::new(48_000).expect("it is not zero");
/// The a by which instruments are tuned, in Hz: every loudspeaker gives it.
const PITCH: f64 = 440.0;
/// Peak of the sine, 1 being full scale: about as loud as the voices of an exhibition ([`super::loudness::TARGET_LUFS`]).
const PEAK: f64 = 0.14;
/// How long it comes and goes, in ms: a sine that starts at once clicks.
const FADE_MS: f64 = 40.0;

/// A sine of a length in ms that comes and goes softly.
pub fn tone(duration_ms: u32) -> Track {
    let rate = f64::from(RATE.get());
    let frames = (f64::from(duration_ms) / 1000.0 * rate) as u32;
    let fade = FADE_MS / 1000.0 * rate;
    let samples = (0..frames).map(|frame| {
        let at = f64::from(frame);
        let near = at.min(f64::from(frames - 1 - frame));
        (PEAK * (near / fade).min(1.0) * (TAU * PITCH * at / rate).sin()) as f32
    });
    Track::new(samples.collect(), 1, RATE)
}
