//! How loud a recording is, and what brings it to the loudness of all others.

use std::path::Path;

use ebur128::{EbuR128, Mode};
use rodio::Source;

use super::probe::{self, LONGEST_MS, Limit, ProbeError};

/// Loudness of every recording as it is played, in LUFS, integrated (EBU R 128 measures it so; -18 leaves room for
/// voices whose peaks are high above it).
pub const TARGET_LUFS: f64 = -18.0;
/// The highest true peak that a recording is brought to, in dBTP (EBU R 128).
const HIGHEST_PEAK: f64 = -1.0;
/// What is off by less is left as it is: nobody hears it, and most recordings come mastered. In dB.
const HEARD: f64 = 0.5;
/// More is a recording of something else than a voice near a microphone; in dB.
const MOST: f64 = 24.0;
/// Frames that are measured together.
const CHUNK: usize = 4096;

/// By how much a recording is to be made louder to have [`TARGET_LUFS`], in tenths of a decibel; softer where below
/// zero, 0 where it is silent. No louder than its peaks allow. Decodes all of it.
///
/// # Errors
/// As [`probe::probe`].
pub fn gain(path: &Path) -> Result<i16, ProbeError> {
    probe::guarded(path, || {
        let decoder = probe::open(path)?;
        let (channels, rate) = (u32::from(decoder.channels().get()), decoder.sample_rate().get());
        let damaged = |error: ebur128::Error| ProbeError::Damaged { path: path.to_owned(), reason: error.to_string() };
        let mut meter = EbuR128::new(channels, rate, Mode::I | Mode::TRUE_PEAK).map_err(damaged)?;
        let most = LONGEST_MS * u64::from(rate) / 1000;
        let mut frames = 0;
        let mut samples = decoder.map(|sample| if sample.is_finite() { sample } else { 0.0 });
        loop {
            let chunk: Vec<f32> = samples.by_ref().take(CHUNK * channels as usize).collect();
            if chunk.len() < channels as usize {
                break;
            }
            let whole = chunk.len() / channels as usize * channels as usize;
            meter.add_frames_f32(&chunk[..whole]).map_err(damaged)?;
            frames += (whole / channels as usize) as u64;
            if frames > most {
                probe::hold(path, Limit::Duration, LONGEST_MS + 1, LONGEST_MS)?;
            }
        }
        let loudness = meter.loudness_global().map_err(damaged)?;
        let peak = (0..channels).filter_map(|channel| meter.true_peak(channel).ok()).fold(0.0, f64::max);
        Ok(towards_target(loudness, 20.0 * peak.log10()))
    })
}

fn towards_target(lufs: f64, peak_db: f64) -> i16 {
    // Silence has no loudness.
    if !lufs.is_finite() || !peak_db.is_finite() {
        return 0;
    }
    let wanted = (TARGET_LUFS - lufs).clamp(-MOST, MOST);
    let allowed = if wanted > 0.0 { wanted.min((HIGHEST_PEAK - peak_db).max(0.0)) } else { wanted };
    if allowed.abs() < HEARD { 0 } else { (allowed * 10.0).round() as i16 }
}

/// The factor for samples that are to be louder by so many tenths of a decibel.
pub fn factor(gain: i16) -> f32 {
    10_f32.powf(f32::from(gain) / 200.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_soft_voice_is_raised_as_far_as_its_peaks_allow_and_a_loud_one_lowered() {
        assert_eq!(towards_target(-30.0, -20.0), 120);
        assert_eq!(towards_target(-30.0, -6.0), 50);
        assert_eq!(towards_target(-10.0, 0.0), -80);
    }

    #[test]
    fn what_nobody_hears_and_silence_stay_as_they_are() {
        assert_eq!(towards_target(-18.3, -3.0), 0);
        assert_eq!(towards_target(f64::NEG_INFINITY, f64::NEG_INFINITY), 0);
        assert_eq!(towards_target(-40.0, 0.5), 0, "a peak that clips already allows nothing");
    }
}
