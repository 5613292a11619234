//! Markdown, and texts that differ between languages.

use std::fmt::Write as _;

use engine::exhibition::content::{BlockRole, Section, Text};
use engine::exhibition::{Draft, Media, compile};
use engine::problem::ProblemCode;

use crate::exhibitions::{bilingual_toml, draft, exhibition_toml, found, the};

fn english(text: &str) -> Draft {
    let exhibition = exhibition_toml("\"message\"");
    draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("message/section.toml", "kind = \"message\"\n"),
        ("message/en.md", text),
    ])
}

fn bilingual(english: &str, chinese: &str) -> Draft {
    let exhibition = bilingual_toml("\"message\"");
    draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("message/section.toml", "kind = \"message\"\n"),
        ("message/en.md", english),
        ("message/zh-Hans.md", chinese),
    ])
}

fn text(draft: &Draft, tag: &str) -> Text {
    let content = compile(draft, &Media::default());
    let Section::Message { texts, .. } = &content.sections[0] else { panic!() };
    texts[tag].clone()
}

fn words(text: &Text) -> Vec<&str> {
    text.sentences().map(|sentence| sentence.text.as_str()).collect()
}

#[test]
fn lines_of_a_paragraph_are_joined_as_their_script_wants() {
    let draft = bilingual("# A\n\nOne line\nand another.\n", "# 甲\n\n第一行，\n第二行\n和 English\nwords。\n");
    assert_eq!(words(&text(&draft, "en")), ["A", "One line and another."]);
    assert_eq!(words(&text(&draft, "zh-Hans")), ["甲", "第一行，第二行和 English words。"]);
}

#[test]
fn marks_that_both_scripts_share_join_lines_as_the_words_beside_them_do() {
    let joined = [
        ("他说：\n“你好”\n——再见……\n然后", "他说：“你好”——再见……然后"),
        ("“你好”\n“再见”\n甲·\n乙", "“你好”“再见”甲·乙"),
        ("“Hello”\n他说", "“Hello”他说"),
        ("He said:\n“Hello”\n— and left…\n“Well,” she said", "He said: “Hello” — and left… “Well,” she said"),
    ];
    for (lines, expected) in joined {
        let draft = bilingual("# A\n\nB.\n", &format!("# 甲\n\n{lines}\n"));
        assert_eq!(words(&text(&draft, "zh-Hans"))[1..].concat(), expected);
    }
    // Korean is written with spaces.
    let draft = bilingual("# A\n\nB.\n", "# 甲\n\n학교의\n역사\n");
    assert_eq!(words(&text(&draft, "zh-Hans"))[1], "학교의 역사");
}

#[test]
fn headings_are_blocks_of_their_own() {
    let draft = english("# A\n\n## Years of work. And more\n\nText.\n");
    let text = text(&draft, "en");
    assert_eq!(text.blocks[1].role, BlockRole::Heading);
    assert_eq!(words(&text), ["A", "Years of work. And more", "Text."]);
    assert_eq!(found(&draft), []);
}

#[test]
fn what_can_not_be_shown_becomes_plain_paragraphs_and_is_named_with_its_line() {
    let draft = english(
        "# A\n\n- one\n- two\n\n> said so\n\n| a | b |\n|---|---|\n| c | d |\n\nSee [the site](https://example.org) now.\n\n### Deep\n",
    );
    assert_eq!(words(&text(&draft, "en")), ["A", "one", "two", "said so", "a b", "c d", "See the site now.", "Deep"]);
    let lines: Vec<_> = draft.problems.iter().map(|p| (p.line, p.arguments["what"].as_str())).collect();
    let expected = [(3, "list"), (6, "quotation"), (8, "table"), (12, "link"), (14, "heading")];
    assert_eq!(lines, expected.map(|(line, what)| (Some(line), what)));
    assert!(draft.problems.iter().all(|p| p.code == ProblemCode::MarkdownPlain));
}

#[test]
fn html_and_pictures_never_pass() {
    let draft = english("# A\n\n<script>alert(1)</script>\n\nOne <b>bold</b> ![gate](gate.png) word. 1 < 2 &amp; 3.\n");
    let text = text(&draft, "en");
    assert_eq!(words(&text), ["A", "One bold word.", "1 < 2 & 3."]);
    let dropped = draft.problems.iter().filter(|p| p.code == ProblemCode::MarkdownDropped);
    assert_eq!(dropped.map(|p| p.line.unwrap()).collect::<Vec<_>>(), [3, 5, 5]);
}

#[test]
fn a_text_without_a_title_is_shown_and_named() {
    let draft = english("Only a paragraph.\n");
    the(&draft, ProblemCode::TitleMissing);
    assert_eq!(words(&text(&draft, "en")), ["Only a paragraph."]);
}

