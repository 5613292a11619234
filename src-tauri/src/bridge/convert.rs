//! From the engine's types to what a window is told.

pub mod draft;
pub mod settings;

use std::path::PathBuf;
use std::time::Duration;

use engine::edition::{Edition, EditionLabel};
use engine::exhibition::content::{Content, Language, Section};
use engine::hall::{Hall, Still};
use engine::home::Settings;
use engine::ledger::{Health, Visits};
use engine::search::{Found, FoundText, Marked};
use engine::staff::{FEWEST_DIGITS, PinError, Role, StaffError};

use super::error::{Code, refuse};
use super::wire;
use crate::door::{EnterError, Insider};
pub use settings::closed;

/// The edition on screen, as people name it.
pub fn edition(edition: &Edition) -> wire::Edition {
    wire::Edition { current: true, ..label(edition.label()) }
}

/// A published edition, as people name it.
pub fn label(label: &EditionLabel) -> wire::Edition {
    wire::Edition {
        id: label.id.to_string(),
        number: label.number,
        published: label.published.map(|time| time.to_string()),
        current: label.current,
        note: label.note.clone(),
    }
}

/// The languages that this machine shows, in the order of its settings; all of the exhibition where the settings name
/// none that the exhibition has.
pub fn languages(content: &Content, settings: &Settings) -> Vec<Language> {
    let wanted: Vec<_> = settings
        .languages
        .iter()
        .filter_map(|tag| content.languages.iter().find(|language| language.tag == *tag))
        .cloned()
        .collect();
    if wanted.is_empty() { content.languages.clone() } else { wanted }
}

/// The exhibition with the sections and languages that this machine shows; all where the settings name none.
pub fn shown(content: &Content, settings: &Settings) -> Content {
    let mut shown = content.clone();
    shown.languages = languages(content, settings);
    let sections = sections(content, settings);
    shown.sections.retain(|section| sections.contains(&section.id()));
    shown
}

/// The sections that this machine shows, in the order of the exhibition; all where the settings name none that it has.
pub fn sections<'c>(content: &'c Content, settings: &Settings) -> Vec<&'c str> {
    let all = content.sections.iter().map(Section::id);
    let wanted: Vec<_> = all.clone().filter(|section| settings.sections.iter().any(|id| id == section)).collect();
    if wanted.is_empty() { all.collect() } else { wanted }
}

/// What was found, as a window is told.
pub fn found(found: Found) -> wire::Found {
    wire::Found {
        results: found.results.into_iter().map(result).collect(),
        count: u32::try_from(found.count).unwrap_or(u32::MAX),
        keys: found.keys,
        offers: found.offers,
    }
}

fn result(text: FoundText) -> wire::SearchResult {
    let marked = |words: Marked| wire::Marked { text: words.text, marks: words.marks };
    wire::SearchResult {
        section: text.section,
        item: text.item,
        lang: text.lang,
        title: marked(text.title),
        excerpt: marked(text.excerpt),
    }
}

/// How the kiosk fares, as a window is told.
pub fn health(health: &Health) -> wire::Health {
    wire::Health {
        at: health.at.to_string(),
        up_minutes: health.up_minutes,
        page_mb: health.page_mb,
        rest_mb: health.rest_mb,
        free_mb: health.free_mb,
        sound: health.sound,
        temperature: health.temperature,
    }
}

/// What was counted, as a window is told, with what the exhibition calls it.
pub fn visits(visits: Visits, content: &Content) -> wire::Visits {
    let title = |id: &str| content.sections.iter().find(|section| section.id() == id).map(Section::title);
    let name = |tag: &str| content.languages.iter().find(|language| language.tag == tag).map(|one| one.name.clone());
    let by_language = visits.by_language.into_iter().map(|one| wire::LanguageVisits {
        name: name(&one.language).unwrap_or_else(|| one.language.clone()),
        language: one.language,
        visits: one.visits,
    });
    let by_section = visits.by_section.into_iter().map(|one| wire::SectionVisits {
        title: title(&one.section).cloned().unwrap_or_default(),
        section: one.section,
        visits: one.visits,
        median_seconds: one.median_seconds,
        items: one.items,
        ended: one.ended,
    });
    let by_day = visits.by_day.iter();
    wire::Visits {
        from: visits.days.from().to_string(),
        to: visits.days.to().to_string(),
        visits: visits.visits,
        brushes: visits.brushes,
        median_seconds: visits.median_seconds,
        by_day: by_day.map(|one| wire::DayVisits { day: one.day.to_string(), visits: one.visits }).collect(),
        by_hour: visits.by_hour.to_vec(),
        by_length: visits.by_length.to_vec(),
        by_language: by_language.collect(),
        by_section: by_section.collect(),
    }
}

