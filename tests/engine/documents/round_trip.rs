//! What is written is read again with the same words, whatever they are.

use super::{docx, paragraph, shown, taken};

/// Pieces of which nasty paragraphs are made.
const PIECES: [&str; 40] = [
    "*",
    "**",
    "_",
    "__",
    "`",
    "```",
    "#",
    "##",
    "-",
    "+",
    ">",
    "=",
    "===",
    "---",
    "1.",
    "12)",
    "&amp;",
    "&lt;",
    "&#x41;",
    "<b>",
    "</b>",
    "<!--",
    "![",
    "[a](b)",
    "](",
    "~~",
    "~~~",
    "\\",
    "|",
    "| a | b |",
    ":",
    "http://example.org",
    "word",
    "字",
    "“",
    "”",
    "，",
    "　",
    " ",
    "Ⓐ",
];

/// Numbers that follow one another without pattern, always the same.
fn numbers() -> impl FnMut(usize) -> usize {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[test]
fn words_come_back_as_they_were_from_text_and_word() {
    let mut next = numbers();
    for _ in 0..400 {
        let mut lines: Vec<String> = Vec::new();
        let mut word = String::new();
        for _ in 0..=next(4) {
            let pieces: Vec<&str> = (0..=next(9)).map(|_| PIECES[next(PIECES.len())]).collect();
            let line = pieces.concat();
            let words: Vec<&str> = line.split_whitespace().collect();
            if words.is_empty() {
                continue;
            }
            let half = pieces.len() / 2;
            let bold = |text: &str| format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>", escaped(text));
            let plain = escaped(&pieces[..half].concat());
            word += &["<w:p><w:r><w:t>", &plain, "</w:t></w:r>", &bold(&pieces[half..].concat()), "</w:p>"].concat();
            lines.push(words.join(" "));
        }
        if lines.is_empty() {
            continue;
        }
        for document in [
            taken("a.docx", &docx(&word)),
            taken("a.docx", &docx(&lines.iter().map(|line| paragraph(&escaped(line))).collect::<String>())),
        ] {
            let (passages, problems) = shown(&document.markdown);
            assert_eq!(passages, lines, "{}", document.markdown);
            assert!(
                problems.iter().all(|code| {
                    let code = format!("{code:?}");
                    code.starts_with("Title") || code == "LettersUndrawn"
                }),
                "{problems:?}\n{}",
                document.markdown
            );
            // Read once more it does not change.
            assert_eq!(taken("a.md", document.markdown.as_bytes()).markdown, document.markdown);
        }
    }
}
