//! Editions: building, publishing, showing, taking back, verifying, comparing, pruning and packing.
//!
//! An edition is a manifest of hashes in a store. Published, it never changes; publishing and rolling back move one
//! pointer. What an exhibition says is elsewhere.

mod assemble;
mod build;
mod current;
mod difference;
mod error;
mod list;
mod manifest;
mod media;
mod open;
mod pack;
mod preview;
mod prune;
mod publish;
mod roll_back;
mod staff;
mod take_out;
mod uses;
mod verify;
mod work;

pub use build::{BuildError, build};
pub use current::{CurrentError, current, is_superseded};
pub use difference::{Difference, ItemName, difference};
pub use error::PublishError;
pub use list::{EditionLabel, ListError, editions};
pub use manifest::{EditionId, FileKind, Manifest, ManifestFile};
pub use media::thumbnails;
pub use open::{CONTENT, Damage, Edition, Fallback, SEARCH, ServedFile};
pub use pack::{LoadError, Loaded, PART_BYTES, Pack, PackError, Packed, pack};
pub use preview::{Preview, preview};
pub use prune::{HeldBack, KeptEdition, PruneError, Pruned, Reason, prune, prune_dry};
pub use publish::{Outcome, Published, publish, publish_strictly};
pub use roll_back::{RollBackError, RolledBack, roll_back};
pub(crate) use staff::files as staff_files;
pub use take_out::{TakeOutError, take_out};
pub use verify::{DamagedFile, Fault, Verified, VerifyError, verify};
pub use work::{Progress, Stage};
