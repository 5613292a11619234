//! What is found in a paragraph besides its words.

use crate::problem::{Problem, ProblemCode, Severity};

/// Something to refuse or to remark, with its place.
pub(super) struct Finding {
    pub(super) code: ProblemCode,
    /// The paragraph, from 1, among those that are not empty, and its first words.
    pub(super) paragraph: usize,
    pub(super) first: String,
    pub(super) arguments: Vec<(&'static str, String)>,
}

impl Finding {
    pub(super) fn code(&self) -> ProblemCode {
        self.code
    }

    pub(super) fn problem(&self, file: &str) -> Problem {
        let problem = Problem::new(self.code, file).with("paragraph", self.paragraph).with("first", &self.first);
        self.arguments.iter().fold(problem, |problem, (key, value)| problem.with(key, value))
    }

    /// As a remark, where it is one.
    pub(super) fn remark(&self, file: &str) -> Option<Problem> {
        (self.code.severity() == Severity::Warning).then(|| self.problem(file))
    }

    /// Whether it is a line of a table of contents.
    pub(super) fn is_contents(&self) -> bool {
        self.code == ProblemCode::PartDropped && self.arguments.iter().any(|(_, value)| value == "contents")
    }
}
