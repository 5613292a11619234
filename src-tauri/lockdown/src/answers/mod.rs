//! The answer file: what one file says for a whole fleet, and what of it is for this machine.

mod file;
mod form;
mod question;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use engine::exhibition::document;
use engine::home::Opening;
use engine::problem::Problem;
use serde::{Deserialize, Serialize};

pub use question::Question;

use crate::machine::Machine;

/// The format of answer file that is known.
const FORMAT: u32 = 1;

/// What was answered for one machine.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// Its name in the network and in the fleet's sheet.
    pub(crate) name: Option<String>,
    pub(crate) sections: Option<Vec<String>>,
    pub(crate) languages: Option<Vec<String>>,
    pub(crate) mm_per_px: Option<f64>,
    pub(crate) lower_edge_mm: Option<f64>,
    pub(crate) viewing_distance_mm: Option<f64>,
    pub(crate) monitor: Option<String>,
    pub(crate) volume: Option<u8>,
    pub(crate) volume_ceiling: Option<u8>,
    pub(crate) sound_output: Option<String>,
    pub(crate) idle_seconds: Option<u32>,
    pub(crate) warning_seconds: Option<u32>,
    pub(crate) reduced_motion: Option<bool>,
    pub(crate) opening: Option<Opening>,
    pub(crate) time_server: Option<String>,
    pub(crate) timezone: Option<String>,
}

/// Why an answer file gives no answers.
#[derive(Debug, thiserror::Error)]
pub enum AnswersError {
    /// It can't be read.
    #[error("{} can't be read: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It has a newer format.
    #[error("{} has format {format}, this version knows {FORMAT}: install a newer Jubilee", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        format: String,
    },
    /// It has errors, each with its line.
    #[error("{} has errors", path.display())]
    Problems {
        /// The file.
        path: PathBuf,
        /// The errors.
        problems: Vec<Problem>,
    },
    /// None of its machines is this one.
    #[error("no [[machine]] in {} is this one: {machine:?}", path.display())]
    NoMachine {
        /// The file.
        path: PathBuf,
        /// This machine.
        machine: Machine,
    },
    /// Several of its machines are this one.
    #[error("several [[machine]] in {}, at lines {lines:?}, are this one: {machine:?}", path.display())]
    SeveralMachines {
        /// The file.
        path: PathBuf,
        /// Where they stand.
        lines: Vec<u32>,
        /// This machine.
        machine: Machine,
    },
}

impl Answers {
    /// Reads what a file answers for this machine: what `[all]` says, and over it the one `[[machine]]` that has its
    /// serial number or one of its addresses. A file without `[[machine]]` is for every machine.
    pub fn read(path: &Path, machine: &Machine) -> Result<Self, AnswersError> {
        let text = fs::read_to_string(path).map_err(|source| AnswersError::Read { path: path.to_owned(), source })?;
        Self::parse(path, &text, machine)
    }

    fn parse(path: &Path, text: &str, machine: &Machine) -> Result<Self, AnswersError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if let Some((format, _)) = document::peek(text, "format")
            && format.parse::<u32>().is_ok_and(|format| format > FORMAT)
        {
            return Err(AnswersError::Newer { path: path.to_owned(), format });
        }
        let file = file::read(&path.to_string_lossy(), text)
            .map_err(|problems| AnswersError::Problems { path: path.to_owned(), problems })?;
        if file.machines.is_empty() {
            return Ok(file.all);
        }
        let is_this = |named: &&file::Named| {
            named.serial.as_deref().is_some_and(|serial| machine.has_serial(serial))
                || named.mac.as_deref().is_some_and(|mac| machine.has_mac(mac))
        };
        let found: Vec<&file::Named> = file.machines.iter().filter(is_this).collect();
        let (path, machine) = (path.to_owned(), machine.clone());
        match found.as_slice() {
            [] => Err(AnswersError::NoMachine { path, machine }),
            [one] => Ok(one.answers.clone().over(file.all)),
            several => {
                let lines = several.iter().map(|named| named.line).collect();
                Err(AnswersError::SeveralMachines { path, lines, machine })
            }
        }
    }

    /// These answers, and where they say nothing the general ones.
    fn over(self, all: Self) -> Self {
        Self {
            name: self.name.or(all.name),
            sections: self.sections.or(all.sections),
            languages: self.languages.or(all.languages),
            mm_per_px: self.mm_per_px.or(all.mm_per_px),
            lower_edge_mm: self.lower_edge_mm.or(all.lower_edge_mm),
            viewing_distance_mm: self.viewing_distance_mm.or(all.viewing_distance_mm),
            monitor: self.monitor.or(all.monitor),
            volume: self.volume.or(all.volume),
            volume_ceiling: self.volume_ceiling.or(all.volume_ceiling),
            sound_output: self.sound_output.or(all.sound_output),
            idle_seconds: self.idle_seconds.or(all.idle_seconds),
            warning_seconds: self.warning_seconds.or(all.warning_seconds),
            reduced_motion: self.reduced_motion.or(all.reduced_motion),
            opening: self.opening.or(all.opening),
            time_server: self.time_server.or(all.time_server),
            timezone: self.timezone.or(all.timezone),
        }
    }
}
