//! The XML of Word files, with styles.
#![no_main]

use std::io::{Cursor, Write};

use engine::intake::document::read;
use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fuzz_target!(|data: &[u8]| {
    // What stands behind a zero byte are the styles, and behind another the notes.
    let mut parts = data.splitn(3, |byte| *byte == 0);
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for name in ["word/document.xml", "word/styles.xml", "word/footnotes.xml"] {
        if let Some(part) = parts.next() {
            zip.start_file(name, options).expect("a part");
            zip.write_all(part).expect("its bytes");
        }
    }
    let bytes = zip.finish().expect("a zip").into_inner();
    let Ok(document) = read("a.docx", &bytes) else { return };
    let Ok(again) = read("a.md", document.markdown.as_bytes()) else { panic!("{:?} is refused", document.markdown) };
    assert_eq!(document.markdown, again.markdown);
});
