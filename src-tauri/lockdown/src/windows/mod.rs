//! Windows 10 and 11: policies in the registry, an account, and the kiosk's folder.
//!
//! What a policy can do is done by one: it is a value that can be recorded and put back byte for byte. All of it is told
//! of a [`System`], so that the same is tried on one in memory.

#[cfg(any(windows, test))]
mod access;
mod measures;
mod place;
#[cfg(windows)]
mod real;
mod record;
mod smbios;
mod state;
mod system;

use std::io;
use std::path::{Path, PathBuf};

#[cfg(windows)]
pub use real::{RealAccounts, RealFiles, RealRegistry, machine};
pub use smbios::serial_number;
pub use system::{ACCOUNT, Account, Accounts, Files, Registry, System, Value};

use crate::answers::Answers;
use crate::audit::{self, AuditError, Finding};
use crate::ground::{Asked, Ground, Hold, Known, Refused, Unreadable};
use crate::measure::{Measure, Platform};
use crate::setup::{self, Setup, SetupError};
use crate::undo::{self, Undo, UndoError};
use measures::Scene;
use place::Place;
use state::{State, Text};

/// Makes a Windows a kiosk. Without answers those of the last setup count. Every change is recorded with what was there
/// before it is made; what is as it is to be is not touched.
pub fn setup(system: System<'_>, answers: Option<Answers>) -> Result<Setup, SetupError> {
    setup::setup(&Windows(system), answers)
}

/// Says what a setup would change. Touches nothing.
pub fn setup_dry(system: System<'_>, answers: Option<Answers>) -> Result<Setup, SetupError> {
    setup::setup_dry(&Windows(system), answers)
}

/// What the last setup was answered, or the answers that hold without one. Touches nothing.
pub fn answers_before(system: System<'_>) -> Result<Answers, SetupError> {
    setup::answers_before(&Windows(system))
}

/// Says why a Windows can't be set up whatever is answered, before anything else is asked. Touches nothing.
pub fn may_set_up(system: System<'_>) -> Result<(), SetupError> {
    setup::may_set_up(&Windows(system))
}

/// Puts everything back that setup changed, and removes the record. What somebody changed since is left and named.
pub fn undo(system: System<'_>) -> Result<Undo, UndoError> {
    undo::undo(&Windows(system))
}

/// Says what an undo would put back and leave. Touches nothing.
pub fn undo_dry(system: System<'_>) -> Result<Undo, UndoError> {
    undo::undo_dry(&Windows(system))
}

/// Says how every measure stands, by the machine itself: what setup was answered counts, not what it did.
pub fn audit(system: System<'_>) -> Result<Vec<Finding>, AuditError> {
    audit::audit(&Windows(system))
}

/// The machine's name in the network; nothing where it has none.
pub fn host_name(system: System<'_>) -> Option<String> {
    system.registry.value(measures::TCPIP, "NV Hostname").ok().flatten()?.as_text()
}

struct Windows<'a>(System<'a>);

impl Windows<'_> {
    fn look(&self, path: &Path) -> io::Result<State> {
        let System { registry, files, accounts } = self.0;
        let found = match Place::of(path) {
            Place::Key(key) => registry.has(key)?.then(|| State::Folder { access: String::new() }),
            Place::Value { key, name } => registry.value(key, name)?.map(State::Value),
            Place::Account => accounts.account()?.map(State::Account),
            Place::File(path) => match files.access(path)? {
                Some(access) => Some(State::Folder { access }),
                None => files.file(path)?.map(|bytes| State::File { text: Text(bytes) }),
            },
        };
        Ok(found.unwrap_or(State::Absent))
    }

    fn put_key(&self, key: &str, wanted: &State) -> io::Result<()> {
        match wanted {
            State::Absent if self.0.registry.has(key)? => self.0.registry.remove(key),
            State::Absent => Ok(()),
            _ => self.0.registry.make(key),
        }
    }

    fn put_value(&self, key: &str, name: &str, wanted: &State) -> io::Result<()> {
        let System { registry, accounts, .. } = self.0;
        let State::Value(value) = wanted else { return registry.clear(key, name) };
        if let Some(password) = measures::own_password(key, name, value) {
            // First: a value that is there is one that is the account's.
            accounts.set_password(&password)?;
        }
        registry.set(key, name, value)
    }

    fn put_account(&self, wanted: &State) -> io::Result<()> {
        let accounts = self.0.accounts;
        let present = accounts.account()?;
        if !matches!(wanted, State::Account(_)) {
            return present.map_or(Ok(()), |_| accounts.remove());
        }
        if present.is_none() {
            accounts.add()?;
        }
        if !present.is_some_and(|account| account.is_user) {
            accounts.admit()?;
        }
        if present.is_some_and(|account| account.has_profile) { Ok(()) } else { accounts.make_profile() }
    }

    fn put_file(&self, path: &str, wanted: &State) -> io::Result<()> {
        let files = self.0.files;
        match wanted {
            State::File { text } => files.write(path, &text.0),
            State::Folder { access } => {
                let present = files.access(path)?;
                if present.is_none() {
                    files.make_folder(path)?;
                }
                if present.unwrap_or_default() == *access { Ok(()) } else { files.set_access(path, access) }
            }
            _ if files.access(path)?.is_some() => files.remove_folder(path),
            _ => files.remove(path),
        }
    }

    fn scene<'b>(&'b self, known: &Known<'b, State>) -> Scene<'b> {
        Scene { system: self.0, ground: self, answers: known.answers, record: known.record }
    }
}

