//! The document that staff read, and the schemas that their editors read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use engine::exhibition::content::Section;
use engine::exhibition::{Media, check, compile, read, schemas_for_editors};

use crate::exhibitions::write;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Writes the example of the document: each file stands after its name, in a block.
pub fn write_example(folder: &Path) -> Vec<String> {
    let document = std::fs::read_to_string(root().join("docs/exhibition-format.md")).unwrap();
    let mut lines = document.lines();
    let mut named: Option<&str> = None;
    let mut written = Vec::new();
    while let Some(line) = lines.next() {
        if line.starts_with("```") {
            let block: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
            if let Some(name) = named.take() {
                write(folder, name, &(block.join("\n") + "\n"));
                written.push(name.to_owned());
            }
        } else if !line.is_empty() {
            named = line.strip_prefix('`').and_then(|rest| rest.strip_suffix('`')).filter(|name| !name.contains('`'));
        }
    }
    for name in ["gallery/gate.png", "people/wei-shoukun/portrait.png"] {
        write(folder, name, "");
    }
    for name in ["message/en.wav", "message/zh-Hans.wav"] {
        std::fs::write(folder.join(name), silence(7_500)).unwrap();
        written.push(name.to_owned());
    }
    written
}

/// A WAV file: so many ms of silence at 8 kHz, 16 bits, one channel.
fn silence(ms: u32) -> Vec<u8> {
    let data = vec![0_u8; ms as usize * 16];
    let mut file = b"RIFF".to_vec();
    file.extend((36 + data.len() as u32).to_le_bytes());
    file.extend(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    file.extend(8_000_u32.to_le_bytes());
    file.extend(16_000_u32.to_le_bytes());
    file.extend(b"\x02\0\x10\0data");
    file.extend((data.len() as u32).to_le_bytes());
    file.extend(data);
    file
}

#[test]
fn the_example_of_the_document_has_no_problem_and_shows_everything() {
    let folder = tempfile::tempdir().unwrap();
    let written = write_example(folder.path());
    assert_eq!(written.len(), 20, "{written:?}");
    let report = check(folder.path(), Some(&|_| Ok(7_500))).unwrap();
    assert_eq!(report.problems, []);
    assert_eq!((report.counts.sections, report.counts.items, report.counts.pictures), (4, 3, 4));
    assert_eq!(report.counts.narration["zh-Hans"], 7_500);
    let content = compile(&read(folder.path()).unwrap(), &Media::default());
    assert_eq!(content.languages[1].name, "中文");
    let Section::Message { texts, .. } = &content.sections[0] else { panic!() };
    assert_eq!(texts["zh-Hans"].sentences().count(), 6);
    let ids = |tag: &str| texts[tag].sentences().map(|sentence| sentence.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids("en"), ids("zh-Hans"));
    let [era] = content.sections[1].eras() else { panic!() };
    assert_eq!(era.texts["zh-Hans"].sentences().count(), 2);
    let event = &content.sections[1].items()[0];
    assert_eq!(event.people, [content.sections[3].items()[0].id.as_str()]);
    assert_eq!(event.pictures[0].alt, content.sections[2].items()[0].pictures[0].alt);
    assert_eq!(event.tags, [content.tags[0].id.as_str()]);
}

/// With `UPDATE=1` in the environment the schemas are written anew.
#[test]
fn the_schemas_are_those_of_the_types() {
    let folder = root().join("schemas");
    for (name, schema) in schemas_for_editors() {
        let path = folder.join(name);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &schema).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert!(committed == schema, "{name} differs from its types: run this test with UPDATE=1");
    }
    let committed = std::fs::read_dir(&folder).unwrap().count();
    assert_eq!(committed, schemas_for_editors().len());
}

/// Key and text of each word, from lines such as `  key: 'text',`.
fn words_of(script: &str) -> BTreeMap<String, String> {
    let mut rest = script.split_once("export const en = {").unwrap().1;
    let mut words = BTreeMap::new();
    while let Some((key, value)) = rest.split_once(':') {
        let value = value.trim_start();
        let Some(quote) = value.chars().next().filter(|c| ['\'', '"'].contains(c)) else { break };
        let mut text = String::new();
        let mut chars = value.char_indices().skip(1);
        while let Some((at, c)) = chars.next() {
            match c {
                '\\' => text.extend(chars.next().map(|(_, c)| c)),
                _ if c == quote => {
                    rest = value[at + 1..].trim_start_matches(',');
                    break;
                }
                _ => text.push(c),
            }
        }
        words.insert(key.trim().to_owned(), text);
    }
    words
}

