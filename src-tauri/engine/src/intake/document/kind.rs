//! What a file is, by its content.

use crate::problem::{Problem, ProblemCode};

use super::super::package::Package;
use super::super::refused::Refused;

/// A kind of file that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Word,
}

/// Bytes at the start of a file among which its mark is looked for.
const START: usize = 1024;

/// What a file is.
///
/// # Errors
/// When it is a kind that can't be read, with the way to convert it.
pub(super) fn of(file: &str, bytes: &[u8]) -> Result<Kind, Refused> {
    let start = &bytes[..bytes.len().min(START)];
    if bytes.is_empty() {
        return Err(Refused::new(ProblemCode::DocumentEmpty, file));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return of_package(file, bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(of_compound(file, bytes));
    }
    if start.windows(5).any(|window| window == b"%PDF-") {
        return Err(Refused::new(ProblemCode::DocumentPdf, file));
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(convert(file, "rtf"));
    }
    Ok(Kind::Text)
}

/// Refuses pages of the web and other markup that was saved as text.
pub(super) fn refuse_markup(file: &str, text: &str) -> Result<(), Refused> {
    let start: String = text.trim_start().chars().take(200).collect::<String>().to_ascii_lowercase();
    let is_message = start.starts_with("mime-version:") && start.contains("\ncontent-");
    if is_message || ["<!doctype html", "<html"].iter().any(|mark| start.starts_with(mark)) {
        return Err(convert(file, "web-page"));
    }
    if start.starts_with("<?xml") {
        let word = start.contains("word") || text.contains("schemas.microsoft.com/office/word");
        return Err(if word { convert(file, "word-xml") } else { Refused::new(ProblemCode::DocumentUnknown, file) });
    }
    Ok(())
}

fn of_package(file: &str, bytes: &[u8]) -> Result<Kind, Refused> {
    let mut package = Package::open(file, bytes)?;
    if super::word::main_part(&package).is_some() {
        return Ok(Kind::Word);
    }
    if package.has("xl/workbook.xml") || package.has("xl/workbook.bin") {
        let problem = Problem::new(ProblemCode::DocumentMisnamed, file).with("what", "workbook");
        return Err(problem.with("suggestion", ".xlsx").into());
    }
    if package.has("ppt/presentation.xml") {
        return Err(slides(file, "powerpoint"));
    }
    if package.names().any(|name| name.starts_with("Index/") || name == "Index.zip") {
        return Err(Refused::new(ProblemCode::DocumentPages, file));
    }
    let type_ = if package.has("mimetype") { package.text("mimetype")?.unwrap_or_default() } else { String::new() };
    Err(match type_.trim() {
        "application/vnd.oasis.opendocument.text" => convert(file, "odt"),
        "application/vnd.oasis.opendocument.spreadsheet" => sheet(file, "ods"),
        "application/vnd.oasis.opendocument.presentation" => slides(file, "odp"),
        "application/epub+zip" => convert(file, "epub"),
        _ => Refused::new(ProblemCode::DocumentUnknown, file),
    })
}

/// What the older format of office programs holds, by the names of its streams.
pub(in crate::intake) fn of_compound(file: &str, bytes: &[u8]) -> Refused {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if holds("EncryptedPackage") {
        return Refused::new(ProblemCode::DocumentProtected, file);
    }
    let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    if holds("WordDocument") {
        return convert(file, if ending == "wps" { "wps" } else { "doc" });
    }
    if holds("Workbook") || holds("Book") {
        return sheet(file, if ending == "et" { "et" } else { "xls" });
    }
    if holds("PowerPoint Document") {
        return slides(file, "powerpoint");
    }
    match ending.as_str() {
        "doc" | "dot" => convert(file, "doc"),
        "wps" | "wpt" => convert(file, "wps"),
        _ => Refused::new(ProblemCode::DocumentUnknown, file),
    }
}

fn convert(file: &str, what: &str) -> Refused {
    Problem::new(ProblemCode::DocumentConvert, file).with("what", what).into()
}

fn slides(file: &str, what: &str) -> Refused {
    Problem::new(ProblemCode::DocumentSlides, file).with("what", what).into()
}

pub(in crate::intake) fn sheet(file: &str, what: &str) -> Refused {
    Problem::new(ProblemCode::TableConvert, file).with("what", what).into()
}
