//! Names of files and folders: what every machine that may hold the exhibition can store.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// Why a name can't be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// A character that Windows does not allow, or a control character.
    Character,
    /// A name that Windows keeps for a device.
    Device,
    /// A full stop or a space at its end.
    End,
    /// Longer than 200 bytes.
    Length,
    /// Not Unicode.
    Encoding,
}

impl NameFault {
    /// The key under which the catalogue of words explains it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Character => "character",
            Self::Device => "device",
            Self::End => "end",
            Self::Length => "length",
            Self::Encoding => "encoding",
        }
    }
}

/// Whether one name of a file or a folder can be stored on Windows and Linux alike.
///
/// # Errors
/// The first fault found.
pub fn check_name(name: &str) -> Result<(), NameFault> {
    if name.contains(|c: char| c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*')) {
        return Err(NameFault::Character);
    }
    if name.ends_with(['.', ' ']) {
        return Err(NameFault::End);
    }
    if name.len() > 200 {
        return Err(NameFault::Length);
    }
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let numbered = |device: &str| {
        stem.get(..3).is_some_and(|start| start.eq_ignore_ascii_case(device))
            && matches!(&stem[3..], "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9")
    };
    let device = ["con", "prn", "aux", "nul"].iter().any(|device| stem.eq_ignore_ascii_case(device));
    if device || numbered("com") || numbered("lpt") {
        return Err(NameFault::Device);
    }
    Ok(())
}

/// The name of a file in the folder of the file that names it, or in a folder inside that: `gate.jpg`, `1952/gate.jpg`.
/// It can't lead out of the folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct InnerPath(String);

/// The text does not name a file inside the folder.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{written}` does not name a file inside the folder")]
pub struct InnerPathError {
    /// What was written.
    pub written: String,
}

impl InnerPath {
    /// Reads a name.
    ///
    /// # Errors
    /// When it is empty, absolute, leads upwards, or has a part that can't be stored everywhere.
    pub fn parse(written: &str) -> Result<Self, InnerPathError> {
        let fits =
            written.split('/').all(|part| !part.is_empty() && part != "." && part != ".." && check_name(part).is_ok());
        if fits { Ok(Self(written.to_owned())) } else { Err(InnerPathError { written: written.to_owned() }) }
    }

    /// The name as text, with `/` between its parts.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for InnerPath {
    type Error = InnerPathError;

    fn try_from(written: String) -> Result<Self, Self::Error> {
        Self::parse(&written)
    }
}

impl From<InnerPath> for String {
    fn from(path: InnerPath) -> Self {
        path.0
    }
}

impl JsonSchema for InnerPath {
    fn schema_name() -> Cow<'static, str> {
        "InnerPath".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Name of a file in this folder.",
            "type": "string",
            "format": "jubilee-path",
            "pattern": "^[^/\\\\<>:\"|?*]+(/[^/\\\\<>:\"|?*]+)*$",
        })
    }
}

/// Name of a picture's file: beside the file that names it, like an [`InnerPath`], or with a slash before it from the
/// exhibition's folder, such as `/gallery/gate.jpg`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PicturePath(String);

impl PicturePath {
    /// Reads a name.
    ///
    /// # Errors
    /// When what follows the slash, if there is one, is no [`InnerPath`].
    pub fn parse(written: &str) -> Result<Self, InnerPathError> {
        match InnerPath::parse(written.strip_prefix('/').unwrap_or(written)) {
            Ok(_) => Ok(Self(written.to_owned())),
            Err(_) => Err(InnerPathError { written: written.to_owned() }),
        }
    }

    /// The name as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path in the exhibition of what is named in a folder.
    pub fn seen_from(&self, folder: &str) -> String {
        self.0.strip_prefix('/').map_or_else(|| super::folder::join(folder, &self.0), str::to_owned)
    }
}

impl TryFrom<String> for PicturePath {
    type Error = InnerPathError;

    fn try_from(written: String) -> Result<Self, Self::Error> {
        Self::parse(&written)
    }
}

impl From<PicturePath> for String {
    fn from(path: PicturePath) -> Self {
        path.0
    }
}

impl JsonSchema for PicturePath {
    fn schema_name() -> Cow<'static, str> {
        "PicturePath".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Name of a picture in this folder, or with a slash before it from the exhibition's folder.",
            "type": "string",
            "format": "jubilee-picture",
            "pattern": "^/?[^/\\\\<>:\"|?*]+(/[^/\\\\<>:\"|?*]+)*$",
        })
    }
}
