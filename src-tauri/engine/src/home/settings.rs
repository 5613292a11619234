use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::ops::RangeInclusive;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use toml_edit::{Array, DocumentMut, Item, Value, value};

use super::Home;
use crate::exhibition::LanguageTag;
use crate::exhibition::document::{self, Document, FileSchema, Lines};
use crate::exhibition::values::At;
use crate::problem::{Problem, ProblemCode};

const FILE: &str = "kiosk.toml";

/// Millimetres of one physical pixel: 20 to 350 pixels an inch, which no panel leaves.
pub const MM_PER_PX: RangeInclusive<f64> = 25.4 / 350.0..=25.4 / 20.0;
/// Height of a screen's lower edge above the floor, in mm.
pub const LOWER_EDGE_MM: RangeInclusive<f64> = 0.0..=3000.0;
/// Distance from which people read, in mm.
pub const VIEWING_DISTANCE_MM: RangeInclusive<f64> = 300.0..=2000.0;

/// Largest file of settings, in bytes.
const LIMIT: u64 = 64 * 1024;

/// What belongs to the machine: `kiosk.toml` in its home.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Millimetres of one physical pixel, measured by somebody; nothing until then.
    pub mm_per_px: Option<f64>,
    /// Height of the screen's lower edge above the floor, in mm, 0 to 3000.
    pub lower_edge_mm: f64,
    /// Distance from which people read, in mm, 300 to 2000.
    pub viewing_distance_mm: f64,
    /// Name of the monitor to fill; nothing for the main one.
    pub monitor: Option<String>,
    /// Seconds without a touch before the warning, at least; 20 to 3600.
    pub idle_seconds: u32,
    /// Seconds that the warning stands; 20 to 120.
    pub warning_seconds: u32,
    /// Volume that each visit starts with, 0 to 100.
    pub volume: u8,
    /// Volume that visitors can't exceed, 0 to 100.
    pub volume_ceiling: u8,
    /// Languages shown, in order; empty for all.
    pub languages: Vec<String>,
    /// Sections shown; empty for all.
    pub sections: Vec<String>,
    /// Name of the sound device; nothing for the system's own choice.
    pub sound_output: Option<String>,
    /// Whether every visit starts with reduced motion.
    pub reduced_motion: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            mm_per_px: None,
            lower_edge_mm: 900.0,
            viewing_distance_mm: 600.0,
            monitor: None,
            idle_seconds: 60,
            warning_seconds: 25,
            volume: 60,
            volume_ceiling: 85,
            languages: Vec::new(),
            sections: Vec::new(),
            sound_output: None,
            reduced_motion: false,
        }
    }
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
        let mut bytes = Vec::new();
        let read = File::open(home.settings_file()).and_then(|file| file.take(LIMIT + 1).read_to_end(&mut bytes));
        let problem = match read {
            Ok(_) if bytes.len() as u64 > LIMIT => {
                Problem::new(ProblemCode::TooLarge, FILE).with("limit", LIMIT / 1024)
            }
            Ok(_) if str::from_utf8(&bytes).is_err() => Problem::new(ProblemCode::NotUtf8, FILE),
            Ok(_) => return Self::parse(&String::from_utf8_lossy(&bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return (Self::default(), Vec::new()),
            Err(error) => Problem::unreadable(FILE, &error),
        };
        (Self::default(), vec![problem])
    }

    fn parse(text: &str) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let document = read_spared(text.strip_prefix('\u{feff}').unwrap_or(text), &mut problems);
        let read = Measures { lines: &document.lines, problems: &mut problems }.settings(document.value);
        (read, problems)
    }

    /// Writes the settings in one step: after a power cut the file is the old one or the new one. Comments, and keys
    /// that are not known here, stay as they are.
    ///
    /// # Errors
    /// [`io::ErrorKind::InvalidInput`] when a measure is outside its range; else when the home can't be written. The
    /// file is as it was.
    pub fn write(&self, home: &Home) -> io::Result<()> {
        self.refuse_impossible()?;
        let path = home.settings_file();
        let old = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error),
        };
        let text = str::from_utf8(&old).ok().map(|text| text.strip_prefix('\u{feff}').unwrap_or(text));
        let mut document = if let Some(document) = text.and_then(|text| text.parse::<DocumentMut>().ok()) {
            document
        } else {
            // Somebody's work, even where it can't be understood.
            home.write_whole(&path.with_extension("toml.old"), &old)?;
            DocumentMut::new()
        };
        self.enter(&mut document);
        home.write_whole(&path, document.to_string().as_bytes())
    }

    /// What would not be believed when it is read is not written; no number at all is in no range.
    fn refuse_impossible(&self) -> io::Result<()> {
        let measures = [
            ("mm_per_px", self.mm_per_px, MM_PER_PX),
            ("lower_edge_mm", Some(self.lower_edge_mm), LOWER_EDGE_MM),
            ("viewing_distance_mm", Some(self.viewing_distance_mm), VIEWING_DISTANCE_MM),
        ];
        match measures.into_iter().find(|(_, number, range)| number.is_some_and(|number| !range.contains(&number))) {
            Some((key, number, range)) => {
                let number = number.unwrap_or_default();
                let told = format!("{key} = {number} is not in {:.3} to {:.3}", range.start(), range.end());
                Err(io::Error::new(io::ErrorKind::InvalidInput, told))
            }
            None => Ok(()),
        }
    }

    fn enter(&self, document: &mut DocumentMut) {
        for ((key, entered), (_, usual)) in self.entries().into_iter().zip(Self::default().entries()) {
            let Some(entered) = entered else {
                document.remove(key);
                continue;
            };
            if let Some(Item::Value(old)) = document.get_mut(key) {
                // Keeps the comment that stands after the value.
                let decor = old.decor().clone();
                *old = entered;
                *old.decor_mut() = decor;
            } else if usual.is_none_or(|usual| usual.to_string() != entered.to_string()) {
                // A default that nobody wrote down stays free to change with the program.
                document[key] = value(entered);
            }
        }
    }

    fn entries(&self) -> [(&'static str, Option<Value>); 12] {
        let list = |entries: &[String]| Some(entries.iter().map(String::as_str).collect::<Array>().into());
        let number = |number: u32| Some(i64::from(number).into());
        [
            ("monitor", self.monitor.as_deref().map(Value::from)),
            ("mm_per_px", self.mm_per_px.map(Value::from)),
            ("lower_edge_mm", Some(self.lower_edge_mm.into())),
            ("viewing_distance_mm", Some(self.viewing_distance_mm.into())),
            ("idle_seconds", number(self.idle_seconds)),
            ("warning_seconds", number(self.warning_seconds)),
            ("volume", number(self.volume.into())),
            ("volume_ceiling", number(self.volume_ceiling.into())),
            ("languages", list(&self.languages)),
            ("sections", list(&self.sections)),
            ("sound_output", self.sound_output.as_deref().map(Value::from)),
            ("reduced_motion", Some(self.reduced_motion.into())),
        ]
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
        }
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
