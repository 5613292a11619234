use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use exif::{Exif, In, Reader, Tag, Value};

use super::{Suggestions, day, decoded, line};

/// Windows' own fields, in UTF-16.
const TITLE: Tag = Tag(exif::Context::Tiff, 0x9C9B);
const AUTHOR: Tag = Tag(exif::Context::Tiff, 0x9C9D);
const SUBJECT: Tag = Tag(exif::Context::Tiff, 0x9C9F);

/// What cameras write where nobody said anything.
const UNSAID: [&str; 8] = [
    "olympus digital camera",
    "sony dsc",
    "minolta digital camera",
    "konica minolta digital camera",
    "default",
    "digital camera",
    "picture",
    "dcim",
];

pub(super) fn read(block: &[u8]) -> Suggestions {
    // What JPEG puts before the structure; some programs put it into other formats too.
    let block = block.strip_prefix(b"Exif\0\0").unwrap_or(block);
    guarded(|| Reader::new().continue_on_error(true).read_raw(block.to_vec()).or_else(partial).ok())
}

pub(super) fn read_container(path: &Path) -> Suggestions {
    guarded(|| {
        let mut file = BufReader::new(File::open(path).ok()?);
        Reader::new().continue_on_error(true).read_from_container(&mut file).or_else(partial).ok()
    })
}

/// What could be read of a damaged block.
fn partial(error: exif::Error) -> Result<Exif, exif::Error> {
    error.distill_partial_result(|_| {})
}

/// Runs the reader so that one that panics over broken input reads as nothing said.
fn guarded(read: impl FnOnce() -> Option<Exif>) -> Suggestions {
    let read = std::panic::catch_unwind(std::panic::AssertUnwindSafe(read));
    read.ok().flatten().map(|exif| suggestions(&exif)).unwrap_or_default()
}

fn suggestions(exif: &Exif) -> Suggestions {
    let text = |tag| exif.get_field(tag, In::PRIMARY).and_then(|field| ascii(&field.value));
    let wide = |tag| exif.get_field(tag, In::PRIMARY).and_then(|field| utf16(&field.value));
    let caption = wide(TITLE).or_else(|| wide(SUBJECT)).or_else(|| text(Tag::ImageDescription));
    Suggestions {
        caption: caption.filter(|caption| !is_unsaid(caption)),
        alt: None,
        credit: wide(AUTHOR).or_else(|| text(Tag::Artist)).or_else(|| text(Tag::Copyright)),
        // Not when it was digitised: a scan would be given the day of the scan.
        date: text(Tag::DateTimeOriginal).and_then(|text| day(&text)),
        place: None,
    }
}

fn is_unsaid(caption: &str) -> bool {
    let caption = caption.to_lowercase();
    UNSAID.contains(&caption.as_str()) || caption.starts_with("dcim\\")
}

fn ascii(value: &Value) -> Option<String> {
    let Value::Ascii(parts) = value else { return None };
    line(&decoded(parts.first()?))
}

fn utf16(value: &Value) -> Option<String> {
    let Value::Byte(bytes) = value else { return None };
    line(encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0.split('\0').next()?)
}
