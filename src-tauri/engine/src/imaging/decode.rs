use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::Path;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::format::{self, Unsupported};
use super::{colour, jpeg};

/// Pixels that a master may have: 500 million, a large scan. One such picture takes 1.5 GB while it is decoded.
pub const MAX_PIXELS: u64 = 500_000_000;

/// Pixels that a side of a master may have: what a JPEG can hold, less a margin.
pub const MAX_SIDE: u32 = 65_500;

/// Bytes that a master's file may have: 1 GiB.
pub const MAX_BYTES: u64 = 1 << 30;

/// Bytes that the decoded pixels of one master may take: 2 GiB. A deep or transparent picture meets it below
/// [`MAX_PIXELS`].
const MAX_DECODED: u64 = 2 << 30;

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
    /// It has more pixels or bytes than are taken.
    #[error("{width} × {height} pixels are too many")]
    TooLarge {
        /// Width in pixels as stored; 0 where the file itself is too long.
        width: u32,
        /// Height in pixels as stored; 0 where the file itself is too long.
        height: u32,
    },
    /// The file ends before the picture does.
    #[error("the file ends before the picture does")]
    Truncated,
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
    /// Upright width in pixels.
    pub width: u32,
    /// Upright height in pixels.
    pub height: u32,
    /// Memory that deriving from it takes at its peak, in bytes: an estimate from above.
    pub memory: u64,
}

/// Reads a picture's header within the limits, and no pixels.
///
/// # Errors
/// When it can't be read, is no picture that is known, or is beyond the limits.
pub fn inspect(path: &Path) -> Result<Inspected, ImagingError> {
    let bytes = read(path)?;
    let format = format::recognise(&bytes).map_err(|format| ImagingError::Unsupported { format })?;
    let mut header = decoder(&bytes, format)?;
    let (width, height) = header.dimensions();
    let pixels = header.total_bytes();
    let orientation = header.orientation().unwrap_or(Orientation::NoTransforms);
    let (width, height) = upright(width, height, orientation);
    // The decoded master, the same once more while its colour type is changed, and the largest derivatives.
    let memory = bytes.len() as u64 + 2 * pixels + 4 * 4 * 3840 * 3840;
    Ok(Inspected { width, height, memory })
}

/// A master's pixels as stored, and what it takes to show them.
pub(super) struct Decoded {
    /// 8 bits deep: grey or RGB, with or without alpha, or CMYK as RGBA.
    pub(super) pixels: Pixels,
    pub(super) orientation: Orientation,
    pub(super) profile: Option<Vec<u8>>,
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
    let bytes = read(path)?;
    let format = format::recognise(&bytes).map_err(|format| ImagingError::Unsupported { format })?;
    let mut decoder = decoder(&bytes, format)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    if format == ImageFormat::Jpeg {
        if !jpeg::is_complete(&bytes) {
            return Err(ImagingError::Truncated);
        }
        // Converting inks needs all four of them; the plain decoder has already mixed them to a guess of RGB.
        if profile.as_deref().is_some_and(colour::is_ink)
            && let Some(ink) = jpeg::decode_ink(&bytes)?
        {
            return Ok(Decoded { pixels: Pixels::Ink(ink), orientation, profile });
        }
    }
    let image = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    Ok(Decoded { pixels: Pixels::Plain(image), orientation, profile })
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

fn read(path: &Path) -> Result<Vec<u8>, ImagingError> {
    let read = |source| ImagingError::Read { source };
    let mut bytes = Vec::new();
    let file = BufReader::new(File::open(path).map_err(read)?);
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(read)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ImagingError::TooLarge { width: 0, height: 0 });
    }
    if bytes.is_empty() {
        return Err(ImagingError::Truncated);
    }
    Ok(bytes)
}

fn decoder(bytes: &[u8], format: ImageFormat) -> Result<impl ImageDecoder + '_, ImagingError> {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_DECODED);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if width.max(height) > MAX_SIDE || pixels > MAX_PIXELS || decoder.total_bytes() > MAX_DECODED {
        return Err(ImagingError::TooLarge { width, height });
    }
    if width == 0 || height == 0 {
        return Err(ImagingError::Damaged { reason: "it has no pixels".into() });
    }
    Ok(decoder)
}

pub(super) fn damaged(error: image::ImageError) -> ImagingError {
    match error {
        image::ImageError::Limits(_) => ImagingError::TooLarge { width: 0, height: 0 },
        image::ImageError::IoError(error) if error.kind() == io::ErrorKind::UnexpectedEof => ImagingError::Truncated,
        error => ImagingError::Damaged { reason: error.to_string() },
    }
}
