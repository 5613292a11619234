//! What pictures' files say: suggestions beside them, that visitors never see before staff confirm them.

use engine::problem::ProblemCode as P;

use super::Desk;
use crate::imaging::quarters;

/// EXIF with a caption, an artist, a date, a position and a camera's number.
fn exif() -> Vec<u8> {
    use exif::experimental::Writer;
    use exif::{Field, In, Rational, Tag, Value};
    let text =
        |tag, words: &str| Field { tag, ifd_num: In::PRIMARY, value: Value::Ascii(vec![words.as_bytes().to_vec()]) };
    let degrees = Value::Rational(vec![Rational { num: 39, denom: 1 }; 3]);
    let fields = [
        text(Tag::ImageDescription, "校门 \"old\"\nand new"),
        text(Tag::Artist, "Li Na"),
        text(Tag::DateTimeOriginal, "1952:04:22 10:00:00"),
        text(Tag::BodySerialNumber, "SN-4711"),
        text(Tag::GPSLatitudeRef, "N"),
        Field { tag: Tag::GPSLatitude, ifd_num: In::PRIMARY, value: degrees },
    ];
    let mut writer = Writer::new();
    for field in &fields {
        writer.push_field(field);
    }
    let mut block = std::io::Cursor::new(Vec::new());
    writer.write(&mut block, true).expect("EXIF");
    block.into_inner()
}

#[test]
fn what_a_file_says_stands_beside_the_picture_as_comments() {
    let desk = Desk::without_gallery();
    let bytes = crate::imaging::jpeg(&quarters(80, 60), |encoder| encoder.add_exif_metadata(&exif()).expect("EXIF"));
    desk.put("gate.jpg", bytes);
    let report = desk.import();
    let said = &report.taken[0].suggestions;
    assert_eq!(said.caption.as_deref(), Some("校门 \"old\" and new"));
    assert_eq!((said.credit.as_deref(), said.date.as_deref()), (Some("Li Na"), Some("1952-04-22")));
    assert_eq!(report.to_write[0].suggested, 1);

    let list = desk.read("gallery/media.toml");
    assert!(!list.contains("SN-4711") && !list.contains("39"), "{list}");
    let unconfirmed = desk.check();
    assert_eq!(unconfirmed.counts.missing.captions, 2, "in both languages it is still to be written");
    let confirmed: Vec<&str> =
        list.lines().map(|line| line.strip_prefix("# ").filter(|l| l.contains(" = ")).unwrap_or(line)).collect();
    desk.kiosk.write("gallery/media.toml", confirmed.join("\n"));
    desk.assert_no_errors("confirmed");
    let confirmed = desk.check();
    assert_eq!((confirmed.counts.missing.captions, confirmed.counts.missing.credits), (1, 0));
    let exhibition = engine::exhibition::read(&desk.root()).expect("read").exhibition;
    let item = &exhibition.sections[1].items()[0];
    assert_eq!(item.date.as_ref().map(ToString::to_string).as_deref(), Some("1952-04-22"));
    assert!(!confirmed.problems.iter().any(|problem| problem.code == P::UnknownKey));
}

#[test]
fn damaged_metadata_costs_the_suggestion_and_not_the_picture() {
    let whole = exif();
    for cut in (0..whole.len()).step_by(7) {
        let desk = Desk::without_gallery();
        let mut block = whole[..cut.max(1)].to_vec();
        block.extend([0xFF; 5]);
        let bytes = crate::imaging::jpeg(&quarters(32, 32), |encoder| encoder.add_exif_metadata(&block).expect("EXIF"));
        desk.put("gate.jpg", bytes);
        assert_eq!(desk.import().taken.len(), 1, "cut at {cut}");
    }
}
