//! Tables with our own columns.

use encoding_rs::GB18030;
use engine::problem::ProblemCode as P;
use engine::words::Lang;

use super::{dates, found, taken, words};

const CHINESE: &str = "日期,标题,英文标题,正文,地点,标签,图片,说明,署名,来源\n\
    1952年4月,学院成立,The Institute Is Founded,\"由六所院校的矿冶系科组建。\n校址在北京。\",北京,校园；建校,gate.jpg、a.png,第一座校门,档案馆,大事记\n\
    一九五三年,满井,Manjing,开始建设。,,,,,,\n";

#[test]
fn a_table_in_chinese_is_read_in_both_languages() {
    let table = taken("大事记.csv", CHINESE.as_bytes());
    assert_eq!(table.remarks, []);
    assert_eq!(dates(&table), ["1952-04", "1953"]);
    let event = &table.events[0];
    assert_eq!(event.row, 2);
    assert_eq!(words(&event.title), [("", "学院成立"), ("en", "The Institute Is Founded")]);
    assert_eq!(words(&event.text), [("", "由六所院校的矿冶系科组建。\n\n校址在北京。\n")]);
    assert_eq!(event.tags, ["校园", "建校"]);
    assert_eq!(event.pictures, ["gate.jpg", "a.png"]);
    assert_eq!(words(&event.credit), [("", "档案馆")]);
    assert_eq!(words(&event.source), [("", "大事记")]);
}

#[test]
fn a_table_reads_alike_with_every_separator_and_encoding() {
    let expected = taken("a.csv", CHINESE.as_bytes());
    let separated = |separator: &str| CHINESE.replace(',', separator);
    for text in [separated(";"), separated("\t"), format!("sep=;\n{}", separated(";"))] {
        let mut table = taken("a.csv", text.as_bytes());
        if text.starts_with("sep") {
            table.events.iter_mut().for_each(|event| event.row -= 1);
        }
        assert_eq!(table, expected, "{text}");
    }
    let utf_16: Vec<u8> = format!("\u{feff}{CHINESE}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(taken("a.txt", &utf_16), expected);
    let table = taken("a.csv", &GB18030.encode(CHINESE).0);
    assert_eq!((table.events, found(&table.remarks)), (expected.events, vec![(P::EncodingGuessed, "")]));
}

#[test]
fn columns_are_known_by_many_names() {
    for (title, tag) in [
        ("title.en", "en"),
        ("Title (EN)", "en"),
        ("title_en", "en"),
        ("title.zh-hans", "zh-Hans"),
        ("标题（英文）", "en"),
        ("标题英文", "en"),
        ("中文标题", "zh-Hans"),
        ("标题.zh", "zh-Hans"),
        ("Title:de", "de"),
        ("\u{feff}title", ""),
    ] {
        let table = taken("a.csv", format!("{title},date\nGate,1952\n").as_bytes());
        assert_eq!(words(&table.events[0].title), [(tag, "Gate")], "{title}");
    }
}

#[test]
fn the_names_may_stand_below_a_headline() {
    let table = taken("a.csv", "大事记（1952–2022）,,\n\n日期,标题,正文\n1952,成立,\n\n1953,满井,\n".as_bytes());
    let rows: Vec<u32> = table.events.iter().map(|event| event.row).collect();
    assert_eq!(rows, [4, 6]);
    assert_eq!(table.remarks, []);
}

#[test]
fn what_is_wrong_with_a_row_is_said_with_its_number() {
    let text = "date,title,text,colour\n,Gate,,\nspring,Yard,,red\n4/5/1952,Hall,,\n1952-13,Mill,,blue\n1952,,Only text.,\n1953,,,green\n1954,Last,,\n";
    let table = taken("a.csv", text.as_bytes());
    assert_eq!(
        found(&table.remarks),
        [
            (P::RowDateMissing, "2"),
            (P::RowDateUnread, "3"),
            (P::RowDateAmbiguous, "4"),
            (P::RowNoSuchDay, "5"),
            (P::RowTitleMissing, "6"),
            (P::RowEmpty, "7"),
            (P::ColumnKept, "3"),
        ]
    );
    assert_eq!(table.remarks[0].sentence(Lang::En), "Row 2 has no date.");
    assert_eq!(table.remarks[1].sentence(Lang::ZhHans), "第 3 行：无法把“spring”理解为日期。");
    assert_eq!(table.remarks[6].arguments["count"], "3");
    // The event is there all the same.
    assert_eq!(dates(&table), ["", "", "", "", "1952", "1954"]);
    assert_eq!(table.events[1].kept, [("colour".to_owned(), "red".to_owned())]);
}

#[test]
fn texts_keep_emphasis_and_lose_what_runs() {
    let text = "date,title,text\n1952,Gate,\"It *stands*.\n<script>alert(1)</script>\n[More](https://example.org) ![x](a.png)\"\n";
    let table = taken("a.csv", text.as_bytes());
    assert_eq!(words(&table.events[0].text), [("", "It *stands*.\n\nMore\n")]);
    assert_eq!(found(&table.remarks), [(P::RowPartDropped, "2"), (P::RowPartDropped, "2"), (P::RowPartDropped, "2")]);
}

#[test]
fn a_picture_in_the_web_is_listed() {
    let text = "date,title,picture\n1952,Gate,\"https://example.org/a,b.jpg\"\n1953,Yard,yard.jpg; gate.jpg\n";
    let table = taken("a.csv", text.as_bytes());
    assert_eq!(found(&table.remarks), [(P::PictureRemote, "2")]);
    assert_eq!(table.remarks[0].arguments["value"], "https://example.org/a,b.jpg");
    assert_eq!(table.events[0].pictures, Vec::<String>::new());
    assert_eq!(table.events[1].pictures, ["yard.jpg", "gate.jpg"]);
}

#[test]
fn many_rows_and_long_cells_are_read() {
    let rows: Vec<String> = (0..5_000).map(|number| format!("{},Event {number}\n", 1000 + number % 1_000)).collect();
    let text = "date,title\n".to_owned() + &rows.concat();
    assert_eq!(taken("a.csv", text.as_bytes()).events.len(), 5_000);
    let long = "长".repeat(4_096);
    let table = taken("a.csv", format!("date,title\n1952,{long}\n").as_bytes());
    assert_eq!(words(&table.events[0].title), [("", long.as_str())]);
    let table = taken("a.csv", format!("date,title,text\n1952,Gate,{}\n", "x".repeat(32_768)).as_bytes());
    assert_eq!(found(&table.remarks), [(P::CellTooLong, "2")]);
}
