//! Texts and tables from a stick: each in its place, nothing overwritten, nothing twice.

use std::fs;

use engine::exhibition;
use engine::intake::{Request, Role};
use engine::problem::{ProblemCode as P, Severity};
use engine::words::Lang;
use tempfile::TempDir;

use super::{Desk, codes, jpeg, problem, taken};
use crate::documents::{docx, paragraph, styled};
use crate::tables::workbooks::workbook;

/// A letter in Word.
pub fn letter(title: &str, words: &str) -> Vec<u8> {
    docx(&(styled("Heading1", title) + &paragraph(words)))
}

/// An exhibition in two languages with a message, a timeline and people.
fn desk() -> Desk {
    let desk = Desk::without_gallery();
    desk.kiosk.write(
        "exhibition.toml",
        "format = 1\nid = \"one\"\nlanguages = [\"en\", \"zh-Hans\"]\nsections = [\"message\", \"history\", \"people\"]\ntitle = { en = \"One\", zh-Hans = \"一\" }\n",
    );
    desk.kiosk.write("history/section.toml", "kind = \"timeline\"\ntitle = { en = \"History\", zh-Hans = \"历程\" }\n");
    desk.kiosk.write("history/1952-founded/item.toml", "date = \"1952\"\n");
    desk.kiosk.write("history/1952-founded/en.md", "# Founded\n\nIt began.\n");
    desk.kiosk.write("people/section.toml", "kind = \"people\"\ntitle = { en = \"People\", zh-Hans = \"人物\" }\n");
    desk
}

#[test]
fn a_letter_goes_where_its_name_its_folder_or_the_section_says() {
    let desk = desk();
    fs::remove_file(desk.root().join("message/zh-Hans.md")).unwrap();
    desk.put("message（中文）.docx", letter("致辞", "欢迎各位来宾。"));
    desk.put("1952-founded.zh-Hans.md", "# 建校\n\n学校开始了。\n");
    desk.put("people/魏寿昆.txt", "魏寿昆\n\n冶金学家。\n");
    let report = desk.import();
    assert_eq!(
        taken(&report),
        [
            ("history/1952-founded/zh-Hans.md", Role::Text),
            ("message/zh-Hans.md", Role::Text),
            ("people/魏寿昆/zh-Hans.md", Role::Text),
        ],
        "{report:#?}"
    );
    assert_eq!(desk.read("message/zh-Hans.md"), "# 致辞\n\n欢迎各位来宾。\n");
    assert_eq!(desk.read("history/1952-founded/item.toml"), "date = \"1952\"\n", "what is there stays");
    assert_eq!(desk.read("people/魏寿昆/zh-Hans.md"), "# 魏寿昆\n\n冶金学家。\n");
    desk.assert_no_errors("three texts");
    desk.assert_nothing_left("three texts");

    let before = desk.files();
    let again = desk.import();
    assert_eq!((again.taken.len(), again.known.len(), codes(&again)), (0, 3, vec![]), "{again:#?}");
    assert_eq!(desk.files(), before, "nothing twice");
}

#[test]
fn the_texts_of_a_new_event_and_its_recording_come_together() {
    let desk = desk();
    desk.put("1988-07-renamed.en.docx", letter("A New Name", "It is a university now."));
    desk.put("1988-07-renamed.zh-Hans.docx", letter("更名", "学院成为大学。"));
    desk.put("1988-07-renamed.en.mp3", fs::read(crate::sound::fixture("tone.mp3")).unwrap());
    let report = desk.import_to(Some("history"));
    assert_eq!(
        taken(&report),
        [
            ("history/1988-07-renamed/en.md", Role::Text),
            ("history/1988-07-renamed/zh-Hans.md", Role::Text),
            ("history/1988-07-renamed/en.mp3", Role::Narration),
        ],
        "{report:#?}"
    );
    assert_eq!(desk.read("history/1988-07-renamed/item.toml"), "date = \"1988-07\"\n");
    desk.assert_no_errors("an event");
}

#[test]
fn another_text_for_the_same_place_is_kept_for_staff_once() {
    let desk = Desk::new();
    desk.put("letter.docx", letter("Welcome", "Another one."));
    let first = desk.import_to(Some("message"));
    assert_eq!(taken(&first), [("message/notes/letter.md", Role::Note)]);
    assert!(codes(&first).contains(&P::TextThere), "{first:#?}");
    assert_eq!(desk.read("message/en.md"), "# Welcome\n\nCome in. Look around.\n");
    let before = desk.files();
    let again = desk.import_to(Some("message"));
    assert_eq!((again.taken.len(), again.known.len()), (0, 1), "{again:#?}");
    assert_eq!(desk.files(), before);
}

