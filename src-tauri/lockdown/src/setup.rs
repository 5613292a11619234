use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::answers::Answers;
use crate::disk::Disk;
use crate::measures::{Measure, Scene, kept};
use crate::plan::{Change, Obstacle, Plan, plan};
use crate::record::{self, Record, RecordError};
use crate::tree::{Tree, Unreadable};
use crate::undo;
use crate::write;

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
    /// Only root may.
    #[error("only root can set a machine up: sudo jubilee kiosk setup")]
    NotRoot,
    /// It is no system that is known.
    #[error("{} is not there: this is no Debian, Ubuntu or Fedora with systemd", missing.display())]
    Unsupported {
        /// What every such system has.
        missing: PathBuf,
    },
    /// The package with the session's unit is not installed.
    #[error("jubilee.service is not installed: install the package first")]
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

/// Makes a tree that of a kiosk. Without answers those of the last setup count. Every change is recorded with what was
/// there before it is made; what is as it is to be is not touched.
pub fn setup(tree: &Tree, answers: Option<Answers>, disk: &dyn Disk) -> Result<Setup, SetupError> {
    // What is refused leaves not even the record's folder.
    setup_dry(tree, answers.clone())?;
    let writing = |path: &Path| {
        let path = path.to_owned();
        move |source| SetupError::Write { path, source }
    };
    let recording = || writing(Path::new("/var/lib/jubilee-setup"));
    let Some(_hold) = record::hold(tree, disk).map_err(recording())? else { return Err(SetupError::Busy) };
    let old = Record::read(tree)?;
    let is_first = old.is_none();
    if let Some(old) = &old {
        for entry in &old.entries {
            write::clear(tree, disk, &entry.path).map_err(writing(&entry.path))?;
        }
    }
    let (mut record, plan, done) = draw(tree, answers, old.clone())?;
    for step in &plan.steps {
        record.enter(&step.path, &step.present, &step.wanted);
    }
    if old.as_ref() != Some(&record) {
        record.write(tree, disk).map_err(recording())?;
    }
    for step in &plan.steps {
        if let Err(source) = write::put(tree, disk, &step.path, &step.wanted) {
            if is_first {
                undo::restore_what_goes(tree, disk, &record);
            }
            return Err(writing(&step.path)(source));
        }
    }
    Ok(done)
}

/// Says what a setup would change. Touches nothing.
pub fn setup_dry(tree: &Tree, answers: Option<Answers>) -> Result<Setup, SetupError> {
    may_set_up(tree)?;
    let (_, _, done) = draw(tree, answers, Record::read(tree)?)?;
    Ok(done)
}

fn draw(tree: &Tree, answers: Option<Answers>, old: Option<Record>) -> Result<(Record, Plan, Setup), SetupError> {
    let mut record = old.unwrap_or_else(Record::new);
    if let Some(answers) = answers {
        record.answers = answers;
    }
    let scene = Scene { tree, answers: &record.answers, record: Some(&record) };
    let plan = plan(&scene)?;
    if plan.lacking.contains(&Measure::Session) {
        return Err(SetupError::NoPackage);
    }
    let kept = kept(&scene).map_err(Obstacle::from)?;
    let changes = plan.steps.iter().map(crate::plan::Step::change).collect();
    let done = Setup { changes, open: plan.lacking.clone(), kept };
    Ok((record, plan, done))
}

/// Says why a tree can't be set up whatever is answered, before anything else is asked. Touches nothing.
pub fn may_set_up(tree: &Tree) -> Result<(), SetupError> {
    if !rustix::process::geteuid().is_root() {
        return Err(SetupError::NotRoot);
    }
    unsupported(tree).map_or(Ok(()), |missing| Err(SetupError::Unsupported { missing }))
}

/// What a tree lacks that every system has which can be a kiosk.
pub(crate) fn unsupported(tree: &Tree) -> Option<PathBuf> {
    let systemd = ["/usr/lib/systemd/systemd", "/lib/systemd/systemd"];
    if !systemd.iter().any(|program| tree.has(program)) {
        return Some(systemd[0].into());
    }
    let needed = ["/etc/passwd", "/etc/group", "/etc/shadow", "/etc/systemd", "/var/lib"];
    needed.iter().find(|path| !tree.has(path)).map(PathBuf::from)
}
