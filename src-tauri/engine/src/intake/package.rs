//! Zip files that office programs write: parts are read within limits, whatever the file says of their sizes.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::refused::Refused;
use crate::problem::ProblemCode;

/// Parts of a file, at most.
const PARTS: usize = 10_000;

/// Bytes of one part once unpacked, at most.
pub(super) const PART: u64 = 64 << 20;

/// Bytes of all parts that are looked at, once unpacked, at most.
const ALL: u64 = 192 << 20;

/// A zip file, and how much may still be unpacked of it.
pub(super) struct Package<'b> {
    file: &'b str,
    archive: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
}

impl<'b> Package<'b> {
    /// Opens a file; `file` is the name that problems give it.
    pub(super) fn open(file: &'b str, bytes: &'b [u8]) -> Result<Self, Refused> {
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::new(ProblemCode::DocumentDamaged, file))?;
        if archive.len() > PARTS {
            return Err(unpacked(file, ALL));
        }
        Ok(Self { file, archive, left: ALL })
    }

    /// Names of the parts, as far as they are text.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        self.archive.file_names().flatten().map(std::borrow::Cow::into_owned)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The text of a part; nothing where it is not there.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Refused> {
        let damaged = || Refused::new(ProblemCode::DocumentDamaged, self.file);
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(Refused::new(ProblemCode::DocumentProtected, self.file));
            }
            Err(_) => return Err(damaged()),
        };
        let most = PART.min(self.left);
        let mut bytes = Vec::new();
        let read = part.take(most + 1).read_to_end(&mut bytes).map_err(|_| damaged())? as u64;
        if read > most {
            return Err(unpacked(self.file, if most < PART { ALL } else { PART }));
        }
        self.left -= read;
        let text = String::from_utf8(bytes).map_err(|_| damaged())?;
        Ok(Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)))
    }

    /// Unpacks every part that ends so without keeping it, for a reader that would unpack them without limit.
    pub(super) fn weigh(&mut self, endings: &[&str]) -> Result<(), Refused> {
        for index in 0..self.archive.len() {
            let Ok(part) = self.archive.by_index(index) else {
                return Err(Refused::new(ProblemCode::DocumentDamaged, self.file));
            };
            let Ok(name) = part.name().map(|name| name.to_ascii_lowercase()) else { continue };
            if !endings.iter().any(|ending| name.ends_with(ending)) {
                continue;
            }
            let most = PART.min(self.left);
            let read = std::io::copy(&mut part.take(most + 1), &mut std::io::sink());
            let read = read.map_err(|_| Refused::new(ProblemCode::DocumentDamaged, self.file))?;
            if read > most {
                return Err(unpacked(self.file, if most < PART { ALL } else { PART }));
            }
            self.left -= read;
        }
        Ok(())
    }
}

fn unpacked(file: &str, limit: u64) -> Refused {
    crate::problem::Problem::new(ProblemCode::DocumentUnpacked, file).with("limit", limit >> 20).into()
}
