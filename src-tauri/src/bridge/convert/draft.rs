//! From the engine's draft to what the staff window is told.

use std::collections::BTreeMap;

use engine::draft::{DraftError, ListedPicture, Part, PartKind, PictureWords, Shown, Step, StepKind};
use engine::edition::{Difference, ItemName, Progress, PublishError, Stage};
use engine::exhibition::LanguageTag;
use engine::exhibition::values::Words;
use engine::intake::{ImportError, Report};
use engine::problem::{Problem, Severity};
use engine::words::Lang;

use crate::bridge::error::{Code, refuse};
use crate::bridge::wire;
use crate::kiosk::{DeskError, Seen};
use crate::sticks::Stick;

/// A draft, in words of a language.
pub fn draft(seen: Seen, lang: Lang) -> wire::Draft {
    let Seen { about, survey, steps: (undo, redo), base, thumbnails } = seen;
    wire::Draft {
        by: about.by,
        begun: about.begun.to_string(),
        number: about.number,
        languages: survey.languages.iter().map(ToString::to_string).collect(),
        sections: survey.sections.into_iter().map(|section| self::section(section, &thumbnails)).collect(),
        problems: survey.problems.iter().map(|problem| self::problem(problem, lang)).collect(),
        undo: undo.map(step),
        redo: redo.map(step),
        base,
    }
}

fn section(section: Shown, thumbnails: &BTreeMap<String, String>) -> wire::DraftSection {
    wire::DraftSection {
        id: section.id,
        title: by_tag(&section.title),
        kind: match section.kind {
            PartKind::Message => wire::SectionKind::Message,
            PartKind::Timeline => wire::SectionKind::Timeline,
            PartKind::Gallery => wire::SectionKind::Gallery,
            PartKind::People => wire::SectionKind::People,
        },
        parts: section.parts.into_iter().map(|part| self::part(part, thumbnails)).collect(),
    }
}

fn part(part: Part, thumbnails: &BTreeMap<String, String>) -> wire::DraftPart {
    wire::DraftPart {
        id: part.id,
        title: by_tag(&part.title),
        texts: part.texts.as_ref().map(by_tag),
        list: part.list,
        pictures: part.pictures.into_iter().map(|picture| self::picture(picture, thumbnails)).collect(),
        recorded: part.recorded.iter().map(ToString::to_string).collect(),
    }
}

fn picture(picture: ListedPicture, thumbnails: &BTreeMap<String, String>) -> wire::DraftPicture {
    let ListedPicture { file, path, readable, words, suggested } = picture;
    wire::DraftPicture {
        file,
        readable,
        words: wire::PictureWords {
            alt: by_tag(&words.alt),
            caption: by_tag(&words.caption),
            credit: by_tag(&words.credit),
        },
        suggested: wire::SuggestedWords {
            alt: by_tag(&suggested.alt),
            caption: by_tag(&suggested.caption),
            credit: suggested.credit,
        },
        thumbnail: thumbnails.get(&path).cloned(),
    }
}

fn by_tag(words: &Words) -> BTreeMap<String, String> {
    words.iter().map(|(tag, text)| (tag.to_string(), text.clone())).collect()
}

/// What staff wrote of a picture; what is no language where one is expected.
pub fn words(said: wire::PictureWords) -> Result<PictureWords, String> {
    let by_language = |said: BTreeMap<String, String>| -> Result<Words, String> {
        said.into_iter()
            .map(|(tag, text)| LanguageTag::parse(&tag).map(|known| (known, text)).map_err(|_| tag))
            .collect()
    };
    Ok(PictureWords {
        alt: by_language(said.alt)?,
        caption: by_language(said.caption)?,
        credit: by_language(said.credit)?,
    })
}

fn problem(problem: &Problem, lang: Lang) -> wire::DraftProblem {
    wire::DraftProblem {
        file: problem.file.clone(),
        line: problem.line,
        grave: problem.severity == Severity::Error,
        sentence: problem.sentence(lang),
        remedy: problem.remedy(lang),
    }
}

fn step(step: Step) -> wire::DraftStep {
    let kind = match step.kind {
        StepKind::Import => wire::StepKind::Import,
        StepKind::Words => wire::StepKind::Words,
        StepKind::Order => wire::StepKind::Order,
        StepKind::Remove => wire::StepKind::Remove,
        StepKind::Text => wire::StepKind::Text,
    };
    wire::DraftStep { kind, to: step.to }
}

