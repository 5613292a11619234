//! What is no table that can be read.

use engine::problem::ProblemCode as P;

use super::refused;
use crate::documents::{docx, package, paragraph};

#[test]
fn other_kinds_are_named_whatever_they_are_called() {
    let old = |stream: &str| {
        let name = stream.encode_utf16().flat_map(u16::to_le_bytes);
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".iter().copied().chain([0; 64]).chain(name).collect::<Vec<u8>>()
    };
    for name in ["a.csv", "a.xlsx"] {
        for (bytes, code) in [
            (Vec::new(), P::DocumentEmpty),
            (b" \n,,\n".to_vec(), P::DocumentEmpty),
            (old("Workbook"), P::TableConvert),
            (old("EncryptedPackage"), P::DocumentProtected),
            (docx(&paragraph("A")), P::DocumentMisnamed),
            (package(&[("content.xml", "<x/>")]), P::TableConvert),
            (package(&[("xl/workbook.bin", "x")]), P::TableConvert),
            (package(&[("a.jpg", "x")]), P::DocumentUnknown),
            (b"<html><table><tr><td>date</td></tr></table></html>".to_vec(), P::TableConvert),
            (b"%PDF-1.4".to_vec(), P::DocumentPdf),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0".to_vec(), P::NotUtf8),
            (b"Gate,1952\nYard,1953\n".to_vec(), P::HeaderMissing),
            (b"date,title\n".to_vec(), P::DocumentEmpty),
        ] {
            assert_eq!(refused(name, &bytes), [code], "{name}");
        }
    }
}

#[test]
fn tables_that_are_larger_than_an_exhibition_are_refused() {
    let long = "date,title\n".to_owned() + &"1952,A\n".repeat(20_001);
    assert_eq!(refused("a.csv", long.as_bytes()), [P::TableTooLong]);
    let wide = "date,title\n".to_owned() + &",".repeat(250) + "x\n";
    assert_eq!(refused("a.csv", wide.as_bytes()), [P::TableTooWide]);
}