#[test]
fn a_missing_language_is_stood_in_for_by_the_default_one() {
    let exhibition = bilingual_toml("\"message\"");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("message/section.toml", "kind = \"message\"\n"),
        ("message/en.md", "# A\n\nText.\n"),
    ]);
    assert_eq!(the(&draft, ProblemCode::TextMissing).file, "message/zh-Hans.md");
    let (own, stand_in) = (text(&draft, "en"), text(&draft, "zh-Hans"));
    assert!(stand_in.substitute && !own.substitute);
    assert_eq!(stand_in.blocks, own.blocks);
    assert_eq!([own.lang, stand_in.lang], ["en", "en"]);
    let content = compile(&draft, &Media::default());
    let Section::Message { title, .. } = &content.sections[0] else { panic!() };
    assert_eq!(title.keys().collect::<Vec<_>>(), ["en"]);
}

#[test]
fn a_text_that_the_default_language_lacks_says_which_one_it_is_in() {
    let exhibition = bilingual_toml("\"message\"");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("message/section.toml", "kind = \"message\"\n"),
        ("message/zh-Hans.md", "# 甲\n\n一。\n"),
    ]);
    let (stand_in, own) = (text(&draft, "en"), text(&draft, "zh-Hans"));
    assert_eq!([stand_in.substitute, own.substitute], [true, false]);
    assert_eq!([stand_in.lang, own.lang], ["zh-Hans", "zh-Hans"]);
}

#[test]
fn sentences_of_all_languages_share_their_ids_and_edits_elsewhere_do_not_move_them() {
    let before = bilingual("# A\n\nOne. Two.\n", "# 甲\n\n一。二。\n");
    let after = bilingual("# A\n\nNew. One. Two. Two.\n", "# 甲\n\n新。一。二。二。\n");
    let ids = |draft: &Draft, tag: &str| text(draft, tag).sentences().map(|s| s.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&before, "en"), ids(&before, "zh-Hans"));
    assert_eq!(ids(&after, "en")[2..4], ids(&before, "en")[1..3]);
    let repeated = &ids(&after, "en")[3..5];
    assert_eq!(repeated[1], format!("{}-2", repeated[0]));
    let id = &ids(&before, "en")[1];
    let hash = blake3::hash(b"One.").to_hex();
    assert_eq!(*id, format!("message-{}", &hash[..10]));
}

#[test]
fn unequal_sentences_are_matched_by_proportion_and_named() {
    let draft = bilingual(
        "# A\n\nA first sentence. A second one. A third one. A fourth one.\n\nLast.\n",
        "# 甲\n\n第一第二句子。第三第四句子。\n\n最后。\n",
    );
    let problem = the(&draft, ProblemCode::SentencesUnequal);
    assert_eq!((problem.line, problem.file.as_str()), (Some(3), "message/zh-Hans.md"));
    let chinese = text(&draft, "zh-Hans");
    assert_eq!(chinese.places, [0, 1, 1, 2, 2, 3]);
    let ids: Vec<_> = chinese.sentences().map(|s| s.id.clone()).collect();
    let english: Vec<_> = text(&draft, "en").sentences().map(|s| s.id.clone()).collect();
    assert!(english[1..3].contains(&ids[1]) && english[3..5].contains(&ids[2]));
    assert_eq!(ids[3], english[5]);
}

#[test]
fn unequal_paragraphs_are_matched_by_proportion_and_named() {
    let draft = bilingual("# A\n\nOne here.\n\nTwo here.\n\nThree here.\n", "# 甲\n\n一二三四五六七八。\n");
    let problem = the(&draft, ProblemCode::ParagraphsUnequal);
    assert_eq!((problem.arguments["here"].as_str(), problem.arguments["there"].as_str()), ("1", "3"));
    assert_eq!(text(&draft, "zh-Hans").places, [0, 1, 1, 1]);
}

#[test]
fn places_never_fall_and_never_lead_outside() {
    let mut seed = 7_u32;
    let mut random = |most: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) % most
    };
    for _ in 0..40 {
        let mut write = |word: &str| {
            let mut text = format!("# {word}\n");
            for _ in 0..random(5) {
                text.push_str("\n\n");
                for _ in 0..=random(4) {
                    write!(text, "{} ends. ", word.repeat(1 + random(20) as usize)).unwrap();
                }
            }
            text
        };
        let draft = bilingual(&write("Ab"), &write("Cd"));
        let (english, chinese) = (text(&draft, "en"), text(&draft, "zh-Hans"));
        assert_eq!(chinese.places.len(), english.sentences().count());
        assert!(chinese.places.is_sorted());
        assert!(chinese.places.iter().all(|place| (*place as usize) < chinese.sentences().count()));
    }
}
