use std::borrow::Cow;

use image::ImageFormat;

/// A picture in a format that is known by name but not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsupported {
    /// AVIF.
    Avif,
    /// HEIC or HEIF, as phones write them.
    Heic,
    /// A packed file, as SVG sometimes is.
    Packed,
    /// A camera's raw file that pretends to be a TIFF or has its own container.
    Raw,
    /// PDF.
    Pdf,
    /// None of these.
    Unknown,
}

impl Unsupported {
    /// Its usual name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Avif => "AVIF",
            Self::Heic => "HEIC",
            Self::Packed => "SVGZ",
            Self::Raw => "RAW",
            Self::Pdf => "PDF",
            Self::Unknown => "unknown",
        }
    }
}

/// A picture in a format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Made of pixels.
    Pixels(ImageFormat),
    /// SVG.
    Drawing,
}

/// Tells a format by the first bytes of a file.
pub(super) fn recognise(head: &[u8]) -> Result<Format, Unsupported> {
    const READ: [ImageFormat; 6] =
        [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Tiff, ImageFormat::Gif, ImageFormat::Bmp];
    if let Ok(format) = image::guess_format(head)
        && READ.contains(&format)
    {
        return Ok(Format::Pixels(format));
    }
    if is_drawing(head) { Ok(Format::Drawing) } else { Err(name(head)) }
}

fn name(head: &[u8]) -> Unsupported {
    if head.get(4..8) == Some(b"ftyp") {
        return match head.get(8..12) {
            Some(b"avif" | b"avis") => Unsupported::Avif,
            Some(b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1") => Unsupported::Heic,
            Some(b"crx ") => Unsupported::Raw,
            _ => Unsupported::Unknown,
        };
    }
    if head.starts_with(b"%PDF-") {
        return Unsupported::Pdf;
    }
    if head.starts_with(b"FUJIFILMCCD-RAW") || head.starts_with(b"IIU\0") || head.starts_with(b"IIRO") {
        return Unsupported::Raw;
    }
    if head.starts_with(&[0x1F, 0x8B]) {
        return Unsupported::Packed;
    }
    Unsupported::Unknown
}

/// Whether a file starts as a drawing does, in UTF-8 or, behind a mark, UTF-16.
fn is_drawing(head: &[u8]) -> bool {
    let text = plain(head);
    let holds = |what: &[u8]| text.windows(what.len()).any(|window| window == what);
    starts_with_a_tag(&text) && (holds(b"<svg") || holds(b":svg") || holds(b"<!DOCTYPE svg"))
}

/// Whether a file may be a drawing whose root stands further on.
pub(super) fn may_be_drawing(head: &[u8]) -> bool {
    starts_with_a_tag(&plain(head))
}

fn starts_with_a_tag(text: &[u8]) -> bool {
    text.trim_ascii_start().starts_with(b"<")
}

/// A text without the mark of its encoding; of UTF-16 the letters that ASCII has.
fn plain(head: &[u8]) -> Cow<'_, [u8]> {
    match head {
        [0xFF, 0xFE, rest @ ..] | [0xFE, 0xFF, rest @ ..] => rest.iter().copied().filter(|byte| *byte != 0).collect(),
        [0xEF, 0xBB, 0xBF, rest @ ..] => rest.into(),
        _ => head.into(),
    }
}

/// The usual extension of a picture in a format that is read, without a dot.
///
/// # Errors
/// Which format it is instead.
pub fn extension(head: &[u8]) -> Result<&'static str, Unsupported> {
    Ok(match recognise(head)? {
        Format::Pixels(ImageFormat::Png) => "png",
        Format::Pixels(ImageFormat::WebP) => "webp",
        Format::Pixels(ImageFormat::Tiff) => "tif",
        Format::Pixels(ImageFormat::Gif) => "gif",
        Format::Pixels(ImageFormat::Bmp) => "bmp",
        Format::Pixels(_) => "jpg",
        Format::Drawing => "svg",
    })
}
