//! Values that the files of an exhibition have in common.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::files::PictureTable;
use super::language::LanguageTag;
use super::names::PicturePath;

/// A value and the byte of the file at which it starts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Byte of the file.
    pub start: usize,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let spanned = toml::Spanned::<T>::deserialize(from)?;
        Ok(Self { start: spanned.span().start, value: spanned.into_inner() })
    }
}

impl<T: JsonSchema> JsonSchema for At<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// Words by language.
pub type Words = BTreeMap<LanguageTag, String>;

/// Words by language, or one text for every language.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum WordsOrOne {
    /// The same in every language.
    One(String),
    /// By language.
    Many(Words),
}

struct WordsOrOneVisitor;

impl<'de> Visitor<'de> for WordsOrOneVisitor {
    type Value = WordsOrOne;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, or texts by language")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<WordsOrOne, E> {
        Ok(WordsOrOne::One(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<WordsOrOne, A::Error> {
        Words::deserialize(MapAccessDeserializer::new(map)).map(WordsOrOne::Many)
    }
}

impl<'de> Deserialize<'de> for WordsOrOne {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(WordsOrOneVisitor)
    }
}

impl JsonSchema for WordsOrOne {
    fn schema_name() -> Cow<'static, str> {
        "WordsOrOne".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let many = generator.subschema_for::<Words>();
        json_schema!({
            "description": "One text for every language, or a text for each.",
            "anyOf": [{ "type": "string" }, many],
        })
    }
}

/// Colour as `#rrggbb`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Colour(pub String);

impl JsonSchema for Colour {
    fn schema_name() -> Cow<'static, str> {
        "Colour".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Colour as #rrggbb.",
            "type": "string",
            "format": "jubilee-colour",
            "pattern": "^#[0-9A-Fa-f]{6}$",
        })
    }
}

/// Bytes of a public address as browsers send it, at most: what a code of modest size still holds.
pub const ADDRESS_LENGTH: usize = 300;

/// A public address on the web.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WebAddress(pub String);

impl WebAddress {
    /// Whether a text is one: `http` or `https`, the name of a host, no white space, at most [`ADDRESS_LENGTH`] bytes
    /// once what is beyond ASCII is percent-encoded.
    pub fn fits(text: &str) -> bool {
        let after = |scheme: &str| {
            let (start, rest) = text.split_at_checked(scheme.len())?;
            start.eq_ignore_ascii_case(scheme).then_some(rest)
        };
        let Some(rest) = after("https://").or_else(|| after("http://")) else {
            return false;
        };
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let stray = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\');
        let encoded: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 3 * c.len_utf8() }).sum();
        host.contains(char::is_alphanumeric) && !text.contains(stray) && encoded <= ADDRESS_LENGTH
    }
}

impl JsonSchema for WebAddress {
    fn schema_name() -> Cow<'static, str> {
        "WebAddress".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Public address, from https:// on.",
            "type": "string",
            "format": "jubilee-address",
            "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s\"<>\\\\]+$",
            "maxLength": ADDRESS_LENGTH,
        })
    }
}

/// A picture: the name of its file, or a table.
#[derive(Clone, Debug)]
pub struct PictureOrFile {
    /// Name of the file.
    pub file: At<PicturePath>,
    /// Its words, where they were given.
    pub words: Option<PictureTable>,
}

impl PictureOrFile {
    /// As a table: without words where only the file is named.
    pub fn table(&self) -> PictureTable {
        self.words.clone().unwrap_or_else(|| PictureTable {
            file: self.file.clone(),
            alt: Words::new(),
            caption: Words::new(),
            credit: None,
        })
    }
}

/// The name alone, or the table; where it starts in the file is known outside.
enum NameOrTable {
    Name(PicturePath),
    Table(Box<PictureTable>),
}

struct NameOrTableVisitor;

impl<'de> Visitor<'de> for NameOrTableVisitor {
    type Value = NameOrTable;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a file, or a table")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<NameOrTable, E> {
        PicturePath::parse(text).map(NameOrTable::Name).map_err(E::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<NameOrTable, A::Error> {
        let table = PictureTable::deserialize(MapAccessDeserializer::new(map))?;
        Ok(NameOrTable::Table(Box::new(table)))
    }
}

impl<'de> Deserialize<'de> for NameOrTable {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(NameOrTableVisitor)
    }
}

impl<'de> Deserialize<'de> for PictureOrFile {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let At { value, start } = At::<NameOrTable>::deserialize(from)?;
        Ok(match value {
            NameOrTable::Name(value) => Self { file: At { value, start }, words: None },
            NameOrTable::Table(table) => Self { file: table.file.clone(), words: Some(*table) },
        })
    }
}

impl JsonSchema for PictureOrFile {
    fn schema_name() -> Cow<'static, str> {
        "PictureOrFile".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let file = generator.subschema_for::<PicturePath>();
        let table = generator.subschema_for::<PictureTable>();
        json_schema!({
            "description": "Name of a picture's file, or a table with its words.",
            "anyOf": [file, table],
        })
    }
}
