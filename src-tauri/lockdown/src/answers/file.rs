use std::borrow::Cow;
use std::ops::RangeInclusive;

use engine::exhibition::LanguageTag;
use engine::exhibition::document::{self, FileSchema, Lines};
use engine::exhibition::values::At;
use engine::home::{LOWER_EDGE_MM, MM_PER_PX, Opening, VIEWING_DISTANCE_MM};
use engine::problem::{Problem, ProblemCode};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use super::Answers;
use super::form::{host_name, server, timezone};
use crate::machine::as_mac;

/// An answer file that was read.
pub(super) struct File {
    pub(super) all: Answers,
    pub(super) machines: Vec<Named>,
}

/// The answers of one `[[machine]]`.
pub(super) struct Named {
    pub(super) line: u32,
    pub(super) serial: Option<String>,
    pub(super) mac: Option<String>,
    pub(super) answers: Answers,
}

/// The file as it is written; the schema is its ranges and types.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Written {
    #[allow(dead_code, reason = "it must be there; which it is was looked at before")]
    format: u32,
    all: Option<Table>,
    #[serde(default)]
    machine: Vec<At<MachineTable>>,
}

macro_rules! tables {
    ($($(#[$attribute:meta])* $key:ident: $type:ty,)*) => {
        #[derive(Default, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields, default)]
        struct Table { $($(#[$attribute])* $key: Option<$type>,)* }

        /// The same with what tells which machine it is.
        #[derive(Default, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields, default)]
        struct MachineTable {
            serial: Option<At<String>>,
            mac: Option<At<String>>,
            name: Option<At<String>>,
            $($(#[$attribute])* $key: Option<$type>,)*
        }

        impl MachineTable {
            fn table(self) -> (Option<At<String>>, Option<At<String>>, Option<At<String>>, Table) {
                (self.serial, self.mac, self.name, Table { $($key: self.$key,)* })
            }
        }
    };
}

tables! {
    sections: Vec<String>,
    languages: Vec<LanguageTag>,
    mm_per_px: At<Number>,
    lower_edge_mm: At<Number>,
    viewing_distance_mm: At<Number>,
    monitor: String,
    #[schemars(range(min = 0, max = 100))]
    volume: u8,
    #[schemars(range(min = 0, max = 100))]
    volume_ceiling: u8,
    sound_output: String,
    #[schemars(range(min = 20, max = 3600))]
    idle_seconds: u32,
    #[schemars(range(min = 20, max = 120))]
    warning_seconds: u32,
    reduced_motion: bool,
    opening: At<String>,
    time_server: At<String>,
    timezone: At<String>,
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

/// Reads a file; `name` is what problems call it.
pub(super) fn read(name: &str, text: &str) -> Result<File, Vec<Problem>> {
    let mut problems = Vec::new();
    let read = document::read::<Written>(name, text, &FileSchema::of::<Written>(), &mut problems);
    let mut checked = Checked { name, lines: &read.lines, problems: &mut problems };
    let file = read.value.map(|written| checked.file(written));
    match file {
        Some(file) if problems.is_empty() => Ok(file),
        _ => {
            problems.sort_by_key(|problem| problem.line);
            Err(problems)
        }
    }
}

struct Checked<'a> {
    name: &'a str,
    lines: &'a Lines,
    problems: &'a mut Vec<Problem>,
}

impl Checked<'_> {
    fn file(&mut self, written: Written) -> File {
        let all = self.answers(written.all.unwrap_or_default(), None);
        let machines = written.machine.into_iter().map(|machine| self.machine(machine)).collect();
        File { all, machines }
    }

    fn machine(&mut self, At { value, start }: At<MachineTable>) -> Named {
        let line = self.lines.line(start);
        let (serial, mac, name, table) = value.table();
        if serial.is_none() && mac.is_none() {
            self.problems.push(Problem::new(ProblemCode::MissingKey, self.name).at(line).with("key", "serial"));
        }
        let serial = self.form("serial", serial, "C02XK1ABJHD2", |text| {
            Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
        });
        let mac = self.form("mac", mac, "00:1e:06:45:2a:11", as_mac);
        Named { line, serial, mac, answers: self.answers(table, name) }
    }

    fn answers(&mut self, table: Table, name: Option<At<String>>) -> Answers {
        Answers {
            name: self.form("name", name, "hall-1", host_name),
            sections: table.sections,
            languages: table.languages.map(|tags| tags.iter().map(ToString::to_string).collect()),
            mm_per_px: self.within("mm_per_px", table.mm_per_px, MM_PER_PX),
            lower_edge_mm: self.within("lower_edge_mm", table.lower_edge_mm, LOWER_EDGE_MM),
            viewing_distance_mm: self.within("viewing_distance_mm", table.viewing_distance_mm, VIEWING_DISTANCE_MM),
            monitor: table.monitor,
            volume: table.volume,
            volume_ceiling: table.volume_ceiling,
            sound_output: table.sound_output,
            idle_seconds: table.idle_seconds,
            warning_seconds: table.warning_seconds,
            reduced_motion: table.reduced_motion,
            opening: self.form("opening", table.opening, Opening::EXAMPLE, Opening::parse),
            time_server: self.form("time_server", table.time_server, "ntp.example.org", server),
            timezone: self.form("timezone", table.timezone, "Asia/Shanghai", timezone),
        }
    }

    /// A text that has to have a form, of which an example is told.
    fn form<T>(
        &mut self,
        key: &str,
        text: Option<At<String>>,
        example: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let At { value, start } = text?;
        let parsed = parse(&value);
        if parsed.is_none() {
            let problem = Problem::new(ProblemCode::BadForm, self.name).at(self.lines.line(start));
            self.problems.push(problem.with("key", key).with("value", &value).with("example", example));
        }
        parsed
    }

    fn within(&mut self, key: &str, number: Option<At<Number>>, range: RangeInclusive<f64>) -> Option<f64> {
        let At { value: Number(number), start } = number?;
        if range.contains(&number) {
            return Some(number);
        }
        let [least, most] = [range.start(), range.end()].map(|end| format!("{end:.3}"));
        let problem = Problem::new(ProblemCode::OutOfRange, self.name).at(self.lines.line(start));
        self.problems.push(problem.with("key", key).with("value", number).with("least", least).with("most", most));
        None
    }
}
