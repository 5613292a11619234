//! What the installer's script does on machines that differ: with a program still running, and with and without the
//! WebView2 runtime. On a package of next to nothing, whose programs are stubs.

use std::fs;
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use super::still;
use crate::error::TaskError;
use crate::package::windows::make_installer;
use crate::step;
use crate::tree::Tree;
use crate::wine::{self, Prefix};

const PROGRAMS: [&str; 3] = ["jubilee.exe", "jubilee-kiosk.exe", "jubilee-supervisor.exe"];
const RUNTIME: &str = r"HKLM\SOFTWARE\WOW6432Node\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
/// What the installer ends with.
const NOT_DONE: i32 = 2;
const RUNTIME_FAILED: i32 = 3;
const NO_RUNTIME: i32 = 4;
/// How long a program takes at most to start, or to be gone.
const PATIENCE: Duration = Duration::from_secs(30);

/// Tries it in `prefix`, where nothing is installed and nothing will be.
pub(super) fn try_script(tree: &Tree, prefix: &Prefix) -> Result<(), TaskError> {
    let work = tree.target().join("package-windows/script");
    let stub = work.join("stub.exe");
    let files = work.join("files");
    fs::create_dir_all(&files).map_err(TaskError::file(&files))?;
    let mut compiled = Command::new("x86_64-w64-mingw32-gcc");
    step::run(compiled.arg("-O2").arg(tree.root().join("xtask/windows/stub.c")).arg("-o").arg(&stub))?;
    for name in PROGRAMS {
        copy(&stub, &files.join(name))?;
    }
    copy(&tree.root().join("assets/icons/icon.ico"), &work.join("icon.ico"))?;
    let carrying = work.join("carrying.exe");
    make_installer(tree, &files, &carrying, Some(&stub))?;
    let carrying = wine::path(&carrying);
    let without = work.join("without.exe");
    make_installer(tree, &files, &without, None)?;
    let without = wine::path(&without);
    let drive = prefix.drive();
    let (told, code) = (drive.join("stub.txt"), drive.join("stub.code"));
    let ends_with = |number: &str| fs::write(&code, number).map_err(TaskError::file(&code));

    ends_with("0")?;
    prefix.run(&[&carrying, "/S"], 0)?;
    let line = fs::read_to_string(&told).map_err(TaskError::file(&told))?;
    if !line.ends_with("/silent /install") {
        return Err(still(&told, "the runtime's installer was called otherwise"));
    }
    ends_with("1")?;
    prefix.run(&[&carrying, "/S"], RUNTIME_FAILED)?;
    prefix.run(&[&without, "/S"], NO_RUNTIME)?;
    prefix.run(&["reg", "add", RUNTIME, "/v", "pv", "/d", "1.2.3.4", "/reg:64"], 0)?;
    prefix.run(&[&carrying, "/S"], 0)?;
    prefix.run(&[&without, "/S"], 0)?;
    prefix.run(&["reg", "delete", RUNTIME, "/f", "/reg:64"], 0)?;

    // What shows the exhibition is ended; what works for staff is not, and then nothing is changed.
    remove(&code)?;
    let supervisor = Started::of(prefix, "jubilee-supervisor.exe", &told)?;
    prefix.run(&[&without, "/S"], NO_RUNTIME)?;
    supervisor.await_end()?;
    let jubilee = Started::of(prefix, "jubilee.exe", &told)?;
    let kept = drive.join("Program Files/Jubilee/documents");
    fs::create_dir_all(&kept).map_err(TaskError::file(&kept))?;
    prefix.run(&[&without, "/S"], NOT_DONE)?;
    if !kept.exists() {
        return Err(still(&kept, "something was changed while a program ran"));
    }
    prefix.run(&["taskkill", "/F", "/IM", "jubilee.exe"], 0)?;
    jubilee.await_end()?;
    prefix.run(&[&without, "/S"], NO_RUNTIME)?;
    super::remove(prefix)
}

/// A stub that runs until it is ended.
struct Started {
    prefix: Prefix,
    name: &'static str,
    process: Child,
}

impl Started {
    /// Starts what is installed under this name, and waits until it wrote its command line.
    fn of(prefix: &Prefix, name: &'static str, told: &Path) -> Result<Self, TaskError> {
        if told.exists() {
            remove(told)?;
        }
        let program = format!(r"C:\Program Files\Jubilee\{name}");
        let process = prefix.command(&[&program]).spawn();
        let process = process.map_err(|source| TaskError::Start { program, source })?;
        let started = Self { prefix: prefix.clone(), name, process };
        let last = Instant::now() + PATIENCE;
        while !told.exists() {
            if Instant::now() > last {
                return Err(still(told, "the stub does not start"));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(started)
    }

    fn await_end(mut self) -> Result<(), TaskError> {
        let last = Instant::now() + PATIENCE;
        while self.process.try_wait().ok().flatten().is_none() {
            if Instant::now() > last {
                return Err(TaskError::Failed { command: "stub.exe".to_owned(), status: "it still runs".to_owned() });
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }
}

/// What failed leaves nothing running.
impl Drop for Started {
    fn drop(&mut self) {
        if self.process.try_wait().ok().flatten().is_none() {
            drop(self.prefix.run(&["taskkill", "/F", "/IM", self.name], 0));
            drop(self.process.wait());
        }
    }
}

fn copy(from: &Path, to: &Path) -> Result<(), TaskError> {
    fs::copy(from, to).map(drop).map_err(TaskError::file(from))
}

fn remove(file: &Path) -> Result<(), TaskError> {
    fs::remove_file(file).map_err(TaskError::file(file))
}
