use std::collections::BTreeSet;
use std::path::PathBuf;

use jiff::Timestamp;

use super::Pack;
use super::open::failed;
use crate::edition::open::{Edition, manifest_path, read_manifest};
use crate::edition::publish::next_number;
use crate::edition::work::{Progress, Stage};
use crate::edition::{Difference, EditionId, Outcome};
use crate::home::{Home, LockError};
use crate::store::{Finish, Hash, PutError, Store, StoreError, Switch, SwitchKind};

/// What loading did.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The edition.
    pub id: EditionId,
    /// Its number in this home.
    pub number: u32,
    /// Whether it is new here.
    pub outcome: Outcome,
    /// Whether it is current now.
    pub current: bool,
    /// Files that it has.
    pub files: usize,
    /// Files that were not in the store before.
    pub written: usize,
    /// What is different from the edition that was current; nothing where there was none that can be read, or where it
    /// is the same.
    pub difference: Option<Difference>,
}

/// Why a pack was not loaded. Nothing was stored.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There is no such file.
    #[error("{path} is not there")]
    NotThere {
        /// The file.
        path: PathBuf,
    },
    /// The file is something else than a pack.
    #[error("{path} is no pack")]
    NotAPack {
        /// The file.
        path: PathBuf,
    },
    /// Its end is missing.
    #[error("{path} is cut short")]
    CutShort {
        /// The file.
        path: PathBuf,
    },
    /// It is not what was written.
    #[error("{path} is damaged")]
    Damaged {
        /// The file.
        path: PathBuf,
    },
    /// What it says was changed after it was signed.
    #[error("{path} is not as it was signed")]
    NotAsSigned {
        /// The file.
        path: PathBuf,
    },
    /// Something is in it that no pack has.
    #[error("{path} holds {name}, which no pack does")]
    Foreign {
        /// The file.
        path: PathBuf,
        /// What is in it.
        name: String,
    },
    /// A newer program wrote it.
    #[error("{path} is of format {format}, which needs a newer Jubilee")]
    TooNew {
        /// The file.
        path: PathBuf,
        /// The format that it is of.
        format: u32,
    },
    /// Somebody signed it whom this home does not trust.
    #[error("{path} was signed with a key that is not trusted here: {fingerprint}")]
    UnknownKey {
        /// The file.
        path: PathBuf,
        /// The key.
        key: String,
        /// What people compare to be sure of it.
        fingerprint: String,
    },
    /// Parts are missing.
    #[error("of {count} parts, {missing:?} are missing beside {path}")]
    PartsMissing {
        /// The part that is there.
        path: PathBuf,
        /// Those that are not, rising.
        missing: Vec<u32>,
        /// How many there are.
        count: u32,
    },
    /// The pack is no longer what was verified. A stick that was pulled out is the machine's failure.
    #[error("{path} changed while it was being loaded")]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// Somebody else is writing to this home.
    #[error("{who} has been writing to this home since {since}")]
    Busy {
        /// Who.
        who: String,
        /// Since when, RFC 3339 in UTC.
        since: String,
    },
    /// The machine failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<LockError> for LoadError {
    fn from(error: LockError) -> Self {
        match error {
            LockError::Held { who, since } => Self::Busy { who, since },
            LockError::Store(error) => Self::Store(error),
        }
    }
}

impl Pack {
    /// Puts the edition into a home and makes it current, in one step, or keeps it beside the current one. Whatever
    /// fails, and at whatever instruction the power goes, the old edition or this one is current and whole.
    ///
    /// # Errors
    /// When the pack is no longer what was verified, somebody else is writing, or the machine fails.
    pub fn load(
        mut self,
        home: &Home,
        keep: bool,
        by: &str,
        now: Timestamp,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Loaded, LoadError> {
        let _lock = home.lock(by, now)?;
        let store = home.store();
        store.prepare()?;
        store.keep_reserve();
        let mut written = Vec::new();
        let stored = self.store(&store, &mut written, progress);
        if let Err(error) = stored {
            // Nothing needs them, and the disk may be full of them.
            for hash in written {
                let _ = store.disk().remove(&store.blob(hash));
            }
            return Err(error);
        }
        let Self { id, manifest, content, note, .. } = self;
        let _open = Edition::open(&store, id).map_err(|_| StoreError::ReadBack { path: manifest_path(&store, id) })?;
        let switches = store.switches()?;
        let current = store.pointer()?;
        let from = switches.start(current);
        let before = from.filter(|from| *from != id.0);
        let difference = crate::edition::difference::difference_to(&store, before, (&manifest, &content));
        let known = switches.number_of(id.0);
        let is_there = switches.editions(current).iter().any(|came| came.to == id.0);
        let outcome = match known {
            Some(_) if current == Some(id.0) || keep && is_there => Outcome::Unchanged,
            Some(_) if switches.done(current).any(|switch| switch.to == id.0) => Outcome::Again,
            _ => Outcome::New,
        };
        let number = known.unwrap_or_else(|| next_number(&store, &switches, id.0));
        let changes = difference.as_ref().map(Difference::counts);
        let kind = if keep { SwitchKind::Keep } else { SwitchKind::Load };
        let switch = Switch { when: now, who: by.to_owned(), note, number, from, to: id.0, kind, changes };
        match (outcome, keep) {
            (Outcome::Unchanged, _) => {}
            (_, true) => store.record(&[switch])?,
            (_, false) => store.switch(&switch)?,
        }
        let current = !keep || current == Some(id.0);
        Ok(Loaded { id, number, outcome, current, files: manifest.files.len(), written: written.len(), difference })
    }

    /// Puts blobs and manifest into a prepared store and reads back what was written.
    fn store(
        &mut self,
        store: &Store,
        written: &mut Vec<Hash>,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), LoadError> {
        let total = self.parts.iter().map(|part| part.head.blobs.len()).sum();
        let mut done = 0;
        for part in &mut self.parts {
            for (hash, size) in part.head.blobs.clone() {
                progress(Progress { stage: Stage::Store, done, total });
                done += 1;
                // Compared whole: what a run that was killed left is not believed.
                if store.has(hash, size) && Hash::of_file(&store.blob(hash)).is_ok_and(|(found, _)| found == hash) {
                    continue;
                }
                let path = part.path.clone();
                let new = !store.blob(hash).exists();
                store.put_known(&mut part.blob(hash)?, hash, size).map_err(|error| match error {
                    PutError::Other => LoadError::Changed { path },
                    PutError::Source(error) => match failed(&path, error.into()) {
                        LoadError::Damaged { path } => LoadError::Changed { path },
                        error => error,
                    },
                    PutError::Store(error) => error.into(),
                })?;
                if new {
                    written.push(hash);
                }
            }
        }
        progress(Progress { stage: Stage::Store, done, total });
        store.sync(&store.blobs())?;
        for hash in written.iter() {
            let path = store.blob(*hash);
            if Hash::of_file(&path).map_err(StoreError::read(&path))?.0 != *hash {
                return Err(StoreError::ReadBack { path }.into());
            }
        }
        if read_manifest(store, self.id).is_err() {
            store.write_whole(&manifest_path(store, self.id), &self.manifest_bytes, Finish::ReadOnly)?;
        } else {
            // A run that was killed may have renamed it and no more.
            store.sync(&store.editions())?;
        }
        let loaded: BTreeSet<Hash> = self.parts.iter().flat_map(|part| &part.head.blobs).map(|blob| blob.0).collect();
        Ok(store.mark_damaged(&store.damaged().difference(&loaded).copied().collect())?)
    }
}
