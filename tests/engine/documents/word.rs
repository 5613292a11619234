//! Word files.

use engine::problem::ProblemCode as P;
use engine::words::Lang;

use super::{codes, document_xml, docx, package, paragraph, refused, shown, styled, taken};

/// A paragraph of runs, each with what is said of it.
fn runs(runs: &[(&str, &str)]) -> String {
    let run = |(properties, words): &(&str, &str)| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
    };
    format!("<w:p>{}</w:p>", runs.iter().map(run).collect::<String>())
}

#[test]
fn titles_headings_paragraphs_and_emphasis_are_kept() {
    let body = styled("a3", "To the Alumni")
        + &paragraph("　　Seventy years &amp; more &#8212; have passed.")
        + "<w:p/>"
        + &styled("1", "The First Decade")
        + &runs(&[
            ("", "It was "),
            ("<w:b/>", "hard "),
            ("<w:i w:val=\"0\"/>", "and "),
            ("<w:rStyle w:val=\"strong\"/>", "good"),
            ("", "."),
        ])
        + &styled("own", "The Second")
        + &paragraph("End.");
    let document = taken("letter.docx", &docx(&body));
    assert_eq!(
        document.markdown,
        "# To the Alumni\n\nSeventy years & more — have passed.\n\n## The First Decade\n\nIt was *hard* and *good*.\n\n## The Second\n\nEnd.\n"
    );
    assert_eq!(document.title.as_deref(), Some("To the Alumni"));
    assert_eq!(document.remarks, []);
}

#[test]
fn emphasis_beside_chinese_punctuation_is_still_understood() {
    let body = styled("a3", "题")
        + &runs(&[("", "秉承"), ("<w:b/>", "“求实鼎新”"), ("", "的校训，"), ("<w:b/>", "，"), ("", "前行。")]);
    let document = taken("a.docx", &docx(&body));
    assert_eq!(document.markdown, "# 题\n\n秉承“*求实鼎新*”的校训，，前行。\n");
    assert_eq!(shown(&document.markdown).0[1], "秉承“求实鼎新”的校训，，前行。");
}

#[test]
fn line_breaks_are_joined_and_two_of_them_are_a_paragraph() {
    let body = "<w:p><w:r><w:t>第一行</w:t><w:br/><w:t>第二行。</w:t><w:br/><w:br/><w:t>Third</w:t><w:br/><w:t>line</w:t><w:tab/><w:t>end.</w:t></w:r></w:p>";
    assert_eq!(taken("a.docx", &docx(body)).markdown, "第一行第二行。\n\nThird line end.\n");
}

#[test]
fn lists_and_tables_become_paragraphs_and_are_named() {
    let entry = |words: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", paragraph(words));
    let body = paragraph("Before it all.")
        + &entry("one")
        + &entry("two")
        + &format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("1952"), cell("founded"))
        + &format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell("A frame is no table."));
    let document = taken("a.docx", &docx(&body));
    assert_eq!(document.markdown, "Before it all.\n\none\n\ntwo\n\n1952\n\nfounded\n\nA frame is no table.\n");
    assert_eq!(codes(&document.remarks), [P::ListFlattened, P::TableFlattened]);
    assert_eq!(
        document.remarks[0].sentence(Lang::En),
        "A list of 2 begins with paragraph 2 (“one”); each entry has become a paragraph without its mark or number."
    );
    assert_eq!(document.remarks[1].arguments["paragraph"], "4");
}

#[test]
fn pictures_links_notes_and_equations_are_named() {
    let drawing = "<w:p><w:r><w:t>The gate</w:t><w:drawing><a:blip r:embed=\"rId7\"/></w:drawing></w:r></w:p>";
    let link = "<w:p><w:hyperlink r:id=\"rId8\"><w:r><w:t>our page</w:t></w:r></w:hyperlink><w:r><w:t> tells</w:t><w:footnoteReference w:id=\"2\"/><w:t>.</w:t></w:r></w:p>";
    let equation = "<w:p><w:r><w:t>So</w:t></w:r><m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath></w:p>";
    let bytes = package(&[
        (
            "word/document.xml",
            &document_xml(&[&paragraph("Long enough to be no title at all."), drawing, link, equation].concat()),
        ),
        (
            "word/_rels/document.xml.rels",
            "<Relationships><Relationship Id=\"rId7\" Target=\"media/image1.jpeg\"/><Relationship Id=\"rId8\" TargetMode=\"External\" Target=\"https://example.org\"/></Relationships>",
        ),
        (
            "word/footnotes.xml",
            "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>See the chronicle.</w:t></w:r></w:p></w:footnote></w:footnotes>",
        ),
    ]);
    let document = taken("a.docx", &bytes);
    let (passages, problems) = shown(&document.markdown);
    assert_eq!(
        passages,
        ["Long enough to be no title at all.", "The gate", "our page tells[1].", "So", "[1] See the chronicle."]
    );
    assert_eq!(problems, [P::TitleMissing]);
    assert_eq!(codes(&document.remarks), [P::PictureInside, P::PartDropped, P::LinksDropped, P::NotesMoved]);
    assert!(document.remarks[0].sentence(Lang::En).contains("image1.jpeg"));
    assert!(document.remarks[0].remedy(Lang::ZhHans).contains("word/media"));
    assert!(!document.markdown.contains("example.org"));
}

