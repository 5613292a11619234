use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::assemble;
use super::open::{manifest_path, read_manifest};
use super::work::Progress;
use super::{EditionId, PublishError};
use crate::store::{Store, StoreError};

/// Why the built-in edition was not built.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The folder is the store of a kiosk's home: what was published there would be removed.
    #[error("{path} belongs to a kiosk's home")]
    Home {
        /// The folder.
        path: PathBuf,
    },
    /// As where an edition is published.
    #[error(transparent)]
    Publish(#[from] PublishError),
}

impl From<StoreError> for BuildError {
    fn from(error: StoreError) -> Self {
        Self::Publish(error.into())
    }
}

/// Builds an exhibition into a store that is read in place as number 0: the built-in edition that packages carry. The
/// same exhibition gives the same files. What another build left there and this one does not need is removed.
///
/// # Errors
/// When the exhibition has errors, the folder can't be written, or it is the store of a home.
pub fn build(exhibition: &Path, store_dir: &Path, progress: &mut dyn FnMut(Progress)) -> Result<EditionId, BuildError> {
    if is_of_home(store_dir) {
        return Err(BuildError::Home { path: store_dir.to_owned() });
    }
    let draft = assemble::read(exhibition)?;
    let store = Store::at(store_dir);
    store.prepare()?;
    let id = assemble::assemble(&store, exhibition, draft, None, progress)?.id;
    if store.pointer()? != Some(id.0) {
        store.point_at(id.0)?;
    }
    remove_others(&store, id)?;
    Ok(id)
}

/// Only a home has switches, or a lock beside its store.
fn is_of_home(store_dir: &Path) -> bool {
    let locked = std::path::absolute(store_dir).is_ok_and(|path| path.with_file_name("lock.held").exists());
    locked || store_dir.join("switches.jsonl").exists()
}

fn remove_others(store: &Store, id: EditionId) -> Result<(), StoreError> {
    let Ok(manifest) = read_manifest(store, id) else { return Ok(()) };
    let hashes: BTreeSet<String> = manifest.files.iter().map(|file| file.hash.to_string()).collect();
    let own = manifest_path(store, id);
    for folder in [store.blobs(), store.editions(), store.derived()] {
        for entry in fs::read_dir(&folder).map_err(StoreError::read(&folder))? {
            let path = entry.map_err(StoreError::read(&folder))?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            // A note is named after its master.
            let hash = name.split('-').next().unwrap_or_default();
            if path != own && !hashes.contains(hash) {
                store.disk().remove(&path).map_err(StoreError::write(&path))?;
            }
        }
    }
    Ok(())
}
