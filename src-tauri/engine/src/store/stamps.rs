use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::blobs::Finish;
use super::{Hash, Store, StoreError};

/// Smaller files are read each time: opening them costs as much as looking them up.
const SMALLEST: u64 = 64 << 10;

/// The coarsest times that a file system keeps: FAT, as on sticks, counts in steps of two seconds.
const STEP: SignedDuration = SignedDuration::from_secs(2);

/// What the file system says of a file. A file that is written to gets another one, unless that happens within the
/// file system's [`STEP`] of the time before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stamp {
    size: u64,
    modified: Timestamp,
    /// When name, permissions or content changed, which a program can't set back; not known on Windows.
    changed: Option<Timestamp>,
}

impl Stamp {
    /// The stamp of a file that is there.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        let modified = Timestamp::try_from(metadata.modified().ok()?).ok()?;
        Some(Self { size: metadata.len(), modified, changed: changed(&metadata) })
    }

    /// Whether a change after `now` could not leave the stamp as it is, and the file is worth it.
    fn lasts(&self, now: Timestamp) -> bool {
        self.size >= SMALLEST && self.modified.checked_add(STEP).is_ok_and(|settled| settled < now)
    }
}

#[cfg(unix)]
fn changed(metadata: &Metadata) -> Option<Timestamp> {
    use std::os::unix::fs::MetadataExt;
    Timestamp::new(metadata.ctime(), i32::try_from(metadata.ctime_nsec()).ok()?).ok()
}

#[cfg(not(unix))]
fn changed(_metadata: &Metadata) -> Option<Timestamp> {
    None
}

/// What the files that were published last had in them, so that a photograph is read again only if its file was
/// touched. By path.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Stamps(BTreeMap<String, (Stamp, Hash)>);

impl Stamps {
    /// What a file holds that has this stamp now, if nothing happened to it since.
    pub(crate) fn hash(&self, path: &Path, now: Stamp) -> Option<(Hash, u64)> {
        let (stamp, hash) = self.0.get(path.to_str()?)?;
        (now == *stamp).then_some((*hash, stamp.size))
    }

    /// Remembers what a file held that was read after `now`, and had this stamp before and has it still.
    pub(crate) fn note(&mut self, path: &Path, before: Stamp, hash: Hash, now: Timestamp) {
        if let Some(path_text) = path.to_str()
            && before.lasts(now)
            && Stamp::of(path) == Some(before)
        {
            self.0.insert(path_text.to_owned(), (before, hash));
        }
    }
}

impl Store {
    /// What is known of files outside; nothing where that was lost or damaged.
    pub(crate) fn stamps(&self) -> Stamps {
        fs::read(self.root().join(STAMPS))
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    /// Keeps what is known of files outside. Losing this costs time, never content: it is not synced.
    pub(crate) fn keep_stamps(&self, stamps: &Stamps) -> Result<(), StoreError> {
        let path = self.root().join(STAMPS);
        let bytes = serde_json::to_vec(stamps).map_err(|error| StoreError::write(&path)(error.into()))?;
        self.place(&path, &bytes, Finish::Unsynced)
    }
}

const STAMPS: &str = "stamps";

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::time::{Duration, SystemTime};

    use super::*;

    fn file(folder: &Path, length: usize, age: Duration) -> std::path::PathBuf {
        let path = folder.join("photograph");
        fs::write(&path, vec![7; length]).unwrap();
        File::options().write(true).open(&path).unwrap().set_modified(SystemTime::now() - age).unwrap();
        path
    }

    const HOUR: Duration = Duration::from_secs(3600);

    #[test]
    fn a_file_that_nobody_touched_is_known() {
        let folder = tempfile::tempdir().unwrap();
        let path = file(folder.path(), 1 << 20, HOUR);
        let mut stamps = Stamps::default();
        stamps.note(&path, Stamp::of(&path).unwrap(), Hash::of(b"x"), Timestamp::now());
        assert_eq!(stamps.hash(&path, Stamp::of(&path).unwrap()), Some((Hash::of(b"x"), 1 << 20)));
    }

    #[test]
    fn one_written_to_is_not_even_with_its_old_length_and_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = file(folder.path(), 1 << 20, HOUR);
        let time = fs::metadata(&path).unwrap().modified().unwrap();
        let mut stamps = Stamps::default();
        stamps.note(&path, Stamp::of(&path).unwrap(), Hash::of(b"x"), Timestamp::now());
        fs::write(&path, vec![8; 1 << 20]).unwrap();
        assert_eq!(stamps.hash(&path, Stamp::of(&path).unwrap()), None);
        if cfg!(unix) {
            File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
            assert_eq!(
                stamps.hash(&path, Stamp::of(&path).unwrap()),
                None,
                "a program may set back one of the times alone"
            );
        }
    }

    #[test]
    fn one_so_young_that_a_change_might_not_show_is_not_noted() {
        let folder = tempfile::tempdir().unwrap();
        let path = file(folder.path(), 1 << 20, Duration::ZERO);
        let mut stamps = Stamps::default();
        let stamp = Stamp::of(&path).unwrap();
        stamps.note(&path, stamp, Hash::of(b"x"), stamp.modified);
        assert_eq!(stamps.hash(&path, Stamp::of(&path).unwrap()), None);
    }

    #[test]
    fn nothing_is_noted_by_a_clock_that_stands_in_1970() {
        let folder = tempfile::tempdir().unwrap();
        let path = file(folder.path(), 1 << 20, HOUR);
        let mut stamps = Stamps::default();
        stamps.note(&path, Stamp::of(&path).unwrap(), Hash::of(b"x"), Timestamp::UNIX_EPOCH);
        assert_eq!(stamps.hash(&path, Stamp::of(&path).unwrap()), None);
    }
}
