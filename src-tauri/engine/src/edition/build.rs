use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::assemble;
use super::open::{manifest_path, read_manifest};
use super::work::Progress;
use super::{EditionId, PublishError};
use crate::store::{Store, StoreError};

/// Why the built-in edition was not built.
pub type BuildError = PublishError;

/// Builds an exhibition into a store that is read in place as number 0: the built-in edition that packages carry. The
/// same exhibition gives the same files. What another build left there and this one does not need is removed.
///
/// # Errors
/// When the exhibition has errors or the folder can't be written.
pub fn build(exhibition: &Path, store_dir: &Path, progress: &mut dyn FnMut(Progress)) -> Result<EditionId, BuildError> {
    let draft = assemble::read(exhibition)?;
    let store = Store::at(store_dir);
    store.prepare()?;
    let id = assemble::assemble(&store, exhibition, draft, progress)?.id;
    if store.pointer()? != Some(id.0) {
        store.point_at(id.0)?;
    }
    remove_others(&store, id)?;
    Ok(id)
}

fn remove_others(store: &Store, id: EditionId) -> Result<(), StoreError> {
    let Ok(manifest) = read_manifest(store, id) else { return Ok(()) };
    let mut kept: BTreeSet<_> = manifest.files.iter().map(|file| store.blob(file.hash)).collect();
    kept.insert(manifest_path(store, id));
    for folder in [store.blobs(), store.editions()] {
        for entry in fs::read_dir(&folder).map_err(StoreError::read(&folder))? {
            let path = entry.map_err(StoreError::read(&folder))?.path();
            if !kept.contains(&path) {
                store.disk().remove(&path).map_err(StoreError::write(&path))?;
            }
        }
    }
    Ok(())
}
