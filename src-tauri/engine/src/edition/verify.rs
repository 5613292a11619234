use std::collections::{BTreeMap, BTreeSet};
use std::io;

use jiff::Timestamp;
use serde::Serialize;

use super::open::{Damage, read_content, read_manifest};
use super::uses::{owner, uses};
use super::work::{self, Progress, Stage};
use super::{EditionId, FileKind, ManifestFile};
use crate::home::Home;
use crate::store::{Hash, Store, StoreError};

/// What verifying one edition found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verified {
    /// Its number; nothing where the current edition's was lost with the log of switches.
    pub number: Option<u32>,
    /// Its id.
    pub id: EditionId,
    /// Whether it is the one that should be on screen.
    pub current: bool,
    /// Files that were compared.
    pub files: usize,
    /// Bytes that were compared.
    pub bytes: u64,
    /// What is wrong with the edition as a whole; then none of its files could be compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub damage: Option<Damage>,
    /// Files that are not what they were.
    pub damaged: Vec<DamagedFile>,
}

impl Verified {
    /// Whether every bit is what it was.
    pub fn is_whole(&self) -> bool {
        self.damage.is_none() && self.damaged.is_empty()
    }
}

/// A file that is not what it was.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DamagedFile {
    /// Where it comes from.
    pub kind: FileKind,
    /// Its name in the edition.
    pub name: String,
    /// What is wrong with it.
    pub fault: Fault,
    /// The items that show it, or that it belongs to: `message`, or `history/1952-founded`; empty where there is none.
    pub items: Vec<String>,
}

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fault {
    /// It is not there.
    Missing,
    /// Its content is another.
    Changed,
    /// The disk does not give it back.
    Unreadable,
}

/// Why nothing was verified.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// No edition has this number.
    #[error("there is no edition {number}")]
    Unknown {
        /// The number asked for.
        number: u32,
        /// The numbers that there are, rising.
        known: Vec<u32>,
    },
    /// The machine failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Reads every file of an edition, or of all of them, and compares it with the manifest. The current edition is among
/// all of them even where no switch to it is recorded. What is damaged is noted in the store, where it can be written,
/// so that the next publish writes it anew.
///
/// # Errors
/// When there is no such edition, or the home can't be read at all. What is damaged is no error here.
pub fn verify(
    home: &Home,
    number: Option<u32>,
    now: Timestamp,
    progress: &mut dyn FnMut(Progress),
) -> Result<Vec<Verified>, VerifyError> {
    let store = home.store();
    let labels = super::editions(home, None)?;
    let mut editions: Vec<_> = labels.iter().map(|label| (Some(label.number), label.id, label.current)).collect();
    if let Some(number) = number {
        editions.retain(|(known, ..)| *known == Some(number));
        if editions.is_empty() {
            let known = labels.iter().map(|label| label.number).collect();
            return Err(VerifyError::Unknown { number, known });
        }
    } else if let Some(current) = store.pointer()?.map(EditionId)
        && editions.iter().all(|(_, id, _)| *id != current)
    {
        editions.push((None, current, true));
    }
    let manifests: Vec<_> = editions.iter().map(|(_, id, _)| read_manifest(&store, *id)).collect();
    let blobs: BTreeSet<Hash> =
        manifests.iter().flatten().flat_map(|manifest| &manifest.files).map(|file| file.hash).collect();
    let blobs: Vec<Hash> = blobs.into_iter().collect();
    let faults = work::each(Stage::Verify, &blobs, progress, |hash| Ok::<_, StoreError>(compare(&store, *hash)))?;
    let faults: BTreeMap<Hash, Fault> =
        blobs.into_iter().zip(faults).filter_map(|(hash, fault)| Some((hash, fault?))).collect();
    note(home, &store, &faults, now);

    let read = editions.into_iter().zip(manifests);
    Ok(read
        .map(|((number, id, current), manifest)| {
            let mut verified = Verified { number, id, current, files: 0, bytes: 0, damage: None, damaged: Vec::new() };
            match manifest {
                Ok(manifest) => {
                    verified.files = manifest.files.len();
                    verified.bytes = manifest.files.iter().map(|file| file.size).sum();
                    let content = read_content(&store, &manifest).ok();
                    let shown = content.as_ref().map(uses).unwrap_or_default();
                    let damaged = |file: ManifestFile| {
                        let fault = *faults.get(&file.hash)?;
                        let owner = || content.as_ref().and_then(|content| owner(content, &file.name));
                        let items = match file.kind {
                            FileKind::Staff => owner().into_iter().collect(),
                            _ => shown.get(&file.name).cloned().unwrap_or_default(),
                        };
                        Some(DamagedFile { kind: file.kind, name: file.name, fault, items })
                    };
                    verified.damaged = manifest.files.into_iter().filter_map(damaged).collect();
                }
                Err(damage) => verified.damage = Some(damage),
            }
            verified
        })
        .collect())
}

fn compare(store: &Store, hash: Hash) -> Option<Fault> {
    match Hash::of_file(&store.blob(hash)) {
        Ok((found, _)) => (found != hash).then_some(Fault::Changed),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Some(Fault::Missing),
        Err(_) => Some(Fault::Unreadable),
    }
}

/// A home that can't be written, or is being written to, is verified all the same.
fn note(home: &Home, store: &Store, faults: &BTreeMap<Hash, Fault>, now: Timestamp) {
    let damaged: BTreeSet<Hash> = store.damaged().iter().chain(faults.keys()).copied().collect();
    if damaged.is_empty() {
        return;
    }
    if let Ok(_lock) = home.lock("verify", now)
        && store.prepare().is_ok()
        && let Err(error) = store.mark_damaged(&damaged)
    {
        tracing::warn!(%error, "what is damaged could not be noted");
    }
}
