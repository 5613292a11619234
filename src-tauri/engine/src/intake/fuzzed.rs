//! What the fuzz targets reach of this module.

use super::kind::Captions;
use super::suggestions::{Suggestions, iptc, xmp};
use crate::exhibition::LanguageTag;

/// Suggestions of an IPTC block.
pub fn suggestions_of_iptc(block: &[u8]) -> Suggestions {
    iptc::read(block)
}

/// Suggestions of an XMP packet.
pub fn suggestions_of_xmp(block: &[u8]) -> Suggestions {
    xmp::read(block)
}

/// Captions of either form as WebVTT, or the line that is wrong.
pub fn captions(bytes: &[u8], srt: bool) -> Result<String, u32> {
    super::captions::to_vtt(bytes, if srt { Captions::Srt } else { Captions::Vtt })
}

/// A list with a picture of this name at its end, and the names that it has; nothing where it is no TOML.
pub fn appended(list: &str, file: &str, suggestions: Suggestions) -> Option<(String, Vec<String>)> {
    let entry = super::list::Entry { file: file.to_owned(), from: Some(file.to_owned()), made_from: None, suggestions };
    let text = super::list::append(list, &[entry], &[LanguageTag::english()], true).ok()?;
    let named = super::list::named(&text);
    Some((text, named))
}

/// Names of the files that a list has.
pub fn named(list: &str) -> Vec<String> {
    super::list::named(list)
}

/// A name as it is stored.
pub fn portable(stem: &str) -> String {
    super::names::portable(stem, "picture")
}