impl Ground for Windows<'_> {
    type State = State;

    const PLATFORM: Platform = Platform::Windows;

    fn refused(&self) -> Option<Refused> {
        if !self.0.accounts.is_administrator() {
            return Some(Refused::NotRoot);
        }
        measures::refused(self.0.registry)
    }

    fn state(&self, path: &Path) -> Result<State, Unreadable> {
        self.look(path).map_err(|source| Unreadable { path: path.to_owned(), source })
    }

    fn has_folder(&self, path: &Path) -> bool {
        matches!(self.look(path), Ok(State::Folder { .. }))
    }

    fn above(&self, path: &Path) -> Option<PathBuf> {
        Place::of(path).above()
    }

    fn inside(&self, folder: &Path) -> Result<Vec<PathBuf>, Unreadable> {
        let shown = folder.display();
        let inside = match Place::of(folder) {
            Place::File(path) => {
                self.0.files.names(path).map(|names| names.iter().map(|name| format!("\\{name}")).collect())
            }
            Place::Key(key) => self.0.registry.inside(key),
            Place::Value { .. } | Place::Account => Ok(Vec::new()),
        };
        let names = inside.map_err(|source| Unreadable { path: folder.to_owned(), source })?;
        Ok(names.iter().map(|name| format!("{shown}{name}").into()).collect())
    }

    fn without_own(&self, path: &Path, present: &State, before: &State) -> Option<State> {
        measures::without_own(self.0.registry, path, present, before)
    }

    fn put(&self, path: &Path, wanted: &State) -> io::Result<()> {
        match Place::of(path) {
            Place::Key(key) => self.put_key(key, wanted),
            Place::Value { key, name } => self.put_value(key, name, wanted),
            Place::Account => self.put_account(wanted),
            Place::File(path) => self.put_file(path, wanted),
        }
    }

    fn clear(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }

    fn asked(&self, measure: Measure, known: &Known<'_, State>) -> Result<Asked<State>, Unreadable> {
        self.scene(known).asked(measure)
    }

    // A policy has the last word by itself.
    fn holds(&self, _measure: Measure, _known: &Known<'_, State>) -> Result<bool, Unreadable> {
        Ok(true)
    }

    fn kept(&self, known: &Known<'_, State>) -> Result<Vec<&'static str>, Unreadable> {
        measures::kept(&self.scene(known))
    }

    fn record_folder(&self) -> PathBuf {
        record::KEY.into()
    }

    fn record_file(&self) -> PathBuf {
        place::value(record::KEY, record::NAME)
    }

    fn read_record(&self) -> io::Result<Option<String>> {
        record::read(self.0.registry)
    }

    fn write_record(&self, bytes: &[u8]) -> io::Result<()> {
        record::write(self.0.registry, bytes)
    }

    fn remove_record(&self) -> io::Result<()> {
        record::remove(self.0.registry)
    }

    fn has_record_folder(&self) -> bool {
        self.0.registry.has(record::KEY).unwrap_or(true)
    }

    fn hold(&self) -> io::Result<Option<Hold>> {
        Ok(self.0.accounts.hold()?.map(Hold))
    }

    fn hold_if_there(&self) -> io::Result<Option<Hold>> {
        self.hold()
    }
}