#[test]
fn what_has_no_place_or_is_not_settled_is_named_and_the_rest_is_taken() {
    let desk = desk();
    let tracked =
        docx("<w:p><w:ins w:author=\"Li\"><w:r><w:t>new</w:t></w:r></w:ins><w:r><w:t> words</w:t></w:r></w:p>");
    desk.put("somewhere.docx", letter("Somewhere", "No place."));
    desk.put("people/tracked.docx", tracked);
    desk.put("history/1960-later.en.txt", "Later\n\nMuch later.\n");
    let report = desk.import();
    assert_eq!(taken(&report), [("history/1960-later/en.md", Role::Text)], "{report:#?}");
    assert_eq!(problem(&report, "somewhere").code, P::TextUnplaced);
    assert!(problem(&report, "people/tracked.docx").severity == Severity::Error, "{report:#?}");
    let gallery = Desk::new();
    gallery.put("letter.docx", letter("Welcome", "To the pictures."));
    let report = gallery.import_to(Some("gallery"));
    assert_eq!((report.taken.len(), codes(&report)), (0, vec![P::TextForGallery]));
}

const SHEET: &[&[&str]] = &[
    &["date", "title.en", "title.zh-Hans", "text.en", "text.zh-Hans", "picture", "alt.en", "alt.zh-Hans"],
    &["1952-04-22", "Founded", "成立", "Six give.", "六所院校。", "Gate.JPG", "A gate", "校门"],
    &["1988", "Renamed", "更名", "A university.", "大学。", "gate, lost.jpg", "A gate", "校门"],
];

#[test]
fn a_workbook_and_its_pictures_become_a_timeline_that_was_not_there() {
    let desk = Desk::without_gallery();
    desk.put("history.xlsx", workbook(SHEET));
    desk.put("photos/gate.jpg", jpeg(1));
    desk.put("photos/yard.jpg", jpeg(2));
    let report = desk.import();
    assert_eq!(
        taken(&report),
        [
            ("history/section.toml", Role::Section),
            ("history/1952-founded", Role::Item),
            ("history/1988-renamed", Role::Item),
            ("history/1952-founded/gate.jpg", Role::Picture),
            ("gallery/yard.jpg", Role::Picture),
        ],
        "{report:#?}"
    );
    assert_eq!(codes(&report), [P::RowPictureMissing], "{report:#?}");
    assert!(desk.read("exhibition.toml").starts_with("# ours\n"), "comments stay");
    assert!(desk.read("history/1988-renamed/item.toml").contains("/history/1952-founded/gate.jpg"));
    desk.assert_no_errors("a timeline");
    let draft = exhibition::read(&desk.root()).unwrap();
    let sections: Vec<_> = draft.exhibition.sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(sections, ["message", "history", "gallery"]);
    assert_eq!(draft.exhibition.sections[1].items().len(), 2);

    let before = desk.files();
    for dry_run in [true, false] {
        let again = desk.try_import(|request| Request { dry_run, ..request }).unwrap();
        assert_eq!((again.taken.len(), again.known.len()), (0, 4), "{again:#?}");
        assert_eq!(desk.files(), before, "nothing twice");
    }
    desk.put(
        "history.xlsx",
        workbook(&[SHEET[0], SHEET[1], &["1994", "A Third", "第三", "Text.", "文字。", "", "", ""]]),
    );
    let more = desk.import();
    assert_eq!(taken(&more), [("history/1994-a-third", Role::Item)], "{more:#?}");
    desk.kiosk.write("history/1988-renamed/item.toml", "date = \"1988-01\"\n");
    desk.put("history.xlsx", workbook(SHEET));
    let changed = desk.import();
    assert_eq!(codes(&changed), [P::RowPictureMissing, P::ItemThere], "what staff changed is left and named");
}

#[test]
fn a_table_for_a_new_timeline_waits_for_pictures_that_go_into_a_list() {
    let desk = Desk::new();
    desk.put("history.csv", "date,title,text\n1952,Founded,It began.\n");
    desk.put("field.jpg", jpeg(2));
    let report = desk.import();
    assert_eq!(taken(&report), [("gallery/field.jpg", Role::Picture)]);
    assert_eq!(codes(&report), [P::TableBeside]);
    assert_eq!(taken(&desk.import()).len(), 2, "by itself it is taken");
    desk.assert_no_errors("a timeline after the pictures");
}

#[test]
fn a_timeline_that_is_there_keeps_its_title_and_eras() {
    let desk = desk();
    desk.put(
        "timeline.csv",
        "Year,Headline,Text,Type\n,Our Years,,title\n1952,Begun,It began.,\n1990,Grown,It grew.,\n",
    );
    let before = desk.read("history/section.toml");
    let report = desk.import();
    assert_eq!(taken(&report), [("history/1952-begun", Role::Item), ("history/1990-grown", Role::Item)], "{report:#?}");
    assert!(codes(&report).contains(&P::SectionThere), "{report:#?}");
    assert_eq!(desk.read("history/section.toml"), before);
}

#[test]
fn a_locked_word_file_is_told_as_locked() {
    let desk = desk();
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    desk.put("message.en.docx", bytes);
    assert_eq!(codes(&desk.import()), [P::DocumentProtected]);
}

