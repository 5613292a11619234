use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::derive::{DRAWING_RECIPE, RECIPE};
use super::drawing::{self, DrawingFault, MAX_DRAWING_BYTES};
use super::ending::{self, Scan};
use super::format::{self, Format, Unsupported};
use super::{colour, jpeg};

/// Pixels that a master may have: 500 million, a large scan. One such picture takes 1.5 GB while it is decoded.
pub const MAX_PIXELS: u64 = 500_000_000;

/// Pixels that a side of a master may have: what a JPEG can hold, less a margin.
pub const MAX_SIDE: u32 = 65_500;

/// Bytes that a master's file may have: 1 GiB.
pub const MAX_BYTES: u64 = 1 << 30;

/// Bytes that the decoded pixels of one master may take: 2 GiB. A deep or transparent picture meets it below
/// [`MAX_PIXELS`].
pub const MAX_DECODED: u64 = 2 << 30;

/// Bytes by which a format is told.
const HEAD: u64 = 4096;

/// Bytes by which a drawing is told: its root may stand behind a long preamble, such as a licence.
const PREAMBLE: u64 = 64 << 10;

/// A picture that can't be used, by what staff can do about it.
#[derive(Debug, thiserror::Error)]
pub enum ImagingError {
    /// The file can't be read.
    #[error("the file could not be read: {source}")]
    Read {
        /// Why.
        #[source]
        source: io::Error,
    },
    /// Its format is not read, whatever its name says.
    #[error("the format {} is not read", format.name())]
    Unsupported {
        /// Which it is.
        format: Unsupported,
    },
    /// It has more than [`MAX_PIXELS`], or a side of more than [`MAX_SIDE`].
    #[error("{width} × {height} pixels are too many")]
    TooLarge {
        /// Width in pixels as stored.
        width: u32,
        /// Height in pixels as stored.
        height: u32,
    },
    /// Its file has more than [`MAX_BYTES`].
    #[error("the file has more than {MAX_BYTES} bytes")]
    FileTooLarge,
    /// Its decoded pixels would take more than [`MAX_DECODED`] bytes.
    #[error("its pixels take more than {MAX_DECODED} bytes")]
    DecodedTooLarge,
    /// The file ends before the picture does.
    #[error("the file ends before the picture does")]
    Truncated,
    /// It is a drawing that can't be used.
    #[error("the drawing can't be used: {fault:?}")]
    Drawing {
        /// Why.
        fault: DrawingFault,
        /// Line in the file, from 1, where it is known.
        line: Option<u32>,
    },
    /// The content is damaged.
    #[error("the picture is damaged: {reason}")]
    Damaged {
        /// What the decoder says.
        reason: String,
    },
}

/// What a picture's header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inspected {
    /// Upright width in pixels; of a drawing, that it is drawn at.
    pub width: u32,
    /// Upright height in pixels; of a drawing, that it is drawn at.
    pub height: u32,
    /// Memory that deriving from it takes at its peak, in bytes: an estimate from above.
    pub memory: u64,
}

/// Reads a picture's header within the limits and looks whether its end is there; decodes no pixels. A drawing is read
/// whole, since it has no header.
///
/// # Errors
/// When it can't be read, is no picture that is known, is beyond the limits, or breaks off.
pub fn inspect(path: &Path) -> Result<Inspected, ImagingError> {
    guarded(|| {
        let (mut file, length) = open(path)?;
        let start = head(&mut file)?;
        let format = match format::recognise(&start).map_err(|format| ImagingError::Unsupported { format })? {
            Format::Pixels(format) => format,
            Format::Drawing => {
                file.rewind().map_err(read)?;
                let drawing::Size { width, height, memory } = drawing::inspect(drawn(file, length)?)?;
                // None of its derivatives is larger than itself.
                let memory = memory + 4 * 4 * u64::from(width) * u64::from(height);
                return Ok(Inspected { width, height, memory });
            }
        };
        if !ending::is_there(format, &mut file).map_err(read)? {
            return Err(ImagingError::Truncated);
        }
        file.rewind().map_err(read)?;
        if format != ImageFormat::Jpeg {
            return header(file, format, length);
        }
        // Its decoder takes the whole file into memory before it reads the header.
        let scan = match ending::scan(&mut file).map_err(read)? {
            Scan::At(start) => start + HEAD,
            Scan::CutOff | Scan::Unknown => length,
        };
        file.rewind().map_err(read)?;
        let mut head = Vec::new();
        file.take(scan).read_to_end(&mut head).map_err(read)?;
        header(Cursor::new(head), format, length)
    })
}

