//! Where the record stands.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

use super::disk::Disk;
use super::tree::Tree;
use crate::ground::Hold;

/// The folder of the record, root's own.
pub(super) const FOLDER: &str = "/var/lib/jubilee-setup";
pub(super) const FILE: &str = "/var/lib/jubilee-setup/record";
const NEW: &str = "/var/lib/jubilee-setup/record.new";

pub(super) fn write(tree: &Tree, disk: &dyn Disk, bytes: &[u8]) -> io::Result<()> {
    let [file, new] = [tree.place(Path::new(FILE))?, tree.place(Path::new(NEW))?];
    if fs::symlink_metadata(&new).is_ok() {
        disk.remove(&new)?;
    }
    disk.write_new(&new, bytes)?;
    disk.sync(&new)?;
    disk.rename(&new, &file)?;
    disk.sync(&tree.place(Path::new(FOLDER))?)
}

pub(super) fn remove(tree: &Tree, disk: &dyn Disk) -> io::Result<()> {
    for file in [NEW, FILE] {
        let place = tree.place(Path::new(file))?;
        if fs::symlink_metadata(&place).is_ok() {
            disk.remove(&place)?;
        }
    }
    let folder = tree.place(Path::new(FOLDER))?;
    if fs::symlink_metadata(&folder).is_ok() {
        disk.remove_folder(&folder)?;
        disk.sync(folder.parent().unwrap_or(&folder))?;
    }
    Ok(())
}

pub(super) fn hold(tree: &Tree, disk: &dyn Disk) -> io::Result<Option<Hold>> {
    let place = tree.place(Path::new(FOLDER))?;
    if fs::symlink_metadata(&place).is_err() {
        disk.make_folder(&place)?;
        disk.sync(place.parent().unwrap_or(&place))?;
    }
    held(&place)
}

pub(super) fn hold_if_there(tree: &Tree) -> io::Result<Option<Hold>> {
    held(&tree.place(Path::new(FOLDER))?)
}

pub(super) fn is_there(tree: &Tree) -> bool {
    tree.place(Path::new(FOLDER)).is_ok_and(|place| fs::symlink_metadata(place).is_ok())
}

fn held(place: &Path) -> io::Result<Option<Hold>> {
    let folder = File::open(place)?;
    match folder.try_lock() {
        Ok(()) => Ok(Some(Hold(Box::new(folder)))),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}
