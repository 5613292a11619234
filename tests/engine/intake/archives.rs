//! Zips: names in any encoding, one level, and every trap in them.

use std::io::{Cursor, Write};

use engine::problem::ProblemCode as P;
use engine::words::Lang;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{Desk, codes, jpeg, problem, taken};
use crate::imaging::crc32;

/// A zip of stored files whose names are these very bytes, without the mark of UTF-8.
fn raw_zip(files: &[(&[u8], &[u8], u32)]) -> Vec<u8> {
    let (mut zip, mut directory) = (Vec::new(), Vec::new());
    for (name, content, mode) in files {
        let at = zip.len() as u32;
        let mut about = vec![20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0];
        about.extend(crc32(content).to_le_bytes());
        about.extend((content.len() as u32).to_le_bytes());
        about.extend((content.len() as u32).to_le_bytes());
        about.extend((name.len() as u16).to_le_bytes());
        about.extend([0, 0]);
        zip.extend(b"PK\x03\x04");
        zip.extend(&about);
        zip.extend(*name);
        zip.extend(*content);
        directory.extend(b"PK\x01\x02\x14\x03");
        directory.extend(&about);
        directory.extend([0; 6]);
        directory.extend((mode << 16).to_le_bytes());
        directory.extend(at.to_le_bytes());
        directory.extend(*name);
    }
    let (start, length, count) = (zip.len() as u32, directory.len() as u32, files.len() as u16);
    zip.extend(directory);
    zip.extend(b"PK\x05\x06\0\0\0\0");
    zip.extend(count.to_le_bytes());
    zip.extend(count.to_le_bytes());
    zip.extend(length.to_le_bytes());
    zip.extend(start.to_le_bytes());
    zip.extend([0, 0]);
    zip
}

const FILE: u32 = 0o100_644;

#[test]
fn names_in_utf8_and_in_a_chinese_windows_encoding_are_read() {
    let desk = Desk::new();
    let (gb18030, ..) = encoding_rs::GB18030.encode("照片\\校门 (1).jpg");
    desk.put("old.zip", raw_zip(&[(&gb18030, &jpeg(1), FILE), ("新/图书馆.jpg".as_bytes(), &jpeg(2), FILE)]));
    let report = desk.import();
    let names: Vec<&str> = taken(&report).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["gallery/校门-1.jpg", "gallery/图书馆.jpg"], "{report:?}");
    assert!(report.taken[0].from.ends_with("old.zip/照片/校门 (1).jpg"), "{report:?}");
}

#[test]
fn names_that_lead_out_links_and_what_systems_leave_are_not_unpacked() {
    let desk = Desk::new();
    let zip = raw_zip(&[
        (b"../../escape.jpg", &jpeg(1), FILE),
        (b"/etc/absolute.jpg", &jpeg(2), FILE),
        (b"C:\\drive.jpg", &jpeg(3), FILE),
        (b"link.jpg", b"/etc/passwd", 0o120_777),
        (b"__MACOSX/._good.jpg", b"x", FILE),
        (b"folder/", b"", 0o040_755),
        (b"good.jpg", &jpeg(4), FILE),
    ]);
    desk.put("trap.zip", zip);
    let report = desk.import();
    assert_eq!(taken(&report).len(), 1, "{report:?}");
    assert_eq!(codes(&report), [P::ArchiveUnsafe, P::ArchiveUnsafe, P::ArchiveUnsafe, P::ImportLink]);
    assert!(!desk.kiosk.root().join("escape.jpg").exists());
    desk.assert_no_errors("traps");
}

#[test]
fn a_name_of_4096_characters_is_shortened() {
    let desk = Desk::new();
    let name = format!("{}.jpg", "版".repeat(4092));
    desk.put("long.zip", raw_zip(&[(name.as_bytes(), &jpeg(1), FILE)]));
    let report = desk.import();
    let name = report.taken[0].to.strip_prefix("gallery/").expect("the gallery");
    assert!(engine::exhibition::check_name(name).is_ok() && name.starts_with("版版版"), "{name}");
    assert!(report.taken[0].from.chars().count() < 300);
    desk.assert_no_errors("a long name");
}

fn zipped(files: &[(&str, &[u8])], options: SimpleFileOptions) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, options).expect("a file in a zip");
        zip.write_all(content).expect("its content");
    }
    zip.finish().expect("a zip").into_inner()
}

