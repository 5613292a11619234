use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

use super::Names;
use super::tables::{Of, Table, tables};
use super::words::{Words, words};
use crate::ledger::Visits;
use crate::words::Lang;

pub use rust_xlsxwriter::XlsxError;

/// The widths of columns, in letters.
const NAME: f64 = 32.0;
const COUNT: f64 = 18.0;

/// A workbook with a sheet for each table. What looks like a formula is text in it.
///
/// # Errors
/// When it does not come to be a workbook.
pub fn xlsx(visits: &Visits, lang: Lang, names: &Names) -> Result<Vec<u8>, XlsxError> {
    let words = words(lang);
    let mut book = Workbook::new();
    for table in tables(visits, &words, names) {
        write(book.add_worksheet(), &table, &words)?;
    }
    book.save_to_buffer()
}

fn write(sheet: &mut Worksheet, table: &Table, words: &Words) -> Result<(), XlsxError> {
    let (bold, day) = (Format::new().set_bold(), Format::new().set_num_format("yyyy-mm-dd"));
    sheet.set_name(table.title)?.set_freeze_panes(1, 0)?;
    sheet.set_column_width(0, NAME)?.set_column_range_width(1, 4, COUNT)?;
    let line = table.lines.first();
    let more = [(words.median, line.and_then(|line| line.median)), (words.items, line.and_then(|line| line.items))];
    let heads = [words.of, words.visits].into_iter();
    let heads = heads.chain(more.iter().filter(|(_, count)| count.is_some()).map(|(head, _)| *head));
    let heads = heads.chain(line.and_then(|line| line.ended).map(|_| words.ended));
    for (column, head) in (0..).zip(heads) {
        sheet.write_string_with_format(0, column, head, &bold)?;
    }
    for (row, line) in (1..).zip(&table.lines) {
        match &line.of {
            Of::Day(date) => {
                let (year, month, of_month) = (date.year().unsigned_abs(), date.month(), date.day());
                let date = ExcelDateTime::from_ymd(year, month.unsigned_abs(), of_month.unsigned_abs())?;
                sheet.write_datetime_with_format(row, 0, &date, &day)?;
            }
            Of::Words(words) => {
                sheet.write_string(row, 0, words)?;
            }
        }
        let counts = [Some(line.visits), line.median, line.items, line.ended];
        for (column, count) in (1..).zip(counts.into_iter().flatten()) {
            sheet.write_number(row, column, count)?;
        }
    }
    Ok(())
}
