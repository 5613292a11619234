//! Everything that can be wrong with a folder, named with its file and its line.

use std::path::Path;

use engine::exhibition::{Media, ReadError, compile, read};
use engine::problem::{ProblemCode as P, Severity};
use engine::words::Lang;

use crate::exhibitions::{bilingual_toml, draft, exhibition_toml, folder, found, places, the};

#[test]
fn only_a_folder_that_can_not_be_read_is_an_error() {
    let missing = read(Path::new("/nowhere/at/all"));
    assert!(matches!(missing, Err(ReadError::NotAFolder { .. })));
    let empty = draft(&[]);
    assert_eq!(found(&empty), [(P::NoExhibition, "exhibition.toml", None)]);
    assert!(compile(&empty, &Media::default()).sections.is_empty());
}

#[test]
fn a_newer_format_is_refused_with_the_version_needed_and_nothing_else_is_judged() {
    let draft = draft(&[("exhibition.toml", "format = 2\nnew_things = true\n")]);
    let problem = the(&draft, P::FormatTooNew);
    assert_eq!((draft.problems.len(), problem.line), (1, Some(1)));
    assert!(problem.remedy(Lang::En).contains("format 2"));
    assert!(problem.remedy(Lang::ZhHans).contains('2'));
}

#[test]
fn an_unknown_key_is_an_error_with_a_suggestion_and_its_line() {
    let draft = draft(&[(
        "exhibition.toml",
        &format!("{}\n[motot]\nen = \"x\"\n[look]\ncolour = \"#123456\"\n", exhibition_toml("")),
    )]);
    assert_eq!(
        found(&draft),
        [
            (P::NoSections, "exhibition.toml", None),
            (P::UnknownKey, "exhibition.toml", Some(8)),
            (P::UnknownKey, "exhibition.toml", Some(11))
        ]
    );
    assert_eq!(draft.problems[1].arguments["suggestion"], "motto");
    assert_eq!(draft.problems[1].remedy(Lang::En), "Did you mean “motto”?");
    assert_eq!(draft.exhibition.title.len(), 1);
}

#[test]
fn all_problems_of_all_files_are_named_at_once() {
    let draft = draft(&[
        (
            "exhibition.toml",
            "format = 1\nid = 7\nlanguages = [\"en\", \"cn\"]\nsections = [\"message\", \"gone\", \"message\", \"../up\", \"broken\"]\n\
             [title]\nen = \"A\"\n[years]\nfrom = 2000\nto = 1990\n[look]\naccent = \"red\"\n[[credits]]\nkind = \"voice\"\n",
        ),
        (
            "message/section.toml",
            "kind = \"message\"\ndate = \"22.4.2022\"\n[narration]\nvoice = \"recordet\"\n[[signatories]]\nrole = { en = \"President\" }\n",
        ),
        ("message/en.md", "# A\n\nB.\n"),
        ("broken/section.toml", "kind = \"gallery\"\ntitle = { en = \"A\n"),
        ("words/xx1.toml", ""),
    ]);
    let expected = [
        (P::Syntax, "broken/section.toml", Some(2)),
        (P::WrongType, "exhibition.toml", Some(2)),
        (P::BadLanguage, "exhibition.toml", Some(3)),
        (P::SectionMissing, "exhibition.toml", Some(4)),
        (P::Twice, "exhibition.toml", Some(4)),
        (P::BadPath, "exhibition.toml", Some(4)),
        (P::YearsReversed, "exhibition.toml", Some(7)),
        (P::BadColour, "exhibition.toml", Some(11)),
        (P::MissingKey, "exhibition.toml", Some(12)),
        (P::BadDate, "message/section.toml", Some(2)),
        (P::NotAllowed, "message/section.toml", Some(4)),
        (P::MissingKey, "message/section.toml", Some(5)),
        (P::BadLanguage, "words/xx1.toml", None),
    ];
    let found = found(&draft);
    for problem in expected {
        assert!(found.contains(&problem), "{problem:?} not in {found:#?}");
    }
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    // What is whole is still shown.
    assert_eq!(draft.exhibition.sections[0].id, "message");
    let content = compile(&draft, &Media::default());
    assert_eq!(content.sections[0].id(), "message");
}

