use std::path::Path;

use jiff::Timestamp;
use serde::Serialize;

use super::{Difference, EditionId, difference};
use crate::home::Home;
use crate::store::{Changes, Hash, Store, StoreError, Switch};

/// Why the editions can't be listed: the home can't be read.
pub type ListError = StoreError;

/// One edition, as people name it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EditionLabel {
    /// The home's own number; 0 is the built-in edition.
    pub number: u32,
    /// Its id.
    pub id: EditionId,
    /// When it was published or loaded, in UTC; nothing for the built-in edition.
    pub published: Option<Timestamp>,
    /// Who published or loaded it.
    pub by: Option<String>,
    /// The note it was published with.
    pub note: Option<String>,
    /// Whether it is the one that should be on screen. A damaged one keeps this; see [`super::current`].
    pub current: bool,
    /// How much was different from the edition that was current before; nothing for the first one, and for those of
    /// which an older version did not record it.
    pub changes: Option<Changes>,
    /// The edition that was current before it.
    #[serde(skip)]
    pub(super) before: Option<EditionId>,
}

impl EditionLabel {
    pub(super) fn built_in(id: EditionId) -> Self {
        Self { number: 0, id, published: None, by: None, note: None, current: false, changes: None, before: None }
    }

    pub(super) fn of(switch: &Switch, pointer: Option<Hash>) -> Self {
        Self {
            number: switch.number,
            id: EditionId(switch.to),
            published: Some(switch.when),
            by: Some(switch.who.clone()),
            note: switch.note.clone(),
            current: pointer == Some(switch.to),
            changes: switch.changes,
            before: switch.from.map(EditionId),
        }
    }
}

impl EditionLabel {
    /// What is different from the edition that was current before it; nothing where there was none, or where one of the
    /// two can't be read or was pruned. Reads both.
    pub fn difference(&self, home: &Home) -> Option<Difference> {
        difference(home, self.before?, self.id)
    }
}

/// Every edition that was ever current or came in a pack, without those that were pruned, by number. The built-in edition, if its store is given and can be read, comes
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
    labels.extend(switches.editions(pointer).into_iter().map(|came| EditionLabel::of(came, pointer)));
    labels.sort_by_key(|label| label.number);
    Ok(labels)
}
