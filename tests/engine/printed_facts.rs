//! Every year and date that the built-in exhibition prints stands in its `sources.csv`, and so do the names that it
//! keeps on one line, each person's among them; whatever stands there is printed.
//!
//! Not looked at are the message, which is the University's own, the dates of what an item cites, and where an era ends
//! because the next begins.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;
use toml::{Table, Value};
use walkdir::WalkDir;

const SECTIONS: [&str; 3] = ["history", "people", "gallery"];
/// Keys of the TOML files whose values no visitor reads as text, and the citations themselves.
const SILENT: [&str; 10] =
    ["sources", "file", "picture", "people", "id", "kind", "items", "tags", "narration", "address"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    file: String,
    printed: String,
    fact: String,
    grade: String,
    publisher: String,
    title: String,
    date: String,
}

/// A source that an item shows to visitors: its publisher and its title in every language.
#[derive(Clone)]
struct Cited {
    publisher: Vec<String>,
    title: Vec<String>,
}

/// What an exhibition prints.
#[derive(Clone)]
struct Printed {
    /// By file: what stands in it, a Markdown file as a whole and a TOML file string by string.
    passages: BTreeMap<String, Vec<String>>,
    /// By the folder of an item.
    cited: BTreeMap<String, Vec<Cited>>,
    names: BTreeSet<String>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/exhibitions/ustb-70")
}

fn table(path: &Path) -> Table {
    std::fs::read_to_string(path).unwrap().parse().unwrap()
}

fn words(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Table(table) => table.values().flat_map(words).collect(),
        _ => panic!("{value} is no text"),
    }
}

fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Integer(number) => vec![number.to_string()],
        Value::Array(list) => list.iter().flat_map(strings).collect(),
        Value::Table(table) => strings_in(table),
        _ => Vec::new(),
    }
}

fn strings_in(table: &Table) -> Vec<String> {
    let told = |(key, value): (&String, &Value)| match key.as_str() {
        "eras" => eras(value.as_array().unwrap()),
        silent if SILENT.contains(&silent) => Vec::new(),
        _ => strings(value),
    };
    table.iter().flat_map(told).collect()
}

/// An era ends where the next begins: that is our arrangement and no fact, except for the last.
fn eras(list: &[Value]) -> Vec<String> {
    let mut told: Vec<String> =
        list.iter().flat_map(|era| [words(&era["title"]), strings(&era["years"]["from"])].concat()).collect();
    told.extend(list.last().into_iter().flat_map(|era| strings(&era["years"]["to"])));
    told
}

/// What `exhibition.toml` prints: its own sources, which have a page, are no citations.
fn of_the_whole(table: &Table) -> Vec<String> {
    let told = |(key, value): (&String, &Value)| match key.as_str() {
        "format" | "languages" | "sections" | "names" => Vec::new(),
        "sources" => value.as_array().unwrap().iter().flat_map(source).collect(),
        "tags" => value.as_array().unwrap().iter().flat_map(strings).collect(),
        _ => strings_in(&Table::from_iter([(key.clone(), value.clone())])),
    };
    table.iter().flat_map(told).collect()
}

fn source(source: &Value) -> Vec<String> {
    let shown = ["publisher", "title", "date"].into_iter().filter_map(|key| source.get(key));
    shown.flat_map(strings).collect()
}

fn printed() -> Printed {
    let root = root();
    let mut printed = Printed { passages: BTreeMap::new(), cited: BTreeMap::new(), names: BTreeSet::new() };
    for section in SECTIONS {
        let shown = |name: &std::ffi::OsStr| name != "notes" && name != "spoken";
        for entry in WalkDir::new(root.join(section)).into_iter().filter_entry(|entry| shown(entry.file_name())) {
            let entry = entry.unwrap();
            let path = entry.path();
            let parts: Vec<&str> =
                path.strip_prefix(&root).unwrap().iter().map(|part| part.to_str().unwrap()).collect();
            let file = parts.join("/");
            let passages = match path.extension().and_then(|ending| ending.to_str()) {
                Some("md") => vec![std::fs::read_to_string(path).unwrap()],
                Some("toml") => {
                    let table = table(path);
                    if let Some(folder) = file.strip_suffix("/item.toml") {
                        let sources = table["sources"].as_array().unwrap();
                        let cited = |source: &Value| Cited {
                            publisher: words(&source["publisher"]),
                            title: words(&source["title"]),
                        };
                        printed.cited.insert(folder.to_owned(), sources.iter().map(cited).collect());
                    }
                    strings_in(&table)
                }
                _ => continue,
            };
            printed.passages.insert(file, passages);
        }
    }
    let whole = table(&root.join("exhibition.toml"));
    printed.names.extend(strings(&whole["names"]));
    printed.passages.insert("exhibition.toml".to_owned(), of_the_whole(&whole));
    for signatory in table(&root.join("message/section.toml"))["signatories"].as_array().unwrap() {
        printed.names.extend(words(&signatory["name"]));
    }
    printed
}

