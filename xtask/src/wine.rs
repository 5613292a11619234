//! Programs for Windows, run under wine in a prefix of their own.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::error::TaskError;
use crate::step;
use crate::tree::Tree;

/// Its program, Debian's; `wine` beside it is a script that asks for 32 bits too.
pub const WINE: &str = "/usr/lib/wine/wine64";
/// In seconds: longer than anything here takes.
const PATIENCE: &str = "900";

/// A Windows of its own, as far as wine is one.
#[derive(Clone, Debug)]
pub struct Prefix(PathBuf);

impl Prefix {
    /// Makes a fresh one in `folder`, with the library that wine lacks.
    pub fn fresh(tree: &Tree, folder: &Path) -> Result<Self, TaskError> {
        if folder.exists() {
            std::fs::remove_dir_all(folder).map_err(TaskError::file(folder))?;
        }
        std::fs::create_dir_all(folder).map_err(TaskError::file(folder))?;
        let prefix = Self(folder.to_owned());
        step::run(&mut prefix.command(&["wineboot", "--init"]))?;
        // Wine 8 is a Windows 7 where nobody says otherwise.
        step::run(&mut prefix.command(&["winecfg", "/v", "win10"]))?;
        let mut lacked = Command::new("x86_64-w64-mingw32-gcc");
        lacked.args(["-shared", "-O2", "-o"]).arg(prefix.drive().join("windows/system32/bcryptprimitives.dll"));
        lacked.arg(tree.root().join("xtask/windows/bcryptprimitives.c")).arg("-ladvapi32");
        step::run(&mut lacked)?;
        Ok(prefix)
    }

    /// Its drive C.
    pub fn drive(&self) -> PathBuf {
        self.0.join("drive_c")
    }

    /// A program in it, with its arguments.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new("timeout");
        command.args([PATIENCE, WINE]).args(words).stdin(Stdio::null());
        for (key, value) in self.environment() {
            command.env(key, value);
        }
        command
    }

    /// What wine has to be told.
    pub fn environment(&self) -> [(&'static str, String); 3] {
        [
            ("WINEPREFIX", self.0.display().to_string()),
            ("WINEARCH", "win64".to_owned()),
            ("WINEDEBUG", "-all".to_owned()),
        ]
    }

    /// Runs a program in it and wants this exit code.
    pub fn run(&self, words: &[&str], code: i32) -> Result<(), TaskError> {
        let mut command = self.command(words);
        let told = words.join(" ");
        eprintln!("$ {told}");
        let status = command.status().map_err(|source| TaskError::Start { program: WINE.to_owned(), source })?;
        if status.code() == Some(code) {
            return Ok(());
        }
        Err(TaskError::Failed { command: told, status: format!("{status}, not {code}") })
    }
}

/// How wine calls a file of this machine.
pub fn path(file: &Path) -> String {
    format!("Z:{}", file.display().to_string().replace('/', "\\"))
}
