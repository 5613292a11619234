use super::PinError;
use crate::home::LockError;
use crate::store::StoreError;

/// Why the staff of a kiosk could not be read or changed. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum StaffError {
    /// `staff.toml` is no such file.
    #[error("staff.toml can't be understood: {detail}. Put the PINs back with a reset file.")]
    Unreadable {
        /// Why.
        detail: String,
    },
    /// A newer Jubilee wrote it.
    #[error("staff.toml is of format {format}, which needs a newer Jubilee: install the version that was here before")]
    Newer {
        /// What it is.
        format: u32,
    },
    /// The name says nothing, or is too long.
    #[error("a name has 1 to {longest} characters")]
    Name {
        /// Longest name, in characters.
        longest: usize,
    },
    /// Nobody has that name.
    #[error("nobody here is called {name}")]
    Unknown {
        /// The name.
        name: String,
    },
    /// Somebody has that name already.
    #[error("{name} has a PIN already")]
    Taken {
        /// The name.
        name: String,
    },
    /// As many people have a PIN as may.
    #[error("a kiosk has {most} people at most")]
    TooMany {
        /// How many.
        most: usize,
    },
    /// Somebody has to be left who may give PINs.
    #[error("at least one installer has to be left")]
    NoInstaller,
    /// The PIN could not be taken.
    #[error(transparent)]
    Pin(#[from] PinError),
    /// Somebody else is writing to this home.
    #[error("{who} has been writing to this home since {since}")]
    Busy {
        /// Who.
        who: String,
        /// Since when, RFC 3339 in UTC.
        since: String,
    },
    /// The home can't be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<LockError> for StaffError {
    fn from(error: LockError) -> Self {
        match error {
            LockError::Held { who, since } => Self::Busy { who, since },
            LockError::Store(error) => Self::Store(error),
        }
    }
}
