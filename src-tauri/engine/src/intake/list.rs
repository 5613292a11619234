//! Writing into the exhibition's own files: pictures at the end of a list, a section in `exhibition.toml`. What staff
//! wrote, and their comments, stay as they are.

use toml_edit::{Array, DocumentMut, Item, TomlError, Value};

use super::contents::MADE_FROM;
use super::suggestions::Suggestions;
use crate::exhibition::LanguageTag;
use crate::store::Hash;

/// A picture that a list is to name.
pub(super) struct Entry {
    /// Name of its file in the list's folder.
    pub(super) file: String,
    /// Its name in the source, where that differs.
    pub(super) from: Option<String>,
    /// What it was made from, where it was converted.
    pub(super) made_from: Option<Hash>,
    pub(super) suggestions: Suggestions,
}

/// Nothing can be added to a list: it is no TOML, or what it calls pictures are none, and anything added would take the
/// place of what staff wrote.
#[derive(Debug)]
pub(super) struct NoList;

impl From<TomlError> for NoList {
    fn from(_: TomlError) -> Self {
        Self
    }
}

/// A list with pictures at its end. What their files suggest stands beside them as comments, which nobody sees until
/// staff take the `#` away.
pub(super) fn append(
    list: &str,
    entries: &[Entry],
    languages: &[LanguageTag],
    gallery: bool,
) -> Result<String, NoList> {
    let mut text = String::new();
    if !list.trim().is_empty() {
        list.clone_into(&mut text);
        let mut document = parse(list)?;
        match document.get_mut("pictures") {
            None | Some(Item::ArrayOfTables(_)) => {}
            // A table can't follow a list in brackets.
            Some(Item::Value(Value::Array(none))) if none.is_empty() => {
                document.remove("pictures");
                text = document.to_string();
            }
            Some(pictures) => {
                let tables = std::mem::take(pictures).into_array_of_tables().map_err(|_| NoList)?;
                *pictures = Item::ArrayOfTables(tables);
                text = document.to_string();
            }
        }
        if !text.ends_with('\n') {
            text.push_str(if list.contains("\r\n") { "\r\n" } else { "\n" });
        }
    }
    let mut added = String::new();
    for entry in entries {
        if !(text.is_empty() && added.is_empty()) {
            added.push('\n');
        }
        added.push_str(&table(entry, languages, gallery));
    }
    text.push_str(&if list.contains("\r\n") { added.replace('\n', "\r\n") } else { added });
    Ok(text)
}

/// Whether pictures can be added to a list.
pub(super) fn takes_more(list: &str) -> bool {
    match parse(list).as_deref().map(|list| list.get("pictures")) {
        Ok(None | Some(Item::ArrayOfTables(_))) => true,
        Ok(Some(Item::Value(Value::Array(array)))) => array.iter().all(Value::is_inline_table),
        _ => false,
    }
}

fn parse(text: &str) -> Result<DocumentMut, TomlError> {
    text.trim_start_matches('\u{feff}').parse()
}

fn table(entry: &Entry, languages: &[LanguageTag], gallery: bool) -> String {
    let chinese = languages.first().is_some_and(|tag| tag.base() == "zh");
    let mut lines = vec!["[[pictures]]".to_owned(), format!("file = {}", quoted(&entry.file))];
    if let Some(from) = &entry.from {
        let told = if chinese { "原文件名：" } else { "It was called " };
        lines.push(format!("# {told}{}", quoted(from)));
    }
    if let Some(hash) = entry.made_from {
        let told = if chinese { "由原文件转换而来，" } else { "It was made from the file with " };
        lines.push(format!("# {told}{MADE_FROM}{hash}"));
    }
    let said = &entry.suggestions;
    let mut suggested = Vec::new();
    if gallery {
        suggested.extend(said.date.as_ref().map(|date| format!("date = {}", quoted(date))));
        suggested.extend(said.place.as_ref().map(|place| by_language("place", place, languages)));
    }
    suggested.extend(said.alt.as_ref().map(|alt| by_language("alt", alt, languages)));
    suggested.extend(said.caption.as_ref().map(|caption| by_language("caption", caption, languages)));
    suggested.extend(said.credit.as_ref().map(|credit| format!("credit = {}", quoted(credit))));
    if !suggested.is_empty() {
        let told = if chinese { SUGGESTED[1] } else { SUGGESTED[0] };
        lines.push(format!("# {told}"));
        lines.extend(suggested.into_iter().map(|line| format!("# {line}")));
    }
    lines.join("\n") + "\n"
}

