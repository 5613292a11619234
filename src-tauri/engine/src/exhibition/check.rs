//! Checking an exhibition: every problem, and how much there is.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::folder::ReadError;
use super::model::Exhibition;
use super::read::{Draft, Probe, read_with};
use crate::problem::{Problem, ProblemCode, Severity};

/// What a check found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Every problem, by file and line.
    pub problems: Vec<Problem>,
    /// How much there is.
    pub counts: Counts,
}

/// How much there is in an exhibition.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Counts {
    /// Sections that can be shown.
    pub sections: usize,
    /// Items that can be shown.
    pub items: usize,
    /// Pictures that are shown, each place counted.
    pub pictures: usize,
    /// Length of the narration by language, in ms, of the sounds that could be looked at. Every language of the
    /// exhibition is named.
    pub narration: BTreeMap<String, u64>,
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// What is missing in some language.
    pub missing: Missing,
}

/// What is missing in some language, counted once a language.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Missing {
    /// Texts.
    pub texts: usize,
    /// Titles, names and other words.
    pub words: usize,
    /// Alt texts.
    pub alt: usize,
    /// Captions.
    pub captions: usize,
    /// Credits.
    pub credits: usize,
}

impl Counts {
    /// Counts what a draft holds.
    pub fn of(draft: &Draft) -> Self {
        let exhibition = &draft.exhibition;
        let mut counts = Self {
            sections: exhibition.sections.len(),
            items: exhibition.sections.iter().map(|section| section.items().len()).sum(),
            pictures: exhibition.pictures().filter(|picture| picture.readable).count(),
            narration: narration(exhibition),
            ..Self::default()
        };
        for problem in &draft.problems {
            match problem.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
            }
            let count = problem.arguments.get("count").and_then(|count| count.parse().ok()).unwrap_or(1);
            match problem.code {
                ProblemCode::TextMissing => counts.missing.texts += count,
                ProblemCode::WordsMissing => counts.missing.words += count,
                ProblemCode::AltMissing => counts.missing.alt += count,
                ProblemCode::CaptionMissing => counts.missing.captions += count,
                ProblemCode::CreditMissing => counts.missing.credits += count,
                _ => {}
            }
        }
        counts
    }
}

fn narration(exhibition: &Exhibition) -> BTreeMap<String, u64> {
    let mut lengths: BTreeMap<String, u64> = exhibition.languages.iter().map(|tag| (tag.to_string(), 0)).collect();
    for (tag, recording) in exhibition.scripts().flat_map(|(_, script)| &script.recordings) {
        *lengths.entry(tag.to_string()).or_default() += u64::from(recording.duration.unwrap_or(0));
    }
    lengths
}

/// Checks an exhibition; its sounds are looked at where there is something to look with.
///
/// # Errors
/// When the folder can't be read at all.
pub fn check(root: &Path, probe: Option<Probe<'_>>) -> Result<Report, ReadError> {
    let draft = read_with(root, probe)?;
    let counts = Counts::of(&draft);
    Ok(Report { problems: draft.problems, counts })
}
