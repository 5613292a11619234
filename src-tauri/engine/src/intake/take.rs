//! Reading the files that were found, one after the other: what each is, whether it can be used, and a whole copy of it.

use std::collections::{BTreeSet, HashMap};
use std::fs;

use super::archive::Opened;
use super::contents::Contents;
use super::copy::{Copied, Fault};
use super::documents::Text;
use super::heif::HeifFault;
use super::kind::{self, Captions, Kind};
use super::names::extension;
use super::shelve::Shelf;
use super::sources::{At, Found, MOST_FILES};
use super::staging::Staging;
use super::suggestions::{self, Suggestions};
use super::{ImportError, Known, Report, Request, captions, heif, sound};
use crate::edition::{Progress, Stage};
use crate::exhibition::unfinished::Unfinished;
use crate::exhibition::{picture_problem, sound_problem};
use crate::imaging;
use crate::narration::{self, ProbeError};
use crate::problem::{Problem, ProblemCode};
use crate::store::{Disk, Hash, RealDisk, StoreError};

/// Bytes of a file of captions, at most.
const CAPTIONS: u64 = 2 << 20;

/// What a file became, ready to be moved in.
pub(super) struct Ready {
    pub(super) found: Found,
    pub(super) what: What,
    /// Its name in the hidden folder; empty in a dry run.
    pub(super) staged: String,
    pub(super) hash: Hash,
    /// In bytes.
    pub(super) length: u64,
    /// Extension for its content.
    pub(super) extension: String,
    pub(super) converted_from: Option<&'static str>,
    /// What it was converted from.
    pub(super) made_from: Option<Hash>,
    pub(super) suggestions: Suggestions,
}

impl Ready {
    pub(super) fn is_picture(&self) -> bool {
        self.what == What::Picture
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Picture,
    Sound,
    Captions,
}

pub(super) struct Taker<'t> {
    pub(super) request: &'t Request<'t>,
    stop: &'t dyn Fn() -> bool,
    pub(super) staging: Staging<'t>,
    pub(super) opened: Opened,
    pub(super) contents: Contents,
    /// What came in this import, by content.
    pub(super) seen: HashMap<Hash, String>,
    /// Texts and tables that wait for their place, and how long they are in bytes.
    pub(super) texts: Vec<Text>,
    pub(super) text: u64,
    pub(super) report: Report,
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
    let pending = if request.dry_run { Unfinished::of(request.into).files } else { BTreeSet::new() };
    let (staging, _scratch) = if request.dry_run {
        let scratch = scratch()?;
        (Staging::aside(scratch.path(), &RealDisk), Some(scratch))
    } else {
        (Staging::open(request.into, disk)?, None)
    };
    let contents = Contents::of(request.into, &pending);
    let mut taker = Taker {
        request,
        stop,
        staging,
        opened: Opened::default(),
        contents,
        seen: HashMap::new(),
        texts: Vec::new(),
        text: 0,
        report,
    };
    let ready = match taker.all(found, progress) {
        Ok(ready) => ready,
        Err(error) => {
            let _ = taker.staging.abandon();
            return Err(error);
        }
    };
    let Taker { mut staging, mut report, mut contents, texts, .. } = taker;
    let journal = match shelf.arrange(ready, texts, &mut contents, &mut staging, &mut report) {
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
                Err(Fault::Skip(problems)) => self.report.problems.extend(problems),
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

    pub(super) fn ask(&self) -> Result<(), ImportError> {
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
            Kind::Document => self.document(found),
            Kind::Table => self.table(found),
            Kind::Empty => Err(problem(ProblemCode::ImportEmpty)),
            Kind::Unknown => Err(problem(ProblemCode::ImportUnknown)),
            Kind::BrokenCaptions => Err(Problem::new(ProblemCode::TimingsBroken, &found.shown).at(1).into()),
            Kind::Convert(what) => {
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
        if self.came_before(&found, &copied)? {
            return Ok(None);
        }
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
        if self.came_before(&found, &copied)? {
            return Ok(None);
        }
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
        // One that a table named is not in a list.
        if let Some(at) = self.contents.find(copied.hash, copied.length)? {
            self.discard(&copied)?;
            self.report.known.push(Known { from: found.shown, at: Some(at) });
            return Ok(None);
        }
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
        if let Some(at) = self.contents.find_seen(copied.hash, copied.length)? {
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
        mut copied: Copied,
        extension: String,
        suggestions: Suggestions,
    ) -> Result<Ready, Fault> {
        if self.request.dry_run {
            self.discard(&copied)?;
            copied.staged.clear();
        }
        let Copied { staged, hash, length, .. } = copied;
        Ok(Ready { found, what, staged, hash, length, extension, converted_from: None, made_from: None, suggestions })
    }
}
