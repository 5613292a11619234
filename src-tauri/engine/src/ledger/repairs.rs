use jiff::Timestamp;
use rusqlite::params;

use super::{HEALTH_KEPT, Ledger, LedgerError};

/// What the kiosk did to itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repair {
    /// The page was dead or frozen: its window was built anew.
    Page,
    /// The page held too much memory: its window was built anew while somebody was there.
    Memory,
    /// Nothing else helped: the program was started anew.
    Program,
}

impl Repair {
    fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Memory => "memory",
            Self::Program => "program",
        }
    }
}

impl Ledger {
    /// Writes down a repair, and forgets those of more than a week before.
    ///
    /// # Errors
    /// When the ledger can't be written.
    pub fn note_repair(&self, at: Timestamp, repair: Repair) -> Result<(), LedgerError> {
        let connection = self.connection();
        let at = at.as_second();
        connection.execute("DELETE FROM repairs WHERE at > ?1 OR at < ?2", params![at, at - HEALTH_KEPT.as_secs()])?;
        connection.execute("INSERT INTO repairs (at, what) VALUES (?1, ?2)", params![at, repair.name()])?;
        Ok(())
    }

    /// How many repairs there were from a moment on.
    ///
    /// # Errors
    /// When the ledger can't be read.
    pub fn repairs_since(&self, since: Timestamp) -> Result<u32, LedgerError> {
        let asked = "SELECT count(*) FROM repairs WHERE at >= ?1";
        Ok(self.connection().query_row(asked, [since.as_second()], |row| row.get(0))?)
    }
}
