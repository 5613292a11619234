//! What a file is, told by its content. The name counts only where the content can't tell: for plain text, and for what
//! shares a container.

use crate::imaging::{self, Unsupported};

/// Bytes by which a kind is told.
pub(super) const HEAD: usize = 64 << 10;

/// Extensions of cameras' raw files, which pretend to be TIFF.
const RAW: [&str; 10] = ["dng", "nef", "nrw", "cr2", "arw", "sr2", "pef", "orf", "rw2", "3fr"];

/// Extensions of what is only text.
const TEXTS: [&str; 10] = ["md", "markdown", "txt", "text", "csv", "tsv", "tab", "htm", "html", "xhtml"];

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A picture that is taken as it is; its usual extension.
    Picture(&'static str),
    /// A picture that libheif's program makes readable; its usual extension.
    Phone(&'static str),
    /// A recording; its usual extension.
    Sound(&'static str),
    /// Captions.
    Captions(Captions),
    /// A text: Word, Markdown, plain.
    Document,
    /// A spreadsheet.
    Table,
    /// A zip.
    Archive,
    /// Something that is not taken as it is; how the catalogue of words calls it and its way to convert it.
    Convert(&'static str),
    /// By its name captions, and by its content none.
    BrokenCaptions,
    /// Nothing.
    Empty,
    /// Of no kind that is known.
    Unknown,
}

/// How captions are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Captions {
    Vtt,
    Srt,
}

/// Tells a file by its first bytes, up to [`HEAD`], and its name's extension in lower case.
pub(super) fn tell(head: &[u8], extension: &str) -> Kind {
    if head.is_empty() {
        return Kind::Empty;
    }
    // A text may begin with any letters, also with those that mark a picture or a recording.
    if TEXTS.contains(&extension) && is_plain(head) {
        return text(head, extension);
    }
    let picture = imaging::extension(head);
    if let Ok(usual) = picture {
        let raw = usual == "tif" && (RAW.contains(&extension) || head.get(8..11) == Some(b"CR\x02"));
        return if raw { Kind::Convert("raw") } else { Kind::Picture(usual) };
    }
    if let Some(kind) = sound(head).or_else(|| container(head, extension)) {
        return kind;
    }
    match picture {
        Err(Unsupported::Avif) => Kind::Phone("avif"),
        Err(Unsupported::Heic) => Kind::Phone("heic"),
        Err(Unsupported::Raw) => Kind::Convert("raw"),
        Err(Unsupported::Pdf) => Kind::Convert("pdf"),
        Err(Unsupported::Packed) if matches!(extension, "svgz" | "svg") => Kind::Convert("svgz"),
        _ => text(head, extension),
    }
}

fn sound(head: &[u8]) -> Option<Kind> {
    let at = |start: usize, what: &[u8]| head.get(start..).is_some_and(|rest| rest.starts_with(what));
    Some(if at(0, b"RIFF") && at(8, b"WAVE") {
        Kind::Sound("wav")
    } else if at(0, b"fLaC") {
        Kind::Sound("flac")
    } else if at(0, b"OggS") {
        let holds = |what: &[u8]| head[..head.len().min(512)].windows(what.len()).any(|part| part == what);
        if holds(b"OpusHead") {
            Kind::Convert("opus")
        } else if holds(b"\x01vorbis") {
            Kind::Sound("ogg")
        } else if holds(b"theora") {
            Kind::Convert("film")
        } else {
            Kind::Convert("sound")
        }
    } else if at(0, b"ID3") || is_mpeg_audio(head) {
        Kind::Sound("mp3")
    } else if at(4, b"ftypM4A") || at(4, b"ftypM4B") {
        Kind::Sound("m4a")
    } else if at(0, b"FORM") && (at(8, b"AIFF") || at(8, b"AIFC")) || at(0, b"#!AMR") || is_adts(head) {
        Kind::Convert("sound")
    } else {
        return None;
    })
}

/// The header of a frame of MPEG audio, layer III.
fn is_mpeg_audio(head: &[u8]) -> bool {
    matches!(head, [0xFF, second, third, ..]
        if second & 0xE6 == 0xE2 && second & 0x18 != 0x08 && third & 0xF0 != 0xF0 && third & 0x0C != 0x0C)
}

/// AAC without a container.
fn is_adts(head: &[u8]) -> bool {
    matches!(head, [0xFF, 0xF1 | 0xF9, third, ..] if third & 0x3C <= 0x30)
}

fn container(head: &[u8], extension: &str) -> Option<Kind> {
    const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    /// Matroska, Flash, MPEG, and an old MOV that does not say so.
    const FILMS: [(usize, &[u8]); 6] = [
        (0, b"\x1A\x45\xDF\xA3"),
        (0, b"FLV\x01"),
        (0, &[0, 0, 1, 0xBA]),
        (0, &[0, 0, 1, 0xB3]),
        (4, b"moov"),
        (4, b"mdat"),
    ];
    const ASF: &[u8] = &[0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11];
    let at = |start: usize, what: &[u8]| head.get(start..).is_some_and(|rest| rest.starts_with(what));
    Some(if at(0, b"PK\x03\x04") || at(0, b"PK\x05\x06") {
        packed(head, extension)
    } else if at(0, OLE) {
        Kind::Convert(match extension {
            "wps" => "wps",
            "ppt" | "pps" | "dps" => "ppt",
            "xls" | "et" => "xls",
            // Locked with a password, it is a container of the older kind; its reader says so.
            "docx" | "docm" => return Some(Kind::Document),
            "xlsx" | "xlsm" => return Some(Kind::Table),
            _ => "doc",
        })
    } else if at(0, b"Rar!\x1A\x07") {
        Kind::Convert("rar")
    } else if at(0, b"7z\xBC\xAF\x27\x1C") {
        Kind::Convert("7z")
    } else if at(0, b"{\\rtf") {
        Kind::Convert("rtf")
    } else if at(0, b"8BPS") {
        Kind::Convert("psd")
    } else if at(0, b"\xFF\x0A") || at(0, b"\0\0\0\x0CJXL \r\n\x87\n") {
        Kind::Convert("jxl")
    } else if at(0, ASF) {
        Kind::Convert(if extension == "wma" { "sound" } else { "film" })
    } else if FILMS.iter().any(|(start, what)| at(*start, what)) || at(0, b"RIFF") && at(8, b"AVI ") {
        Kind::Convert("film")
    } else if at(4, b"ftyp") && imaging::extension(head) == Err(Unsupported::Unknown) {
        // One container for films and sounds: whether there are pictures in it is seen once it is read whole.
        match extension {
            "m4a" | "m4b" | "mp4a" | "aac" | "3ga" => Kind::Sound("m4a"),
            _ => Kind::Convert("film"),
        }
    } else {
        return None;
    })
}

/// A zip, or one of the formats that are zips inside: told by the names of its own files, since a document that is only
/// stored in a zip shows its own besides.
fn packed(head: &[u8], extension: &str) -> Kind {
    let names = names(head);
    let holds = |name: &[u8]| names.iter().any(|(other, _)| other.starts_with(name));
    let is =
        |kind: &[u8]| names.first().is_some_and(|(name, content)| *name == b"mimetype" && content.starts_with(kind));
    let office = holds(b"[Content_Types].xml") || holds(b"_rels/.rels");
    match extension {
        "docx" => Kind::Document,
        "xlsx" => Kind::Table,
        "pptx" | "ppsx" => Kind::Convert("ppt"),
        _ if office && holds(b"word/") => Kind::Document,
        _ if office && holds(b"xl/") => Kind::Table,
        _ if office && holds(b"ppt/") => Kind::Convert("ppt"),
        _ if is(b"application/vnd.oasis.opendocument") => Kind::Convert("odf"),
        _ if is(b"application/epub") => Kind::Unknown,
        "pages" | "numbers" | "key" => Kind::Convert("iwork"),
        "apk" | "jar" | "exe" => Kind::Unknown,
        _ => Kind::Archive,
    }
}

/// Names of the first files of a zip, each with what follows it, as far as they stand in its first bytes.
fn names(head: &[u8]) -> Vec<(&[u8], &[u8])> {
    const MARK: &[u8] = b"PK\x03\x04";
    let mut names = Vec::new();
    let mut rest = head;
    while let Some(header) = rest.get(..30).filter(|header| header.starts_with(MARK)) {
        let number = |at: usize, bytes: usize| {
            header[at..at + bytes].iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte))
        };
        let (flags, length, name, more) = (number(6, 2), number(18, 4), number(26, 2), number(28, 2));
        let Some((name, content)) = rest.get(30..).and_then(|rest| rest.split_at_checked(name)) else { break };
        let Some(content) = content.get(more..) else { break };
        names.push((name, content));
        // A length that is told only behind the content has to be looked for.
        let told_later = flags & 8 != 0 && length == 0;
        let next = if told_later { content.windows(MARK.len()).position(|part| part == MARK) } else { Some(length) };
        rest = next.and_then(|next| content.get(next..)).unwrap_or_default();
    }
    names
}

