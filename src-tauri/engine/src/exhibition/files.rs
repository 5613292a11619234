//! What each TOML file of an exhibition may say.
//!
//! The JSON Schemas under `schemas/` are written from these types, and `document` checks files against the very same
//! schemas. Comments on the fields are what an editor shows.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer, Serialize};

use super::date::KnownDate;
use super::language::LanguageTag;
use super::names::InnerPath;

/// Format of exhibitions that this program writes, and the newest that it reads.
pub const FORMAT: u32 = 1;

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
        Ok(Self {
            start: spanned.span().start,
            value: spanned.into_inner(),
        })
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

impl<'de> Deserialize<'de> for WordsOrOne {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = WordsOrOne;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a text, or texts by language")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<WordsOrOne, E> {
                Ok(WordsOrOne::One(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<WordsOrOne, A::Error> {
                Words::deserialize(MapAccessDeserializer::new(map)).map(WordsOrOne::Many)
            }
        }

        from.deserialize_any(Either)
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

/// Requires the keys marked `x-spared`: a file without them is faulty, but the rest of it is read.
fn require_spared(schema: &mut Schema) {
    let spared: Vec<_> = schema
        .get("properties")
        .and_then(|properties| properties.as_object())
        .into_iter()
        .flatten()
        .filter(|(_, property)| property["x-spared"] == true)
        .map(|(key, _)| serde_json::Value::from(key.as_str()))
        .collect();
    if let Some(required) = schema
        .ensure_object()
        .entry("required")
        .or_insert(serde_json::json!([]))
        .as_array_mut()
    {
        required.extend(spared);
    }
}

/// `exhibition.toml`: what the exhibition is.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "exhibition.toml", transform = require_spared)]
pub struct ExhibitionFile {
    /// Format of the exhibition; 1.
    #[schemars(range(min = 1), extend("x-spared" = true))]
    pub format: u32,
    /// Short name of the exhibition for programs: lower-case letters, digits and hyphens.
    #[schemars(extend("x-spared" = true))]
    pub id: String,
    /// Languages in order; the first is the default.
    #[schemars(extend("x-spared" = true))]
    pub languages: Vec<At<LanguageTag>>,
    /// Folders of the sections in order.
    #[schemars(extend("x-spared" = true))]
    pub sections: Vec<At<InnerPath>>,
    /// Names that must never break across two lines.
    pub names: Vec<String>,
    /// Name of the exhibition.
    #[schemars(extend("x-spared" = true))]
    pub title: At<Words>,
    /// First and last year that it covers.
    pub years: Option<At<YearsTable>>,
    /// Motto of the house.
    pub motto: Option<At<Words>>,
    /// Tradition that goes with the motto.
    pub tradition: Option<At<Words>>,
    /// Theme of the anniversary.
    pub theme: Option<At<Words>>,
    /// Colours and crest.
    pub look: LookTable,
    /// Lines of the credits.
    pub credits: Vec<CreditTable>,
    /// Sources of the whole exhibition.
    pub sources: Vec<SourceTable>,
}

/// A span of years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YearsTable {
    /// First year.
    #[schemars(range(min = -9999, max = 9999))]
    pub from: i32,
    /// Last year.
    #[schemars(range(min = -9999, max = 9999))]
    pub to: i32,
}

/// What an exhibition changes of the look.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LookTable {
    /// Accent colour as `#rrggbb`.
    pub accent: Option<Colour>,
    /// Picture of the crest, beside `exhibition.toml`.
    pub crest: Option<At<InnerPath>>,
}

/// A line of the credits.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CreditTable {
    /// What sort of work it was, for staff: "voice", "photographs".
    pub kind: Option<String>,
    /// The line as visitors read it.
    pub text: At<WordsOrOne>,
    /// Licence of the work.
    pub licence: Option<String>,
}

