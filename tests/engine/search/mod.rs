//! Search over all texts of a published exhibition.

mod contents;
mod editions;
mod keys;

use std::fs;

use engine::edition::Edition;
use engine::search::{Asked, Found, FoundText, Marked};

use crate::support::Kiosk;

const EN: &str = "en";
const ZH: &str = "zh-Hans";

/// An exhibition in English and Chinese, published, with a message and these events: folder, date and more, texts.
fn kiosk(events: &[(&str, &str, Option<&str>, Option<&str>)]) -> Kiosk {
    let kiosk = Kiosk::new();
    fs::remove_dir_all(kiosk.exhibition()).expect("removed");
    kiosk.write(
        "exhibition.toml",
        "format = 1\nid = \"small\"\nlanguages = [\"en\", \"zh-Hans\"]\nsections = [\"message\", \"history\"]\n\n\
         [title]\nen = \"Small\"\nzh-Hans = \"小\"\n",
    );
    kiosk.write(
        "message/section.toml",
        "kind = \"message\"\n\n[[signatories]]\nrole.en = \"Warden\"\nname.en = \"Ada Low\"\n",
    );
    kiosk.write("message/en.md", "# Welcome\n\nCome in. Look around.\n");
    kiosk.write("history/section.toml", "kind = \"timeline\"\ntitle = { en = \"History\", zh-Hans = \"校史\" }\n");
    for (folder, table, en, zh) in events {
        kiosk.write(&format!("history/{folder}/item.toml"), table);
        for (tag, text) in [(EN, en), (ZH, zh)] {
            if let Some(text) = text {
                kiosk.write(&format!("history/{folder}/{tag}.md"), text);
            }
        }
    }
    kiosk.publish().expect("published");
    kiosk
}

const FOUNDED: (&str, &str, Option<&str>, Option<&str>) = (
    "1952-founded",
    "date = \"1952-04-22\"\nplace = { en = \"Manjing\", zh-Hans = \"满井村\" }\ntags = [\"campus\"]\n",
    Some("# A steel school\n\nThe Beijing institute opened. Its first steelworks followed at the Café Žižek.\n"),
    Some("# 北京钢铁学院\n\n1952 年，学院在北京满井村建校。柯俊教授到校。\n"),
);
const HARBOUR: (&str, &str, Option<&str>, Option<&str>) = (
    "1960-harbour",
    "date = \"1960\"\n",
    Some("# The harbour\n\nPeople came by ship; some of them made stainless steel plates.\n"),
    Some("# 港口\n\n船到港口，重庆来的钢板很重。\n"),
);
const ROBOT: (&str, &str, Option<&str>, Option<&str>) =
    ("2015-robot", "date = \"2015-08\"\n", None, Some("# 机器人夺冠\n\n机器人队在女子组夺冠。\n"));

fn small() -> Kiosk {
    kiosk(&[FOUNDED, HARBOUR, ROBOT])
}

fn find(edition: &Edition, query: &str, language: &str) -> Found {
    edition.search(&Asked { query, language, sections: &["message", "history"], languages: &[EN, ZH] })
}

/// The items found, without their section.
fn items(found: &Found) -> Vec<&str> {
    found
        .results
        .iter()
        .map(|result| result.item.as_deref().map_or("", |item| item.trim_start_matches("history/")))
        .collect()
}

/// The stretches that are marked.
fn marked(words: &Marked) -> Vec<String> {
    let units: Vec<u16> = words.text.encode_utf16().collect();
    let cut =
        |[start, end]: &[u32; 2]| String::from_utf16(&units[*start as usize..*end as usize]).expect("whole characters");
    words.marks.iter().map(cut).collect()
}

fn result<'f>(found: &'f Found, item: &str) -> &'f FoundText {
    let item = format!("history/{item}");
    found.results.iter().find(|result| result.item.as_ref() == Some(&item)).expect("among the results")
}

#[test]
fn chinese_is_found_by_pinyin_written_out_in_initials_and_both() {
    let edition = small().current();
    for query in ["beijing", "bj", "beij", "bjing", "bjgtxy", "beijinggangtie", "BeiJ"] {
        let found = find(&edition, query, ZH);
        assert_eq!(items(&found)[0], "1952-founded", "{query}");
        assert!(marked(&found.results[0].title)[0].starts_with("北京"), "{query}: {found:?}");
    }
    for query in ["kejun", "kj", "kejunjiaoshou", "kjjs"] {
        let found = find(&edition, query, ZH);
        assert_eq!(items(&found), ["1952-founded"], "{query}");
        assert!(marked(&found.results[0].excerpt)[0].starts_with("柯俊"), "{query}: {found:?}");
    }
    assert_eq!(find(&edition, "beijingx", ZH).count, 0);
    assert_eq!(find(&edition, "jingbei", ZH).count, 0);
}

