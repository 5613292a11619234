//! Fitting one TOML value to its schema: what does not fit is named and taken out.

use serde_json::Value as Json;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::date::{KnownDate, KnownDateError};
use super::document::{FileSchema, Lines};
use super::language::LanguageTag;
use super::names::{InnerPath, PicturePath};
use super::values::{ADDRESS_LENGTH, WebAddress};
use crate::problem::{Problem, ProblemCode};

/// The candidate nearest to what was written, where one is near enough to be meant.
pub fn nearest<'c>(written: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    if written.len() > 64 {
        return None;
    }
    let lower = written.to_lowercase();
    candidates
        .map(|candidate| (strsim::jaro_winkler(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// What is known while a value is fitted.
pub(super) struct Walk<'w> {
    pub(super) file: &'w str,
    pub(super) lines: &'w Lines,
    pub(super) schema: &'w FileSchema,
    /// Whether the file is TOML at all: after a syntax error the parser fills gaps with values that nobody wrote.
    pub(super) whole: bool,
    pub(super) problems: &'w mut Vec<Problem>,
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
    pub(super) fn fits(&mut self, value: &mut Spanned<DeValue<'_>>, schema: &Json, key: &str) -> bool {
        let all = self.schema;
        let schema = all.resolve(schema);
        let byte = value.span().start;
        let mut alternatives = Vec::new();
        spread(all, schema, &mut alternatives);
        normalize(value, &alternatives);
        let found = type_of(value.get_ref());
        let Some(taken) = alternatives.iter().find(|s| has_type(s, found)) else {
            let expected = alternatives.iter().find_map(|s| first_type(s)).unwrap_or("string");
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
                let words = alternatives.iter().filter_map(|s| s["enum"].as_array()).flatten();
                let allowed: Vec<&str> = consts.chain(words.filter_map(Json::as_str)).collect();
                if allowed.is_empty() {
                    return self.text_fits(&text, taken, byte, key);
                }
                if allowed.contains(&text.as_str()) {
                    return true;
                }
                let list = allowed.join(", ");
                let mut arguments = vec![("key", key), ("value", text.as_str()), ("allowed", list.as_str())];
                if let Some(meant) = nearest(&text, allowed.iter().copied()) {
                    arguments.push(("suggestion", meant));
                }
                self.name(ProblemCode::NotAllowed, byte, &arguments);
                false
            }
            DeValue::Integer(number) => self.number_fits(number.as_str(), number.radix(), taken, byte, key),
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
        for key in schema["required"].as_array().into_iter().flatten().filter_map(Json::as_str) {
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
            Some("jubilee-picture") if PicturePath::parse(text).is_err() => ProblemCode::BadPicturePath,
            Some("jubilee-address") if !WebAddress::fits(text) => {
                let (start, limit) = (excerpt(text, 60), ADDRESS_LENGTH.to_string());
                self.name(ProblemCode::BadAddress, byte, &[("key", key), ("value", &start), ("limit", &limit)]);
                return false;
            }
            Some("jubilee-colour") if !is_colour(text) => ProblemCode::BadColour,
            _ => return true,
        };
        self.name(code, byte, &[("key", key), ("value", text)]);
        false
    }

    fn number_fits(&mut self, digits: &str, radix: u32, schema: &Json, byte: usize, key: &str) -> bool {
        let least = schema["minimum"].as_i64().unwrap_or(i64::MIN);
        let most = schema["maximum"].as_i64().unwrap_or(i64::from(i32::MAX));
        let fits = i64::from_str_radix(digits, radix).is_ok_and(|n| (least..=most).contains(&n));
        if !fits {
            let (least, most) = (least.to_string(), most.to_string());
            let arguments = [("key", key), ("value", digits), ("least", &least), ("most", &most)];
            self.name(ProblemCode::OutOfRange, byte, &arguments);
        }
        fits
    }
}

/// What a value may be, one by one.
fn spread<'s>(all: &'s FileSchema, schema: &'s Json, out: &mut Vec<&'s Json>) {
    let schema = all.resolve(schema);
    match (&schema["anyOf"], &schema["oneOf"]) {
        (Json::Array(list), _) | (_, Json::Array(list)) => {
            for one in list {
                spread(all, one, out);
            }
        }
        // TOML has no null: what may be absent is absent.
        _ if schema["type"] == "null" => {}
        _ => out.push(schema),
    }
}

/// TOML has dates and numbers of its own: a date without quotation marks is a date all the same.
fn normalize(value: &mut Spanned<DeValue<'_>>, alternatives: &[&Json]) {
    if !alternatives.iter().any(|s| s["format"] == "jubilee-date") {
        return;
    }
    let text = match value.get_ref() {
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Integer(year) => match i64::from_str_radix(year.as_str(), year.radix()) {
            Ok(year) => format!("{}{:04}", if year < 0 { "-" } else { "" }, year.unsigned_abs()),
            Err(_) => return,
        },
        _ => return,
    };
    *value.get_mut() = DeValue::String(text.into());
}

/// The beginning of a text, at most so many characters, for a problem to name it by.
pub(crate) fn excerpt(text: &str, characters: usize) -> String {
    let mut start: String = text.chars().take(characters).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}

fn is_colour(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// The schema of keys that are not named one by one.
fn open_ended(schema: &Json) -> Option<&Json> {
    let by_pattern = schema["patternProperties"].as_object().and_then(|patterns| patterns.values().next());
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
