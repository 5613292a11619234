use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::ground::{Ground, Heir, Refused, Stands, Unreadable};
use crate::plan::{Change, Kind, Step};
use crate::record::{Entry, Record, RecordError};

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
    /// Only root may, or on Windows an administrator.
    #[error("only root, or on Windows an administrator, can undo a setup")]
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

/// Puts everything back that setup changed, and removes the record. What somebody changed since is left and named; of
/// what others share, the kiosk's own goes.
pub(crate) fn undo<G: Ground>(ground: &G) -> Result<Undo, UndoError> {
    may_undo(ground)?;
    if !ground.has_record_folder() {
        return Ok(Undo::default());
    }
    let unwritable = |source| UndoError::Write { path: ground.record_folder(), source };
    let Some(_hold) = ground.hold_if_there().map_err(unwritable)? else { return Err(UndoError::Busy) };
    let Some(record) = Record::read(ground)? else {
        ground.remove_record().map_err(unwritable)?;
        return Ok(Undo::default());
    };
    restore(ground, &record)
}

/// Says what an undo would put back and leave. Touches nothing.
pub(crate) fn undo_dry<G: Ground>(ground: &G) -> Result<Undo, UndoError> {
    may_undo(ground)?;
    let Some(record) = Record::read(ground)? else { return Ok(Undo::default()) };
    let mut done = Undo { was_set_up: true, ..Undo::default() };
    // What is not there any more by then, as far as folders are concerned.
    let mut gone: Vec<PathBuf> = Vec::new();
    for entry in record.entries.iter().rev() {
        let foreign = |folder: &Path| Ok(ground.inside(folder)?.into_iter().any(|inner| !gone.contains(&inner)));
        match next(ground, entry, &foreign)? {
            Next::Nothing => {}
            Next::Leave => done.left.push(entry.path.clone()),
            Next::Step(step) => {
                if step.wanted == G::State::ABSENT {
                    gone.push(entry.path.clone());
                }
                done.changes.push(step.change());
            }
        }
    }
    let aside: Vec<PathBuf> = done.changes.iter().map(|change| change.path.clone()).collect();
    done.given(ground.give_content(&record, Heir::Root, &aside, false)?);
    Ok(done)
}

impl Undo {
    fn given(&mut self, folder: Option<PathBuf>) {
        self.changes.extend(folder.map(|path| Change { path, kind: Kind::Changed }));
    }
}

/// A system that is no kiosk's may be put back as far as a record says: only the rights count.
fn may_undo(ground: &impl Ground) -> Result<(), UndoError> {
    match ground.refused() {
        Some(Refused::NotRoot) => Err(UndoError::NotRoot),
        _ => Ok(()),
    }
}

fn restore<G: Ground>(ground: &G, record: &Record<G::State>) -> Result<Undo, UndoError> {
    let mut done = Undo { was_set_up: true, ..Undo::default() };
    for entry in record.entries.iter().rev() {
        restore_entry(ground, entry, &mut done)?;
    }
    let given = ground.give_content(record, Heir::Root, &[], true);
    done.given(given.map_err(|Unreadable { path, source }| UndoError::Write { path, source })?);
    ground.remove_record().map_err(|source| UndoError::Write { path: ground.record_folder(), source })?;
    Ok(done)
}

/// Puts back all that can be put back, on a disk that may be full. Where something can't, the record stays for an undo.
pub(crate) fn restore_what_goes<G: Ground>(ground: &G, record: &Record<G::State>) {
    let mut done = Undo::default();
    let entries = record.entries.iter().rev();
    let failed = entries.filter(|entry| restore_entry(ground, entry, &mut done).is_err()).count();
    if failed == 0 && ground.give_content(record, Heir::Root, &[], true).is_ok() {
        // The error that is told is the one that led here; an undo finds what is left of the record.
        let _ = ground.remove_record();
    }
}

fn restore_entry<G: Ground>(ground: &G, entry: &Entry<G::State>, done: &mut Undo) -> Result<(), UndoError> {
    let unwritable = |source| UndoError::Write { path: entry.path.clone(), source };
    ground.clear(&entry.path).map_err(unwritable)?;
    match next(ground, entry, &|folder| Ok(!ground.inside(folder)?.is_empty()))? {
        Next::Nothing => {}
        Next::Leave => done.left.push(entry.path.clone()),
        Next::Step(step) => {
            ground.put(&step.path, &step.wanted).map_err(unwritable)?;
            done.changes.push(step.change());
        }
    }
    Ok(())
}

enum Next<S> {
    Nothing,
    Leave,
    Step(Step<S>),
}

fn next<G: Ground>(
    ground: &G,
    entry: &Entry<G::State>,
    is_used: &dyn Fn(&Path) -> Result<bool, Unreadable>,
) -> Result<Next<G::State>, Unreadable> {
    let present = ground.state(&entry.path)?;
    let path = entry.path.clone();
    if present == entry.before {
        return Ok(Next::Nothing);
    }
    if entry.is_ours(&present) {
        let is_own_folder = present.is_folder() && entry.before == G::State::ABSENT;
        if is_own_folder && is_used(&path)? {
            return Ok(Next::Leave);
        }
        return Ok(Next::Step(Step { path, present, wanted: entry.before.clone() }));
    }
    Ok(match ground.without_own(&path, &present, &entry.before) {
        Some(wanted) if wanted == present => Next::Nothing,
        Some(wanted) => Next::Step(Step { path, present, wanted }),
        None => Next::Leave,
    })
}
