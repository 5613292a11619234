//! The Chinese voice: eSpeak NG speaks a breath at a time from pinyin with tone digits.

use std::path::Path;
use std::process::Command;

use super::NarrateError;
use super::sound::Take;
use super::spoken::{Script, Sentence};
use super::tools;

/// Speaks every sentence of the script.
pub fn speak(script: &Script) -> Result<Vec<Take>, NarrateError> {
    let folder = tempfile::tempdir().map_err(|source| NarrateError::File { path: std::env::temp_dir(), source })?;
    let wave = folder.path().join("breath.wav");
    script.sentences.iter().map(|sentence| say(script, sentence, &wave)).collect()
}

/// Lays the breaths of a sentence end to end; where a clause begins is exact because each breath
/// is a sound of its own.
fn say(script: &Script, sentence: &Sentence, wave: &Path) -> Result<Take, NarrateError> {
    let mut whole: Option<Take> = None;
    let mut clauses = Vec::new();
    let mut silence = 0;
    let last = sentence.clauses.len().saturating_sub(1);
    for (index, clause) in sentence.clauses.iter().enumerate() {
        let breaths: Vec<&str> = clause.said().split(" / ").collect();
        for (part, said) in breaths.iter().enumerate() {
            let closes = index == last && part + 1 == breaths.len();
            let mut take = breath(script, said, closes, wave)?;
            take.trim();
            let sound = match whole.take() {
                None => take,
                Some(mut before) => {
                    before.rest(silence);
                    if part == 0 {
                        clauses.push(before.samples.len());
                    }
                    before.append(&take);
                    before
                }
            };
            if clauses.is_empty() {
                clauses.push(0);
            }
            whole = Some(sound);
            silence = script.pause.breath;
        }
        silence = script.pause.after(&clause.shown);
    }
    let mut whole = whole.ok_or_else(|| NarrateError::Program {
        program: "espeak-ng",
        message: "a sentence has no clause".to_owned(),
    })?;
    whole.clauses = clauses;
    Ok(whole)
}

fn breath(script: &Script, said: &str, closes: bool, wave: &Path) -> Result<Take, NarrateError> {
    let stop = if closes { '.' } else { ',' };
    let range = script.voice.pitch_range.unwrap_or(100);
    tools::run(
        "espeak-ng",
        Command::new("espeak-ng")
            .args(["-m", "-v", &script.voice.name, "-s"])
            .arg(script.voice.rate.to_string())
            .arg("-w")
            .arg(wave)
            .arg(format!("<speak><prosody range=\"{range}%\">{said}{stop}</prosody></speak>")),
    )?;
    Take::read(wave)
}

/// The phonemes that the voice gives a phrase, word by word.
#[cfg(test)]
pub fn phonemes(said: &str) -> Result<Vec<String>, NarrateError> {
    let output = tools::run("espeak-ng", Command::new("espeak-ng").args(["-q", "-x", "-v", "cmn-latn-pinyin", said]))?;
    Ok(String::from_utf8_lossy(&output.stdout)
        .split_whitespace()
        .map(|word| word.trim_end_matches("_|").to_owned())
        .collect())
}
