use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::Names;
use super::tables::{Line, Of, tables};
use super::words::words;
use crate::ledger::Visits;
use crate::words::Lang;

/// The tables as plain text for a terminal, without days, hours and lengths that nobody had.
pub fn text(visits: &Visits, lang: Lang, names: &Names) -> String {
    let words = words(lang);
    let mut text = format!("{} – {}\n", visits.days.from(), visits.days.to());
    for (n, table) in tables(visits, &words, names).into_iter().enumerate() {
        // The sums are told whatever they are.
        let lines: Vec<&Line> = table.lines.iter().filter(|line| n == 0 || line.visits > 0).collect();
        if lines.is_empty() {
            continue;
        }
        let _ = writeln!(text, "\n{}", table.title);
        let of = |line: &Line| match &line.of {
            Of::Day(day) => day.to_string(),
            Of::Words(words) => words.clone(),
        };
        let widest = lines.iter().map(|line| of(line).width()).max().unwrap_or_default();
        for line in lines {
            let name = of(line);
            let gap = " ".repeat(widest - name.width());
            let _ = write!(text, "  {name}{gap}  {:>6}", line.visits);
            let more = [(words.median, line.median), (words.items, line.items), (words.ended, line.ended)];
            for (what, count) in more.into_iter().filter_map(|(what, count)| Some((what, count?))) {
                let _ = write!(text, "   {what} {count}");
            }
            text.push('\n');
        }
    }
    text
}
