use jiff::{Timestamp, Zoned};
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};

use super::{Ledger, LedgerError};

/// The visits of so many days are kept: days on which anybody came, as a clock that is wrong once must not forget years.
pub const VISIT_DAYS_KEPT: u32 = 400;
/// Longer visits count as an hour.
pub const LONGEST_VISIT: u32 = 3600;
/// Who opened nothing and was gone so soon, in seconds, only touched the screen.
pub const BRUSH: u32 = 2;
/// More items than this, opened in one section by one visitor, count as so many.
const MOST_ITEMS: u32 = 100;
/// Longer names of sections and languages are none.
const LONGEST_NAME: usize = 200;
const DAY: i64 = 86_400;

/// A visit that is over, as far as it is counted: when it began, to the hour; how long it was; the language at its end;
/// and what was opened.
///
/// Nothing else is kept of anybody: no moment, no order in which things were opened, nothing that was touched, looked for
/// or chosen. Once written down it is a number that grew by one: which of the sections were opened by the same visitor
/// can't be told any more where two came in an hour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visited {
    /// When its hour began, by the clock on the wall.
    hour: i64,
    seconds: u32,
    language: String,
    opened: bool,
    sections: Vec<OpenedSection>,
}

/// A section that was opened in a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedSection {
    /// Its folder's name.
    pub section: String,
    /// How long it was on the screen, all times together.
    pub seconds: u32,
    /// How many of its items were opened.
    pub items: u32,
    /// Whether a text of it was followed to its end.
    pub ended: bool,
}

impl Visited {
    /// Of a visit that began then, and went on for so many seconds until the last sign of life. `opened` says whether it
    /// came any further than the first screen.
    pub fn new(begun: &Zoned, seconds: u32, language: &str, opened: bool, sections: Vec<OpenedSection>) -> Self {
        let into = i64::from(begun.minute()) * 60 + i64::from(begun.second());
        Self {
            hour: begun.timestamp().as_second() - into,
            seconds: seconds.min(LONGEST_VISIT),
            language: language.to_owned(),
            opened: opened || !sections.is_empty(),
            sections,
        }
    }

    /// Whether somebody only touched the screen: that is counted apart, and is no visit.
    pub fn is_brush(&self) -> bool {
        !self.opened && self.seconds < BRUSH
    }

    /// When its hour began.
    pub fn hour(&self) -> Timestamp {
        Timestamp::from_second(self.hour).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

impl Ledger {
    /// Counts visits that are over, all of them or none, and forgets those of the oldest days when there are more than
    /// [`VISIT_DAYS_KEPT`].
    ///
    /// # Errors
    /// When the ledger can't be written.
    pub fn note_visits(&self, visits: &[Visited]) -> Result<(), LedgerError> {
        let mut connection = self.connection();
        let counting = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for visit in visits {
            let may_be_too_many = is_new(&counting, visit.hour)?;
            count(&counting, visit)?;
            if may_be_too_many {
                forget_old(&counting)?;
            }
        }
        counting.commit()?;
        Ok(())
    }
}

fn count(ledger: &Transaction<'_>, visit: &Visited) -> Result<(), LedgerError> {
    if visit.is_brush() {
        let one_more = "INSERT INTO brushes (hour, count) VALUES (?1, 1) ON CONFLICT DO UPDATE SET count = count + 1";
        ledger.execute(one_more, [visit.hour])?;
        return Ok(());
    }
    let one_more = "INSERT INTO visits (hour, language, seconds, count) VALUES (?1, ?2, ?3, 1)
                    ON CONFLICT DO UPDATE SET count = count + 1";
    ledger.execute(one_more, params![visit.hour, name(&visit.language), visit.seconds])?;
    let one_more = "INSERT INTO openings (hour, section, seconds, items, ended, count) VALUES (?1, ?2, ?3, ?4, ?5, 1)
                    ON CONFLICT DO UPDATE SET count = count + 1";
    for OpenedSection { section, seconds, items, ended } in &visit.sections {
        let (seconds, items) = ((*seconds).min(LONGEST_VISIT), (*items).min(MOST_ITEMS));
        ledger.execute(one_more, params![visit.hour, name(section), seconds, items, ended])?;
    }
    Ok(())
}

fn name(given: &str) -> &str {
    if given.len() > LONGEST_NAME { "?" } else { given }
}

fn is_new(ledger: &Transaction<'_>, hour: i64) -> Result<bool, LedgerError> {
    let asked = "SELECT NOT EXISTS (SELECT 1 FROM visits WHERE hour = ?1)
                 AND NOT EXISTS (SELECT 1 FROM brushes WHERE hour = ?1)";
    Ok(ledger.query_row(asked, [hour], |row| row.get(0))?)
}

/// Forgets the oldest day where there is one too many.
fn forget_old(ledger: &Transaction<'_>) -> Result<(), LedgerError> {
    let asked = "SELECT day FROM (SELECT hour / ?1 AS day FROM visits UNION SELECT hour / ?1 FROM brushes)
                 ORDER BY day DESC LIMIT 1 OFFSET ?2";
    let day: Option<i64> = ledger.query_row(asked, params![DAY, VISIT_DAYS_KEPT], |row| row.get(0)).optional()?;
    if let Some(day) = day {
        for table in ["visits", "brushes", "openings"] {
            ledger.execute(&format!("DELETE FROM {table} WHERE hour < ?1"), [(day + 1) * DAY])?;
        }
    }
    Ok(())
}
