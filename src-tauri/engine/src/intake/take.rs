//! Reading the files that were found, one after the other: what each is, whether it can be used, and a whole copy of it.

use std::collections::{BTreeSet, HashMap};
use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::archive::{Opened, ZipFault};
use super::contents::Contents;
use super::heif::HeifFault;
use super::kind::{self, Captions, HEAD, Kind};
use super::names::extension;
use super::shelve::Shelf;
use super::sources::{At, Found, MOST_FILES, open};
use super::staging::{self, Staging};
use super::suggestions::{self, Suggestions};
use super::{ImportError, Known, Report, Request, captions, documents, heif, sound};
use crate::edition::{Progress, Stage};
use crate::exhibition::{picture_problem, sound_problem};
use crate::imaging;
use crate::narration::{self, ProbeError};
use crate::problem::{Problem, ProblemCode};
use crate::store::{Disk, Hash, RealDisk, StoreError};

/// Bytes copied at a time.
const PIECE: usize = 256 << 10;

/// Bytes of a file of captions, at most.
const CAPTIONS: u64 = 2 << 20;

/// How often a file that changes is read.
const ATTEMPTS: usize = 2;

/// What a file became, ready to be moved in.
pub(super) struct Ready {
    pub(super) found: Found,
    pub(super) what: What,
    /// Its name in the hidden folder; empty in a dry run.
    pub(super) staged: String,
    pub(super) hash: Hash,
    /// Extension for its content.
    pub(super) extension: String,
    pub(super) converted_from: Option<&'static str>,
    /// What it was converted from.
    pub(super) made_from: Option<Hash>,
    pub(super) suggestions: Suggestions,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Picture,
    Sound,
    Captions,
}

/// Why a file is not taken.
enum Fault {
    /// The file is the matter: the others are taken.
    Skip(Box<Problem>),
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

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Self {
        Self::Skip(Box::new(problem))
    }
}

/// A file of which there is a whole copy, or that is read in place.
struct Copied {
    /// Its name in the hidden folder; empty where it is read in place.
    staged: String,
    path: PathBuf,
    hash: Hash,
    length: u64,
}

struct Taker<'t> {
    request: &'t Request<'t>,
    stop: &'t dyn Fn() -> bool,
    staging: Staging<'t>,
    opened: Opened,
    contents: Contents,
    /// What came in this import, by content.
    seen: HashMap<Hash, String>,
    report: Report,
}

/// Reads everything and moves it in; of a dry run, tells what would be.
pub(super) fn run(
    request: &Request<'_>,
    disk: &dyn Disk,
    stop: &dyn Fn() -> bool,
    progress: &mut dyn FnMut(Progress),
    found: Vec<Found>,
    shelf: Shelf<'_>,
    report: Report,
) -> Result<Report, ImportError> {
    let scratch = || tempfile::tempdir_in(request.scratch).map_err(StoreError::write(request.scratch));
    let pending = if request.dry_run { staging::pending(request.into) } else { BTreeSet::new() };
    let (staging, _scratch) = if request.dry_run {
        let scratch = scratch()?;
        (Staging::aside(scratch.path(), &RealDisk), Some(scratch))
    } else {
        (Staging::open(request.into, disk)?, None)
    };
    let contents = Contents::of(request.into, &pending);
    let mut taker = Taker { request, stop, staging, opened: Opened::default(), contents, seen: HashMap::new(), report };
    let ready = match taker.all(found, progress) {
        Ok(ready) => ready,
        Err(error) => {
            let _ = taker.staging.abandon();
            return Err(error);
        }
    };
    let Taker { mut staging, mut report, .. } = taker;
    let journal = match shelf.arrange(ready, &mut staging, &mut report) {
        Ok(journal) => journal,
        Err(error) => {
            let _ = staging.abandon();
            return Err(error);
        }
    };
    if request.dry_run {
        return Ok(report);
    }
    if stop() {
        staging.abandon()?;
        return Err(ImportError::Stopped);
    }
    match journal {
        Some(journal) => staging.commit(&journal)?,
        None => staging.abandon()?,
    }
    Ok(report)
}

