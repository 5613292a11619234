//! Checks the workspace for Windows on Linux.

use clap::Args;

use crate::error::TaskError;
use crate::packages::{self, Purpose};
use crate::tree::Tree;
use crate::{cross, step};

/// What to check for.
#[derive(Args, Clone, Copy, Debug)]
pub struct Options {
    /// For Windows, with Debian's own compiler.
    #[arg(long, required = true)]
    windows: bool,
}

/// Checks every crate with its tests; what tests the Linux application is empty there.
pub fn check(tree: &Tree, options: Options) -> Result<(), TaskError> {
    if !options.windows {
        return Ok(());
    }
    packages::ensure(&[Purpose::Windows])?;
    let mut command = cross::cargo(tree, "check", "std,panic_unwind,panic_abort,test");
    step::run(command.args(["--workspace", "--all-targets"]))
}
