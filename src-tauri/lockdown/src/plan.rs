use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::ground::{Asked, Ground, Known, Stands, Unreadable};
use crate::measure::Measure;

/// One change to a machine, made or about to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Where: a path of the tree, or on Windows also a value of the registry and the like.
    pub path: PathBuf,
    /// What happens to it.
    pub kind: Kind,
}

/// What happens to a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// It is made.
    Made,
    /// It gets another content, target, owner or mode.
    Changed,
    /// It is removed.
    Removed,
}

/// What is between a machine as it is and as it is to be.
pub(crate) struct Plan<S> {
    pub(crate) steps: Vec<Step<S>>,
    /// Measures that need something which is not there.
    pub(crate) lacking: Vec<Measure>,
}

/// One path that is to change.
pub(crate) struct Step<S> {
    pub(crate) path: PathBuf,
    pub(crate) present: S,
    pub(crate) wanted: S,
}

/// Why there is no plan.
pub(crate) enum Obstacle {
    /// Something of another kind stands where something has to be.
    InTheWay {
        path: PathBuf,
    },
    Unreadable(Unreadable),
}

impl From<Unreadable> for Obstacle {
    fn from(error: Unreadable) -> Self {
        Self::Unreadable(error)
    }
}

impl<S> Plan<S> {
    pub(crate) fn paths(&self) -> Vec<PathBuf> {
        self.steps.iter().map(|step| step.path.clone()).collect()
    }
}

impl<S: Stands> Step<S> {
    pub(crate) fn change(&self) -> Change {
        let kind = if self.present == S::ABSENT {
            Kind::Made
        } else if self.wanted == S::ABSENT {
            Kind::Removed
        } else {
            Kind::Changed
        };
        Change { path: self.path.clone(), kind }
    }
}

/// Finds what all measures ask for that is not so.
pub(crate) fn plan<G: Ground>(ground: &G, known: &Known<'_, G::State>) -> Result<Plan<G::State>, Obstacle> {
    let mut drawn = Drawn { ground, known, steps: Vec::new(), made: BTreeSet::new() };
    let (mut lacking, mut asked) = (Vec::new(), BTreeSet::new());
    for &measure in Measure::of(G::PLATFORM) {
        match ground.asked(measure, known)? {
            Asked::Paths(paths) => {
                for (path, wanted) in paths {
                    drawn.want(&path, wanted)?;
                    asked.insert(path);
                }
            }
            Asked::Lacking => lacking.push(measure),
            Asked::NotApplicable | Asked::Unknown => {}
        }
    }
    drawn.withdraw(&asked)?;
    Ok(Plan { steps: drawn.steps, lacking })
}

struct Drawn<'a, G: Ground> {
    ground: &'a G,
    known: &'a Known<'a, G::State>,
    steps: Vec<Step<G::State>>,
    /// Folders that steps make.
    made: BTreeSet<PathBuf>,
}

impl<G: Ground> Drawn<'_, G> {
    fn want(&mut self, path: &Path, wanted: G::State) -> Result<(), Obstacle> {
        let present = self.ground.state(path)?;
        if present == wanted {
            return Ok(());
        }
        if !present.may_become(&wanted) {
            return Err(Obstacle::InTheWay { path: path.to_owned() });
        }
        self.want_above(path)?;
        if wanted.is_folder() {
            self.made.insert(path.to_owned());
        }
        self.steps.push(Step { path: path.to_owned(), present, wanted });
        Ok(())
    }

    fn want_above(&mut self, path: &Path) -> Result<(), Obstacle> {
        let Some(above) = self.ground.above(path) else { return Ok(()) };
        if self.made.contains(&above) || self.ground.has_folder(&above) {
            return Ok(());
        }
        self.want(&above, G::State::folder())
    }

    /// What an earlier setup put there and nobody asks for any more becomes what it was before.
    fn withdraw(&mut self, still: &BTreeSet<PathBuf>) -> Result<(), Obstacle> {
        let entries = self.known.record.into_iter().flat_map(|record| record.entries.iter().rev());
        let mut newest = BTreeSet::new();
        for entry in entries {
            let has_newer = !newest.insert(&entry.path);
            let is_folder = entry.before.is_folder() || entry.ours.iter().any(Stands::is_folder);
            if has_newer || still.contains(&entry.path) || is_folder {
                continue;
            }
            let present = self.ground.state(&entry.path)?;
            if present != entry.before && entry.is_ours(&present) {
                let (path, wanted) = (entry.path.clone(), entry.before.clone());
                self.steps.push(Step { path, present, wanted });
            }
        }
        Ok(())
    }
}
