use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::hash::READ_BYTES;
use super::{Disk, Hash, RealDisk, StoreError};

/// A store's folder and the disk that it is written through.
#[derive(Clone, Debug)]
pub struct Store {
    root: PathBuf,
    disk: Arc<dyn Disk>,
    names: Arc<AtomicU32>,
    /// Blobs that `verify` found damaged: as good as absent, so that the next publish writes them anew.
    damaged: Arc<BTreeSet<Hash>>,
}

/// A blob that is in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Put {
    /// Its name.
    pub hash: Hash,
    /// Its length in bytes.
    pub size: u64,
    /// Whether it was not there before.
    pub written: bool,
}

impl Store {
    /// A store in a folder, which need not be there yet. Touches nothing.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self::on(root, Arc::new(RealDisk))
    }

    /// A store that is written through a given disk. Touches nothing.
    pub fn on(root: impl Into<PathBuf>, disk: Arc<dyn Disk>) -> Self {
        let root = root.into();
        let damaged = Arc::new(read_damaged(&root.join(DAMAGED)));
        Self { root, disk, names: Arc::default(), damaged }
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn disk(&self) -> &dyn Disk {
        &*self.disk
    }

    /// Makes the folders and clears away what an interrupted writer left. For the one writer.
    pub(crate) fn prepare(&self) -> Result<(), StoreError> {
        for folder in [self.blobs(), self.editions(), self.derived(), self.incoming()] {
            self.disk.create_folders(&folder).map_err(StoreError::write(&folder))?;
        }
        // A writer that was killed may have made these folders, or moved the pointer, and not synced.
        self.sync(&self.root)?;
        if let Some(above) = self.root.parent().filter(|above| !above.as_os_str().is_empty()) {
            self.sync(above)?;
        }
        let incoming = self.incoming();
        for entry in fs::read_dir(&incoming).map_err(StoreError::read(&incoming))? {
            let path = entry.map_err(StoreError::read(&incoming))?.path();
            // What can't be removed, such as a folder, is in nobody's way: see `temporary`.
            if let Err(error) = self.disk.remove(&path) {
                tracing::warn!(%error, path = %path.display(), "a leftover could not be removed");
            }
        }
        Ok(())
    }

    /// Where a blob is, whether or not it is there.
    pub fn blob(&self, hash: Hash) -> PathBuf {
        self.blobs().join(hash.to_string())
    }

    /// Whether a blob of this length is there and not known to be damaged. Its content is not read.
    pub fn has(&self, hash: Hash, size: u64) -> bool {
        !self.damaged.contains(&hash) && has_length(&self.blob(hash), size)
    }

    /// Reads a blob whole and compares it with its name.
    ///
    /// # Errors
    /// When it is not there, can't be read, or is not what it was.
    pub fn read(&self, hash: Hash) -> Result<Vec<u8>, StoreError> {
        let path = self.blob(hash);
        let bytes = fs::read(&path).map_err(StoreError::read(&path))?;
        if Hash::of(&bytes) == hash { Ok(bytes) } else { Err(StoreError::ReadBack { path }) }
    }

    /// Puts bytes into the store. The name lasts once [`Store::sync`] has returned. A blob that is there is compared, so
    /// that damage which nobody noted is mended.
    pub(crate) fn put(&self, bytes: &[u8]) -> Result<Put, StoreError> {
        let hash = Hash::of(bytes);
        let size = bytes.len() as u64;
        if self.has(hash, size) && self.read(hash).is_ok() {
            return Ok(Put { hash, size, written: false });
        }
        self.place(&self.blob(hash), bytes, Finish::ReadOnly)?;
        Ok(Put { hash, size, written: true })
    }

    /// Puts a file's content into the store. A file that changes meanwhile is kept as it was when it was copied.
    pub(crate) fn put_file(&self, source: &Path) -> Result<Put, StoreError> {
        let (hash, size) = Hash::of_file(source).map_err(StoreError::read(source))?;
        if self.has(hash, size) {
            return Ok(Put { hash, size, written: false });
        }
        let temporary = self.temporary();
        let mut from = File::open(source).map_err(StoreError::read(source))?;
        let (hash, size) = self.copy(&mut from, &temporary).map_err(|error| match error {
            CopyError::Source(error) => StoreError::read(source)(error),
            CopyError::Target(error) => StoreError::write(&temporary)(error),
        })?;
        let target = self.blob(hash);
        self.disk.rename(&temporary, &target).map_err(StoreError::write(&target))?;
        Ok(Put { hash, size, written: true })
    }

    /// Puts what a reader gives into the store, unless it is something else than was promised. The name lasts once
    /// [`Store::sync`] has returned.
    pub(crate) fn put_known(&self, from: &mut dyn Read, hash: Hash, size: u64) -> Result<(), PutError> {
        let temporary = self.temporary();
        let copied = self.copy(&mut from.take(size.saturating_add(1)), &temporary);
        let put = match copied {
            Ok(copied) if copied == (hash, size) => {
                let target = self.blob(hash);
                self.disk
                    .rename(&temporary, &target)
                    .map_err(|error| PutError::Store(StoreError::write(&target)(error)))
            }
            Ok(_) => Err(PutError::Other),
            Err(CopyError::Source(error)) => Err(PutError::Source(error)),
            Err(CopyError::Target(error)) => Err(PutError::Store(StoreError::write(&temporary)(error))),
        };
        if put.is_err() {
            let _ = self.disk.remove(&temporary);
        }
        put
    }

    /// Makes the names in a folder outlast a power cut.
    pub(crate) fn sync(&self, folder: &Path) -> Result<(), StoreError> {
        self.disk.sync_folder(folder).map_err(StoreError::write(folder))
    }

    /// Writes a file in one step: it is there whole or not at all, also after a power cut.
    pub(crate) fn write_whole(&self, path: &Path, bytes: &[u8], finish: Finish) -> Result<(), StoreError> {
        self.place(path, bytes, finish)?;
        self.sync(path.parent().unwrap_or(&self.root))
    }

    /// Remembers which blobs are damaged, for the next publish to write anew.
    pub(crate) fn mark_damaged(&self, damaged: &BTreeSet<Hash>) -> Result<(), StoreError> {
        let path = self.root.join(DAMAGED);
        let known = read_damaged(&path);
        if known == *damaged {
            return Ok(());
        }
        if damaged.is_empty() {
            return self.disk.remove(&path).map_err(StoreError::write(&path));
        }
        let lines: Vec<String> = damaged.iter().map(Hash::to_string).collect();
        self.write_whole(&path, lines.join("\n").as_bytes(), Finish::Synced)
    }

    /// The blobs that are known to be damaged.
    pub(crate) fn damaged(&self) -> &BTreeSet<Hash> {
        &self.damaged
    }

    pub(crate) fn blobs(&self) -> PathBuf {
        self.root.join("blobs")
    }

    pub(crate) fn editions(&self) -> PathBuf {
        self.root.join("editions")
    }

    pub(crate) fn derived(&self) -> PathBuf {
        self.root.join("derived")
    }

    pub(crate) fn incoming(&self) -> PathBuf {
        self.root.join("incoming")
    }

    fn temporary(&self) -> PathBuf {
        let incoming = self.incoming();
        loop {
            let path = incoming.join(self.names.fetch_add(1, Ordering::Relaxed).to_string());
            if !path.exists() {
                return path;
            }
        }
    }

    pub(super) fn place(&self, target: &Path, bytes: &[u8], finish: Finish) -> Result<(), StoreError> {
        let temporary = self.temporary();
        let write = || -> io::Result<()> {
            let mut file = self.disk.create(&temporary)?;
            file.write_all(bytes)?;
            match finish {
                Finish::ReadOnly => file.finish(true),
                Finish::Synced => file.finish(false),
                Finish::Unsynced => Ok(()),
            }
        };
        if let Err(error) = write() {
            // A full disk took what still fitted.
            let _ = self.disk.remove(&temporary);
            return Err(StoreError::write(&temporary)(error));
        }
        self.disk.rename(&temporary, target).map_err(StoreError::write(target))
    }

    fn copy(&self, from: &mut dyn Read, to: &Path) -> Result<(Hash, u64), CopyError> {
        copy(&*self.disk, from, to, true)
    }
}

