//! Zips: one level of them, within limits. Names are only names here: nothing is ever written where a zip says.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use zip::ZipArchive;
use zip::result::ZipError;

use super::ImportError;
use super::names::shown;
use super::sources::{At, Found, MOST_FILES, is_of_no_use, open};
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
        // What is no UTF-8 was written by a Chinese Windows, and so was the rest.
        let chinese = zip.file_names_raw().any(|name| std::str::from_utf8(name).is_err());
        let (mut found, mut total) = (Vec::new(), 0_u64);
        for index in 0..zip.len() {
            let entry = zip.by_index_data(index).map_err(|error| fault(error, told))?;
            let name = name(entry.name_raw(), chinese);
            let parts: Vec<&str> = name.split('/').collect();
            if entry.is_dir() || name.ends_with('/') || parts.iter().any(|part| is_of_no_use(part) && *part != "..") {
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

/// A name in a zip with `/` between its parts. Where it is not UTF-8, a Chinese Windows probably wrote it; where it might
/// be either, the others of the zip decide, and otherwise whether it reads as a name.
fn name(raw: &[u8], chinese: bool) -> String {
    let gb18030 = || encoding_rs::GB18030.decode_without_bom_handling(raw);
    let name = match std::str::from_utf8(raw) {
        Ok(name) if is_sure(name) || !chinese && is_name(name) => name.to_owned(),
        Ok(name) => match gb18030() {
            (read, false) if read.chars().any(is_han) => read.into_owned(),
            _ => name.to_owned(),
        },
        Err(_) => gb18030().0.into_owned(),
    };
    name.replace('\\', "/")
}

/// Whether a name can't be another one in GB18030: it is ASCII, or of characters so long that they are none there.
fn is_sure(name: &str) -> bool {
    name.is_ascii() || name.chars().any(|c| c >= '\u{800}')
}

/// Whether a name is of letters that people write together: Latin with its accents, modern Cyrillic, modern Greek.
fn is_name(name: &str) -> bool {
    let of = |range: std::ops::RangeInclusive<char>| {
        name.chars().all(|c| c.is_ascii() || range.contains(&c) || ('\u{300}'..='\u{36f}').contains(&c))
    };
    of('\u{a0}'..='\u{17f}') || of('\u{401}'..='\u{451}') || of('\u{386}'..='\u{3ce}')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
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
            let name = super::name(name.as_bytes(), false);
            assert_eq!(is_unsafe(&name.split('/').collect::<Vec<_>>()), expected, "{name}");
        }
    }

    #[test]
    fn a_name_is_read_in_the_encoding_that_makes_it_one() {
        let gb18030 = |name| encoding_rs::GB18030.encode(name).0.into_owned();
        for written in ["北京.j", "图片1.jpg", "学校", "小学.jpg", "教学楼"] {
            assert_eq!(name(&gb18030(written), false), written, "by itself");
            assert_eq!(name(&gb18030(written), true), written, "among others");
        }
        for written in ["北京.j", "图片1.jpg", "café.jpg", "cafe\u{301}.jpg", "Фото.jpg", "Ύδρα.jpg", "Ž.png", "plain"]
        {
            assert_eq!(name(written.as_bytes(), false), written);
        }
        assert_eq!(name("图片 é.jpg".as_bytes(), true), "图片 é.jpg");
    }
}
