use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::store::{Hash, InvalidHash};

/// Format of the manifests that are written. Older ones are read for ever, newer ones are refused.
pub const FORMAT: u32 = 1;

/// Names an edition in addresses, packs and the pointer: the BLAKE3 of its manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EditionId(pub(crate) Hash);

impl fmt::Display for EditionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for EditionId {
    type Err = InvalidHash;

    fn from_str(text: &str) -> Result<Self, InvalidHash> {
        text.parse().map(Self)
    }
}

/// Every file of an edition. Number, time, note and publisher are not part of it: the same exhibition gives the same
/// edition wherever and whenever it is built.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: u32,
    /// The exhibition's own identifier.
    pub exhibition: String,
    /// By kind, then by name.
    pub files: Vec<ManifestFile>,
}

/// One file of an edition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManifestFile {
    /// Where it comes from.
    pub kind: FileKind,
    /// Staff's files: the path in their folder, with `/`. Others: the name that windows ask for.
    pub name: String,
    /// Its content.
    pub hash: Hash,
    /// Its length in bytes.
    pub size: u64,
    /// Media type of a served file.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
}

/// Where a file of an edition comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FileKind {
    /// Staff's folder, byte for byte; never served.
    Staff,
    /// Made from one of staff's files.
    Derived,
    /// Compiled from the whole exhibition.
    Compiled,
}

/// A manifest that this program can't use.
#[derive(Debug, thiserror::Error)]
pub(super) enum ManifestError {
    #[error("it is of format {format}, newer than {FORMAT}")]
    TooNew { format: u32 },
    #[error(transparent)]
    Damaged(#[from] serde_json::Error),
}

impl Manifest {
    pub(super) fn new(exhibition: String, mut files: Vec<ManifestFile>) -> Self {
        files.sort_unstable();
        // Two masters can give the same derivative, under the same name.
        files.dedup_by(|one, other| (one.kind, &one.name) == (other.kind, &other.name));
        Self { format: FORMAT, exhibition, files }
    }

    /// The bytes that the id is the hash of.
    pub(super) fn canonical(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec(self).expect("plain data serialises");
        bytes.push(b'\n');
        bytes
    }

    pub(super) fn parse(bytes: &[u8]) -> Result<Self, ManifestError> {
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        let Format { format } = serde_json::from_slice(bytes)?;
        if format > FORMAT {
            return Err(ManifestError::TooNew { format });
        }
        Ok(serde_json::from_slice(bytes)?)
    }

    /// The files that windows may ask for.
    pub(super) fn served(&self) -> impl Iterator<Item = &ManifestFile> {
        self.files.iter().filter(|file| file.kind != FileKind::Staff)
    }
}
