//! The interface, by npm: what is installed is what the lock file says.

use std::path::Path;
use std::process::Command;

use crate::error::TaskError;
use crate::step;
use crate::tree::Tree;

/// Oldest Node that the build tools of the interface run on.
const NODE: (u32, u32) = (20, 19);

/// A kiosk starts at once only if there is little to parse. With the rules of the faces and attract's letters, without
/// the faces: of the styles, 290,000 bytes are those rules and letters, and most of them come after attract.
const SCRIPT_CEILING: u64 = 250_000;
/// What the staff window alone asks for, with the characters of its keyboard, keeps no visitor waiting.
const STAFF_CEILING: u64 = 150_000;
const STAFF: [&str; 2] = ["staff-", "chinese-"];
const STYLE_CEILING: u64 = 360_000;

/// npm in the interface's folder; it downloads no browser.
pub fn npm(tree: &Tree, arguments: &[&str]) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.args(arguments).current_dir(tree.interface()).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    command
}

/// Installs the interface's packages unless what is there was installed from this very lock file.
pub fn install(tree: &Tree) -> Result<(), TaskError> {
    require_node()?;
    let lock = tree.interface().join("package-lock.json");
    let stamp = tree.interface().join("node_modules/.installed-lock.json");
    let wanted = std::fs::read(&lock).map_err(TaskError::file(&lock))?;
    if std::fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    step::run(&mut npm(tree, &["ci", "--no-audit", "--no-fund"]))?;
    std::fs::write(&stamp, wanted).map_err(TaskError::file(&stamp))
}

/// Builds `ui/dist`, which the window carries inside.
pub fn build(tree: &Tree) -> Result<(), TaskError> {
    install(tree)?;
    step::run(&mut npm(tree, &["run", "--silent", "build", "--", "--logLevel", "warn"]))
}

/// Types, rules, format, build, size.
pub fn check(tree: &Tree) -> Result<(), TaskError> {
    install(tree)?;
    for script in ["check", "lint", "format:check"] {
        step::run(&mut npm(tree, &["run", "--silent", script]))?;
    }
    build(tree)?;
    let built = tree.interface().join("dist");
    let staffs = |name: &str| STAFF.iter().any(|begins| name.starts_with(begins));
    let visitors = |name: &str| !staffs(name);
    let parts: [(&str, &str, Counts<'_>, u64); 3] = [
        ("script", "js", &visitors, SCRIPT_CEILING),
        ("staff's script", "js", &staffs, STAFF_CEILING),
        ("style", "css", &|_| true, STYLE_CEILING),
    ];
    for (kind, ending, counts, ceiling) in parts {
        let size = weigh(&built, ending, counts)?;
        eprintln!("{kind}: {size} bytes of at most {ceiling}");
        if size > ceiling {
            return Err(TaskError::Ceiling { kind, size, ceiling });
        }
    }
    Ok(())
}

/// Whether a file of this name counts.
type Counts<'c> = &'c dyn Fn(&str) -> bool;

fn weigh(folder: &Path, ending: &str, counts: Counts<'_>) -> Result<u64, TaskError> {
    let mut size = 0;
    for entry in std::fs::read_dir(folder).map_err(TaskError::file(folder))?.flatten() {
        let path = entry.path();
        if path.is_dir() {
            size += weigh(&path, ending, counts)?;
        } else if path.extension().is_some_and(|found| found == ending) && counts(&entry.file_name().to_string_lossy())
        {
            size += entry.metadata().map_err(TaskError::file(&path))?.len();
        }
    }
    Ok(size)
}

fn require_node() -> Result<(), TaskError> {
    let remedy = format!(
        "install Node.js {}.{} or newer with npm, from your distribution or from nodejs.org, and run this again",
        NODE.0, NODE.1
    );
    let absent = |program: &str| TaskError::Absent { program: program.to_owned(), remedy: remedy.clone() };
    let version = step::answer(Command::new("node").arg("--version")).ok_or_else(|| absent("Node.js"))?;
    if !new_enough(&version) {
        return Err(absent(&format!("a newer Node.js than {version}")));
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    step::answer(Command::new(npm).arg("--version")).map(drop).ok_or_else(|| absent("npm"))
}

fn new_enough(version: &str) -> bool {
    let mut parts = version.trim_start_matches('v').split('.').map_while(|part| part.parse().ok());
    matches!((parts.next(), parts.next()), (Some(major), Some(minor)) if (major, minor) >= NODE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_node_is_told_from_a_new_one() {
        assert!(new_enough("v20.19.0"));
        assert!(new_enough("v24.1.0"));
        assert!(!new_enough("v18.20.4"), "Debian 12's own");
        assert!(!new_enough("v20.11.1"));
        assert!(!new_enough(""));
    }

    #[test]
    fn only_files_of_the_kind_are_weighed() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("assets")).unwrap();
        std::fs::write(folder.path().join("assets/a.js"), [0; 10]).unwrap();
        std::fs::write(folder.path().join("b.js"), [0; 5]).unwrap();
        std::fs::write(folder.path().join("c.woff2"), [0; 1000]).unwrap();
        assert_eq!(weigh(folder.path(), "js", &|_| true).unwrap(), 15);
        assert_eq!(weigh(folder.path(), "js", &|name| name == "a.js").unwrap(), 10);
    }
}
