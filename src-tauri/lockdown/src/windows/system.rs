//! What a Windows is made of, as far as setup is concerned: small enough that a test can have one in memory.

use std::any::Any;
use std::fmt;
use std::io;

use serde::{Deserialize, Serialize};

use super::state::Written;

/// The name of the kiosk's account. Its part of the registry is `HKU\jubilee`, wherever the system keeps it.
pub const ACCOUNT: &str = "jubilee";

/// A value of the registry, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Value {
    /// Its type, as the system numbers it.
    pub kind: u32,
    /// Its bytes.
    pub data: Vec<u8>,
}

impl Value {
    const SZ: u32 = 1;
    const BINARY: u32 = 3;
    const DWORD: u32 = 4;

    /// A text (`REG_SZ`).
    pub fn text(text: &str) -> Self {
        let data = text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        Self { kind: Self::SZ, data }
    }

    /// A number (`REG_DWORD`).
    pub fn number(number: u32) -> Self {
        Self { kind: Self::DWORD, data: number.to_le_bytes().to_vec() }
    }

    /// Bytes (`REG_BINARY`).
    pub fn bytes(data: impl Into<Vec<u8>>) -> Self {
        Self { kind: Self::BINARY, data: data.into() }
    }

    /// The text, where it is one.
    pub fn as_text(&self) -> Option<String> {
        let units: Vec<u16> = self.data.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        let text = units.strip_suffix(&[0]).unwrap_or(&units);
        (self.kind == Self::SZ).then(|| String::from_utf16(text).ok()).flatten()
    }
}

/// The registry. A key is named from `HKLM` or `HKU\jubilee` on; what is in the part of an account that is not there
/// is absent.
#[allow(clippy::missing_errors_doc, reason = "every call fails as the system does")]
pub trait Registry: fmt::Debug {
    /// Whether a key is there.
    fn has(&self, key: &str) -> io::Result<bool>;
    /// What is in a key: `\` and the name of each key, `:` and the name of each value.
    fn inside(&self, key: &str) -> io::Result<Vec<String>>;
    /// Makes a key in one that is there; does nothing where it is.
    fn make(&self, key: &str) -> io::Result<()>;
    /// Removes a key that nothing is in.
    fn remove(&self, key: &str) -> io::Result<()>;
    /// A value, where there is one.
    fn value(&self, key: &str, name: &str) -> io::Result<Option<Value>>;
    /// Sets a value, in a key that is made where it is not there.
    fn set(&self, key: &str, name: &str, value: &Value) -> io::Result<()>;
    /// Removes a value.
    fn clear(&self, key: &str, name: &str) -> io::Result<()>;
    /// Makes all changes so far outlast a power cut.
    fn sync(&self) -> io::Result<()>;
}

/// Files and folders.
#[allow(clippy::missing_errors_doc, reason = "every call fails as the system does")]
pub trait Files: fmt::Debug {
    /// Where the programs of Jubilee are.
    fn programs(&self) -> String;
    /// The folder in which programs keep what is all accounts': `C:\ProgramData`.
    fn data(&self) -> String;
    /// What is in a file, where there is one.
    fn file(&self, path: &str) -> io::Result<Option<Vec<u8>>>;
    /// Writes a file in one step, so that it outlasts a power cut.
    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &str) -> io::Result<()>;
    /// The access entries that a folder has of its own, those that it inherits left out, where there is a folder: as
    /// SDDL writes them, with the name of the kiosk's account for its number, after a `P` where none are inherited.
    fn access(&self, folder: &str) -> io::Result<Option<String>>;
    /// Gives a folder these access entries of its own.
    fn set_access(&self, folder: &str, access: &str) -> io::Result<()>;
    /// Makes a folder with inherited access.
    fn make_folder(&self, folder: &str) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&self, folder: &str) -> io::Result<()>;
    /// What a folder holds.
    fn names(&self, folder: &str) -> io::Result<Vec<String>>;
}

/// The kiosk's account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(clippy::struct_excessive_bools, reason = "each is looked at for itself")]
pub struct Account {
    /// Whether setup made it.
    pub is_own: bool,
    /// Whether it may sign in, and its password stays.
    pub is_enabled: bool,
    /// Whether it has rights over the machine.
    pub is_administrator: bool,
    /// Whether it is one of those who may use the machine at all.
    pub is_user: bool,
    /// Whether it has a profile, and with it a part of the registry.
    pub has_profile: bool,
}

/// Who there is, and who asks.
#[allow(clippy::missing_errors_doc, reason = "every call fails as the system does")]
pub trait Accounts: fmt::Debug {
    /// Whether who asks has an administrator's rights in this moment.
    fn is_administrator(&self) -> bool;
    /// The account by the kiosk's name, where there is one.
    fn account(&self) -> io::Result<Option<Account>>;
    /// Makes it, with a password that nobody knows.
    fn add(&self) -> io::Result<()>;
    /// Makes it one of the machine's users.
    fn admit(&self) -> io::Result<()>;
    /// Makes its profile.
    fn make_profile(&self) -> io::Result<()>;
    /// Removes its profile and then the account.
    fn remove(&self) -> io::Result<()>;
    /// Gives it a password.
    fn set_password(&self, password: &str) -> io::Result<()>;
    /// Whether this is its password.
    fn has_password(&self, password: &str) -> io::Result<bool>;
    /// What nobody guesses, in hexadecimal digits.
    fn secret(&self) -> io::Result<String>;
    /// Takes the right to set up or to undo until what is returned is dropped; nothing while another process has it.
    fn hold(&self) -> io::Result<Option<Box<dyn Any>>>;
}

/// A Windows.
#[derive(Clone, Copy, Debug)]
pub struct System<'a> {
    /// Its registry.
    pub registry: &'a dyn Registry,
    /// Its files.
    pub files: &'a dyn Files,
    /// Its accounts.
    pub accounts: &'a dyn Accounts,
}
