//! The packages for Windows, made on Linux: an installer by NSIS, and an MSI for group policy by wixl.

mod msi;
mod tried;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::TaskError;
use crate::packages::{self, Purpose};
use crate::tree::Tree;
use crate::{cross, programs, step};

pub(super) use tried::try_packed;

const PROGRAMS: [&str; 3] = ["jubilee-kiosk.exe", "jubilee.exe", "jubilee-supervisor.exe"];
/// What the window's program loads; the MSVC build has it inside.
const LOADER: &str = "WebView2Loader.dll";
const DOCUMENTS: [&str; 12] = [
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "docs/credits.md",
    "docs/installer-guide.md",
    "docs/installer-guide.zh-Hans.md",
    "docs/mounting.svg",
    "docs/mounting.zh-Hans.svg",
    "docs/exhibition-format.md",
    "docs/staff-guide.md",
    "docs/staff-guide.zh-Hans.md",
    "docs/staff-texts.md",
    "target/package/third-party.yml",
];

/// What was packed.
#[derive(Clone, Debug)]
pub(super) struct Packed {
    pub installer: PathBuf,
    pub msi: PathBuf,
}

/// Builds the programs for Windows and packs them with the built-in exhibition, into `folder`; `webview2` is Microsoft's
/// offline installer of the runtime, where the installer is to carry it.
pub(super) fn pack(tree: &Tree, folder: &Path, webview2: Option<&Path>) -> Result<Packed, TaskError> {
    packages::ensure(&[Purpose::Windows, Purpose::Installer])?;
    let product = programs::build(tree, programs::Options { release: true })?;
    let mut compiled = cross::cargo(tree, "build", "std,panic_unwind,panic_abort");
    compiled.args(["--release", "--package", "jubilee-kiosk", "--bins", "--features", "tauri/custom-protocol"]);
    step::run(&mut compiled)?;
    let built = cross::folder(tree).join(cross::TARGET).join("release");

    let work = tree.target().join("package-windows");
    let files = work.join("files");
    if work.exists() {
        fs::remove_dir_all(&work).map_err(TaskError::file(&work))?;
    }
    let documents = files.join("documents");
    fs::create_dir_all(&documents).map_err(TaskError::file(&documents))?;
    for name in PROGRAMS {
        copy(&built.join(name), &files.join(name))?;
    }
    copy(&loader(&built)?, &files.join(LOADER))?;
    for path in DOCUMENTS {
        let from = tree.root().join(path);
        copy(&from, &documents.join(from.file_name().unwrap_or_default()))?;
    }
    // What staff's sticks would bring has no place in a folder that nobody may write to.
    step::run(Command::new("cp").arg("-R").arg(&product.built_in).arg(files.join("built-in")))?;
    drop(fs::remove_dir(files.join("built-in/incoming")));
    copy(&tree.root().join("assets/icons/icon.ico"), &work.join("icon.ico"))?;

    let version = env!("CARGO_PKG_VERSION");
    let installer = folder.join(format!("jubilee-{version}-setup.exe"));
    make_installer(tree, &files, &installer, webview2)?;

    let source = work.join("jubilee.wxs");
    let template = tree.root().join("packaging/windows/jubilee.wxs");
    let template = fs::read_to_string(&template).map_err(TaskError::file(&template))?;
    let written = msi::source(&template, version, &files).map_err(TaskError::file(&files))?;
    fs::write(&source, written).map_err(TaskError::file(&source))?;
    let msi = folder.join(format!("jubilee-{version}.msi"));
    step::run(Command::new("wixl").current_dir(&files).args(["-a", "x64", "-o"]).arg(&msi).arg(&source))?;
    Ok(Packed { installer, msi })
}

/// The installer of what is in `files`, which has the icon beside it; as [`pack`] with the runtime.
fn make_installer(tree: &Tree, files: &Path, installer: &Path, webview2: Option<&Path>) -> Result<(), TaskError> {
    let mut made = Command::new("makensis");
    made.args(["-V2", "-WX", "-INPUTCHARSET", "UTF8", &format!("-DVERSION={}", env!("CARGO_PKG_VERSION"))]);
    made.arg(format!("-DFOLDER={}", files.display())).arg(format!("-DOUTPUT={}", installer.display()));
    if let Some(webview2) = webview2 {
        let webview2 = fs::canonicalize(webview2).map_err(TaskError::file(webview2))?;
        made.arg(format!("-DWEBVIEW2={}", webview2.display()));
    }
    step::run(made.arg(tree.root().join("packaging/windows/installer.nsi")))
}

/// WebView2's loader: the crate that calls it carries one for every processor.
fn loader(built: &Path) -> Result<PathBuf, TaskError> {
    let folder = built.join("build");
    let entries = fs::read_dir(&folder).map_err(TaskError::file(&folder))?;
    let mut found = entries.flatten().map(|entry| entry.path().join("out/x64").join(LOADER));
    found.find(|path| path.exists()).ok_or_else(|| TaskError::Absent {
        program: LOADER.to_owned(),
        remedy: "the crate webview2-com-sys left none in its build folder".to_owned(),
    })
}

fn copy(from: &Path, to: &Path) -> Result<(), TaskError> {
    fs::copy(from, to).map(drop).map_err(TaskError::file(from))
}
