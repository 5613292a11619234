//! Reading one TOML file against the schema of its type, so that every fault in it is named at once, with its line.
//!
//! What does not fit is taken out and the rest is kept: one bad key costs that key alone.

use std::collections::BTreeMap;
use std::ops::Range;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::walk::Walk;
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
pub struct FileSchema(pub(super) Json);

impl FileSchema {
    /// The schema of a type.
    pub fn of<T: JsonSchema>() -> Self {
        Self(schemars::schema_for!(T).to_value())
    }

    pub(super) fn resolve<'s>(&'s self, mut schema: &'s Json) -> &'s Json {
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
    name_errors(file, &lines, &errors, problems);
    let whole = errors.is_empty();
    let span = table.span();
    let mut root = Spanned::new(span.clone(), DeValue::Table(table.into_inner()));
    let mut value = None;
    if depth(root.get_ref()) > NESTING {
        problems.push(Problem::new(ProblemCode::TooDeep, file).with("limit", NESTING));
    } else {
        let mut walk = Walk { file, lines: &lines, schema, whole, problems };
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
    Document { value, lines, whole }
}

/// The text of one key at the top of a file, and where its value stands, whatever else the file says.
pub fn peek(text: &str, key: &str) -> Option<(String, Range<usize>)> {
    let (table, _) = DeTable::parse_recoverable(text);
    let value = table.get_ref().get(key)?;
    match value.get_ref() {
        DeValue::String(text) => Some((text.to_string(), value.span())),
        DeValue::Integer(number) => Some((number.to_string(), value.span())),
        _ => None,
    }
}

/// Names one error a line: what follows on the same line comes of the parser's finding its way back.
fn name_errors(file: &str, lines: &Lines, errors: &[toml::de::Error], problems: &mut Vec<Problem>) {
    let mut by_line = BTreeMap::new();
    for problem in errors.iter().map(|error| syntax(file, lines, error)) {
        by_line.entry(problem.line).or_insert(problem);
    }
    problems.extend(by_line.into_values());
}

fn syntax(file: &str, lines: &Lines, error: &toml::de::Error) -> Problem {
    let line = lines.line(error.span().map_or(0, |span| span.start));
    Problem::new(ProblemCode::Syntax, file).at(line).with("detail", error.message())
}

fn depth(value: &DeValue<'_>) -> usize {
    match value {
        DeValue::Array(array) => 1 + array.iter().map(|v| depth(v.get_ref())).max().unwrap_or(0),
        DeValue::Table(table) => 1 + table.values().map(|v| depth(v.get_ref())).max().unwrap_or(0),
        _ => 0,
    }
}
