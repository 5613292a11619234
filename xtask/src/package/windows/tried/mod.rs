//! The packages for Windows, tried under wine: installed, used from the command line, upgraded and removed. The window
//! itself can't be tried there: wine has no WebView2.

mod script;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use super::Packed;
use crate::error::TaskError;
use crate::tree::Tree;
use crate::wine::{self, Prefix};

const PROGRAM: &str = r"C:\Program Files\Jubilee\jubilee.exe";
/// What the installer ends with where there is no WebView2 and it carries none.
const NO_RUNTIME: i32 = 4;
const ENTRY: &str = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\Jubilee";
/// An uninstaller goes on after its process ended: it runs from a copy of itself.
const PATIENCE: Duration = Duration::from_secs(120);

/// Tries both, one after the other, over the same home.
pub(in crate::package) fn try_packed(tree: &Tree, packed: &Packed) -> Result<(), TaskError> {
    let prefix = Prefix::fresh(tree, &tree.target().join("package-windows/prefix"))?;
    script::try_script(tree, &prefix)?;
    let jubilee = |words: &[&str]| prefix.run(&[&[PROGRAM], words].concat(), 0);
    let exhibition = wine::path(&tree.exhibition());
    let installer = wine::path(&packed.installer);

    prefix.run(&[&installer, "/S"], NO_RUNTIME)?;
    jubilee(&["--version"])?;
    jubilee(&["check", &exhibition])?;
    jubilee(&["publish", &exhibition])?;
    jubilee(&["verify"])?;
    prefix.run(&[r"C:\Program Files\Jubilee\jubilee-supervisor.exe", "--", PROGRAM, "verify"], 0)?;
    prefix.run(&["reg", "query", ENTRY], 0)?;
    // The same once more is an upgrade in place; what only the version before had goes.
    let before = prefix.drive().join("Program Files/Jubilee/built-in/of-the-version-before");
    fs::write(&before, "").map_err(TaskError::file(&before))?;
    prefix.run(&[&installer, "/S"], NO_RUNTIME)?;
    if before.exists() {
        return Err(still(&before, "it is left behind"));
    }
    jubilee(&["verify"])?;
    remove(&prefix)?;
    home_stays(&prefix)?;
    prefix.run(&["reg", "query", ENTRY], 1)?;

    // Somewhere else it is the same home.
    prefix.run(&[&installer, "/S", r"/D=C:\Elsewhere"], NO_RUNTIME)?;
    prefix.run(&[r"C:\Elsewhere\jubilee.exe", "verify", "1"], 0)?;
    prefix.run(&[r"C:\Elsewhere\uninstall.exe", "/S"], 0)?;
    is_gone(&prefix.drive().join("Elsewhere"))?;
    home_stays(&prefix)?;

    let msi = wine::path(&packed.msi);
    prefix.run(&["msiexec", "/i", &msi, "/qn"], 0)?;
    jubilee(&["--version"])?;
    jubilee(&["verify", "1"])?;
    prefix.run(&["msiexec", "/x", &msi, "/qn"], 0)?;
    is_gone(&folder(&prefix))?;
    home_stays(&prefix)?;
    println!(
        "Installed, published, verified, upgraded and removed under wine, by the installer and by the MSI; what was \
         published stayed. WebView2's installer and a program that still runs were tried with stubs. Not tried: the \
         window, for which wine has no WebView2, Microsoft's own installer of it, and a real Windows."
    );
    Ok(())
}

fn folder(prefix: &Prefix) -> std::path::PathBuf {
    prefix.drive().join("Program Files/Jubilee")
}

/// Uninstalls without a question.
fn remove(prefix: &Prefix) -> Result<(), TaskError> {
    prefix.run(&[r"C:\Program Files\Jubilee\uninstall.exe", "/S"], 0)?;
    is_gone(&folder(prefix))
}

/// Waits until no program is left.
fn is_gone(folder: &Path) -> Result<(), TaskError> {
    let last = Instant::now() + PATIENCE;
    while folder.exists() {
        if Instant::now() > last {
            return Err(still(folder, "it is left behind"));
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    Ok(())
}

fn home_stays(prefix: &Prefix) -> Result<(), TaskError> {
    let store = prefix.drive().join("ProgramData/Jubilee/store/current");
    if store.exists() { Ok(()) } else { Err(still(&store, "what was published is gone")) }
}

fn still(path: &Path, what: &str) -> TaskError {
    TaskError::Failed { command: path.display().to_string(), status: what.to_owned() }
}
