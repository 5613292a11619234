//! Content-addressed files: what is written once, read for ever and never edited in place.
//!
//! A store is a folder: `blobs/<hash>`, `editions/<id>.json`, `derived/<master>-<recipe>`, `current`, and
//! `switches.jsonl`. What an edition means is not known here; `edition` knows.

mod blobs;
mod derived;
mod disk;
mod error;
mod hash;
mod pointer;
mod reserve;
mod stamps;
mod switches;

pub(crate) use blobs::{Finish, PutError, copy};
pub use blobs::{Put, Store};
pub use disk::{Disk, RealDisk, Sink};
pub use error::StoreError;
pub use hash::{Hash, InvalidHash};
pub(crate) use stamps::{Stamp, Stamps};
pub use switches::{Changes, Switch, SwitchKind, Switches};
