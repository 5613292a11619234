//! The two programs, `jubilee-kiosk` and `jubilee`, and the edition that comes with them.

use std::path::PathBuf;

use clap::Args;

use crate::error::TaskError;
use crate::packages::{self, Purpose};
use crate::tree::Tree;
use crate::{built_in, interface, step};

/// How to build.
#[derive(Args, Clone, Copy, Debug, Default)]
#[group(id = "programs")]
pub struct Options {
    /// Optimised and locked down, as it is installed.
    #[arg(long)]
    pub release: bool,
}

/// What was built.
#[derive(Clone, Debug)]
pub struct Product {
    /// The window.
    pub kiosk: PathBuf,
    /// The command line.
    pub jubilee: PathBuf,
    /// The built-in edition.
    pub built_in: PathBuf,
}

/// Builds the interface, the programs and the built-in edition, after installing what that needs.
pub fn build(tree: &Tree, options: Options) -> Result<Product, TaskError> {
    packages::ensure(&[Purpose::Build])?;
    interface::build(tree)?;
    let mut command = step::cargo(tree);
    command.args(["build", "--locked", "--package", "jubilee-kiosk", "--bins"]);
    if options.release {
        command.args(["--release", "--features", "tauri/custom-protocol"]);
    }
    step::run(&mut command)?;
    let folder = tree.target().join(if options.release { "release" } else { "debug" });
    let program = |name: &str| folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let jubilee = program("jubilee");
    built_in::build(tree, &jubilee)?;
    Ok(Product { kiosk: program("jubilee-kiosk"), jubilee, built_in: tree.built_in() })
}
