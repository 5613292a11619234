use std::fs;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::blobs::Finish;
use super::{Hash, Store, StoreError};

impl Store {
    /// What a master gave under a recipe before; nothing where it was not made yet or the note is damaged.
    pub(crate) fn recall<T: DeserializeOwned>(&self, master: Hash, recipe: &str) -> Option<T> {
        let bytes = fs::read(self.derived().join(format!("{master}-{recipe}"))).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// Remembers what a master gave under a recipe. Losing this costs time, never content: it is not synced.
    pub(crate) fn remember<T: Serialize>(&self, master: Hash, recipe: &str, made: &T) -> Result<(), StoreError> {
        let path = self.derived().join(format!("{master}-{recipe}"));
        let bytes = serde_json::to_vec(made).map_err(|error| StoreError::write(&path)(error.into()))?;
        self.place(&path, &bytes, Finish::Unsynced)
    }
}