/// Whether a file is text as far as it can be seen, and no text that some format begins with.
fn is_plain(head: &[u8]) -> bool {
    let control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1B);
    let start = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let marked = [&b"{\\rtf"[..], b"%PDF-", b"<svg", b"<?xml"].iter().any(|mark| start.starts_with(mark));
    !marked && !head.iter().any(control)
}

fn text(head: &[u8], extension: &str) -> Kind {
    let begins = super::captions::decoded(head);
    let begins = begins.trim_start();
    if begins.starts_with("WEBVTT") {
        return Kind::Captions(Captions::Vtt);
    }
    let mut lines = begins.lines();
    let number = lines.next().is_some_and(|line| line.trim().parse::<u32>().is_ok());
    if number && lines.next().is_some_and(|line| line.contains("-->")) {
        return Kind::Captions(Captions::Srt);
    }
    match extension {
        // What its reader has no use for it refuses with the way to convert it.
        "md" | "markdown" | "txt" | "text" => Kind::Document,
        "csv" | "tsv" | "tab" => Kind::Table,
        "srt" | "vtt" => Kind::BrokenCaptions,
        "htm" | "html" | "xhtml" | "mht" | "mhtml" => Kind::Convert("web-page"),
        // Some programs write a sheet as a page or plain text and call it a workbook.
        "xls" => Kind::Convert("xls"),
        _ if is_web_page(begins) => Kind::Convert("web-page"),
        _ => Kind::Unknown,
    }
}

fn is_web_page(text: &str) -> bool {
    let begins = |with: &str| text.get(..with.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(with));
    begins("<!doctype html") || begins("<html")
}
