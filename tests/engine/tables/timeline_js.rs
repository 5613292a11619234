//! Spreadsheets of `TimelineJS`.

use engine::problem::ProblemCode as P;

use super::{dates, found, taken, words};

pub const SHEET: &str = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Alt Text,Type,Group,Background\n\
    ,,,,,,,,,Our <em>Seventy</em> Years,<p>A timeline.</p>,,,,,,title,,#8a1c26\n\
    1952,4,22,,1953,,,,Spring 1952,The Institute Is Founded,\"<p>Six <b>institutions</b> give.</p><script>alert(1)</script><p>See <a href=\"\"https://example.org\"\">here</a>.<br/><br/>The end &amp; more.</p>\",https://example.org/gate.jpg,The archive,The <i>first</i> gate,,A gate,,Campus,\n\
    1956,,,,,,,,,First Intake,\"Line one.\nLine two.\",intake.jpg,The archive,Students,,,,,\n\
    1952,,,,1960,,,,,Founding,<p>How it began.</p>,,,,,,era,,\n\
    1961,,,,,,,,,No End,,,,,,,era,,\n\
    -500,,,,,,,,,Confucius,A teacher.,,,,,,,,\n\
    -13800000000,,,,,,,,,Big Bang,It began.,,,,,,,,\n\
    1970,,4,,,,,,,Satellite,It flew.,,,,,,,,\n";

#[test]
fn a_timeline_comes_over_whole() {
    let table = taken("timeline.csv", SHEET.as_bytes());
    let title = table.title.as_ref().unwrap();
    assert_eq!(words(&title.title), [("", "Our Seventy Years")]);
    assert_eq!(words(&title.text), [("", "A timeline.\n")]);
    assert_eq!(dates(&table), ["1952-04-22", "1956", "-0500", "", "1970"]);
    let event = &table.events[0];
    assert_eq!(words(&event.title), [("", "The Institute Is Founded")]);
    assert_eq!(words(&event.text), [("", "Six *institutions* give.\n\nSee here.\n\nThe end & more.\n")]);
    assert_eq!(words(&event.caption), [("", "The first gate")]);
    assert_eq!(words(&event.alt), [("", "A gate")]);
    assert_eq!(event.tags, ["Campus"]);
    let kept: Vec<&str> = event.kept.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(kept, ["End Year", "Display Date", "Media"]);
    assert_eq!(words(&table.events[1].text), [("", "Line one.\n\nLine two.\n")]);
    assert_eq!(table.events[1].pictures, ["intake.jpg"]);
    let [era] = table.eras.as_slice() else { panic!("{:?}", table.eras) };
    assert_eq!((words(&era.title), era.from, era.to), (vec![("", "Founding")], 1952, 1960));
    assert_eq!(words(&era.text), [("", "How it began.\n")]);
    assert_eq!(
        found(&table.remarks),
        [
            (P::RowPartDropped, "3"),
            (P::RowPartDropped, "3"),
            (P::PictureRemote, "3"),
            (P::EraIncomplete, "6"),
            (P::RowDateUnread, "8"),
            (P::RowMonthMissing, "9"),
            (P::ColumnKept, "3"),
            (P::ColumnKept, "3"),
            (P::ColumnKept, "2"),
        ]
    );
    assert!(!format!("{table:?}").contains("alert"));
}

#[test]
fn html_becomes_words_whatever_it_is() {
    for (html, text) in [
        ("<p>A</p><p>B</p>", "A\n\nB\n"),
        ("A<br>B", "A B\n"),
        ("甲<br>乙", "甲乙\n"),
        ("<h2>Head</h2>Text", "## Head\n\nText\n"),
        ("<ul><li>one<li>two</ul>", "one\n\ntwo\n"),
        ("<b>bold</b>ly * and _so_ <x>", "*bold*ly \\* and \\_so\\_\n"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "\\<script>alert(1)\\</script>\n"),
        ("<svg onload=alert(1)><text>x</text></svg>after", "after\n"),
        ("<script/>alert(1)</script>after", "after\n"),
        ("<style>p{background:url(//x)}</style>after", "after\n"),
        ("<iframe srcdoc='<script>alert(1)</script>'></iframe>after", "after\n"),
        ("a<!-- <b>not</b> -->b", "ab\n"),
        ("a < b > c", "a \\< b > c\n"),
        ("<p>unclosed <b>deep", "unclosed *deep*\n"),
    ] {
        let sheet = format!("Year,Headline,Text\n1952,A,\"{}\"\n", html.replace('"', "\"\""));
        let table = taken("a.csv", sheet.as_bytes());
        assert_eq!(words(&table.events[0].text), [("", text)], "{html}");
    }
}

#[test]
fn deep_and_broken_html_is_read_without_harm() {
    let deep = "<div><b>".repeat(3_900);
    let table = taken("a.csv", format!("Year,Headline,Text\n1952,A,{deep}deep\n").as_bytes());
    assert_eq!(words(&table.events[0].text), [("", "*deep*\n")]);
    for broken in
        ["<", "</", "<!", "<!--", "<a href=", "&", "&#", "&#xffffffff;", "</b></b>", "<script>", "<script><!--<script>"]
    {
        let _ = taken("a.csv", format!("Year,Headline,Text\n1952,A,{broken}\n").as_bytes());
    }
}
