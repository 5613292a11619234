//! Timelines, galleries and people.

use engine::exhibition::content::Section;
use engine::exhibition::{Media, PictureMedia, check, compile, read};
use engine::problem::ProblemCode as P;
use engine::words::Lang;

use crate::exhibitions::{bilingual_toml, draft, exhibition_toml, folder, found, write};

pub const TIMELINE: &str = "kind = \"timeline\"\ntitle = { en = \"History\" }\n\
    [[eras]]\nid = \"founding\"\ntitle = { en = \"Founding\" }\nyears = { from = 1952, to = 1960 }\n";

#[test]
fn events_stand_in_order_of_time_and_undated_ones_last() {
    let exhibition = exhibition_toml("\"history\"");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("history/section.toml", TIMELINE),
        ("history/b-renamed/item.toml", "date = \"1960\"\nplace = { en = \"Beijing\" }\ntags = [\"name\"]\n"),
        ("history/b-renamed/en.md", "# Renamed\n\nText.\n"),
        ("history/a-moved/item.toml", ""),
        ("history/a-moved/en.md", "# Moved\n\nText.\n"),
        (
            "history/c-founded/item.toml",
            "date = \"1952-04-22\"\n[[sources]]\npublisher = \"USTB\"\ntitle = \"Chronicle\"\ndate = \"2022\"\n",
        ),
        ("history/c-founded/en.md", "# Founded\n\nText.\n"),
    ]);
    assert_eq!(found(&draft), [(P::EventDateMissing, "history/a-moved/item.toml", None)]);
    let content = compile(&draft, &Media::default());
    let Section::Timeline { title, eras, items, .. } = &content.sections[0] else { panic!() };
    assert_eq!((title["en"].as_str(), eras[0].years.to), ("History", 1960));
    let ids: Vec<_> = items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["history/c-founded", "history/b-renamed", "history/a-moved"]);
    assert_eq!(items[0].title["en"], "Founded");
    assert_eq!(items[0].sources[0].publisher["en"], "USTB");
    assert_eq!(items[1].place["en"], "Beijing");
    let first = items[0].texts["en"].sentences().next().unwrap();
    assert!(first.id.starts_with("history/c-founded-"));
}

#[test]
fn an_item_without_its_file_or_its_text_is_named() {
    let exhibition = exhibition_toml("\"history\"");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("history/section.toml", TIMELINE),
        ("history/one/en.md", "# One\n"),
        ("history/two/item.toml", "date = 1953\n"),
    ]);
    assert_eq!(
        found(&draft),
        [(P::ItemFileMissing, "history/one/item.toml", None), (P::NoText, "history/two/en.md", None)]
    );
    assert_eq!(draft.exhibition.sections[0].items().len(), 2);
}

#[test]
fn eras_that_are_there_twice_or_run_backwards_are_left_out() {
    let exhibition = exhibition_toml("\"history\"");
    let section = format!(
        "{TIMELINE}[[eras]]\nid = \"founding\"\ntitle = {{ en = \"F\" }}\nyears = {{ from = 1, to = 2 }}\n\
        [[eras]]\nid = \"late\"\ntitle = {{ en = \"L\" }}\nyears = {{ from = 9, to = 2 }}\n"
    );
    let draft = draft(&[("exhibition.toml", exhibition.as_str()), ("history/section.toml", &section)]);
    assert_eq!(
        found(&draft),
        [
            (P::SectionEmpty, "history/section.toml", None),
            (P::Twice, "history/section.toml", Some(8)),
            (P::YearsReversed, "history/section.toml", Some(14))
        ]
    );
}

