//! Recordings kept in memory, and the reading of others in the background.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::probe::ProbeError;
use super::track::Track;

/// How many are kept: a section's two languages, and the one before.
const KEPT: usize = 3;
/// Beyond so many bytes only the newest is kept.
const KEPT_BYTES: usize = 256 << 20;

/// Recordings, the newest first.
#[derive(Default)]
pub(super) struct Shelf {
    kept: Vec<(PathBuf, Arc<Track>)>,
    reading: BTreeSet<PathBuf>,
}

impl Shelf {
    /// A recording that is kept; it is the newest then.
    pub fn take(&mut self, path: &Path) -> Option<Arc<Track>> {
        let found = self.kept.iter().position(|(kept, _)| kept == path)?;
        let entry = self.kept.remove(found);
        let track = Arc::clone(&entry.1);
        self.kept.insert(0, entry);
        Some(track)
    }

    /// Has a recording read, unless it is kept or being read, and made louder by `gain` tenths of a
    /// decibel; `done` is told on another thread.
    pub fn read(
        &mut self,
        path: &Path,
        gain: i16,
        done: impl FnOnce(PathBuf, Result<Track, ProbeError>) + Send + 'static,
    ) {
        if self.kept.iter().any(|(kept, _)| kept == path) || !self.reading.insert(path.to_owned()) {
            return;
        }
        let path = path.to_owned();
        let spawned = std::thread::Builder::new().name("narration-read".to_owned()).spawn({
            let path = path.clone();
            move || {
                let read = Track::read(&path).map(|track| track.louder(gain));
                done(path, read);
            }
        });
        if let Err(error) = spawned {
            tracing::error!(%error, "can't start a thread to read a recording");
            self.reading.remove(&path);
        }
    }

    /// Notes that a recording was read, and keeps it.
    pub fn put(&mut self, path: PathBuf, read: Result<Track, ProbeError>) -> Result<Arc<Track>, ProbeError> {
        self.reading.remove(&path);
        let track = Arc::new(read?);
        self.kept.insert(0, (path, Arc::clone(&track)));
        self.kept.truncate(KEPT);
        while self.kept.len() > 1 && self.kept.iter().map(|(_, track)| track.bytes()).sum::<usize>() > KEPT_BYTES {
            self.kept.pop();
        }
        Ok(track)
    }
}
