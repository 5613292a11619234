//! The people who look after a kiosk, what each may do, and their PINs: `staff.toml` in its home.

mod error;
mod pin;

use std::fs::File;
use std::io::{self, Read};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

pub use error::StaffError;
pub use pin::{FEWEST_DIGITS, MOST_DIGITS, Pin, PinError};

use crate::home::Home;
use crate::store::StoreError;

const FILE: &str = "staff.toml";
const FORMAT: u32 = 1;
/// Largest file, in bytes.
const LIMIT: u64 = 256 * 1024;
/// Longest name, in characters.
const LONGEST_NAME: usize = 40;
/// Most people of a kiosk: what is written has to be small enough to be read.
const MOST_MEMBERS: usize = 100;

/// What somebody may do. Each may do what those before may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Keeps the hall: mute, hold, restart, shut down, close for today.
    Attendant,
    /// Keeps the content.
    Curator,
    /// Keeps the machine.
    Installer,
}

/// One of the staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// As it stands on the pad and in the record.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Argon2id of the PIN, as a PHC string.
    pin: String,
}

/// The staff of a kiosk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Staff {
    members: Vec<Member>,
    /// When the file that resets all PINs was made, where they were reset by one.
    reset: Option<Timestamp>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StaffFile {
    format: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    reset: Option<Timestamp>,
    #[serde(default, rename = "member")]
    members: Vec<Member>,
}

impl Staff {
    /// Reads the staff of a home; nobody where there is no file. `reset` is when the file was made by which an
    /// administrator resets all PINs, where there is one: whoever got a PIN before that file came is nobody any more.
    ///
    /// # Errors
    /// When the file can't be read or understood. Then nobody can get in before it is put right or reset.
    pub fn read(home: &Home, reset: Option<Timestamp>) -> Result<Self, StaffError> {
        let path = home.root().join(FILE);
        let mut text = String::new();
        match File::open(&path).and_then(|file| file.take(LIMIT).read_to_string(&mut text)) {
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self { members: Vec::new(), reset }),
            Err(error) => return Err(StoreError::read(&path)(error).into()),
        }
        match parse(&text) {
            // What stood there before the reset counts no more, whatever it is.
            Err(_) if reset.is_some() => Ok(Self { members: Vec::new(), reset }),
            Err(error) => Err(error),
            Ok(file) if reset.is_some() && file.reset != reset => Ok(Self { members: Vec::new(), reset }),
            Ok(StaffFile { members, reset: before, .. }) => Ok(Self { members, reset: reset.or(before) }),
        }
    }

    /// Writes the staff in one step: after a power cut the file is the old one or the new one.
    ///
    /// # Errors
    /// When the home can't be written. The file is as it was.
    pub fn write(&self, home: &Home) -> Result<(), StaffError> {
        let file = StaffFile { format: FORMAT, reset: self.reset, members: self.members.clone() };
        let text = toml::to_string(&file).map_err(|error| StaffError::Unreadable { detail: error.to_string() })?;
        let path = home.root().join(FILE);
        home.write_whole(&path, text.as_bytes()).map_err(StoreError::write(&path))?;
        Ok(())
    }

    /// Changes the staff of a home as it is now, while nobody else writes to it, and returns it as it is then. `by` is
    /// told to whoever is writing meanwhile.
    ///
    /// # Errors
    /// When somebody else is writing, the staff can't be read or written, or the change is refused. Nothing is changed
    /// then.
    pub fn change(
        home: &Home,
        reset: Option<Timestamp>,
        (by, now): (&str, Timestamp),
        change: impl FnOnce(&mut Self) -> Result<(), StaffError>,
    ) -> Result<Self, StaffError> {
        let _lock = home.lock(by, now)?;
        let mut staff = Self::read(home, reset)?;
        change(&mut staff)?;
        staff.write(home)?;
        Ok(staff)
    }

    /// The staff, in the order in which they came.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// Takes somebody new, with a role and a PIN.
    ///
    /// # Errors
    /// When somebody has that name, it says nothing or too much, too many people are here, or no installer would be
    /// left.
    pub fn add(&mut self, name: &str, role: Role, pin: &Pin) -> Result<(), StaffError> {
        let name = as_name(name)?;
        if self.members.iter().any(|known| known.name == name) {
            return Err(StaffError::Taken { name });
        }
        self.set(&name, role, pin)
    }

    /// Gives somebody a role and a PIN, in place of those they had.
    ///
    /// # Errors
    /// When the name says nothing or too much, too many people are here, or no installer would be left.
    pub fn set(&mut self, name: &str, role: Role, pin: &Pin) -> Result<(), StaffError> {
        let member = Member { name: as_name(name)?, role, pin: pin.hashed()? };
        let mut members = self.members.clone();
        let is_full = members.len() >= MOST_MEMBERS;
        match members.iter_mut().find(|known| known.name == member.name) {
            Some(known) => *known = member,
            None if is_full => return Err(StaffError::TooMany { most: MOST_MEMBERS }),
            None => members.push(member),
        }
        self.keep(members)
    }

    /// Gives somebody another PIN; what they may do stays.
    ///
    /// # Errors
    /// When nobody has that name.
    pub fn set_pin(&mut self, name: &str, pin: &Pin) -> Result<(), StaffError> {
        let unknown = || StaffError::Unknown { name: name.to_owned() };
        let member = self.members.iter_mut().find(|member| member.name == name).ok_or_else(unknown)?;
        member.pin = pin.hashed()?;
        Ok(())
    }

    /// Lets somebody go.
    ///
    /// # Errors
    /// When nobody has that name, or no installer would be left.
    pub fn remove(&mut self, name: &str) -> Result<(), StaffError> {
        let members: Vec<_> = self.members.iter().filter(|member| member.name != name).cloned().collect();
        if members.len() == self.members.len() {
            return Err(StaffError::Unknown { name: name.to_owned() });
        }
        self.keep(members)
    }

    fn keep(&mut self, members: Vec<Member>) -> Result<(), StaffError> {
        if !members.iter().any(|member| member.role == Role::Installer) {
            return Err(StaffError::NoInstaller);
        }
        self.members = members;
        Ok(())
    }

    /// Who this is, where the PIN is theirs. Takes tens of ms, whoever is named.
    pub fn member(&self, name: &str, pin: &str) -> Option<&Member> {
        let member = self.members.iter().find(|member| member.name == name);
        let right = pin::is_right(pin, member.map(|member| member.pin.as_str()));
        member.filter(|_| right)
    }
}

/// A name as it is kept: with single spaces, and composed, so that it is found however it is typed.
///
/// # Errors
/// When it says nothing or too much.
pub fn as_name(typed: &str) -> Result<String, StaffError> {
    let name: String = typed.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect();
    let is_name = !name.is_empty() && name.chars().count() <= LONGEST_NAME && !name.chars().any(char::is_control);
    if is_name { Ok(name) } else { Err(StaffError::Name { longest: LONGEST_NAME }) }
}

fn parse(text: &str) -> Result<StaffFile, StaffError> {
    /// What every format has.
    #[derive(Deserialize)]
    struct Any {
        format: u32,
    }
    let unreadable = |error: toml::de::Error| StaffError::Unreadable { detail: error.to_string() };
    let Any { format } = toml::from_str(text).map_err(unreadable)?;
    if format > FORMAT {
        return Err(StaffError::Newer { format });
    }
    toml::from_str(text).map_err(unreadable)
}
