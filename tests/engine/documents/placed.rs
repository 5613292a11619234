//! Documents as files of an exhibition.

use engine::exhibition::LanguageTag;
use engine::intake::items::{Destination, SectionKind, Written, of_document};
use engine::problem::ProblemCode as P;

use super::{codes, docx, paragraph, styled, taken};
use crate::exhibitions::{bilingual_toml, draft};

fn placed(name: &str, text: &[u8], kind: SectionKind) -> Written {
    let languages = ["en", "zh-Hans"].map(|tag| LanguageTag::parse(tag).unwrap());
    let document = taken(name, text);
    let written = of_document(name, &document, Destination { kind, languages: &languages }).unwrap();
    let again = of_document(name, &document, Destination { kind, languages: &languages }).unwrap();
    assert_eq!(written, again);
    written
}

fn paths(written: &Written) -> Vec<&str> {
    written.files.iter().map(|(path, _)| path.as_str()).collect()
}

#[test]
fn a_message_is_a_text_in_its_language() {
    let english = docx(&(styled("a3", "To the Alumni") + &paragraph("Seventy years have passed. We thank you.")));
    let chinese = "# 致校友\n\n七十年过去了。我们感谢你们。\n";
    let first = placed("讲话 最终版(2).docx", &english, SectionKind::Message);
    let second = placed("message.zh-Hans.md", chinese.as_bytes(), SectionKind::Message);
    assert_eq!(paths(&first), ["en.md"]);
    assert_eq!(paths(&second), ["zh-Hans.md"]);
    let text = |written: &Written| String::from_utf8(written.files[0].1.clone()).unwrap();
    let exhibition = bilingual_toml("\"message\"");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("message/section.toml", "kind = \"message\"\n"),
        ("message/en.md", &text(&first)),
        ("message/zh-Hans.md", &text(&second)),
    ]);
    assert_eq!(draft.problems, []);
}

#[test]
fn the_texts_of_an_event_come_together_and_have_its_date() {
    let english = placed(
        "1952-04-founded.en.txt",
        b"The Institute Is Founded\n\nSix institutions gave their departments.\n",
        SectionKind::Timeline,
    );
    let chinese = placed(
        "1952-04-founded.zh-Hans.txt",
        "学院成立\n\n由六所院校的矿冶系科组建而成。\n".as_bytes(),
        SectionKind::Timeline,
    );
    assert_eq!(paths(&english), ["1952-04-founded/item.toml", "1952-04-founded/en.md"]);
    assert_eq!(paths(&chinese), ["1952-04-founded/item.toml", "1952-04-founded/zh-Hans.md"]);
    assert_eq!(english.files[0], chinese.files[0]);
    assert_eq!(english.files[0].1, b"date = \"1952-04\"\n");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let mut files = vec![
        ("exhibition.toml".to_owned(), bilingual_toml("\"history\"")),
        (
            "history/section.toml".to_owned(),
            "kind = \"timeline\"\ntitle = { en = \"H\", zh-Hans = \"史\" }\n".to_owned(),
        ),
    ];
    for (path, bytes) in english.files.iter().chain(&chinese.files) {
        files.push((format!("history/{path}"), text(bytes)));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    assert_eq!(draft(&files).problems, []);
}

#[test]
fn folders_are_called_by_the_file_its_folder_or_the_title() {
    let kind = SectionKind::People;
    for (name, text, folder) in [
        ("WEI Shoukun.txt", "A man.", "wei-shoukun"),
        ("people/wei-shoukun/en.md", "A man.", "wei-shoukun"),
        ("en.md", "# Müller & Söhne\n\nA firm.", "muller-sohne"),
        ("魏寿昆（英文）.txt", "A man.", "魏寿昆"),
        ("CON.txt", "A man.", "con-item"),
        ("notes.txt", "A man.", "notes-item"),
        ("???.txt", "# !!!\n\nA man.", "item"),
        ("a\nb\u{202e}c.txt", "A man.", "a-bc"),
    ] {
        let written = placed(name, text.as_bytes(), kind);
        assert_eq!(paths(&written), [format!("{folder}/item.toml"), format!("{folder}/en.md")], "{name}");
    }
    let long = placed(&format!("{}.txt", "长".repeat(4_096)), b"A man.", kind);
    assert_eq!(paths(&long)[0], format!("{}/item.toml", "长".repeat(40)));
}

#[test]
fn a_title_that_begins_with_its_date_gives_it() {
    let written = placed(
        "学院成立.txt",
        "1952年4月22日 学院成立\n\n由六所院校的矿冶系科组建而成，校址在北京。\n".as_bytes(),
        SectionKind::Timeline,
    );
    assert_eq!(paths(&written), ["1952-学院成立/item.toml", "1952-学院成立/zh-Hans.md"]);
    assert_eq!(written.files[0].1, b"date = \"1952-04-22\"\n");
}

#[test]
fn a_language_that_the_exhibition_has_not_is_named_and_a_gallery_takes_no_text() {
    let written = placed("gruss.de.txt", b"Hallo.", SectionKind::Message);
    assert_eq!(paths(&written), ["de.md"]);
    assert_eq!(codes(&written.remarks), [P::LanguageUnlisted]);
    assert_eq!(paths(&placed("letter.zh.txt", "你好。".as_bytes(), SectionKind::Message)), ["zh-Hans.md"]);
    let languages = [LanguageTag::english()];
    let destination = Destination { kind: SectionKind::Gallery, languages: &languages };
    let refused = of_document("a.txt", &taken("a.txt", b"Hallo."), destination).unwrap_err();
    assert_eq!(codes(&refused.problems), [P::TextForGallery]);
}
