//! Staff's documents: `texts` are plain and Markdown, `word` are Word files, `refused` what can't be read, `round_trip`
//! what our own reader makes of them, `dates` how people write dates, `placed` the files they become.

mod dates;
mod placed;
mod refused;
mod round_trip;
mod texts;
mod word;

use std::io::{Cursor, Write};

use engine::intake::Refused;
use engine::intake::document::{Document, read};
use engine::problem::{Problem, ProblemCode};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::exhibitions::{assert_told, exhibition_toml, folder};

/// A zip file with these parts.
pub fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The text of `word/document.xml` around a body.
pub fn document_xml(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <w:document xmlns:w=\"w\" xmlns:r=\"r\" xmlns:mc=\"mc\" xmlns:a=\"a\"><w:body>{body}<w:sectPr/></w:body></w:document>"
    )
}

/// Styles as Word names them.
pub const STYLES: &str = "<w:styles xmlns:w=\"w\">\
    <w:style w:type=\"paragraph\" w:styleId=\"a3\"><w:name w:val=\"Title\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"own\"><w:name w:val=\"Chapter\"/><w:basedOn w:val=\"1\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"11\"><w:name w:val=\"toc 1\"/></w:style>\
    <w:style w:type=\"character\" w:styleId=\"secret\"><w:name w:val=\"Secret\"/><w:rPr><w:vanish/></w:rPr></w:style>\
    <w:style w:type=\"character\" w:styleId=\"strong\"><w:name w:val=\"Strong\"/><w:rPr><w:b/></w:rPr></w:style>\
    </w:styles>";

/// A Word file with this body.
pub fn docx(body: &str) -> Vec<u8> {
    package(&[("word/document.xml", &document_xml(body)), ("word/styles.xml", STYLES)])
}

/// A paragraph of plain words.
pub fn paragraph(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

/// A paragraph in a style.
pub fn styled(style: &str, words: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

pub fn taken(name: &str, bytes: &[u8]) -> Document {
    let document = read(name, bytes).unwrap_or_else(|refused| panic!("{name}: {refused:#?}"));
    document.remarks.iter().for_each(assert_told);
    document
}

pub fn refused(name: &str, bytes: &[u8]) -> Vec<Problem> {
    let Refused { problems } = read(name, bytes).expect_err(name);
    problems.iter().for_each(assert_told);
    problems
}

pub fn codes(problems: &[Problem]) -> Vec<ProblemCode> {
    problems.iter().map(|problem| problem.code).collect()
}

/// What our own reader makes of a text in a message: the passages, and the codes of the problems.
pub fn shown(markdown: &str) -> (Vec<String>, Vec<ProblemCode>) {
    let exhibition = exhibition_toml("\"message\"");
    let folder = folder(&[
        ("exhibition.toml", exhibition.as_str()),
        ("message/section.toml", "kind = \"message\"\n"),
        ("message/en.md", markdown),
    ]);
    let draft = engine::exhibition::read(folder.path()).unwrap();
    let script = draft.exhibition.scripts().next().map(|(_, script)| script.clone()).unwrap_or_default();
    let passages = script.texts.values().flatten().map(|passage| passage.text.clone()).collect();
    (passages, codes(&draft.problems))
}