#[test]
fn people_stand_in_the_order_that_staff_gave_them() {
    let exhibition = exhibition_toml("\"people\"");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        (
            "people/section.toml",
            "kind = \"people\"\ntitle = { en = \"People\" }\nitems = [\"wei-shoukun\", \"nobody\"]\n",
        ),
        ("people/an/item.toml", ""),
        ("people/an/en.md", "# An\n\nTaught.\n"),
        (
            "people/wei-shoukun/item.toml",
            "[[pictures]]\nfile = \"portrait.png\"\nalt.en = \"Wei\"\ncaption.en = \"Wei\"\ncredit = \"USTB\"\n",
        ),
        ("people/wei-shoukun/en.md", "# Wei Shoukun\n\nTaught.\n"),
        ("people/wei-shoukun/portrait.png", ""),
    ]);
    assert_eq!(found(&draft), [(P::ItemMissing, "people/section.toml", Some(3))]);
    let content = compile(&draft, &Media::default());
    let titles: Vec<_> = content.sections[0].items().iter().map(|item| item.title["en"].as_str()).collect();
    assert_eq!(titles, ["Wei Shoukun", "An"]);
}

#[test]
fn a_gallery_has_one_item_a_picture_with_what_was_made_of_it() {
    let exhibition = bilingual_toml("\"gallery\"");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("gallery/section.toml", "kind = \"gallery\"\ntitle = { en = \"G\", zh-Hans = \"图\" }\n"),
        (
            "gallery/media.toml",
            "[[pictures]]\nfile = \"gate.png\"\ndate = 1954\nalt = { en = \"A gate\", zh-Hans = \"校门\" }\n\
             caption = { en = \"Gate\", zh-Hans = \"门\" }\ncredit = { en = \"Archive\", zh-Hans = \"档案馆\" }\n",
        ),
        ("gallery/gate.png", ""),
    ]);
    assert_eq!(found(&draft), []);
    let mut media = Media::default();
    let made = PictureMedia { width: 8, height: 6, sizes: vec![("p/320.jpg".into(), 320)] };
    media.pictures.insert("gallery/gate.png".into(), made);
    let content = compile(&draft, &media);
    let item = &content.sections[0].items()[0];
    assert_eq!(
        (item.id.as_str(), item.title["zh-Hans"].as_str(), item.date.as_deref()),
        ("gallery/gate", "门", Some("1954"))
    );
    assert_eq!((item.pictures[0].width, item.pictures[0].sizes[0].width), (8, 320));
}

#[test]
fn counts_tell_how_much_there_is() {
    let exhibition = bilingual_toml("\"message\", \"gallery\"");
    let folder = folder(&[
        ("exhibition.toml", exhibition.as_str()),
        ("message/section.toml", "kind = \"message\"\n"),
        ("message/en.md", "# A\n\nB.\n"),
        ("message/zh-Hans.md", "# 甲\n\n乙。\n"),
        ("message/en.flac", ""),
        ("gallery/section.toml", "kind = \"gallery\"\ntitle = { en = \"G\", zh-Hans = \"图\" }\n"),
        ("gallery/media.toml", "[[pictures]]\nfile = \"a.png\"\n"),
    ]);
    write(folder.path(), "gallery/a.png", "");
    let counts = check(folder.path(), Some(&|_| Ok(90_000))).unwrap().counts;
    assert_eq!((counts.sections, counts.items, counts.pictures), (2, 1, 1));
    assert_eq!(
        counts.narration.into_iter().collect::<Vec<_>>(),
        [("en".to_owned(), 90_000), ("zh-Hans".to_owned(), 0)]
    );
}

#[test]
fn interface_words_of_a_language_of_its_own_are_taken_along() {
    let exhibition = exhibition_toml("\"message\"").replace("[\"en\"]", "[\"en\", \"ko\"]");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("message/section.toml", "kind = \"message\"\n"),
        ("message/en.md", "# A\n\nB.\n"),
        ("words/ko.toml", "play = \"재생\"\nstartOver = 3\npuase = \"일시정지\"\nwelcome = \"환영\"\n"),
    ]);
    let file = "words/ko.toml";
    assert_eq!(
        found(&draft)[2..],
        [(P::WrongType, file, Some(2)), (P::UnknownKey, file, Some(3)), (P::UnknownKey, file, Some(4))]
    );
    assert_eq!(draft.problems[3].remedy(Lang::En), "Did you mean “pause”?");
    let content = compile(&draft, &Media::default());
    assert_eq!(content.words["ko"]["play"], "재생");
    assert_eq!(content.languages[1].name, "한국어");
}

