//! The edition that comes with the programs, built from the exhibition in `assets`.

use std::process::Command;

use crate::error::TaskError;
use crate::step;
use crate::tree::Tree;

/// Builds it. What was derived before from the same masters is kept, so a second time is quick.
pub fn build(tree: &Tree, release: bool) -> Result<(), TaskError> {
    let mut command: Command = step::cargo(tree);
    command.args(["run", "--quiet", "--locked", "--package", "engine", "--example", "build_edition"]);
    if release {
        command.arg("--release");
    }
    step::run(command.arg("--").arg(tree.exhibition()).arg(tree.built_in()))
}
