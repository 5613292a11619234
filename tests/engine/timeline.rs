//! Eras with their introductions, and events that lack what events have.

use std::fmt::Write as _;

use engine::exhibition::content::{Era, Section, TrackName, Voice};
use engine::exhibition::{Draft, Media, SoundMedia, check, compile, read};
use engine::problem::{ProblemCode as P, Severity};
use engine::words::Lang;

use crate::exhibitions::{bilingual_toml, draft, exhibition_toml, folder, found, the};
use crate::sections::TIMELINE;

const EVENT: [(&str, &str); 2] =
    [("history/one/item.toml", "date = 1952\n"), ("history/one/en.md", "# One\n\nText.\n")];

/// A timeline in English with one era, `founding`, and one event.
fn timeline(files: &[(&str, &str)]) -> Draft {
    let exhibition = exhibition_toml("\"history\"");
    let mut all = vec![("exhibition.toml", exhibition.as_str()), ("history/section.toml", TIMELINE)];
    all.extend(EVENT);
    all.extend(files);
    draft(&all)
}

fn eras(draft: &Draft) -> Vec<Era> {
    compile(draft, &Media::default()).sections[0].eras().to_vec()
}

#[test]
fn an_era_is_introduced_by_the_text_in_its_folder() {
    let intro = [("history/eras/founding/en.md", "# Founding\n\nSix schools became one. It had no roof.\n")];
    let draft = timeline(&intro);
    assert_eq!(found(&draft), []);
    let [era] = &eras(&draft)[..] else { panic!() };
    assert_eq!(
        (era.id.as_str(), era.title["en"].as_str(), era.years.from),
        ("history/eras/founding", "Founding", 1952)
    );
    let sentences: Vec<_> = era.texts["en"].sentences().map(|sentence| sentence.text.as_str()).collect();
    assert_eq!(sentences, ["Founding", "Six schools became one.", "It had no roof."]);
    assert!(era.texts["en"].sentences().all(|sentence| sentence.id.starts_with("history/eras/founding-")));
    assert_eq!(era.tracks["en"].voice, Voice::Silent);
}

#[test]
fn the_folder_of_introductions_is_no_event() {
    let draft = timeline(&[("history/eras/founding/en.md", "# Founding\n\nText.\n")]);
    let items = compile(&draft, &Media::default()).sections[0].items().len();
    assert_eq!(items, 1);
    let people = [
        ("exhibition.toml", exhibition_toml("\"people\"")),
        ("people/section.toml", "kind = \"people\"\ntitle.en = \"P\"\n".to_owned()),
        ("people/eras/item.toml", String::new()),
        ("people/eras/en.md", "# Somebody of this name\n\nText.\n".to_owned()),
    ];
    let people: Vec<_> = people.iter().map(|(name, text)| (*name, text.as_str())).collect();
    assert_eq!(read(folder(&people).path()).unwrap().exhibition.sections[0].items().len(), 1);
}

#[test]
fn an_era_does_without_an_introduction_but_not_without_a_language_of_one() {
    assert_eq!(found(&timeline(&[])), []);
    let none = eras(&timeline(&[("history/eras/founding/spoken/en.toml", "")]));
    assert!(none[0].texts.is_empty() && none[0].tracks.is_empty());

    let exhibition = bilingual_toml("\"history\"");
    let section = "kind = \"timeline\"\ntitle = { en = \"H\", zh-Hans = \"史\" }\n[[eras]]\nid = \"founding\"\n\
                   title = { en = \"F\", zh-Hans = \"建\" }\nyears = { from = 1952, to = 1960 }\n";
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("history/section.toml", section),
        EVENT[0],
        EVENT[1],
        ("history/one/zh-Hans.md", "# 一\n\n文。\n"),
        ("history/eras/founding/zh-Hans.md", "# 建校\n\n文。\n"),
    ]);
    assert_eq!(found(&draft), [(P::TextMissing, "history/eras/founding/en.md", None)]);
    let [era] = &eras(&draft)[..] else { panic!() };
    assert!(era.texts["en"].substitute && !era.texts["zh-Hans"].substitute);
}