#[test]
fn a_section_of_no_known_kind_is_left_out_and_named() {
    let exhibition = exhibition_toml("\"a\", \"b\", \"c\"");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("a/section.toml", "kind = \"film\"\n"),
        ("b/section.toml", "title = { en = \"B\" }\n"),
        ("c/notes/todo.txt", ""),
    ]);
    assert_eq!(
        found(&draft),
        [
            (P::NotAllowed, "a/section.toml", Some(1)),
            (P::MissingKey, "b/section.toml", Some(1)),
            (P::SectionFileMissing, "c/section.toml", None)
        ]
    );
    assert!(draft.exhibition.sections.is_empty());
}

#[test]
fn a_section_file_that_is_not_utf8_is_named_as_that_alone() {
    let folder = folder(&[
        ("exhibition.toml", &exhibition_toml("\"a\", \"b\"")),
        ("a/section.toml", ""),
        ("a/en.md", "# A\n\nB.\n"),
        ("b/section.toml", ""),
    ]);
    // GBK, and UTF-16 as Windows' editor writes it.
    std::fs::write(folder.path().join("a/section.toml"), b"kind = \"message\"\n# \xc1\xf4\xd1\xd4\n").unwrap();
    let wide: Vec<u8> = "\u{feff}kind = \"message\"\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    std::fs::write(folder.path().join("b/section.toml"), wide).unwrap();
    let draft = read(folder.path()).unwrap();
    assert_eq!(found(&draft), [(P::NotUtf8, "a/section.toml", Some(2)), (P::NotUtf8, "b/section.toml", Some(1))]);
}

#[test]
fn without_a_kind_the_rest_of_a_section_is_looked_at_all_the_same() {
    let exhibition = exhibition_toml("\"a\", \"b\"");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        (
            "a/section.toml",
            "kinds = \"message\"\ndate = \"22.4.2022\"\n[[signatories]]\nrolle = { en = \"Dean\" }\nname = { en = \"A\" }\n",
        ),
        ("a/en.md", "# A\n\nB.\n"),
        ("b/section.toml", "title = { en = \"B\" }\nkind = [\"gallery\"]\n"),
    ]);
    assert_eq!(
        found(&draft),
        [
            (P::UnknownKey, "a/section.toml", Some(1)),
            (P::MissingKey, "a/section.toml", Some(1)),
            (P::BadDate, "a/section.toml", Some(2)),
            (P::UnknownKey, "a/section.toml", Some(4)),
            (P::WrongType, "b/section.toml", Some(2)),
        ]
    );
    assert_eq!(draft.problems[0].arguments["suggestion"], "kind");
    assert_eq!(draft.problems[3].arguments["suggestion"], "role");
}

#[test]
fn a_section_of_a_misspelt_kind_is_read_as_the_kind_that_was_meant() {
    let exhibition = exhibition_toml("\"a\"");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("a/section.toml", "titel = { en = \"A\" }\nkind = \"Galery\"\nitems = [\"x\"]\n"),
        ("a/media.toml", "[[pictures]]\nfile = \"gone.png\"\nalt.en = \"A\"\ncaption.en = \"A\"\ncredit = \"A\"\n"),
    ]);
    assert_eq!(
        found(&draft),
        [
            (P::PictureMissing, "a/media.toml", Some(2)),
            (P::UnknownKey, "a/section.toml", Some(1)),
            (P::MissingKey, "a/section.toml", Some(1)),
            (P::NotAllowed, "a/section.toml", Some(2)),
            (P::UnknownKey, "a/section.toml", Some(3)),
        ]
    );
    assert_eq!(
        draft.problems[3].remedy(Lang::En),
        "Did you mean “gallery”? These are possible: message, timeline, gallery, people."
    );
}
