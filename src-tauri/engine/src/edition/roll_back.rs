use jiff::Timestamp;

use super::EditionId;
use super::open::{Damage, Edition};
use crate::home::{Home, LockError};
use crate::store::{Hash, StoreError, Switch, SwitchKind, Switches};

/// What rolling back did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RolledBack {
    /// The edition that is current now.
    pub id: EditionId,
    /// Its number.
    pub number: u32,
    /// Number of the edition that was current before; nothing where none was.
    pub from: Option<u32>,
    /// False where it was current already: nothing was recorded.
    pub moved: bool,
}

/// Why the pointer was not moved.
#[derive(Debug, thiserror::Error)]
pub enum RollBackError {
    /// No edition has this number.
    #[error("there is no edition {number}")]
    Unknown {
        /// The number asked for.
        number: u32,
        /// The numbers that there are, rising.
        known: Vec<u32>,
    },
    /// The edition is not whole.
    #[error("edition {number} can't be shown: {damage}")]
    Damaged {
        /// The number asked for.
        number: u32,
        /// What is wrong with it.
        damage: Damage,
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

impl From<LockError> for RollBackError {
    fn from(error: LockError) -> Self {
        match error {
            LockError::Held { who, since } => Self::Busy { who, since },
            LockError::Store(error) => Self::Store(error),
        }
    }
}

/// Makes an earlier edition current again, at once, and records it.
///
/// # Errors
/// When there is no such edition, it is not whole, somebody else is writing, or the machine fails.
pub fn roll_back(home: &Home, number: u32, by: &str, now: Timestamp) -> Result<RolledBack, RollBackError> {
    let store = home.store();
    // Asked before locking, which would make a home where there is none.
    let known = known(&store.switches()?, store.pointer()?);
    if !known.contains(&number) {
        return Err(RollBackError::Unknown { number, known });
    }
    let _lock = home.lock(by, now)?;
    let store = home.store();
    store.prepare()?;
    let switches = store.switches()?;
    let current = store.pointer()?;
    let to = switches.lines().iter().find(|switch| switch.number == number).map(|switch| switch.to);
    let Some(to) = to else { return Err(RollBackError::Unknown { number, known }) };
    let id = EditionId(to);
    Edition::open(&store, id).map_err(|damage| RollBackError::Damaged { number, damage })?;
    let from = current.and_then(|current| switches.number_of(current));
    let moved = current != Some(to);
    if moved {
        let kind = SwitchKind::Rollback;
        let from = switches.start(current);
        let switch = Switch { when: now, who: by.to_owned(), note: None, number, from, to, kind, changes: None };
        // An edition is taken back in a hurry, maybe because the new one filled the disk.
        store.with_reserve(|| store.record(std::slice::from_ref(&switch)))?;
        store.with_reserve(|| store.point_at(to))?;
    }
    Ok(RolledBack { id, number, from, moved })
}

fn known(switches: &Switches, pointer: Option<Hash>) -> Vec<u32> {
    let mut known: Vec<u32> = switches.editions(pointer).iter().map(|switch| switch.number).collect();
    known.sort_unstable();
    known
}
