//! What each TOML file of an exhibition may say.
//!
//! The JSON Schemas under `schemas/` are written from these types, and `document` checks files against the very same
//! schemas. Comments on the fields are what an editor shows.

use schemars::{JsonSchema, Schema};
use serde::Deserialize;

use super::date::KnownDate;
use super::language::LanguageTag;
use super::names::{InnerPath, PicturePath};
use super::values::{At, Colour, PictureOrFile, WebAddress, Words, WordsOrOne};

/// Format of exhibitions that this program writes, and the newest that it reads.
pub const FORMAT: u32 = 1;

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
    if let Some(required) = schema.ensure_object().entry("required").or_insert(serde_json::json!([])).as_array_mut() {
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
    #[schemars(extend("x-spared" = true, "pattern" = "^[a-z0-9-]+$"))]
    pub id: At<String>,
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
    /// Names of the tags that items carry, in order.
    pub tags: Vec<TagTable>,
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
    pub crest: Option<At<PicturePath>>,
}

/// A tag.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TagTable {
    /// The tag as items carry it.
    pub id: At<String>,
    /// Its name.
    pub title: At<Words>,
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
    /// Name of the picture's file in this folder, or from the exhibition's folder: `/gallery/gate.jpg`.
    pub file: At<PicturePath>,
    /// What the picture shows, for people who can't see it.
    #[serde(default)]
    pub alt: Words,
    /// Caption.
    #[serde(default)]
    pub caption: Words,
    /// Who made it or owns it.
    pub credit: Option<WordsOrOne>,
}

/// A picture of a gallery, which is an item of its own.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GalleryPictureTable {
    /// Name of the picture's file in this folder, or from the exhibition's folder: `/gallery/gate.jpg`.
    pub file: At<PicturePath>,
    /// Title, where it has one; otherwise the caption stands for it.
    pub title: Option<At<Words>>,
    /// Date that the picture shows.
    pub date: Option<KnownDate>,
    /// Where it was taken.
    pub place: Option<At<Words>>,
    /// Keywords, as `exhibition.toml` names them.
    #[serde(default)]
    pub tags: Vec<At<String>>,
    /// What the picture shows, for people who can't see it.
    #[serde(default)]
    pub alt: Words,
    /// Caption.
    #[serde(default)]
    pub caption: Words,
    /// Who made it or owns it.
    pub credit: Option<WordsOrOne>,
    /// People that it leads to: `people/first-last`.
    #[serde(default)]
    pub people: Vec<At<String>>,
    /// Public address that visitors may take with them.
    pub address: Option<WebAddress>,
    /// Where the facts come from.
    #[serde(default)]
    pub sources: Vec<SourceTable>,
}

/// `media.toml`: the pictures of a gallery in order.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "media.toml")]
pub struct MediaFile {
    /// One table a picture.
    #[serde(default)]
    pub pictures: Vec<GalleryPictureTable>,
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
        Self { voice: VoiceWord::Recorded, enabled: true }
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
    /// Short name of the era; its introduction stands in the folder of that name in `eras/`.
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
    /// A picture of the whole section: the name of its file, or a table with its words.
    pub picture: Option<PictureOrFile>,
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
    /// A picture of the whole section: the name of its file, or a table with its words.
    pub picture: Option<PictureOrFile>,
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
    /// A picture of the whole section: the name of its file, or a table with its words.
    pub picture: Option<PictureOrFile>,
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
#[allow(dead_code, clippy::large_enum_variant, reason = "only its schema is used")]
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
    /// When it happened, as far as it is known. An event without it comes last.
    pub date: Option<KnownDate>,
    /// Where.
    pub place: Option<At<Words>>,
    /// Keywords, as `exhibition.toml` names them.
    #[serde(default)]
    pub tags: Vec<At<String>>,
    /// People that it leads to: `people/first-last`.
    #[serde(default)]
    pub people: Vec<At<String>>,
    /// Public address that visitors may take with them.
    pub address: Option<WebAddress>,
    /// Where the facts come from.
    #[serde(default)]
    pub sources: Vec<SourceTable>,
    /// Pictures in order.
    #[serde(default)]
    pub pictures: Vec<PictureTable>,
}
