use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::answers::Answers;
use crate::disk::Disk;
use crate::state::State;
use crate::tree::{Tree, Unreadable};

/// The folder of the record, root's own.
const FOLDER: &str = "/var/lib/jubilee-setup";
const FILE: &str = "/var/lib/jubilee-setup/record";
const NEW: &str = "/var/lib/jubilee-setup/record.new";

/// The format of record that is written; older ones are read.
const FORMAT: u32 = 1;

/// What setup changed, with what was there before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Record {
    pub(crate) format: u32,
    pub(crate) answers: Answers,
    pub(crate) entries: Vec<Entry>,
}

/// One path that was changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Entry {
    pub(crate) path: PathBuf,
    pub(crate) before: State,
    /// All that setup has put there or was about to.
    pub(crate) ours: Vec<State>,
}

/// Why a record is of no use.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// A newer version wrote it.
    #[error("{} has format {format}, of a newer version: use the version of Jubilee that set this machine up", path.display())]
    Newer {
        /// The record.
        path: PathBuf,
        /// Its format.
        format: u32,
    },
    /// It can't be understood.
    #[error("{} is damaged ({detail}): put it back from a copy; without it nothing can be undone", path.display())]
    Damaged {
        /// The record.
        path: PathBuf,
        /// What does not fit.
        detail: String,
    },
    /// It can't be read.
    #[error("{} can't be read: {source}", path.display())]
    Read {
        /// The record.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl Record {
    pub(crate) fn new() -> Self {
        Self { format: FORMAT, answers: Answers::default(), entries: Vec::new() }
    }

    /// Reads the record of a tree; nothing where none was written.
    pub(crate) fn read(tree: &Tree) -> Result<Option<Self>, RecordError> {
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        let path = PathBuf::from(FILE);
        let text = match tree.text(&path) {
            Ok(None) => return Ok(None),
            Ok(Some(text)) => text,
            Err(Unreadable { source, .. }) if source.kind() == ErrorKind::InvalidData => {
                return Err(RecordError::Damaged { path, detail: source.to_string() });
            }
            Err(Unreadable { source, .. }) => return Err(RecordError::Read { path, source }),
        };
        let damaged = |error: serde_json::Error| RecordError::Damaged { path: FILE.into(), detail: error.to_string() };
        let Format { format } = serde_json::from_str(&text).map_err(damaged)?;
        if format > FORMAT {
            return Err(RecordError::Newer { path, format });
        }
        serde_json::from_str(&text).map(Some).map_err(damaged)
    }

    /// Writes the record in one step.
    pub(crate) fn write(&self, tree: &Tree, disk: &dyn Disk) -> io::Result<()> {
        let [file, new] = [tree.place(Path::new(FILE))?, tree.place(Path::new(NEW))?];
        let bytes = serde_json::to_vec_pretty(self)?;
        if fs::symlink_metadata(&new).is_ok() {
            disk.remove(&new)?;
        }
        disk.write_new(&new, &bytes)?;
        disk.sync(&new)?;
        disk.rename(&new, &file)?;
        disk.sync(&tree.place(Path::new(FOLDER))?)
    }

    /// Removes the record and its folder, whatever was left of it.
    pub(crate) fn remove(tree: &Tree, disk: &dyn Disk) -> io::Result<()> {
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

    /// The newest entry of a path.
    pub(crate) fn entry(&self, path: &Path) -> Option<&Entry> {
        self.entries.iter().rev().find(|entry| entry.path == path)
    }

    /// Enters a change that is about to be made. What somebody changed since the last setup counts as what was before.
    pub(crate) fn enter(&mut self, path: &Path, present: &State, wanted: &State) {
        let newest = self.entries.iter_mut().rev().find(|entry| entry.path == path);
        match newest {
            Some(entry) if entry.knows(present) => {
                if !entry.ours.contains(wanted) {
                    entry.ours.push(wanted.clone());
                }
            }
            _ => {
                let (path, before) = (path.to_owned(), present.clone());
                self.entries.push(Entry { path, before, ours: vec![wanted.clone()] });
            }
        }
    }
}

impl Entry {
    /// Whether nobody but setup touched the path: what is there was there before, is setup's, or is on the way from one
    /// to the other.
    pub(crate) fn knows(&self, present: &State) -> bool {
        self.before == *present || self.is_ours(present)
    }

    /// Whether what is there is setup's work, whole or on its way.
    pub(crate) fn is_ours(&self, present: &State) -> bool {
        self.ours.contains(present) || self.ours.iter().any(|ours| is_between(&self.before, ours, present))
    }
}

/// A folder takes two steps: its owner, then its mode.
fn is_between(before: &State, ours: &State, present: &State) -> bool {
    match (before, ours, present) {
        (
            State::Folder { mode: old_mode, owner: old_owner },
            State::Folder { mode, owner },
            State::Folder { mode: is_mode, owner: is_owner },
        ) => [old_mode, mode].contains(&is_mode) && [old_owner, owner].contains(&is_owner),
        _ => false,
    }
}

/// The right to set up or to undo; given back when dropped.
#[derive(Debug)]
pub(crate) struct Hold(#[allow(dead_code, reason = "the lock goes with it")] File);

/// Takes that right, making the record's folder where there is none; nothing while another process has it.
pub(crate) fn hold(tree: &Tree, disk: &dyn Disk) -> io::Result<Option<Hold>> {
    let place = tree.place(Path::new(FOLDER))?;
    if fs::symlink_metadata(&place).is_err() {
        disk.make_folder(&place)?;
        disk.sync(place.parent().unwrap_or(&place))?;
    }
    held(&place)
}

/// The same without making anything; nothing to hold where there is no folder.
pub(crate) fn hold_if_there(tree: &Tree) -> io::Result<Option<Hold>> {
    held(&tree.place(Path::new(FOLDER))?)
}

pub(crate) fn is_there(tree: &Tree) -> bool {
    tree.place(Path::new(FOLDER)).is_ok_and(|place| fs::symlink_metadata(place).is_ok())
}

fn held(place: &Path) -> io::Result<Option<Hold>> {
    let folder = File::open(place)?;
    match folder.try_lock() {
        Ok(()) => Ok(Some(Hold(folder))),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}
