use super::blobs::Finish;
use super::{Store, StoreError};

/// Bytes that are kept back for the day when the disk is full: far more than a line of the log and a pointer take.
const WHOLE: u64 = 64 << 10;
/// What is kept where no more fits.
const LEAST: u64 = 4 << 10;

impl Store {
    /// Keeps room on the disk for [`Store::with_reserve`], as much of it as fits. Without it the store is whole too.
    pub(crate) fn keep_reserve(&self) {
        let path = self.root().join(RESERVE);
        let kept = std::fs::metadata(&path).map_or(0, |metadata| metadata.len());
        let mut bytes = WHOLE;
        while bytes > kept && bytes >= LEAST {
            match self.write_whole(&path, &incompressible(bytes), Finish::Synced) {
                Ok(()) => return,
                Err(error) if error.is_full() => bytes /= 2,
                Err(error) => return tracing::warn!(%error, "no room is kept for a full disk"),
            }
        }
    }

    /// Writes what makes room or takes an edition back. Where the disk is full, the reserve is given up for it, and kept
    /// again afterwards.
    pub(crate) fn with_reserve<T>(&self, write: impl Fn() -> Result<T, StoreError>) -> Result<T, StoreError> {
        match write() {
            Err(error) if error.is_full() && self.give_up_reserve() => {}
            done => return done,
        }
        let done = write();
        self.keep_reserve();
        done
    }

    fn give_up_reserve(&self) -> bool {
        let given = self.disk().remove(&self.root().join(RESERVE)).is_ok();
        // Some file systems give the room back only once the name is gone for good.
        given && self.sync(self.root()).is_ok()
    }
}

const RESERVE: &str = "reserve";

/// Bytes that take as much room on a disk that compresses.
fn incompressible(bytes: u64) -> Vec<u8> {
    let mut content = vec![0; usize::try_from(bytes).unwrap_or_default()];
    blake3::Hasher::new().finalize_xof().fill(&mut content);
    content
}
