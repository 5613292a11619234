//! One window a home: two kiosks over one home would fight for the screen and the loudspeaker.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

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
    /// Claims `home` for this process. A home that can't be written can't be claimed either: the kiosk runs all the
    /// same, because a kiosk that shows something is better than one that does not.
    ///
    /// # Errors
    ///
    /// When another kiosk runs on `home`.
    pub fn claim(home: &Path) -> Result<Self, InstanceError> {
        match claim(home) {
            Ok(lock) => Ok(Self { _lock: Some(lock) }),
            Err(TryLockError::WouldBlock) => Err(InstanceError::Running { home: home.display().to_string() }),
            Err(TryLockError::Error(error)) => {
                tracing::warn!(home = %home.display(), %error, "the home can't be claimed");
                Ok(Self { _lock: None })
            }
        }
    }
}

fn claim(home: &Path) -> Result<File, TryLockError> {
    let open = || -> io::Result<File> {
        std::fs::create_dir_all(home)?;
        OpenOptions::new().create(true).truncate(false).write(true).open(home.join("kiosk.lock"))
    };
    let file = open().map_err(TryLockError::Error)?;
    file.try_lock()?;
    Ok(file)
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
        Instance::claim(&file.join("home")).expect("runs all the same");
    }
}
