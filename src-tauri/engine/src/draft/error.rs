use crate::edition::TakeOutError;
use crate::home::LockError;
use crate::intake::ImportError;
use crate::store::StoreError;

/// Why a draft was not begun, changed or read. It is as it was.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    /// There is a draft already: it is gone on with, or let go of.
    #[error("there is a draft already, begun by {by}")]
    Begun {
        /// Who began it.
        by: String,
    },
    /// There is none.
    #[error("there is no draft")]
    None,
    /// It was written by a newer program.
    #[error("the draft is of format {format}, which needs a newer Jubilee")]
    TooNew {
        /// The format that it is of.
        format: u32,
    },
    /// What it says of itself can't be read.
    #[error("{file} of the draft can't be read")]
    Damaged {
        /// Which file.
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
    /// A file is not as the step left it: somebody saved it by another way.
    #[error("{file} was changed by another way")]
    Changed {
        /// Its path in the exhibition.
        file: String,
    },
    /// There is no such item, picture or file.
    #[error("there is no {what} in the draft")]
    Unknown {
        /// What was named.
        what: String,
    },
    /// A file can't be understood, so nothing can be written into it.
    #[error("{file} can't be understood")]
    Unreadable {
        /// Its path in the exhibition.
        file: String,
    },
    /// It is longer than a file of its kind may be.
    #[error("{file} would be too long")]
    TooLong {
        /// Its path in the exhibition.
        file: String,
    },
    /// The edition that it was to be begun from is damaged.
    #[error(transparent)]
    TakeOut(#[from] TakeOutError),
    /// Nothing was imported.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The machine failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<LockError> for DraftError {
    fn from(error: LockError) -> Self {
        match error {
            LockError::Held { who, since } => Self::Busy { who, since },
            LockError::Store(error) => Self::Store(error),
        }
    }
}
