//! Checks the workspace for Windows on Linux.
//!
//! rustup's compiler has no Windows library here and can't download one; Debian's `rustc-web` comes with the source of
//! its own library, from which it is built for Windows. The two must not mix, so rustup stays off the search path.

use std::process::Command;

use clap::Args;

use crate::error::TaskError;
use crate::packages::{self, Purpose};
use crate::step;
use crate::tree::Tree;

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
    let mut command = Command::new("/usr/bin/cargo");
    command
        .current_dir(tree.root())
        .args(["check", "--locked", "--workspace", "--all-targets", "--target", "x86_64-pc-windows-gnu"])
        .arg("-Zbuild-std=std,panic_unwind,panic_abort,test")
        .arg("--target-dir")
        .arg(tree.target().join("windows"))
        .env("RUSTC_BOOTSTRAP", "1")
        .env("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
    for key in ["RUSTC", "RUSTUP_TOOLCHAIN", "CARGO", "RUSTUP_HOME"] {
        command.env_remove(key);
    }
    step::run(&mut command)
}
