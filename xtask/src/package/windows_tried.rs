//! The packages for Windows, tried under wine: installed, used from the command line, upgraded and removed. The window
//! itself can't be tried there: wine has no WebView2.

use std::path::Path;
use std::time::{Duration, Instant};

use super::windows::Packed;
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
pub(super) fn try_packed(tree: &Tree, packed: &Packed) -> Result<(), TaskError> {
    let prefix = Prefix::fresh(tree, &tree.target().join("package-windows/prefix"))?;
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
    // The same once more is an upgrade in place.
    prefix.run(&[&installer, "/S"], NO_RUNTIME)?;
    jubilee(&["verify"])?;
    prefix.run(&[r"C:\Program Files\Jubilee\uninstall.exe", "/S"], 0)?;
    is_gone(&prefix)?;
    prefix.run(&["reg", "query", ENTRY], 1)?;

    let msi = wine::path(&packed.msi);
    prefix.run(&["msiexec", "/i", &msi, "/qn"], 0)?;
    jubilee(&["--version"])?;
    jubilee(&["verify"])?;
    prefix.run(&["msiexec", "/x", &msi, "/qn"], 0)?;
    is_gone(&prefix)?;
    println!(
        "Installed, published, verified, upgraded and removed under wine, by the installer and by the MSI; what was \
         published stayed. Not tried: the window, for which wine has no WebView2, and a real Windows."
    );
    Ok(())
}

/// Waits until no program is left, and looks whether the home is.
fn is_gone(prefix: &Prefix) -> Result<(), TaskError> {
    let left = |path: &str| prefix.drive().join(path);
    let last = Instant::now() + PATIENCE;
    while left("Program Files/Jubilee").exists() {
        if Instant::now() > last {
            return Err(still(&left("Program Files/Jubilee"), "it is left behind"));
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    let store = left("ProgramData/Jubilee/store/current");
    if store.exists() { Ok(()) } else { Err(still(&store, "what was published is gone")) }
}

fn still(path: &Path, what: &str) -> TaskError {
    TaskError::Failed { command: path.display().to_string(), status: what.to_owned() }
}
