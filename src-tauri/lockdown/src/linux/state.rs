use std::path::PathBuf;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::ground::Stands;

/// What stands at a path of the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(crate) enum State {
    Absent,
    File {
        content: Content,
        mode: u32,
        #[serde(flatten)]
        owner: Owner,
    },
    Link {
        target: PathBuf,
        #[serde(flatten)]
        owner: Owner,
    },
    Folder {
        mode: u32,
        #[serde(flatten)]
        owner: Owner,
    },
    /// A device, a socket or a pipe.
    Other,
}

impl State {
    /// A file of root's that everybody may read.
    pub(crate) fn file(text: impl Into<String>) -> Self {
        Self::File { content: Content(text.into().into_bytes()), mode: 0o644, owner: Owner::ROOT }
    }

    pub(crate) fn link(target: impl Into<PathBuf>) -> Self {
        Self::Link { target: target.into(), owner: Owner::ROOT }
    }

    /// What systemd calls masked.
    pub(crate) fn mask() -> Self {
        Self::link("/dev/null")
    }

    /// A folder of root's that everybody may enter.
    pub(crate) fn folder() -> Self {
        Self::Folder { mode: 0o755, owner: Owner::ROOT }
    }

    /// The text of a file.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::File { content, .. } => str::from_utf8(&content.0).ok(),
            _ => None,
        }
    }

    /// The same file with another text; a new one of root's where there is none.
    pub(crate) fn with_text(&self, text: String) -> Self {
        match self {
            Self::File { mode, owner, .. } => {
                Self::File { content: Content(text.into_bytes()), mode: *mode, owner: *owner }
            }
            _ => Self::file(text),
        }
    }
}

impl Stands for State {
    const ABSENT: Self = Self::Absent;

    fn folder() -> Self {
        Self::folder()
    }

    fn is_folder(&self) -> bool {
        matches!(self, Self::Folder { .. })
    }

    fn may_become(&self, wanted: &Self) -> bool {
        match (self, wanted) {
            (Self::Absent, _) | (Self::Folder { .. }, Self::Folder { .. }) => true,
            (Self::Folder { .. } | Self::Other, _) | (_, Self::Folder { .. } | Self::Other) => false,
            _ => true,
        }
    }

    /// A folder takes two steps: its owner, then its mode.
    fn is_between(&self, before: &Self, ours: &Self) -> bool {
        match (before, ours, self) {
            (
                Self::Folder { mode: old_mode, owner: old_owner },
                Self::Folder { mode, owner },
                Self::Folder { mode: is_mode, owner: is_owner },
            ) => [old_mode, mode].contains(&is_mode) && [old_owner, owner].contains(&is_owner),
            _ => false,
        }
    }
}

/// Who owns something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Owner {
    pub(crate) uid: u32,
    pub(crate) gid: u32,
}

impl Owner {
    pub(crate) const ROOT: Self = Self { uid: 0, gid: 0 };
}

/// The bytes of a file, kept as text where they are, so that people can read a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Content(pub(crate) Vec<u8>);

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Written<'a> {
    Text(std::borrow::Cow<'a, str>),
    Bytes(std::borrow::Cow<'a, [u8]>),
}

impl Serialize for Content {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match str::from_utf8(&self.0) {
            Ok(text) => Written::Text(text.into()),
            Err(_) => Written::Bytes(self.0.as_slice().into()),
        }
        .serialize(to)
    }
}

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Self(match Written::deserialize(from)? {
            Written::Text(text) => text.into_owned().into_bytes(),
            Written::Bytes(bytes) => bytes.into_owned(),
        }))
    }
}
