//! Texts in the encodings that editors on Windows, phones and the web save in.

use std::cmp::Ordering;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

/// A text, and what it was saved in where that is a guess.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) guessed: Option<&'static str>,
}

/// Reads UTF-8, UTF-16 with or without a mark, GB18030, and what else can be told by its content. Nothing where it is
/// none of them, or no text.
pub(super) fn decode(bytes: &[u8]) -> Option<Decoded> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return strict(encoding, &bytes[mark..]).map(|text| Decoded { text, guessed: None });
    }
    if !bytes.contains(&0)
        && let Some(text) = strict(UTF_8, bytes)
    {
        return Some(Decoded { text, guessed: None });
    }
    let encoding = if bytes.contains(&0) { wide(bytes)? } else { narrow(bytes) };
    let text = strict(encoding, bytes)?;
    Some(Decoded { text, guessed: Some(encoding.name()) })
}

fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    is_text(&text).then(|| text.into_owned())
}

/// Pictures and programs have control characters everywhere; a text has a form feed or two.
fn is_text(text: &str) -> bool {
    let strange = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1a}');
    !text.contains('\0') && text.chars().filter(|c| strange(*c)).count() <= text.len() / 200
}

/// UTF-16 without a mark: read the wrong way round, spaces and line ends become letters of scripts that nobody mixes.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    let usual = |read: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| read([pair[0], pair[1]]));
        units.filter(|unit| is_usual(*unit)).count()
    };
    let (little, big) = (usual(u16::from_le_bytes), usual(u16::from_be_bytes));
    match little.cmp(&big) {
        Ordering::Less => Some(UTF_16BE),
        Ordering::Equal => None,
        Ordering::Greater => Some(UTF_16LE),
    }
}

/// Whether a unit is a letter, a mark or a space of English or Chinese.
fn is_usual(unit: u16) -> bool {
    matches!(unit,
        0x09 | 0x0a | 0x0d | 0x20..=0x7e | 0x2010..=0x2027 | 0x3000..=0x3011 | 0x4e00..=0x9fff | 0xff01..=0xff1f)
}

fn narrow(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    match detector.guess(Some(b"cn"), Utf8Detection::Deny) {
        // The larger set reads all that the smaller one does.
        encoding if encoding == GBK => GB18030,
        encoding => encoding,
    }
}
