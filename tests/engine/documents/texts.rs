//! Plain text and Markdown.

use encoding_rs::GB18030;
use engine::exhibition::LanguageTag;
use engine::problem::ProblemCode as P;

use super::{codes, refused, shown, taken};

const LETTER: &str = "致校友\n\n　　七十年过去了，“鼎新”之声犹在。\n　　我们感谢你们。\n";

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn a_text_reads_alike_in_every_encoding_that_editors_save() {
    let expected = "# 致校友\n\n七十年过去了，“鼎新”之声犹在。\n\n我们感谢你们。\n";
    let marked = |text: &str| format!("\u{feff}{text}");
    let plain = taken("letter.txt", LETTER.as_bytes());
    assert_eq!(plain.markdown, expected);
    assert_eq!(plain.title.as_deref(), Some("致校友"));
    assert_eq!(plain.language.as_ref().map(LanguageTag::as_str), Some("zh-Hans"));
    assert_eq!(codes(&plain.remarks), [P::TitleGuessed]);
    for bytes in [
        marked(LETTER).into_bytes(),
        utf_16(&marked(LETTER), u16::to_le_bytes),
        utf_16(&marked(LETTER), u16::to_be_bytes),
    ] {
        let document = taken("letter.txt", &bytes);
        assert_eq!(document.markdown, expected);
        assert_eq!(codes(&document.remarks), [P::TitleGuessed]);
    }
    // Without a mark it is a guess, which is said.
    let guessed = [
        (GB18030.encode(LETTER).0.into_owned(), "gb18030"),
        (utf_16(LETTER, u16::to_le_bytes), "UTF-16LE"),
        (utf_16(LETTER, u16::to_be_bytes), "UTF-16BE"),
    ];
    for (bytes, name) in guessed {
        let document = taken("letter.txt", &bytes);
        assert_eq!(document.markdown, expected, "{name}");
        assert_eq!(codes(&document.remarks), [P::EncodingGuessed, P::TitleGuessed], "{name}");
        assert_eq!(document.remarks[0].arguments["value"], name);
    }
}

#[test]
fn characters_beyond_gbk_are_read_too() {
    let text = "校长致辞\n\n魏寿昆与𠮷野先生，镕基、㐂、㙍，在北京钢铁工业学院教授冶金学。\n";
    assert!(taken("a.txt", &GB18030.encode(text).0).markdown.contains("𠮷野先生，镕基、㐂、㙍"));
}

#[test]
fn lines_that_an_editor_broke_are_one_paragraph_and_long_lines_are_paragraphs() {
    let wrapped = "The Gate\n\nIt was built in 1954\nby students.\n\nIt stands.\n";
    assert_eq!(
        taken("a.txt", wrapped.as_bytes()).markdown,
        "# The Gate\n\nIt was built in 1954 by students.\n\nIt stands.\n"
    );
    let chinese = "校门\n\n一九五四年\n由学生建成。\n";
    assert_eq!(taken("a.txt", chinese.as_bytes()).markdown, "# 校门\n\n一九五四年由学生建成。\n");
    let lines = "校门\r\n一九五四年由学生建成。\r\n至今仍在使用，每年有数千人经过。\r\n";
    let expected = "# 校门\n\n一九五四年由学生建成。\n\n至今仍在使用，每年有数千人经过。\n";
    assert_eq!(taken("a.txt", lines.as_bytes()).markdown, expected);
    // A Macintosh before 2001.
    assert_eq!(taken("a.txt", lines.replace("\r\n", "\r").as_bytes()).markdown, expected);
}

#[test]
fn a_first_line_is_a_title_only_where_it_looks_like_one() {
    for text in [
        "Dear alumni,\nSeventy years have passed.",
        "It rained.\nSo we went home early.",
        "各位校友：\n七十年过去了。",
        "Alone",
    ] {
        let document = taken("a.txt", text.as_bytes());
        assert_eq!(document.title, None, "{text}");
        assert_eq!(codes(&document.remarks), []);
    }
}

#[test]
fn markdown_keeps_what_an_exhibition_has_and_says_what_it_does_not() {
    let text = "# Gate\n\nIt *stands*. [More](https://example.org)\n\n![x](file:///etc/passwd)\n\n- one\n- two\n\n### Deep\n\nEnd.\n";
    let document = taken("en.md", text.as_bytes());
    assert_eq!(document.markdown, "# Gate\n\nIt *stands*. More\n\none\n\ntwo\n\n## Deep\n\nEnd.\n");
    assert_eq!(document.title.as_deref(), Some("Gate"));
    assert_eq!(document.language.as_ref().map(LanguageTag::as_str), Some("en"));
    assert_eq!(codes(&document.remarks), [P::MarkdownPlain, P::MarkdownDropped, P::MarkdownPlain, P::MarkdownPlain]);
    assert_eq!(document.remarks[0].line, Some(3));
}