#[test]
fn an_introduction_of_no_era_is_named_with_the_era_that_was_meant() {
    let draft = timeline(&[
        ("history/eras/foundnig/en.md", "# Founding\n\nText.\n"),
        ("history/eras/xyz/en.md", "# X\n\nText.\n"),
        ("history/eras/notes/todo.txt", ""),
        ("history/eras/stray.md", ""),
    ]);
    assert_eq!(
        found(&draft),
        [
            (P::EraUnlisted, "history/eras/foundnig", None),
            (P::FileUnknown, "history/eras/stray.md", None),
            (P::EraUnlisted, "history/eras/xyz", None)
        ]
    );
    assert_eq!(draft.problems[0].severity, Severity::Warning);
    assert!(draft.problems[0].remedy(Lang::En).starts_with("Should it be history/eras/founding/?"));
    assert!(draft.problems[2].remedy(Lang::En).contains("history/section.toml"));
}

/// A timeline of one era with this id.
fn timeline_of(id: &str, files: &[(&str, &str)]) -> Draft {
    let section = TIMELINE.replace("\"founding\"", &format!("\"{id}\""));
    let exhibition = exhibition_toml("\"history\"");
    let mut all = vec![("exhibition.toml", exhibition.as_str()), ("history/section.toml", &section)];
    all.extend(EVENT);
    all.extend(files);
    draft(&all)
}

#[test]
fn an_era_whose_id_is_empty_or_leads_where_nobody_looks_is_refused() {
    for id in ["../../message", "", ".x", "x~", "Thumbs.db"] {
        let draft = timeline_of(id, &[]);
        assert_eq!(found(&draft), [(P::BadShortName, "history/section.toml", Some(4))], "{id}");
        assert!(draft.has_errors() && eras(&draft).is_empty());
    }
}

#[test]
fn an_id_that_names_no_folder_will_do_for_an_era_without_an_introduction() {
    for id in ["1950s/60s", "a:b", "con", "Founding?"] {
        let draft = timeline_of(id, &[]);
        assert_eq!(found(&draft), [], "{id}");
        assert_eq!(eras(&draft)[0].id, format!("history/eras/{id}"));
    }
    let draft = timeline_of("1950s/60s", &[("history/eras/1950s/60s/en.md", "# Fifties\n\nText.\n")]);
    assert_eq!(
        found(&draft),
        [(P::BadShortName, "history/section.toml", Some(4))],
        "and nothing of the folder besides"
    );
    assert!(eras(&draft).is_empty());
}

#[test]
fn an_event_in_the_folder_of_the_eras_is_told_that_the_name_is_taken() {
    let draft = timeline(&[
        ("history/eras/item.toml", "date = 1953\n[[pictures]]\nfile = \"a.png\"\n"),
        ("history/eras/en.md", "# Eras\n\nText.\n"),
        ("history/eras/a.png", ""),
        ("history/eras/founding/en.md", "# Founding\n\nText.\n"),
    ]);
    assert_eq!(found(&draft), [(P::EventFolderReserved, "history/eras/item.toml", None)]);
    assert!(draft.has_errors());
    assert_eq!(eras(&draft)[0].texts.len(), 1);
}

#[test]
fn eras_that_differ_in_capitals_alone_would_share_a_folder() {
    let exhibition = exhibition_toml("\"history\"");
    let era = |id: &str, years: &str| format!("[[eras]]\nid = \"{id}\"\ntitle.en = \"E\"\nyears = {years}\n");
    let (first, reversed) = ("{ from = 1952, to = 1960 }", "{ from = 1960, to = 1952 }");
    let section = format!("kind = \"timeline\"\ntitle.en = \"H\"\n{}{}", era("growth", reversed), era("Growth", first));
    let draft =
        draft(&[("exhibition.toml", exhibition.as_str()), ("history/section.toml", &section), EVENT[0], EVENT[1]]);
    let file = "history/section.toml";
    assert_eq!(found(&draft), [(P::YearsReversed, file, Some(6)), (P::Twice, file, Some(8))]);
}

