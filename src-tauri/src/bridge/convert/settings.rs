//! Between the settings of the engine and those that a window is told.

use engine::exhibition::content::{Content, Language, Section};
use engine::home::{self, Opening, Settings, Span, Time};
use engine::words::Lang;

use crate::bridge::wire::settings::{Closed, MachineSettings, Named, OpenSpan};

/// The settings, as a window is told.
pub fn told(settings: Settings) -> MachineSettings {
    let spans = |spans: &Vec<Span>| {
        let told = |span: &Span| OpenSpan { opens: span.opens.minutes(), closes: span.closes.minutes() };
        spans.iter().map(told).collect()
    };
    MachineSettings {
        languages: settings.languages,
        sections: settings.sections,
        idle_seconds: settings.idle_seconds,
        warning_seconds: settings.warning_seconds,
        volume: settings.volume,
        volume_ceiling: settings.volume_ceiling,
        opening: settings.opening.map(|opening| opening.week().iter().map(spans).collect()),
        closed: closed(settings.closed),
        reduced_motion: settings.reduced_motion,
        monitor: settings.monitor,
        sound_output: settings.sound_output,
    }
}

/// The languages of an exhibition, each by its own name.
pub fn languages(content: &Content) -> Vec<Named> {
    let named = |language: &Language| {
        let tag = language.tag.clone();
        Named { id: tag.clone(), name: language.name.clone(), lang: tag }
    };
    content.languages.iter().map(named).collect()
}

/// The sections of an exhibition, in a language where they have a title in it.
pub fn sections(content: &Content, language: &str) -> Vec<Named> {
    let named = |section: &Section| {
        let (id, title) = (section.id().to_owned(), section.title());
        let mut tags = [language].into_iter().chain(content.languages.iter().map(|language| language.tag.as_str()));
        let found = tags.find_map(|tag| title.get_key_value(tag));
        match found {
            Some((tag, name)) => Named { id, name: name.clone(), lang: tag.clone() },
            None => Named { name: id.clone(), lang: String::new(), id },
        }
    };
    content.sections.iter().map(named).collect()
}

/// Enters what a window was told, and perhaps changed; what it knows nothing of stays.
pub fn enter(present: &mut Settings, changed: MachineSettings, opening: Option<Opening>) {
    present.languages = changed.languages;
    present.sections = changed.sections;
    present.idle_seconds = changed.idle_seconds;
    present.warning_seconds = changed.warning_seconds;
    present.volume = changed.volume;
    present.volume_ceiling = changed.volume_ceiling;
    present.opening = opening;
    present.closed = match changed.closed {
        Closed::Attract => home::Closed::Attract,
        Closed::Dim => home::Closed::Dim,
        Closed::Dark => home::Closed::Dark,
    };
    present.reduced_motion = changed.reduced_motion;
    present.monitor = changed.monitor;
    present.sound_output = changed.sound_output;
}

/// Whether something differs that is the installer's.
pub fn is_installers(present: &Settings, changed: &MachineSettings) -> bool {
    let told = (&changed.monitor, &changed.sound_output, changed.reduced_motion);
    told != (&present.monitor, &present.sound_output, present.reduced_motion)
}

/// The hours of a week; nothing where they can't be, and no hours where it is always open.
#[allow(clippy::option_option, reason = "the outer one is whether they can be")]
pub fn opening(week: Option<&[Vec<OpenSpan>]>) -> Option<Option<Opening>> {
    let Some(week) = week else { return Some(None) };
    let span = |span: &OpenSpan| Some(Span { opens: Time::of(span.opens)?, closes: Time::of(span.closes)? });
    let days: Option<Vec<Vec<Span>>> = week.iter().map(|spans| spans.iter().map(span).collect()).collect();
    Opening::of_week(&days?.try_into().ok()?).map(Some)
}

/// Why hours can't be.
pub fn no_hours(lang: Lang) -> String {
    match lang {
        Lang::En => "Every day closes after it opens, and on one day at least the hall is open.",
        Lang::ZhHans => "每天的关闭时间必须晚于开放时间，并且至少有一天开放。",
    }
    .to_owned()
}

/// What the glass shows, as a window is told.
pub fn closed(closed: home::Closed) -> Closed {
    match closed {
        home::Closed::Attract => Closed::Attract,
        home::Closed::Dim => Closed::Dim,
        home::Closed::Dark => Closed::Dark,
    }
}

/// The name of a key of the file among [`MachineSettings`].
pub fn name_of(key: &str) -> String {
    let mut parts = key.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |name, part| {
        let (initial, rest) = part.split_at(part.chars().next().map_or(0, char::len_utf8));
        name + &initial.to_uppercase() + rest
    })
}