/// A stick.
pub fn stick(stick: Stick) -> wire::Stick {
    let entries = stick.entries.into_iter().map(|(path, name, folder)| wire::StickEntry {
        path: path.to_string_lossy().into_owned(),
        name,
        folder,
    });
    wire::Stick { path: stick.path.to_string_lossy().into_owned(), name: stick.name, entries: entries.collect() }
}

/// What came of loading.
pub fn loaded(report: Report, lang: Lang) -> wire::Loaded {
    let role = |role| serde_json::to_value(role).ok().and_then(|role| role.as_str().map(str::to_owned));
    let taken = report.taken.into_iter().map(|taken| wire::TakenFile {
        from: taken.from,
        to: taken.to,
        role: role(taken.role).unwrap_or_default(),
    });
    wire::Loaded {
        taken: taken.collect(),
        known: count(report.known.len()),
        problems: report.problems.iter().map(|problem| self::problem(problem, lang)).collect(),
    }
}

/// How far something is.
pub fn progress(progress: Progress) -> wire::Progress {
    let stage = match progress.stage {
        Stage::Import => wire::ProgressStage::Import,
        Stage::Store => wire::ProgressStage::Store,
        Stage::Derive => wire::ProgressStage::Derive,
        Stage::Verify | Stage::Pack => wire::ProgressStage::Verify,
    };
    wire::Progress { stage, done: count(progress.done), total: count(progress.total) }
}

/// What would be published.
pub fn changes(difference: Option<Difference>) -> wire::DraftChanges {
    let difference = difference.unwrap_or_default();
    let named = |items: Vec<ItemName>| {
        items.into_iter().map(|item| wire::NamedItem { id: item.id, title: item.title }).collect()
    };
    wire::DraftChanges {
        added: named(difference.added),
        changed: named(difference.changed),
        removed: named(difference.removed),
    }
}

/// Why something was not done at the desk.
pub fn refused(error: &DeskError) -> wire::Refusal {
    let failed = |error: &dyn std::error::Error| {
        tracing::error!(%error, "the draft");
        refuse(Code::MachineFailed, [("reason", error.to_string())])
    };
    match error {
        DeskError::Current(error) => failed(error),
        DeskError::Behind { number, by } => {
            refuse(Code::DraftBehind, [("number", number.to_string()), ("by", by.clone())])
        }
        DeskError::NoStick => refuse(Code::SourceLost, [("path", String::new())]),
        DeskError::Publish(error) => match error {
            PublishError::Problems { problems } => {
                refuse(Code::ExhibitionHasProblems, [("count", problems.len().to_string())])
            }
            PublishError::Busy { who, since } => busy(who, since),
            PublishError::Changed { file } => refuse(Code::DraftChanged, [("file", file.clone())]),
            error => failed(error),
        },
        DeskError::Draft(error) => match error {
            DraftError::None => refuse(Code::NoDraft, []),
            DraftError::Begun { by } => refuse(Code::DraftBegun, [("by", by.clone())]),
            DraftError::Damaged { file } => refuse(Code::DraftDamaged, [("file", file.clone())]),
            DraftError::Busy { who, since } => busy(who, since),
            DraftError::Changed { file } => refuse(Code::DraftChanged, [("file", file.clone())]),
            DraftError::Unknown { what } => refuse(Code::NotInDraft, [("what", what.clone())]),
            DraftError::Unreadable { file } => refuse(Code::ListUnreadable, [("file", file.clone())]),
            DraftError::TooLong { file } => refuse(Code::TooLong, [("file", file.clone())]),
            DraftError::Import(error) => import(error).unwrap_or_else(|| failed(error)),
            error => failed(error),
        },
    }
}

fn import(error: &ImportError) -> Option<wire::Refusal> {
    Some(match error {
        ImportError::NoSource { path } | ImportError::Source { path, .. } => {
            refuse(Code::SourceLost, [("path", path.to_string_lossy().into_owned())])
        }
        ImportError::TooMany => refuse(Code::TooManyFiles, []),
        ImportError::Stopped => refuse(Code::Stopped, []),
        ImportError::Changed { file } => refuse(Code::DraftChanged, [("file", file.clone())]),
        ImportError::NoSection { asked, .. } => refuse(Code::NotInDraft, [("what", asked.clone())]),
        ImportError::Problems { problems } => {
            refuse(Code::ExhibitionHasProblems, [("count", problems.len().to_string())])
        }
        ImportError::Busy => busy("?", "?"),
        ImportError::Read(_) | ImportError::Store(_) => return None,
    })
}

fn busy(who: &str, since: &str) -> wire::Refusal {
    refuse(Code::HomeIsBusy, [("who", who.to_owned()), ("since", since.to_owned())])
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
