//! Names of items' folders: readable, portable, and each once.

use std::collections::{BTreeMap, HashSet};

use crate::exhibition::{KnownDate, LanguageTag, check_name};

/// Characters of a title in a name, at most.
const LENGTH: usize = 40;

/// Names of folders that mean something else in a section.
const RESERVED: [&str; 3] = ["eras", "notes", "spoken"];

/// Names given so far.
#[derive(Default)]
pub(super) struct Names(HashSet<String>);

impl Names {
    /// The name of an event: its year and its title, in Latin letters where there is one in such.
    pub(super) fn of_event(
        &mut self,
        titles: &BTreeMap<LanguageTag, String>,
        date: Option<KnownDate>,
        row: u32,
    ) -> String {
        let latin = titles.values().find(|title| !slug(title).is_empty() && slug(title).is_ascii());
        let title = latin.or_else(|| titles.values().next()).map_or_else(String::new, |title| slug(title));
        let title = if title.is_empty() && date.is_none() { format!("row-{row}") } else { title };
        self.once(dated(&title, date))
    }

    /// The name of what is called by a text, which may begin with its date.
    pub(super) fn of_text(&mut self, text: &str, date: Option<KnownDate>) -> String {
        let name = slug(text);
        let begins = name.starts_with(|c: char| c.is_ascii_digit());
        self.once(if begins { name } else { dated(&name, date) })
    }

    fn once(&mut self, name: String) -> String {
        let name = if name.is_empty() { "item".to_owned() } else { name };
        let name = if RESERVED.contains(&name.as_str()) || check_name(&name).is_err() { name + "-item" } else { name };
        let taken = |name: &str| self.0.contains(&name.to_lowercase());
        let mut numbered = name.clone();
        let mut number = 2;
        while taken(&numbered) {
            numbered = format!("{name}-{number}");
            number += 1;
        }
        let name = numbered;
        self.0.insert(name.to_lowercase());
        name
    }
}

fn dated(name: &str, date: Option<KnownDate>) -> String {
    let Some(date) = date else {
        return name.to_owned();
    };
    let year = date.year();
    let year = if year < 0 { format!("bce-{:04}", -year) } else { format!("{year:04}") };
    if name.is_empty() { date.to_string().trim_start_matches('-').to_owned() } else { format!("{year}-{name}") }
}

/// Lower-case letters and digits with hyphens between; Chinese, Japanese and Korean stay what they are, the rest becomes
/// Latin.
fn slug(text: &str) -> String {
    let mut name = String::new();
    let mut count = 0;
    for c in text.chars() {
        if count >= LENGTH {
            break;
        }
        let kept = !c.is_ascii()
            && c.is_alphanumeric()
            && matches!(u32::from(c), 0x3005..=0x9fff | 0xac00..=0xd7af | 0x20000..=0x3ffff);
        let latin = if c.is_whitespace() { Some(" ") } else { deunicode::deunicode_char(c) };
        let piece = if kept { c.to_string() } else { latin.unwrap_or(" ").to_lowercase() };
        for c in piece.chars() {
            if c.is_alphanumeric() {
                name.push(c);
                count += 1;
            } else if c != '\'' && !name.is_empty() && !name.ends_with('-') {
                name.push('-');
            }
        }
    }
    name.trim_matches('-').to_owned()
}