#[test]
fn every_reading_of_a_character_is_taken() {
    let edition = small().current();
    for query in ["chongqing", "zhongqing", "hzh", "henzhong", "cq"] {
        assert_eq!(items(&find(&edition, query, ZH)), ["1960-harbour"], "{query}");
    }
    for query in ["nvzi", "nuzi", "nz"] {
        assert_eq!(items(&find(&edition, query, ZH)), ["2015-robot"], "{query}");
    }
}

#[test]
fn chinese_is_found_by_characters_and_characters_with_letters() {
    let edition = small().current();
    assert_eq!(items(&find(&edition, "钢", ZH)), ["1952-founded", "1960-harbour"]);
    assert_eq!(items(&find(&edition, "钢铁", ZH)), ["1952-founded"]);
    assert_eq!(items(&find(&edition, "钢ban", ZH)), ["1960-harbour"]);
    assert_eq!(items(&find(&edition, "钢t", ZH)), ["1952-founded"]);
    assert_eq!(find(&edition, "铁钢", ZH).count, 0);
}

#[test]
fn english_is_found_by_beginnings_of_words_whatever_their_case_and_accents() {
    let edition = small().current();
    let found = find(&edition, "steel", EN);
    assert_eq!(items(&found), ["1952-founded", "1960-harbour"]);
    assert_eq!(marked(&result(&found, "1952-founded").title), ["steel"]);
    assert_eq!(marked(&result(&found, "1952-founded").excerpt), ["steel"], "of steelworks, what was typed");
    assert_eq!(find(&edition, "teel", EN).count, 0, "not from the middle");
    for query in ["cafe", "CAFÉ", "zizek", "cafe zi"] {
        assert_eq!(items(&find(&edition, query, EN)), ["1952-founded"], "{query}");
    }
    assert_eq!(marked(&find(&edition, "cafe zi", EN).results[0].excerpt), ["Café", "Ži"]);
}

#[test]
fn all_words_must_be_there_and_those_before_the_last_whole() {
    let edition = small().current();
    assert_eq!(items(&find(&edition, "steel ship", EN)), ["1960-harbour"]);
    assert_eq!(items(&find(&edition, "ship steel", EN)), ["1960-harbour"]);
    assert_eq!(find(&edition, "stee ship", EN).count, 0);
    assert_eq!(find(&edition, "harbour cafe", EN).count, 0);
    assert_eq!(items(&find(&edition, "steel ", EN)), ["1952-founded", "1960-harbour"]);
    assert_eq!(find(&edition, "stee ", EN).count, 0);
}

#[test]
fn a_year_finds_what_happened_in_it() {
    let edition = small().current();
    let found = find(&edition, "1952", EN);
    assert_eq!(items(&found), ["1952-founded"]);
    assert_eq!(found.results[0].title.marks, [[0; 2]; 0]);
    assert!(found.results[0].excerpt.text.starts_with("The Beijing institute"), "{found:?}");
    assert_eq!(marked(&find(&edition, "1952nian", ZH).results[0].excerpt), ["1952 年"]);
    assert_eq!(items(&find(&edition, "2015", EN)), ["2015-robot"]);
    assert_eq!(items(&find(&edition, "manjing", EN)), ["1952-founded"], "by its place");
    assert_eq!(items(&find(&edition, "campus", ZH)), ["1952-founded"], "by its tag");
}

#[test]
fn marks_are_exact_in_utf_16() {
    let text = "# 👩‍🔬 Steel 钢\n\n🏭🏭 cafe\u{301}s 𠮷 钢铁🏭铁钢 steel.\n";
    let edition = kiosk(&[("one", "date = \"1952\"\n", Some(text), Some(text))]).current();
    let found = find(&edition, "steel", EN);
    assert_eq!(found.results[0].title, Marked { text: "👩‍🔬 Steel 钢".into(), marks: vec![[6, 11]] });
    let excerpt = |query| find(&edition, query, EN).results[0].excerpt.clone();
    assert_eq!(excerpt("cafe").marks, [[5, 10]], "with its accent");
    assert_eq!(excerpt("cafes").marks, [[5, 11]]);
    assert_eq!(excerpt("gangtie").marks, [[15, 17]]);
    assert_eq!(excerpt("钢").marks, [[15, 16], [20, 21]]);
    assert_eq!(excerpt("tie").marks, [[16, 17], [19, 20]]);
    assert_eq!(excerpt("gt").marks, [[15, 17]], "not across what stands between");
    assert_eq!(excerpt("𠮷").marks, [[12, 14]]);
    assert_eq!(find(&edition, "🏭", EN).count, 0);
    assert_eq!(find(&edition, "\u{301}", EN).count, 0);
}

