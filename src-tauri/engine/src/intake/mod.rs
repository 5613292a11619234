//! What staff bring becomes items of an exhibition, or a list of what is wrong with it.
//!
//! A file is told by its content, never by its name; nothing is read without a limit; nothing that is there is ever
//! overwritten; and whatever fails, the exhibition is as it was or has everything that was reported.

mod archive;
mod captions;
mod contents;
mod copy;
pub mod date;
pub mod document;
mod documents;
mod encoding;
mod error;
#[cfg(fuzzing)]
pub mod fuzzed;
mod heif;
pub mod items;
mod kind;
pub(crate) mod list;
mod names;
mod package;
mod pictures;
mod place;
mod refused;
mod report;
mod shelve;
mod sound;
mod sources;
mod staging;
mod suggestions;
pub mod table;
mod take;
mod texts;

use std::path::{Path, PathBuf};

use crate::edition::Progress;
use crate::exhibition;
use crate::problem::{Problem, ProblemCode, Severity};
use crate::store::Disk;

pub use crate::exhibition::is_left_behind;
pub use archive::{HIGHEST_RATIO, MOST_UNPACKED, RATIO_FROM};
pub use documents::MOST_TEXT;
pub use error::ImportError;
pub use refused::Refused;
pub use report::{Known, Report, Role, Taken, ToWrite};
pub use sources::{DEEPEST, MOST_FILES};
pub use suggestions::Suggestions;

/// What is to be imported, and with what.
#[derive(Clone, Copy, Debug)]
pub struct Request<'r> {
    /// Files, folders, zips and mounted sticks.
    pub sources: &'r [PathBuf],
    /// The exhibition's folder.
    pub into: &'r Path,
    /// The section, or the folder of an event or a person; without it pictures go to the first gallery.
    pub section: Option<&'r str>,
    /// Report alone.
    pub dry_run: bool,
    /// libheif's program, where it is installed.
    pub heif: Option<&'r Path>,
    /// Where temporary files may be made.
    pub scratch: &'r Path,
}

/// Takes staff's files into an exhibition. `stop` is asked often, and nothing is changed once it has said so.
///
/// # Errors
/// When nothing could be imported; the exhibition is as it was. What is wrong with single files is in the report.
pub fn import(
    request: &Request<'_>,
    disk: &dyn Disk,
    stop: &dyn Fn() -> bool,
    progress: &mut dyn FnMut(Progress),
) -> Result<Report, ImportError> {
    let draft = exhibition::read(request.into)?;
    refuse_unreadable(&draft, "exhibition.toml")?;
    let mut report = Report { dry_run: request.dry_run, ..Report::default() };
    let found = sources::list(request.sources, request.into, &mut report.problems)?;
    let asked = request.section.map(|_| ());
    let place = place::Place::find(&draft.exhibition, request.into, request.section)?;
    if let Some(list) = place.list() {
        refuse_unreadable(&draft, &list)?;
    }
    refuse_lost_sections(&draft)?;
    let shelf = shelve::Shelf::new(request.into, &draft, place, asked.is_some())?;
    take::run(request, disk, stop, progress, found, shelf, report)
}

/// Refuses an exhibition of which a section can't be understood: another would be made beside it, or its recordings
/// would find no place.
fn refuse_lost_sections(draft: &exhibition::Draft) -> Result<(), ImportError> {
    let is_lost = |file: &str| {
        let folder = file.strip_suffix("/section.toml");
        folder.is_some_and(|folder| draft.exhibition.sections.iter().all(|section| section.id != folder))
    };
    let of_lost = |problem: &&Problem| problem.severity == Severity::Error && is_lost(&problem.file);
    let problems: Vec<_> = draft.problems.iter().filter(of_lost).cloned().collect();
    if problems.is_empty() { Ok(()) } else { Err(ImportError::Problems { problems }) }
}

/// Refuses an exhibition of which a file that the import may add to can't be understood.
fn refuse_unreadable(draft: &exhibition::Draft, file: &str) -> Result<(), ImportError> {
    use ProblemCode as P;
    let stops = |code| {
        matches!(
            code,
            P::NoExhibition | P::FormatTooNew | P::Unreadable | P::NotUtf8 | P::TooLarge | P::TooDeep | P::Syntax
        )
    };
    let problems: Vec<_> =
        draft.problems.iter().filter(|problem| problem.file == file && stops(problem.code)).cloned().collect();
    if problems.is_empty() { Ok(()) } else { Err(ImportError::Problems { problems }) }
}