impl Taker<'_> {
    fn all(&mut self, found: Vec<Found>, progress: &mut dyn FnMut(Progress)) -> Result<Vec<Ready>, ImportError> {
        let mut ready = Vec::new();
        let mut total = found.len();
        let mut done = 0;
        let mut waiting: Vec<Found> = found.into_iter().rev().collect();
        while let Some(found) = waiting.pop() {
            progress(Progress { stage: Stage::Import, done, total });
            self.ask()?;
            let told = found.shown.clone();
            match self.one(found, &mut waiting) {
                Ok(one) => ready.extend(one),
                Err(Fault::Skip(problem)) => self.report.problems.push(*problem),
                Err(Fault::Fail(error)) => {
                    tracing::debug!(file = told, %error, "the import ends");
                    return Err(error);
                }
            }
            done += 1;
            total = total.max(done + waiting.len());
            if total > MOST_FILES {
                return Err(ImportError::TooMany);
            }
        }
        progress(Progress { stage: Stage::Import, done, total });
        Ok(ready)
    }

    fn ask(&self) -> Result<(), ImportError> {
        if (self.stop)() { Err(ImportError::Stopped) } else { Ok(()) }
    }

    /// Takes one file. A zip's files are put on top of those that wait.
    fn one(&mut self, found: Found, waiting: &mut Vec<Found>) -> Result<Option<Ready>, Fault> {
        let head = self.head(&found)?;
        let written = extension(&found.name);
        let problem = |code| Fault::from(Problem::new(code, &found.shown));
        match kind::tell(&head, &written) {
            Kind::Archive => {
                let At::File(path) = &found.at else { return Err(problem(ProblemCode::ArchiveNested)) };
                let listed = self.opened.entries(path, &found.shown, &mut self.report.problems);
                let entries = listed.or_else(|fault| Err(Fault::from(fault.into_machine(path)?)))?;
                waiting.extend(entries.into_iter().rev());
                Ok(None)
            }
            Kind::Document | Kind::Table => Err(documents::shelve(&found).into()),
            Kind::Other("empty") => Err(problem(ProblemCode::ImportEmpty)),
            Kind::Other("unknown") => Err(problem(ProblemCode::ImportUnknown)),
            Kind::Other("captions") => Err(Problem::new(ProblemCode::TimingsBroken, &found.shown).at(1).into()),
            Kind::Other(what) => {
                Err(Problem::new(ProblemCode::ImportConvert, &found.shown).with("what", what).with("how", what).into())
            }
            Kind::Picture(usual) => self.picture(found, usual),
            Kind::Phone(usual) => self.phone(found, usual),
            Kind::Sound(usual) => self.sound(found, usual),
            Kind::Captions(form) => self.captions(found, form),
        }
    }

    fn picture(&mut self, found: Found, usual: &'static str) -> Result<Option<Ready>, Fault> {
        let extension = self.mended(&found, usual);
        let Some(copied) = self.copy(&found, &extension, imaging::MAX_BYTES)? else { return Ok(None) };
        if let Err(error) = imaging::inspect(&copied.path) {
            self.discard(&copied)?;
            return Err(picture_problem(&error, &found.shown).into());
        }
        let (suggestions, more_pages) = suggestions::of_picture(&copied.path).unwrap_or_default();
        if more_pages {
            self.report.problems.push(Problem::new(ProblemCode::ImportFirstPage, &found.shown));
        }
        Ok(Some(self.ready(found, What::Picture, copied, extension, suggestions)?))
    }

    fn phone(&mut self, found: Found, usual: &'static str) -> Result<Option<Ready>, Fault> {
        let Some(program) = self.request.heif else {
            return Err(Problem::new(ProblemCode::HeifMissing, &found.shown).with("what", usual).into());
        };
        let Some(copied) = self.copy(&found, usual, imaging::MAX_BYTES)? else { return Ok(None) };
        if self.contents.has_made_from(copied.hash) {
            self.discard(&copied)?;
            self.report.known.push(Known { from: found.shown, at: None });
            return Ok(None);
        }
        let suggestions = suggestions::of_container(&copied.path);
        let scratch = tempfile::tempdir_in(self.request.scratch).map_err(StoreError::write(self.request.scratch))?;
        let made = heif::convert(program, &copied.path, scratch.path(), self.stop)
            .and_then(|made| imaging::remaster(&made).map_err(|_| HeifFault::Failed));
        self.discard(&copied)?;
        let (kind, bytes) = match made {
            Ok(made) => made,
            Err(HeifFault::Stopped) => return Err(ImportError::Stopped.into()),
            Err(HeifFault::Failed) => {
                return Err(Problem::new(ProblemCode::HeifFailed, &found.shown).with("what", usual).into());
            }
        };
        let made_from = Some(copied.hash);
        let extension = kind.extension().to_owned();
        let copied = self.written(&bytes, &extension)?;
        let ready = self.ready(found, What::Picture, copied, extension, suggestions)?;
        Ok(Some(Ready { converted_from: Some(usual), made_from, ..ready }))
    }

    fn sound(&mut self, found: Found, usual: &'static str) -> Result<Option<Ready>, Fault> {
        let extension = self.mended(&found, usual);
        let Some(copied) = self.copy(&found, &extension, narration::probe::LARGEST_FILE)? else { return Ok(None) };
        let problem = if usual == "m4a" && sound::has_film(&copied.path).unwrap_or(false) {
            Some(Problem::new(ProblemCode::ImportConvert, &found.shown).with("what", "film").with("how", "film"))
        } else {
            match narration::probe(&copied.path) {
                Ok(_) => None,
                Err(ProbeError::Io { source, .. }) => {
                    return Err(ImportError::source(found.at.path())(source).into());
                }
                Err(error) => Some(sound_problem(&error, &found.shown)),
            }
        };
        if let Some(problem) = problem {
            self.discard(&copied)?;
            return Err(problem.into());
        }
        Ok(Some(self.ready(found, What::Sound, copied, extension, Suggestions::default())?))
    }

    fn captions(&mut self, found: Found, form: Captions) -> Result<Option<Ready>, Fault> {
        let usual = if form == Captions::Srt { "srt" } else { "vtt" };
        self.mended(&found, usual);
        let Some(copied) = self.copy(&found, "vtt", CAPTIONS)? else { return Ok(None) };
        let bytes = fs::read(&copied.path).map_err(ImportError::source(found.at.path()))?;
        let vtt = captions::to_vtt(&bytes, form);
        let vtt = match vtt {
            Ok(vtt) => vtt,
            Err(line) => {
                self.discard(&copied)?;
                return Err(Problem::new(ProblemCode::TimingsBroken, &found.shown).at(line).into());
            }
        };
        if vtt.as_bytes() == bytes {
            return Ok(Some(self.ready(found, What::Captions, copied, "vtt".into(), Suggestions::default())?));
        }
        self.discard(&copied)?;
        let copied = self.written(vtt.as_bytes(), "vtt")?;
        if let Some(at) = self.contents.find(copied.hash, copied.length)? {
            self.discard(&copied)?;
            self.report.known.push(Known { from: found.shown, at: Some(at) });
            return Ok(None);
        }
        let ready = self.ready(found, What::Captions, copied, "vtt".into(), Suggestions::default())?;
        Ok(Some(Ready { converted_from: (form == Captions::Srt).then_some("srt"), ..ready }))
    }

    /// The extension for a content: the name's own where it is one for it. A wrong one is named.
    fn mended(&mut self, found: &Found, usual: &str) -> String {
        let written = extension(&found.name);
        let fits: &[&str] = match usual {
            "jpg" => &["jpg", "jpeg"],
            "tif" => &["tif", "tiff"],
            _ => &[],
        };
        if written == usual || fits.contains(&written.as_str()) {
            return written;
        }
        let other: &[&str] = match usual {
            "jpg" => &["jpe", "jfif", "jif"],
            "bmp" => &["dib"],
            "ogg" => &["oga"],
            "wav" => &["wave"],
            "m4a" => &["m4b", "mp4a", "3ga", "mp4"],
            _ => &[],
        };
        if !written.is_empty() && !other.contains(&written.as_str()) {
            let problem = Problem::new(ProblemCode::ExtensionWrong, &found.shown);
            self.report.problems.push(problem.with("written", written).with("usual", usual));
        }
        usual.to_owned()
    }

    fn ready(
        &mut self,
        found: Found,
        what: What,
        copied: Copied,
        extension: String,
        suggestions: Suggestions,
    ) -> Result<Ready, Fault> {
        let staged = if self.request.dry_run {
            self.discard(&copied)?;
            String::new()
        } else {
            copied.staged
        };
        let hash = copied.hash;
        Ok(Ready { found, what, staged, hash, extension, converted_from: None, made_from: None, suggestions })
    }

    fn written(&mut self, bytes: &[u8], extension: &str) -> Result<Copied, Fault> {
        let (staged, hash) = self.staging.write(bytes, extension)?;
        Ok(Copied { path: self.staging.path(&staged), staged, hash, length: bytes.len() as u64 })
    }

    fn discard(&self, copied: &Copied) -> Result<(), StoreError> {
        if copied.staged.is_empty() { Ok(()) } else { self.staging.discard(&copied.staged) }
    }

    /// The first bytes of a file.
    fn head(&mut self, found: &Found) -> Result<Vec<u8>, Fault> {
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

    /// A whole copy of a file whose content is new; nothing where the exhibition has it or it came before.
    fn copy(&mut self, found: &Found, extension: &str, limit: u64) -> Result<Option<Copied>, Fault> {
        if found.length > limit {
            return Err(too_large(found, limit).into());
        }
        let copied = match &found.at {
            At::File(path) => self.copy_file(found, &path.clone(), extension, limit)?,
            At::Entry { archive, index } => self.unpack(found, &archive.clone(), *index, extension)?,
        };
        let known = match self.seen.get(&copied.hash) {
            Some(earlier) => Some(earlier.clone()),
            None => self.contents.find(copied.hash, copied.length)?,
        };
        if known.is_some() {
            self.discard(&copied)?;
            self.report.known.push(Known { from: found.shown.clone(), at: known });
            return Ok(None);
        }
        self.seen.insert(copied.hash, found.shown.clone());
        Ok(Some(copied))
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
        Ok(self.contents.find(hash, length)?.map(|_| (hash, length)))
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