#[test]
fn an_excerpt_is_the_stretch_around_the_first_find() {
    let text = format!("# Long\n\n{}needle {}\n", "word ".repeat(100), "other ".repeat(100));
    let chinese = format!("# 长\n\n{}针{}。\n", "字".repeat(300), "词".repeat(300));
    let edition = kiosk(&[("one", "date = \"1952\"\n", Some(&text), Some(&chinese))]).current();
    for (query, language) in [("needle", EN), ("针", ZH)] {
        let excerpt = find(&edition, query, language).results[0].excerpt.clone();
        assert_eq!(marked(&excerpt), [if query == "needle" { "needle" } else { "针" }]);
        assert!(excerpt.text.starts_with('…') && excerpt.text.ends_with('…'), "{}", excerpt.text);
        assert!((40..=122).contains(&excerpt.text.chars().count()), "{}", excerpt.text);
    }
    let whole: Vec<_> =
        find(&edition, "needle", EN).results[0].excerpt.text.replace('…', "").split(' ').map(str::to_owned).collect();
    assert!(whole.iter().all(|word| ["word", "needle", "other"].contains(&word.as_str())), "{whole:?}");
    assert_eq!(find(&edition, "long", EN).results[0].excerpt, Marked::default(), "only the title has it");
}

#[test]
fn titles_come_before_tags_places_and_dates_and_those_before_texts() {
    let table = |more: &str| format!("date = \"1952\"\n{more}");
    let events = [
        ("a-text", table(""), "# One\n\nThey cast it there.\n"),
        ("b-tag", table("tags = [\"cast\"]\n"), "# Two\n\nWords.\n"),
        ("c-title", table(""), "# We cast it\n\nWords.\n"),
        ("d-begins", table(""), "# Casting\n\nWords.\n"),
        ("e-begins", table(""), "# Cast\n\nWords.\n"),
        ("f-place", table("place = { en = \"Castle\" }\n"), "# Six\n\nWords.\n"),
    ];
    let events: Vec<_> =
        events.iter().map(|(folder, table, text)| (*folder, table.as_str(), Some(*text), None)).collect();
    let edition = kiosk(&events).current();
    assert_eq!(items(&find(&edition, "cast", EN)), ["d-begins", "e-begins", "c-title", "b-tag", "f-place", "a-text"]);
}

#[test]
fn what_only_another_language_says_is_shown_in_the_visitors_and_comes_last() {
    let edition = small().current();
    let found = find(&edition, "kj", EN);
    assert_eq!((found.count, found.results[0].lang.as_str()), (1, EN));
    assert_eq!(found.results[0].title, Marked { text: "A steel school".into(), marks: Vec::new() });
    assert!(
        found.results[0].excerpt.text.starts_with("The Beijing institute") && found.results[0].excerpt.marks.is_empty()
    );

    let found = find(&edition, "jqr", EN);
    assert_eq!((items(&found), found.results[0].lang.as_str()), (vec!["2015-robot"], ZH), "there is no English of it");
    assert_eq!(marked(&found.results[0].title), ["机器人"]);

    let found = find(&edition, "beijing", ZH);
    assert_eq!((found.count, found.results[0].lang.as_str()), (1, ZH), "one of both languages");
    assert_eq!(find(&edition, "beijing", "xx").results[0].lang, EN, "a language that nobody knows");

    // In English `ha` is the harbour's title; in Chinese nothing spells it in a title.
    let first = kiosk(&[
        ("a", "date = \"1952\"\n", Some("# Han\n\nWords.\n"), Some("# 一\n\n词。\n")),
        ("b", "date = \"1953\"\n", Some("# Two\n\nWords.\n"), Some("# 二\n\n汉字。\n")),
    ])
    .current();
    assert_eq!(items(&find(&first, "han", ZH)), ["b", "a"]);
    assert_eq!(items(&find(&first, "han", EN)), ["a", "b"]);
}

#[test]
fn a_message_is_one_result_without_an_item() {
    let edition = small().current();
    let found = find(&edition, "look", EN);
    assert_eq!(
        (found.count, found.results[0].section.as_str(), found.results[0].item.as_deref()),
        (1, "message", None)
    );
    assert_eq!(find(&edition, "ada", EN).count, 1, "by who signed it");
    assert_eq!(
        find(&edition, "look", ZH).results[0].lang,
        EN,
        "what stands in for a missing text is found as what it is"
    );
}

#[test]
fn what_is_asked_does_not_show_what_was_typed() {
    let asked = Asked { query: "secret", language: EN, sections: &["message"], languages: &[EN, ZH] };
    let shown = format!("{asked:?}");
    assert!(shown.contains("message") && !shown.contains("secret"), "{shown}");
}

#[test]
fn only_what_this_machine_shows_is_found() {
    let edition = small().current();
    let asked = Asked { query: "steel", language: EN, sections: &["message"], languages: &[EN, ZH] };
    assert_eq!(edition.search(&asked).count, 0);
    let chinese = Asked { query: "", language: EN, sections: &["history"], languages: &[ZH] };
    assert_eq!(edition.search(&Asked { query: "steel", ..chinese }).count, 0);
    assert_eq!(edition.search(&Asked { query: "gangtie", ..chinese }).results[0].lang, ZH);
    assert!(!edition.search(&chinese).keys.contains(&'u'), "no key of a language that is not shown");
}
