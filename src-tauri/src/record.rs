//! What the kiosk writes into its ledger while it runs. It goes on without where the ledger can't be written.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use engine::home::Home;
use engine::ledger::{Health, Ledger, LedgerError, Opened, Repair};
use jiff::Timestamp;
use sysinfo::{Components, Disks};

use crate::memory::Held;

/// The ledger of this kiosk, opened when something is to be written first, and again after a failure.
#[derive(Debug)]
pub struct Record {
    home: Home,
    ledger: Mutex<Option<Arc<Ledger>>>,
    /// Whether the log says already that nothing can be written.
    told: AtomicBool,
}

impl Record {
    /// Of a home. Touches nothing yet.
    pub fn of(home: &Home) -> Self {
        Self { home: home.clone(), ledger: Mutex::default(), told: AtomicBool::new(false) }
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
                *self.ledger.lock().unwrap_or_else(PoisonError::into_inner) = None;
                if !self.told.swap(true, Ordering::Relaxed) {
                    tracing::warn!(%error, "the ledger can't be used");
                }
                None
            }
        }
    }

    fn ledger(&self) -> Result<Arc<Ledger>, LedgerError> {
        let mut held = self.ledger.lock().unwrap_or_else(PoisonError::into_inner);
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
