use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::answers::Answers;
use crate::ground::{Ground, Heir, Known, Refused, Unreadable};
use crate::measure::Measure;
use crate::plan::{Change, Kind, Obstacle, Plan, Step, plan};
use crate::record::{Record, RecordError};
use crate::undo;

/// What a setup did.
#[derive(Clone, Debug, Serialize)]
pub struct Setup {
    /// What changed, in order; nothing where all was as it is to be.
    pub changes: Vec<Change>,
    /// Measures that stay open because something they need is not there.
    pub open: Vec<Measure>,
    /// Settings in `kiosk.toml` that somebody set otherwise than the answer file, and that stay.
    pub kept: Vec<&'static str>,
}

/// Why a machine was not set up. Where a write failed in a first setup, what was done is undone
/// as far as the disk allows; [`undo`](crate::undo) does the rest.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// Only root may, or on Windows an administrator.
    #[error("only root, or on Windows an administrator, can set a machine up")]
    NotRoot,
    /// It is no system that is known.
    #[error("{} is not there: this is no Debian, Ubuntu or Fedora with systemd, and no Windows", missing.display())]
    Unsupported {
        /// What every such system has.
        missing: PathBuf,
    },
    /// It is an edition of Windows that does not follow policies.
    #[error("{name} does not follow policies: install Windows Pro, Education or Enterprise")]
    Edition {
        /// What it calls itself.
        name: String,
    },
    /// The package with the session is not installed.
    #[error("the session of Jubilee is not installed: install the package first")]
    NoPackage,
    /// Another setup or undo is going on.
    #[error("another setup or undo is going on: wait until it is done")]
    Busy,
    /// Something of another kind stands where a file or folder has to be.
    #[error("{} is in the way: move it and run setup again", path.display())]
    InTheWay {
        /// What stands there.
        path: PathBuf,
    },
    /// The record of an earlier setup is of no use.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// Something can't be read.
    #[error("{} can't be read: {source}", path.display())]
    Read {
        /// What.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Something can't be written.
    #[error("{} can't be written: {source}", path.display())]
    Write {
        /// What.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl From<Obstacle> for SetupError {
    fn from(obstacle: Obstacle) -> Self {
        match obstacle {
            Obstacle::InTheWay { path } => Self::InTheWay { path },
            Obstacle::Unreadable(Unreadable { path, source }) => Self::Read { path, source },
        }
    }
}

impl From<Refused> for SetupError {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::NotRoot => Self::NotRoot,
            Refused::Unsupported { missing } => Self::Unsupported { missing },
            Refused::Edition { name } => Self::Edition { name },
        }
    }
}

/// Makes a machine a kiosk. Without answers those of the last setup count. Every change is recorded with what was
/// there before it is made; what is as it is to be is not touched.
pub(crate) fn setup<G: Ground>(ground: &G, answers: Option<Answers>) -> Result<Setup, SetupError> {
    // What is refused leaves not even the record's folder.
    setup_dry(ground, answers.clone())?;
    let writing = |path: &Path| {
        let path = path.to_owned();
        move |source| SetupError::Write { path, source }
    };
    let recording = || writing(&ground.record_folder());
    let Some(_hold) = ground.hold().map_err(recording())? else { return Err(SetupError::Busy) };
    let old = Record::read(ground)?;
    let is_first = old.is_none();
    if let Some(old) = &old {
        for entry in &old.entries {
            ground.clear(&entry.path).map_err(writing(&entry.path))?;
        }
    }
    let (mut record, plan, done) = draw(ground, answers, old.clone())?;
    for step in &plan.steps {
        record.enter(&step.path, &step.present, &step.wanted);
    }
    if old.as_ref() != Some(&record) {
        record.write(ground).map_err(recording())?;
    }
    for step in &plan.steps {
        if let Err(source) = ground.put(&step.path, &step.wanted) {
            if is_first {
                undo::restore_what_goes(ground, &record);
            }
            return Err(writing(&step.path)(source));
        }
    }
    let given = ground.give_content(&record, Heir::Account, &plan.paths(), true);
    given.map_err(|Unreadable { path, source }| SetupError::Write { path, source })?;
    Ok(done)
}

/// Says what a setup would change. Touches nothing.
pub(crate) fn setup_dry<G: Ground>(ground: &G, answers: Option<Answers>) -> Result<Setup, SetupError> {
    may_set_up(ground)?;
    let (_, _, done) = draw(ground, answers, Record::read(ground)?)?;
    Ok(done)
}

type Drawn<S> = (Record<S>, Plan<S>, Setup);

fn draw<G: Ground>(
    ground: &G,
    answers: Option<Answers>,
    old: Option<Record<G::State>>,
) -> Result<Drawn<G::State>, SetupError> {
    let mut record = old.unwrap_or_else(Record::new);
    if let Some(answers) = answers {
        record.answers = answers;
    }
    let known = Known { answers: &record.answers, record: Some(&record) };
    let plan = plan(ground, &known)?;
    if plan.lacking.contains(&Measure::Session) {
        return Err(SetupError::NoPackage);
    }
    let kept = ground.kept(&known).map_err(Obstacle::from)?;
    let mut changes: Vec<Change> = plan.steps.iter().map(Step::change).collect();
    let given = ground.give_content(&record, Heir::Account, &plan.paths(), false).map_err(Obstacle::from)?;
    let given = given.filter(|given| changes.iter().all(|change| change.path != *given));
    changes.extend(given.map(|path| Change { path, kind: Kind::Changed }));
    let done = Setup { changes, open: plan.lacking.clone(), kept };
    Ok((record, plan, done))
}

/// What was answered for the last setup; without one, nothing.
pub(crate) fn answers_before(ground: &impl Ground) -> Result<Answers, SetupError> {
    Ok(Record::read(ground)?.map(|record| record.answers).unwrap_or_default())
}

/// Says why a machine can't be set up whatever is answered, before anything else is asked. Touches nothing.
pub(crate) fn may_set_up(ground: &impl Ground) -> Result<(), SetupError> {
    ground.refused().map_or(Ok(()), |refused| Err(refused.into()))
}
