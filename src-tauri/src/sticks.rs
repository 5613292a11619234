//! The sticks that are in the machine.

use std::path::{Path, PathBuf};

use sysinfo::Disks;

/// Where sticks are mounted on Linux, whatever they say of themselves.
const PLACES: [&str; 3] = ["/media", "/run/media", "/mnt"];

/// The folders of the sticks that are mounted and can be written, in order. Takes some ms.
pub fn writable() -> Vec<PathBuf> {
    let disks = Disks::new_with_refreshed_list();
    let sticks = disks.iter().filter(|disk| !disk.is_read_only() && is_stick(disk.mount_point(), disk.is_removable()));
    let mut folders: Vec<PathBuf> = sticks.map(|disk| disk.mount_point().to_owned()).collect();
    folders.sort();
    folders.dedup();
    folders.retain(|folder| tempfile::tempfile_in(folder).is_ok());
    folders
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
