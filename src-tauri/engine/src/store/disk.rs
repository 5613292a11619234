use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Every change that a store makes to a disk, one instruction a call, so that a test can stop after any of them.
/// Reading goes to the file system directly.
#[allow(clippy::missing_errors_doc, reason = "every call fails as the file system does")]
pub trait Disk: fmt::Debug + Send + Sync {
    /// Makes a folder and those above it; each new one outlasts a power cut.
    fn create_folders(&self, path: &Path) -> io::Result<()>;
    /// Opens a new file for writing; fails where one is.
    fn create(&self, path: &Path) -> io::Result<Box<dyn Sink>>;
    /// Opens a file for writing at its end, making it where there is none.
    fn append(&self, path: &Path) -> io::Result<Box<dyn Sink>>;
    /// Cuts a file to a length in bytes.
    fn truncate(&self, path: &Path, length: u64) -> io::Result<()>;
    /// Gives a file a new name in one step, replacing what has that name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Makes the names in a folder outlast a power cut.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
}

/// A file being written.
#[allow(clippy::missing_errors_doc, reason = "it fails as the file system does")]
pub trait Sink: Write + Send {
    /// Makes the content outlast a power cut and closes the file; a read-only one is written never again.
    fn finish(self: Box<Self>, read_only: bool) -> io::Result<()>;
}

/// The machine's own file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn create_folders(&self, path: &Path) -> io::Result<()> {
        if path.is_dir() {
            return Ok(());
        }
        let above = path.parent().filter(|above| !above.as_os_str().is_empty());
        if let Some(above) = above {
            self.create_folders(above)?;
        }
        match fs::create_dir(path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => {}
            made => made?,
        }
        above.map_or(Ok(()), |above| self.sync_folder(above))
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Sink>> {
        Ok(Box::new(File::create_new(path)?))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn Sink>> {
        Ok(Box::new(OpenOptions::new().append(true).create(true).open(path)?))
    }

    fn truncate(&self, path: &Path, length: u64) -> io::Result<()> {
        let file = OpenOptions::new().write(true).open(path)?;
        file.set_len(length)?;
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        insist(to, || fs::rename(from, to))
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        sync_folder(path)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        insist(path, || fs::remove_file(path))
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }
}

impl Sink for File {
    fn finish(self: Box<Self>, read_only: bool) -> io::Result<()> {
        if read_only {
            let mut permissions = self.metadata()?.permissions();
            permissions.set_readonly(true);
            self.set_permissions(permissions)?;
        }
        self.sync_all()
    }
}

#[cfg(not(windows))]
fn insist(_taken: &Path, act: impl Fn() -> io::Result<()>) -> io::Result<()> {
    act()
}

/// A virus scanner or an indexer may hold a file for a moment without sharing it. What the act takes away is made
/// writable.
#[cfg(windows)]
fn insist(taken: &Path, act: impl Fn() -> io::Result<()>) -> io::Result<()> {
    const ATTEMPTS: u32 = 20;
    const PAUSE: std::time::Duration = std::time::Duration::from_millis(50);
    let mut attempt = 1;
    loop {
        match act() {
            Err(error) if attempt < ATTEMPTS && is_held(&error) => {
                make_writable(taken);
                attempt += 1;
                std::thread::sleep(PAUSE);
            }
            done => return done,
        }
    }
}

/// `ERROR_ACCESS_DENIED`, `ERROR_SHARING_VIOLATION` or `ERROR_LOCK_VIOLATION`.
#[cfg(windows)]
fn is_held(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(5 | 32 | 33))
}

/// Windows neither removes nor replaces a read-only file.
#[cfg(windows)]
fn make_writable(path: &Path) {
    if let Ok(metadata) = fs::metadata(path) {
        let mut permissions = metadata.permissions();
        #[allow(clippy::permissions_set_readonly_false, reason = "on Windows this is one attribute")]
        permissions.set_readonly(false);
        let _ = fs::set_permissions(path, permissions);
    }
}

#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// NTFS keeps names in its journal; there is no call that syncs a folder.
#[cfg(not(unix))]
fn sync_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}