/// Memory that [`inspect`] takes, in bytes: an estimate from above. Of a picture made of pixels only the header is read,
/// which does not count; a drawing is read whole, and a short one may come to very much.
///
/// # Errors
/// As those of [`inspect`], where they are found as early.
pub fn weigh(path: &Path) -> Result<u64, ImagingError> {
    guarded(|| {
        let (mut file, length) = open(path)?;
        match format::recognise(&head(&mut file)?).map_err(|format| ImagingError::Unsupported { format })? {
            Format::Pixels(_) => Ok(0),
            Format::Drawing => {
                file.rewind().map_err(read)?;
                drawing::weigh(drawn(file, length)?)
            }
        }
    })
}

fn header(file: impl BufRead + Seek, format: ImageFormat, length: u64) -> Result<Inspected, ImagingError> {
    let mut header = decoder(file, format)?;
    let (width, height) = header.dimensions();
    let pixels = header.total_bytes();
    let orientation = header.orientation().unwrap_or(Orientation::NoTransforms);
    let (width, height) = upright(width, height, orientation);
    // The file, which a decoder may copy; the decoded master, the same once more while its colour type is changed, and
    // the largest derivatives.
    let memory = 2 * length + 2 * pixels + 4 * 4 * 3840 * 3840;
    Ok(Inspected { width, height, memory })
}

/// The first bytes of a file, by which its format is told.
pub(super) fn head(file: &mut impl Read) -> Result<Vec<u8>, ImagingError> {
    let mut head = Vec::new();
    file.by_ref().take(HEAD).read_to_end(&mut head).map_err(read)?;
    if format::may_be_drawing(&head) {
        file.by_ref().take(PREAMBLE - HEAD).read_to_end(&mut head).map_err(read)?;
    }
    Ok(head)
}

/// A drawing's text, which is short.
fn drawn(file: impl Read, length: u64) -> Result<Vec<u8>, ImagingError> {
    let mut bytes = Vec::new();
    file.take(MAX_DRAWING_BYTES + 1).read_to_end(&mut bytes).map_err(read)?;
    if length.max(bytes.len() as u64) > MAX_DRAWING_BYTES {
        return Err(DrawingFault::TooLarge.anywhere());
    }
    Ok(bytes)
}

/// Width and height of a picture within the limits, as stored.
pub(super) fn dimensions(file: impl BufRead + Seek, format: ImageFormat) -> Result<(u32, u32), ImagingError> {
    Ok(decoder(file, format)?.dimensions())
}

/// Runs a decoder so that one that panics over broken input reads as a damaged file.
pub(super) fn guarded<T>(read: impl FnOnce() -> Result<T, ImagingError>) -> Result<T, ImagingError> {
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(ImagingError::Damaged { reason: "the decoder gave up".into() }))
}

/// A master's pixels as stored, and what it takes to show them.
pub(super) struct Decoded {
    /// 8 bits deep: grey or RGB, with or without alpha, or CMYK as RGBA.
    pub(super) pixels: Pixels,
    pub(super) orientation: Orientation,
    pub(super) profile: Option<Vec<u8>>,
    /// Names what is made of it.
    pub(super) recipe: &'static str,
}

/// Pixels, 8 bits a channel.
pub(super) enum Pixels {
    /// Grey or RGB, with or without alpha.
    Plain(DynamicImage),
    /// Cyan, magenta, yellow and black ink, 255 being full ink, in the four channels of an RGBA buffer.
    Ink(image::RgbaImage),
}

