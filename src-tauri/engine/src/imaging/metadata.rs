use std::io::{Cursor, Read, Seek};
use std::path::Path;

use image::{ImageDecoder, ImageFormat};
use tiff::decoder::Decoder;
use tiff::tags::Tag;

use super::ImagingError;
use super::decode::{damaged, decoder, guarded, head, open, read};
use super::ending::{self, Scan};
use super::format::{self, Format};

/// Bytes after the start of a JPEG's scan that its decoder wants to see.
const SCAN_HEADER: u64 = 4096;

/// Bytes that one block of metadata may have: 16 MiB.
const MAX_BLOCK: usize = 16 << 20;

/// Bytes that a TIFF may have whose own tags are given as its EXIF: 64 MiB.
const MAX_TIFF: u64 = 64 << 20;

/// What a picture's file says beside its pixels, as it stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// EXIF: a TIFF structure.
    pub exif: Option<Vec<u8>>,
    /// XMP: XML.
    pub xmp: Option<Vec<u8>>,
    /// IPTC: records, or Photoshop's resources that hold them.
    pub iptc: Option<Vec<u8>>,
    /// Whether more pictures follow the first: the pages of a TIFF.
    pub more_pages: bool,
}

/// Reads what a picture's file says beside its pixels; decodes none. A drawing says nothing.
///
/// # Errors
/// As those of [`super::inspect`].
pub fn metadata(path: &Path) -> Result<Metadata, ImagingError> {
    guarded(|| {
        let (mut file, length) = open(path)?;
        let start = head(&mut file)?;
        let Format::Pixels(format) =
            format::recognise(&start).map_err(|format| ImagingError::Unsupported { format })?
        else {
            return Ok(Metadata::default());
        };
        file.rewind().map_err(read)?;
        if format == ImageFormat::Tiff {
            return tiff(&mut file, length);
        }
        if format != ImageFormat::Jpeg {
            return of_decoder(&mut decoder(file, format)?);
        }
        // Its decoder takes the whole file into memory; all that is said stands before the scan.
        let until = match ending::scan(&mut file).map_err(read)? {
            Scan::At(start) => start + SCAN_HEADER,
            Scan::CutOff | Scan::Unknown => length,
        };
        file.rewind().map_err(read)?;
        let mut bytes = Vec::new();
        file.take(until).read_to_end(&mut bytes).map_err(read)?;
        of_decoder(&mut decoder(Cursor::new(bytes), format)?)
    })
}

fn of_decoder(decoder: &mut impl ImageDecoder) -> Result<Metadata, ImagingError> {
    Ok(Metadata {
        exif: bounded(decoder.exif_metadata().map_err(damaged)?),
        xmp: bounded(decoder.xmp_metadata().map_err(damaged)?),
        iptc: bounded(decoder.iptc_metadata().map_err(damaged)?),
        more_pages: false,
    })
}

fn bounded(block: Option<Vec<u8>>) -> Option<Vec<u8>> {
    block.filter(|block| block.len() <= MAX_BLOCK)
}

fn tiff(file: &mut (impl Read + Seek), length: u64) -> Result<Metadata, ImagingError> {
    const XMP: Tag = Tag::Unknown(700);
    const IPTC: Tag = Tag::Unknown(33_723);
    let mut said = Metadata::default();
    if let Ok(mut tiff) = Decoder::new(&mut *file) {
        said.more_pages = tiff.more_images();
        said.xmp = bounded(tiff.get_tag_u8_vec(XMP).ok());
        // Photoshop writes these bytes as numbers of four.
        said.iptc = bounded(tiff.get_tag_u8_vec(IPTC).ok());
    }
    if length <= MAX_TIFF {
        file.rewind().map_err(read)?;
        let mut bytes = Vec::new();
        file.take(MAX_TIFF).read_to_end(&mut bytes).map_err(read)?;
        said.exif = Some(bytes);
    }
    Ok(said)
}
