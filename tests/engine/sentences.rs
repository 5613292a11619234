//! Cutting paragraphs into sentences.

use engine::exhibition::{reading, reading_time, split_sentences};

fn cut(paragraph: &str) -> Vec<&str> {
    split_sentences(paragraph).into_iter().map(|range| &paragraph[range]).collect()
}

#[test]
fn sentences_end_at_full_stops_and_keep_their_closing_quotes() {
    assert_eq!(cut("He came. She said “Go.” Then they left!"), ["He came.", "She said “Go.”", "Then they left!"]);
    assert_eq!(
        cut("We hold “Rigorous Academic Atmosphere, Advocating Practice.” After decades, we grew."),
        ["We hold “Rigorous Academic Atmosphere, Advocating Practice.”", "After decades, we grew."]
    );
}

#[test]
fn abbreviations_and_initials_do_not_end_a_sentence() {
    for whole in [
        "Prof. Wei taught at No. 5 Middle School.",
        "Dr. J. K. Li met Mr. Wang.",
        "St. Petersburg vs. Moscow, e.g. Tverskaya.",
        "The U.S. President wrote to Messrs. Ho.",
        "See Fig. 3 and Vol. 12 for it.",
        "It measured 3.5 metres.",
    ] {
        assert_eq!(cut(whole), [whole]);
    }
    assert_eq!(cut("Was it so? No. It was not."), ["Was it so?", "No.", "It was not."]);
}

#[test]
fn chinese_sentences_end_at_their_own_marks() {
    assert_eq!(cut("他来了。她问：“好吗？”大家都笑！"), ["他来了。", "她问：“好吗？”", "大家都笑！"]);
    assert_eq!(cut("弘扬“学风严谨，崇尚实践”的优良传统。"), ["弘扬“学风严谨，崇尚实践”的优良传统。"]);
    assert_eq!(cut("真的吗？！是的。"), ["真的吗？！", "是的。"]);
    assert_eq!(cut("（他走了。）后来呢？"), ["（他走了。）", "后来呢？"]);
}

#[test]
fn a_chinese_ellipsis_ends_a_sentence_unless_it_goes_on() {
    assert_eq!(cut("那一年……我们来到北京。"), ["那一年……", "我们来到北京。"]);
    assert_eq!(cut("“来吧……”他说。"), ["“来吧……”", "他说。"]);
    assert_eq!(cut("钢铁、冶金……，都在这里。"), ["钢铁、冶金……，都在这里。"]);
    assert_eq!(cut("结束了……"), ["结束了……"]);
}

#[test]
fn what_has_no_word_stays_with_the_sentence_before_it() {
    assert_eq!(cut("他走了。——。她来了。"), ["他走了。——。", "她来了。"]);
    assert_eq!(cut("   "), [""; 0]);
}

#[test]
fn very_long_paragraphs_are_cut_like_short_ones() {
    let paragraph = "One sentence of a text. ".repeat(500);
    let sentences = cut(&paragraph);
    assert_eq!(sentences.len(), 500);
    assert!(sentences.iter().all(|sentence| *sentence == "One sentence of a text."));
    // Unicode's rules look ahead without end here.
    assert!(!cut(&format!("a.{}", ")".repeat(4_000))).is_empty());
}

#[test]
fn reading_counts_words_and_chinese_characters() {
    assert_eq!(reading("USTB was founded in 1952."), (5, 0));
    assert_eq!(reading("北京科技大学。"), (0, 6));
    assert_eq!(reading("北京 USTB"), (1, 2));
    assert_eq!(reading_time(&"word ".repeat(100)), 60_000);
    assert_eq!(reading_time(&"字".repeat(200)), 60_000);
}
