use crate::exhibition::ReadError;
use crate::home::LockError;
use crate::problem::Problem;
use crate::store::StoreError;

/// Why nothing was published. What was current still is.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The exhibition's folder can't be read at all.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The exhibition has errors: all of its problems, warnings too.
    #[error("the exhibition has {} problems", problems.len())]
    Problems {
        /// In the order of files and lines.
        problems: Vec<Problem>,
    },
    /// Staff saved or removed a file while the exhibition was being published.
    #[error("{file} changed while it was being published")]
    Changed {
        /// Its path in the exhibition.
        file: String,
    },
    /// Somebody else is writing to this home.
    #[error("{who} has been writing to this home since {since}")]
    Busy {
        /// Who.
        who: String,
        /// Since when, RFC 3339 in UTC.
        since: String,
    },
    /// The machine failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<LockError> for PublishError {
    fn from(error: LockError) -> Self {
        match error {
            LockError::Held { who, since } => Self::Busy { who, since },
            LockError::Store(error) => Self::Store(error),
        }
    }
}
