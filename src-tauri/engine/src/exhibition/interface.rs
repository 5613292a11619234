//! Words of the interface in languages that the program does not ship.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde_json::{Map, Value as Json, json};

use super::document::Document;
use super::folder::join;
use super::language::LanguageTag;
use super::read::Reader;
use crate::problem::{Problem, ProblemCode};

/// `words/<tag>.toml`: words of the interface in a language that the program does not ship, by key.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct WordsFile(pub BTreeMap<String, String>);

/// Keys and English words of the interface, as it has them itself.
const INTERFACE: &str = include_str!("interface.json");

impl JsonSchema for WordsFile {
    fn schema_name() -> Cow<'static, str> {
        "WordsFile".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words: BTreeMap<&str, &str> = serde_json::from_str(INTERFACE).expect("a list that a test wrote");
        let word = |(key, english): (&str, &str)| (key.to_owned(), json!({ "type": "string", "description": english }));
        json_schema!({
            "title": "words/<tag>.toml",
            "description": "Words of the interface in a language that the program does not ship, by key.",
            "type": "object",
            "properties": words.into_iter().map(word).collect::<Map<String, Json>>(),
            "additionalProperties": false,
        })
    }
}

impl Reader<'_> {
    /// Reads the files in `words/`.
    pub(super) fn interface_words(&mut self) -> BTreeMap<LanguageTag, BTreeMap<String, String>> {
        let mut words = BTreeMap::new();
        let schemas = self.schemas;
        let names: Vec<String> = self.folder.files("words").map(str::to_owned).collect();
        for name in names {
            let Some(stem) = name.strip_suffix(".toml") else {
                continue;
            };
            let file = join("words", &name);
            let tag = match LanguageTag::parse(stem) {
                Ok(tag) => tag,
                Err(error) => {
                    self.used.insert(file.clone());
                    let mut problem = Problem::new(ProblemCode::BadLanguage, &file).with("value", stem);
                    if let Some(meant) = error.suggestion {
                        problem = problem.with("suggestion", meant);
                    }
                    self.problems.push(problem);
                    continue;
                }
            };
            let document: Document<WordsFile> = self.toml(&file, &schemas.words);
            if !self.languages.contains(&tag) {
                self.name_unlisted(&file, None, &tag);
            } else if let Some(WordsFile(said)) = document.value {
                words.insert(tag, said);
            }
        }
        words
    }
}