fn sources() -> String {
    std::fs::read_to_string(root().join("notes/sources.csv")).unwrap()
}

fn rows() -> Vec<Row> {
    csv::Reader::from_reader(sources().as_bytes()).deserialize().map(Result::unwrap).collect()
}

/// The years of a text, and its dates as ISO 8601 writes them: `1952`, `1953-05`, `1970-04-24`, `--04-22`.
fn dates(text: &str) -> BTreeSet<String> {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[0-9][0-9.,]*").unwrap());
    static ENGLISH: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = format!(r"(?:\b([0-9]{{1,2}}) )?\b({})\b(?: ([0-9]{{4}}))?", MONTHS.join("|"));
        Regex::new(&pattern).unwrap()
    });
    static CHINESE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?:([0-9]{4})年)?([0-9]{1,2})月(?:([0-9]{1,2})日)?").unwrap());
    static WRITTEN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$").unwrap());
    let mut found = BTreeSet::new();
    for number in NUMBER.find_iter(text) {
        let number = number.as_str().trim_end_matches(['.', ',']);
        if number.len() == 4 && number.parse().is_ok_and(|year: u32| (1000..=2100).contains(&year)) {
            found.insert(number.to_owned());
        }
    }
    let mut note = |year: Option<&str>, month: usize, day: Option<&str>| {
        let day = day.map(|day| format!("-{day:0>2}"));
        match (year, day) {
            (Some(year), day) => found.insert(format!("{year}-{month:02}{}", day.unwrap_or_default())),
            (None, Some(day)) => found.insert(format!("--{month:02}{day}")),
            (None, None) => false,
        };
    };
    for date in ENGLISH.captures_iter(text) {
        let month = MONTHS.iter().position(|month| *month == &date[2]).unwrap() + 1;
        note(date.get(3).map(|year| year.as_str()), month, date.get(1).map(|day| day.as_str()));
    }
    for date in CHINESE.captures_iter(text) {
        note(date.get(1).map(|year| year.as_str()), date[2].parse().unwrap(), date.get(3).map(|day| day.as_str()));
    }
    if WRITTEN.is_match(text) {
        found.insert(text.to_owned());
    }
    found
}

/// Whether a passage says from whom it has what it tells.
fn attributes(passage: &str) -> bool {
    static SAID: LazyLock<Regex> =
        LazyLock::new(|| Regex::new("[Aa]ccording to|据[^，。；]*(介绍|记述|记载|资料|报道)").unwrap());
    SAID.is_match(passage)
}