/// Copies what a reader gives into a new file that outlasts a power cut; a read-only one is written never again.
pub(crate) fn copy(disk: &dyn Disk, from: &mut dyn Read, to: &Path, read_only: bool) -> Result<(Hash, u64), CopyError> {
    let mut file = disk.create(to).map_err(CopyError::Target)?;
    let mut hasher = blake3::Hasher::new();
    let mut buffer = vec![0; READ_BYTES];
    let mut size = 0;
    loop {
        let read = match from.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(CopyError::Source(error)),
        };
        hasher.update(&buffer[..read]);
        size += read as u64;
        file.write_all(&buffer[..read]).map_err(CopyError::Target)?;
    }
    file.finish(read_only).map_err(CopyError::Target)?;
    Ok((Hash::from(&hasher), size))
}

const DAMAGED: &str = "damaged";

/// How a file that was written is closed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Finish {
    /// Outlasts a power cut and is written never again.
    ReadOnly,
    /// Outlasts a power cut.
    Synced,
    /// May be lost.
    Unsynced,
}

/// Why a reader's content was not put into the store.
pub(crate) enum PutError {
    /// It is something else than was promised.
    Other,
    /// It could not be read to its end.
    Source(io::Error),
    /// It could not be written.
    Store(StoreError),
}

/// Why something was not copied: its source can't be read, or its target not written.
#[derive(Debug)]
pub(crate) enum CopyError {
    Source(io::Error),
    Target(io::Error),
}

impl From<CopyError> for io::Error {
    fn from(error: CopyError) -> Self {
        match error {
            CopyError::Source(error) | CopyError::Target(error) => error,
        }
    }
}

pub(super) fn has_length(path: &Path, size: u64) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.len() == size)
}

fn read_damaged(path: &Path) -> BTreeSet<Hash> {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.lines().filter_map(|line| line.parse().ok()).collect()
}