/// A source.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceTable {
    /// Who published it.
    pub publisher: Option<At<WordsOrOne>>,
    /// Its title.
    pub title: At<WordsOrOne>,
    /// Its date.
    pub date: Option<KnownDate>,
    /// What was taken from it, for staff; visitors don't see it.
    pub used_for: Option<WordsOrOne>,
    /// Where it is found, for staff; visitors don't see it.
    pub address: Option<String>,
}

/// A picture with its words.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PictureTable {
    /// Name of the picture's file in this folder.
    pub file: At<InnerPath>,
    /// Title, where it has one; otherwise the caption stands for it.
    pub title: Option<Words>,
    /// Date that the picture shows.
    pub date: Option<KnownDate>,
    /// Where it was taken.
    pub place: Option<Words>,
    /// Keywords.
    #[serde(default)]
    pub tags: Vec<String>,
    /// What the picture shows, for people who can't see it.
    #[serde(default)]
    pub alt: Words,
    /// Caption.
    #[serde(default)]
    pub caption: Words,
    /// Who made it or owns it.
    pub credit: Option<WordsOrOne>,
}

/// `media.toml`: the pictures of a gallery in order.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "media.toml")]
pub struct MediaFile {
    /// One table a picture.
    #[serde(default)]
    pub pictures: Vec<PictureTable>,
}

/// Whose voice reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum VoiceWord {
    /// A person.
    #[default]
    Recorded,
    /// A synthesiser.
    Synthetic,
}

/// Narration of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NarrationTable {
    /// Whose voice reads: "recorded" (a person) or "synthetic".
    pub voice: VoiceWord,
    /// `false` switches narration off in this section.
    pub enabled: bool,
}

impl Default for NarrationTable {
    fn default() -> Self {
        Self {
            voice: VoiceWord::Recorded,
            enabled: true,
        }
    }
}

/// Somebody who signed a message.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignatoryTable {
    /// Office, where there is one.
    #[serde(default)]
    pub role: At<Words>,
    /// Name.
    pub name: At<Words>,
    /// Portrait: the name of its file, or a table with `file`, `alt`, `caption` and `credit`.
    pub portrait: Option<PictureOrFile>,
}

/// A picture: the name of its file, or a table.
#[derive(Clone, Debug)]
pub struct PictureOrFile {
    /// Name of the file.
    pub file: At<InnerPath>,
    /// Its words, where they were given.
    pub words: Option<PictureTable>,
}

impl PictureOrFile {
    /// As a table: without words where only the file is named.
    pub fn table(&self) -> PictureTable {
        self.words.clone().unwrap_or_else(|| PictureTable {
            file: self.file.clone(),
            title: None,
            date: None,
            place: None,
            tags: Vec::new(),
            alt: Words::new(),
            caption: Words::new(),
            credit: None,
        })
    }
}

impl<'de> Deserialize<'de> for PictureOrFile {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = PictureOrFile;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("the name of a file, or a table")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<PictureOrFile, E> {
                let value = InnerPath::parse(text).map_err(E::custom)?;
                Ok(PictureOrFile {
                    file: At { value, start: 0 },
                    words: None,
                })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<PictureOrFile, A::Error> {
                let words = PictureTable::deserialize(MapAccessDeserializer::new(map))?;
                Ok(PictureOrFile {
                    file: words.file.clone(),
                    words: Some(words),
                })
            }
        }

        let spanned = toml::Spanned::<Visited>::deserialize(from)?;
        let start = spanned.span().start;
        let mut picture = spanned.into_inner().0;
        if picture.words.is_none() {
            picture.file.start = start;
        }
        return Ok(picture);

        struct Visited(PictureOrFile);

        impl<'de> Deserialize<'de> for Visited {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                from.deserialize_any(Either).map(Visited)
            }
        }
    }
}

impl JsonSchema for PictureOrFile {
    fn schema_name() -> Cow<'static, str> {
        "PictureOrFile".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let file = generator.subschema_for::<InnerPath>();
        let table = generator.subschema_for::<PictureTable>();
        json_schema!({
            "description": "Name of a picture's file, or a table with its words.",
            "anyOf": [file, table],
        })
    }
}

