use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::measures::{Asked, Measure, Scene};
use crate::state::State;
use crate::tree::Unreadable;

/// One change to a tree, made or about to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The path in the tree.
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

/// What is between a tree as it is and as it is to be.
pub(crate) struct Plan {
    pub(crate) steps: Vec<Step>,
    /// Measures that need something which is not there.
    pub(crate) lacking: Vec<Measure>,
}

/// One path that is to change.
pub(crate) struct Step {
    pub(crate) path: PathBuf,
    pub(crate) present: State,
    pub(crate) wanted: State,
}

/// Why there is no plan.
pub(crate) enum Obstacle {
    /// Something of another kind stands where a file or folder has to be.
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

impl Step {
    pub(crate) fn change(&self) -> Change {
        let kind = match (&self.present, &self.wanted) {
            (State::Absent, _) => Kind::Made,
            (_, State::Absent) => Kind::Removed,
            _ => Kind::Changed,
        };
        Change { path: self.path.clone(), kind }
    }
}

/// Finds what all measures ask for that is not so.
pub(crate) fn plan(scene: &Scene<'_>) -> Result<Plan, Obstacle> {
    let mut drawn = Drawn { scene, steps: Vec::new(), made: BTreeSet::new() };
    let (mut lacking, mut asked) = (Vec::new(), BTreeSet::new());
    for measure in Measure::ALL {
        match measure.asked(scene)? {
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

struct Drawn<'a> {
    scene: &'a Scene<'a>,
    steps: Vec<Step>,
    /// Folders that steps make.
    made: BTreeSet<PathBuf>,
}

impl Drawn<'_> {
    fn want(&mut self, path: &Path, wanted: State) -> Result<(), Obstacle> {
        let present = self.scene.tree.state(path)?;
        if present == wanted {
            return Ok(());
        }
        let fits = match (&present, &wanted) {
            (State::Absent, _) | (State::Folder { .. }, State::Folder { .. }) => true,
            (State::Folder { .. } | State::Other, _) | (_, State::Folder { .. } | State::Other) => false,
            _ => true,
        };
        if !fits {
            return Err(Obstacle::InTheWay { path: path.to_owned() });
        }
        self.want_above(path)?;
        if matches!(wanted, State::Folder { .. }) {
            self.made.insert(path.to_owned());
        }
        self.steps.push(Step { path: path.to_owned(), present, wanted });
        Ok(())
    }

    fn want_above(&mut self, path: &Path) -> Result<(), Obstacle> {
        let Some(above) = path.parent() else { return Ok(()) };
        if self.made.contains(above) || self.scene.tree.has_folder(above) {
            return Ok(());
        }
        self.want(above, State::folder())
    }

    /// What an earlier setup put there and nobody asks for any more becomes what it was before.
    fn withdraw(&mut self, still: &BTreeSet<PathBuf>) -> Result<(), Obstacle> {
        let entries = self.scene.record.into_iter().flat_map(|record| record.entries.iter().rev());
        let mut newest = BTreeSet::new();
        for entry in entries {
            let is_folder = |state: &State| matches!(state, State::Folder { .. });
            let has_newer = !newest.insert(&entry.path);
            if has_newer || still.contains(&entry.path) || is_folder(&entry.before) || entry.ours.iter().any(is_folder)
            {
                continue;
            }
            let present = self.scene.tree.state(&entry.path)?;
            if present != entry.before && entry.is_ours(&present) {
                let (path, wanted) = (entry.path.clone(), entry.before.clone());
                self.steps.push(Step { path, present, wanted });
            }
        }
        Ok(())
    }
}
