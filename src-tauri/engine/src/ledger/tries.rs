use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use super::{Ledger, LedgerError};

/// The longest that a wrong PIN makes anybody wait: children must not lock staff out.
pub const MOST_WAIT: Duration = Duration::from_secs(300);
/// The wait after the first wrong PIN that is no slip of the finger.
const FIRST_WAIT: Duration = Duration::from_secs(5);
/// So many wrong PINs in a row are slips of the finger.
const SLIPS: u32 = 2;
/// How long tries are kept, in seconds.
const KEPT: i64 = 400 * 86_400;

/// How long everybody waits after so many wrong PINs in a row: nothing after two, then 5 s, doubled by each one more, and
/// 5 minutes at most. At that pace a million PINs take nine years.
pub fn wait_after(wrong: u32) -> Duration {
    match wrong.checked_sub(SLIPS + 1) {
        None => Duration::ZERO,
        Some(doubled) => FIRST_WAIT.saturating_mul(1 << doubled.min(16)).min(MOST_WAIT),
    }
}

impl Ledger {
    /// Writes down that somebody tried to get in as `name`.
    ///
    /// # Errors
    /// When the ledger can't be written.
    pub fn note_try(&self, at: Timestamp, name: &str, success: bool) -> Result<(), LedgerError> {
        let connection = self.connection();
        let at = at.as_second();
        connection.execute("DELETE FROM tries WHERE at < ?1", [at - KEPT])?;
        connection.execute("INSERT INTO tries (at, name, success) VALUES (?1, ?2, ?3)", params![at, name, success])?;
        Ok(())
    }

    /// How many wrong PINs came in a row, and how long everybody has to wait still.
    ///
    /// # Errors
    /// When the ledger can't be read or written.
    pub fn wait(&self, now: Timestamp) -> Result<(u32, Duration), LedgerError> {
        let connection = self.connection();
        let now = now.as_second();
        // A clock that was put back makes nobody wait until it is as late again.
        let ahead: bool =
            connection.query_row("SELECT EXISTS (SELECT 1 FROM tries WHERE at > ?1)", [now], |row| row.get(0))?;
        if ahead {
            connection.execute("UPDATE tries SET at = ?1 WHERE at > ?1", [now])?;
        }
        let wrong: u32 = connection.query_row(
            "SELECT count(*) FROM tries WHERE number > (SELECT coalesce(max(number), 0) FROM tries WHERE success)",
            [],
            |row| row.get(0),
        )?;
        let last: Option<i64> = connection
            .query_row("SELECT at FROM tries ORDER BY number DESC LIMIT 1", [], |row| row.get(0))
            .optional()?;
        let waited = Duration::from_secs(last.map_or(0, |last| (now - last).max(0).cast_unsigned()));
        Ok((wrong, wait_after(wrong).saturating_sub(waited)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_to_five_minutes_and_no_further() {
        let waits: Vec<_> = (0..=10).map(|wrong| wait_after(wrong).as_secs()).collect();
        assert_eq!(waits, [0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300]);
        assert_eq!(wait_after(u32::MAX), MOST_WAIT);
    }
}