#[test]
fn the_narration_of_an_era_is_counted_published_and_found() {
    let exhibition = exhibition_toml("\"history\"");
    let section = format!("{TIMELINE}[narration]\nvoice = \"synthetic\"\n");
    let folder = folder(&[
        ("exhibition.toml", exhibition.as_str()),
        ("history/section.toml", &section),
        EVENT[0],
        EVENT[1],
        ("history/eras/founding/en.md", "# Founding\n\nText.\n"),
        ("history/eras/founding/en.flac", ""),
        (
            "history/eras/founding/en.vtt",
            "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nFounding\n\n00:00:01.000 --> 00:00:02.000\nText.\n",
        ),
    ]);
    let report = check(folder.path(), Some(&|_| Ok(2_000))).unwrap();
    assert_eq!((report.problems.len(), report.counts.narration["en"]), (0, 2_000));
    let draft = read(folder.path()).unwrap();
    let sounds: Vec<_> = draft.exhibition.sound_files().into_iter().collect();
    assert_eq!(sounds, ["history/eras/founding/en.flac"]);
    let mut media = Media::default();
    media.sounds.insert(sounds[0].to_owned(), SoundMedia { name: "sounds/a.flac".into(), duration_ms: 2_000, gain: 0 });
    let content = compile(&draft, &media);
    let name = |item: &str| TrackName { item: item.into(), language: "en".into() };
    let track = content.track(&name("history/eras/founding")).unwrap();
    assert_eq!((track.sound.as_deref(), track.voice), (Some("sounds/a.flac"), Voice::Synthetic));
    assert!(content.track(&name("history/one")).is_some());
    assert!(content.track(&name("founding")).is_none());
}

#[test]
fn events_that_lack_year_picture_or_language_are_shown_and_one_without_text_is_refused() {
    let exhibition = bilingual_toml("\"history\"");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("history/section.toml", "kind = \"timeline\"\ntitle = { en = \"H\", zh-Hans = \"史\" }\n"),
        ("history/undated/item.toml", ""),
        ("history/undated/en.md", "# Undated\n\nText.\n"),
        ("history/undated/zh-Hans.md", "# 无日期\n\n文。\n"),
        ("history/english/item.toml", "date = 1952\n"),
        ("history/english/en.md", "# English\n\nText.\n"),
        ("history/mute/item.toml", "date = 1953\n"),
    ]);
    assert_eq!(
        found(&draft),
        [
            (P::TextMissing, "history/english/zh-Hans.md", None),
            (P::NoText, "history/mute/en.md", None),
            (P::EventDateMissing, "history/undated/item.toml", None),
        ]
    );
    let content = compile(&draft, &Media::default());
    let items = content.sections[0].items();
    let ids: Vec<_> = items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["history/english", "history/mute", "history/undated"]);
    assert!(items[0].texts["zh-Hans"].substitute && items[0].pictures.is_empty());
    assert!(items[1].texts.is_empty());
}

#[test]
fn two_events_of_one_day_stand_in_the_order_of_their_folders_over_any_span_of_years() {
    let exhibition = exhibition_toml("\"history\"");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("history/section.toml", "kind = \"timeline\"\ntitle.en = \"H\"\n"),
        ("history/b-noon/item.toml", "date = \"2022-04-22\"\n"),
        ("history/b-noon/en.md", "# Noon\n\nText.\n"),
        ("history/a-morning/item.toml", "date = \"2022-04-22\"\n"),
        ("history/a-morning/en.md", "# Morning\n\nText.\n"),
        ("history/z-bronze/item.toml", "date = -1046\n"),
        ("history/z-bronze/en.md", "# Bronze\n\nText.\n"),
    ]);
    assert_eq!(found(&draft), []);
    let content = compile(&draft, &Media::default());
    let dates: Vec<_> =
        content.sections[0].items().iter().map(|item| (item.id.as_str(), item.date.as_deref().unwrap())).collect();
    let expected =
        [("history/z-bronze", "-1046"), ("history/a-morning", "2022-04-22"), ("history/b-noon", "2022-04-22")];
    assert_eq!(dates, expected);
}

