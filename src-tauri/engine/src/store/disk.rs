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
fn insist(_taken: &Path, mut act: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    act()
}

#[cfg(windows)]
fn insist(taken: &Path, act: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    const PAUSE: std::time::Duration = std::time::Duration::from_millis(50);
    held::insist(act, || held::make_writable(taken), || std::thread::sleep(PAUSE))
}

/// What Windows asks for: a virus scanner or an indexer may hold a file for a moment without sharing it, and a read-only
/// file is neither removed nor replaced.
#[cfg(any(windows, test))]
mod held {
    use std::fs;
    use std::io;
    use std::path::Path;

    pub(super) const ATTEMPTS: u32 = 20;

    /// Acts again while the file is held: at once after what is taken away was made writable, then after pauses.
    pub(super) fn insist(
        mut act: impl FnMut() -> io::Result<()>,
        make_writable: impl FnOnce() -> bool,
        pause: impl Fn(),
    ) -> io::Result<()> {
        let mut make_writable = Some(make_writable);
        let mut attempt = 1;
        loop {
            match act() {
                Err(error) if attempt < ATTEMPTS && is_held(&error) => {
                    if !make_writable.take().is_some_and(|make_writable| make_writable()) {
                        pause();
                    }
                    attempt += 1;
                }
                done => return done,
            }
        }
    }

    /// `ERROR_ACCESS_DENIED`, `ERROR_SHARING_VIOLATION` or `ERROR_LOCK_VIOLATION`.
    pub(super) fn is_held(error: &io::Error) -> bool {
        matches!(error.raw_os_error(), Some(5 | 32 | 33))
    }

    /// Says whether the file was read-only.
    pub(super) fn make_writable(path: &Path) -> bool {
        let Ok(metadata) = fs::metadata(path) else { return false };
        let mut permissions = metadata.permissions();
        let was_read_only = permissions.readonly();
        #[allow(clippy::permissions_set_readonly_false, reason = "on Windows this is one attribute")]
        permissions.set_readonly(false);
        was_read_only && fs::set_permissions(path, permissions).is_ok()
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

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::held::{ATTEMPTS, insist, make_writable};
    use super::*;

    const ACCESS_DENIED: i32 = 5;
    const SHARING_VIOLATION: i32 = 32;

    /// Fails with each of the codes in turn, then succeeds. Returns what came of it, attempts and pauses.
    fn insisting(codes: &[i32], was_read_only: bool) -> (io::Result<()>, usize, usize) {
        let (attempts, pauses) = (Cell::new(0), Cell::new(0));
        let act = || {
            let attempt = attempts.replace(attempts.get() + 1);
            codes.get(attempt).map_or(Ok(()), |code| Err(io::Error::from_raw_os_error(*code)))
        };
        let done = insist(act, || was_read_only, || pauses.set(pauses.get() + 1));
        (done, attempts.get(), pauses.get())
    }

    #[test]
    fn a_file_that_another_program_holds_for_a_moment_is_waited_for() {
        let (done, attempts, pauses) = insisting(&[SHARING_VIOLATION, SHARING_VIOLATION], false);
        assert!(done.is_ok(), "{done:?}");
        assert_eq!((attempts, pauses), (3, 2));
    }

    #[test]
    fn a_file_that_is_never_given_back_is_given_up() {
        let (done, attempts, pauses) = insisting(&[SHARING_VIOLATION; 100], false);
        assert_eq!(done.expect_err("held").raw_os_error(), Some(SHARING_VIOLATION));
        assert_eq!((attempts, pauses), (ATTEMPTS as usize, ATTEMPTS as usize - 1));
    }

    #[test]
    fn any_other_failure_is_told_at_once() {
        const NOT_FOUND: i32 = 2;
        let (done, attempts, pauses) = insisting(&[NOT_FOUND], false);
        assert!(done.is_err());
        assert_eq!((attempts, pauses), (1, 0));
    }

    #[test]
    fn a_read_only_file_is_made_writable_and_taken_without_a_pause() {
        let (done, attempts, pauses) = insisting(&[ACCESS_DENIED], true);
        assert!(done.is_ok(), "{done:?}");
        assert_eq!((attempts, pauses), (2, 0), "thousands are removed by one prune");

        let folder = tempfile::tempdir().expect("a folder");
        let blob = folder.path().join("blob");
        let mut sink = RealDisk.create(&blob).expect("a file");
        sink.write_all(b"content").expect("written");
        sink.finish(true).expect("finished");
        assert!(fs::metadata(&blob).expect("a file").permissions().readonly());
        assert!(make_writable(&blob));
        assert!(!fs::metadata(&blob).expect("a file").permissions().readonly());
        assert!(!make_writable(&blob), "it was writable already");
    }
}
