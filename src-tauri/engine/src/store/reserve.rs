use super::Store;
use super::blobs::Finish;

/// Bytes that are kept free for making room: a few lines in the log of switches, and a pointer.
const BYTES: usize = 64 << 10;

impl Store {
    /// Keeps a little room for the day on which the disk is full. What needs this room is not what fills the disk, so
    /// nothing fails where there is none.
    pub(crate) fn keep_reserve(&self) {
        let path = self.root().join(RESERVE);
        if !path.exists()
            && let Err(error) = self.place(&path, &vec![0; BYTES], Finish::Unsynced)
        {
            tracing::warn!(%error, "no room is kept for making room");
        }
    }

    /// Gives the room that was kept to what makes room.
    pub(crate) fn release_reserve(&self) {
        let path = self.root().join(RESERVE);
        if path.exists()
            && let Err(error) = self.disk().remove(&path)
        {
            tracing::warn!(%error, "the room that was kept can't be used");
        }
    }
}

const RESERVE: &str = "reserve";
