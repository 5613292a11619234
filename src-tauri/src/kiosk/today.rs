//! What staff see first: what is on, and how the kiosk fares.

use engine::edition::{self, EditionLabel, Fallback};
use engine::ledger::Health;
use jiff::{SignedDuration, Timestamp};

use super::Kiosk;
use crate::bridge::convert;
use crate::bridge::wire::{Remark, Today};
use crate::door::Insider;
use crate::{memory, record};

/// Less room than this, in MB, is little: an edition of photographs takes some hundreds.
const LITTLE_ROOM_MB: u64 = 2048;
/// How long back repairs count.
const REPAIRS: SignedDuration = SignedDuration::from_hours(24);

impl Kiosk {
    /// What is on today, for who is inside. Takes tens of ms.
    pub fn today(&self, insider: Insider) -> Today {
        let shown = self.edition();
        let labels = edition::editions(self.home(), Some(self.built_in())).unwrap_or_default();
        let label = labels.iter().find(|label| label.number == shown.number()).unwrap_or_else(|| shown.label());
        let health = record::health(self.home().root(), memory::held(), self.began.elapsed(), self.voice.sounds());
        let repairs = self.record.with(|ledger| ledger.repairs_since(Timestamp::now() - REPAIRS)).unwrap_or_default();
        let fallback = shown.fallback().is_some_and(|reason| !matches!(reason, Fallback::NothingPublished));
        let remarks = [
            (fallback, Remark::Fallback),
            (!is_writable(self.home().root()), Remark::HomeReadOnly),
            (health.free_mb.is_some_and(|free| free < LITTLE_ROOM_MB), Remark::DiskLow),
            (is_before(&health, &labels), Remark::ClockWrong),
        ];
        Today {
            member: convert::member(insider),
            edition: convert::edition(&shown),
            by: label.by.clone(),
            note: label.note.clone(),
            hall: convert::hall(&self.hall(), shown.content()),
            health: Some(convert::health(&health)),
            repairs,
            visits: self.visits_today(),
            remarks: remarks.into_iter().filter(|(is_so, _)| *is_so).map(|(_, remark)| remark).collect(),
        }
    }
}

fn is_writable(home: &std::path::Path) -> bool {
    std::fs::create_dir_all(home).and_then(|()| tempfile::tempfile_in(home)).is_ok()
}

/// Nothing was published tomorrow.
fn is_before(health: &Health, labels: &[EditionLabel]) -> bool {
    labels.iter().filter_map(|label| label.published).any(|published| published > health.at)
}
