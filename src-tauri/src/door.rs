//! The staff's way in: who is inside, what a wrong PIN costs, and when somebody who forgot to leave is outside again.
//!
//! The staff window opens from here alone, and its commands answer while somebody is inside who may ask them.

mod people;

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use engine::home::Home;
use engine::ledger::wait_after;
use engine::staff::{Pin, PinError, Role, StaffError};
use jiff::Timestamp;

use crate::record::Record;

/// Somebody inside who touches nothing for so long is outside again.
const IDLE: Duration = Duration::from_secs(300);

/// One of the staff, inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insider {
    /// By whose PIN.
    pub name: String,
    /// What they may do.
    pub role: Role,
}

/// Why somebody does not come in.
#[derive(Debug, thiserror::Error)]
pub enum EnterError {
    /// The PIN is not theirs.
    #[error("this is not the PIN of {name}")]
    Wrong {
        /// As whom somebody tried.
        name: String,
        /// How long everybody waits now.
        wait: Duration,
    },
    /// Wrong PINs came before.
    #[error("after wrong PINs everybody waits: {} s still", wait.as_secs())]
    Wait {
        /// How long.
        wait: Duration,
    },
    /// Somebody has a PIN already: only an installer gives others.
    #[error("this kiosk has a PIN already")]
    Settled,
    /// The staff can't be read or written.
    #[error(transparent)]
    Staff(#[from] StaffError),
}

/// What the pad shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// Who has a PIN; nobody on a new kiosk.
    pub names: Vec<String>,
    /// How long everybody has to wait.
    pub wait: Duration,
}

/// The door of one kiosk.
#[derive(Debug)]
pub struct Door {
    home: Home,
    inside: Mutex<Option<(Insider, Instant)>>,
    /// Wrong PINs in a row and when the last one came, where the ledger can't say.
    wrong: Mutex<(u32, Option<Instant>)>,
}

impl Door {
    /// With nobody inside.
    pub fn of(home: &Home) -> Self {
        Self { home: home.clone(), inside: Mutex::default(), wrong: Mutex::default() }
    }

    /// What the pad shows.
    ///
    /// # Errors
    /// When `staff.toml` can't be read.
    pub fn outside(&self, record: &Record) -> Result<Outside, StaffError> {
        let names = self.staff()?.members().iter().map(|member| member.name.clone()).collect();
        let wrong = lock(&self.wrong);
        Ok(Outside { names, wait: wait(record, *wrong) })
    }

    /// Lets somebody in by their PIN. Takes tens of ms; one after the other.
    ///
    /// # Errors
    /// When it is not theirs, or somebody has to wait. Both are written down.
    pub fn enter(&self, record: &Record, name: &str, pin: &str) -> Result<Insider, EnterError> {
        let insider = self.compare(record, name, pin)?;
        self.let_in(insider.clone());
        Ok(insider)
    }

    /// Who this is, by their PIN.
    fn compare(&self, record: &Record, name: &str, pin: &str) -> Result<Insider, EnterError> {
        // Held while the PIN is compared: a thousand tries at once are a thousand in a row.
        let mut wrong = lock(&self.wrong);
        let wait_now = wait(record, *wrong);
        if !wait_now.is_zero() {
            return Err(EnterError::Wait { wait: wait_now });
        }
        let staff = self.staff()?;
        let member = staff.member(name, pin);
        // A name that nobody has is nobody's to be written down.
        let known = staff.members().iter().any(|member| member.name == name);
        let noted = if known { name } else { "?" };
        record.with(|ledger| ledger.note_try(Timestamp::now(), noted, member.is_some()));
        let Some(member) = member else {
            *wrong = (wrong.0.saturating_add(1), Some(Instant::now()));
            tracing::warn!(name = noted, "a wrong PIN");
            return Err(EnterError::Wrong { name: name.to_owned(), wait: wait(record, *wrong) });
        };
        *wrong = (0, None);
        Ok(Insider { name: member.name.clone(), role: member.role })
    }

    /// Gives the first installer a PIN, on a kiosk where nobody has one, and lets them in.
    ///
    /// # Errors
    /// When somebody has one, the PIN is none, or the home can't be written.
    pub fn settle(&self, name: &str, pin: &str) -> Result<Insider, EnterError> {
        let _one_at_a_time = lock(&self.wrong);
        let mut staff = self.staff()?;
        if !staff.members().is_empty() {
            return Err(EnterError::Settled);
        }
        let pin = Pin::new(pin).map_err(|error: PinError| StaffError::from(error))?;
        staff.set(name, Role::Installer, &pin)?;
        staff.write(&self.home)?;
        let insider = Insider {
            name: staff.members().first().map_or_else(String::new, |first| first.name.clone()),
            role: Role::Installer,
        };
        self.let_in(insider.clone());
        Ok(insider)
    }

    /// Lets somebody in who came another way: an installer at the machine's own keyboard.
    pub fn let_in(&self, insider: Insider) {
        tracing::info!(name = insider.name, role = ?insider.role, "staff are inside");
        *lock(&self.inside) = Some((insider, Instant::now()));
    }

    /// Who is inside and may do what `role` may.
    pub fn insider(&self, role: Role) -> Option<Insider> {
        lock(&self.inside).as_ref().map(|(insider, _)| insider).filter(|insider| insider.role >= role).cloned()
    }

    /// Whether anybody is inside.
    pub fn is_occupied(&self) -> bool {
        lock(&self.inside).is_some()
    }

    /// Somebody inside touched the screen.
    pub fn touched(&self) {
        if let Some((_, last)) = lock(&self.inside).as_mut() {
            *last = Instant::now();
        }
    }

    /// Whether somebody is inside who touched nothing for long.
    pub fn is_forgotten(&self) -> bool {
        lock(&self.inside).as_ref().is_some_and(|(_, last)| last.elapsed() > IDLE)
    }

    /// Nobody is inside any more.
    pub fn leave(&self) {
        if let Some((insider, _)) = lock(&self.inside).take() {
            tracing::info!(name = insider.name, "staff left");
        }
    }
}

/// How long everybody waits: what the ledger says, and what is remembered where it can't be written.
fn wait(record: &Record, (wrong, last): (u32, Option<Instant>)) -> Duration {
    let written = record.with(|ledger| ledger.wait(Timestamp::now())).map_or(Duration::ZERO, |(_, wait)| wait);
    let remembered = last.map_or(Duration::ZERO, |last| wait_after(wrong).saturating_sub(last.elapsed()));
    written.max(remembered)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
