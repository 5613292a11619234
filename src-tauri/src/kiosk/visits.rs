//! Counting the visits, and what staff are told of them.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard};

use engine::edition::Edition;
use engine::exhibition::content::Section;
use engine::ledger::sheets::{self, Names, SaveError};
use engine::ledger::{Days, OpenedSection, Visited, Visits};
use engine::words::Lang;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Zoned};

use super::{Kiosk, lock};
use crate::bridge::wire::{Narration, NarrationState};
use crate::sticks;
use crate::tally::Over;
use crate::visit::Visit;

/// Why the counts were not taken to a stick.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// There is no stick that can be written.
    #[error("no stick that can be written is in the machine")]
    NoStick,
    /// They can't be read.
    #[error("the ledger can't be read")]
    Unread,
    /// The stick can't be written.
    #[error(transparent)]
    Save(#[from] SaveError),
}

/// Notices that a narration came to its end.
pub(super) fn listen(heard: &Mutex<BTreeSet<String>>, narration: &Narration) {
    if narration.state == NarrationState::Ended
        && let Some(track) = &narration.track
    {
        lock(heard).insert(track.item.clone());
    }
}

impl Kiosk {
    /// The visit, which knows what was heard until now.
    pub(super) fn visit(&self) -> MutexGuard<'_, Visit> {
        let mut visit = lock(&self.visit);
        for item in std::mem::take(&mut *lock(&self.heard)) {
            visit.heard(&item);
        }
        visit
    }

    /// Counts a visit that is over, on a thread that may wait for the disk.
    pub(super) fn count(&self, visit: &mut Visit) {
        let Some(over) = visit.take_over() else { return };
        self.record.over(visited(over, &self.edition(), &Zoned::now()));
        let record = Arc::clone(&self.record);
        drop(tauri::async_runtime::spawn_blocking(move || record.count()));
    }

    /// What was counted in the last `days` days, today among them; nothing where the ledger can't be read. Takes tens of
    /// ms.
    pub fn visits(&self, days: Days) -> Option<Visits> {
        self.record.count();
        self.record.with(|ledger| ledger.visits(days, &TimeZone::system()))
    }

    /// How many visits there were today; nothing where the ledger can't be read.
    pub(super) fn visits_today(&self) -> Option<u32> {
        Some(self.visits(up_to_today(1)?)?.visits)
    }

    /// What sections and languages are called in the edition on screen.
    pub fn names(&self, lang: Lang) -> Names {
        Names::of(self.edition().content(), lang)
    }

    /// Takes what was counted in some days to a stick, as two files, whose names it returns. Of several sticks it is the
    /// first by its place.
    ///
    /// # Errors
    ///
    /// [`ExportError`]; no half of a file is left.
    pub fn export_visits(&self, days: Days, lang: Lang) -> Result<[PathBuf; 2], ExportError> {
        let stick = sticks::writable().into_iter().next().ok_or(ExportError::NoStick)?;
        let visits = self.visits(days).ok_or(ExportError::Unread)?;
        Ok(sheets::save(&stick, &visits, lang, &self.names(lang))?)
    }
}

/// So many days, the last of which is today by the clock on the wall; nothing where they are none or too many.
pub fn up_to_today(days: u16) -> Option<Days> {
    Days::up_to(Zoned::now().date(), days)
}

/// What of a visit that is over is kept. The page names places; what the edition does not have was no place.
fn visited(over: Over, edition: &Edition, now: &Zoned) -> Visited {
    let content = edition.content();
    let ago = SignedDuration::try_from(over.ago).unwrap_or_default();
    let begun = (now.timestamp() - ago).to_zoned(now.time_zone().clone());
    let seconds = |time: std::time::Duration| u32::try_from(time.as_secs()).unwrap_or(u32::MAX);
    let known = |name: &str| content.sections.iter().find(|section| section.id() == name);
    let opened = over.sections.into_iter().filter_map(|(name, section)| {
        let there = items(known(&name)?);
        Some(OpenedSection {
            seconds: seconds(section.time),
            items: section.items.iter().filter(|item| there.contains(item.as_str())).count() as u32,
            ended: section.ended,
            section: name,
        })
    });
    let language = content.languages.iter().find(|language| language.tag == over.language);
    let language = language.or(content.languages.first()).map_or("?", |language| &language.tag);
    Visited::new(&begun, seconds(over.length), language, over.opened, opened.collect())
}

/// What can be opened in a section.
fn items(section: &Section) -> BTreeSet<&str> {
    let eras = section.eras().iter().map(|era| era.id.as_str());
    section.items().iter().map(|item| item.id.as_str()).chain(eras).collect()
}
