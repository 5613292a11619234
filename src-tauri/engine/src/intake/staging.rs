//! Getting everything ready beside the exhibition and moving it in, so that whatever fails leaves it as it was or whole.
//!
//! What is taken is first written and synced into a hidden folder of the exhibition, which reading and publishing pass
//! over. A journal then says what moves where; the files move, and last the one list that names them is replaced, in one
//! step. The next import takes back what a killed one moved and did not name.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::ImportError;
use crate::exhibition::unfinished::{FOLDER, JOURNAL, Journal, Move, content};
use crate::store::{Disk, Hash, StoreError};

const LOCK: &str = "lock";

/// The hidden folder of a running import.
#[derive(Debug)]
pub(super) struct Staging<'d> {
    root: PathBuf,
    folder: PathBuf,
    disk: &'d dyn Disk,
    lock: Option<File>,
    names: u32,
}

impl<'d> Staging<'d> {
    /// Makes the hidden folder of an exhibition, for this import alone, and takes back what a killed one left.
    pub(super) fn open(root: &Path, disk: &'d dyn Disk) -> Result<Self, ImportError> {
        let folder = root.join(FOLDER);
        // What lies behind a link is not the exhibition's, and would be cleared away.
        if folder.symlink_metadata().is_ok_and(|about| !about.is_dir()) {
            return Err(StoreError::write(&folder)(io::ErrorKind::NotADirectory.into()).into());
        }
        disk.create_folders(&folder).map_err(StoreError::write(&folder))?;
        let path = folder.join(LOCK);
        let lock = OpenOptions::new().write(true).create(true).truncate(false).open(&path);
        let lock = lock.map_err(StoreError::write(&path))?;
        match lock.try_lock() {
            Ok(()) if path.exists() => {}
            // The one before removed it while this one opened it.
            Ok(()) | Err(TryLockError::WouldBlock) => return Err(ImportError::Busy),
            Err(TryLockError::Error(error)) => return Err(StoreError::write(&path)(error).into()),
        }
        let staging = Self { root: root.to_owned(), folder, disk, lock: Some(lock), names: 0 };
        if let Some(journal) = Journal::read(root) {
            staging.take_back(&journal, &journal.unnamed(root))?;
        }
        staging.empty()?;
        Ok(staging)
    }

    /// A folder to look at packed files in; nothing moves from here.
    pub(super) fn aside(folder: &Path, disk: &'d dyn Disk) -> Self {
        Self { root: folder.to_owned(), folder: folder.to_owned(), disk, lock: None, names: 0 }
    }

    /// A new name in the folder.
    pub(super) fn name(&mut self, extension: &str) -> String {
        self.names += 1;
        format!("{}.{extension}", self.names)
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub(super) fn disk(&self) -> &'d dyn Disk {
        self.disk
    }

    /// Writes a new file whole and synced.
    pub(super) fn write(&mut self, bytes: &[u8], extension: &str) -> Result<(String, Hash), StoreError> {
        let name = self.name(extension);
        self.write_as(&name, bytes)?;
        Ok((name, Hash::of(bytes)))
    }

    fn write_as(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let path = self.path(name);
        let write = || -> io::Result<()> {
            let mut file = self.disk.create(&path)?;
            file.write_all(bytes)?;
            file.finish(false)
        };
        write().map_err(StoreError::write(&path))
    }

    /// Removes a file that is not needed after all.
    pub(super) fn discard(&self, name: &str) -> Result<(), StoreError> {
        let path = self.path(name);
        self.disk.remove(&path).map_err(StoreError::write(&path))
    }

    /// Moves everything in. Where that fails, takes back what was moved.
    pub(super) fn commit(mut self, journal: &Journal) -> Result<(), ImportError> {
        let done = self.note(journal).map_err(ImportError::from).and_then(|()| self.carry_out(journal));
        if done.is_err() && self.take_back(journal, &journal.unfinished(&self.root)).is_err() {
            // The next import finds the journal.
            return done;
        }
        // What is left in the hidden folder is in nobody's way, and the next import clears it.
        if let Err(error) = self.close() {
            tracing::warn!(%error, "what an import left could not be cleared");
        }
        done
    }

