use std::path::{Path, PathBuf};

use super::open::{Damage, Edition, Fallback, is_there, read_content, read_manifest};
use super::{EditionId, EditionLabel};
use crate::home::Home;
use crate::store::{Hash, Store, Switches};

/// There is nothing to show: not even the built-in edition can be read.
#[derive(Debug, thiserror::Error)]
#[error("the built-in edition in {path} can't be shown: {damage}")]
pub struct CurrentError {
    /// Where the built-in edition should be.
    pub path: PathBuf,
    /// What is wrong with it.
    pub damage: Damage,
}

/// The edition to show: the current one; if it is damaged, the newest whole one; else the built-in edition, number 0, even
/// if pictures or sounds of it are missing. Reads only: a home that is damaged or gone stays as it is.
///
/// # Errors
/// When not even the built-in edition's manifest and content are whole.
pub fn current(home: Option<&Home>, built_in: &Path) -> Result<Edition, CurrentError> {
    let fallback = match home {
        None => Fallback::NoHome,
        Some(home) => match published(&home.store()) {
            Ok(edition) => return Ok(edition),
            Err(fallback) => fallback,
        },
    };
    let mut edition = built_in_edition(built_in)?;
    edition.fallback = Some(fallback);
    edition.pointed = home.and_then(|home| home.store().pointer().ok().flatten()).map(EditionId);
    Ok(edition)
}

/// Whether another edition is to be shown than the one that was opened: the home's pointer moved since, or the damaged
/// edition that it stands in for was mended. Reads one small file, and only while it stands in for one, a few more.
pub fn is_superseded(home: &Home, edition: &Edition) -> bool {
    let store = home.store();
    if store.pointer().is_ok_and(|pointer| pointer.map(EditionId) != edition.pointed) {
        return true;
    }
    match &edition.fallback {
        Some(Fallback::Damaged { id, damage, .. }) => is_mended(&store, *id, damage),
        _ => false,
    }
}

/// Whether what was wrong with an edition no longer is. What else may be wrong is left to whoever opens it: a kiosk asks
/// every second, and an edition may have very many files.
fn is_mended(store: &Store, id: EditionId, damage: &Damage) -> bool {
    let Ok(manifest) = read_manifest(store, id) else { return false };
    match damage {
        Damage::ManifestUnreadable | Damage::ManifestDamaged => true,
        Damage::FileMissing { name } => manifest.served().any(|file| file.name == *name && is_there(store, file)),
        Damage::TooNew { .. } | Damage::ContentDamaged => read_content(store, &manifest).is_ok(),
    }
}

fn published(store: &Store) -> Result<Edition, Fallback> {
    let unreadable = |reason: String| Fallback::HomeUnreadable { reason };
    let pointer = store.pointer().map_err(|error| unreadable(error.to_string()))?;
    // Without the switches an edition can still be shown; only its number is lost.
    let switches = store.switches().unwrap_or_default();
    let why = match pointer {
        Some(id) => match open(store, &switches, id, pointer) {
            Ok(edition) => return Ok(edition),
            Err(damage) => Fallback::Damaged { number: switches.number_of(id), id: EditionId(id), damage },
        },
        None if switches.lines().is_empty() => return Err(Fallback::NothingPublished),
        None => unreadable("its pointer is damaged".into()),
    };
    let mut numbers: Vec<(u32, Hash)> = switches.done(pointer).map(|switch| (switch.number, switch.to)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    for (_, id) in numbers.into_iter().rev() {
        if let Ok(mut edition) = open(store, &switches, id, pointer) {
            edition.fallback = Some(why);
            return Ok(edition);
        }
    }
    Err(why)
}

fn open(store: &Store, switches: &Switches, id: Hash, pointer: Option<Hash>) -> Result<Edition, Damage> {
    let mut edition = Edition::open(store, EditionId(id))?;
    if let Some(first) = switches.first(id, pointer) {
        edition.label = EditionLabel::of(first, switches.start(pointer));
    }
    edition.pointed = pointer.map(EditionId);
    Ok(edition)
}

fn built_in_edition(root: &Path) -> Result<Edition, CurrentError> {
    let store = Store::at(root);
    let failed = |damage| CurrentError { path: root.to_owned(), damage };
    let id = store.pointer().ok().flatten().ok_or_else(|| failed(Damage::ManifestUnreadable))?;
    // Behind it there is only a bare desktop.
    Edition::open_with_gaps(&store, EditionId(id)).map_err(failed)
}
