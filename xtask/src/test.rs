//! Everything that must pass before a change goes in: what CI runs.

#[cfg(target_os = "linux")]
mod windows;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime};

use clap::Args;

use crate::error::TaskError;
use crate::packages::{self, Purpose};
use crate::tree::Tree;
use crate::{deny, interface, programs, step};

/// Which parts to run.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// Only this part (may be given several times).
    #[arg(long, value_name = "PART")]
    only: Vec<String>,
    /// Instead: the tests of what has no window, built for Windows and run under wine. A step before every release.
    #[cfg(target_os = "linux")]
    #[arg(long, conflicts_with = "only")]
    windows: bool,
}

struct Part {
    name: &'static str,
    is: &'static str,
    run: fn(&Tree) -> Result<(), TaskError>,
}

/// In this order: what is quick to fail comes first, and the window carries the interface inside.
const PARTS: &[Part] = &[
    Part { name: "packages", is: "system packages", run: packages },
    Part { name: "format", is: "cargo fmt", run: format },
    Part { name: "interface", is: "types, rules, format, build and size of the interface", run: interface::check },
    Part { name: "clippy", is: "every target of the workspace without a warning", run: clippy },
    Part { name: "deny", is: "licences and sources of the crates", run: deny::check },
    Part { name: "tests", is: "the crates' tests, and that generated files are as committed", run: tests },
    Part { name: "screens", is: "the interface in Chromium", run: screens },
    Part { name: "app", is: "the real application", run: app },
];

/// Where tests write files; a difference means that somebody forgot to commit them, and a file that no test writes
/// that somebody forgot to remove it. The schemas are compared by their own test.
const GENERATED: &str = "ui/src/bridge/generated";

/// Under this variable a test that lacks a program fails instead of being skipped.
pub(crate) const SKIP_NOTHING: &str = "JUBILEE_SKIP_NOTHING";

/// Runs the parts and ends at the first that fails; for Windows, runs all and fails if one did.
pub fn test(tree: &Tree, options: &Options) -> Result<(), TaskError> {
    #[cfg(target_os = "linux")]
    if options.windows {
        return windows::test(tree);
    }
    let chosen = choose(&options.only)?;
    let mut times = Vec::new();
    for part in chosen {
        eprintln!("\n── {}: {} ──", part.name, part.is);
        let start = Instant::now();
        let result = (part.run)(tree);
        let seconds = start.elapsed().as_secs();
        if let Err(source) = result {
            summary(&times);
            return Err(TaskError::Test { part: part.name, seconds, source: Box::new(source) });
        }
        times.push((part.name, seconds));
    }
    summary(&times);
    println!("{} passed, 0 failed", times.len());
    Ok(())
}

fn choose(only: &[String]) -> Result<Vec<&'static Part>, TaskError> {
    if let Some(name) = only.iter().find(|name| PARTS.iter().all(|part| part.name != **name)) {
        let known = PARTS.iter().map(|part| part.name).collect::<Vec<_>>().join(", ");
        return Err(TaskError::Part { name: name.clone(), known });
    }
    Ok(PARTS.iter().filter(|part| only.is_empty() || only.iter().any(|name| name == part.name)).collect())
}

fn summary(times: &[(&str, u64)]) {
    println!();
    for (name, seconds) in times {
        println!("{name:>10} passed {seconds:>5} s");
    }
}

fn packages(_: &Tree) -> Result<(), TaskError> {
    packages::ensure(&[Purpose::Build, Purpose::Room, Purpose::Test, Purpose::Narrate])
}

fn format(tree: &Tree) -> Result<(), TaskError> {
    step::run(step::cargo(tree).args(["fmt", "--all", "--check"]))
}

fn clippy(tree: &Tree) -> Result<(), TaskError> {
    // The programs that the benchmarks run need a feature, and would be compiled by nobody here without it.
    let line = ["clippy", "--locked", "--workspace", "--all-targets", "--features", "jubilee-kiosk/bench"];
    step::run(step::cargo(tree).args(line).args(["--", "-D", "warnings"]))
}

