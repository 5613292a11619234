use std::env;
use std::path::{Path, PathBuf};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use engine::intake::{self, Request};
use engine::store::RealDisk;
use serde_json::json;

use crate::failure::Failure;
use crate::say::{self, Say};
use crate::words;

/// Whether Ctrl-C was pressed.
static STOP: AtomicBool = AtomicBool::new(false);

pub(crate) fn import(
    say: &mut Say<'_>,
    sources: &[PathBuf],
    into: &Path,
    section: Option<&str>,
    dry_run: bool,
) -> Result<(), Failure> {
    listen();
    let heif = heif();
    let scratch = env::temp_dir();
    let request = Request { sources, into, section, dry_run, heif: heif.as_deref(), scratch: &scratch };
    let stop = || STOP.load(Ordering::Relaxed);
    let report = intake::import(&request, &RealDisk, &stop, &mut |progress| say.progress(progress))?;
    let mut people = say::problems(&report.problems, say.lang);
    if !people.is_empty() {
        people.push('\n');
    }
    people.push_str(&words::imported(say.lang, &report));
    let mut programs = json!(report);
    programs["problems"] = say::problems_json(&report.problems, say.lang);
    say.report(&people, &programs);
    if report.has_errors() { Err(Failure::Reported) } else { Ok(()) }
}

/// From now on Ctrl-C asks the import to stop. Where that can't be had, it ends the process, which is as safe.
fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let _ = ctrlc::set_handler(|| STOP.store(true, Ordering::Relaxed));
    });
}

/// libheif's program, by the newer name or the older, where it is installed.
pub fn heif() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let names = ["heif-dec", "heif-convert"].map(|name| format!("{name}{}", env::consts::EXE_SUFFIX));
    // A relative folder would be sought where the command happens to be run.
    let folders: Vec<PathBuf> = env::split_paths(&path).filter(|folder| folder.is_absolute()).collect();
    names.iter().find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|program| program.is_file()))
}
