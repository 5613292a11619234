use std::path::Path;

use jiff::Timestamp;

use super::assemble::{self, Assembled};
use super::difference::between;
use super::open::{Edition, manifest_path};
use super::work::Progress;
use super::{Difference, PublishError};
use crate::home::Home;
use crate::problem::Problem;
use crate::store::StoreError;

/// An edition without a number: what would be published.
#[derive(Debug)]
pub struct Preview {
    /// It, with the number 0. It stays whole while it is open; the next prune removes it.
    pub edition: Edition,
    /// What is different from the edition that it was compared with; nothing where that one can't be read.
    pub difference: Option<Difference>,
    /// What staff should still look at.
    pub warnings: Vec<Problem>,
}

/// Builds an edition of an exhibition as [`super::publish`] would, and makes it nobody's: what is current stays. What was
/// built for it need not be built again to publish it.
///
/// # Errors
/// As [`super::publish`].
pub fn preview(
    home: &Home,
    exhibition: &Path,
    compared: &Edition,
    by: &str,
    now: Timestamp,
    progress: &mut dyn FnMut(Progress),
) -> Result<Preview, PublishError> {
    let draft = assemble::read(exhibition)?;
    let _lock = home.lock(by, now)?;
    let store = home.store();
    store.prepare()?;
    let Assembled { id, warnings, .. } = assemble::assemble(&store, exhibition, draft, Some(now), progress)?;
    let edition = Edition::open(&store, id).map_err(|_| StoreError::ReadBack { path: manifest_path(&store, id) })?;
    let difference = between(compared, &edition);
    Ok(Preview { edition, difference, warnings })
}
