use std::path::PathBuf;

use thiserror::Error;

/// Why a task did not get done.
#[derive(Debug, Error)]
pub enum TaskError {
    /// A program is not on this machine.
    #[error("{program} is not on this machine: {remedy}")]
    Absent { program: String, remedy: String },
    /// A program could not be started.
    #[error("{program} could not be started")]
    Start {
        program: String,
        #[source]
        source: std::io::Error,
    },
    /// A program ended with an error; what it said stands above.
    #[error("`{command}` failed ({status})")]
    Failed { command: String, status: String },
    /// A file or folder could not be read or written.
    #[error("{path}")]
    File {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    /// System packages are missing and this task can't install them.
    #[error("these system packages are missing: {names}\n  {remedy}")]
    Packages { names: String, remedy: String },
    /// Files that are written by tests are not what was committed.
    #[error("these generated files were out of date and have been written anew; commit them: {files}")]
    Stale { files: String },
    /// Files that were written by tests once.
    #[error("no test writes these generated files any more; remove them: {files}")]
    Orphaned { files: String },
    /// The interface has grown beyond what a kiosk should load.
    #[error("the interface's {kind} is {size} bytes, more than its ceiling of {ceiling}")]
    Ceiling { kind: &'static str, size: u64, ceiling: u64 },
    /// A part of the tests that does not exist.
    #[error("there is no part {name}; there are {known}")]
    Part { name: String, known: String },
    /// A part of the tests failed.
    #[error("{part} failed after {seconds} s")]
    Test {
        part: &'static str,
        seconds: u64,
        #[source]
        source: Box<TaskError>,
    },
    /// The narration was not made.
    #[error("the narration")]
    Narrate {
        #[from]
        source: crate::narrate::NarrateError,
    },
    /// A program showed nothing of what was waited for.
    #[cfg(target_os = "linux")]
    #[error("nothing was shown within {seconds} s; the log ends:\n{log}")]
    NotShown { seconds: u64, log: String },
    /// The real application did not show what it should.
    #[error("the real application")]
    App {
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl TaskError {
    pub fn file(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }

    #[cfg(target_os = "linux")]
    pub fn app(source: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::App { source: Box::new(source) }
    }
}
