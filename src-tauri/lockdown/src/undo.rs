use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::disk::Disk;
use crate::measures::{ACCOUNT_FILES, without_account};
use crate::plan::{Change, Step};
use crate::record::{self, Entry, Record, RecordError};
use crate::state::State;
use crate::tree::{Tree, Unreadable};
use crate::write;

/// What an undo did.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Undo {
    /// Whether there was a setup to undo.
    pub was_set_up: bool,
    /// What was put back, in order.
    pub changes: Vec<Change>,
    /// What somebody changed since setup, or put into a folder that setup made: it stays as it is.
    pub left: Vec<PathBuf>,
}

/// Why a setup was not undone; run again, undo goes on from where it stopped.
#[derive(Debug, thiserror::Error)]
pub enum UndoError {
    /// Only root may.
    #[error("only root can undo a setup: sudo jubilee kiosk undo")]
    NotRoot,
    /// Another setup or undo is going on.
    #[error("another setup or undo is going on: wait until it is done")]
    Busy,
    /// The record is of no use.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// Something can't be read.
    #[error("{} can't be read: {source}", path.display())]
    Read {
        /// What.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Something can't be written.
    #[error("{} can't be written: {source}", path.display())]
    Write {
        /// What.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl From<Unreadable> for UndoError {
    fn from(Unreadable { path, source }: Unreadable) -> Self {
        Self::Read { path, source }
    }
}

/// Puts everything back that setup changed, content, owner, mode and link, and removes the record. What somebody
/// changed since is left and named; of the files that accounts share, the kiosk's own lines go.
pub fn undo(tree: &Tree, disk: &dyn Disk) -> Result<Undo, UndoError> {
    if !rustix::process::geteuid().is_root() {
        return Err(UndoError::NotRoot);
    }
    if !record::is_there(tree) {
        return Ok(Undo::default());
    }
    let folder = Path::new("/var/lib/jubilee-setup");
    let unwritable = |source| UndoError::Write { path: folder.to_owned(), source };
    let Some(_hold) = record::hold_if_there(tree).map_err(unwritable)? else { return Err(UndoError::Busy) };
    let Some(record) = Record::read(tree)? else {
        Record::remove(tree, disk).map_err(unwritable)?;
        return Ok(Undo::default());
    };
    restore(tree, disk, &record)
}

/// Says what an undo would put back and leave. Touches nothing.
pub fn undo_dry(tree: &Tree) -> Result<Undo, UndoError> {
    if !rustix::process::geteuid().is_root() {
        return Err(UndoError::NotRoot);
    }
    let Some(record) = Record::read(tree)? else { return Ok(Undo::default()) };
    let mut done = Undo { was_set_up: true, ..Undo::default() };
    // What is not there any more by then, as far as folders are concerned.
    let mut gone: Vec<PathBuf> = Vec::new();
    for entry in record.entries.iter().rev() {
        let foreign = |folder: &Path| Ok(foreign(tree, folder)?.into_iter().any(|inner| !gone.contains(&inner)));
        match next(tree, entry, &foreign)? {
            Next::Nothing => {}
            Next::Leave => done.left.push(entry.path.clone()),
            Next::Step(step) => {
                if step.wanted == State::Absent {
                    gone.push(entry.path.clone());
                }
                done.changes.push(step.change());
            }
        }
    }
    Ok(done)
}

fn restore(tree: &Tree, disk: &dyn Disk, record: &Record) -> Result<Undo, UndoError> {
    let mut done = Undo { was_set_up: true, ..Undo::default() };
    for entry in record.entries.iter().rev() {
        restore_entry(tree, disk, entry, &mut done)?;
    }
    let folder = PathBuf::from("/var/lib/jubilee-setup");
    Record::remove(tree, disk).map_err(|source| UndoError::Write { path: folder, source })?;
    Ok(done)
}

/// Puts back all that can be put back, on a disk that may be full. Where something can't, the record stays for an undo.
pub(crate) fn restore_what_goes(tree: &Tree, disk: &dyn Disk, record: &Record) {
    let mut done = Undo::default();
    let entries = record.entries.iter().rev();
    let failed = entries.filter(|entry| restore_entry(tree, disk, entry, &mut done).is_err()).count();
    if failed == 0 {
        // The error that is told is the one that led here; an undo finds what is left of the record.
        let _ = Record::remove(tree, disk);
    }
}

fn restore_entry(tree: &Tree, disk: &dyn Disk, entry: &Entry, done: &mut Undo) -> Result<(), UndoError> {
    let unwritable = |source| UndoError::Write { path: entry.path.clone(), source };
    write::clear(tree, disk, &entry.path).map_err(unwritable)?;
    match next(tree, entry, &|folder| Ok(!foreign(tree, folder)?.is_empty()))? {
        Next::Nothing => {}
        Next::Leave => done.left.push(entry.path.clone()),
        Next::Step(step) => {
            write::put(tree, disk, &step.path, &step.wanted).map_err(unwritable)?;
            done.changes.push(step.change());
        }
    }
    Ok(())
}

enum Next {
    Nothing,
    Leave,
    Step(Step),
}

fn next(tree: &Tree, entry: &Entry, is_used: &dyn Fn(&Path) -> Result<bool, Unreadable>) -> Result<Next, Unreadable> {
    let present = tree.state(&entry.path)?;
    let path = entry.path.clone();
    if present == entry.before {
        return Ok(Next::Nothing);
    }
    if entry.is_ours(&present) {
        let is_own_folder = matches!(present, State::Folder { .. }) && entry.before == State::Absent;
        if is_own_folder && is_used(&path)? {
            return Ok(Next::Leave);
        }
        return Ok(Next::Step(Step { path, present, wanted: entry.before.clone() }));
    }
    if ACCOUNT_FILES.iter().any(|file| path == Path::new(file)) {
        let wanted = without_account(&path, &present, &entry.before);
        return Ok(if wanted == present { Next::Nothing } else { Next::Step(Step { path, present, wanted }) });
    }
    Ok(Next::Leave)
}

/// What a folder holds.
fn foreign(tree: &Tree, folder: &Path) -> Result<Vec<PathBuf>, Unreadable> {
    let unreadable = |source| Unreadable { path: folder.to_owned(), source };
    let place = tree.place(folder).map_err(unreadable)?;
    let names = fs::read_dir(place).map_err(unreadable)?.map(|entry| Ok(folder.join(entry?.file_name())));
    names.collect::<io::Result<_>>().map_err(unreadable)
}
