use std::fs::File;
use std::path::Path;

use super::{Edition, FileKind};
use crate::exhibition::InnerPath;
use crate::store::{self, Disk, StoreError};

/// Why the folder of an edition could not be taken out.
#[derive(Debug, thiserror::Error)]
pub enum TakeOutError {
    /// A file of it is missing, cut short or something else than it was.
    #[error("{file} of edition {number} is damaged")]
    Damaged {
        /// Its path in the exhibition; empty where it is the manifest.
        file: String,
        /// The edition's number.
        number: u32,
    },
    /// The machine failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Writes the folder that an edition was built from into `folder`, byte for byte as staff gave it. The folder need not be
/// there; nothing may be in it. Every file outlasts a power cut once this is done.
///
/// # Errors
/// When a file of the edition is damaged, or the folder can't be written.
pub fn take_out(edition: &Edition, folder: &Path, disk: &dyn Disk) -> Result<(), TakeOutError> {
    let number = edition.number();
    let damaged = |file: &str| TakeOutError::Damaged { file: file.to_owned(), number };
    let manifest = edition.manifest().map_err(|_| damaged(""))?;
    disk.create_folders(folder).map_err(StoreError::write(folder))?;
    for file in manifest.files.iter().filter(|file| file.kind == FileKind::Staff) {
        // A manifest is proven by its hash, and still no path of it is followed that could lead out.
        let inner = InnerPath::parse(&file.name).map_err(|_| damaged(&file.name))?;
        let to = folder.join(inner.as_str());
        let above = to.parent().unwrap_or(folder);
        disk.create_folders(above).map_err(StoreError::write(above))?;
        let mut from = File::open(edition.blob(file.hash)).map_err(|_| damaged(&file.name))?;
        let copied = store::copy(disk, &mut from, &to, false);
        let (hash, _) = copied.map_err(|error| StoreError::write(&to)(error.into()))?;
        if hash != file.hash {
            return Err(damaged(&file.name));
        }
        disk.sync_folder(above).map_err(StoreError::write(above))?;
    }
    Ok(())
}
