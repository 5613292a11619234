//! The recipe that makes the narration of the built-in exhibition: texts in, sound and timings out.
//!
//! It runs programs that Debian packages (see [`tools::PROGRAMS`]) and writes, for each text that
//! has a `spoken/LANGUAGE.toml` beside it, a FLAC file and a `WebVTT` file. The same programs and
//! the same texts give the same bytes.

mod espeak;
mod festival;
mod folders;
mod loudness;
#[cfg(test)]
mod phonemes;
mod sound;
mod spoken;
#[cfg(test)]
mod tests;
mod texts;
mod timings;
mod tools;

use std::fmt;
use std::path::{Path, PathBuf};

use clap::Args;
use thiserror::Error;

use folders::Text;
use sound::Take;
use spoken::{Engine, Script};
use texts::Piece;

/// Silence before the first word and after the last, in ms.
const LEAD_MS: u32 = 200;
const TAIL_MS: u32 = 500;

/// What is narrated.
#[derive(Debug, Default, Args)]
pub struct Options {
    /// Folders of the built-in exhibition, such as message or history/eras/beginnings; all that have spoken forms when
    /// none is named.
    folders: Vec<String>,
}

/// Why the narration was not made.
#[derive(Debug, Error)]
pub enum NarrateError {
    /// Programs that the recipe runs are not installed.
    #[error("these programs are missing: {programs}. Install them: apt-get install {packages}")]
    Missing {
        /// Names of the programs.
        programs: String,
        /// Debian packages that bring them.
        packages: String,
    },
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A TOML file does not say what the recipe needs.
    #[error("{path}: {message}")]
    Toml {
        /// The file.
        path: PathBuf,
        /// What is wrong, with its line.
        message: String,
    },
    /// A folder that was named has no spoken forms.
    #[error("nothing in {folder} is spoken. These are: {known}")]
    Unspoken {
        /// The folder, as it was named.
        folder: String,
        /// All that have spoken forms.
        known: String,
    },
    /// The spoken forms do not cover the text.
    #[error("{path}: sentence {number} is “{spoken}”, but the text goes on with “{text}”")]
    Mismatch {
        /// The spoken forms.
        path: PathBuf,
        /// The sentence, counted from 1.
        number: usize,
        /// The sentence as the spoken file has it.
        spoken: String,
        /// What the text has in its place.
        text: String,
    },
    /// A program failed or said what cannot be understood.
    #[error("{program}: {message}")]
    Program {
        /// The program.
        program: &'static str,
        /// Its own words, or what was missing in them.
        message: String,
    },
    /// The finished sound is not within its limits.
    #[error("{path}: {loudness:.1} LUFS and {peak:.1} dBTP are outside the limits")]
    Loudness {
        /// The sound.
        path: PathBuf,
        /// Integrated loudness in LUFS.
        loudness: f64,
        /// True peak in dBTP.
        peak: f64,
    },
}

/// One text in one language, done.
#[derive(Debug)]
pub struct Narrated {
    /// The text's folder in the exhibition.
    pub folder: String,
    /// BCP 47 tag.
    pub language: String,
    /// Cues written: one for each sentence, the title and each name.
    pub cues: usize,
    /// Clauses marked inside them.
    pub clauses: usize,
    /// Length in seconds.
    pub seconds: f64,
    /// Words (English) or characters (Chinese) a minute, pauses included.
    pub pace: f64,
    /// Integrated loudness in LUFS, as measured on the file.
    pub loudness: f64,
    /// True peak in dBTP, as measured on the file.
    pub peak: f64,
}

impl fmt::Display for Narrated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} {}: {} cues, {} clauses, {:.1} s, {:.0} a minute, {:.1} LUFS, {:.1} dBTP",
            self.folder, self.language, self.cues, self.clauses, self.seconds, self.pace, self.loudness, self.peak
        )
    }
}

/// Makes the narration of the built-in exhibition and writes it beside the texts. Nothing is written before every
/// text is known to be covered.
///
/// # Errors
/// Names the programs that are missing, the folder or the sentence that has no spoken form, or what failed.
pub fn run(options: &Options) -> Result<Vec<Narrated>, NarrateError> {
    let exhibition = exhibition();
    let texts = folders::chosen(&exhibition, &options.folders)?;
    tools::require(tools::PROGRAMS)?;
    for text in &texts {
        texts::pieces(&text.path, &text.language, &Script::read(&text.path, &text.language)?)?;
    }
    texts.iter().map(narrate).collect()
}

/// The built-in exhibition in this checkout.
fn exhibition() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/exhibitions/ustb-70")
}

fn narrate(text: &Text) -> Result<Narrated, NarrateError> {
    let (section, language) = (&text.path, &text.language);
    let script = Script::read(section, language)?;
    let pieces = texts::pieces(section, language, &script)?;
    let takes = match script.voice.engine {
        Engine::Festival => festival::speak(&script)?,
        Engine::EspeakNg => espeak::speak(&script)?,
    };
    let (tape, cues) = assemble(&script, &pieces, &takes);
    let measured = loudness::write(&tape, &script.voice.filter, &section.join(format!("{language}.flac")))?;
    let path = section.join(format!("{language}.vtt"));
    std::fs::write(&path, timings::vtt(&cues)).map_err(|source| NarrateError::File { path: path.clone(), source })?;
    let seconds = tape.seconds();
    Ok(Narrated {
        folder: text.folder.clone(),
        language: language.clone(),
        cues: cues.len(),
        clauses: cues.iter().map(|cue| cue.clauses.len()).sum(),
        seconds,
        pace: texts::length(&script, language) as f64 * 60.0 / seconds,
        loudness: measured.loudness,
        peak: measured.peak,
    })
}

/// Lays the sentences one after another and notes where each clause begins.
fn assemble(script: &Script, pieces: &[Piece], takes: &[Take]) -> (Take, Vec<timings::Cue>) {
    let mut tape = Take::silence(takes[0].rate, LEAD_MS);
    let mut cues = Vec::new();
    for (index, (sentence, take)) in script.sentences.iter().zip(takes).enumerate() {
        let begin = tape.seconds();
        tape.append(take);
        let clauses = sentence
            .clauses
            .iter()
            .zip(&take.clauses)
            .map(|(clause, at)| timings::Clause { shown: clause.shown.clone(), begin: begin + take.at(*at) })
            .collect();
        cues.push(timings::Cue { begin, end: tape.seconds(), joint: script.joint(), clauses });
        let pause = match pieces.get(index + 1) {
            None => TAIL_MS,
            Some(next) if next.opens_paragraph => script.pause.paragraph,
            Some(_) => script.pause.sentence,
        };
        tape.rest(pause);
    }
    (tape, cues)
}
