use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::system::{Account, Value};
use crate::ground::Stands;

/// What stands at a path: in the registry, on the disk or among the accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "lowercase")]
pub(crate) enum State {
    Absent,
    /// A key, or a folder with its own access entries; a key has none here.
    Folder {
        access: String,
    },
    Value(Value),
    File {
        text: Text,
    },
    Account(Account),
}

impl State {
    pub(crate) fn number(number: u32) -> Self {
        Self::Value(Value::number(number))
    }

    pub(crate) fn text(text: &str) -> Self {
        Self::Value(Value::text(text))
    }
}

impl Stands for State {
    const ABSENT: Self = Self::Absent;

    fn folder() -> Self {
        Self::Folder { access: String::new() }
    }

    fn is_folder(&self) -> bool {
        matches!(self, Self::Folder { .. })
    }

    fn may_become(&self, wanted: &Self) -> bool {
        match (self, wanted) {
            (Self::Absent, _)
            | (Self::Folder { .. }, Self::Folder { .. })
            | (Self::Value(_), Self::Value(_) | Self::Absent)
            | (Self::File { .. }, Self::File { .. }) => true,
            // A person's account has a password that could not be put back.
            (Self::Account(account), Self::Account(_)) => is_unfinished(*account),
            _ => false,
        }
    }

    /// A folder is made and then gets its access; an account is made, then it is admitted, then it gets a profile, and
    /// it goes the other way round.
    fn is_between(&self, before: &Self, ours: &Self) -> bool {
        match (before, ours, self) {
            (Self::Absent, Self::Folder { .. }, Self::Folder { access }) => access.is_empty(),
            (Self::Absent, Self::Account(_), Self::Account(account)) => is_unfinished(*account),
            _ => false,
        }
    }
}

fn is_unfinished(account: Account) -> bool {
    account.is_own && account.is_enabled && !account.is_administrator
}

/// The content of a file, which is kept as text where it is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Text(pub(crate) Vec<u8>);

/// Bytes as people can read them in a record.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Readable {
    Text(String),
    Bytes(Vec<u8>),
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let text = String::from_utf8(self.0.clone());
        text.map_or_else(|error| Readable::Bytes(error.into_bytes()), Readable::Text).serialize(to)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Self(match Readable::deserialize(from)? {
            Readable::Text(text) => text.into_bytes(),
            Readable::Bytes(bytes) => bytes,
        }))
    }
}

/// A value as a record has it.
#[derive(Serialize, Deserialize)]
pub(super) struct Written {
    kind: u32,
    #[serde(flatten)]
    data: Readable,
}

impl From<Value> for Written {
    fn from(value: Value) -> Self {
        // What would not come back as the same bytes stays bytes.
        let text = value.as_text().filter(|text| Value::text(text) == value);
        Self { kind: value.kind, data: text.map_or(Readable::Bytes(value.data), Readable::Text) }
    }
}

impl From<Written> for Value {
    fn from(written: Written) -> Self {
        match written.data {
            Readable::Text(text) => Self::text(&text),
            Readable::Bytes(data) => Self { kind: written.kind, data },
        }
    }
}
