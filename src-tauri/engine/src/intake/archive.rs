//! Zips: one level of them, within limits. Names are only names here: nothing is ever written where a zip says.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use zip::ZipArchive;
use zip::result::ZipError;

use super::ImportError;
use super::names::shown;
use super::sources::{At, Found, MOST_FILES, open};
use crate::exhibition::is_left_behind;
use crate::problem::{Problem, ProblemCode};

/// Bytes that all files of a zip may come to: 16 GiB.
pub const MOST_UNPACKED: u64 = 16 << 30;

/// How many times its packed length a file above [`RATIO_FROM`] may have.
pub const HIGHEST_RATIO: u64 = 200;

/// Bytes up to which a file may be packed as tightly as it likes: 8 MiB.
pub const RATIO_FROM: u64 = 8 << 20;

/// The zip that was read last, kept open.
#[derive(Debug, Default)]
pub(super) struct Opened(Option<(std::path::PathBuf, ZipArchive<BufReader<File>>)>);

/// Why a zip or a file in it could not be read.
pub(super) enum ZipFault {
    /// The zip is the matter.
    Broken(Problem),
    /// The machine is the matter: the stick may be gone.
    Machine(io::Error),
}

impl Opened {
    fn zip(&mut self, path: &Path, told: &str) -> Result<&mut ZipArchive<BufReader<File>>, ZipFault> {
        if self.0.as_ref().is_none_or(|(opened, _)| opened != path) {
            let file = open(path).map_err(ZipFault::Machine)?;
            let zip = ZipArchive::new(BufReader::new(file)).map_err(|error| fault(error, told))?;
            self.0 = Some((path.to_owned(), zip));
        }
        match &mut self.0 {
            Some((_, zip)) => Ok(zip),
            None => Err(ZipFault::Broken(Problem::new(ProblemCode::ArchiveBroken, told))),
        }
    }

    /// The files in a zip; what can't be one is named as a problem.
    pub(super) fn entries(
        &mut self,
        path: &Path,
        told: &str,
        problems: &mut Vec<Problem>,
    ) -> Result<Vec<Found>, ZipFault> {
        let broken = |code| ZipFault::Broken(Problem::new(code, told));
        let zip = self.zip(path, told)?;
        if zip.len() > MOST_FILES {
            return Err(broken(ProblemCode::ArchiveTooLarge));
        }
        let (mut found, mut total) = (Vec::new(), 0_u64);
        for index in 0..zip.len() {
            let entry = zip.by_index_data(index).map_err(|error| fault(error, told))?;
            let name = name(entry.name_raw());
            let parts: Vec<&str> = name.split('/').collect();
            if entry.is_dir() || name.ends_with('/') || parts.iter().any(|part| is_left_behind(part) && *part != "..") {
                continue;
            }
            let inner = format!("{told}/{}", shown(&name));
            let mut refuse = |code| problems.push(Problem::new(code, inner.clone()));
            if is_unsafe(&parts) {
                refuse(ProblemCode::ArchiveUnsafe);
                continue;
            }
            if entry.is_symlink() {
                refuse(ProblemCode::ImportLink);
                continue;
            }
            if entry.encrypted() {
                refuse(ProblemCode::ArchiveLocked);
                continue;
            }
            total = total.saturating_add(entry.size());
            if total > MOST_UNPACKED {
                return Err(broken(ProblemCode::ArchiveTooLarge));
            }
            if entry.size() > RATIO_FROM && entry.size() / entry.compressed_size().max(1) > HIGHEST_RATIO {
                refuse(ProblemCode::ArchiveBomb);
                continue;
            }
            let above = parts[parts.len().saturating_sub(3)..parts.len().saturating_sub(1)].join("/");
            found.push(Found {
                shown: inner,
                name: parts.last().copied().unwrap_or_default().to_owned(),
                above,
                length: entry.size(),
                at: At::Entry { archive: path.to_owned(), index },
            });
        }
        Ok(found)
    }

    /// Reads a file in a zip from its start.
    pub(super) fn read(&mut self, path: &Path, index: usize, told: &str) -> Result<impl Read + '_, ZipFault> {
        let zip = self.zip(path, told)?;
        zip.by_index(index).map_err(|error| fault(error, told))
    }
}

fn fault(error: ZipError, told: &str) -> ZipFault {
    let code = match error {
        ZipError::Io(error) if error.raw_os_error().is_some() => return ZipFault::Machine(error),
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => ProblemCode::ArchiveMethod,
        ZipError::InvalidPassword => ProblemCode::ArchiveLocked,
        _ => ProblemCode::ArchiveBroken,
    };
    ZipFault::Broken(Problem::new(code, told))
}

impl ZipFault {
    pub(super) fn into_machine(self, path: &Path) -> Result<Problem, ImportError> {
        match self {
            Self::Broken(problem) => Ok(problem),
            Self::Machine(error) => Err(ImportError::source(path)(error)),
        }
    }
}

/// A name in a zip with `/` between its parts. Where it is not UTF-8, a Chinese Windows probably wrote it.
fn name(raw: &[u8]) -> String {
    let name = match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding_rs::GB18030.decode_without_bom_handling(raw).0.into_owned(),
    };
    name.replace('\\', "/")
}

/// Whether a name leads anywhere but into the folder that a zip would be unpacked to.
fn is_unsafe(parts: &[&str]) -> bool {
    let drive = |part: &&str| part.len() == 2 && part.ends_with(':');
    parts.first().is_none_or(|first| first.is_empty() || drive(first)) || parts.contains(&"..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lead_elsewhere_are_told() {
        for (name, expected) in [
            ("a/b.jpg", false),
            ("../b.jpg", true),
            ("a/../../b.jpg", true),
            ("/etc/passwd", true),
            ("C:\\a.jpg", true),
            ("..\\a.jpg", true),
            ("a..b/c.jpg", false),
        ] {
            let name = super::name(name.as_bytes());
            assert_eq!(is_unsafe(&name.split('/').collect::<Vec<_>>()), expected, "{name}");
        }
        assert_eq!(name(&[0xB1, 0xB1, 0xBE, 0xA9, b'.', b'j']), "北京.j");
        assert_eq!(name("北京.j".as_bytes()), "北京.j");
    }
}
