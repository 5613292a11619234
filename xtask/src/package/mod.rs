//! The packages: what an installer puts on a machine, in `target/package`.

mod chroot;
mod windows;

use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;

use self::chroot::Tried;
use crate::error::TaskError;
use crate::packages::{self, Purpose};
use crate::tools::{self, Tool};
use crate::tree::Tree;
use crate::{programs, step};

const DEB: Tool = Tool { name: "cargo-deb", version: "3.8.0" };
const RPM: Tool = Tool { name: "cargo-generate-rpm", version: "0.21.1" };
const SBOM: Tool = Tool { name: "cargo-sbom", version: "0.10.0" };
const LICENCES: Tool = Tool { name: "cargo-bundle-licenses", version: "5.0.0" };

const SUMS: &str = "SHA256SUMS";

/// What to do with the packages.
#[derive(Args, Clone, Debug, Default)]
pub struct Options {
    /// For Windows: an installer and an MSI. Without it, for Debian and Fedora.
    #[arg(long)]
    pub windows: bool,
    /// Microsoft's offline installer of the WebView2 runtime, for the Windows installer to carry.
    #[arg(long, value_name = "FILE", requires = "windows")]
    pub webview2: Option<PathBuf>,
    /// Lays every package that Debian 12 and 13 need beside ours, for machines without a network.
    #[arg(long, conflicts_with = "windows")]
    pub offline: bool,
    /// Installs those into clean systems without a network, runs them, upgrades and removes them there, and the one for
    /// Fedora too, on Debian; the ones for Windows under wine.
    #[arg(long)]
    pub tried: bool,
}

/// Builds the programs as they are installed and packs them.
pub fn package(tree: &Tree, options: &Options) -> Result<(), TaskError> {
    if options.windows {
        return for_windows(tree, options);
    }
    packages::ensure(&[Purpose::Build, Purpose::Package])?;
    programs::build(tree, programs::Options { release: true })?;
    let folder = tree.target().join("package");
    remove_made(&folder)?;
    list_parts(tree, &folder)?;
    let deb = debian(tree, &folder, "1")?;
    let mut rpm = Command::new(tools::installed(tree, RPM)?);
    rpm.current_dir(tree.root()).args(["generate-rpm", "--output"]).arg(&folder);
    step::run(&mut rpm)?;
    step::run(Command::new("lintian").args(["--fail-on", "error,warning", "--allow-root"]).arg(&deb))?;
    sum(&folder)?;
    if options.offline || options.tried {
        for system in chroot::SYSTEMS {
            let offline = chroot::gather(tree, system, &deb)?;
            sum(&offline)?;
            if options.tried {
                chroot::try_in(tree, system, &offline, Tried::Deb { newer: &newer(tree)? })?;
                if system == chroot::SYSTEMS[0] {
                    let rpm = made_in(&folder, "rpm").ok_or_else(|| none_in(&folder))?;
                    chroot::try_in(tree, system, &offline, Tried::Rpm { package: &rpm })?;
                }
            }
        }
    }
    println!("The packages are in {}.", folder.display());
    Ok(())
}

/// The packages for Windows, beside those that are there already.
fn for_windows(tree: &Tree, options: &Options) -> Result<(), TaskError> {
    let folder = tree.target().join("package");
    list_parts(tree, &folder)?;
    let packed = windows::pack(tree, &folder, options.webview2.as_deref())?;
    sum(&folder)?;
    if options.tried {
        windows::try_packed(tree, &packed)?;
    }
    println!("The packages are in {}.", folder.display());
    Ok(())
}

/// Writes the licences of all parts, and the list of parts, into `folder`.
fn list_parts(tree: &Tree, folder: &Path) -> Result<(), TaskError> {
    std::fs::create_dir_all(folder).map_err(TaskError::file(folder))?;
    let mut licences = Command::new(tools::installed(tree, LICENCES)?);
    licences.current_dir(tree.root()).args(["bundle-licenses", "--format", "yaml", "--output"]);
    step::run(licences.arg(folder.join("third-party.yml")))?;
    let mut parts = Command::new(tools::installed(tree, SBOM)?);
    parts.current_dir(tree.root()).args(["sbom", "--cargo-package", "jubilee-kiosk"]);
    let parts = step::told(parts.args(["--output-format", "cyclone_dx_json_1_4"]))?;
    let list = folder.join(format!("jubilee-{}.cdx.json", env!("CARGO_PKG_VERSION")));
    std::fs::write(&list, parts).map_err(TaskError::file(&list))
}

