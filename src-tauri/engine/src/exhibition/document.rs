//! Reading one TOML file against the schema of its type, so that every fault in it is named at once, with its line.
//!
//! What does not fit is taken out and the rest is kept: one bad key costs that key alone.

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::date::{KnownDate, KnownDateError};
use super::language::LanguageTag;
use super::names::InnerPath;
use crate::problem::{Problem, ProblemCode};

/// Tables and arrays inside one another, at most.
pub const NESTING: usize = 32;

/// Where the lines of a text start.
#[derive(Clone, Debug, Default)]
pub struct Lines(Vec<usize>);

impl Lines {
    /// Finds the lines of a text.
    pub fn of(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at + 1).collect())
    }

    /// The line, from 1, in which a byte stands.
    pub fn line(&self, byte: usize) -> u32 {
        self.0.partition_point(|start| *start <= byte) as u32 + 1
    }
}

/// The schema of a file, made ready.
#[derive(Debug)]
pub struct FileSchema(Json);

impl FileSchema {
    /// The schema of a type.
    pub fn of<T: JsonSchema>() -> Self {
        Self(schemars::schema_for!(T).to_value())
    }

    fn resolve<'s>(&'s self, mut schema: &'s Json) -> &'s Json {
        while let Some(name) = schema["$ref"].as_str() {
            let key = name.strip_prefix("#/$defs/").unwrap_or(name);
            schema = &self.0["$defs"][key];
        }
        schema
    }
}

/// A TOML file that was read.
#[derive(Debug)]
pub struct Document<T> {
    /// What it says, without what does not fit; absent where nothing usable is left.
    pub value: Option<T>,
    /// Its lines.
    pub lines: Lines,
    /// Whether it is TOML at all; where not, `value` is a part of what was meant.
    pub whole: bool,
}

/// Reads a file: `file` is the name that problems give it.
pub fn read<T: DeserializeOwned>(
    file: &str,
    text: &str,
    schema: &FileSchema,
    problems: &mut Vec<Problem>,
) -> Document<T> {
    let lines = Lines::of(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    problems.extend(errors.first().map(|error| syntax(file, &lines, error)));
    let whole = errors.is_empty();
    let span = table.span();
    let mut root = Spanned::new(span.clone(), DeValue::Table(table.into_inner()));
    let mut value = None;
    if depth(root.get_ref()) > NESTING {
        problems.push(Problem::new(ProblemCode::TooDeep, file).with("limit", NESTING));
    } else {
        let mut walk = Walk {
            file,
            lines: &lines,
            schema,
            whole,
            problems,
        };
        if walk.fits(&mut root, &schema.0, "") {
            let table = Spanned::new(
                span,
                match root.into_inner() {
                    DeValue::Table(table) => table,
                    _ => DeTable::new(),
                },
            );
            match T::deserialize(toml::de::Deserializer::from(table)) {
                Ok(read) => value = Some(read),
                Err(error) => problems.push(syntax(file, &lines, &error)),
            }
        }
    }
    Document {
        value,
        lines,
        whole,
    }
}

/// The text of one key at the top of a file, and its line, whatever else the file says.
pub fn peek(text: &str, key: &str) -> Option<(String, u32)> {
    let (table, _) = DeTable::parse_recoverable(text);
    let value = table.get_ref().get(key)?;
    let line = Lines::of(text).line(value.span().start);
    match value.get_ref() {
        DeValue::String(text) => Some((text.to_string(), line)),
        DeValue::Integer(number) => Some((number.to_string(), line)),
        _ => None,
    }
}

/// Names the first place at which a file is not TOML.
pub fn check_syntax(file: &str, text: &str, problems: &mut Vec<Problem>) {
    let (_, errors) = DeTable::parse_recoverable(text);
    problems.extend(
        errors
            .first()
            .map(|error| syntax(file, &Lines::of(text), error)),
    );
}

fn syntax(file: &str, lines: &Lines, error: &toml::de::Error) -> Problem {
    let line = lines.line(error.span().map_or(0, |span| span.start));
    Problem::new(ProblemCode::Syntax, file)
        .at(line)
        .with("detail", error.message())
}

fn depth(value: &DeValue<'_>) -> usize {
    match value {
        DeValue::Array(array) => 1 + array.iter().map(|v| depth(v.get_ref())).max().unwrap_or(0),
        DeValue::Table(table) => {
            1 + table
                .values()
                .map(|v| depth(v.get_ref()))
                .max()
                .unwrap_or(0)
        }
        _ => 0,
    }
}

/// The candidate nearest to what was written, where one is near enough to be meant.
pub fn nearest<'c>(written: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    if written.len() > 64 {
        return None;
    }
    let lower = written.to_lowercase();
    candidates
        .map(|candidate| {
            (
                strsim::jaro_winkler(&lower, &candidate.to_lowercase()),
                candidate,
            )
        })
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

