//! Recordings: whether a container that films have too holds sound alone.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

/// Boxes looked at, at most.
const BOXES: usize = 1000;

/// Bytes of a film's description that are looked at, at most.
const DESCRIPTION: u64 = 16 << 20;

/// Whether an MP4 has a track of pictures. What can't be read is for the decoder to judge.
pub(super) fn has_film(path: &Path) -> io::Result<bool> {
    let mut file = BufReader::new(File::open(path)?);
    let length = file.seek(SeekFrom::End(0))?;
    let mut at = 0;
    for _ in 0..BOXES {
        file.seek(SeekFrom::Start(at))?;
        let mut header = [0; 16];
        let Ok(()) = file.read_exact(&mut header[..8]) else { return Ok(false) };
        let mut size = u64::from(u32::from_be_bytes([header[0], header[1], header[2], header[3]]));
        if size == 1 {
            let Ok(()) = file.read_exact(&mut header[8..]) else { return Ok(false) };
            size = u64::from_be_bytes(header[8..].try_into().unwrap_or_default());
        }
        if &header[4..8] == b"moov" {
            let mut description = Vec::new();
            file.take(size.min(DESCRIPTION)).read_to_end(&mut description)?;
            // A handler's kind stands behind its box's name, version and a field that is not used.
            let is_film = |part: &[u8]| part.starts_with(b"hdlr") && &part[12..] == b"vide";
            return Ok(description.windows(16).any(is_film));
        }
        if size < 8 || at.saturating_add(size) >= length {
            return Ok(false);
        }
        at += size;
    }
    Ok(false)
}
