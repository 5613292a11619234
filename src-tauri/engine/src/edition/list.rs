use std::path::Path;

use jiff::Timestamp;
use serde::Serialize;

use super::EditionId;
use crate::home::Home;
use crate::store::{Hash, Store, StoreError, Switch, SwitchKind};

/// Why the editions can't be listed: the home can't be read.
pub type ListError = StoreError;

/// One edition, as people name it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EditionLabel {
    /// The home's own number; 0 is the built-in edition.
    pub number: u32,
    /// Its id.
    pub id: EditionId,
    /// When it was published, in UTC; nothing for the built-in edition.
    pub published: Option<Timestamp>,
    /// Who published it.
    pub by: Option<String>,
    /// The note it was published with.
    pub note: Option<String>,
    /// Whether it is the one that should be on screen. A damaged one keeps this; see [`super::current`].
    pub current: bool,
}

impl EditionLabel {
    pub(super) fn built_in(id: EditionId) -> Self {
        Self { number: 0, id, published: None, by: None, note: None, current: false }
    }

    pub(super) fn of(switch: &Switch, pointer: Option<Hash>) -> Self {
        Self {
            number: switch.number,
            id: EditionId(switch.to),
            published: Some(switch.when),
            by: Some(switch.who.clone()),
            note: switch.note.clone(),
            current: pointer == Some(switch.to),
        }
    }
}

/// Every edition that was ever current, by number. The built-in edition, if its store is given and can be read, comes
/// first, and is current while nothing is published.
///
/// # Errors
/// When the home is there and can't be read.
pub fn editions(home: &Home, built_in: Option<&Path>) -> Result<Vec<EditionLabel>, ListError> {
    let store = home.store();
    let switches = store.switches()?;
    let pointer = switches.start(store.pointer()?);
    let mut labels: Vec<EditionLabel> = Vec::new();
    let first = built_in.and_then(|root| Store::at(root).pointer().ok().flatten());
    labels.extend(first.map(|id| EditionLabel { current: pointer.is_none(), ..EditionLabel::built_in(EditionId(id)) }));
    for switch in switches.done(pointer).filter(|switch| switch.kind == SwitchKind::Publish) {
        if labels.iter().all(|label| label.number != switch.number) {
            labels.push(EditionLabel::of(switch, pointer));
        }
    }
    labels.sort_by_key(|label| label.number);
    Ok(labels)
}
