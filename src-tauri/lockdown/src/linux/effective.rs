//! What the system's settings come to, over all the files that have a say.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::ground::Unreadable;
use crate::linux::tree::Tree;

/// Folders of settings; a file hides those of the same name in the folders before.
const FOLDERS: [&str; 4] = ["/usr/lib", "/usr/local/lib", "/run", "/etc"];

/// Whether these keys have these values in a file of systemd's and what was put beside it.
pub(crate) fn are_set(tree: &Tree, file: &str, keys: &[(&str, &str)]) -> Result<bool, Unreadable> {
    let main = FOLDERS.iter().rev().map(|folder| Path::new(folder).join("systemd").join(file));
    let mut files: Vec<PathBuf> = main.filter(|path| tree.has(path)).take(1).collect();
    files.extend(beside(tree, &format!("systemd/{file}.d"))?);
    let mut set = BTreeMap::new();
    for file in files {
        let text = tree.text(file)?.unwrap_or_default();
        set.extend(assignments(&text).map(|(key, value)| (key.to_owned(), value.to_owned())));
    }
    Ok(keys.iter().all(|(key, value)| set.get(*key).is_some_and(|set| set == value)))
}

/// The value that the kernel is given for a key at start; nothing where no file says one.
pub(crate) fn sysctl(tree: &Tree, key: &str) -> Result<Option<String>, Unreadable> {
    let mut last = None;
    for file in beside(tree, "sysctl.d")? {
        let text = tree.text(file)?.unwrap_or_default();
        let of_key = |(name, _): &(&str, &str)| name.trim_start_matches('-').replace('/', ".") == key;
        last = assignments(&text).filter(of_key).last().map(|(_, value)| value.to_owned()).or(last);
    }
    Ok(last)
}

fn beside(tree: &Tree, folder: &str) -> Result<Vec<PathBuf>, Unreadable> {
    let mut files: BTreeMap<OsString, PathBuf> = BTreeMap::new();
    for above in FOLDERS {
        let folder = Path::new(above).join(folder);
        let names = tree.names(&folder)?.into_iter();
        let settings = names.filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "conf"));
        files.extend(settings.map(|name| (name.clone(), folder.join(name))));
    }
    Ok(files.into_values().filter(|path| !tree.is_masked(path)).collect())
}

fn assignments(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = text.lines().map(str::trim).filter(|line| !line.starts_with(['#', ';']));
    lines.filter_map(|line| line.split_once('=')).map(|(key, value)| (key.trim(), value.trim()))
}
