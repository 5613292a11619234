use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::PathBuf;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Home;
use crate::store::StoreError;

/// The right to write to a home, given back when dropped, also by a process that dies.
#[derive(Debug)]
pub struct Lock {
    said: PathBuf,
    held: File,
}

/// Why the right to write was not given.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Somebody else is writing.
    #[error("{who} has been writing since {since}")]
    Held {
        /// Who.
        who: String,
        /// Since when, RFC 3339 in UTC.
        since: String,
    },
    /// The machine failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

#[derive(Serialize, Deserialize)]
struct Said {
    who: String,
    since: Timestamp,
}

impl Home {
    /// Takes the right to write, or says who has it. Readers need no lock.
    ///
    /// # Errors
    /// When somebody else has it, or the home can't be written.
    pub fn lock(&self, who: &str, since: Timestamp) -> Result<Lock, LockError> {
        self.lock_by("lock", who, since)
    }

    /// Takes the right to write the settings, or says who has it. A publish, which takes minutes, doesn't need it.
    pub(super) fn lock_settings(&self, who: &str, since: Timestamp) -> Result<Lock, LockError> {
        self.lock_by("kiosk.lock", who, since)
    }

    fn lock_by(&self, name: &str, who: &str, since: Timestamp) -> Result<Lock, LockError> {
        self.disk().create_folders(self.root()).map_err(StoreError::write(self.root()))?;
        // A file that Windows locks can't be read by others: `lock` says who, `lock.held` is what is locked.
        let said = self.root().join(name);
        let held = self.root().join(format!("{name}.held"));
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&held)
            .map_err(StoreError::write(&held))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(holder(&said)),
            Err(TryLockError::Error(error)) => return Err(StoreError::write(&held)(error).into()),
        }
        let mut line = serde_json::to_vec(&Said { who: who.into(), since })
            .map_err(|error| StoreError::write(&said)(error.into()))?;
        line.push(b'\n');
        // It only tells: on a full disk room is made, and gone back, all the same.
        if let Err(error) = fs::write(&said, line) {
            tracing::warn!(%error, "nobody is told who is writing");
        }
        Ok(Lock { said, held: file })
    }
}

fn holder(said: &PathBuf) -> LockError {
    let said = fs::read(said).and_then(|bytes| Ok(serde_json::from_slice(&bytes)?));
    // Between taking the lock and saying so, and on a full disk, nobody's name is there.
    let (who, since) = said
        .map_or_else(|_: io::Error| ("?".to_owned(), "?".to_owned()), |Said { who, since }| (who, since.to_string()));
    LockError::Held { who, since }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Before the lock goes, or it would be the next holder's name that is removed.
        let _ = fs::remove_file(&self.said);
        // Unlocked, not only closed: a child that some thread is just starting has the file open too.
        let _ = self.held.unlock();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_that_is_just_being_started_holds_no_lock() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        let lock = home.lock("Mei", Timestamp::UNIX_EPOCH).unwrap();
        // What a child has between its fork and its exec.
        let _inherited = lock.held.try_clone().unwrap();
        drop(lock);
        home.lock("Jun", Timestamp::UNIX_EPOCH).unwrap();
    }
}
