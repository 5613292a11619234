//! Languages: BCP 47 tags, their own names, and how they are written.

use std::borrow::Cow;
use std::fmt;

use icu_locale_core::LanguageIdentifier;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// A BCP 47 tag of language, script, region and variants, in its usual capitals (`zh-Hans`, `pt-BR`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LanguageTag(String);

/// The text is not a tag of a language.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{written}` is not a language tag")]
pub struct LanguageTagError {
    /// What was written.
    pub written: String,
    /// What was probably meant.
    pub suggestion: Option<&'static str>,
}

/// What people write for a language's tag, and the tag.
const MISTAKES: &[(&str, &str)] = &[
    ("cn", "zh-Hans"),
    ("chs", "zh-Hans"),
    ("cht", "zh-Hant"),
    ("chinese", "zh-Hans"),
    ("tw", "zh-Hant"),
    ("eng", "en"),
    ("english", "en"),
    ("jp", "ja"),
    ("japanese", "ja"),
    ("kr", "ko"),
    ("korean", "ko"),
    ("russian", "ru"),
    ("french", "fr"),
    ("german", "de"),
    ("spanish", "es"),
];

impl LanguageTag {
    /// Reads a tag in any capitals, with `-` between its parts.
    ///
    /// # Errors
    /// When it is not well-formed, or one of the common mistakes (`cn`, `jp`, `kr`, `english`).
    pub fn parse(written: &str) -> Result<Self, LanguageTagError> {
        let refused = |suggestion| LanguageTagError { written: written.to_owned(), suggestion };
        let lower = written.to_ascii_lowercase();
        if let Some((_, tag)) = MISTAKES.iter().find(|(mistake, _)| *mistake == lower) {
            return Err(refused(Some(tag)));
        }
        let first = lower.split('-').next().unwrap_or_default();
        if !(2..=3).contains(&first.len()) || written.contains('_') || first == "und" {
            return Err(refused(None));
        }
        match LanguageIdentifier::try_from_str(written) {
            Ok(tag) => Ok(Self(tag.to_string())),
            Err(_) => Err(refused(None)),
        }
    }

    /// English.
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// The tag as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Language without script and region.
    pub fn base(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// Whether the language is written from right to left, which is not laid out yet.
    pub fn is_right_to_left(&self) -> bool {
        matches!(self.base(), "ar" | "he" | "fa" | "ur" | "ug" | "yi" | "ps" | "sd" | "dv" | "ckb")
            && !self.0.contains("-Latn")
            && !self.0.contains("-Cyrl")
    }

    /// The language's name in its own script, where it is known; otherwise the tag.
    pub fn own_name(&self) -> &str {
        ENDONYMS
            .iter()
            .find(|(tag, _)| *tag == self.0)
            .or_else(|| ENDONYMS.iter().find(|(tag, _)| *tag == self.base()))
            .map_or(self.as_str(), |(_, name)| name)
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for LanguageTag {
    type Error = LanguageTagError;

    fn try_from(written: String) -> Result<Self, Self::Error> {
        Self::parse(&written)
    }
}

impl From<LanguageTag> for String {
    fn from(tag: LanguageTag) -> Self {
        tag.0
    }
}

impl JsonSchema for LanguageTag {
    fn schema_name() -> Cow<'static, str> {
        "LanguageTag".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "BCP 47 tag of a language, such as en, zh-Hans or pt-BR.",
            "type": "string",
            "format": "jubilee-language",
            "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        })
    }
}

/// Languages by their own names.
const ENDONYMS: &[(&str, &str)] = &[
    ("bg", "Български"),
    ("bo", "བོད་སྐད་"),
    ("ca", "Català"),
    ("cs", "Čeština"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("eo", "Esperanto"),
    ("es", "Español"),
    ("et", "Eesti"),
    ("eu", "Euskara"),
    ("fi", "Suomi"),
    ("fr", "Français"),
    ("ga", "Gaeilge"),
    ("hi", "हिन्दी"),
    ("hr", "Hrvatski"),
    ("hu", "Magyar"),
    ("hy", "Հայերեն"),
    ("id", "Bahasa Indonesia"),
    ("is", "Íslenska"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ka", "ქართული"),
    ("kk", "Қазақша"),
    ("km", "ភាសាខ្មែរ"),
    ("ko", "한국어"),
    ("lo", "ລາວ"),
    ("lt", "Lietuvių"),
    ("lv", "Latviešu"),
    ("mn", "Монгол"),
    ("ms", "Bahasa Melayu"),
    ("my", "မြန်မာ"),
    ("nb", "Norsk bokmål"),
    ("nl", "Nederlands"),
    ("nn", "Norsk nynorsk"),
    ("no", "Norsk"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sk", "Slovenčina"),
    ("sl", "Slovenščina"),
    ("sr", "Српски"),
    ("sv", "Svenska"),
    ("sw", "Kiswahili"),
    ("th", "ไทย"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("uz", "Oʻzbekcha"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
    ("zh-Hant", "繁體中文"),
    ("zh-TW", "繁體中文"),
    ("zh-HK", "繁體中文"),
];