/// The Debian package that was made, or one made now where there is none.
pub fn made(tree: &Tree) -> Result<PathBuf, TaskError> {
    let folder = tree.target().join("package");
    if made_in(&folder, "deb").is_none() {
        package(tree, &Options::default())?;
    }
    made_in(&folder, "deb").ok_or_else(|| none_in(&folder))
}

/// The same package with a later revision; the one that was made already where there was no other package since.
pub fn newer(tree: &Tree) -> Result<PathBuf, TaskError> {
    let folder = tree.target().join("package-newer");
    let written = |path: &Path| std::fs::metadata(path).and_then(|about| about.modified()).ok();
    let first = made_in(&tree.target().join("package"), "deb").and_then(|first| written(&first));
    match made_in(&folder, "deb") {
        Some(there) if written(&there) > first && first.is_some() => Ok(there),
        _ => debian(tree, &folder, "2"),
    }
}

/// The first package of this ending.
fn made_in(folder: &Path, ending: &str) -> Option<PathBuf> {
    files(folder).ok()?.into_iter().find(|file| file.extension().is_some_and(|found| found == ending))
}

fn none_in(folder: &Path) -> TaskError {
    TaskError::Absent { program: "the package".to_owned(), remedy: format!("none was left in {}", folder.display()) }
}

/// The Debian package of this revision.
fn debian(tree: &Tree, folder: &Path, revision: &str) -> Result<PathBuf, TaskError> {
    std::fs::create_dir_all(folder).map_err(TaskError::file(folder))?;
    let mut deb = Command::new(tools::installed(tree, DEB)?);
    deb.current_dir(tree.root()).args(["deb", "--no-build", "--locked", "--package", "jubilee-kiosk"]);
    deb.args(["--deb-revision", revision, "--output"]).arg(folder);
    step::run(&mut deb)?;
    made_in(folder, "deb").ok_or_else(|| none_in(folder))
}

/// Removes the packages for Linux that an earlier run made; those for Windows stay.
fn remove_made(folder: &Path) -> Result<(), TaskError> {
    let made = files(folder).unwrap_or_default();
    for file in made.iter().filter(|file| file.extension().is_some_and(|found| found == "deb" || found == "rpm")) {
        std::fs::remove_file(file).map_err(TaskError::file(file))?;
    }
    Ok(())
}

/// Writes `SHA256SUMS` beside the packages, of all that is there.
fn sum(folder: &Path) -> Result<(), TaskError> {
    let path = folder.join(SUMS);
    // Those of an earlier run are written anew, not counted among the packages.
    let packages = files(folder)?.into_iter().filter(|file| *file != path);
    let names: Vec<_> = packages.filter_map(|file| Some(file.file_name()?.to_owned())).collect();
    let sums = step::told(Command::new("sha256sum").current_dir(folder).args(&names))? + "\n";
    std::fs::write(&path, sums).map_err(TaskError::file(&path))
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, TaskError> {
    let entries = std::fs::read_dir(folder).map_err(TaskError::file(folder))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_an_earlier_run_are_not_summed() {
        let folder = tempfile::tempdir().expect("a folder");
        for package in ["one.deb", "one-setup.exe"] {
            std::fs::write(folder.path().join(package), package).expect("written");
            sum(folder.path()).expect("summed");
        }
        let sums = std::fs::read_to_string(folder.path().join(SUMS)).expect("sums");
        assert!(sums.contains("one.deb") && sums.contains("one-setup.exe") && !sums.contains(SUMS), "{sums}");
        let checked = Command::new("sha256sum").current_dir(folder.path()).args(["--check", SUMS]).status();
        assert!(checked.expect("sha256sum").success());
    }
}
