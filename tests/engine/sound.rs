//! Sound to test with: a tone that rises steadily, so that its pitch tells the place anywhere in it, at any speed that
//! keeps the pitch.

use std::f64::consts::TAU;
use std::path::Path;

/// Pitch at the beginning, in Hz.
const LOWEST: f64 = 400.0;
/// How the pitch rises, in Hz a second.
const RISE: f64 = 100.0;

/// A rising tone at half of full scale.
pub fn rising(rate: u32, seconds: f64) -> Vec<f32> {
    let rate = f64::from(rate);
    (0..(rate * seconds) as usize)
        .map(|index| {
            let at = index as f64 / rate;
            (0.5 * (TAU * (LOWEST * at + RISE * at * at / 2.0)).sin()) as f32
        })
        .collect()
}

/// A steady tone at half of full scale.
pub fn steady(rate: u32, seconds: f64, hertz: f64) -> Vec<f32> {
    let rate = f64::from(rate);
    (0..(rate * seconds) as usize).map(|index| (0.5 * (TAU * hertz * index as f64 / rate).sin()) as f32).collect()
}

/// The pitch of a stretch of sound, in Hz, from where it crosses zero; nothing where it is silent.
pub fn pitch(samples: &[f32], rate: u32) -> Option<f64> {
    if loudness(samples) < 0.01 {
        return None;
    }
    let rises: Vec<f64> = samples
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| pair[0] < 0.0 && pair[1] >= 0.0)
        .map(|(index, pair)| index as f64 + f64::from(pair[0] / (pair[0] - pair[1])))
        .collect();
    let (first, last) = (rises.first()?, rises.last()?);
    (rises.len() > 2).then(|| (rises.len() - 1) as f64 * f64::from(rate) / (last - first))
}

/// The place in the rising tone that a stretch of it comes from, in ms, at its middle.
pub fn place(samples: &[f32], rate: u32) -> Option<f64> {
    pitch(samples, rate).map(|pitch| (pitch - LOWEST) / RISE * 1000.0)
}

/// Root mean square.
pub fn loudness(samples: &[f32]) -> f64 {
    let power: f64 = samples.iter().map(|sample| f64::from(*sample).powi(2)).sum();
    (power / samples.len().max(1) as f64).sqrt()
}

/// Writes samples as a WAV file of 16 bits.
pub fn write_wav(path: &Path, samples: &[f32], channels: u16, rate: u32) {
    let bytes = samples.len() as u32 * 2;
    let mut file = Vec::with_capacity(bytes as usize + 44);
    file.extend_from_slice(b"RIFF");
    file.extend_from_slice(&(36 + bytes).to_le_bytes());
    file.extend_from_slice(b"WAVEfmt ");
    file.extend_from_slice(&16_u32.to_le_bytes());
    file.extend_from_slice(&1_u16.to_le_bytes());
    file.extend_from_slice(&channels.to_le_bytes());
    file.extend_from_slice(&rate.to_le_bytes());
    file.extend_from_slice(&(rate * u32::from(channels) * 2).to_le_bytes());
    file.extend_from_slice(&(channels * 2).to_le_bytes());
    file.extend_from_slice(&16_u16.to_le_bytes());
    file.extend_from_slice(b"data");
    file.extend_from_slice(&bytes.to_le_bytes());
    for sample in samples {
        file.extend_from_slice(&((sample * 32767.0) as i16).to_le_bytes());
    }
    std::fs::write(path, file).unwrap();
}

/// A voice, where the shared recordings are beside the checkout; says so where they aren't.
pub fn real_recording() -> Option<std::path::PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let file = root.join("../shared/fixtures/narration/sonnet-1.mp3");
    if !file.is_file() {
        crate::support::skipped("a real recording: it is not there");
        return None;
    }
    Some(file)
}

/// A file that comes with the tests.
pub fn fixture(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/narration").join(name)
}