/// What was taken to a stick, as a window is told.
pub fn exported(files: &[PathBuf]) -> wire::Exported {
    let names = files.iter().filter_map(|file| file.file_name());
    wire::Exported {
        stick: files.first().and_then(|file| file.parent()).map(|at| at.display().to_string()).unwrap_or_default(),
        files: names.map(|name| name.to_string_lossy().into_owned()).collect(),
    }
}

/// What staff told the hall, as a window is told.
pub fn hall(hall: &Hall, content: &Content) -> wire::Hall {
    let told = |by: &String, at: jiff::Timestamp| wire::ToldHall { by: by.clone(), at: at.to_string() };
    wire::Hall {
        muted: hall.muted.as_ref().map(|muted| told(&muted.by, muted.since)),
        closed: hall.closed.as_ref().map(|closed| told(&closed.by, closed.until)),
        crest: content.look.crest.is_some(),
    }
}

/// What a still picture shows, as a window tells.
pub fn still(told: wire::Still) -> Still {
    match told {
        wire::Still::Picture => Still::Picture,
        wire::Still::Crest => Still::Crest,
    }
}

/// One of the staff, as a window is told.
pub fn member(insider: Insider) -> wire::Member {
    wire::Member { name: insider.name, role: told_role(insider.role) }
}

/// What somebody may do, as a window is told.
pub fn told_role(role: Role) -> wire::Role {
    match role {
        Role::Attendant => wire::Role::Attendant,
        Role::Curator => wire::Role::Curator,
        Role::Installer => wire::Role::Installer,
    }
}

/// What somebody may do, as a window tells.
pub fn role(told: wire::Role) -> Role {
    match told {
        wire::Role::Attendant => Role::Attendant,
        wire::Role::Curator => Role::Curator,
        wire::Role::Installer => Role::Installer,
    }
}

/// Why somebody did not come in, as a window is told.
pub fn entered(error: &EnterError) -> wire::Refusal {
    match error {
        EnterError::Wrong { wait, .. } => refuse(Code::WrongPin, [("seconds", seconds(*wait).to_string())]),
        EnterError::Wait { wait } => refuse(Code::MustWait, [("seconds", seconds(*wait).to_string())]),
        EnterError::Settled => refuse(Code::NotAllowed, []),
        EnterError::Staff(error) => staff(error),
    }
}

/// Why the staff were not changed, as a window is told.
pub fn staff(error: &StaffError) -> wire::Refusal {
    let name = |name: &String| [("name", name.clone())];
    match error {
        StaffError::Pin(PinError::Digits) => refuse(Code::PinTooShort, [("digits", FEWEST_DIGITS.to_string())]),
        StaffError::Pin(PinError::Simple) => refuse(Code::PinTooSimple, []),
        StaffError::Name { .. } => refuse(Code::NameEmpty, []),
        StaffError::Taken { name: taken } => refuse(Code::NameTaken, name(taken)),
        StaffError::Unknown { name: unknown } => refuse(Code::NobodyCalled, name(unknown)),
        StaffError::TooMany { most } => refuse(Code::TooManyPeople, [("most", most.to_string())]),
        StaffError::NoInstaller => refuse(Code::LastInstaller, []),
        StaffError::Busy { who, since } => refuse(Code::HomeIsBusy, [("who", who.clone()), ("since", since.clone())]),
        StaffError::Unreadable { .. }
        | StaffError::Newer { .. }
        | StaffError::Pin(PinError::Machine { .. })
        | StaffError::Store(_) => {
            tracing::error!(%error, "the staff of this kiosk can't be read or written");
            refuse(Code::MachineFailed, [("reason", error.to_string())])
        }
    }
}

/// Whole seconds, rounded up: who waited for them has waited.
pub fn seconds(wait: Duration) -> u32 {
    u32::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(u32::MAX)
}
