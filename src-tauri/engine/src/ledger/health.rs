use std::fmt;

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Row, params};

use super::{Ledger, LedgerError};

/// How long health is kept.
pub const HEALTH_KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);

/// How the kiosk fared at a moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Health {
    /// When, to the second.
    pub at: Timestamp,
    /// Minutes since the program was started.
    pub up_minutes: u32,
    /// Memory that the page held, in MB.
    pub page_mb: u32,
    /// Memory that all other processes of the kiosk held, in MB.
    pub rest_mb: u32,
    /// Room that was left on the home's disk, in MB, where it is known.
    pub free_mb: Option<u64>,
    /// Whether the sound device played; nothing while it was never asked to.
    pub sound: Option<bool>,
    /// The warmest part of the machine, in degrees Celsius, where it is known.
    pub temperature: Option<f32>,
}

/// In a line of a report.
impl fmt::Display for Health {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}  up {} min, page {} MB, rest {} MB", self.at, self.up_minutes, self.page_mb, self.rest_mb)?;
        if let Some(free) = self.free_mb {
            write!(to, ", {free} MB free")?;
        }
        match self.sound {
            Some(true) => write!(to, ", sound")?,
            Some(false) => write!(to, ", no sound")?,
            None => {}
        }
        match self.temperature {
            Some(degrees) => write!(to, ", {degrees:.0} °C"),
            None => Ok(()),
        }
    }
}

impl Ledger {
    /// Writes down how the kiosk fares, and forgets what was more than a week before it, or after it: a clock that was
    /// put right leaves no health of days to come.
    ///
    /// # Errors
    /// When the ledger can't be written.
    pub fn note_health(&self, health: &Health) -> Result<(), LedgerError> {
        let connection = self.connection();
        let at = health.at.as_second();
        connection.execute("DELETE FROM health WHERE at > ?1 OR at < ?2", params![at, at - HEALTH_KEPT.as_secs()])?;
        connection.execute(
            "INSERT OR REPLACE INTO health (at, up_minutes, page_mb, rest_mb, free_mb, sound, temperature)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                at,
                health.up_minutes,
                health.page_mb,
                health.rest_mb,
                health.free_mb.map(u64::cast_signed),
                health.sound,
                health.temperature.map(f64::from)
            ],
        )?;
        Ok(())
    }

    /// How the kiosk fared from a moment on, the oldest first.
    ///
    /// # Errors
    /// When the ledger can't be read.
    pub fn health_since(&self, since: Timestamp) -> Result<Vec<Health>, LedgerError> {
        let connection = self.connection();
        let mut asked = connection.prepare(
            "SELECT at, up_minutes, page_mb, rest_mb, free_mb, sound, temperature FROM health
             WHERE at >= ?1 ORDER BY at",
        )?;
        let rows = asked.query_map([since.as_second()], health)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn health(row: &Row<'_>) -> rusqlite::Result<Health> {
    let at: i64 = row.get(0)?;
    Ok(Health {
        at: Timestamp::from_second(at).map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Integer, error.into())
        })?,
        up_minutes: row.get(1)?,
        page_mb: row.get(2)?,
        rest_mb: row.get(3)?,
        free_mb: row.get::<_, Option<i64>>(4)?.map(i64::cast_unsigned),
        sound: row.get(5)?,
        temperature: row.get::<_, Option<f64>>(6)?.map(|degrees| degrees as f32),
    })
}
