//! Where items lead: to people, and to an address that visitors take with them.

use engine::exhibition::content::Section;
use engine::exhibition::{Draft, Media, compile};
use engine::problem::{ProblemCode as P, Severity};
use engine::words::Lang;

use crate::exhibitions::{draft, exhibition_toml, found};

/// A timeline of one event before a section of two people and a gallery of one picture.
fn exhibition(event: &str, picture: &str) -> Draft {
    let exhibition = exhibition_toml("\"history\", \"people\", \"gallery\"");
    draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("history/section.toml", "kind = \"timeline\"\ntitle.en = \"H\"\n"),
        ("history/one/item.toml", &format!("date = 1952\n{event}")),
        ("history/one/en.md", "# One\n\nText.\n"),
        ("people/section.toml", "kind = \"people\"\ntitle.en = \"P\"\n"),
        ("people/wei-shoukun/item.toml", "people = [\"people/ke-jun\"]\n"),
        ("people/wei-shoukun/en.md", "# WEI Shoukun\n\nText.\n"),
        ("people/ke-jun/item.toml", ""),
        ("people/ke-jun/en.md", "# KE Jun\n\nText.\n"),
        ("gallery/section.toml", "kind = \"gallery\"\ntitle.en = \"G\"\n"),
        (
            "gallery/media.toml",
            &format!("[[pictures]]\nfile = \"a.png\"\nalt.en = \"A\"\ncaption.en = \"A\"\ncredit = \"A\"\n{picture}"),
        ),
        ("gallery/a.png", ""),
    ])
}

#[test]
fn an_event_a_person_and_a_picture_lead_to_people_sources_and_an_address() {
    let event = "people = [\"people/wei-shoukun\", \"people/ke-jun\", \"people/wei-shoukun\"]\naddress = \"https://example.org/1952\"\n";
    let picture = "people = [\"people/ke-jun\"]\naddress = \"HTTP://example.org/a?b=c#d\"\n\
                   [[pictures.sources]]\ntitle = \"Chronicle\"\n";
    let draft = exhibition(event, picture);
    assert_eq!(found(&draft), []);
    let content = compile(&draft, &Media::default());
    let item = |section: usize| &content.sections[section].items()[0];
    assert_eq!(item(0).people, ["people/wei-shoukun", "people/ke-jun"]);
    assert_eq!(item(0).address.as_deref(), Some("https://example.org/1952"));
    assert_eq!((item(1).id.as_str(), item(1).address.as_deref()), ("people/ke-jun", None));
    assert_eq!(content.sections[1].items()[1].people, ["people/ke-jun"]);
    assert_eq!((item(2).people.len(), item(2).sources[0].title["en"].as_str()), (1, "Chronicle"));
    assert_eq!(item(2).address.as_deref(), Some("HTTP://example.org/a?b=c#d"));
}

#[test]
fn a_person_who_is_not_there_is_named_with_who_was_meant_and_led_to_by_nothing() {
    let event = "people = [\n  \"wei-shoukun\",\n  \"people/wei-shuokun\",\n  \"ke-jnu\",\n  \"history/one\",\n  \"people/ke-jun\",\n]\n";
    let draft = exhibition(event, "");
    let file = "history/one/item.toml";
    assert_eq!(found(&draft), [3, 4, 5, 6].map(|line| (P::PersonMissing, file, Some(line))));
    assert_eq!(draft.problems[0].severity, Severity::Error);
    let remedies: Vec<String> = draft.problems.iter().map(|problem| problem.remedy(Lang::En)).collect();
    let meant = |person: &str| format!("Did you mean “{person}”?");
    assert_eq!(remedies[..3], [meant("people/wei-shoukun"), meant("people/wei-shoukun"), meant("people/ke-jun")]);
    let folder = "Write the folder of a person with its section, such as people/first-last.";
    assert_eq!(remedies[3], folder, "an event is no person");
    assert_eq!(compile(&draft, &Media::default()).sections[0].items()[0].people, ["people/ke-jun"]);
}

#[test]
fn a_person_is_found_whatever_space_stands_around_and_led_to_once() {
    let draft = exhibition("people = [\" people/ke-jun\", \"people/ke-jun \", \"people/ke-jun\"]\n", "");
    assert_eq!(found(&draft), []);
    assert_eq!(compile(&draft, &Media::default()).sections[0].items()[0].people, ["people/ke-jun"]);
}

#[test]
fn people_of_a_section_that_can_not_be_read_are_not_told_to_be_missing() {
    let exhibition = exhibition_toml("\"history\", \"people\"");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("history/section.toml", "kind = \"timeline\"\ntitle.en = \"H\"\n"),
        ("history/one/item.toml", "date = 1952\npeople = [\"people/wei-shoukun\"]\n"),
        ("history/one/en.md", "# One\n\nText.\n"),
        ("people/wei-shoukun/item.toml", ""),
    ]);
    assert_eq!(found(&draft), [(P::SectionFileMissing, "people/section.toml", None)]);
    assert!(compile(&draft, &Media::default()).sections[0].items()[0].people.is_empty());
}

#[test]
fn an_address_that_is_none_or_too_long_is_refused_with_its_line() {
    let long = format!("https://example.org/{}", "a".repeat(281));
    let bad = [
        "example.org",
        "ftp://example.org/",
        "https://",
        "https:///a",
        "https://a b.org",
        "javascript:alert(1)",
        &long,
    ];
    for address in bad {
        let draft = exhibition(&format!("address = \"{address}\"\n"), &format!("address = \"{address}\"\n"));
        let expected =
            [(P::BadAddress, "gallery/media.toml", Some(6)), (P::BadAddress, "history/one/item.toml", Some(2))];
        assert_eq!(found(&draft), expected, "{address}");
        let problem = &draft.problems[1];
        assert!(problem.sentence(Lang::En).chars().count() < 120, "{problem:?}");
        assert!(problem.remedy(Lang::En).contains("at most 300 characters"));
        let content = compile(&draft, &Media::default());
        assert!(content.sections.iter().flat_map(Section::items).all(|item| item.address.is_none()));
    }
    // What a code holds are bytes, and a character beyond ASCII takes three for each of its own.
    let host = "https://example.org/";
    for (letter, most) in [("钢", 31), ("é", 46), ("a", 280)] {
        let address = |count: usize| format!("address = \"{host}{}\"\n", letter.repeat(count));
        assert_eq!(found(&exhibition(&address(most), "")), [], "{letter}");
        let longer = exhibition(&address(most + 1), "");
        assert_eq!(found(&longer), [(P::BadAddress, "history/one/item.toml", Some(2))], "{letter}");
    }
    let fits = &long[..300];
    assert_eq!(found(&exhibition(&format!("address = \"{fits}\"\n"), "")), []);
}