/// What is printed without a source, and what stands in the list and should not.
fn faults(printed: &Printed, rows: &[Row]) -> Vec<String> {
    let mut faults = Vec::new();
    for (file, passages) in &printed.passages {
        let own: Vec<&Row> = rows.iter().filter(|row| row.file == *file).collect();
        let borne: BTreeSet<String> = own.iter().flat_map(|row| dates(&row.printed)).collect();
        for passage in passages {
            let bare = dates(passage).into_iter().filter(|date| !borne.contains(date));
            let named = printed.names.iter().filter(|name| passage.contains(name.as_str()));
            let unknown = named.filter(|name| own.iter().all(|row| row.printed != **name)).cloned();
            faults.extend(bare.chain(unknown).map(|what| format!("{file}: no row for {what}")));
        }
    }
    for row in rows {
        let Row { file, printed: what, grade, publisher, title, .. } = row;
        let mut fault = |said: &str| faults.push(format!("{file}: {what}: {said}"));
        if !["A", "B+", "B"].contains(&grade.as_str()) {
            fault("is of a grade that is never printed");
        }
        if [&row.fact, what, publisher, title].iter().any(|cell| cell.trim().is_empty()) {
            fault("lacks its fact, its words, its publisher or its title");
        }
        if !row.date.is_empty() && !dates(&row.date).contains(&row.date) {
            fault("is of a date that is none");
        }
        let passages = printed.passages.get(file).map(Vec::as_slice).unwrap_or_default();
        let telling: Vec<&String> = passages.iter().filter(|passage| passage.contains(what.as_str())).collect();
        if telling.is_empty() {
            fault("is not printed");
        }
        if grade == "B" && !telling.iter().all(|passage| attributes(passage)) {
            fault("is reported and stands as a plain fact");
        }
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let cited = printed.cited.get(folder);
        if cited.is_some_and(|cited| !cited.iter().any(|s| s.publisher.contains(publisher) && s.title.contains(title)))
        {
            fault("visitors are not told its source");
        }
    }
    for (folder, cited) in &printed.cited {
        let own = |row: &&Row| row.file.strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/'));
        let idle = cited.iter().filter(|source| !rows.iter().filter(own).any(|row| source.title.contains(&row.title)));
        faults.extend(idle.map(|source| format!("{folder}: nothing comes from {}", source.title[0])));
    }
    faults
}

#[test]
fn every_printed_year_date_and_name_has_a_source() {
    let printed = printed();
    assert!(printed.passages.len() > 150, "{:?}", printed.passages.keys());
    assert_eq!(faults(&printed, &rows()), Vec::<String>::new());
}

/// A name that is not listed would be looked for in no text.
#[test]
fn every_person_is_listed_by_name() {
    let printed = printed();
    let texts = printed.passages.iter().filter(|(file, _)| file.starts_with("people/"));
    let titled = texts.filter_map(|(file, passages)| Some((file, passages.first()?.strip_prefix("# ")?)));
    let people: Vec<_> = titled.collect();
    assert!(people.len() >= 28, "{}", people.len());
    for (file, text) in people {
        let title = text.lines().next().unwrap();
        assert!(printed.names.contains(title), "{file}: {title}");
    }
}

#[test]
fn the_sources_have_no_address() {
    let list = sources().to_lowercase();
    for mark in ["://", "http", "www."] {
        assert!(!list.contains(mark), "{mark}");
    }
}

#[test]
fn what_nobody_bears_out_is_named() {
    let (printed, rows) = (printed(), rows());
    let with = |file: &str, words: &str| {
        let mut changed = printed.clone();
        changed.passages.get_mut(file).unwrap()[0].push_str(words);
        faults(&changed, &rows)
    };
    for (words, named) in [
        ("It grew in 1959.", "1959"),
        ("It grew in June 1953.", "1953-06"),
        ("It grew on 3 June.", "--06-03"),
        ("1953年6月，学校扩建。", "1953-06"),
        ("Ke Jun came.", "Ke Jun"),
    ] {
        let found = with("history/1953-manjing/en.md", words);
        assert_eq!(found, [format!("history/1953-manjing/en.md: no row for {named}")], "{words}");
    }
    assert_eq!(with("history/1953-manjing/en.md", "It has 24,662 bricks and 1.25 gates."), Vec::<String>::new());
}

#[test]
fn a_row_is_used_cited_and_reported_as_its_grade_asks() {
    let (printed, rows) = (printed(), rows());
    let spoilt = |spoil: &dyn Fn(&mut Row)| {
        let mut rows = rows.clone();
        spoil(
            rows.iter_mut().find(|row| row.file == "history/1953-manjing/en.md" && row.printed == "May 1953").unwrap(),
        );
        faults(&printed, &rows).join("\n")
    };
    assert!(spoilt(&|row| row.grade = "C".to_owned()).contains("never printed"));
    assert!(spoilt(&|row| row.grade = "B".to_owned()).contains("stands as a plain fact"));
    assert!(spoilt(&|row| row.printed = "May 1953 or so".to_owned()).contains("is not printed"));
    assert!(spoilt(&|row| row.title = "Another page".to_owned()).contains("not told its source"));
    assert!(spoilt(&|row| row.publisher.clear()).contains("lacks its fact"));
    assert!(spoilt(&|row| row.date = "spring".to_owned()).contains("a date that is none"));
}
