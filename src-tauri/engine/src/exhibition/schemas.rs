//! The schemas of an exhibition's files.

use std::sync::OnceLock;

use serde_json::{Map, Value as Json, json};

use super::document::FileSchema;
use super::files::{
    ExhibitionFile, GalleryFile, ItemFile, MediaFile, MessageFile, PeopleFile, SectionFile, TimelineFile,
};
use super::interface::WordsFile;
use super::sections::KINDS;

/// The schemas that files are read against, each made once.
#[derive(Debug)]
pub(super) struct Schemas {
    pub(super) exhibition: FileSchema,
    pub(super) message: FileSchema,
    pub(super) timeline: FileSchema,
    pub(super) gallery: FileSchema,
    pub(super) people: FileSchema,
    /// A section whose kind is not known: whatever any kind may say.
    pub(super) section: FileSchema,
    pub(super) item: FileSchema,
    pub(super) media: FileSchema,
    pub(super) words: FileSchema,
}

impl Schemas {
    pub(super) fn get() -> &'static Self {
        static SCHEMAS: OnceLock<Schemas> = OnceLock::new();
        SCHEMAS.get_or_init(|| Self {
            exhibition: FileSchema::of::<ExhibitionFile>(),
            message: FileSchema::of::<MessageFile>(),
            timeline: FileSchema::of::<TimelineFile>(),
            gallery: FileSchema::of::<GalleryFile>(),
            people: FileSchema::of::<PeopleFile>(),
            section: any_section(),
            item: FileSchema::of::<ItemFile>(),
            media: FileSchema::of::<MediaFile>(),
            words: FileSchema::of::<WordsFile>(),
        })
    }
}

fn any_section() -> FileSchema {
    let mut all = FileSchema::of::<SectionFile>();
    let kinds = all.0["anyOf"].as_array().into_iter().flatten();
    let keys = kinds.filter_map(|kind| all.resolve(kind)["properties"].as_object()).flatten();
    let mut properties: Map<String, Json> = keys.map(|(key, schema)| (key.clone(), schema.clone())).collect();
    properties.insert("kind".into(), json!({ "type": "string", "enum": KINDS }));
    all.0 = json!({ "type": "object", "properties": properties, "required": ["kind"], "$defs": all.0["$defs"] });
    all
}

/// The JSON Schema of each TOML file, for editors: name of the schema's file, and its text.
///
/// # Panics
/// Never: a schema is always JSON.
pub fn for_editors() -> Vec<(&'static str, String)> {
    let written = |schema: schemars::Schema| {
        let mut text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
        text.push('\n');
        text
    };
    vec![
        ("exhibition.schema.json", written(schemars::schema_for!(ExhibitionFile))),
        ("section.schema.json", written(schemars::schema_for!(SectionFile))),
        ("item.schema.json", written(schemars::schema_for!(ItemFile))),
        ("media.schema.json", written(schemars::schema_for!(MediaFile))),
        ("words.schema.json", written(schemars::schema_for!(WordsFile))),
    ]
}