#[test]
fn what_programs_write_before_a_text_is_left_out() {
    let text = "---\ntitle: \"The Gate\"\ntags:\n  - campus\n---\n\nIt stands. [Here](x)\n";
    let document = taken("a.md", text.as_bytes());
    assert_eq!(document.markdown, "# The Gate\n\nIt stands. Here\n");
    assert_eq!(codes(&document.remarks), [P::MarkdownPlain, P::MarkdownDropped]);
    assert_eq!(document.remarks[0].line, Some(7));
    let own = taken("a.md", b"---\ntitle: x\n---\n# Own\n\nText.\n");
    assert_eq!(own.title.as_deref(), Some("Own"));
    // Words between two lines across, and lines that never end.
    let words = taken("a.md", "---\n\n1952: The gate.\n\n---\n\nMore.\n".as_bytes());
    assert_eq!(words.markdown, "1952: The gate.\n\nMore.\n");
    assert_eq!(taken("a.md", b"---\nnote: The gate.\n").markdown, "note: The gate.\n");
    assert_eq!(taken("a.md", b"---\n\nJust words.\n\n---\n\nMore.\n").markdown, "Just words.\n\nMore.\n");
}

#[test]
fn a_text_in_two_languages_is_named() {
    let both = "致校友\n\n".to_owned()
        + &"七十年过去了，我们感谢所有校友。".repeat(8)
        + "\n\n"
        + &"Seventy years have passed. We thank you all. ".repeat(8);
    assert_eq!(codes(&taken("a.txt", both.as_bytes()).remarks), [P::TitleGuessed, P::LanguagesMixed]);
    let names = "七十年过去了，Beijing Institute of Iron and Steel Technology 与 USTB 的校友。".repeat(40);
    assert_eq!(codes(&taken("a.txt", names.as_bytes()).remarks), []);
}

#[test]
fn nothing_that_runs_or_is_fetched_survives() {
    let text = "# A\n\n<script>alert(1)</script>\n\n<img src=x onerror=alert(2)>\n\n<iframe src=\"https://example.org\"></iframe>\n\n\
                A <b onclick=\"x()\">word</b> & <https://example.org/auto>.\n\n[x]: https://example.org/ref\n\n[x]\n\n&lt;script&gt;said&lt;/script&gt;\n";
    let document = taken("a.md", text.as_bytes());
    for gone in ["alert", "onerror", "onclick", "iframe src", "https://example.org/ref"] {
        assert!(!document.markdown.contains(gone), "{gone}: {}", document.markdown);
    }
    // What was written to be seen is seen, and is nothing but words.
    let (passages, problems) = shown(&document.markdown);
    assert!(passages.contains(&"<script>said</script>".to_owned()), "{passages:?}");
    assert_eq!(problems, []);
    let plain = taken("a.txt", b"Note\n\n<script>alert(1)</script> and [a](javascript:alert(2)) ![b](c.jpg) | d |\n");
    let (passages, problems) = shown(&plain.markdown);
    assert_eq!(passages[1], "<script>alert(1)</script> and [a](javascript:alert(2)) ![b](c.jpg) | d |");
    assert_eq!(problems, []);
}

#[test]
fn marks_that_turn_the_direction_of_words_are_taken_out() {
    let document = taken("a.txt", "Gate\u{202e}gpj.exe\n\nIt\u{200b} stands\u{2066} here and there.\n".as_bytes());
    assert_eq!(document.markdown, "# Gategpj.exe\n\nIt stands here and there.\n");
}

#[test]
fn languages_are_guessed_by_name_and_then_by_script() {
    let language = |name: &str, text: &str| taken(name, text.as_bytes()).language.map(|tag| tag.to_string());
    for (name, tag) in [
        ("message.zh-Hans.docx", "zh-Hans"),
        ("en.md", "en"),
        ("letter_en.txt", "en"),
        ("letter-EN.txt", "en"),
        ("致辞（英文）.txt", "en"),
        ("致辞英文版.txt", "en"),
        ("致辞 中文.txt", "zh-Hans"),
        ("letter.cn.txt", "zh-Hans"),
        ("letter (zh-TW).txt", "zh-Hant"),
        ("folder.en/gruss.de.txt", "de"),
    ] {
        assert_eq!(language(name, "Ordinary words.\n").as_deref(), Some(tag), "{name}");
    }
    for (text, tag) in [
        ("In 1952 it began. 北京", Some("en")),
        (
            "1952年，北京钢铁工业学院成立，英文名 Beijing Institute of Iron and Steel Technology。全校师生来自六所院校的矿冶系科。",
            Some("zh-Hans"),
        ),
        ("北京鋼鐵學院於一九五二年成立。", Some("zh-Hant")),
        ("これは門です。", Some("ja")),
        ("교문입니다.", Some("ko")),
        ("Привет, друзья.", Some("ru")),
        ("1952 – 2022", None),
    ] {
        assert_eq!(language("the old gate.txt", text).as_deref(), tag, "{text}");
    }
}

#[test]
fn texts_that_are_too_long_or_too_deep_are_refused() {
    assert_eq!(codes(&refused("a.txt", "word ".repeat(300_000).as_bytes())), [P::TooLarge]);
    assert_eq!(codes(&refused("a.txt", "word ".repeat(2_000_000).as_bytes())), [P::DocumentTooLarge]);
    assert_eq!(codes(&refused("a.md", format!("{}deep\n", "> ".repeat(60)).as_bytes())), [P::TooDeep]);
    assert_eq!(codes(&refused("a.txt", "a\n".repeat(20_001).as_bytes())), [P::DocumentTooLong]);
    let title = "长".repeat(4_096);
    let document = taken("a.md", format!("# {title}\n\nText.\n").as_bytes());
    assert_eq!(document.title, Some(title));
}
