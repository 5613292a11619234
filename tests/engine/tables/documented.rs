//! The columns that the document names.

use super::taken;

#[test]
fn every_column_of_the_document_is_known_by_both_names() {
    let document = include_str!("../../../docs/staff-texts.md");
    let rows = document.lines().skip_while(|line| !line.starts_with("| Column |")).skip(2);
    let mut count = 0;
    for row in rows.take_while(|line| line.starts_with('|')) {
        for name in row.split('|').skip(1).take(2).map(|cell| cell.trim().trim_matches('`')) {
            let other = if ["title", "标题"].contains(&name) { "text" } else { "title" };
            let table = taken("a.csv", format!("{name},{other}\n1952,1952\n").as_bytes());
            assert_eq!(table.events[0].kept, [], "{name}");
            count += 1;
        }
    }
    assert_eq!(count, 22);
}

#[test]
fn every_date_of_the_document_is_read() {
    let document = include_str!("../../../docs/staff-texts.md");
    let dates = document.split("## Dates").nth(1).unwrap().split("What could be").next().unwrap();
    let written: Vec<&str> = dates.split('`').skip(1).step_by(2).collect();
    assert_eq!(written.len(), 10);
    for date in written {
        assert!(engine::intake::date::read(date).is_ok(), "{date}");
    }
}
