//! What a search is told.

use serde::Serialize;
#[cfg(test)]
use ts_rs::TS;

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// The best, in order; at most 50.
    pub results: Vec<SearchResult>,
    /// How many there are in all.
    pub count: u32,
    /// Letters, digits and the space that, typed next, still lead to a result; lower case.
    pub keys: Vec<char>,
    /// Chinese that the letters typed last may stand for, the likeliest first; each leads to a result in their place.
    pub offers: Vec<String>,
}

/// One thing that a search found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export, rename = "Result"))]
#[serde(rename_all = "camelCase")]
pub struct SearchResult {
    /// The section that it is in.
    pub section: String,
    /// The item or the era; absent where it is the text of the section itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub item: Option<String>,
    /// BCP 47 tag of the words.
    pub lang: String,
    /// Its title.
    pub title: Marked,
    /// The stretch of the text around the first find; empty where only the title has it.
    pub excerpt: Marked,
}

/// Words with what was found in them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Marked {
    /// The words.
    pub text: String,
    /// Where what was found begins and ends, in UTF-16 units, in order and apart.
    pub marks: Vec<[u32; 2]>,
}
