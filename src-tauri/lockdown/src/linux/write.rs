use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::linux::disk::Disk;
use crate::linux::state::{Owner, State};
use crate::linux::tree::Tree;

/// Makes a path what it is to be, each file and link in one step: after a power cut it is the old one or the new one,
/// and [`clear`] removes what was being made.
pub(crate) fn put(tree: &Tree, disk: &dyn Disk, path: &Path, wanted: &State) -> io::Result<()> {
    let place = tree.place(path)?;
    let above = place.parent().unwrap_or(&place).to_owned();
    match wanted {
        State::Absent => match tree.state(path).map_err(|unreadable| unreadable.source)? {
            State::Absent => return Ok(()),
            State::Folder { .. } => disk.remove_folder(&place)?,
            _ => disk.remove(&place)?,
        },
        State::File { content, mode, owner } => {
            let new = new_name(&place);
            disk.write_new(&new, &content.0)?;
            give(disk, &new, *owner)?;
            disk.set_mode(&new, *mode)?;
            disk.sync(&new)?;
            disk.rename(&new, &place)?;
        }
        State::Link { target, owner } => {
            let new = new_name(&place);
            disk.link(target, &new)?;
            give(disk, &new, *owner)?;
            disk.rename(&new, &place)?;
        }
        State::Folder { mode, owner } => {
            let is_there = tree.has_folder(path);
            let at = if is_there { place.clone() } else { new_name(&place) };
            if !is_there {
                disk.make_folder(&at)?;
            }
            disk.set_owner(&at, owner.uid, owner.gid)?;
            disk.set_mode(&at, *mode)?;
            if !is_there {
                disk.rename(&at, &place)?;
            }
        }
        State::Other => return Err(ErrorKind::Unsupported.into()),
    }
    disk.sync(&above)
}

/// Removes what a write left that was cut short.
pub(crate) fn clear(tree: &Tree, disk: &dyn Disk, path: &Path) -> io::Result<()> {
    let new = new_name(&tree.place(path)?);
    match fs::symlink_metadata(&new) {
        Ok(metadata) if metadata.is_dir() => disk.remove_folder(&new),
        Ok(_) => disk.remove(&new),
        Err(_) => Ok(()),
    }
}

fn give(disk: &dyn Disk, path: &Path, owner: Owner) -> io::Result<()> {
    disk.set_owner(path, owner.uid, owner.gid)
}

/// The name under which something is made: no program reads what starts with a dot and ends with this.
fn new_name(place: &Path) -> PathBuf {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    place.with_file_name(format!(".{name}.jubilee-new"))
}
