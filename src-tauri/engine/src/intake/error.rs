use std::io;
use std::path::{Path, PathBuf};

use crate::exhibition::ReadError;
use crate::problem::Problem;
use crate::store::StoreError;

/// Why nothing was imported. The exhibition is as it was.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The exhibition's folder can't be read at all.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A file of the exhibition that the import would add to has errors.
    #[error("the exhibition has {} problems where the import would write", problems.len())]
    Problems {
        /// Which.
        problems: Vec<Problem>,
    },
    /// A source is not there.
    #[error("{path} is not there")]
    NoSource {
        /// What was named.
        path: PathBuf,
    },
    /// There is no such section.
    #[error("there is no section {asked}")]
    NoSection {
        /// What was named.
        asked: String,
        /// What there is.
        known: Vec<String>,
    },
    /// The sources hold more than [`super::MOST_FILES`] files.
    #[error("the sources hold too many files")]
    TooMany,
    /// A source could not be read further: a stick was pulled out, or is failing.
    #[error("{path} could not be read: {source}")]
    Source {
        /// Where.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// Somebody saved a file of the exhibition meanwhile.
    #[error("{file} changed during the import")]
    Changed {
        /// Its path in the exhibition.
        file: String,
    },
    /// Another import into this exhibition is running.
    #[error("another import into this exhibition is running")]
    Busy,
    /// It was asked to stop.
    #[error("the import was stopped")]
    Stopped,
    /// The machine failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ImportError {
    pub(super) fn source(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Source { path, source }
    }
}
