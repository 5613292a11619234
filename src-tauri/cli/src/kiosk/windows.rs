use std::path::PathBuf;

use lockdown::windows::{self, RealAccounts, RealFiles, RealRegistry, System};
use lockdown::{Answers, AuditError, Change, Finding, Machine, Setup, SetupError, Undo, UndoError};

/// The Windows that runs this.
pub(crate) struct Place(RealRegistry);

impl Place {
    /// There is no other than the running one.
    pub(crate) fn at(_root: Option<PathBuf>) -> Self {
        Self(RealRegistry::default())
    }

    fn with<T>(&self, act: impl FnOnce(System<'_>) -> T) -> T {
        let accounts = RealAccounts::new(&self.0);
        act(System { registry: &self.0, files: &RealFiles, accounts: &accounts })
    }

    #[allow(clippy::unused_self, reason = "elsewhere it depends on the tree")]
    pub(crate) fn machine(&self) -> Machine {
        windows::machine()
    }

    pub(crate) fn host_name(&self) -> Option<String> {
        self.with(windows::host_name)
    }

    pub(crate) fn may_set_up(&self) -> Result<(), SetupError> {
        self.with(windows::may_set_up)
    }

    pub(crate) fn answers_before(&self) -> Result<Answers, SetupError> {
        self.with(windows::answers_before)
    }

    pub(crate) fn setup(&self, answers: Option<Answers>, dry: bool) -> Result<Setup, SetupError> {
        self.with(|system| if dry { windows::setup_dry(system, answers) } else { windows::setup(system, answers) })
    }

    pub(crate) fn undo(&self, dry: bool) -> Result<Undo, UndoError> {
        self.with(if dry { windows::undo_dry } else { windows::undo })
    }

    pub(crate) fn audit(&self) -> Result<Vec<Finding>, AuditError> {
        self.with(windows::audit)
    }

    /// What needs them is Linux's alone.
    #[allow(clippy::unused_self, reason = "elsewhere it depends on the tree")]
    pub(crate) fn recorded(&self) -> Vec<PathBuf> {
        Vec::new()
    }

    /// Policies are read anew at the restart for which people are asked.
    #[allow(clippy::unused_self, reason = "elsewhere it depends on the tree")]
    pub(crate) fn apply_at_once(&self, _changes: &[Change], _recorded: &[PathBuf]) -> Vec<String> {
        Vec::new()
    }
}
