use std::fs;
use std::io;

use super::blobs::Finish;
use super::{Hash, Store, StoreError};

impl Store {
    /// What `current` points at; nothing where nothing was published, or where the file holds no id.
    ///
    /// # Errors
    /// When the file is there and can't be read.
    pub fn pointer(&self) -> Result<Option<Hash>, StoreError> {
        let path = self.root().join("current");
        match fs::read(&path) {
            Ok(bytes) => Ok(std::str::from_utf8(&bytes).ok().and_then(|text| text.trim_end().parse().ok())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StoreError::read(&path)(error)),
        }
    }

    /// Moves the pointer, in one step.
    pub(crate) fn point_at(&self, id: Hash) -> Result<(), StoreError> {
        self.write_whole(&self.root().join("current"), format!("{id}\n").as_bytes(), Finish::Synced)
    }
}
