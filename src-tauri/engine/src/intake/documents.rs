//! Where the readers of documents and tables join the import.

use super::sources::Found;
use crate::problem::{Problem, ProblemCode};

/// Takes a document or a table into the exhibition. None is taken yet: each is named, and nothing is lost.
pub(super) fn shelve(found: &Found) -> Problem {
    Problem::new(ProblemCode::ImportNotYet, &found.shown)
}
