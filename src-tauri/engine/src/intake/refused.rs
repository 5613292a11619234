use crate::exhibition::excerpt;
use crate::problem::{Problem, ProblemCode};

/// Characters of a text that a problem names it by.
const NAMED_BY: usize = 24;

/// A file that can't be taken: each reason with its place and what to do. Nothing of it was used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the file can't be taken for {} reasons", problems.len())]
pub struct Refused {
    /// In the order of the file.
    pub problems: Vec<Problem>,
}

impl Refused {
    /// For one reason that concerns the whole file.
    pub(super) fn new(code: ProblemCode, file: &str) -> Self {
        Problem::new(code, file).into()
    }
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        Self { problems: vec![problem] }
    }
}

/// The beginning of a text for a problem to name it by, on one line.
pub(super) fn named_by(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    excerpt(&words.join(" "), NAMED_BY)
}
