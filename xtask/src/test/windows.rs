//! The crates that have no window, built for Windows and tested under wine. What the window needs, wine has not.

use crate::error::TaskError;
use crate::packages::{self, Purpose};
use crate::tree::Tree;
use crate::wine::{self, Prefix};
use crate::{cross, step};

const CRATES: [&str; 4] = ["engine", "cli", "supervisor", "lockdown"];

/// By this variable cargo learns what runs a program that was built for Windows.
const RUNNER: &str = "CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER";

/// Runs them all, also after one failed, in a Windows that was never used before.
pub(super) fn test(tree: &Tree) -> Result<(), TaskError> {
    packages::ensure(&[Purpose::Windows, Purpose::Installer])?;
    let prefix = Prefix::fresh(tree, &cross::folder(tree).join("prefix"))?;
    let mut command = cross::cargo(tree, "test", "std,panic_unwind,panic_abort,test");
    command.arg("--no-fail-fast").env(RUNNER, wine::WINE).envs(prefix.environment());
    for name in CRATES {
        command.args(["--package", name]);
    }
    step::run(&mut command)?;
    println!("{} pass under wine; not tried: the window, and a real Windows", CRATES.join(", "));
    Ok(())
}
