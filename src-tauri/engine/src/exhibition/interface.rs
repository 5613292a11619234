//! Words of the interface in languages that the program does not ship.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde_json::{Map, Value as Json, json};

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