fn tests(tree: &Tree) -> Result<(), TaskError> {
    let before = generated(tree)?;
    let mut command = step::cargo(tree);
    command.args(["test", "--locked", "--workspace"]).env(SKIP_NOTHING, "1");
    step::run(&mut command)?;
    let after = generated(tree)?;
    let files = |found: Vec<&Path>| {
        let names = found.into_iter().map(|path| path.strip_prefix(tree.root()).unwrap_or(path).display().to_string());
        names.collect::<Vec<_>>().join(", ")
    };
    let (stale, orphaned) = (stale(&before, &after), orphaned(&before, &after));
    if !stale.is_empty() {
        return Err(TaskError::Stale { files: files(stale) });
    }
    if !orphaned.is_empty() {
        return Err(TaskError::Orphaned { files: files(orphaned) });
    }
    Ok(())
}

fn screens(tree: &Tree) -> Result<(), TaskError> {
    interface::install(tree)?;
    step::run(&mut interface::npm(tree, &["test", "--silent"]))
}

fn app(tree: &Tree) -> Result<(), TaskError> {
    let built = programs::build(tree, programs::Options::default())?;
    let mut command = step::cargo(tree);
    command
        // One after the other: on two cores a second room takes the sound of the first its time.
        // Of the whole workspace, as the tests before: for this package alone every crate would be compiled once more.
        .args(["test", "--locked", "--workspace", "--test", "app", "--", "--test-threads=1"])
        .env("JUBILEE_KIOSK", &built.kiosk)
        .env("JUBILEE_BUILT_IN", &built.built_in);
    step::run(&mut command)
}

/// What stands in a file, and when it was written.
type Files = BTreeMap<PathBuf, (Vec<u8>, SystemTime)>;

fn generated(tree: &Tree) -> Result<Files, TaskError> {
    let mut files = Files::new();
    collect(&tree.root().join(GENERATED), &mut files)?;
    Ok(files)
}

fn collect(folder: &Path, files: &mut Files) -> Result<(), TaskError> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(()) };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            let bytes = std::fs::read(&path).map_err(TaskError::file(&path))?;
            let written = path.metadata().and_then(|about| about.modified()).map_err(TaskError::file(&path))?;
            files.insert(path, (bytes, written));
        }
    }
    Ok(())
}

/// What was written with other content than was there.
fn stale<'a>(before: &Files, after: &'a Files) -> Vec<&'a Path> {
    let same = |path: &PathBuf, bytes: &[u8]| before.get(path).is_some_and(|(known, _)| known == bytes);
    after.iter().filter(|(path, (bytes, _))| !same(path, bytes)).map(|(path, _)| path.as_path()).collect()
}

/// What was there and has not been written again.
fn orphaned<'a>(before: &Files, after: &'a Files) -> Vec<&'a Path> {
    let untouched = |path: &PathBuf, at: SystemTime| before.get(path).is_some_and(|(_, written)| *written == at);
    after.iter().filter(|(path, (_, at))| untouched(path, *at)).map(|(path, _)| path.as_path()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_parts_run_where_none_is_named() {
        assert_eq!(choose(&[]).unwrap().len(), PARTS.len());
    }

    #[test]
    fn an_unknown_part_is_named_with_those_that_are_known() {
        let error = choose(&["clipy".to_owned()]).err().expect("there is no such part").to_string();
        assert!(error.contains("clipy") && error.contains("clippy"), "{error}");
    }

    #[test]
    fn a_generated_file_that_changed_and_one_that_nobody_writes_any_more_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        let look = || {
            let mut files = Files::new();
            collect(folder.path(), &mut files).unwrap();
            files
        };
        let yesterday = SystemTime::now() - std::time::Duration::from_secs(86_400);
        for name in ["Same.ts", "Other.ts", "Gone.ts"] {
            std::fs::write(file(name), "old").unwrap();
            std::fs::File::options().write(true).open(file(name)).unwrap().set_modified(yesterday).unwrap();
        }
        let before = look();
        for (name, text) in [("Same.ts", "old"), ("Other.ts", "new"), ("New.ts", "new")] {
            std::fs::write(file(name), text).unwrap();
        }
        let after = look();
        assert_eq!(stale(&before, &after), [file("New.ts"), file("Other.ts")]);
        assert_eq!(orphaned(&before, &after), [file("Gone.ts")]);
    }
}
