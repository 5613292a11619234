//! What the kiosk writes into its ledger while it runs. It goes on without where the ledger can't be written.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use engine::home::Home;
use engine::ledger::{Health, Ledger, LedgerError, Opened, Repair, Visited};
use jiff::Timestamp;
use sysinfo::{Components, Disks};

use crate::memory::Held;

/// So many visits are remembered while they can't be written down, at most: the newest.
const REMEMBERED: usize = 10_000;

/// The ledger of this kiosk, opened when something is to be written first, and again after a failure.
#[derive(Debug)]
pub struct Record {
    home: Home,
    ledger: Mutex<Option<Arc<Ledger>>>,
    /// Whether the log says already that nothing can be written.
    told: AtomicBool,
    /// Visits that are over and not written down yet, in order.
    over: Mutex<Vec<Visited>>,
    /// Held while they are written down: none is counted twice.
    counting: Mutex<()>,
}

impl Record {
    /// Of a home. Touches nothing yet.
    pub fn of(home: &Home) -> Self {
        Self {
            home: home.clone(),
            ledger: Mutex::default(),
            told: AtomicBool::new(false),
            over: Mutex::default(),
            counting: Mutex::default(),
        }
    }

    /// Asks or writes something; nothing where that fails, which the log is told once.
    pub fn with<T>(&self, work: impl FnOnce(&Ledger) -> Result<T, LedgerError>) -> Option<T> {
        match self.ledger().and_then(|ledger| work(&ledger)) {
            Ok(done) => {
                self.told.store(false, Ordering::Relaxed);
                Some(done)
            }
            Err(error) => {
                // The next one opens it anew, and puts it aside where it is damaged.
                *lock(&self.ledger) = None;
                if !self.told.swap(true, Ordering::Relaxed) {
                    tracing::warn!(%error, "the ledger can't be used");
                }
                None
            }
        }
    }

    fn ledger(&self) -> Result<Arc<Ledger>, LedgerError> {
        let mut held = lock(&self.ledger);
        if let Some(ledger) = &*held {
            return Ok(Arc::clone(ledger));
        }
        let (ledger, opened) = Ledger::open(&self.home)?;
        if let Opened::BegunAnew(aside) = opened {
            tracing::error!(aside = %aside.display(), "the ledger was damaged: it was put aside, and another one begun");
        }
        let ledger = Arc::new(ledger);
        *held = Some(Arc::clone(&ledger));
        Ok(ledger)
    }

    /// Writes down how the kiosk fares.
    pub fn health(&self, health: &Health) {
        self.with(|ledger| ledger.note_health(health));
    }

    /// Writes down a repair.
    pub fn repair(&self, repair: Repair) {
        self.with(|ledger| ledger.note_repair(Timestamp::now(), repair));
    }

    /// Remembers a visit that is over, until [`Record::count`] writes it down.
    pub fn over(&self, visit: Visited) {
        lock(&self.over).push(visit);
    }

    /// Writes down the visits that are over. Where that fails they are remembered for the next time.
    pub fn count(&self) {
        let _one_at_a_time = lock(&self.counting);
        let mut visits = std::mem::take(&mut *lock(&self.over));
        if visits.is_empty() || self.with(|ledger| ledger.note_visits(&visits)).is_some() {
            return;
        }
        let mut over = lock(&self.over);
        visits.append(&mut over);
        *over = visits.split_off(visits.len().saturating_sub(REMEMBERED));
    }
}

/// How the machine fares. Takes some ms.
pub fn health(home: &Path, held: Held, up: Duration, sound: Option<bool>) -> Health {
    let disks = Disks::new_with_refreshed_list();
    let of_home = disks.iter().filter(|disk| home.starts_with(disk.mount_point()));
    let free = of_home.max_by_key(|disk| disk.mount_point().as_os_str().len());
    let components = Components::new_with_refreshed_list();
    let warmest = components.iter().filter_map(sysinfo::Component::temperature).filter(|degrees| degrees.is_finite());
    let mb = |bytes: u64| u32::try_from(bytes >> 20).unwrap_or(u32::MAX);
    Health {
        at: Timestamp::now(),
        up_minutes: u32::try_from(up.as_secs() / 60).unwrap_or(u32::MAX),
        page_mb: mb(held.page),
        rest_mb: mb(held.rest),
        free_mb: free.map(|disk| disk.available_space() >> 20),
        sound,
        temperature: warmest.reduce(f32::max),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