/// What stands above suggestions, in English and in Chinese.
const SUGGESTED: [&str; 2] = [
    "Suggested by the picture's file. Take the # away from what is right.",
    "以下取自图片文件，请核对；正确的请去掉行首的 #。",
];

/// Whether a line stands above suggestions, as [`append`] writes it.
pub(crate) fn is_of_suggestions(line: &str) -> bool {
    line.trim_end().strip_prefix("# ").is_some_and(|told| SUGGESTED.contains(&told))
}

fn by_language(key: &str, text: &str, languages: &[LanguageTag]) -> String {
    let tag = language_of(text, languages).map_or("en", LanguageTag::as_str);
    format!("{key}.{tag} = {}", quoted(text))
}

/// The language of the exhibition that a text is probably in.
fn language_of<'l>(text: &str, languages: &'l [LanguageTag]) -> Option<&'l LanguageTag> {
    let holds = |range: std::ops::RangeInclusive<char>| text.chars().any(|c| range.contains(&c));
    let base = if holds('\u{3040}'..='\u{30ff}') {
        "ja"
    } else if holds('\u{ac00}'..='\u{d7af}') {
        "ko"
    } else if holds('\u{3400}'..='\u{9fff}') {
        "zh"
    } else {
        "en"
    };
    languages.iter().find(|tag| tag.base() == base).or(languages.first())
}

/// A text as TOML writes it, on one line.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// `exhibition.toml` with a section at the end of its list.
pub(super) fn add_section(exhibition: &str, section: &str) -> Result<String, TomlError> {
    let mut document = parse(exhibition)?;
    match document.get_mut("sections").and_then(Item::as_array_mut) {
        Some(sections) => push(sections, section),
        None => {
            document.insert("sections", toml_edit::value(Array::from_iter([section])));
        }
    }
    Ok(document.to_string())
}

/// Writes one more value like the last one: on a line of its own where that has one.
fn push(sections: &mut Array, section: &str) {
    let mut value = Value::from(section);
    let last = sections.iter().last().and_then(|last| last.decor().prefix()?.as_str()).map(str::to_owned);
    match last {
        Some(prefix) if prefix.contains('\n') && !prefix.contains('#') => value.decor_mut().set_prefix(prefix),
        _ if !sections.is_empty() => value.decor_mut().set_prefix(" "),
        _ => {}
    }
    sections.push_formatted(value);
}

/// `section.toml` of a new gallery.
pub(super) fn new_gallery(languages: &[LanguageTag]) -> String {
    let mut lines = vec!["kind = \"gallery\"".to_owned(), String::new(), "[title]".to_owned()];
    let known = languages.iter().filter_map(|tag| {
        let title = match (tag.base(), tag.as_str()) {
            ("en", _) => "Pictures",
            ("zh", "zh-Hant" | "zh-TW" | "zh-HK") => "圖片",
            ("zh", _) => "图片",
            _ => return None,
        };
        Some(format!("{tag} = {}", quoted(title)))
    });
    lines.extend(known);
    if lines.len() == 3 {
        let tag = languages.first().map_or("en", LanguageTag::as_str);
        lines.push(format!("{tag} = \"Pictures\""));
    }
    lines.join("\n") + "\n"
}

