use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The machine failed: the disk is full, read-only, damaged or gone. What was there before is still there.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A file or folder could not be written.
    #[error("{path} could not be written: {source}")]
    Write {
        /// Where.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// A file or folder could not be read.
    #[error("{path} could not be read: {source}")]
    Read {
        /// Where.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// What was written reads back as something else.
    #[error("{path} does not read back as it was written: the disk is failing")]
    ReadBack {
        /// Where.
        path: PathBuf,
    },
}

impl StoreError {
    /// Whether there was no room left to write.
    pub(crate) fn is_full(&self) -> bool {
        let full = |source: &io::Error| matches!(source.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded);
        matches!(self, Self::Write { source, .. } if full(source))
    }

    pub(crate) fn write(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Write { path, source }
    }

    pub(crate) fn read(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Read { path, source }
    }
}
