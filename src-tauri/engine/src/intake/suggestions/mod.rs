//! What a picture's own file says of it: suggestions that staff confirm. Where it was taken by satellite and the numbers
//! of cameras are never among them.

mod exif;
pub(super) mod iptc;
pub(super) mod xmp;

use std::path::Path;

use serde::Serialize;

use crate::exhibition::KnownDate;
use crate::imaging::{self, ImagingError};

/// Characters of a suggestion, at most.
const LENGTH: usize = 500;

/// What a picture's file suggests; each on one line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Suggestions {
    /// Caption.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Words for people who can't see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alt: Option<String>,
    /// Who made it or owns it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// When it was taken, to the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The place as somebody wrote it; never a position.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

impl Suggestions {
    /// Whether nothing is suggested.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// These, and of the other what these don't have.
    fn or(self, other: Self) -> Self {
        Self {
            caption: self.caption.or(other.caption),
            alt: self.alt.or(other.alt),
            credit: self.credit.or(other.credit),
            date: self.date.or(other.date),
            place: self.place.or(other.place),
        }
    }
}

/// What a picture suggests, and whether more pages follow. What people wrote later comes before what the camera wrote.
pub(super) fn of_picture(path: &Path) -> Result<(Suggestions, bool), ImagingError> {
    let said = imaging::metadata(path)?;
    let of = |block: &Option<Vec<u8>>, read: fn(&[u8]) -> Suggestions| block.as_deref().map(read).unwrap_or_default();
    let suggested = of(&said.xmp, xmp::read).or(of(&said.iptc, iptc::read)).or(of(&said.exif, exif::read));
    Ok((suggested, said.more_pages))
}

/// What a phone's HEIC or an AVIF suggests.
pub(super) fn of_container(path: &Path) -> Suggestions {
    exif::read_container(path)
}

/// One line of words, without what can't be seen; nothing where no word is left.
fn line(text: &str) -> Option<String> {
    let visible = text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !super::names::is_unseen(*c));
    let visible: String = visible.collect();
    let words: Vec<&str> = visible.split_whitespace().collect();
    let line: String = words.join(" ").chars().take(LENGTH).collect();
    line.chars().any(char::is_alphanumeric).then_some(line)
}

/// The text of bytes whose encoding nobody states: UTF-8, or else what Chinese programs write.
fn decoded(bytes: &[u8]) -> String {
    let bytes = bytes.split(|byte| *byte == 0).next().unwrap_or_default();
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::GB18030.decode(bytes).0.into_owned(),
    }
}

/// A day as the formats write it, `1952:04:22 …`, `1952-04-22T…` or `19520422`; nothing where it is none.
fn day(text: &str) -> Option<String> {
    let digits: String = text.chars().take(10).filter(char::is_ascii_digit).collect();
    let (year, rest) = digits.split_at_checked(4)?;
    let date = match rest.split_at_checked(2) {
        Some((month, day)) if day.len() == 2 => format!("{year}-{month}-{day}"),
        Some((month, "")) => format!("{year}-{month}"),
        _ => year.to_owned(),
    };
    // No photograph is older than 1826; a clock that was never set says year 0.
    let plausible = year.parse::<u32>().is_ok_and(|year| year >= 1826);
    (plausible && KnownDate::parse(&date).is_ok()).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_the_formats_write_them() {
        for (written, read) in [
            ("1952:04:22 10:00:00", Some("1952-04-22")),
            ("2019-05-04T08:00:00+08:00", Some("2019-05-04")),
            ("20190504", Some("2019-05-04")),
            ("2019-05", Some("2019-05")),
            ("2019", Some("2019")),
            ("0000:00:00 00:00:00", None),
            ("2019:13:40", None),
            ("", None),
        ] {
            assert_eq!(day(written).as_deref(), read, "{written}");
        }
    }

    #[test]
    fn a_suggestion_is_one_line_of_visible_words() {
        assert_eq!(line(" The\ngate \u{202e}\u{200b}of 1952\0").as_deref(), Some("The gate of 1952"));
        assert_eq!(line(" - \u{202e}"), None);
        assert_eq!(decoded(&[0xB1, 0xB1, 0xBE, 0xA9]), "北京");
    }
}
