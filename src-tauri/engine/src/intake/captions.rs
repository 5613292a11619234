//! Captions: what encoding they are in, and `SubRip` turned into `WebVTT`.

use std::fmt::Write;

use subtp::srt::{SrtTimestamp, SubRip};

use super::kind::Captions;
use crate::narration::timings;

/// The text of bytes: by their mark UTF-8 or UTF-16, else UTF-8, or else GB18030.
pub(super) fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        // A piece of a longer text may end inside a letter.
        Err(error) if error.error_len().is_none() => {
            String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned()
        }
        Err(_) => encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// Captions as `WebVTT` in UTF-8. `WebVTT` that is in UTF-8 already comes back as it is.
///
/// # Errors
/// The line, from 1, from which they can't be understood.
pub(super) fn to_vtt(bytes: &[u8], written: Captions) -> Result<String, u32> {
    let text = decoded(bytes);
    let vtt = match written {
        Captions::Vtt => text,
        Captions::Srt => of_srt(&text)?,
    };
    match timings::parse(&vtt) {
        Ok(_) => Ok(vtt),
        Err(error) if written == Captions::Vtt => Err(error.line),
        Err(_) => Err(1),
    }
}

fn of_srt(text: &str) -> Result<String, u32> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    // The parser wants an empty line after the last one.
    let parsed = SubRip::parse(&format!("{}\n\n", text.trim())).map_err(|error| line(&error.to_string()))?;
    let mut vtt = "WEBVTT\n".to_owned();
    for cue in parsed.subtitles {
        let words: Vec<String> = cue.text.iter().map(|line| plain(line)).filter(|line| !line.is_empty()).collect();
        let _ = write!(vtt, "\n{} --> {}\n{}\n", stamp(cue.start), stamp(cue.end), words.join("\n"));
    }
    Ok(vtt)
}

/// The line that an error of the parser names: `Parse error at 12:3: …`.
fn line(error: &str) -> u32 {
    let after = error.split(" at ").nth(1).unwrap_or_default();
    after.split(':').next().and_then(|line| line.trim().parse().ok()).unwrap_or(1)
}

fn stamp(time: SrtTimestamp) -> String {
    format!("{:02}:{:02}:{:02}.{:03}", time.hours, time.minutes, time.seconds, time.milliseconds)
}

/// The words of a line, without the marks of fonts and places that players know.
fn plain(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(open) = rest.find(['<', '{']) {
        let close = if rest[open..].starts_with('<') { '>' } else { '}' };
        let mark = rest[open..].starts_with('<') || rest[open..].starts_with("{\\");
        out.push_str(&rest[..open]);
        if let Some(end) = rest[open..].find(close).filter(|_| mark) {
            rest = &rest[open + end + 1..];
        } else {
            out.push_str(&rest[open..=open]);
            rest = &rest[open + 1..];
        }
    }
    out.push_str(rest);
    out.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SRT: &str = "1\r\n00:00:01,000 --> 00:00:04,500\r\n<i>Seek</i> truth & go on.\r\n\r\n2\r\n00:00:05,000 --> 00:00:06,000\r\n{\\an8}求实。\r\n";
    const VTT: &str =
        "WEBVTT\n\n00:00:01.000 --> 00:00:04.500\nSeek truth &amp; go on.\n\n00:00:05.000 --> 00:00:06.000\n求实。\n";

    #[test]
    fn subrip_becomes_webvtt_whatever_it_is_encoded_in() {
        let gb18030 = encoding_rs::GB18030.encode(SRT).0.into_owned();
        let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(SRT.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for bytes in [SRT.as_bytes().to_vec(), gb18030, utf16] {
            assert_eq!(to_vtt(&bytes, Captions::Srt).as_deref(), Ok(VTT));
        }
        assert_eq!(to_vtt(VTT.as_bytes(), Captions::Vtt).as_deref(), Ok(VTT));
    }

    #[test]
    fn what_is_no_caption_names_its_line() {
        assert!(to_vtt(b"1\n00:00:01,000 --> 00:00:02,000\nA\n\nx\nyz\n", Captions::Srt).is_err());
        assert!(to_vtt(b"WEBVTT\n\n00:00:0x.000 --> 1\nA\n", Captions::Vtt).is_err());
    }
}
