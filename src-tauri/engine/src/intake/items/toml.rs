//! TOML as staff would write it.

use std::collections::BTreeMap;

use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value, value};

use crate::exhibition::LanguageTag;
use crate::exhibition::values::WebAddress;

use super::super::table::{Event, Said};

/// Words by language.
type Words = BTreeMap<LanguageTag, String>;

/// A part of an event.
type Part = fn(&Event) -> &Said;

/// Words of an event by the key under which they are written.
pub(super) const WORDS: [(&str, Part); 5] = [
    ("place", |event| &event.place),
    ("alt", |event| &event.alt),
    ("caption", |event| &event.caption),
    ("credit", |event| &event.credit),
    ("source", |event| &event.source),
];

/// An `item.toml`; what has no place in it stands there as comments.
pub(super) fn item(event: &Event, words: &BTreeMap<&str, Words>, pictures: &[String]) -> Vec<u8> {
    let mut document = DocumentMut::new();
    let mut aside: Vec<(&str, &str)> = Vec::new();
    let said = |key: &str| words.get(key).filter(|words| !words.is_empty());
    if let Some(date) = event.date {
        document["date"] = value(date.to_string());
    }
    if let Some(place) = said("place") {
        document["place"] = inline(place);
    }
    if !event.tags.is_empty() {
        document["tags"] = value(event.tags.iter().collect::<Array>());
    }
    match &event.address {
        Some(address) if WebAddress::fits(address) => document["address"] = value(address),
        Some(address) => aside.push(("address", address)),
        None => {}
    }
    if pictures.is_empty() {
        for key in ["alt", "caption", "credit"] {
            aside.extend(said(key).into_iter().flat_map(|words| words.values()).map(|text| (key, text.as_str())));
        }
    } else {
        let mut tables = ArrayOfTables::new();
        for (number, picture) in pictures.iter().enumerate() {
            let mut table = Table::new();
            table["file"] = value(picture);
            for key in ["alt", "caption", "credit"] {
                // What a picture shows is said of the first one alone.
                if let Some(words) = said(key).filter(|_| number == 0 || key == "credit") {
                    table[key] = inline(words);
                }
            }
            tables.push(table);
        }
        document["pictures"] = Item::ArrayOfTables(tables);
    }
    if let Some(title) = said("source") {
        let mut table = Table::new();
        table["title"] = inline(title);
        let mut tables = ArrayOfTables::new();
        tables.push(table);
        document["sources"] = Item::ArrayOfTables(tables);
    }
    aside.extend(event.kept.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    (document.to_string() + &comments(&aside)).into_bytes()
}

/// What a timeline is called that nobody has given a title.
pub(super) fn usual_title(languages: &[LanguageTag]) -> Words {
    let title = |tag: &LanguageTag| match (tag.base(), tag.as_str()) {
        ("zh", "zh-Hant" | "zh-TW" | "zh-HK") => Some("歷程"),
        ("zh", _) => Some("历程"),
        ("en", _) => Some("History"),
        _ => None,
    };
    let mut titles: Words = languages.iter().filter_map(|tag| Some((tag.clone(), title(tag)?.to_owned()))).collect();
    if titles.is_empty() {
        titles.extend(languages.first().map(|tag| (tag.clone(), "History".to_owned())));
    }
    titles
}

/// The `section.toml` of a timeline.
pub(super) fn section(title: &Words, eras: &[(String, Words, i32, i32)], aside: &[(String, String)]) -> Vec<u8> {
    let mut document = DocumentMut::new();
    document["kind"] = value("timeline");
    if !title.is_empty() {
        document["title"] = inline(title);
    }
    let mut tables = ArrayOfTables::new();
    for (id, title, from, to) in eras {
        let mut table = Table::new();
        table["id"] = value(id);
        table["title"] = inline(title);
        let mut years = InlineTable::new();
        years.insert("from", i64::from(*from).into());
        years.insert("to", i64::from(*to).into());
        table["years"] = value(years);
        tables.push(table);
    }
    if !tables.is_empty() {
        document["eras"] = Item::ArrayOfTables(tables);
    }
    let aside: Vec<(&str, &str)> = aside.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    (document.to_string() + &comments(&aside)).into_bytes()
}

fn inline(words: &Words) -> Item {
    value(words.iter().map(|(tag, text)| (tag.as_str(), Value::from(text))).collect::<InlineTable>())
}

fn comments(aside: &[(&str, &str)]) -> String {
    let on_one_line = |text: &str| {
        let words: Vec<&str> =
            text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
        words.join(" ")
    };
    let lines: Vec<String> =
        aside.iter().map(|(name, text)| format!("# {}: {}\n", on_one_line(name), on_one_line(text))).collect();
    lines.concat()
}
