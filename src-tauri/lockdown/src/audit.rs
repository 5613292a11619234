use std::io;
use std::path::PathBuf;

use serde::Serialize;

use crate::measures::{Asked, Measure, Scene};
use crate::record::{Record, RecordError};
use crate::setup::unsupported;
use crate::tree::{Tree, Unreadable};

/// How a measure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// All that it asks for is so.
    Locked,
    /// Something is not.
    Open,
    /// It does not concern this machine.
    NotApplicable,
    /// It can't be told from here.
    Unknown,
}

/// One line of an audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The measure.
    pub measure: Measure,
    /// How it stands.
    pub standing: Standing,
}

/// Why a tree was not audited.
#[derive(Debug, thiserror::Error)]
pub enum AuditError {
    /// Only root can read all that is asked.
    #[error("only root can read what an audit looks at: sudo jubilee kiosk audit")]
    NotRoot,
    /// It is no system that is known.
    #[error("{} is not there: this is no Debian, Ubuntu or Fedora with systemd", missing.display())]
    Unsupported {
        /// What every such system has.
        missing: PathBuf,
    },
    /// The record of setup is of no use.
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
}

impl From<Unreadable> for AuditError {
    fn from(Unreadable { path, source }: Unreadable) -> Self {
        Self::Read { path, source }
    }
}

/// Says how every measure stands in a tree, by the tree itself: what setup was answered counts, not what it did.
pub fn audit(tree: &Tree) -> Result<Vec<Finding>, AuditError> {
    if !rustix::process::geteuid().is_root() {
        return Err(AuditError::NotRoot);
    }
    if let Some(missing) = unsupported(tree) {
        return Err(AuditError::Unsupported { missing });
    }
    let record = Record::read(tree)?.unwrap_or_else(Record::new);
    let scene = Scene { tree, answers: &record.answers, record: Some(&record) };
    Measure::ALL.into_iter().map(|measure| Ok(Finding { measure, standing: standing(&scene, measure)? })).collect()
}

fn standing(scene: &Scene<'_>, measure: Measure) -> Result<Standing, Unreadable> {
    let paths = match measure.asked(scene)? {
        Asked::Paths(paths) => paths,
        Asked::NotApplicable => return Ok(Standing::NotApplicable),
        Asked::Lacking => return Ok(Standing::Open),
        Asked::Unknown => return Ok(Standing::Unknown),
    };
    for (path, wanted) in paths {
        if scene.tree.state(&path)? != wanted {
            return Ok(Standing::Open);
        }
    }
    Ok(if measure.holds(scene)? { Standing::Locked } else { Standing::Open })
}
