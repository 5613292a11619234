//! Tags: named by the exhibition, carried by items.

use engine::exhibition::content::Tag;
use engine::exhibition::{Draft, Media, compile};
use engine::problem::ProblemCode as P;
use engine::words::Lang;

use crate::exhibitions::{bilingual_toml, draft, exhibition_toml, found, the};

const GALLERY: &str = "kind = \"gallery\"\ntitle = { en = \"G\" }\n";

/// A gallery with a picture for each list of tags.
fn gallery(declared: &str, tags: &[&str]) -> Draft {
    let exhibition = exhibition_toml("\"gallery\"") + declared;
    let table = |(at, tags): (usize, &&str)| {
        format!(
            "[[pictures]]\nfile = \"{at}.png\"\nalt.en = \"A\"\ncaption.en = \"A\"\ncredit = \"A\"\ntags = [{tags}]\n"
        )
    };
    let media: String = tags.iter().enumerate().map(table).collect();
    let pictures: Vec<String> = (0..tags.len()).map(|at| format!("gallery/{at}.png")).collect();
    let mut files = vec![
        ("exhibition.toml", exhibition.as_str()),
        ("gallery/section.toml", GALLERY),
        ("gallery/media.toml", media.as_str()),
    ];
    files.extend(pictures.iter().map(|name| (name.as_str(), "")));
    draft(&files)
}

fn told(tags: &[Tag]) -> Vec<(&str, &str)> {
    tags.iter().map(|tag| (tag.id.as_str(), tag.title.get("en").map_or("", String::as_str))).collect()
}

const DECLARED: &str =
    "[[tags]]\nid = \"research\"\ntitle.en = \"Research\"\n[[tags]]\nid = \"campus\"\ntitle.en = \"Campus\"\n";

#[test]
fn tags_stand_in_the_order_of_the_exhibition_and_those_it_does_not_name_come_last() {
    let draft = gallery(DECLARED, &["\"campsu\", \"campus\"", "\"zeppelin\", \"campsu\"", "\"zeppelin\""]);
    let media = "gallery/media.toml";
    assert_eq!(found(&draft), [(P::TagUndeclared, media, Some(6)), (P::TagUndeclared, media, Some(12))]);
    let remedies: Vec<String> = draft.problems.iter().map(|problem| problem.remedy(Lang::En)).collect();
    assert!(remedies[0].starts_with("Did you mean “campus”?"), "{remedies:?}");
    assert!(remedies[1].starts_with("Add a table [[tags]] with the id zeppelin"), "{remedies:?}");
    let content = compile(&draft, &Media::default());
    let expected = [("research", "Research"), ("campus", "Campus"), ("campsu", ""), ("zeppelin", "")];
    assert_eq!(told(&content.tags), expected);
}

#[test]
fn an_exhibition_that_names_no_tags_is_not_told_to() {
    let draft = gallery("", &["\"b\"", "\"a\", \"b\""]);
    assert_eq!(found(&draft), []);
    assert_eq!(told(&compile(&draft, &Media::default()).tags), [("b", ""), ("a", "")]);
}

#[test]
fn an_item_carries_a_tag_once_and_an_empty_one_not_at_all() {
    let draft = gallery("", &["\"a\", \" a \", \"\", \"b\", \"a\""]);
    assert_eq!(compile(&draft, &Media::default()).sections[0].items()[0].tags, ["a", "b"]);
}

#[test]
fn a_tag_that_is_named_twice_or_without_words_is_told() {
    let declared = "[[tags]]\nid = \"a\"\ntitle.en = \"A\"\n[[tags]]\nid = \"a\"\ntitle.en = \"B\"\n\
                    [[tags]]\nid = \" \"\ntitle.en = \"C\"\n[[tags]]\nid = \"d\"\ntitle.en = \" \"\n[[tags]]\nid = \"e\"\n";
    let draft = gallery(declared, &["\"a\""]);
    let file = "exhibition.toml";
    let named = [
        (P::Twice, file, Some(11)),
        (P::BadShortName, file, Some(14)),
        (P::WordsMissing, file, Some(18)),
        (P::KeyEmpty, file, Some(18)),
        (P::MissingKey, file, Some(19)),
    ];
    assert_eq!(found(&draft), named);
    assert_eq!(told(&compile(&draft, &Media::default()).tags), [("a", "A"), ("d", "")]);
}

#[test]
fn a_title_of_a_tag_that_lacks_a_language_is_a_warning() {
    let exhibition = bilingual_toml("\"message\"") + "[[tags]]\nid = \"a\"\ntitle.en = \"A\"\n";
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("message/section.toml", "kind = \"message\"\n"),
        ("message/en.md", "# A\n\nB.\n"),
        ("message/zh-Hans.md", "# 甲\n\n乙。\n"),
    ]);
    let problem = the(&draft, P::WordsMissing);
    assert_eq!((problem.line, problem.arguments["language"].as_str(), draft.problems.len()), (Some(11), "zh-Hans", 1));
}
