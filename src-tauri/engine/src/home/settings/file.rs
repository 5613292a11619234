use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::ops::RangeInclusive;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use toml_edit::DocumentMut;

use super::{Closed, FILE, LOWER_EDGE_MM, MM_PER_PX, Settings, VIEWING_DISTANCE_MM};
use crate::exhibition::LanguageTag;
use crate::exhibition::document::{self, Document, FileSchema, Lines};
use crate::exhibition::values::At;
use crate::home::{Home, Opening};
use crate::problem::{Problem, ProblemCode};

/// Largest file of settings, in bytes.
pub(super) const LIMIT: u64 = 64 * 1024;

/// The settings as they stand in the file, and which state of the file that is.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// What is in force.
    pub settings: Settings,
    /// What is wrong in the file; each has its default.
    pub problems: Vec<Problem>,
    /// BLAKE3 of the file in hex, by which a change knows whether somebody else was first.
    pub seen: String,
}

/// `kiosk.toml` as it is written; the schema is its ranges and types.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct SettingsFile {
    mm_per_px: Option<At<Number>>,
    lower_edge_mm: Option<At<Number>>,
    viewing_distance_mm: Option<At<Number>>,
    monitor: Option<String>,
    #[schemars(range(min = 20, max = 3600))]
    idle_seconds: Option<u32>,
    #[schemars(range(min = 20, max = 120))]
    warning_seconds: Option<u32>,
    #[schemars(range(min = 0, max = 100))]
    volume: Option<u8>,
    #[schemars(range(min = 0, max = 100))]
    volume_ceiling: Option<u8>,
    languages: Vec<LanguageTag>,
    sections: Vec<String>,
    sound_output: Option<String>,
    reduced_motion: bool,
    opening: Option<At<String>>,
    closed: Option<ClosedWord>,
}

/// [`Closed`] as it is written.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum ClosedWord {
    Attract,
    Dim,
    Dark,
}

/// A number with or without a fraction.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(transparent)]
struct Number(f64);

impl JsonSchema for Number {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["number", "integer"] })
    }
}

impl Settings {
    /// Reads the settings. What is not there has its default; what is wrong is a problem and has its default too, key
    /// by key. Touches nothing.
    pub fn read(home: &Home) -> (Self, Vec<Problem>) {
        let Standing { settings, problems, .. } = Standing::read(home);
        (settings, problems)
    }
}

impl Standing {
    /// Reads the settings, as [`Settings::read`] does.
    pub fn read(home: &Home) -> Self {
        let mut bytes = Vec::new();
        let read = File::open(home.settings_file()).and_then(|file| file.take(LIMIT + 1).read_to_end(&mut bytes));
        match read {
            Ok(_) => Self::of(&bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::of(&[]),
            Err(error) => Self { problems: vec![Problem::unreadable(FILE, &error)], ..Self::of(&[]) },
        }
    }

    /// What a file says; none says what an empty one does.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let seen = blake3::hash(bytes).to_hex().to_string();
        let unread = |problem| Self { settings: Settings::default(), problems: vec![problem], seen: seen.clone() };
        if bytes.len() as u64 > LIMIT {
            return unread(Problem::new(ProblemCode::TooLarge, FILE).with("limit", LIMIT / 1024));
        }
        let Ok(text) = str::from_utf8(bytes) else {
            return unread(Problem::new(ProblemCode::NotUtf8, FILE));
        };
        let mut problems = Vec::new();
        let document = read_spared(text.strip_prefix('\u{feff}').unwrap_or(text), &mut problems);
        let settings = Measures { lines: &document.lines, problems: &mut problems }.settings(document.value);
        Self { settings, problems, seen }
    }
}

/// Reads what is TOML. Where the whole is not, each line that is TOML by itself counts and the others are named, so that
/// a slip of the pen does not cost a calibration.
fn read_spared(text: &str, problems: &mut Vec<Problem>) -> Document<SettingsFile> {
    let schema = FileSchema::of::<SettingsFile>();
    let mut found = Vec::new();
    let document = document::read(FILE, text, &schema, &mut found);
    if document.whole {
        problems.append(&mut found);
        return document;
    }
    let mut keys = BTreeSet::new();
    let mut spared = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let fault = match line.parse::<DocumentMut>() {
            Ok(alone) if alone.iter().all(|(key, _)| keys.insert(key.to_owned())) => None,
            Ok(_) => Some("duplicate key".to_owned()),
            Err(error) => Some(error.message().to_owned()),
        };
        spared.push(if fault.is_none() { line } else { "" });
        problems.extend(fault.map(|detail| Problem::new(ProblemCode::Syntax, FILE).at(number).with("detail", detail)));
    }
    let document = document::read(FILE, &spared.join("\n"), &schema, problems);
    problems.sort_by_key(|problem| problem.line);
    document
}

struct Measures<'a> {
    lines: &'a Lines,
    problems: &'a mut Vec<Problem>,
}

impl Measures<'_> {
    fn settings(mut self, file: Option<SettingsFile>) -> Settings {
        let file = file.unwrap_or_default();
        let usual = Settings::default();
        let mm_per_px = self.within("mm_per_px", file.mm_per_px, MM_PER_PX);
        let lower_edge_mm = self.within("lower_edge_mm", file.lower_edge_mm, LOWER_EDGE_MM);
        let viewing_distance_mm = self.within("viewing_distance_mm", file.viewing_distance_mm, VIEWING_DISTANCE_MM);
        Settings {
            mm_per_px,
            lower_edge_mm: lower_edge_mm.unwrap_or(usual.lower_edge_mm),
            viewing_distance_mm: viewing_distance_mm.unwrap_or(usual.viewing_distance_mm),
            monitor: file.monitor,
            idle_seconds: file.idle_seconds.unwrap_or(usual.idle_seconds),
            warning_seconds: file.warning_seconds.unwrap_or(usual.warning_seconds),
            volume: file.volume.unwrap_or(usual.volume),
            volume_ceiling: file.volume_ceiling.unwrap_or(usual.volume_ceiling),
            languages: file.languages.iter().map(ToString::to_string).collect(),
            sections: file.sections,
            sound_output: file.sound_output,
            reduced_motion: file.reduced_motion,
            opening: self.opening(file.opening),
            closed: file.closed.map_or(usual.closed, |word| match word {
                ClosedWord::Attract => Closed::Attract,
                ClosedWord::Dim => Closed::Dim,
                ClosedWord::Dark => Closed::Dark,
            }),
        }
    }

    fn opening(&mut self, written: Option<At<String>>) -> Option<Opening> {
        let At { value, start } = written?;
        let opening = Opening::parse(&value);
        if opening.is_none() {
            let problem = Problem::new(ProblemCode::BadForm, FILE).at(self.lines.line(start)).with("key", "opening");
            self.problems.push(problem.with("value", &value).with("example", Opening::EXAMPLE));
        }
        opening
    }

    fn within(&mut self, key: &str, number: Option<At<Number>>, range: RangeInclusive<f64>) -> Option<f64> {
        let At { value: Number(number), start } = number?;
        if range.contains(&number) {
            return Some(number);
        }
        let [least, most] = [range.start(), range.end()].map(|end| format!("{end:.3}"));
        let problem = Problem::new(ProblemCode::OutOfRange, FILE).at(self.lines.line(start));
        self.problems.push(problem.with("key", key).with("value", number).with("least", least).with("most", most));
        None
    }
}
