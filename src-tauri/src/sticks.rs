//! Sticks: disks that can be pulled out, wherever the system puts them.

use std::path::{Path, PathBuf};

use sysinfo::Disks;

/// Entries of one stick that are told, at most.
const MOST: usize = 500;

/// A stick that is plugged in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stick {
    /// Where it is.
    pub path: PathBuf,
    /// What it calls itself.
    pub name: String,
    /// What lies at its top: where it is, its name, and whether it is a folder. Folders first, by name.
    pub entries: Vec<(PathBuf, String, bool)>,
}

/// Where systems put what is plugged in, and `jubilee-stick@.service` on a kiosk.
const PLACES: [&str; 4] = ["/media", "/run/media", "/mnt", "/run/jubilee-stick"];

/// The sticks that are plugged in. Takes tens of ms, and as long as a failing stick takes to answer.
pub fn plugged_in() -> Vec<Stick> {
    let mut sticks: Vec<Stick> = mounts().into_iter().map(|path| look(&path)).collect();
    sticks.sort_by(|one, other| one.path.cmp(&other.path));
    sticks
}

/// The same paths, where each lies on a stick that is plugged in.
pub fn only_on_sticks(paths: &[PathBuf]) -> Option<Vec<PathBuf>> {
    let mounts: Vec<PathBuf> = mounts().into_iter().filter_map(|mount| mount.canonicalize().ok()).collect();
    let paths: Option<Vec<PathBuf>> = paths.iter().map(|path| path.canonicalize().ok()).collect();
    paths.filter(|paths| paths.iter().all(|path| mounts.iter().any(|mount| path.starts_with(mount))))
}

/// The folders of the sticks that are mounted and can be written, in order. Takes some ms.
pub fn writable() -> Vec<PathBuf> {
    let mut folders = mounts();
    folders.sort();
    folders.dedup();
    folders.retain(|folder| tempfile::tempfile_in(folder).is_ok());
    folders
}

fn mounts() -> Vec<PathBuf> {
    let disks = Disks::new_with_refreshed_list();
    let is_stick = |disk: &&sysinfo::Disk| is_stick(disk.mount_point(), disk.is_removable());
    let mut mounts: Vec<PathBuf> = disks.iter().filter(is_stick).map(|disk| disk.mount_point().to_owned()).collect();
    // What a test, or an installer on the phone, gives in a stick's place.
    mounts.sort();
    mounts.dedup();
    mounts.extend(std::env::var_os("JUBILEE_STICK").map(PathBuf::from).filter(|path| path.is_dir()));
    mounts
}

fn look(path: &Path) -> Stick {
    let mut entries: Vec<(PathBuf, String, bool)> = std::fs::read_dir(path)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| (entry.path(), entry.file_name().to_string_lossy().into_owned(), entry.path().is_dir()))
        .filter(|(_, name, _)| !engine::intake::is_left_behind(name))
        .take(MOST)
        .collect();
    entries.sort_by(|(_, one, folder), (_, other, other_folder)| other_folder.cmp(folder).then_with(|| one.cmp(other)));
    let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
    Stick { path: path.to_owned(), name: name.into_owned(), entries }
}

fn is_stick(mounted: &Path, removable: bool) -> bool {
    // The system itself may have been started from one.
    let system = ["/", "/boot", "/boot/efi", "/usr", "/var", "/home"].iter().any(|place| mounted == Path::new(place));
    !system && (removable || PLACES.iter().any(|place| mounted.starts_with(place)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stick_is_what_can_be_pulled_out_or_lies_where_sticks_do() {
        let is = |place: &str, removable| is_stick(Path::new(place), removable);
        assert!(is("/media/mei/STICK", false) && is("/run/media/mei/STICK", true) && is("/mnt", false));
        assert!(is("/somewhere", true) && is(r"E:\", true));
        assert!(!is("/somewhere", false) && !is("/", true) && !is("/home", true) && !is(r"C:\", false));
    }
}