/// Names of the files that a list has in its own folder.
pub(super) fn named(list: &str) -> Vec<String> {
    let Ok(document) = parse(list) else { return Vec::new() };
    let Some(pictures) = document.get("pictures") else { return Vec::new() };
    let file = |table: &dyn toml_edit::TableLike| table.get("file")?.as_str().map(str::to_owned);
    match pictures {
        Item::ArrayOfTables(tables) => tables.iter().filter_map(|table| file(table)).collect(),
        Item::Value(Value::Array(array)) => {
            array.iter().filter_map(Value::as_inline_table).filter_map(|table| file(table)).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages(tags: &[&str]) -> Vec<LanguageTag> {
        tags.iter().map(|tag| LanguageTag::parse(tag).expect("a tag")).collect()
    }

    fn entry(file: &str) -> Entry {
        Entry { file: file.into(), from: None, made_from: None, suggestions: Suggestions::default() }
    }

    #[test]
    fn pictures_stand_after_what_staff_wrote_and_nothing_of_it_changes() {
        let tags = languages(&["en"]);
        for list in ["", "# mine\n[[pictures]]\nfile = 'a.jpg' # one\n", "[[pictures]]\r\nfile = \"a.jpg\""] {
            let text = append(list, &[entry("b \"x\".jpg")], &tags, true).expect("TOML");
            assert!(text.starts_with(list.trim_end()), "{text}");
            let document: DocumentMut = text.parse().expect("TOML");
            let last = document["pictures"].as_array_of_tables().and_then(|tables| tables.iter().last()).expect("one");
            assert_eq!(last["file"].as_str(), Some("b \"x\".jpg"));
            assert!(!list.contains("\r\n") || !text.replace("\r\n", "").contains('\n'), "{text:?}");
        }
        // What is blank to people may be none to TOML.
        assert_eq!(named(&append("\u{b}\u{b}\n", &[entry("b.jpg")], &tags, true).expect("TOML")), ["b.jpg"]);
        for brackets in ["pictures = []\n", "pictures = [{ file = \"a.jpg\" }, { file = \"c.jpg\" }]\n"] {
            let before = named(brackets);
            let text = append(brackets, &[entry("b.jpg")], &tags, true).expect("TOML");
            assert_eq!(named(&text), [before, vec!["b.jpg".to_owned()]].concat(), "{text}");
        }
    }

    #[test]
    fn suggestions_are_comments_in_the_language_that_they_are_in() {
        let suggestions = Suggestions {
            caption: Some("校门 \"old\"".into()),
            credit: Some("Li \\ Na".into()),
            date: Some("1952-04-22".into()),
            ..Suggestions::default()
        };
        let entry = Entry { suggestions, from: Some("最终版 (2).JPG".into()), ..entry("a.jpg") };
        let tags = languages(&["en", "zh-Hans"]);
        let text = append("", &[entry], &tags, true).expect("TOML");
        assert!(text.contains("# caption.zh-Hans = \"校门 \\\"old\\\"\"\n"), "{text}");
        let table: DocumentMut = text.parse().expect("TOML");
        assert_eq!(
            table["pictures"].as_array_of_tables().map(|tables| tables.get(0).map(toml_edit::Table::len)),
            Some(Some(1))
        );
        let confirmed: String = text
            .lines()
            .map(|line| line.strip_prefix("# ").filter(|l| l.contains(" = ")).unwrap_or(line))
            .fold(String::new(), |text, line| text + line + "\n");
        assert!(confirmed.parse::<DocumentMut>().is_ok(), "{confirmed}");
    }

    #[test]
    fn a_section_is_added_as_the_others_are_written() {
        for (before, after) in [
            ("sections = [\"a\"] # in order\n", "sections = [\"a\", \"g\"] # in order\n"),
            ("sections = []\n", "sections = [\"g\"]\n"),
            ("sections = [\n  \"a\",\n  \"b\",\n]\n", "sections = [\n  \"a\",\n  \"b\",\n  \"g\",\n]\n"),
        ] {
            assert_eq!(add_section(before, "g").as_deref().ok(), Some(after));
        }
        let none = add_section("format = 1\n\n[title]\nen = \"A\"\n", "g").expect("TOML");
        assert!(none.starts_with("format = 1\nsections = [\"g\"]\n"), "{none}");
    }
}
