//! What is wrong with something that staff wrote: where, how grave, and what to do about it.

mod code;

use std::collections::BTreeMap;
use std::io;

use serde::{Deserialize, Serialize};

pub use code::ProblemCode;

use crate::words::{self, Lang};

/// How grave a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something staff wrote can't be shown.
    Error,
    /// Everything can be shown, but something is missing or doubtful.
    Warning,
}

/// One problem. The file is named relative to the folder that was read, with `/` between its parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// How grave it is.
    pub severity: Severity,
    /// Which one it is.
    pub code: ProblemCode,
    /// The file or folder concerned; empty for the folder that was read.
    pub file: String,
    /// Line in the file, from 1.
    pub line: Option<u32>,
    /// What the sentence and the remedy name, by key.
    pub arguments: BTreeMap<String, String>,
}

impl Problem {
    /// A problem with a whole file; its severity is the code's own.
    pub fn new(code: ProblemCode, file: impl Into<String>) -> Self {
        Self { severity: code.severity(), code, file: file.into(), line: None, arguments: BTreeMap::new() }
    }

    /// The same, at a line (from 1).
    #[must_use]
    pub fn at(mut self, line: u32) -> Self {
        self.line = Some(line);
        self
    }

    /// The same, naming a thing.
    #[must_use]
    #[allow(clippy::needless_pass_by_value, reason = "callers write literals, numbers and strings alike")]
    pub fn with(mut self, key: &str, value: impl ToString) -> Self {
        self.arguments.insert(key.to_owned(), value.to_string());
        self
    }

    /// A file that the machine did not let be read.
    pub(crate) fn unreadable(file: impl Into<String>, error: &io::Error) -> Self {
        let why = words::reason_key(error.kind()).unwrap_or("io");
        Self::new(ProblemCode::Unreadable, file).with("why", why).with("detail", error)
    }

    /// What is wrong, in one sentence, without file and line.
    pub fn sentence(&self, lang: Lang) -> String {
        words::sentence(self, lang)
    }

    /// What to do about it.
    pub fn remedy(&self, lang: Lang) -> String {
        words::remedy(self, lang)
    }
}
