//! Tables as files of an exhibition, which our own reader takes without an error.

use std::collections::HashSet;

use engine::exhibition::{Draft, LanguageTag, check_name};
use engine::intake::items::{Destination, SectionKind, Written, of_table};
use engine::intake::table::Table;
use engine::problem::ProblemCode as P;

use super::timeline_js::SHEET;
use super::{found, taken};
use crate::exhibitions::{bilingual_toml, draft};

fn placed(table: &Table) -> Written {
    let languages = ["en", "zh-Hans"].map(|tag| LanguageTag::parse(tag).unwrap());
    let destination = Destination { kind: SectionKind::Timeline, languages: &languages };
    let mut there = |_: &str, name: &str| name.starts_with("gate").then(|| format!("/gallery/{name}"));
    let written = of_table("a.csv", table, destination, &mut there).unwrap();
    assert_eq!(written, of_table("a.csv", table, destination, &mut there).unwrap());
    written
}

fn text<'w>(written: &'w Written, path: &str) -> &'w str {
    let files = written.files.iter().chain(&written.section);
    let (_, bytes) =
        files.into_iter().find(|(file, _)| file == path).unwrap_or_else(|| panic!("{path} in {written:#?}"));
    std::str::from_utf8(bytes).unwrap()
}

/// The exhibition of a timeline, and no error in it.
fn exhibition(written: &Written) -> Draft {
    let mut files = vec![
        ("exhibition.toml".to_owned(), bilingual_toml("\"history\"")),
        ("gallery/gate.png".to_owned(), String::new()),
    ];
    if written.section.is_empty() {
        let section = "kind = \"timeline\"\ntitle = { en = \"H\", zh-Hans = \"史\" }\n";
        files.push(("history/section.toml".to_owned(), section.to_owned()));
    }
    for (path, bytes) in written.files.iter().chain(&written.section) {
        files.push((format!("history/{path}"), String::from_utf8(bytes.clone()).unwrap()));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let draft = draft(&files);
    assert!(!draft.has_errors(), "{:#?}", draft.problems);
    draft
}

#[test]
fn a_table_in_two_languages_becomes_events_without_a_problem() {
    let sheet = "date,title.en,title.zh-Hans,text.en,text.zh-Hans,place.en,place.zh-Hans,picture,caption.en,caption.zh-Hans,alt.en,alt.zh-Hans,credit.en,credit.zh-Hans,source,address\n\
        1952-04-22,The \"Institute\" Is Founded,学院成立,\"Six give.\nThey thank.\",\"六所院校。\n他们感谢。\",Beijing,北京,gate.png,The gate,校门,A gate,一座校门,Archive,档案馆,Chronicle,https://example.org/1952\n";
    let written = placed(&taken("a.csv", sheet.as_bytes()));
    let folder = "1952-the-institute-is-founded";
    assert_eq!(
        text(&written, &format!("{folder}/en.md")),
        "# The \"Institute\" Is Founded\n\nSix give.\n\nThey thank.\n"
    );
    assert_eq!(text(&written, &format!("{folder}/zh-Hans.md")), "# 学院成立\n\n六所院校。\n\n他们感谢。\n");
    assert_eq!(
        text(&written, &format!("{folder}/item.toml")),
        "date = \"1952-04-22\"\nplace = { en = \"Beijing\", zh-Hans = \"北京\" }\naddress = \"https://example.org/1952\"\n\n\
         [[pictures]]\nfile = \"/gallery/gate.png\"\nalt = { en = \"A gate\", zh-Hans = \"一座校门\" }\n\
         caption = { en = \"The gate\", zh-Hans = \"校门\" }\ncredit = { en = \"Archive\", zh-Hans = \"档案馆\" }\n\n\
         [[sources]]\ntitle = { en = \"Chronicle\" }\n"
    );
    assert_eq!(written.remarks, []);
    let draft = exhibition(&written);
    let codes: Vec<P> = draft.problems.iter().map(|problem| problem.code).collect();
    // A source in one language, as it was written.
    assert_eq!(codes, [P::WordsMissing]);
}

#[test]
fn a_timeline_of_another_program_comes_over_whole() {
    let written = placed(&taken("a.csv", SHEET.as_bytes()));
    assert_eq!(
        text(&written, "section.toml"),
        "kind = \"timeline\"\ntitle = { en = \"Our Seventy Years\" }\n\n[[eras]]\nid = \"founding\"\ntitle = { en = \"Founding\" }\n\
         years = { from = 1952, to = 1960 }\n# text: A timeline.\n# Background: #8a1c26\n"
    );
    assert_eq!(text(&written, "eras/founding/en.md"), "# Founding\n\nHow it began.\n");
    let founded = text(&written, "1952-the-institute-is-founded/item.toml");
    assert_eq!(
        founded,
        "date = \"1952-04-22\"\ntags = [\"Campus\"]\n# alt: A gate\n# caption: The first gate\n# credit: The archive\n# End Year: 1953\n\
         # Display Date: Spring 1952\n# Media: https://example.org/gate.jpg\n"
    );
    assert_eq!(found(&written.remarks), [(P::RowPictureMissing, "4"), (P::TitleTextKept, "2")]);
    let draft = exhibition(&written);
    let section = &draft.exhibition.sections[0];
    assert_eq!((section.items().len(), section.eras().len()), (5, 1));
    assert_eq!(section.items()[0].id, "history/bce-0500-confucius");
}

#[test]
fn names_of_folders_can_be_stored_everywhere_and_differ() {
    let long = "长".repeat(4_096);
    let titles = [
        "Gate",
        "gate",
        "GATE!",
        "CON",
        "notes",
        "eras",
        "../..",
        "…",
        "校门",
        "Müller",
        &long,
        &"x y ".repeat(1_000),
        "a/b\\c:d",
        "\u{202e}x",
        "🎓",
    ];
    let rows = titles.map(|title| format!(",\"{title}\"\n1952,\"{title}\"\n"));
    let sheet = "date,title\n".to_owned() + &rows.concat();
    let table = taken("a.csv", sheet.as_bytes());
    let written = placed(&table);
    let mut folders: Vec<&str> = written.files.iter().filter_map(|(path, _)| path.strip_suffix("/item.toml")).collect();
    assert_eq!(folders.len(), table.events.len());
    for folder in &folders {
        assert_eq!(check_name(folder), Ok(()), "{folder}");
        assert!(!folder.contains('/') && !folder.starts_with('.'), "{folder}");
    }
    assert_eq!(folders[..6], ["gate", "1952-gate", "gate-2", "1952-gate-2", "gate-3", "1952-gate-3"]);
    let lower: HashSet<String> = folders.drain(..).map(str::to_lowercase).collect();
    assert_eq!(lower.len(), table.events.len());
    exhibition(&written);
}

#[test]
fn five_thousand_rows_become_five_thousand_events() {
    let row = |number: u32| {
        let (year, month) = (1000 + number % 1_000, 1 + number % 12);
        format!("{year}年{month}月,事件{number},Event {number},发生。,It happened.\n")
    };
    let rows: Vec<String> = (0..5_000).map(row).collect();
    let sheet = "日期,标题,英文标题,正文,text.en\n".to_owned() + &rows.concat();
    let written = placed(&taken("a.csv", sheet.as_bytes()));
    assert_eq!(written.files.len(), 15_000);
    assert_eq!(written.remarks, []);
}

#[test]
fn a_language_that_the_exhibition_has_not_is_named_once() {
    let written = placed(&taken("a.csv", b"date,title.en,title.fr\n1952,Gate,Porte\n1953,Yard,Cour\n"));
    assert_eq!(found(&written.remarks), [(P::LanguageUnlisted, "")]);
    assert_eq!(written.remarks[0].arguments["language"], "fr");
    assert_eq!(text(&written, "1952-gate/fr.md"), "# Porte\n");
}

#[test]
fn comments_stay_comments_and_words_stay_words() {
    let sheet = "date,title,colour\n1952,\"A \"\"quoted\"\" \\ = [x] #1\",\"red\ndate = \"\"1999\"\"\"\n";
    let written = placed(&taken("a.csv", sheet.as_bytes()));
    let folder = written.files[0].0.split('/').next().unwrap().to_owned();
    assert_eq!(text(&written, &format!("{folder}/item.toml")), "date = \"1952\"\n# colour: red date = \"1999\"\n");
    let draft = exhibition(&written);
    let script = &draft.exhibition.sections[0].items()[0].script;
    assert_eq!(script.texts.values().next().unwrap()[0].text, "A \"quoted\" \\ = [x] #1");
}

#[test]
fn tables_go_into_timelines_and_people_alone() {
    let languages = [LanguageTag::english()];
    let table = taken("a.csv", b"name,text\nWEI Shoukun,A man.\n");
    for kind in [SectionKind::Message, SectionKind::Gallery] {
        let refused =
            of_table("a.csv", &table, Destination { kind, languages: &languages }, &mut |_, _| None).unwrap_err();
        assert_eq!(refused.problems[0].code, P::TableForTimeline);
    }
    let people = Destination { kind: SectionKind::People, languages: &languages };
    let written = of_table("a.csv", &table, people, &mut |_, _| None).unwrap();
    assert_eq!(text(&written, "wei-shoukun/en.md"), "# WEI Shoukun\n\nA man.\n");
    assert!(written.section.is_empty());
}