#[test]
fn text_boxes_are_read_once_and_contents_are_not() {
    let body = "<w:p><w:r><w:t>Out</w:t><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent><w:t>side it.</w:t></w:r></w:p>".to_owned()
        + &styled("11", "Founding 3")
        + &styled("11", "Growth 7");
    let document = taken("a.docx", &docx(&body));
    assert_eq!(document.markdown, "In the box.\n\nOutside it.\n");
    assert_eq!(codes(&document.remarks), [P::PartDropped]);
    assert_eq!(document.remarks[0].sentence(Lang::ZhHans), "第 3 段（“Founding 3”）中的目录无法显示，已略去。");
}

#[test]
fn fields_show_what_they_came_to_and_not_how() {
    let body = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"https://example.org\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>our page, which is long</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    assert_eq!(taken("a.docx", &docx(body)).markdown, "our page, which is long\n");
}

#[test]
fn tracked_changes_are_refused_with_their_places() {
    let before = paragraph("First of all.") + "<w:p/>";
    for change in [
        "<w:p><w:r><w:t>We thank</w:t></w:r><w:ins w:id=\"1\" w:author=\"Li\"><w:r><w:t> you</w:t></w:r></w:ins></w:p>",
        "<w:p><w:r><w:t>We thank</w:t></w:r><w:del w:id=\"1\"><w:r><w:delText> you</w:delText></w:r></w:del></w:p>",
        "<w:p><w:moveFrom w:id=\"1\"><w:r><w:t>We thank you</w:t></w:r></w:moveFrom></w:p>",
        "<w:p><w:moveTo w:id=\"1\"><w:r><w:t>We thank you</w:t></w:r></w:moveTo></w:p>",
        "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>We thank you</w:t></w:r></w:p>",
        "<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id=\"1\"><w:rPr/></w:rPrChange></w:rPr><w:t>We thank you</w:t></w:r></w:p>",
        "<w:tbl><w:tr><w:trPr><w:ins w:id=\"1\"/></w:trPr><w:tc><w:p><w:r><w:t>We thank you</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    ] {
        let problems = refused("a.docx", &docx(&(before.clone() + change + &paragraph("Last."))));
        assert_eq!(codes(&problems), [P::TrackedChanges], "{change}");
        assert_eq!(problems[0].sentence(Lang::En), "Paragraph 2 has tracked changes: “We thank you”.", "{change}");
        assert_eq!(problems[0].sentence(Lang::ZhHans), "第 2 段有未处理的修订：“We thank you”。");
    }
    let many = "<w:p><w:ins w:id=\"1\"><w:r><w:t>A</w:t></w:r></w:ins></w:p>".repeat(3_000);
    assert_eq!(refused("a.docx", &docx(&many)).len(), 20);
}

#[test]
fn comments_are_refused_with_their_places() {
    let body = paragraph("First of all.")
        + "<w:p><w:commentRangeStart w:id=\"4\"/><w:r><w:t>七十年过去了，我们感谢所有校友长期以来的支持与信任。</w:t></w:r></w:p>"
        + "<w:p><w:r><w:t>More</w:t></w:r><w:commentRangeEnd w:id=\"4\"/><w:r><w:commentReference w:id=\"4\"/></w:r></w:p>";
    let problems = refused("a.docx", &docx(&body));
    assert_eq!(codes(&problems), [P::CommentsOpen]);
    assert_eq!(
        problems[0].sentence(Lang::ZhHans),
        "第 2 段有批注：“七十年过去了，我们感谢所有校友长期以来的支持与信…”。"
    );
}

#[test]
fn hidden_words_are_refused_and_hidden_marks_are_not() {
    for hidden in [
        runs(&[("", "We thank "), ("<w:vanish/>", "nobody")]),
        runs(&[("", "We thank "), ("<w:rStyle w:val=\"secret\"/>", "nobody")]),
    ] {
        let problems = refused("a.docx", &docx(&hidden));
        assert_eq!(codes(&problems), [P::HiddenText]);
        assert_eq!(problems[0].arguments["first"], "We thank nobody");
    }
    let shown = runs(&[
        ("<w:vanish w:val=\"0\"/>", "We thank "),
        ("<w:vanish w:val=\"false\"/>", "you."),
        ("<w:vanish/>", " "),
    ]);
    assert_eq!(taken("a.docx", &docx(&shown)).markdown, "We thank you.\n");
}

#[test]
fn a_footnote_is_looked_into_as_well() {
    let bytes = package(&[
        ("word/document.xml", &document_xml("<w:p><w:r><w:t>A</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>")),
        (
            "word/footnotes.xml",
            "<w:footnotes><w:footnote w:id=\"2\"><w:p><w:ins w:id=\"9\"><w:r><w:t>Perhaps</w:t></w:r></w:ins></w:p></w:footnote></w:footnotes>",
        ),
    ]);
    assert_eq!(codes(&refused("a.docx", &bytes)), [P::TrackedChanges]);
}

#[test]
fn all_that_is_to_be_settled_is_told_at_once() {
    let body = "<w:p><w:ins w:id=\"1\"><w:r><w:t>A</w:t></w:r></w:ins></w:p><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>B</w:t></w:r></w:p><w:p><w:r><w:t>C</w:t><w:commentReference w:id=\"1\"/></w:r></w:p>";
    assert_eq!(codes(&refused("a.docx", &docx(body))), [P::TrackedChanges, P::CommentsOpen, P::HiddenText]);
}
