//! What happened on this machine, in an `SQLite` database in its home: how it fared, how many visits there were, and who
//! tried to get in.
//!
//! Nothing in it tells of a visitor who it was. It is a record and nothing else depends on it: where it can't be written
//! the kiosk goes on without.

mod error;
mod health;
mod repairs;
pub mod sheets;
mod summary;
mod tries;
mod visits;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

pub use error::LedgerError;
pub use health::{HEALTH_KEPT, Health};
pub use repairs::Repair;
pub use summary::{DayCount, Days, LENGTHS, LanguageCount, MOST_DAYS, SectionCount, Visits};
pub use tries::{MOST_WAIT, wait_after};
pub use visits::{BRUSH, LONGEST_VISIT, OpenedSection, VISIT_DAYS_KEPT, Visited};

use crate::home::Home;
use crate::store::StoreError;

const FILE: &str = "ledger.sqlite";
/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(5);
/// What makes a ledger of version n one of version n + 1. Never changed once it was released: `PRAGMA user_version` says
/// how many of them a file has seen.
const MIGRATIONS: &[&str] = &[
    "
    CREATE TABLE health (
        at INTEGER PRIMARY KEY,
        up_minutes INTEGER NOT NULL,
        page_mb INTEGER NOT NULL,
        rest_mb INTEGER NOT NULL,
        free_mb INTEGER,
        sound INTEGER,
        temperature REAL
    ) STRICT;
    CREATE TABLE repairs (
        number INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        what TEXT NOT NULL
    ) STRICT;
    CREATE TABLE tries (
        number INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        name TEXT NOT NULL,
        success INTEGER NOT NULL
    ) STRICT;
",
    // Numbers that grow and no rows of their own: none of them has an order, and none leads to another.
    "
    CREATE TABLE visits (
        hour INTEGER NOT NULL,
        language TEXT NOT NULL,
        seconds INTEGER NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (hour, language, seconds)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE brushes (
        hour INTEGER PRIMARY KEY,
        count INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE openings (
        hour INTEGER NOT NULL,
        section TEXT NOT NULL,
        seconds INTEGER NOT NULL,
        items INTEGER NOT NULL,
        ended INTEGER NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (hour, section, seconds, items, ended)
    ) STRICT, WITHOUT ROWID;
",
];

/// The ledger of a home, open for writing. Several programs may have it open.
#[derive(Debug)]
pub struct Ledger {
    connection: Mutex<Connection>,
}

/// What became of a ledger when it was opened.
#[derive(Debug, PartialEq, Eq)]
pub enum Opened {
    /// It was there, or there was none yet.
    Whole,
    /// It was damaged: it lies in the file given, and a new one was begun.
    BegunAnew(PathBuf),
}

impl Ledger {
    /// Opens the ledger of a home, and makes it where there is none. One that is damaged is put aside.
    ///
    /// # Errors
    /// When the home can't be written, or a newer Jubilee wrote the ledger: that one is left as it is.
    pub fn open(home: &Home) -> Result<(Self, Opened), LedgerError> {
        let path = home.root().join(FILE);
        home.disk().create_folders(home.root()).map_err(StoreError::write(home.root()))?;
        match opened(&path) {
            Err(LedgerError::Database(error)) if is_damaged(&error) => {
                let aside = put_aside(&path)?;
                Ok((opened(&path)?, Opened::BegunAnew(aside)))
            }
            ledger => Ok((ledger?, Opened::Whole)),
        }
    }

    /// Opens the ledger of a home to look into it, and touches nothing; nothing where there is none. A link in its place
    /// is not followed.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn look(home: &Home) -> Result<Option<Self>, LedgerError> {
        let path = home.root().join(FILE);
        if !fs::symlink_metadata(&path).is_ok_and(|about| about.is_file()) {
            return Ok(None);
        }
        let connection =
            Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        connection.busy_timeout(PATIENCE)?;
        version(&connection)?;
        Ok(Some(Self { connection: Mutex::new(connection) }))
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn opened(path: &Path) -> Result<Ledger, LedgerError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found != "ok" {
        return Err(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT),
            Some(found),
        )
        .into());
    }
    if version(&connection)? < MIGRATIONS.len() {
        let steps = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        // Another program may have come first.
        for migration in &MIGRATIONS[version(&steps)?..] {
            steps.execute_batch(migration)?;
        }
        steps.pragma_update(None, "user_version", MIGRATIONS.len() as u32)?;
        steps.commit()?;
    }
    Ok(Ledger { connection: Mutex::new(connection) })
}

/// How many migrations a file has seen.
fn version(connection: &Connection) -> Result<usize, LedgerError> {
    let version: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let known = MIGRATIONS.len();
    if version as usize > known { Err(LedgerError::Newer { version }) } else { Ok(version as usize) }
}

fn is_damaged(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
    matches!(error.sqlite_error_code(), Some(DatabaseCorrupt | NotADatabase))
}

/// Gives a damaged ledger another name, in place of one that was put aside before. Its journal is of no use to another.
fn put_aside(path: &Path) -> Result<PathBuf, LedgerError> {
    let aside = path.with_extension("damaged.sqlite");
    fs::rename(path, &aside).map_err(StoreError::write(path))?;
    let journal = path.with_extension("sqlite-journal");
    if journal.exists() {
        fs::remove_file(&journal).map_err(StoreError::write(&journal))?;
    }
    Ok(aside)
}