    /// Ends without moving anything in.
    pub(super) fn abandon(mut self) -> Result<(), StoreError> {
        self.close()
    }

    fn note(&self, journal: &Journal) -> Result<(), StoreError> {
        let path = self.folder.join(JOURNAL);
        let bytes = serde_json::to_vec(journal).map_err(|error| StoreError::write(&path)(error.into()))?;
        // What the journal promises must be there before it is.
        self.sync(&self.folder)?;
        self.write_as(JOURNAL, &bytes)?;
        self.sync(&self.folder)
    }

    fn carry_out(&self, journal: &Journal) -> Result<(), ImportError> {
        for folder in &journal.folders {
            let path = self.root.join(folder);
            self.disk.create_folders(&path).map_err(StoreError::write(&path))?;
        }
        let mut folders = BTreeSet::new();
        for moved in &journal.moves {
            let to = self.root.join(&moved.to);
            if to.symlink_metadata().is_ok() {
                return Err(ImportError::Changed { file: moved.to.clone() });
            }
            self.disk.rename(&self.path(&moved.from), &to).map_err(StoreError::write(&to))?;
            folders.extend(to.parent().map(Path::to_owned));
        }
        for folder in folders {
            self.sync(&folder)?;
        }
        if let Some(switch) = &journal.switch {
            let to = self.root.join(&switch.to);
            if content(&to) != switch.before {
                return Err(ImportError::Changed { file: switch.to.clone() });
            }
            self.disk.rename(&self.path(&switch.from), &to).map_err(StoreError::write(&to))?;
            self.sync(to.parent().unwrap_or(&self.root))?;
        }
        Ok(())
    }

    /// Removes files that were moved in, and the folders that were made for them.
    fn take_back(&self, journal: &Journal, files: &[&Move]) -> Result<(), StoreError> {
        let mut folders = BTreeSet::new();
        for moved in files {
            let path = self.root.join(&moved.to);
            self.disk.remove(&path).map_err(StoreError::write(&path))?;
            folders.extend(path.parent().map(Path::to_owned));
        }
        for folder in folders {
            self.sync(&folder)?;
        }
        for folder in journal.folders.iter().rev() {
            // One that is not empty is somebody's.
            let _ = self.disk.remove_folder(&self.root.join(folder));
        }
        Ok(())
    }

    /// Removes everything in the hidden folder but the lock. The journal goes first: it tells of the others.
    fn empty(&self) -> Result<(), StoreError> {
        let journal = self.folder.join(JOURNAL);
        if journal.exists() {
            self.disk.remove(&journal).map_err(StoreError::write(&journal))?;
            self.sync(&self.folder)?;
        }
        for entry in WalkDir::new(&self.folder).min_depth(1).contents_first(true).into_iter().flatten() {
            if entry.file_name() == LOCK {
                continue;
            }
            let path = entry.path();
            let removed =
                if entry.file_type().is_dir() { self.disk.remove_folder(path) } else { self.disk.remove(path) };
            removed.map_err(StoreError::write(path))?;
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), StoreError> {
        self.empty()?;
        if let Some(lock) = self.lock.take() {
            // While it is held, or it would be the next import's lock that is removed.
            let path = self.folder.join(LOCK);
            fs::remove_file(&path).map_err(StoreError::write(&path))?;
            drop(lock);
            // Where the next import is here already, the folder is its own.
            let _ = self.disk.remove_folder(&self.folder);
        }
        Ok(())
    }

    fn sync(&self, folder: &Path) -> Result<(), StoreError> {
        self.disk.sync_folder(folder).map_err(StoreError::write(folder))
    }
}
