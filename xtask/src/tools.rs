//! Programs of cargo that the tasks use, each in one version, built into the target folder.

use std::path::PathBuf;

use crate::error::TaskError;
use crate::step;
use crate::tree::Tree;

/// A program that crates.io has.
#[derive(Clone, Copy, Debug)]
pub struct Tool {
    pub name: &'static str,
    pub version: &'static str,
}

/// Where it is, after building it where this checkout has none of this version.
pub fn installed(tree: &Tree, tool: Tool) -> Result<PathBuf, TaskError> {
    let Tool { name, version } = tool;
    let folder = tree.target().join("tools");
    let program = folder.join(format!("bin/{name}{}", std::env::consts::EXE_SUFFIX));
    // What was built stands in cargo's own list: not every program says its version.
    let list = std::fs::read_to_string(folder.join(".crates.toml")).unwrap_or_default();
    if program.exists() && list.contains(&format!("\"{name} {version} (")) {
        return Ok(program);
    }
    let mut command = step::cargo(tree);
    command
        .args(["install", "--locked", "--force", name, "--version", version, "--root"])
        .arg(&folder)
        .arg("--target-dir")
        .arg(folder.join("build"))
        // It runs for seconds: what counts is how long it takes to build.
        .arg("--debug")
        .env("CARGO_PROFILE_DEV_DEBUG", "0");
    step::run(&mut command)?;
    Ok(program)
}
