//! The edition that comes with the programs, built from the exhibition in `assets`.

use std::path::Path;
use std::process::Command;

use crate::error::TaskError;
use crate::step;
use crate::tree::Tree;

/// Builds it. What was derived before from the same masters is kept, so a second time is quick.
pub fn build(tree: &Tree, jubilee: &Path) -> Result<(), TaskError> {
    step::run(Command::new(jubilee).arg("build").arg(tree.exhibition()).arg("--into").arg(tree.built_in()))
}
