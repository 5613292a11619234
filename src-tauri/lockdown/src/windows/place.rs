//! How the parts of a Windows are named among paths.

use std::path::{Path, PathBuf};

use super::system::ACCOUNT;

/// The path of the kiosk's account.
const ACCOUNT_PATH: &str = "account jubilee";

/// What a path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place<'a> {
    /// `HKLM\SOFTWARE\…\Key`
    Key(&'a str),
    /// `HKLM\SOFTWARE\…\Key:Value`
    Value { key: &'a str, name: &'a str },
    /// `account jubilee`
    Account,
    /// `C:\…`
    File(&'a str),
}

impl<'a> Place<'a> {
    pub(super) fn of(path: &'a Path) -> Self {
        // Every path is made here, or read from a record of such ones.
        let text = path.to_str().unwrap_or_default();
        if text == ACCOUNT_PATH {
            return Self::Account;
        }
        if !text.starts_with("HK") {
            return Self::File(text);
        }
        text.split_once(':').map_or(Self::Key(text), |(key, name)| Self::Value { key, name })
    }

    /// What it stands in; nothing above what every Windows has, nor in the account's part of the registry, which goes
    /// with the account.
    pub(super) fn above(self) -> Option<PathBuf> {
        let above = match self {
            Self::Account => return None,
            Self::Value { key, .. } => key,
            Self::Key(path) | Self::File(path) => path.rsplit_once('\\')?.0,
        };
        (!is_of_account(above)).then(|| above.into())
    }
}

fn is_of_account(key: &str) -> bool {
    key.strip_prefix("HKU\\").is_some_and(|key| key.split('\\').next() == Some(ACCOUNT))
}

pub(super) fn account() -> PathBuf {
    ACCOUNT_PATH.into()
}

pub(super) fn value(key: &str, name: &str) -> PathBuf {
    format!("{key}:{name}").into()
}
