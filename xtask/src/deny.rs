//! Licences, sources and duplicates of the crates, by cargo-deny.

use std::path::PathBuf;
use std::process::Command;

use crate::error::TaskError;
use crate::step;
use crate::tree::Tree;

const VERSION: &str = "0.20.2";

/// Checks them, after building cargo-deny where this checkout has none of this version. Known vulnerabilities are
/// looked up by the release workflow, which has a network.
pub fn check(tree: &Tree) -> Result<(), TaskError> {
    let tool = installed(tree)?;
    let mut command = Command::new(tool);
    command.current_dir(tree.root()).args(["--all-features", "--locked", "check", "bans", "licenses", "sources"]);
    step::run(&mut command)
}

fn installed(tree: &Tree) -> Result<PathBuf, TaskError> {
    let folder = tree.target().join("tools");
    let tool = folder.join(format!("bin/cargo-deny{}", std::env::consts::EXE_SUFFIX));
    let version = step::answer(Command::new(&tool).arg("--version"));
    if version.is_some_and(|version| version.ends_with(VERSION)) {
        return Ok(tool);
    }
    let mut command = step::cargo(tree);
    command
        .args(["install", "--locked", "--force", "cargo-deny", "--version", VERSION, "--root"])
        .arg(&folder)
        .arg("--target-dir")
        .arg(folder.join("build"))
        // It runs for seconds: what counts is how long it takes to build.
        .arg("--debug")
        .env("CARGO_PROFILE_DEV_DEBUG", "0");
    step::run(&mut command)?;
    Ok(tool)
}