/// With `UPDATE=1` in the environment the list is written anew; the schema of words then has to be too.
#[test]
fn the_words_that_may_be_given_are_those_of_the_interface() {
    let words = words_of(&std::fs::read_to_string(root().join("ui/src/words/en.ts")).unwrap());
    assert!(words.len() > 40 && words["touch"] == "Touch anywhere", "{words:#?}");
    let path = root().join("src-tauri/engine/src/exhibition/interface.json");
    let list = serde_json::to_string_pretty(&words).unwrap() + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &list).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(committed == list, "the interface has other words: run this test with UPDATE=1");
    let document = std::fs::read_to_string(root().join("docs/interface-words.md")).unwrap();
    let rows: Vec<String> = words.iter().map(|(key, text)| format!("| `{key}` | {text} |")).collect();
    let wanting: Vec<&String> = rows.iter().filter(|row| !document.lines().any(|line| line == **row)).collect();
    assert!(wanting.is_empty(), "docs/interface-words.md wants these rows: {wanting:#?}");
}

/// Each file of the example, and one of words, has a rule that leads to a schema that takes it.
#[test]
fn an_editor_finds_the_schema_of_each_file() {
    let rules: toml::Table = std::fs::read_to_string(root().join(".taplo.toml")).unwrap().parse().unwrap();
    let rules: Vec<(&str, &str)> = rules["rule"]
        .as_array()
        .unwrap()
        .iter()
        .map(|rule| (rule["include"][0].as_str().unwrap(), rule["schema"]["path"].as_str().unwrap()))
        .collect();
    assert_eq!(rules.len(), schemas_for_editors().len());
    let folder = tempfile::tempdir().unwrap();
    let written =
        write_example(folder.path()).into_iter().filter(|name| Path::new(name).extension() == Some("toml".as_ref()));
    for name in written.chain(["words/ko.toml".to_owned()]) {
        let path = format!("/{name}");
        let ends = |pattern: &str| match pattern.strip_prefix("**/").unwrap().split_once('*') {
            None => path.ends_with(&format!("/{}", &pattern[3..])),
            Some((folder, ending)) => path.contains(&format!("/{folder}")) && path.ends_with(ending),
        };
        let found: Vec<_> = rules.iter().filter(|(pattern, _)| ends(pattern)).collect();
        let [(_, schema)] = found[..] else { panic!("{name}: {found:?}") };
        assert!(root().join(schema).exists(), "{name}: {schema}");
    }
}

/// What check accepts without quotation marks, an editor does not underline.
#[test]
fn the_schema_of_a_date_takes_a_year_that_is_a_number() {
    let (_, schema) = schemas_for_editors().into_iter().find(|(name, _)| *name == "item.schema.json").unwrap();
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    let types: Vec<_> = schema["$defs"]["KnownDate"]["anyOf"].as_array().unwrap().iter().map(|s| &s["type"]).collect();
    assert_eq!(types, ["string", "integer"]);
}

/// Whether a key stands by itself, in backquotes or in the example: `key`, key = …, [key].
fn names(document: &str, key: &str) -> bool {
    document.match_indices(key).any(|(at, _)| {
        let (before, after) = (&document[..at], &document[at + key.len()..]);
        let set = before.ends_with(['\n', ' ', '`', '{']) && after.starts_with(" = ");
        set || (before.ends_with('`') && after.starts_with('`')) || (before.ends_with('[') && after.starts_with(']'))
    })
}

#[test]
fn the_documents_name_every_key() {
    for (name, schema) in schemas_for_editors() {
        let document = if name == "words.schema.json" { "interface-words.md" } else { "exhibition-format.md" };
        let document = std::fs::read_to_string(root().join("docs").join(document)).unwrap();
        let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
        let tables = schema["$defs"].as_object().into_iter().flatten().map(|(_, table)| table);
        for table in tables.chain([&schema]) {
            for key in table["properties"].as_object().into_iter().flatten().map(|(key, _)| key) {
                assert!(names(&document, key), "{name} has the key {key}, which no document names");
            }
        }
    }
}
