//! Workbooks of Excel.

use engine::problem::ProblemCode as P;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::{dates, found, refused, taken, words};
use crate::documents::package;

/// A workbook whose first column shows dates in a format.
pub fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            sheet.write_string(row as u32, column as u16, *cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_says_what_its_text_says() {
    let rows: [&[&str]; 3] = [
        &["日期", "标题", "title.en", "正文", "地点"],
        &["1952年4月", "学院成立", "Founded", "由六所院校组建。\n校址在北京。", "北京"],
        &["1953", "满井", "", "", ""],
    ];
    let text: Vec<String> =
        rows.iter().map(|cells| cells.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",")).collect();
    let from_book = taken("大事记.xlsx", &workbook(&rows));
    assert_eq!(from_book, taken("大事记.csv", text.join("\n").as_bytes()));
    assert_eq!(from_book.remarks, []);
}

#[test]
fn a_date_of_excel_is_known_as_far_as_its_cell_shows_it() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "日期").unwrap();
    sheet.write_string(0, 1, "标题").unwrap();
    let first_of_april = ExcelDateTime::from_ymd(1952, 4, 1).unwrap();
    let formats = [
        ("yyyy-mm-dd", "1952-04-01"),
        ("yyyy\"年\"m\"月\"d\"日\"", "1952-04-01"),
        ("yyyy\"年\"m\"月\"", "1952-04"),
        ("[$-F800]dddd, mmmm dd, yyyy", "1952-04-01"),
        ("yyyy\"年\"m\"月\";@", "1952-04"),
        ("mmm-yy", "1952-04"),
        ("yyyy", "1952"),
    ];
    for (row, (format, _)) in formats.iter().enumerate() {
        let format = Format::new().set_num_format(*format);
        sheet.write_datetime_with_format(row as u32 + 1, 0, &first_of_april, &format).unwrap();
        sheet.write_string(row as u32 + 1, 1, "A").unwrap();
    }
    // Formats that Excel keeps for China and does not write out.
    let kept = [
        (14_u8, "1952-04-01"),
        (17, "1952-04"),
        (27, "1952-04"),
        (31, "1952-04-01"),
        (57, "1952-04"),
        (58, "1952-04-01"),
    ];
    for (number, (id, _)) in kept.iter().enumerate() {
        let row = (formats.len() + number) as u32 + 1;
        let format = Format::new().set_num_format_index(*id);
        sheet.write_datetime_with_format(row, 0, &first_of_april, &format).unwrap();
        sheet.write_string(row, 1, "A").unwrap();
    }
    // Numbers that show themselves.
    let row = (formats.len() + kept.len()) as u32 + 1;
    for (number, value) in [1952.0, 1952.4, 1952.1].into_iter().enumerate() {
        sheet.write_number(row + number as u32, 0, value).unwrap();
        sheet.write_string(row + number as u32, 1, "A").unwrap();
    }
    let table = taken("a.xlsx", &book.save_to_buffer().unwrap());
    let expected = formats.iter().chain(&[]).map(|(_, date)| *date).chain(kept.iter().map(|(_, date)| *date));
    let expected: Vec<&str> = expected.chain(["1952", "1952-04", ""]).collect();
    assert_eq!(dates(&table), expected);
    assert_eq!(found(&table.remarks), [(P::RowDateAmbiguous, "17")]);
}

#[test]
fn only_the_first_sheet_that_is_shown_is_read_and_the_others_are_named() {
    let mut book = Workbook::new();
    for (name, title) in [("hidden", "No"), ("events", "Yes"), ("drafts", "No")] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.write_string(0, 0, "date").unwrap();
        sheet.write_string(0, 1, "title").unwrap();
        sheet.write_string(1, 0, "1952").unwrap();
        sheet.write_string(1, 1, title).unwrap();
        if name == "hidden" {
            sheet.set_hidden(true);
        } else if name == "events" {
            sheet.set_active(true);
        }
    }
    let table = taken("a.xlsx", &book.save_to_buffer().unwrap());
    assert_eq!(words(&table.events[0].title), [("", "Yes")]);
    assert_eq!(found(&table.remarks), [(P::SheetsPassedOver, "")]);
    assert_eq!(
        (table.remarks[0].arguments["first"].as_str(), table.remarks[0].arguments["count"].as_str()),
        ("events", "1")
    );
}

#[test]
fn damaged_workbooks_are_refused_and_never_panic() {
    let whole = workbook(&[&["date", "title"], &["1952", "Gate"]]);
    for length in (4..whole.len()).step_by(7) {
        assert_eq!(refused("a.xlsx", &whole[..length]), [P::DocumentDamaged], "{length}");
    }
    for at in (0..whole.len()).step_by(3) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        let _ = engine::intake::table::read("a.xlsx", &bytes);
    }
}

fn with_sheet(cells: &str) -> Vec<u8> {
    package(&[
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        (
            "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        ),
        (
            "xl/workbook.xml",
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
        (
            "xl/worksheets/sheet1.xml",
            &format!(
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{cells}</sheetData></worksheet>"
            ),
        ),
    ])
}

#[test]
fn cells_far_away_take_no_memory() {
    let cell = |place: &str, text: &str| format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let head = format!("<row r=\"1\">{}{}</row>", cell("A1", "date"), cell("B1", "title"));
    let far = format!("<row r=\"1048576\">{}{}</row>", cell("A1048576", "1952"), cell("B1048576", "Gate"));
    assert_eq!(taken("a.xlsx", &with_sheet(&(head.clone() + &far))).events[0].row, 1_048_576);
    let wide = format!("<row r=\"2\">{}</row>", cell("XFD2", "x"));
    assert_eq!(refused("a.xlsx", &with_sheet(&(head + &wide))), [P::TableTooWide]);
}

#[test]
fn a_workbook_that_unpacks_without_end_is_refused() {
    let bomb = with_sheet(&" ".repeat(65 << 20));
    assert!(bomb.len() < 1 << 20);
    assert_eq!(refused("a.xlsx", &bomb), [P::DocumentUnpacked]);
}

#[test]
fn one_long_text_in_many_cells_is_refused_and_takes_no_memory() {
    let long = "钢".repeat(30_000);
    let mut rows: Vec<&[&str]> = vec![&["date", "title"]];
    let cells = ["1952", long.as_str()];
    rows.extend(std::iter::repeat_n(&cells[..], 1000));
    let book = workbook(&rows);
    assert!(book.len() < 100_000, "the file has the text once: {}", book.len());
    assert_eq!(refused("events.xlsx", &book), [P::DocumentUnpacked]);
}
