//! Pictures through the `exhibit:` scheme, against reading the files.

use std::process::Command;

use super::Measured;
use crate::error::TaskError;
use crate::step;
use crate::tree::Tree;

/// The shell measures itself: what is counted is what it answers the web view with, without the web view.
pub(super) fn measure(tree: &Tree, measured: &Measured) -> Result<(), TaskError> {
    step::run(Command::new(&measured.serve).arg(tree.target().join("bench")))
}
