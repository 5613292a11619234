//! Whole copies of the files that were found, of contents that the exhibition does not have yet.

use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::archive::ZipFault;
use super::kind::HEAD;
use super::sources::{At, Found, open};
use super::take::Taker;
use super::{ImportError, Known};
use crate::problem::{Problem, ProblemCode};
use crate::store::{Hash, StoreError};

/// Bytes copied at a time.
const PIECE: usize = 256 << 10;

/// How often a file that changes is read.
const ATTEMPTS: usize = 2;

/// Why a file is not taken.
pub(super) enum Fault {
    /// The file is the matter: the others are taken.
    Skip(Vec<Problem>),
    /// Everything is.
    Fail(ImportError),
}

impl From<ImportError> for Fault {
    fn from(error: ImportError) -> Self {
        Self::Fail(error)
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Fail(error.into())
    }
}

impl From<Vec<Problem>> for Fault {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Skip(problems)
    }
}

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Self {
        Self::Skip(vec![problem])
    }
}

/// A file of which there is a whole copy, or that is read in place.
pub(super) struct Copied {
    /// Its name in the hidden folder; empty where it is read in place.
    pub(super) staged: String,
    pub(super) path: PathBuf,
    pub(super) hash: Hash,
    pub(super) length: u64,
}

impl Taker<'_> {
    /// The first bytes of a file.
    pub(super) fn head(&mut self, found: &Found) -> Result<Vec<u8>, Fault> {
        let mut head = Vec::new();
        match &found.at {
            At::File(path) => {
                let read = open(path).and_then(|file| file.take(HEAD as u64).read_to_end(&mut head));
                read.map_err(|error| unread(found, error))?;
            }
            At::Entry { archive, index } => {
                let read = self.opened.read(archive, *index, &found.shown);
                let reader = read.or_else(|fault| Err(Fault::from(fault.into_machine(archive)?)))?;
                reader.take(HEAD as u64).read_to_end(&mut head).map_err(|error| unpacked(found, error))?;
            }
        }
        Ok(head)
    }

    /// A whole copy of a file whose content is new; nothing where visitors see it already, or it came before. What was
    /// kept for staff may have a name by now that says its place.
    pub(super) fn copy(&mut self, found: &Found, extension: &str, limit: u64) -> Result<Option<Copied>, Fault> {
        if found.length > limit {
            return Err(too_large(found, limit).into());
        }
        let copied = match &found.at {
            At::File(path) => self.copy_file(found, &path.clone(), extension, limit)?,
            At::Entry { archive, index } => self.unpack(found, &archive.clone(), *index, extension)?,
        };
        let known = self.contents.find_seen(copied.hash, copied.length)?;
        if known.is_some() {
            self.discard(&copied)?;
            self.report.known.push(Known { from: found.shown.clone(), at: known });
            return Ok(None);
        }
        Ok(Some(copied))
    }

    /// Whether a picture came before in this import, under whatever name; otherwise it has come now.
    pub(super) fn came_before(&mut self, found: &Found, copied: &Copied) -> Result<bool, Fault> {
        if let Some(earlier) = self.seen.get(&copied.hash) {
            self.report.known.push(Known { from: found.shown.clone(), at: Some(earlier.clone()) });
            self.discard(copied)?;
            return Ok(true);
        }
        self.seen.insert(copied.hash, found.shown.clone());
        Ok(false)
    }

    /// Copies a file, once more where it changed meanwhile. What the exhibition probably has is only read.
    fn copy_file(&mut self, found: &Found, path: &Path, extension: &str, limit: u64) -> Result<Copied, Fault> {
        for _ in 0..ATTEMPTS {
            let read = |error| unread(found, error);
            let mut file = open(path).map_err(read)?;
            let before = Stamp::of(&file.metadata().map_err(read)?);
            if before.length > limit {
                return Err(too_large(found, limit).into());
            }
            let known = self.known(found, &mut file)?;
            let written = !self.request.dry_run && known.is_none();
            let staged = if written { self.staging.name(extension) } else { String::new() };
            let (hash, length) = match known {
                Some(known) => known,
                None => self.pour(found, &mut up_to(&file, before.length), u64::MAX, &staged)?,
            };
            // By its name: who saves a file may put another one in its place.
            let after = fs::metadata(path).map_err(read)?;
            if before == Stamp::of(&after) && length == before.length {
                let path = if written { self.staging.path(&staged) } else { path.to_owned() };
                return Ok(Copied { staged, path, hash, length });
            }
            if written {
                self.staging.discard(&staged)?;
            }
        }
        Err(Problem::new(ProblemCode::ImportChanged, &found.shown).into())
    }

    /// The content of a file that the exhibition has; otherwise the file is left at its start.
    fn known(&mut self, found: &Found, file: &mut File) -> Result<Option<(Hash, u64)>, Fault> {
        if !self.contents.has_length(found.length) {
            return Ok(None);
        }
        let (hash, length) = self.pour(found, &mut up_to(file, found.length), u64::MAX, "")?;
        io::Seek::rewind(file).map_err(|error| unread(found, error))?;
        Ok(self.contents.find_seen(hash, length)?.map(|_| (hash, length)))
    }

    fn unpack(&mut self, found: &Found, archive: &Path, index: usize, extension: &str) -> Result<Copied, Fault> {
        let staged = self.staging.name(extension);
        let mut opened = std::mem::take(&mut self.opened);
        let poured = match opened.read(archive, index, &found.shown) {
            Ok(mut reader) => self.pour(found, &mut reader, found.length, &staged),
            Err(ZipFault::Broken(problem)) => Err(problem.into()),
            Err(ZipFault::Machine(error)) => Err(ImportError::source(archive)(error).into()),
        };
        self.opened = opened;
        let (hash, length) = match poured {
            Ok(poured) => poured,
            Err(fault) => {
                if matches!(fault, Fault::Skip(_)) && self.staging.path(&staged).exists() {
                    self.staging.discard(&staged)?;
                }
                return Err(fault);
            }
        };
        Ok(Copied { path: self.staging.path(&staged), staged, hash, length })
    }

    /// Reads all of a file, and writes it where it is given a name; at most so many bytes.
    fn pour(&self, found: &Found, from: &mut dyn Read, most: u64, staged: &str) -> Result<(Hash, u64), Fault> {
        let target = self.staging.path(staged);
        let disk = self.staging.disk();
        let mut to = match staged {
            "" => None,
            _ => Some(disk.create(&target).map_err(StoreError::write(&target))?),
        };
        let mut hasher = blake3::Hasher::new();
        let mut piece = vec![0; PIECE];
        let mut length = 0;
        loop {
            self.ask()?;
            let read = match from.read(&mut piece) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) if matches!(found.at, At::File(_)) => return Err(unread(found, error)),
                Err(error) => return Err(unpacked(found, error)),
            };
            length += read as u64;
            if length > most {
                return Err(Problem::new(ProblemCode::ArchiveBroken, &found.shown).into());
            }
            hasher.update(&piece[..read]);
            if let Some(to) = &mut to {
                to.write_all(&piece[..read]).map_err(StoreError::write(&target))?;
            }
        }
        if let Some(to) = to {
            to.finish(false).map_err(StoreError::write(&target))?;
        }
        Ok((Hash::from(&hasher), length))
    }

    pub(super) fn written(&mut self, bytes: &[u8], extension: &str) -> Result<Copied, Fault> {
        let (staged, hash) = self.staging.write(bytes, extension)?;
        Ok(Copied { path: self.staging.path(&staged), staged, hash, length: bytes.len() as u64 })
    }

    pub(super) fn discard(&self, copied: &Copied) -> Result<(), StoreError> {
        if copied.staged.is_empty() { Ok(()) } else { self.staging.discard(&copied.staged) }
    }
}

/// A file as long as it was when it was opened, and one byte more by which growing is seen: who appends to it faster
/// than it is read would keep the import for ever.
fn up_to(file: &File, length: u64) -> impl Read {
    file.take(length.saturating_add(1))
}

fn too_large(found: &Found, limit: u64) -> Problem {
    Problem::new(ProblemCode::ImportTooLarge, &found.shown).with("limit", limit >> 20)
}

/// By what it is seen that a file was saved meanwhile.
#[derive(PartialEq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    fn of(about: &Metadata) -> Self {
        Self { length: about.len(), modified: about.modified().ok() }
    }
}

/// A file that can't be read. Where it is only not allowed, the others are taken; otherwise the stick may be gone.
fn unread(found: &Found, error: io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::PermissionDenied => Problem::unreadable(&found.shown, &error).into(),
        _ => ImportError::source(found.at.path())(error).into(),
    }
}

/// A file in a zip that can't be unpacked: the zip is the matter unless the system says otherwise.
fn unpacked(found: &Found, error: io::Error) -> Fault {
    if error.raw_os_error().is_some() {
        return ImportError::source(found.at.path())(error).into();
    }
    Problem::new(ProblemCode::ArchiveBroken, &found.shown).into()
}
