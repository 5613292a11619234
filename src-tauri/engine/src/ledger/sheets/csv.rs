use csv::{Terminator, WriterBuilder};

use super::Names;
use super::tables::{Line, Of, tables};
use super::words::words;
use crate::ledger::Visits;
use crate::words::Lang;

/// All tables one below the other, as comma-separated values with a byte order mark, without which Excel takes Chinese
/// for something else.
///
/// # Panics
/// Never: memory can be written.
pub fn csv(visits: &Visits, lang: Lang, names: &Names) -> Vec<u8> {
    let words = words(lang);
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    let mut write = |fields: [String; 6]| writer.write_record(fields).expect("memory can be written");
    write([words.table, words.of, words.visits, words.median, words.items, words.ended].map(str::to_owned));
    for table in tables(visits, &words, names) {
        for Line { of, visits, median, items, ended } in table.lines {
            let of = match of {
                Of::Day(day) => day.to_string(),
                Of::Words(words) => plain(words),
            };
            let count = |count: Option<u32>| count.map(|count| count.to_string()).unwrap_or_default();
            write([table.title.to_owned(), of, visits.to_string(), count(median), count(items), count(ended)]);
        }
    }
    writer.into_inner().expect("memory can be written")
}

/// What a spreadsheet would take for a formula is text to it with an apostrophe before it.
fn plain(words: String) -> String {
    if words.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{words}") } else { words }
}