#[test]
fn dates_may_stand_without_quotation_marks() {
    for (date, shown) in [
        ("1952-04-22", "1952-04-22"),
        ("1952", "1952"),
        ("\"1952-04\"", "1952-04"),
        ("960", "0960"),
        ("-500", "-0500"),
        ("0x7a0", "1952"),
    ] {
        let exhibition = exhibition_toml("\"message\"");
        let draft = draft(&[
            ("exhibition.toml", exhibition.as_str()),
            ("message/section.toml", &format!("kind = \"message\"\ndate = {date}\n")),
            ("message/en.md", "# A\n\nB.\n"),
        ]);
        assert_eq!(found(&draft), []);
        let content = serde_json::to_value(compile(&draft, &Media::default())).unwrap();
        assert_eq!(content["sections"][0]["date"], shown);
    }
}

#[test]
fn an_impossible_day_is_told_from_what_is_no_date() {
    let exhibition = exhibition_toml("\"message\"");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("message/section.toml", "kind = \"message\"\ndate = \"2022-02-30\"\n"),
        ("message/en.md", "# A\n\nB.\n"),
    ]);
    assert_eq!(found(&draft), [(P::NoSuchDay, "message/section.toml", Some(2))]);
}

#[test]
fn files_that_are_not_utf_8_say_what_to_do() {
    let exhibition = exhibition_toml("\"message\"");
    let folder = folder(&[("exhibition.toml", exhibition.as_str()), ("message/section.toml", "kind = \"message\"\n")]);
    std::fs::write(folder.path().join("message/en.md"), b"# A\n\n\xd6\xc2\xb4\xc7\n").unwrap();
    let draft = read(folder.path()).unwrap();
    let problem = the(&draft, P::NotUtf8);
    assert_eq!(problem.line, Some(3));
    assert!(problem.remedy(Lang::En).contains("UTF-8"));
}

#[test]
fn files_over_their_limits_are_named_and_not_read() {
    let exhibition = exhibition_toml("\"message\"");
    let long = format!("# A\n\n{}\n", "word ".repeat(300_000));
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("message/section.toml", "kind = \"message\"\n"),
        ("message/en.md", &long),
    ]);
    assert_eq!(the(&draft, P::TooLarge).file, "message/en.md");
}

#[test]
fn deep_nesting_is_refused() {
    let exhibition = exhibition_toml("\"message\"");
    let deep = format!("kind = \"message\"\nx = {}1{}\n", "[".repeat(40), "]".repeat(40));
    let quoted = format!("# A\n\n{}deep\n", "> ".repeat(60));
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("message/section.toml", "kind = \"message\"\n"),
        ("message/en.md", &quoted),
        ("words/en.toml", &deep),
    ]);
    let deep: Vec<_> = draft.problems.iter().filter(|p| p.code == P::TooDeep).map(|p| p.file.as_str()).collect();
    assert_eq!(deep, ["message/en.md", "words/en.toml"]);
}

#[cfg(unix)]
#[test]
fn links_out_of_the_exhibition_are_not_followed() {
    let outside = tempfile::tempdir().unwrap();
    crate::exhibitions::write(outside.path(), "en.md", "# Secret\n\nText.\n");
    let exhibition = exhibition_toml("\"message\"");
    let folder = folder(&[("exhibition.toml", exhibition.as_str()), ("message/section.toml", "kind = \"message\"\n")]);
    std::os::unix::fs::symlink(outside.path().join("en.md"), folder.path().join("message/en.md")).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.path().join("message/zh-Hans.md")).unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("message/notes")).unwrap();
    let draft = read(folder.path()).unwrap();
    assert_eq!(
        found(&draft),
        [
            (P::LinkOutside, "message/en.md", None),
            (P::NoText, "message/en.md", None),
            (P::LinkOutside, "message/notes", None),
            (P::LinkUnusable, "message/zh-Hans.md", None)
        ]
    );
    assert!(!serde_json::to_string(&compile(&draft, &Media::default())).unwrap().contains("Secret"));
}

#[cfg(unix)]
#[test]
fn names_that_other_machines_can_not_store_are_named() {
    let exhibition = exhibition_toml("\"message\"");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("message/section.toml", "kind = \"message\"\n"),
        ("message/en.md", "# A\n\nB.\n"),
        ("message/notes/what?.txt", ""),
        ("message/notes/Plan.txt", ""),
        ("message/notes/plan.txt", ""),
        ("message/notes/aux.txt", ""),
    ]);
    let named: Vec<_> = found(&draft).iter().map(|(code, file, _)| (*code, file.to_string())).collect();
    assert_eq!(named[0], (P::NameForbidden, "message/notes/aux.txt".into()));
    assert_eq!(named[1], (P::NamesCollide, "message/notes/plan.txt".into()));
    assert_eq!(named[2], (P::NameForbidden, "message/notes/what?.txt".into()));
    assert_eq!(named.len(), 3);
}