impl Pixels {
    pub(super) fn dimensions(&self) -> (u32, u32) {
        match self {
            Self::Plain(image) => (image.width(), image.height()),
            Self::Ink(image) => image.dimensions(),
        }
    }
}

pub(super) fn decode(path: &Path) -> Result<Decoded, ImagingError> {
    let (mut file, length) = open(path)?;
    let mut bytes = head(&mut file)?;
    let format = match format::recognise(&bytes).map_err(|format| ImagingError::Unsupported { format })? {
        Format::Pixels(format) => format,
        Format::Drawing => {
            file.rewind().map_err(read)?;
            return Ok(Decoded {
                pixels: Pixels::Plain(drawing::draw(drawn(file, length)?)?),
                orientation: Orientation::NoTransforms,
                profile: None,
                recipe: DRAWING_RECIPE,
            });
        }
    };
    bytes.reserve(length as usize);
    file.take(MAX_BYTES.saturating_sub(bytes.len() as u64)).read_to_end(&mut bytes).map_err(read)?;
    let mut decoder = decoder(Cursor::new(bytes.as_slice()), format)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    // A JPEG's decoder fills what is missing with grey and says nothing.
    if !ending::is_there(format, &mut Cursor::new(&bytes)).map_err(read)? {
        return Err(ImagingError::Truncated);
    }
    // Converting inks needs all four of them; the plain decoder has already mixed them to a guess of RGB.
    if format == ImageFormat::Jpeg
        && profile.as_deref().is_some_and(colour::is_ink)
        && let Some(ink) = jpeg::decode_ink(&bytes)?
    {
        return Ok(Decoded { pixels: Pixels::Ink(ink), orientation, profile, recipe: RECIPE });
    }
    let image = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    Ok(Decoded { pixels: Pixels::Plain(image), orientation, profile, recipe: RECIPE })
}

/// Width and height once turned upright.
pub(super) fn upright(width: u32, height: u32, orientation: Orientation) -> (u32, u32) {
    match orientation {
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH => {
            (height, width)
        }
        _ => (width, height),
    }
}

/// Opens a file that is neither empty nor too long; with its length in bytes.
pub(super) fn open(path: &Path) -> Result<(BufReader<File>, u64), ImagingError> {
    let file = File::open(path).map_err(read)?;
    let length = file.metadata().map_err(read)?.len();
    match length {
        0 => Err(ImagingError::Truncated),
        _ if length > MAX_BYTES => Err(ImagingError::FileTooLarge),
        _ => Ok((BufReader::new(file), length)),
    }
}

pub(super) fn read(source: io::Error) -> ImagingError {
    ImagingError::Read { source }
}

pub(super) fn decoder<'f>(
    file: impl BufRead + Seek + 'f,
    format: ImageFormat,
) -> Result<impl ImageDecoder + 'f, ImagingError> {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_DECODED);
    let mut reader = ImageReader::with_format(file, format);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if width.max(height) > MAX_SIDE || pixels > MAX_PIXELS {
        return Err(ImagingError::TooLarge { width, height });
    }
    if decoder.total_bytes() > MAX_DECODED {
        return Err(ImagingError::DecodedTooLarge);
    }
    if width == 0 || height == 0 {
        return Err(ImagingError::Damaged { reason: "it has no pixels".into() });
    }
    Ok(decoder)
}

pub(super) fn damaged(error: image::ImageError) -> ImagingError {
    match error {
        image::ImageError::Limits(_) => ImagingError::DecodedTooLarge,
        image::ImageError::IoError(error) if error.kind() == io::ErrorKind::UnexpectedEof => ImagingError::Truncated,
        error => ImagingError::Damaged { reason: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decoder_that_panics_reads_as_a_damaged_file() {
        let result: Result<(), _> = guarded(|| panic!("over broken input"));
        assert!(matches!(result, Err(ImagingError::Damaged { .. })));
    }
}
