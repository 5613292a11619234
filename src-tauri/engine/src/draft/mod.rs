//! The draft: what staff change at the kiosk before it becomes an edition.
//!
//! It lives in the home: `draft/exhibition` is an exhibition's plain folder, `draft/draft.json` says what it was begun
//! from, `draft/steps.json` and `draft/kept` hold what every step changed, so that each can be undone and done again.
//! Every step is one switch of `steps.json`: after a power cut the draft is as before it or as after it.

mod error;
mod pictures;
mod steps;
mod survey;
mod texts;

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::edition::{self, Edition, EditionId, Progress};
use crate::home::{Home, Lock};
use crate::intake::{self, Report};
use crate::store::StoreError;

pub use error::DraftError;
pub use pictures::{PictureWords, Suggested};
pub use steps::{Step, StepKind};
pub use survey::{ListedPicture, Part, PartKind, Shown, Survey};

/// Format of drafts that this program writes, and the newest that it reads.
const FORMAT: u32 = 1;

/// What a draft says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    format: u32,
    /// The edition that it was begun from, or that it became last.
    pub base: EditionId,
    /// That edition's number; 0 is the built-in one.
    pub number: u32,
    /// Who began it.
    pub by: String,
    /// When, in UTC.
    pub begun: Timestamp,
}

/// The draft of a home.
#[derive(Clone, Debug)]
pub struct Draft {
    home: Home,
    about: About,
}

impl Draft {
    /// The draft of a home, if there is one. Writes nothing: see [`Self::mend`].
    ///
    /// # Errors
    /// When it can't be read.
    pub fn open(home: &Home) -> Result<Option<Self>, DraftError> {
        let file = root(home).join("draft.json");
        let bytes = match fs::read(&file) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(StoreError::read(&file)(error).into()),
        };
        let damaged = || DraftError::Damaged { file: "draft.json".into() };
        let format: Format = serde_json::from_slice(&bytes).map_err(|_| damaged())?;
        if format.format > FORMAT {
            return Err(DraftError::TooNew { format: format.format });
        }
        let about = serde_json::from_slice(&bytes).map_err(|_| damaged())?;
        Ok(Some(Self { home: home.clone(), about }))
    }

    /// Carries a step to its end that a power cut broke off, unless somebody is writing, who does so first.
    ///
    /// # Errors
    /// When the step can't be ended: the disk is full, or something of it is lost.
    pub fn mend(&self, by: &str, now: Timestamp) -> Result<(), DraftError> {
        if !self.is_broken()? {
            return Ok(());
        }
        match self.lock(by, now) {
            Ok(_) | Err(DraftError::Busy { .. }) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Begins a draft from an edition: its folder is written out, byte for byte as staff gave it.
    ///
    /// # Errors
    /// When there is one already, the edition is damaged, somebody else is writing, or the machine fails.
    pub fn begin(home: &Home, from: &Edition, by: &str, now: Timestamp) -> Result<Self, DraftError> {
        let lock = home.lock(by, now)?;
        if let Some(draft) = Self::open(home)? {
            return Err(DraftError::Begun { by: draft.about.by });
        }
        let (root, new) = (root(home), home.root().join("draft.new"));
        // What a power cut left of another beginning, or of a draft that was let go of.
        for left in [&new, &root] {
            remove_all(left)?;
        }
        let disk = home.disk();
        edition::take_out(from, &new.join(EXHIBITION), disk)?;
        let about = About { format: FORMAT, base: from.id(), number: from.number(), by: by.to_owned(), begun: now };
        let draft = Self { home: home.clone(), about };
        draft.write(&new.join("draft.json"), &draft.about)?;
        disk.rename(&new, &root).map_err(StoreError::write(&root))?;
        disk.sync_folder(home.root()).map_err(StoreError::write(home.root()))?;
        drop(lock);
        Ok(draft)
    }

    /// Lets go of a home's draft, also of one that can't be read: nothing of it is left.
    ///
    /// # Errors
    /// When somebody else is writing, or the machine fails; what is left then is cleared by the next beginning.
    pub fn discard(home: &Home, by: &str, now: Timestamp) -> Result<(), DraftError> {
        let _lock = home.lock(by, now)?;
        let root = root(home);
        let file = root.join("draft.json");
        if file.exists() {
            // From here on there is no draft.
            home.disk().remove(&file).map_err(StoreError::write(&file))?;
            home.disk().sync_folder(&root).map_err(StoreError::write(&root))?;
        }
        remove_all(&root)
    }

    /// What it says of itself.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// The folder of the exhibition.
    pub fn folder(&self) -> PathBuf {
        self.root().join(EXHIBITION)
    }

    /// The draft became this edition: what staff change from now on is compared with it.
    ///
    /// # Errors
    /// When the machine fails; nothing but the comparison suffers.
    pub fn became(&mut self, base: EditionId, number: u32, by: &str, now: Timestamp) -> Result<(), DraftError> {
        let _lock = self.lock(by, now)?;
        let about = About { base, number, ..self.about.clone() };
        self.write(&self.root().join("draft.json"), &about)?;
        self.about = about;
        Ok(())
    }

    /// Takes staff's files in, as one step.
    ///
    /// # Errors
    /// As [`intake::import`], and when somebody else is writing.
    pub fn import(
        &self,
        request: &intake::Request<'_>,
        by: &str,
        now: Timestamp,
        stop: &dyn Fn() -> bool,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Report, DraftError> {
        let folder = self.folder();
        let request = intake::Request { into: &folder, ..*request };
        if request.dry_run {
            return Ok(intake::import(&request, self.home.disk(), stop, progress)?);
        }
        let _lock = self.lock(by, now)?;
        let before = self.noted()?;
        let report = intake::import(&request, self.home.disk(), stop, progress)?;
        self.note_import(&before, by, now)?;
        Ok(report)
    }

    fn root(&self) -> PathBuf {
        root(&self.home)
    }

    /// Takes the right to write, and ends what a power cut broke off before anything else.
    fn lock(&self, by: &str, now: Timestamp) -> Result<Lock, DraftError> {
        let lock = self.home.lock(by, now)?;
        self.end_broken_step()?;
        Ok(lock)
    }

    /// Writes a file of the draft's own in one step.
    fn write(&self, path: &Path, what: &impl Serialize) -> Result<(), DraftError> {
        let bytes = serde_json::to_vec_pretty(what).map_err(|error| StoreError::write(path)(error.into()))?;
        self.put(path, &mut bytes.as_slice())
    }
}

/// Name of the exhibition's folder in the draft's.
const EXHIBITION: &str = "exhibition";

/// What every format says first.
#[derive(Deserialize)]
struct Format {
    format: u32,
}

fn root(home: &Home) -> PathBuf {
    home.root().join("draft")
}

fn remove_all(folder: &Path) -> Result<(), DraftError> {
    match fs::remove_dir_all(folder) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(StoreError::write(folder)(error).into()),
    }
}
