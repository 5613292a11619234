//! The curators' desk: the draft of this kiosk, and what would be published of it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use engine::draft::{About, Draft, DraftError, Step, Survey};
use engine::edition::{self, CurrentError, Difference, Edition, Preview, Progress, PublishError};
use engine::intake::{Report, Request};
use jiff::Timestamp;

use super::{Kiosk, lock};
use crate::serve;

/// The desk of a kiosk. Everything at it takes as long as its files do.
#[derive(Clone, Copy)]
pub struct Desk<'k>(&'k Kiosk);

/// Why something was not done at the desk.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The draft was not read or changed.
    #[error(transparent)]
    Draft(#[from] DraftError),
    /// Nothing was built or published.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// There is no edition that can be read.
    #[error(transparent)]
    Current(#[from] CurrentError),
    /// Another edition came since the draft was begun.
    #[error("edition {number} came meanwhile, by {by}")]
    Behind {
        /// Its number.
        number: u32,
        /// Who published it.
        by: String,
    },
    /// What was named lies on no stick that is plugged in.
    #[error("this lies on no stick")]
    NoStick,
}

/// What was built of the draft.
pub(super) struct Built {
    pub(super) edition: Arc<Edition>,
    /// Names of small copies in it, by path in the exhibition. Every picture has a note to be read for it, and every
    /// step looks at the draft.
    thumbnails: BTreeMap<String, String>,
}

/// A draft as it was looked at.
#[derive(Debug)]
pub struct Seen {
    /// What it says of itself.
    pub about: About,
    /// What it holds.
    pub survey: Survey,
    /// What can be undone, and done again.
    pub steps: (Option<Step>, Option<Step>),
    /// Address of what was built of it last; none before.
    pub base: Option<String>,
    /// Names of small copies in that, by path in the exhibition.
    pub thumbnails: BTreeMap<String, String>,
}

impl Kiosk {
    /// The curators' desk.
    pub fn desk(&self) -> Desk<'_> {
        Desk(self)
    }

    /// Has a loading that goes on come to its end.
    pub fn stop_loading(&self) {
        self.loading.store(false, Ordering::Relaxed);
    }
}

impl Desk<'_> {
    /// What there is; nothing without a draft.
    ///
    /// # Errors
    /// When the draft can't be read.
    pub fn look(self) -> Result<Option<Seen>, DeskError> {
        let Some(draft) = Draft::open(self.0.home())? else { return Ok(None) };
        draft.mend("staff", Timestamp::now())?;
        let (base, thumbnails) =
            lock(&self.0.preview).as_ref().map(|built| (serve::base(&built.edition), built.thumbnails.clone())).unzip();
        Ok(Some(Seen {
            about: draft.about().clone(),
            survey: draft.survey()?,
            steps: draft.steps()?,
            base,
            thumbnails: thumbnails.unwrap_or_default(),
        }))
    }

    /// Begins a draft from the current edition.
    ///
    /// # Errors
    /// As [`Draft::begin`].
    pub fn begin(self, by: &str) -> Result<(), DeskError> {
        Draft::begin(self.0.home(), &self.current()?, by, Timestamp::now())?;
        Ok(())
    }

    /// Lets go of the draft.
    ///
    /// # Errors
    /// As [`Draft::discard`].
    pub fn discard(self, by: &str) -> Result<(), DeskError> {
        Draft::discard(self.0.home(), by, Timestamp::now())?;
        *lock(&self.0.preview) = None;
        Ok(())
    }

    /// Does one step.
    ///
    /// # Errors
    /// As the step, and when there is no draft.
    pub fn step(self, act: impl FnOnce(&Draft, Timestamp) -> Result<(), DraftError>) -> Result<(), DeskError> {
        Ok(act(&self.draft()?, Timestamp::now())?)
    }

    /// Takes files in.
    ///
    /// # Errors
    /// As [`Draft::import`], and when there is no draft.
    pub fn load(
        self,
        sources: &[PathBuf],
        section: Option<&str>,
        by: &str,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Report, DeskError> {
        let draft = self.draft()?;
        let (folder, scratch, heif) = (draft.folder(), std::env::temp_dir(), cli::heif());
        let request =
            Request { sources, into: &folder, section, dry_run: false, heif: heif.as_deref(), scratch: &scratch };
        let loading = &self.0.loading;
        loading.store(true, Ordering::Relaxed);
        let stop = || !loading.load(Ordering::Relaxed);
        Ok(draft.import(&request, by, Timestamp::now(), &stop, progress)?)
    }

    /// Builds what would be published, and tells what is different from what is shown.
    ///
    /// # Errors
    /// As [`edition::preview`], and when there is no draft.
    pub fn preview(self, by: &str, progress: &mut dyn FnMut(Progress)) -> Result<Option<Difference>, DeskError> {
        let (draft, shown) = (self.draft()?, self.current()?);
        let Preview { edition, difference, .. } =
            edition::preview(self.0.home(), &draft.folder(), &shown, by, Timestamp::now(), progress)?;
        let thumbnails = edition::thumbnails(&edition);
        *lock(&self.0.preview) = Some(Built { edition: Arc::new(edition), thumbnails });
        Ok(difference)
    }

    /// Publishes the draft, and tells its number.
    ///
    /// # Errors
    /// As [`edition::publish`], when there is no draft, and unless `over`, when another edition came since it was begun.
    pub fn publish(
        self,
        note: Option<&str>,
        over: bool,
        by: &str,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<u32, DeskError> {
        let mut draft = self.draft()?;
        let current = self.current()?;
        // Somebody published meanwhile, or went back: what the draft does not know would be taken back.
        if !over && draft.about().base != current.id() {
            let label = current.label();
            return Err(DeskError::Behind { number: label.number, by: label.by.clone().unwrap_or_default() });
        }
        let note = note.map(str::trim).filter(|note| !note.is_empty());
        let published = edition::publish(self.0.home(), &draft.folder(), by, note, Timestamp::now(), progress)?;
        // It is published; what it says of itself may be written the next time.
        if let Err(error) = draft.became(published.id, published.number, by, Timestamp::now()) {
            tracing::warn!(%error, "the draft does not say what it became");
        }
        Ok(published.number)
    }

    /// What visitors see, or will once nobody touches the screen.
    fn current(self) -> Result<Edition, DeskError> {
        Ok(edition::current(Some(self.0.home()), self.0.built_in())?)
    }

    fn draft(self) -> Result<Draft, DeskError> {
        Ok(Draft::open(self.0.home())?.ok_or(DraftError::None)?)
    }
}