#[test]
fn what_nothing_uses_is_a_warning_and_what_systems_leave_behind_is_not() {
    let exhibition = exhibition_toml("\"message\"");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("README.md", "ours"),
        ("message/section.toml", "kind = \"message\"\n"),
        ("message/en.md", "# A\n\nB.\n"),
        ("message/en.markdown", ""),
        ("message/fr.md", "# C\n"),
        ("message/spoken/en.txt", ""),
        ("message/.DS_Store", ""),
        ("message/Thumbs.db", ""),
        ("old/section.toml", ""),
    ]);
    assert_eq!(
        found(&draft),
        [
            (P::FileUnknown, "message/en.markdown", None),
            (P::LanguageUnlisted, "message/fr.md", None),
            (P::FolderUnlisted, "old", None)
        ]
    );
    assert!(draft.problems.iter().all(|problem| problem.severity == Severity::Warning));
}

#[test]
fn missing_languages_are_warnings_with_the_key_and_the_language() {
    let exhibition = bilingual_toml("\"message\"") + "[motto]\nen = \"Seek\"\nfr = \"Chercher\"\n";
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("message/section.toml", "kind = \"message\"\n[[signatories]]\nname = { en = \"WU\" }\n"),
        ("message/en.md", "# A\n\nB.\n"),
        ("message/zh-Hans.md", "# 甲\n\n乙。\n"),
        ("message/en.mp3", ""),
    ]);
    let warned: Vec<_> = draft.problems.iter().map(|p| (p.code, p.arguments.get("key").map(String::as_str))).collect();
    assert_eq!(
        warned,
        [
            (P::WordsMissing, Some("motto")),
            (P::LanguageUnlisted, None),
            (P::TimingsMissing, None),
            (P::WordsMissing, Some("name")),
            (P::NarrationMissing, None),
        ]
    );
    // A name that is missing in a language is taken from another, so that signatures stay with their signatories.
    let content = compile(&draft, &Media::default());
    let json = serde_json::to_value(&content).unwrap();
    assert_eq!(json["sections"][0]["texts"]["zh-Hans"]["blocks"][2]["sentences"][0]["text"], "WU");
}

#[test]
fn every_problem_is_told_in_both_languages_with_the_same_places() {
    for code in P::ALL {
        for suggested in [true, false] {
            let [english, mut chinese] = Lang::ALL.map(|lang| places(*code, suggested, lang));
            if matches!(code, P::Syntax | P::DrawingBroken) {
                // What the parser says is English.
                chinese.insert("detail".into());
            }
            assert_eq!(english, chinese, "{code:?}");
        }
    }
}

#[test]
fn what_would_show_nothing_is_an_error_or_a_warning() {
    let nothing = draft(&[(
        "exhibition.toml",
        "format = 1\nid = \"Our 70 Years\"\nlanguages = [\"en\"]\nsections = []\ntitle = {}\n",
    )]);
    assert_eq!(
        found(&nothing),
        [
            (P::NoSections, "exhibition.toml", None),
            (P::BadId, "exhibition.toml", Some(2)),
            (P::KeyEmpty, "exhibition.toml", Some(5))
        ]
    );
    assert!(nothing.has_errors());
    assert!(the(&nothing, P::BadId).remedy(Lang::En).ends_with("such as our-70-years."));
    let exhibition = exhibition_toml("\"g\", \"h\", \"m\", \"p\"");
    let empty = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("g/section.toml", "kind = \"gallery\"\ntitle.en = \"G\"\n"),
        ("h/section.toml", "kind = \"timeline\"\ntitle.en = \" \"\n"),
        ("m/section.toml", "kind = \"message\"\n[[signatories]]\nname = {}\n"),
        ("m/en.md", "# A\n\nB.\n"),
        ("p/section.toml", "kind = \"people\"\ntitle.en = \"P\"\n"),
    ]);
    assert_eq!(
        found(&empty),
        [
            (P::SectionEmpty, "g/media.toml", None),
            (P::SectionEmpty, "h/section.toml", None),
            (P::WordsMissing, "h/section.toml", Some(2)),
            (P::KeyEmpty, "h/section.toml", Some(2)),
            (P::KeyEmpty, "m/section.toml", Some(3)),
            (P::SectionEmpty, "p/section.toml", None),
        ]
    );
    assert_eq!(the(&draft(&[("exhibition.toml", &exhibition_toml(""))]), P::NoSections).severity, Severity::Error);
    assert_eq!(P::SectionEmpty.severity(), Severity::Warning);
}

