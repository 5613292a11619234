//! Programs that the recipe runs, and the Debian packages that bring them.

use std::path::Path;
use std::process::{Command, Output};

use super::NarrateError;

/// A program or a voice, and its package.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// A name on the search path, or an absolute file.
    pub name: &'static str,
    /// The Debian package.
    pub package: &'static str,
}

/// The synthesiser of the English narration.
pub const FESTIVAL: Program = Program { name: "festival", package: "festival" };
/// Its voice.
pub const SLT: Program =
    Program { name: "/usr/share/festival/voices/us/cmu_us_slt_arctic_hts", package: "festvox-us-slt-hts" };
/// The synthesiser of the Chinese narration.
pub const ESPEAK: Program = Program { name: "espeak-ng", package: "espeak-ng" };
/// Resampling, loudness and FLAC.
pub const FFMPEG: Program = Program { name: "ffmpeg", package: "ffmpeg" };

/// All of them.
pub const PROGRAMS: &[Program] = &[FESTIVAL, SLT, ESPEAK, FFMPEG];

impl Program {
    /// Whether it is on this machine.
    pub fn is_here(self) -> bool {
        if Path::new(self.name).is_absolute() {
            return Path::new(self.name).exists();
        }
        std::env::var_os("PATH")
            .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(self.name).is_file()))
    }
}

/// Names what is missing, with the packages to install.
pub fn require(programs: &[Program]) -> Result<(), NarrateError> {
    let missing: Vec<&Program> = programs.iter().filter(|p| !p.is_here()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = |of: fn(&Program) -> &'static str| {
        let names: Vec<&str> = missing.iter().map(|p| of(p)).collect();
        names.join(" ")
    };
    Err(NarrateError::Missing { programs: list(|p| p.name), packages: list(|p| p.package) })
}

/// Runs a program to its end.
pub fn run(program: &'static str, command: &mut Command) -> Result<Output, NarrateError> {
    let output = command.output().map_err(|error| NarrateError::Program { program, message: error.to_string() })?;
    if output.status.success() {
        return Ok(output);
    }
    Err(NarrateError::Program { program, message: String::from_utf8_lossy(&output.stderr).trim().to_owned() })
}
