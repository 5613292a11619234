use std::io;
use std::path::PathBuf;

use serde::Serialize;

use crate::ground::{Asked, Ground, Known, Refused, Unreadable};
use crate::measure::Measure;
use crate::record::{Record, RecordError};

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

/// Why a machine was not audited.
#[derive(Debug, thiserror::Error)]
pub enum AuditError {
    /// Only root can read all that is asked, or on Windows an administrator.
    #[error("only root, or on Windows an administrator, can read what an audit looks at")]
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

impl From<Refused> for AuditError {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::NotRoot => Self::NotRoot,
            Refused::Unsupported { missing } => Self::Unsupported { missing },
            Refused::Edition { name } => Self::Edition { name },
        }
    }
}

/// Says how every measure stands on a machine, by the machine itself: what setup was answered counts, not what it did.
pub(crate) fn audit<G: Ground>(ground: &G) -> Result<Vec<Finding>, AuditError> {
    if let Some(refused) = ground.refused() {
        return Err(refused.into());
    }
    let record = Record::read(ground)?.unwrap_or_else(Record::new);
    let known = Known { answers: &record.answers, record: Some(&record) };
    let finding = |&measure: &Measure| Ok(Finding { measure, standing: standing(ground, &known, measure)? });
    Measure::of(G::PLATFORM).iter().map(finding).collect()
}

fn standing<G: Ground>(ground: &G, known: &Known<'_, G::State>, measure: Measure) -> Result<Standing, Unreadable> {
    let paths = match ground.asked(measure, known)? {
        Asked::Paths(paths) => paths,
        Asked::NotApplicable => return Ok(Standing::NotApplicable),
        Asked::Lacking => return Ok(Standing::Open),
        Asked::Unknown => return Ok(Standing::Unknown),
    };
    for (path, wanted) in paths {
        if ground.state(&path)? != wanted {
            return Ok(Standing::Open);
        }
    }
    Ok(if ground.holds(measure, known)? { Standing::Locked } else { Standing::Open })
}