#[test]
fn words_that_are_there_and_empty_are_named() {
    let exhibition = exhibition_toml("\"message\"")
        + "[motto]\n[[credits]]\ntext = \"\"\n[[sources]]\ntitle = \" \"\n[[sources]]\ntitle = {}\n";
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("message/section.toml", "kind = \"message\"\n[[signatories]]\nrole = {}\nname = { en = \"A\" }\n"),
        ("message/en.md", "# A\n\nB.\n"),
    ]);
    assert_eq!(
        found(&draft),
        [
            (P::WordsMissing, "exhibition.toml", Some(7)),
            (P::KeyEmpty, "exhibition.toml", Some(9)),
            (P::KeyEmpty, "exhibition.toml", Some(11)),
            (P::KeyEmpty, "exhibition.toml", Some(13)),
            (P::WordsMissing, "message/section.toml", Some(3)),
        ]
    );
}

#[test]
fn every_line_that_is_not_toml_is_named_once() {
    let exhibition = exhibition_toml("\"g\"");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("g/section.toml", "kind = gallery\ntitle.en = \"G\"\nyears = ]\nplace \"Beijing\"\n"),
    ]);
    let lines: Vec<_> = draft.problems.iter().filter(|p| p.code == P::Syntax).map(|p| p.line).collect();
    assert_eq!(lines, [Some(1), Some(3), Some(4)], "{:#?}", draft.problems);
}

#[cfg(unix)]
#[test]
fn what_is_neither_file_nor_folder_is_named_and_not_opened() {
    let exhibition = exhibition_toml("\"message\"");
    let folder = folder(&[("exhibition.toml", exhibition.as_str()), ("message/section.toml", "kind = \"message\"\n")]);
    // A socket, as a pipe needs another process: one that starts holds the other tests' locks for a moment.
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("message/en.md")).unwrap();
    let draft = read(folder.path()).unwrap();
    assert_eq!(found(&draft), [(P::NotAFile, "message/en.md", None), (P::NoText, "message/en.md", None)]);
}

#[test]
fn problems_of_a_text_name_the_file_that_is_there() {
    let exhibition = bilingual_toml("\"message\"");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("message/section.toml", "kind = \"message\"\n"),
        ("message/en.md", "# A\n\nB.\n"),
        ("message/zh-hans.md", "# 甲\n\n乙。丙。\n\n丁。\n"),
    ]);
    assert_eq!(the(&draft, P::ParagraphsUnequal).file, "message/zh-hans.md");
    assert!(draft.problems.iter().all(|problem| problem.file == "message/zh-hans.md"), "{:#?}", draft.problems);
}

#[test]
fn a_text_that_can_not_be_read_is_not_told_to_be_missing() {
    let folder = folder(&[
        ("exhibition.toml", &bilingual_toml("\"message\"")),
        ("message/section.toml", "kind = \"message\"\n"),
        ("message/en.md", "# A\n\nB.\n"),
        ("message/zh-Hans.md", ""),
        ("message/zh-Hans.wav", ""),
    ]);
    // GBK.
    std::fs::write(folder.path().join("message/zh-Hans.md"), b"# \xbc\xd7\n").unwrap();
    assert_eq!(found(&read(folder.path()).unwrap()), [(P::NotUtf8, "message/zh-Hans.md", Some(1))]);
    std::fs::write(folder.path().join("message/en.md"), b"# \xbc\xd7\n").unwrap();
    let neither = [(P::NotUtf8, "message/en.md", Some(1)), (P::NotUtf8, "message/zh-Hans.md", Some(1))];
    assert_eq!(found(&read(folder.path()).unwrap()), neither);
}

#[test]
fn sentences_name_what_they_are_about() {
    let exhibition = exhibition_toml("\"gallery\"");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("gallery/section.toml", "kind = \"gallery\"\ntitle = { en = \"G\" }\n"),
        (
            "gallery/media.toml",
            "[[pictures]]\nfile = \"photo.jpg\"\nalt.en = \"A\"\ncaption.en = \"C\"\ncredit = \"We\"\n",
        ),
    ]);
    let problem = the(&draft, P::PictureMissing);
    assert_eq!((problem.file.as_str(), problem.line), ("gallery/media.toml", Some(2)));
    assert_eq!(problem.sentence(Lang::En), "photo.jpg is missing.");
    assert_eq!(problem.remedy(Lang::En), "Put the file into gallery/, or take its entry out of gallery/media.toml.");
    assert_eq!(problem.sentence(Lang::ZhHans), "缺少 photo.jpg。");
}
