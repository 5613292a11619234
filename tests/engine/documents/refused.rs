//! What is no text that can be read, told by its content, with the way out.

use engine::problem::ProblemCode as P;
use engine::words::Lang;

use super::{codes, docx, package, paragraph, refused, taken};

fn ole(stream: &str) -> Vec<u8> {
    let name = stream.encode_utf16().flat_map(u16::to_le_bytes);
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".iter().copied().chain([0; 512]).chain(name).collect()
}

#[test]
fn other_kinds_are_named_with_the_way_to_convert_them_whatever_they_are_called() {
    let odt = package(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")]);
    for name in ["letter.docx", "letter.txt", "letter.md"] {
        for (bytes, code, told) in [
            (ole("WordDocument"), P::DocumentConvert, "old Word"),
            (ole("EncryptedPackage"), P::DocumentProtected, "password"),
            (ole("Workbook"), P::TableConvert, "old Excel"),
            (ole("PowerPoint Document"), P::DocumentSlides, "PowerPoint"),
            (b"%PDF-1.7\n...".to_vec(), P::DocumentPdf, "PDF"),
            (b"{\\rtf1\\ansi hello}".to_vec(), P::DocumentConvert, "RTF"),
            (b"<!DOCTYPE html><p>Hi</p>".to_vec(), P::DocumentConvert, "web"),
            (b"\xef\xbb\xbf<html><script>x</script></html>".to_vec(), P::DocumentConvert, "web"),
            (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n".to_vec(), P::DocumentConvert, "web"),
            (odt.clone(), P::DocumentConvert, "LibreOffice"),
            (package(&[("Index/Document.iwa", "x")]), P::DocumentPages, "Pages"),
            (package(&[("xl/workbook.xml", "<x/>")]), P::DocumentMisnamed, ".xlsx"),
            (package(&[("ppt/presentation.xml", "<x/>")]), P::DocumentSlides, "PowerPoint"),
            (package(&[("holiday.jpg", "x")]), P::DocumentUnknown, ".docx"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0".to_vec(), P::DocumentUnknown, ".docx"),
            (Vec::new(), P::DocumentEmpty, "no words"),
            (b" \n\n\t\n".to_vec(), P::DocumentEmpty, "no words"),
        ] {
            let problems = refused(name, &bytes);
            assert_eq!(codes(&problems), [code], "{name}");
            let said = problems[0].sentence(Lang::En) + &problems[0].remedy(Lang::En);
            assert!(said.contains(told), "{said}");
            assert!(!problems[0].sentence(Lang::ZhHans).is_empty());
        }
    }
    assert_eq!(
        refused("a.wps", &ole("WordDocument"))[0].sentence(Lang::ZhHans),
        "a.wps 是 WPS 文字文档（.wps），无法读取。"
    );
}

#[test]
fn a_text_about_the_heads_of_letters_is_a_text() {
    assert_eq!(taken("a.md", b"MIME-Version: what is that?").markdown, "MIME-Version: what is that?\n");
}

#[test]
fn a_word_file_with_a_wrong_ending_is_read_by_its_content() {
    for name in ["a.doc", "a.txt", "a", "最终版 (2).DOCX"] {
        assert_eq!(taken(name, &docx(&paragraph("Hello there."))).markdown, "Hello there.\n");
    }
}

#[test]
fn every_cut_of_a_word_file_is_refused() {
    let whole = docx(&(paragraph("One.") + &paragraph("Two.")));
    // Two letters are a text.
    for length in 3..whole.len() {
        let problems = refused("a.docx", &whole[..length]);
        assert_eq!(problems.len(), 1, "{length}");
    }
    // One that breaks off inside its XML.
    let broken = package(&[("word/document.xml", "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>One")]);
    assert_eq!(codes(&refused("a.docx", &broken)), [P::DocumentDamaged]);
    let latin = [("word/document.xml", "<a></b>")];
    assert_eq!(codes(&refused("a.docx", &package(&latin))), [P::DocumentDamaged]);
}

#[test]
fn flipped_bytes_never_panic() {
    let whole = docx(&(paragraph("One.") + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"));
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        let _ = engine::intake::document::read("a.docx", &bytes);
    }
}

#[test]
fn what_unpacks_without_end_is_refused() {
    let spaces = " ".repeat(65 << 20);
    let bomb = package(&[("word/document.xml", &format!("<w:document>{spaces}</w:document>"))]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(codes(&refused("a.docx", &bomb)), [P::DocumentUnpacked]);
    let styles =
        package(&[("word/document.xml", &super::document_xml(&paragraph("A."))), ("word/styles.xml", &spaces)]);
    assert_eq!(codes(&refused("a.docx", &styles)), [P::DocumentUnpacked]);
}

#[test]
fn what_is_nested_without_end_is_refused() {
    let deep = format!("{}{}", "<w:p>".repeat(50_000), "</w:p>".repeat(50_000));
    assert_eq!(codes(&refused("a.docx", &docx(&deep))), [P::TooDeep]);
    let many = paragraph("A.").repeat(20_001);
    assert_eq!(codes(&refused("a.docx", &docx(&many))), [P::DocumentTooLong]);
}

#[test]
fn entities_and_files_outside_are_not_read() {
    let secret = "<!DOCTYPE w:document [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    let text = secret.to_owned()
        + &super::document_xml(&paragraph("&x;&b;"))
            ["<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>".len()..];
    assert_eq!(codes(&refused("a.docx", &package(&[("word/document.xml", &text)]))), [P::DocumentDamaged]);
    assert_eq!(codes(&refused("a.docx", &docx(&paragraph("&undeclared;")))), [P::DocumentDamaged]);
}