#[test]
fn a_title_that_is_long_is_named_and_kept() {
    let long = "a".repeat(200);
    let fits = "字".repeat(60);
    let exhibition =
        exhibition_toml("\"history\"").replace("Small", &fits) + "[[tags]]\nid = \"a\"\ntitle.en = \"" + &long + "\"\n";
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("history/section.toml", &TIMELINE.replace("Founding", &long)),
        EVENT[0],
        ("history/one/en.md", &format!("# {long}\n\nText.\n")),
    ]);
    assert_eq!(
        found(&draft),
        [
            (P::TitleLong, "exhibition.toml", Some(9)),
            (P::TitleLong, "history/one/en.md", Some(1)),
            (P::TitleLong, "history/section.toml", Some(5))
        ]
    );
    let told = draft.problems[1].sentence(Lang::En);
    assert!(told.contains("200 characters"), "{told}");
    assert!(!draft.has_errors());
    assert_eq!(compile(&draft, &Media::default()).sections[0].items()[0].title["en"], long);
}

#[test]
fn thousands_of_events_are_compiled_in_order_of_time() {
    let exhibition = exhibition_toml("\"history\"");
    let folder = folder(&[("exhibition.toml", &exhibition), ("history/section.toml", TIMELINE)]);
    let mut text = String::new();
    for number in 0..5_000 {
        let event = folder.path().join(format!("history/{number:04}"));
        std::fs::create_dir(&event).unwrap();
        // Later folders are earlier events.
        std::fs::write(event.join("item.toml"), format!("date = {}\ntags = [\"a\"]\n", 9_000 - number)).unwrap();
        text.clear();
        write!(text, "# Event {number}\n\nText.\n").unwrap();
        std::fs::write(event.join("en.md"), &text).unwrap();
    }
    let draft = read(folder.path()).unwrap();
    assert_eq!(found(&draft), []);
    let content = compile(&draft, &Media::default());
    let Section::Timeline { items, .. } = &content.sections[0] else { panic!() };
    assert_eq!((items.len(), items[0].title["en"].as_str()), (5_000, "Event 4999"));
    assert!(items.is_sorted_by_key(|item| item.date.clone()));
    assert_eq!(content.tags.len(), 1);
}

#[test]
fn a_picture_stands_for_a_whole_section_of_any_kind() {
    let exhibition = exhibition_toml("\"history\", \"gallery\", \"people\"");
    let named = "picture = { file = \"/gallery/a.png\" }\n";
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("history/section.toml", &format!("kind = \"timeline\"\ntitle.en = \"H\"\n{named}")),
        EVENT[0],
        EVENT[1],
        ("gallery/section.toml", "kind = \"gallery\"\ntitle.en = \"G\"\npicture = \"a.png\"\n"),
        ("gallery/media.toml", "[[pictures]]\nfile = \"a.png\"\nalt.en = \"A\"\ncaption.en = \"C\"\ncredit = \"We\"\n"),
        ("gallery/a.png", ""),
        ("people/section.toml", &format!("kind = \"people\"\ntitle.en = \"P\"\n{named}")),
        ("people/wei/item.toml", ""),
        ("people/wei/en.md", "# Wei\n\nText.\n"),
    ]);
    assert_eq!(found(&draft), []);
    let content = compile(&draft, &Media::default());
    for section in &content.sections {
        assert_eq!(section.picture().unwrap().caption["en"], "C", "{}", section.id());
    }
    assert!(the_same_file_everywhere(&draft));
}

fn the_same_file_everywhere(draft: &Draft) -> bool {
    draft.exhibition.pictures().count() == 4 && draft.exhibition.picture_files().len() == 1
}

#[test]
fn a_picture_of_a_section_that_says_too_little_is_named_by_its_section() {
    let exhibition = exhibition_toml("\"history\"");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        (
            "history/section.toml",
            "kind = \"timeline\"\ntitle.en = \"H\"\npicture = { file = \"a.png\", alt.en = \"A\", credit = \"We\" }\n",
        ),
        EVENT[0],
        EVENT[1],
        ("history/a.png", ""),
    ]);
    assert_eq!(the(&draft, P::CaptionMissing).file, "history/section.toml");
    assert_eq!(draft.problems.len(), 1);
}
