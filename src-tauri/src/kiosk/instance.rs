//! One window a home: two kiosks over one home would fight for the screen and the loudspeaker.

use std::collections::hash_map::DefaultHasher;
use std::fs::{File, OpenOptions, TryLockError};
use std::hash::{Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// Held for as long as this kiosk runs; the system lets it go when the process ends, however it ends.
#[derive(Debug)]
pub struct Instance {
    _lock: Option<File>,
}

/// Why a second window does not open.
#[derive(Debug, thiserror::Error)]
pub enum InstanceError {
    /// A kiosk runs on this home.
    #[error("a kiosk is already running on {home}: close it first, or give another --home")]
    Running {
        /// The home, as given.
        home: String,
    },
}

impl Instance {
    /// Claims `home` for this process: by a file in it, or where it can't be written by one in the system's folder for
    /// temporary files. Where neither can be written the kiosk runs all the same, because a kiosk that shows something
    /// is better than one that does not.
    ///
    /// # Errors
    ///
    /// When another kiosk runs on `home`.
    pub fn claim(home: &Path) -> Result<Self, InstanceError> {
        let running = || InstanceError::Running { home: home.display().to_string() };
        let inside = || std::fs::create_dir_all(home).and_then(|()| open(&home.join("kiosk.lock")));
        match inside().or_else(|_| open(&stand_in(home))).map(lock) {
            Ok(Ok(lock)) => Ok(Self { _lock: Some(lock) }),
            Ok(Err(TryLockError::WouldBlock)) => Err(running()),
            Ok(Err(TryLockError::Error(error))) | Err(error) => {
                tracing::warn!(home = %home.display(), %error, "the home can't be claimed");
                Ok(Self { _lock: None })
            }
        }
    }
}

fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().create(true).truncate(false).write(true).open(path)
}

fn lock(file: File) -> Result<File, TryLockError> {
    file.try_lock()?;
    Ok(file)
}

/// What stands for the lock of a home that can't be written.
fn stand_in(home: &Path) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    home.hash(&mut hasher);
    std::env::temp_dir().join(format!("jubilee-{:016x}.lock", hasher.finish()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_kiosk_on_one_home_is_refused_until_the_first_ends() {
        let home = tempfile::tempdir().expect("a folder");
        let first = Instance::claim(home.path()).expect("the first claims it");
        assert!(Instance::claim(home.path()).is_err(), "the second is refused");
        drop(first);
        Instance::claim(home.path()).expect("free again");
    }

    #[test]
    fn a_home_that_cannot_be_written_does_not_stop_the_kiosk() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("not-a-folder");
        std::fs::write(&file, "").expect("written");
        let home = file.join("home");
        let first = Instance::claim(&home).expect("runs all the same");
        assert!(Instance::claim(&home).is_err(), "and is the only one");
        drop(first);
        std::fs::remove_file(stand_in(&home)).expect("the lock stood outside");
    }
}
