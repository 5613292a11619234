use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::answers::Answers;
use crate::ground::{Ground, Stands};

/// The format of record that is written; older ones are read.
const FORMAT: u32 = 1;

/// What setup changed, with what was there before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Record<S> {
    pub(crate) format: u32,
    pub(crate) answers: Answers,
    pub(crate) entries: Vec<Entry<S>>,
}

/// One path that was changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Entry<S> {
    pub(crate) path: PathBuf,
    pub(crate) before: S,
    /// All that setup has put there or was about to.
    pub(crate) ours: Vec<S>,
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

impl<S: Stands> Record<S> {
    pub(crate) fn new() -> Self {
        Self { format: FORMAT, answers: Answers::default(), entries: Vec::new() }
    }

    /// Reads the record of a machine; nothing where none was written.
    pub(crate) fn read(ground: &impl Ground<State = S>) -> Result<Option<Self>, RecordError> {
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        let path = ground.record_file();
        let text = match ground.read_record() {
            Ok(None) => return Ok(None),
            Ok(Some(text)) => text,
            Err(source) if source.kind() == ErrorKind::InvalidData => {
                return Err(RecordError::Damaged { path, detail: source.to_string() });
            }
            Err(source) => return Err(RecordError::Read { path, source }),
        };
        let damaged = |error: serde_json::Error| RecordError::Damaged { path: path.clone(), detail: error.to_string() };
        let Format { format } = serde_json::from_str(&text).map_err(damaged)?;
        if format > FORMAT {
            return Err(RecordError::Newer { path, format });
        }
        serde_json::from_str(&text).map(Some).map_err(damaged)
    }

    /// Writes the record in one step.
    pub(crate) fn write(&self, ground: &impl Ground<State = S>) -> io::Result<()> {
        ground.write_record(&serde_json::to_vec_pretty(self)?)
    }

    /// The newest entry of a path.
    pub(crate) fn entry(&self, path: &Path) -> Option<&Entry<S>> {
        self.entries.iter().rev().find(|entry| entry.path == path)
    }

    /// Enters a change that is about to be made. What somebody changed since the last setup counts as what was before.
    pub(crate) fn enter(&mut self, path: &Path, present: &S, wanted: &S) {
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

impl<S: Stands> Entry<S> {
    /// Whether nobody but setup touched the path: what is there was there before, is setup's, or is on the way from one
    /// to the other.
    pub(crate) fn knows(&self, present: &S) -> bool {
        self.before == *present || self.is_ours(present)
    }

    /// Whether what is there is setup's work, whole or on its way.
    pub(crate) fn is_ours(&self, present: &S) -> bool {
        self.ours.contains(present) || self.ours.iter().any(|ours| present.is_between(&self.before, ours))
    }
}
