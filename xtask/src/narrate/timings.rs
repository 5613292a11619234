//! Timings as `WebVTT`: one cue a sentence, clauses by timestamps inside it.

use std::fmt::Write as _;

/// A sentence and when it sounds.
pub struct Cue {
    /// First sample, in seconds.
    pub begin: f64,
    /// Last sample, in seconds.
    pub end: f64,
    /// What stands between two clauses.
    pub joint: &'static str,
    /// Its clauses.
    pub clauses: Vec<Clause>,
}

/// A clause and when it begins.
pub struct Clause {
    /// As it is shown.
    pub shown: String,
    /// In seconds of the whole recording.
    pub begin: f64,
}

/// The file. Without the timestamps a cue's text is exactly what is shown.
pub fn vtt(cues: &[Cue]) -> String {
    let mut out = String::from("WEBVTT\n");
    for cue in cues {
        let _ = write!(out, "\n{} --> {}\n", stamp(cue.begin), stamp(cue.end));
        for (index, clause) in cue.clauses.iter().enumerate() {
            if index > 0 {
                let _ = write!(out, "{}<{}>", cue.joint, stamp(clause.begin));
            }
            out.push_str(&clause.shown);
        }
        out.push('\n');
    }
    out
}

/// `HH:MM:SS.mmm`, cut to the millisecond so that a mark never comes after its sound.
fn stamp(seconds: f64) -> String {
    // Half a microsecond makes up for what binary fractions lose.
    let ms = (seconds * 1000.0 + 0.0005).floor() as u64;
    format!("{:02}:{:02}:{:02}.{:03}", ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000)
}
