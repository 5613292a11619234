//! A kiosk's home: the folder that holds its store and what belongs to the machine.

mod keys;
mod lock;
mod opening;
mod settings;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(crate) use keys::OwnKey;
pub use keys::{InvalidKey, Key, KeyError, TrustedKey};
pub use lock::{Lock, LockError};
pub use opening::{Opening, Span, Time};
pub use settings::{ChangeError, Closed, LOWER_EDGE_MM, MM_PER_PX, Settings, Standing, VIEWING_DISTANCE_MM};

use crate::store::{Disk, RealDisk, Store};

/// The folder of a kiosk.
#[derive(Clone, Debug)]
pub struct Home {
    root: PathBuf,
    disk: Arc<dyn Disk>,
}

impl Home {
    /// The home in a folder, which need not be there: the first publish makes it. Touches nothing.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self::on(root, Arc::new(RealDisk))
    }

    /// A home that is written through a given disk. Touches nothing.
    pub fn on(root: impl Into<PathBuf>, disk: Arc<dyn Disk>) -> Self {
        Self { root: root.into(), disk }
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The store of its editions.
    pub fn store(&self) -> Store {
        Store::on(self.root.join("store"), Arc::clone(&self.disk))
    }

    /// The file of its settings.
    pub fn settings_file(&self) -> PathBuf {
        self.root.join("kiosk.toml")
    }

    /// Writes a file of the home in one step: after a power cut it is the old one or the new one.
    pub(crate) fn write_whole(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let disk = self.disk();
        disk.create_folders(self.root())?;
        let temporary = path.with_extension("new");
        if temporary.exists() {
            disk.remove(&temporary)?;
        }
        let mut file = disk.create(&temporary)?;
        file.write_all(bytes)?;
        file.finish(false)?;
        disk.rename(&temporary, path)?;
        disk.sync_folder(self.root())
    }

    pub(crate) fn disk(&self) -> &dyn Disk {
        &*self.disk
    }
}