fn deflated() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)
}

#[test]
fn a_zip_in_a_zip_and_a_bomb_are_named_and_the_rest_is_taken() {
    let desk = Desk::new();
    let inner = zipped(&[("b.jpg", &jpeg(2))], deflated());
    let mut white = jpeg(3);
    white.resize(64 << 20, 0);
    desk.put("outer.zip", zipped(&[("a.jpg", &jpeg(1)), ("inner.zip", &inner), ("white.jpg", &white)], deflated()));
    let report = desk.import();
    assert_eq!(taken(&report).len(), 1, "{report:?}");
    assert_eq!(problem(&report, "inner.zip").code, P::ArchiveNested);
    assert_eq!(problem(&report, "white.jpg").code, P::ArchiveBomb);
    assert!(problem(&report, "white.jpg").sentence(Lang::ZhHans).contains("压缩率"));
}

#[test]
fn a_zip_that_promises_more_than_an_import_may_take_is_refused_whole() {
    let desk = Desk::new();
    let mut zip = raw_zip(&[(b"a.jpg", &jpeg(1), FILE), (b"b.jpg", &jpeg(2), FILE), (b"c.jpg", &jpeg(3), FILE)]);
    // What the list says of each: 4 GiB less one, packed as tightly as not to be a bomb.
    let mut entries = 0;
    for at in 0..zip.len() - 4 {
        if zip[at..].starts_with(b"PK\x01\x02") {
            zip[at + 20..at + 24].copy_from_slice(&0xFFFF_FFF0_u32.to_le_bytes());
            zip[at + 24..at + 28].copy_from_slice(&0xFFFF_FFFE_u32.to_le_bytes());
            entries += 1;
        }
    }
    assert_eq!(entries, 3);
    desk.put("huge.zip", &zip);
    let report = desk.import();
    assert_eq!(taken(&report), [], "nothing of what lies is taken: {report:?}");
    assert!(report.has_errors());
    desk.assert_nothing_left("a zip that lies");
}

#[test]
fn a_zip_cut_short_damaged_or_empty_is_told_and_never_half_taken() {
    let whole = zipped(&[("a.jpg", &jpeg(1)), ("b.jpg", &jpeg(2))], deflated());
    for cut in (10..whole.len()).step_by(61) {
        let desk = Desk::new();
        desk.put("cut.zip", &whole[..cut]);
        let report = desk.import();
        assert_eq!((taken(&report), codes(&report)), (vec![], vec![P::ArchiveBroken]), "cut at {cut}");
    }
    for at in (0..whole.len()).step_by(13) {
        let desk = Desk::new();
        let mut damaged = whole.clone();
        damaged[at] ^= 0xFF;
        desk.put("damaged.zip", damaged);
        // Whatever it gives, it is whole pictures and never a panic.
        for taken in desk.import().taken {
            let bytes = std::fs::read(desk.root().join(&taken.to)).expect("a picture");
            assert!([jpeg(1), jpeg(2)].contains(&bytes), "damage at {at}");
        }
        desk.assert_no_errors("a damaged zip");
    }
    let desk = Desk::new();
    desk.put("empty.zip", zipped(&[], deflated()));
    assert_eq!(codes(&desk.import()), []);
}

#[test]
fn a_document_that_is_stored_in_a_zip_does_not_make_it_one() {
    let desk = Desk::new();
    let letter = super::texts::letter("Welcome", "To all of you.");
    desk.put("stick.zip", raw_zip(&[(b"message.zh-Hans.docx", &letter, FILE), (b"photo.jpg", &jpeg(1), FILE)]));
    let report = desk.import();
    let from: Vec<&str> = report.taken.iter().map(|taken| taken.from.rsplit('/').next().unwrap_or_default()).collect();
    assert!(from.contains(&"photo.jpg"), "{report:?}");
    assert!(!codes(&report).contains(&P::DocumentDamaged), "{report:?}");
}

#[test]
fn what_systems_leave_on_every_disk_is_passed_over() {
    let desk = Desk::new();
    for name in ["System Volume Information/WPSettings.dat", "lost+found/#123", "FOUND.000/FILE0000.CHK", "IMG_1.AAE"] {
        desk.put(name, "x");
    }
    desk.put("IMG_1.jpg", jpeg(1));
    let report = desk.import();
    assert_eq!((taken(&report).len(), codes(&report)), (1, vec![]), "{report:?}");
}