macro_rules! kind {
    ($name:ident, $variant:ident, $doc:literal) => {
        #[doc = $doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
        #[serde(rename_all = "lowercase")]
        pub enum $name {
            #[doc = $doc]
            $variant,
        }
    };
}

kind!(MessageKind, Message, "A signed text.");
kind!(TimelineKind, Timeline, "Events in order of time.");
kind!(GalleryKind, Gallery, "Pictures.");
kind!(PeopleKind, People, "People.");

/// `section.toml` of a message.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MessageFile {
    /// Kind of the section.
    pub kind: MessageKind,
    /// Date of the message.
    pub date: Option<KnownDate>,
    /// A sentence that stands outside and before the text.
    pub epigraph: Option<At<Words>>,
    /// A remark by the title and above the names, in the languages that need it.
    pub notice: Option<At<Words>>,
    /// Who signed, in order.
    #[serde(default)]
    pub signatories: Vec<SignatoryTable>,
    /// A picture of the whole section.
    pub picture: Option<PictureOrFile>,
    /// Narration of the section.
    #[serde(default)]
    pub narration: NarrationTable,
}

/// A stretch of a timeline.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EraTable {
    /// Short name of the era for programs.
    pub id: At<String>,
    /// Its name.
    pub title: At<Words>,
    /// The years it covers.
    pub years: At<YearsTable>,
}

/// `section.toml` of a timeline.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = require_spared)]
pub struct TimelineFile {
    /// Kind of the section.
    pub kind: TimelineKind,
    /// Its title.
    #[serde(default)]
    #[schemars(extend("x-spared" = true))]
    pub title: At<Words>,
    /// Eras in order.
    #[serde(default)]
    pub eras: Vec<EraTable>,
    /// Narration of the section.
    #[serde(default)]
    pub narration: NarrationTable,
}

/// `section.toml` of a gallery.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = require_spared)]
pub struct GalleryFile {
    /// Kind of the section.
    pub kind: GalleryKind,
    /// Its title.
    #[serde(default)]
    #[schemars(extend("x-spared" = true))]
    pub title: At<Words>,
}

/// `section.toml` of a people section.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = require_spared)]
pub struct PeopleFile {
    /// Kind of the section.
    pub kind: PeopleKind,
    /// Its title.
    #[serde(default)]
    #[schemars(extend("x-spared" = true))]
    pub title: At<Words>,
    /// Folders of people in order; those that are not named follow by their folders' names.
    #[serde(default)]
    pub items: Vec<At<InnerPath>>,
    /// Narration of the section.
    #[serde(default)]
    pub narration: NarrationTable,
}

/// `section.toml` of any kind; for the schema alone, files are read by their kind.
#[derive(JsonSchema)]
#[serde(untagged)]
#[schemars(title = "section.toml")]
#[allow(dead_code, reason = "only its schema is used")]
pub enum SectionFile {
    /// A message.
    Message(MessageFile),
    /// A timeline.
    Timeline(TimelineFile),
    /// A gallery.
    Gallery(GalleryFile),
    /// People.
    People(PeopleFile),
}

/// `item.toml`: an event or a person.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "item.toml")]
pub struct ItemFile {
    /// When it happened, as far as it is known. An event must have it.
    pub date: Option<KnownDate>,
    /// Where.
    pub place: Option<At<Words>>,
    /// Keywords.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Where the facts come from.
    #[serde(default)]
    pub sources: Vec<SourceTable>,
    /// Pictures in order.
    #[serde(default)]
    pub pictures: Vec<PictureTable>,
}

/// `words/<tag>.toml`: words of the interface in a language that the program does not ship, by key.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(title = "words/<tag>.toml")]
pub struct WordsFile(pub BTreeMap<String, String>);
