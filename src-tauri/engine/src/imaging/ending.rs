//! Whether a file holds its picture to the end, without decoding it: a copy that broke off is found by its length and by
//! the marks that formats put at their ends. What is damaged in the middle only decoding finds.

use std::io::{self, BufRead, Read, Seek, SeekFrom};

use image::ImageFormat;
use tiff::decoder::Decoder;
use tiff::tags::Tag;

/// Where a JPEG's end is looked for first, in bytes from the end of the file.
const TAIL: u64 = 4096;

/// Where a JPEG's own scan starts; a thumbnail's is inside a segment before it.
pub(super) enum Scan {
    /// At this byte: the marker of its header.
    At(u64),
    /// The file ends before.
    CutOff,
    /// The file is no chain of segments: the decoder is to judge.
    Unknown,
}

/// Whether the end of the picture is there. Formats that don't tell are taken to be whole. What follows the end, as
/// phones append, does not matter.
pub(super) fn is_there(format: ImageFormat, file: &mut (impl BufRead + Seek)) -> io::Result<bool> {
    let length = file.seek(SeekFrom::End(0))?;
    file.rewind()?;
    match format {
        ImageFormat::Jpeg => match scan(file)? {
            Scan::At(start) => jpeg_ends(file, start, length),
            Scan::CutOff => Ok(false),
            Scan::Unknown => Ok(true),
        },
        ImageFormat::Png => png_ends(file),
        ImageFormat::WebP => webp_ends(file, length),
        ImageFormat::Tiff => Ok(tiff_ends(file, length)),
        _ => Ok(true),
    }
}

/// Finds a JPEG's scan.
pub(super) fn scan(file: &mut (impl BufRead + Seek)) -> io::Result<Scan> {
    const START_OF_SCAN: u8 = 0xDA;
    let mut at = file.seek(SeekFrom::Start(2))?;
    loop {
        let marker = match take(file)? {
            Some([0xFF, marker]) => marker,
            Some(_) => return Ok(Scan::Unknown),
            None => return Ok(Scan::CutOff),
        };
        if marker == 0xFF {
            at += 1;
            file.seek_relative(-1)?;
            continue;
        }
        if marker == START_OF_SCAN {
            return Ok(Scan::At(at));
        }
        let Some(length) = take(file)?.map(u16::from_be_bytes) else { return Ok(Scan::CutOff) };
        at += 2 + u64::from(length);
        file.seek_relative(i64::from(length) - 2)?;
    }
}

/// Whether the end-of-image marker follows the scan's start: coded pixels never hold it.
fn jpeg_ends(file: &mut (impl BufRead + Seek), start: u64, length: u64) -> io::Result<bool> {
    const END: [u8; 2] = [0xFF, 0xD9];
    let tail = length.saturating_sub(TAIL).max(start);
    for from in [tail, start] {
        file.seek(SeekFrom::Start(from))?;
        let mut before = 0;
        loop {
            let bytes = file.fill_buf()?;
            let Some(last) = bytes.last().copied() else { break };
            if [before, bytes[0]] == END || bytes.windows(2).any(|pair| pair == END) {
                return Ok(true);
            }
            before = last;
            let read = bytes.len();
            file.consume(read);
        }
    }
    Ok(false)
}

fn png_ends(file: &mut (impl BufRead + Seek)) -> io::Result<bool> {
    file.seek(SeekFrom::Start(8))?;
    loop {
        let Some([a, b, c, d, kind @ ..]) = take::<8>(file)? else { return Ok(false) };
        // The chunk's content and its checksum.
        file.seek_relative(i64::from(u32::from_be_bytes([a, b, c, d])))?;
        if take::<4>(file)?.is_none() {
            return Ok(false);
        }
        if &kind == b"IEND" {
            return Ok(true);
        }
    }
}

fn webp_ends(file: &mut impl Read, length: u64) -> io::Result<bool> {
    let Some([_, _, _, _, size @ ..]) = take::<8>(file)? else { return Ok(false) };
    Ok(8 + u64::from(u32::from_le_bytes(size)) <= length)
}

/// Whether the first picture's strips or tiles lie inside the file. What can't be understood is for the decoder to judge.
fn tiff_ends(file: &mut (impl Read + Seek), length: u64) -> bool {
    let Ok(mut tiff) = Decoder::new(file) else { return true };
    for (offsets, counts) in [(Tag::StripOffsets, Tag::StripByteCounts), (Tag::TileOffsets, Tag::TileByteCounts)] {
        let mut list = |tag| tiff.get_tag_u64_vec(tag).unwrap_or_default();
        let (offsets, counts) = (list(offsets), list(counts));
        if offsets.iter().zip(&counts).any(|(offset, count)| offset.saturating_add(*count) > length) {
            return false;
        }
    }
    true
}

/// The next bytes; nothing where the file ends before.
fn take<const N: usize>(file: &mut impl Read) -> io::Result<Option<[u8; N]>> {
    let mut bytes = [0; N];
    match file.read_exact(&mut bytes) {
        Ok(()) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}
