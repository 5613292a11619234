use std::fs;
use std::path::Path;

use jiff::Timestamp;

use super::assemble::{self, Assembled};
use super::difference::difference_to;
use super::open::{Edition, manifest_path, read_manifest};
use super::work::Progress;
use super::{Difference, EditionId, PublishError};
use crate::exhibition::Draft;
use crate::home::Home;
use crate::problem::Problem;
use crate::store::{Hash, Store, StoreError, Switch, SwitchKind, Switches};

/// What publishing did.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// The edition that is current now.
    pub id: EditionId,
    /// Its number.
    pub number: u32,
    /// Whether it is a new one.
    pub outcome: Outcome,
    /// What staff should still look at; nothing of it kept the edition back.
    pub warnings: Vec<Problem>,
    /// Files that the edition has.
    pub files: usize,
    /// Files that were not in the store before.
    pub written: usize,
    /// What is different from the edition that was current before; nothing where there was none that can be read, or
    /// where it is the same.
    pub difference: Option<Difference>,
}

/// Whether an edition is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It has a number of its own from now on.
    New,
    /// The exhibition is as it was for an earlier edition, which is current again under its own number.
    Again,
    /// The exhibition is as it was: the current edition stays, and nothing was recorded.
    Unchanged,
}

/// Builds an edition of an exhibition and makes it current, in one step. Whatever fails, and at whatever instruction
/// the power goes, the old edition or the new one is current and whole.
///
/// # Errors
/// When the exhibition has errors, somebody else is writing, or the machine fails.
pub fn publish(
    home: &Home,
    exhibition: &Path,
    by: &str,
    note: Option<&str>,
    now: Timestamp,
    progress: &mut dyn FnMut(Progress),
) -> Result<Published, PublishError> {
    publish_draft(home, exhibition, assemble::read(exhibition)?, by, note, now, progress)
}

/// As [`publish`], but a warning keeps the edition back as an error does.
///
/// # Errors
/// As [`publish`], and when the exhibition has warnings.
pub fn publish_strictly(
    home: &Home,
    exhibition: &Path,
    by: &str,
    note: Option<&str>,
    now: Timestamp,
    progress: &mut dyn FnMut(Progress),
) -> Result<Published, PublishError> {
    let draft = assemble::read_with_sounds(exhibition)?;
    if !draft.problems.is_empty() {
        return Err(PublishError::Problems { problems: draft.problems });
    }
    publish_draft(home, exhibition, draft, by, note, now, progress)
}

fn publish_draft(
    home: &Home,
    exhibition: &Path,
    draft: Draft,
    by: &str,
    note: Option<&str>,
    now: Timestamp,
    progress: &mut dyn FnMut(Progress),
) -> Result<Published, PublishError> {
    let _lock = home.lock(by, now)?;
    let store = home.store();
    store.prepare()?;
    store.keep_reserve();
    let Assembled { id, warnings, files, written } =
        assemble::assemble(&store, exhibition, draft, Some(now), progress)?;
    // Nothing is called published that could not be shown.
    let edition = Edition::open(&store, id).map_err(|_| StoreError::ReadBack { path: manifest_path(&store, id) })?;
    let switches = store.switches()?;
    let current = store.pointer()?;
    let from = switches.start(current).filter(|from| *from != id.0);
    let manifest = from.and_then(|_| read_manifest(&store, id).ok());
    let difference = manifest.and_then(|manifest| difference_to(&store, from, (&manifest, edition.content())));
    let known = switches.number_of(id.0);
    let outcome = match known {
        Some(_) if current == Some(id.0) => Outcome::Unchanged,
        Some(_) if switches.done(current).any(|switch| switch.to == id.0) => Outcome::Again,
        // A number that an interrupted publish took for this very edition is still its own.
        _ => Outcome::New,
    };
    let number = known.unwrap_or_else(|| next_number(&store, &switches, id.0));
    if outcome != Outcome::Unchanged {
        store.switch(&Switch {
            when: now,
            who: by.to_owned(),
            note: note.map(str::to_owned),
            number,
            from: switches.start(current),
            to: id.0,
            kind: SwitchKind::Publish,
            changes: difference.as_ref().map(Difference::counts),
        })?;
    }
    Ok(Published { id, number, outcome, warnings, files, written: written.len(), difference })
}

/// The number after the highest ever given. Where the switches were lost, no number that an edition in the store may
/// have had.
pub(super) fn next_number(store: &Store, switches: &Switches, id: Hash) -> u32 {
    if !switches.lines().is_empty() {
        return switches.highest() + 1;
    }
    let own = format!("{id}.json");
    let others = fs::read_dir(store.editions())
        .map_or(0, |entries| entries.flatten().filter(|entry| entry.file_name() != own.as_str()).count());
    u32::try_from(others).unwrap_or(u32::MAX - 1) + 1
}
