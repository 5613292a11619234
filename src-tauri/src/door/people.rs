//! Who has a PIN: an installer gives and takes them, and everybody changes their own.

use engine::staff::{Pin, Staff, StaffError};
use jiff::Timestamp;

use super::{Door, EnterError, Insider, lock};
use crate::record::Record;

impl Door {
    /// Everybody who has a PIN.
    ///
    /// # Errors
    /// When `staff.toml` can't be read.
    pub fn staff(&self) -> Result<Staff, StaffError> {
        Staff::read(&self.home, cli::pins_reset())
    }

    /// Gives somebody a role and a PIN: somebody `new`, or in place of those they had. Who takes a role from themselves
    /// has the new one at once.
    ///
    /// # Errors
    /// When the name is none or somebody else's, the PIN is none, no installer would be left, or the home can't be
    /// written.
    pub fn set_person(&self, by: &Insider, person: &Insider, pin: &str, new: bool) -> Result<(), StaffError> {
        let (name, role, pin) = (engine::staff::as_name(&person.name)?, person.role, Pin::new(pin)?);
        self.change(by, |staff| if new { staff.add(&name, role, &pin) } else { staff.set(&name, role, &pin) })?;
        tracing::info!(by = by.name, name, ?role, new, "somebody was given a PIN");
        if let Some((insider, _)) = lock(&self.inside).as_mut().filter(|(insider, _)| insider.name == name) {
            insider.role = role;
        }
        Ok(())
    }

    /// Lets somebody go. Who removes themselves is outside at once.
    ///
    /// # Errors
    /// When nobody has that name, no installer would be left, or the home can't be written.
    pub fn remove_person(&self, by: &Insider, name: &str) -> Result<(), StaffError> {
        self.change(by, |staff| staff.remove(name))?;
        tracing::info!(by = by.name, name, "somebody's PIN was taken");
        if by.name == name {
            self.leave();
        }
        Ok(())
    }

    /// Changes the PIN of somebody inside. The old one is asked as at the door: wrong ones are written down, and make
    /// everybody wait.
    ///
    /// # Errors
    /// When the old one is wrong or somebody has to wait, the new one is none, or the home can't be written.
    pub fn change_pin(&self, record: &Record, by: &Insider, old: &str, new: &str) -> Result<(), EnterError> {
        let new = Pin::new(new).map_err(StaffError::from)?;
        self.compare(record, &by.name, old)?;
        self.change(by, |staff| staff.set_pin(&by.name, &new))?;
        tracing::info!(by = by.name, "a PIN was changed");
        Ok(())
    }

    fn change(
        &self,
        by: &Insider,
        change: impl FnOnce(&mut Staff) -> Result<(), StaffError>,
    ) -> Result<Staff, StaffError> {
        Staff::change(&self.home, cli::pins_reset(), (&by.name, Timestamp::now()), change)
    }
}