#[test]
fn an_exhibition_that_a_killed_import_wrote_into_reads_as_it_was() {
    let desk = desk();
    let before = exhibition::check(&desk.root(), None).unwrap();
    let scratch = TempDir::new().unwrap();
    // As far as one came whose power went between two moves.
    desk.kiosk.write("history/1960-later/item.toml", "date = \"1960\"\n");
    let hash = engine::store::Hash::of(b"date = \"1960\"\n");
    let journal = format!(
        "{{\"folders\":[\"history/1960-later\"],\"moves\":[{{\"from\":\"1.new\",\"to\":\"history/1960-later/item.toml\",\"hash\":\"{hash}\"}},{{\"from\":\"2.new\",\"to\":\"history/1960-later/en.md\",\"hash\":\"{hash}\"}}],\"switch\":null}}"
    );
    desk.kiosk.write(".jubilee-import/2.new", "# Later\n");
    desk.kiosk.write(".jubilee-import/journal.json", journal);
    let cut_off = exhibition::check(&desk.root(), None).unwrap();
    assert_eq!((&cut_off.problems, &cut_off.counts), (&before.problems, &before.counts));
    let request = Request {
        sources: &[scratch.path().to_owned()],
        into: &desk.root(),
        section: None,
        dry_run: false,
        heif: None,
        scratch: scratch.path(),
    };
    engine::intake::import(&request, &engine::store::RealDisk, &|| false, &mut |_| {}).unwrap();
    assert!(!desk.root().join("history/1960-later").exists(), "taken back");
    desk.assert_nothing_left("taken back");
}

#[test]
fn a_text_is_placed_although_the_same_came_before_without_a_place() {
    let desk = desk();
    fs::remove_file(desk.root().join("message/zh-Hans.md")).unwrap();
    desk.put("A-draft.docx", letter("致辞", "欢迎各位来宾。"));
    desk.put("message.zh-Hans.docx", letter("致辞", "欢迎各位来宾。"));
    let report = desk.import();
    assert_eq!(taken(&report), [("message/zh-Hans.md", Role::Text)], "{report:#?}");
    assert!(codes(&report).contains(&P::TextUnplaced), "{report:#?}");
}

#[test]
fn the_exhibitions_own_layout_is_understood_on_a_stick() {
    let desk = desk();
    desk.put("history/1988-renamed/en.md", "# A New Name\n\nIt is a university now.\n");
    desk.put("history/1988-renamed/zh-Hans.md", "# 更名\n\n学院成为大学。\n");
    desk.put("history/1988-renamed/en.mp3", fs::read(crate::sound::fixture("tone.mp3")).unwrap());
    desk.put("people/zh-Hans.md", "# 谁\n\n不知道是谁。\n");
    let report = desk.import();
    assert_eq!(
        taken(&report),
        [
            ("history/1988-renamed/en.md", Role::Text),
            ("history/1988-renamed/zh-Hans.md", Role::Text),
            ("history/1988-renamed/en.mp3", Role::Narration),
        ],
        "{report:#?}"
    );
    assert_eq!(codes(&report), [P::TextUnplaced], "nothing is called by its section");
}

#[test]
fn two_tables_of_one_event_leave_no_picture_that_nothing_names() {
    let desk = desk();
    let row = |picture: &str| format!("date,title,picture\n1999,Founded again,{picture}\n");
    desk.put("a.csv", row("a.jpg"));
    desk.put("b.csv", row("b.jpg"));
    desk.put("a.jpg", jpeg(1));
    desk.put("b.jpg", jpeg(2));
    let report = desk.import();
    let named = |file: &str| report.taken.iter().find(|taken| taken.from.ends_with(file)).expect(file).to.clone();
    assert_eq!(named("a.jpg"), "history/1999-founded-again/a.jpg");
    assert_eq!(named("b.jpg"), "gallery/b.jpg", "{report:#?}");
    desk.assert_no_errors("two tables");
}

#[test]
fn a_table_finds_the_pictures_that_the_exhibition_has() {
    let desk = desk();
    desk.put("gate.jpg", jpeg(1));
    desk.import();
    fs::remove_file(desk.stick().join("gate.jpg")).unwrap();
    desk.put("events.csv", "date,title,picture\n1999,The gate,Gate.JPG\n");
    let report = desk.import();
    assert_eq!(codes(&report), []);
    let item = desk.read("history/1999-the-gate/item.toml");
    assert!(item.contains("file = \"/gallery/gate.jpg\""), "{item}");
}

#[test]
fn a_text_that_begins_as_a_picture_or_a_recording_does_is_a_text() {
    for begins in ["BMI: a history", "ID3 is a tag", "GIF89a was a format", "RIFF and raff"] {
        let desk = desk();
        fs::remove_file(desk.root().join("message/zh-Hans.md")).unwrap();
        desk.put("message.zh-Hans.txt", format!("{begins}\n\nIt was long ago.\n"));
        let report = desk.import();
        assert_eq!(taken(&report), [("message/zh-Hans.md", Role::Text)], "{begins}: {report:?}");
    }
}

#[test]
fn a_page_of_the_web_is_refused_with_the_way_to_convert_it() {
    let desk = desk();
    desk.put("page.html", "<!DOCTYPE html><html><body><svg></svg><p>Words.</p></body></html>");
    let report = desk.import();
    assert_eq!(report.taken, []);
    let told = problem(&report, "page.html").remedy(Lang::En);
    assert!(told.contains(".docx"), "{told}");
}
