use crate::store::StoreError;

/// The ledger could not be read or written. Nothing else depends on it.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// A newer Jubilee wrote it.
    #[error(
        "the ledger is of version {version}, which needs a newer Jubilee: install the version that was here before"
    )]
    Newer {
        /// What it is.
        version: u32,
    },
    /// The file can't be put aside, or the home not be written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// `SQLite` refused: the disk is full, read-only or damaged, or somebody else is writing for long.
    #[error("the ledger: {0}")]
    Database(#[from] rusqlite::Error),
}
