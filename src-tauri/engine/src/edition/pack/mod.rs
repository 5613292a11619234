//! Packs: an edition in one file, or in parts where it would not fit on a stick.
//!
//! A part is a zip without compression: `pack.json` says which edition it is of, which part, and every blob in it;
//! `pack.json.minisig` is the signature of that; the first part has the edition's manifest as `edition.json`; then the
//! blobs, each under its hash. What is signed names the manifest and the blobs by their hashes: nothing in a pack can be
//! changed without breaking a hash or the signature.

mod load;
mod open;
mod write;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use load::{LoadError, Loaded};
pub use open::Pack;
pub use write::{PART_BYTES, PackError, Packed, pack};

use super::EditionId;
use crate::store::Hash;

/// Format of the packs that are written. Older ones are read for ever, newer ones are refused.
const FORMAT: u32 = 1;

const HEAD: &str = "pack.json";
const SIGNATURE: &str = "pack.json.minisig";
const MANIFEST: &str = "edition.json";

/// Files that a part may hold: below what a zip can count without extensions.
const FILES_LIMIT: usize = 60_000;

/// What a part says of itself; its bytes are what is signed.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    format: u32,
    edition: EditionId,
    /// From 1.
    part: u32,
    parts: u32,
    /// When and with which note the edition was published where it was packed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    /// The public key of who signed it.
    key: String,
    /// Every blob of this part with its length in bytes.
    blobs: Vec<(Hash, u64)>,
}

fn blob_name(hash: Hash) -> String {
    format!("blobs/{hash}")
}
