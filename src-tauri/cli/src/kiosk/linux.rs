use std::path::PathBuf;

use lockdown::{
    Answers, AuditError, Change, Finding, Machine, RealDisk, Setup, SetupError, Tree, Undo, UndoError, apply_at_once,
};

/// The tree that is meant.
pub(crate) struct Place(Tree);

impl Place {
    pub(crate) fn at(root: Option<PathBuf>) -> Self {
        Self(Tree::at(root.unwrap_or_else(|| "/".into())))
    }

    pub(crate) fn machine(&self) -> Machine {
        Machine::read(&self.0)
    }

    pub(crate) fn host_name(&self) -> Option<String> {
        lockdown::host_name(&self.0)
    }

    pub(crate) fn may_set_up(&self) -> Result<(), SetupError> {
        lockdown::may_set_up(&self.0)
    }

    pub(crate) fn answers_before(&self) -> Result<Answers, SetupError> {
        lockdown::answers_before(&self.0)
    }

    pub(crate) fn setup(&self, answers: Option<Answers>, dry: bool) -> Result<Setup, SetupError> {
        if dry { lockdown::setup_dry(&self.0, answers) } else { lockdown::setup(&self.0, answers, &RealDisk) }
    }

    pub(crate) fn undo(&self, dry: bool) -> Result<Undo, UndoError> {
        if dry { lockdown::undo_dry(&self.0) } else { lockdown::undo(&self.0, &RealDisk) }
    }

    pub(crate) fn audit(&self) -> Result<Vec<Finding>, AuditError> {
        lockdown::audit(&self.0)
    }

    /// All paths that setup has changed.
    pub(crate) fn recorded(&self) -> Vec<PathBuf> {
        lockdown::recorded(&self.0)
    }

    /// Tells the running system of changes. Returns the commands that failed.
    pub(crate) fn apply_at_once(&self, changes: &[Change], recorded: &[PathBuf]) -> Vec<String> {
        apply_at_once(&self.0, changes, recorded)
    }
}
