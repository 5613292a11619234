use image::ImageFormat;

/// A picture in a format that is known by name but not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsupported {
    /// AVIF.
    Avif,
    /// HEIC or HEIF, as phones write them.
    Heic,
    /// SVG.
    Svg,
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
            Self::Svg => "SVG",
            Self::Raw => "RAW",
            Self::Pdf => "PDF",
            Self::Unknown => "unknown",
        }
    }
}

/// Tells a format by the first bytes of a file.
pub(super) fn recognise(head: &[u8]) -> Result<ImageFormat, Unsupported> {
    const READ: [ImageFormat; 6] =
        [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Tiff, ImageFormat::Gif, ImageFormat::Bmp];
    if let Ok(format) = image::guess_format(head)
        && READ.contains(&format)
    {
        return Ok(format);
    }
    Err(name(head))
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
    let text = String::from_utf8_lossy(head);
    if text.trim_start_matches('\u{feff}').trim_start().starts_with('<') && text.contains("<svg") {
        return Unsupported::Svg;
    }
    Unsupported::Unknown
}
