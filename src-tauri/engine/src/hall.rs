//! What staff told the hall for a while: the sound off, a still picture, closed for today. It is `hall.toml` in the home,
//! so that a program that starts anew goes on with it.

use std::fs::File;
use std::io::{self, Read};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::home::Home;
use crate::store::StoreError;

const FILE: &str = "hall.toml";
const FORMAT: u32 = 1;
/// Largest file, in bytes.
const LIMIT: u64 = 16 * 1024;

/// How long a still picture may be held, in minutes.
pub const HOLDS: [u32; 3] = [15, 30, 60];
/// What ends later than this was said by a clock that was wrong. An hour and a day may each be an hour longer than they
/// are, where the clock is put back by a little or summer ends.
const LONGEST_HOLD: SignedDuration = SignedDuration::from_hours(2);
const LONGEST_DAY: SignedDuration = SignedDuration::from_hours(26);

/// What a still picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Still {
    /// What attract shows, without a word to visitors.
    Picture,
    /// The crest of the exhibition.
    Crest,
}

/// What is so since a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Since {
    /// By whose PIN.
    pub by: String,
    /// Since when.
    pub since: Timestamp,
}

/// What is so until a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Until {
    /// By whose PIN.
    pub by: String,
    /// Until when.
    pub until: Timestamp,
}

/// A still picture that is held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Held {
    /// What it shows.
    pub still: Still,
    /// By whose PIN.
    pub by: String,
    /// Until when.
    pub until: Timestamp,
}

/// What staff told the hall.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hall {
    /// The sound is off.
    pub muted: Option<Since>,
    /// A still picture is held.
    pub held: Option<Held>,
    /// It is closed for today.
    pub closed: Option<Until>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HallFile {
    format: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    muted: Option<Since>,
    #[serde(skip_serializing_if = "Option::is_none")]
    held: Option<Held>,
    #[serde(skip_serializing_if = "Option::is_none")]
    closed: Option<Until>,
}

impl Hall {
    /// Reads what was told. Nothing was where there is no file, and where it can't be understood: an exhibition that is
    /// open is the better mistake. The log says so.
    pub fn read(home: &Home) -> Self {
        let mut text = String::new();
        let read =
            File::open(home.root().join(FILE)).and_then(|file| file.take(LIMIT).read_to_string(&mut text).map(|_| ()));
        match read {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Self::default(),
            Err(error) => {
                tracing::warn!(%error, "{FILE} can't be read");
                return Self::default();
            }
        }
        match toml::from_str(&text) {
            Ok(HallFile { format: FORMAT, muted, held, closed }) => Self { muted, held, closed },
            Ok(HallFile { format, .. }) => {
                tracing::warn!(format, "{FILE} is of another format");
                Self::default()
            }
            Err(error) => {
                tracing::warn!(%error, "{FILE} can't be understood");
                Self::default()
            }
        }
    }

    /// Writes it in one step: after a power cut the file is the old one or the new one.
    ///
    /// # Errors
    /// When the home can't be written. The file is as it was.
    pub fn write(&self, home: &Home) -> Result<(), StoreError> {
        let Self { muted, held, closed } = self.clone();
        let path = home.root().join(FILE);
        let failed = |error: toml::ser::Error| StoreError::write(&path)(io::Error::other(error.to_string()));
        let text = toml::to_string(&HallFile { format: FORMAT, muted, held, closed }).map_err(failed)?;
        home.write_whole(&path, text.as_bytes()).map_err(StoreError::write(&path))
    }

    /// Ends what is over by now, and what would go on for longer than it may: a clock that was put back keeps nobody
    /// out. Returns whether anything ended.
    pub fn pass(&mut self, now: Timestamp) -> bool {
        let is_over = |until: Timestamp, longest: SignedDuration| until <= now || until.duration_since(now) > longest;
        let held = self.held.take_if(|held| is_over(held.until, LONGEST_HOLD));
        let closed = self.closed.take_if(|closed| is_over(closed.until, LONGEST_DAY));
        held.is_some() || closed.is_some()
    }
}