struct Walk<'w> {
    file: &'w str,
    lines: &'w Lines,
    schema: &'w FileSchema,
    whole: bool,
    problems: &'w mut Vec<Problem>,
}

impl Walk<'_> {
    fn name(&mut self, code: ProblemCode, byte: usize, arguments: &[(&str, &str)]) {
        let mut problem = Problem::new(code, self.file).at(self.lines.line(byte));
        for (key, value) in arguments {
            problem = problem.with(key, value);
        }
        self.problems.push(problem);
    }

    /// Whether the value, without the parts of it that don't, fits the schema. Names what doesn't.
    fn fits(&mut self, value: &mut Spanned<DeValue<'_>>, schema: &Json, key: &str) -> bool {
        let all = self.schema;
        let schema = all.resolve(schema);
        let byte = value.span().start;
        let alternatives: Vec<&Json> = match (&schema["anyOf"], &schema["oneOf"]) {
            (Json::Array(list), _) | (_, Json::Array(list)) => {
                list.iter().map(|s| all.resolve(s)).collect()
            }
            _ => vec![schema],
        };
        normalize(value, &alternatives);
        let found = type_of(value.get_ref());
        let Some(taken) = alternatives.iter().find(|s| has_type(s, found)) else {
            let expected = alternatives
                .iter()
                .find_map(|s| first_type(s))
                .unwrap_or("string");
            // After a syntax error the parser fills gaps with values that nobody wrote.
            if self.whole {
                let arguments = [("key", key), ("expected", expected), ("found", found)];
                self.name(ProblemCode::WrongType, byte, &arguments);
            }
            return false;
        };
        match value.get_mut() {
            DeValue::Table(table) => self.table_fits(table, taken, byte),
            DeValue::Array(array) => {
                let items = &taken["items"];
                let old = std::mem::replace(array, DeArray::new());
                for mut element in old {
                    if self.fits(&mut element, items, key) {
                        array.push(element);
                    }
                }
                true
            }
            DeValue::String(text) => {
                let text = text.to_string();
                let consts = alternatives.iter().filter_map(|s| s["const"].as_str());
                let words = alternatives
                    .iter()
                    .filter_map(|s| s["enum"].as_array())
                    .flatten();
                let allowed: Vec<&str> = consts.chain(words.filter_map(Json::as_str)).collect();
                if allowed.is_empty() {
                    return self.text_fits(&text, taken, byte, key);
                }
                if allowed.contains(&text.as_str()) {
                    return true;
                }
                let list = allowed.join(", ");
                let mut arguments = vec![
                    ("key", key),
                    ("value", text.as_str()),
                    ("allowed", list.as_str()),
                ];
                if let Some(meant) = nearest(&text, allowed.iter().copied()) {
                    arguments.push(("suggestion", meant));
                }
                self.name(ProblemCode::NotAllowed, byte, &arguments);
                false
            }
            DeValue::Integer(number) => {
                self.number_fits(number.as_str(), number.radix(), taken, byte, key)
            }
            _ => true,
        }
    }

    fn table_fits(&mut self, table: &mut DeTable<'_>, schema: &Json, byte: usize) -> bool {
        let empty = serde_json::Map::new();
        let properties = schema["properties"].as_object().unwrap_or(&empty);
        let mut kept = DeTable::new();
        let mut seen: Vec<String> = Vec::new();
        for (key, mut value) in std::mem::take(table) {
            let name = key.get_ref().to_string();
            let at = key.span().start;
            let fits = if let Some(property) = properties.get(&name) {
                self.fits(&mut value, property, &name)
            } else if let Some(others) = open_ended(schema) {
                self.key_fits(&name, schema, at) && self.fits(&mut value, others, &name)
            } else {
                let mut arguments = vec![("key", name.as_str())];
                if let Some(meant) = nearest(&name, properties.keys().map(String::as_str)) {
                    arguments.push(("suggestion", meant));
                }
                self.name(ProblemCode::UnknownKey, at, &arguments);
                false
            };
            seen.push(name);
            if fits {
                kept.insert(key, value);
            }
        }
        *table = kept;
        let mut usable = true;
        for key in schema["required"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Json::as_str)
        {
            if !seen.iter().any(|name| name == key) && self.whole {
                self.name(ProblemCode::MissingKey, byte, &[("key", key)]);
            }
            let spared = properties[key]["x-spared"].as_bool().unwrap_or(false);
            usable &= spared || table.keys().any(|name| name.get_ref() == key);
        }
        usable
    }

    fn key_fits(&mut self, key: &str, schema: &Json, byte: usize) -> bool {
        // The only keys that follow a pattern are languages.
        schema.get("patternProperties").is_none() || self.language_fits(key, byte)
    }

    fn language_fits(&mut self, written: &str, byte: usize) -> bool {
        match LanguageTag::parse(written) {
            Ok(_) => true,
            Err(error) => {
                let mut arguments = vec![("value", written)];
                if let Some(meant) = error.suggestion {
                    arguments.push(("suggestion", meant));
                }
                self.name(ProblemCode::BadLanguage, byte, &arguments);
                false
            }
        }
    }

    fn text_fits(&mut self, text: &str, schema: &Json, byte: usize, key: &str) -> bool {
        let code = match schema["format"].as_str() {
            Some("jubilee-language") => return self.language_fits(text, byte),
            Some("jubilee-date") => match KnownDate::parse(text) {
                Ok(_) => return true,
                Err(KnownDateError::Form { .. }) => ProblemCode::BadDate,
                Err(KnownDateError::NoSuchDay { .. }) => ProblemCode::NoSuchDay,
            },
            Some("jubilee-path") if InnerPath::parse(text).is_err() => ProblemCode::BadPath,
            Some("jubilee-colour") if !is_colour(text) => ProblemCode::BadColour,
            _ => return true,
        };
        self.name(code, byte, &[("key", key), ("value", text)]);
        false
    }

    fn number_fits(
        &mut self,
        digits: &str,
        radix: u32,
        schema: &Json,
        byte: usize,
        key: &str,
    ) -> bool {
        let least = schema["minimum"].as_i64().unwrap_or(i64::MIN);
        let most = schema["maximum"].as_i64().unwrap_or(i64::from(i32::MAX));
        let fits = i64::from_str_radix(digits, radix).is_ok_and(|n| (least..=most).contains(&n));
        if !fits {
            let (least, most) = (least.to_string(), most.to_string());
            let arguments = [
                ("key", key),
                ("value", digits),
                ("least", &least),
                ("most", &most),
            ];
            self.name(ProblemCode::OutOfRange, byte, &arguments);
        }
        fits
    }
}

