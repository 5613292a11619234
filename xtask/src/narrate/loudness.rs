//! Loudness by ITU-R BS.1770 as ffmpeg measures it, and the finished file.

use std::path::Path;
use std::process::Command;

use super::NarrateError;
use super::sound::Take;
use super::tools;

/// Integrated loudness of every narration, in LUFS.
pub const LOUDNESS: f64 = -18.0;
/// How far a file may be from it, in LU.
pub const WITHIN: f64 = 0.5;
/// No true peak is above this, in dBTP.
pub const PEAK: f64 = -1.5;
/// No sample is above this; between two samples the wave may rise a little higher.
const CEILING: f32 = 0.78;
/// How often the gain is corrected.
const ROUNDS: usize = 3;
/// Samples a second of the finished file.
const RATE: u32 = 24_000;

/// What was measured.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    /// Integrated, in LUFS.
    pub loudness: f64,
    /// True peak, in dBTP.
    pub peak: f64,
}

/// Measures a sound behind some filters.
pub fn measure(sound: &Path, filters: &str) -> Result<Measured, NarrateError> {
    let output = tools::run(
        "ffmpeg",
        Command::new("ffmpeg")
            .args(["-hide_banner", "-nostats", "-i"])
            .arg(sound)
            .args(["-af", &chain(filters, "loudnorm=print_format=json")])
            .args(["-f", "null", "-"]),
    )?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let number = |name: &str| {
        let value = said.split(&format!("\"{name}\" : \"")).nth(1)?;
        value.split('"').next()?.parse().ok()
    };
    match (number("input_i"), number("input_tp")) {
        (Some(loudness), Some(peak)) => Ok(Measured { loudness, peak }),
        _ => Err(NarrateError::Program { program: "ffmpeg", message: "it printed no loudness".to_owned() }),
    }
}

/// Filters, resamples and levels the sound, writes it as FLAC and measures what was written.
pub fn write(sound: &Take, filters: &str, path: &Path) -> Result<Measured, NarrateError> {
    let folder = tempfile::tempdir().map_err(|source| NarrateError::File { path: std::env::temp_dir(), source })?;
    let raw = folder.path().join("raw.wav");
    let even = folder.path().join("even.wav");
    sound.write(&raw)?;
    let filters = chain(filters, &format!("aresample={RATE}"));
    convert(&raw, &even, &["-af", &filters, "-c:a", "pcm_f32le"])?;
    let filtered = Take::read(&even)?;
    let mut decibels = LOUDNESS - measure(&even, "")?.loudness;
    // Bending the peaks costs a little loudness, which the next round gives back.
    for _ in 0..ROUNDS {
        let factor = 10_f64.powf(decibels / 20.0) as f32;
        filtered.amplify(factor, CEILING).write(&even)?;
        decibels += LOUDNESS - measure(&even, "")?.loudness;
    }
    convert(&even, path, &["-sample_fmt", "s16", "-compression_level", "12"])?;
    let after = measure(path, "")?;
    if (after.loudness - LOUDNESS).abs() > WITHIN || after.peak > PEAK {
        return Err(NarrateError::Loudness { path: path.to_owned(), loudness: after.loudness, peak: after.peak });
    }
    Ok(after)
}

fn convert(from: &Path, to: &Path, options: &[&str]) -> Result<(), NarrateError> {
    tools::run(
        "ffmpeg",
        Command::new("ffmpeg")
            .args(["-hide_banner", "-nostats", "-y", "-i"])
            .arg(from)
            .args(options)
            .args(["-ac", "1", "-map_metadata", "-1"])
            .args(["-fflags", "+bitexact", "-flags:a", "+bitexact"])
            .arg(to),
    )
    .map(drop)
}

fn chain(first: &str, second: &str) -> String {
    if first.is_empty() { second.to_owned() } else { format!("{first},{second}") }
}
