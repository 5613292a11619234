//! Licences, sources and duplicates of the crates, by cargo-deny.

use std::process::Command;

use crate::error::TaskError;
use crate::step;
use crate::tools::{self, Tool};
use crate::tree::Tree;

const DENY: Tool = Tool { name: "cargo-deny", version: "0.20.2" };

/// Checks them, after building cargo-deny where this checkout has none of this version. Known vulnerabilities are
/// looked up by the release workflow, which has a network.
pub fn check(tree: &Tree) -> Result<(), TaskError> {
    let mut command = Command::new(tools::installed(tree, DENY)?);
    command.current_dir(tree.root()).args(["--all-features", "--locked", "check", "bans", "licenses", "sources"]);
    step::run(&mut command)
}