/// TOML has dates and numbers of its own: a date without quotation marks is a date all the same.
fn normalize(value: &mut Spanned<DeValue<'_>>, alternatives: &[&Json]) {
    if !alternatives.iter().any(|s| s["format"] == "jubilee-date") {
        return;
    }
    let text = match value.get_ref() {
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Integer(year) if year.radix() == 10 => {
            let (sign, digits) = match year.as_str().strip_prefix('-') {
                Some(digits) => ("-", digits),
                None => ("", year.as_str()),
            };
            format!("{sign}{digits:0>4}")
        }
        _ => return,
    };
    *value.get_mut() = DeValue::String(text.into());
}

fn is_colour(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// The schema of keys that are not named one by one.
fn open_ended(schema: &Json) -> Option<&Json> {
    let by_pattern = schema["patternProperties"]
        .as_object()
        .and_then(|patterns| patterns.values().next());
    by_pattern.or_else(|| schema.get("additionalProperties").filter(|s| s.is_object()))
}

fn type_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "string",
        DeValue::Integer(_) => "integer",
        DeValue::Float(_) => "number",
        DeValue::Boolean(_) => "boolean",
        DeValue::Datetime(_) => "date",
        DeValue::Array(_) => "array",
        DeValue::Table(_) => "object",
    }
}

fn has_type(schema: &Json, name: &str) -> bool {
    match &schema["type"] {
        Json::String(only) => only == name,
        Json::Array(several) => several.iter().any(|one| one == name),
        _ => false,
    }
}

fn first_type(schema: &Json) -> Option<&str> {
    match &schema["type"] {
        Json::String(only) => Some(only),
        Json::Array(several) => several.first()?.as_str(),
        _ => None,
    }
}
