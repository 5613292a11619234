//! Building for Windows on Linux.
//!
//! rustup's compiler has no Windows library here and can't download one; Debian's `rustc-web` comes with the source of
//! its own library, from which it is built for Windows. The two must not mix, so rustup stays off the search path.

use std::path::PathBuf;
use std::process::Command;

use crate::tree::Tree;

/// What is built for.
pub const TARGET: &str = "x86_64-pc-windows-gnu";

/// Debian's cargo, for Windows, with this subcommand; `library` names the parts of the library that are built.
pub fn cargo(tree: &Tree, subcommand: &str, library: &str) -> Command {
    let mut command = Command::new("/usr/bin/cargo");
    command
        .current_dir(tree.root())
        .args([subcommand, "--locked", "--target", TARGET])
        .arg(format!("-Zbuild-std={library}"))
        .arg("--target-dir")
        .arg(folder(tree))
        .env("RUSTC_BOOTSTRAP", "1")
        .env("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
    for key in ["RUSTC", "RUSTUP_TOOLCHAIN", "CARGO", "RUSTUP_HOME"] {
        command.env_remove(key);
    }
    command
}

/// Where it builds.
pub fn folder(tree: &Tree) -> PathBuf {
    tree.target().join("windows")
}
