//! The guides and their translations: they say the same, and no command in them is made up.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::run;

const GUIDES: [&str; 2] = ["installer-guide.md", "installer-guide.zh-Hans.md"];
const STAFF: [&str; 2] = ["staff-guide.md", "staff-guide.zh-Hans.md"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(name: &str) -> String {
    let path = root().join("docs").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).replace("\r\n", "\n")
}

/// What a guide is made of, without its words.
#[derive(Default)]
struct Guide {
    /// Level and text of each heading.
    headings: Vec<(usize, String)>,
    /// After how many headings each table stands, and the columns of its rows.
    tables: Vec<(usize, Vec<usize>)>,
    /// After how many headings each list stands, and how many entries it has.
    entries: Vec<(usize, usize)>,
    blocks: Vec<String>,
    /// What is in backquotes, each with after how many headings it stands.
    spans: Vec<(usize, String)>,
    links: Vec<String>,
}

impl Guide {
    fn read(name: &str) -> Self {
        let mut guide = Self::default();
        let text = read(name);
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            let section = guide.headings.len();
            if line.starts_with("```") {
                let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
                guide.blocks.push(format!("{line}\n{}", block.join("\n")));
                continue;
            }
            if let Some((marks, heading)) = line.split_once(' ').filter(|(marks, _)| marks.starts_with('#')) {
                guide.headings.push((marks.len(), heading.to_owned()));
            } else if line.starts_with('|') {
                let mut rows = vec![columns(line)];
                guide.words(line);
                while let Some(row) = lines.next_if(|line| line.starts_with('|')) {
                    rows.push(columns(row));
                    guide.words(row);
                }
                guide.tables.push((section, rows));
                continue;
            } else if line.split_once(". ").is_some_and(|(number, _)| number.parse::<u8>().is_ok()) {
                match guide.entries.last_mut().filter(|(at, _)| *at == section) {
                    Some((_, count)) => *count += 1,
                    None => guide.entries.push((section, 1)),
                }
            }
            guide.words(line);
        }
        // Sentences put them in another order.
        guide.spans.sort();
        guide
    }

    fn words(&mut self, line: &str) {
        let section = self.headings.len();
        self.spans.extend(line.split('`').skip(1).step_by(2).map(|span| (section, span.to_owned())));
        let targets = line.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        self.links.extend(targets.map(str::to_owned));
    }

    /// The anchors of its headings, as GitHub and editors make them.
    fn anchors(&self) -> BTreeSet<String> {
        let kept = |c: &char| c.is_alphanumeric() || [' ', '-', '_'].contains(c);
        let anchor = |text: &str| text.to_lowercase().chars().filter(kept).collect::<String>().replace(' ', "-");
        self.headings.iter().map(|(_, text)| anchor(text)).collect()
    }

    fn levels(&self) -> Vec<usize> {
        self.headings.iter().map(|(level, _)| *level).collect()
    }
}

fn columns(row: &str) -> usize {
    row.matches('|').count() - 1
}

#[test]
fn the_guides_and_their_translations_have_the_same_parts() {
    let english = Guide::read(GUIDES[0]);
    assert!(english.headings.len() > 40 && english.tables.len() > 12 && english.blocks.len() > 20);
    for guide in [GUIDES, STAFF] {
        have_the_same_parts(guide.map(Guide::read));
    }
}

fn have_the_same_parts([english, chinese]: [Guide; 2]) {
    assert_eq!(english.levels(), chinese.levels(), "headings");
    assert_eq!(english.tables, chinese.tables, "after which heading each table stands, and its columns row by row");
    assert_eq!(english.entries, chinese.entries, "after which heading each numbered list stands, and its entries");
    assert_eq!(english.blocks, chinese.blocks, "blocks of code");
    let own = |one: &[(usize, String)], other: &[(usize, String)]| {
        let mut rest = other.to_vec();
        let missing = |span: &&(usize, String)| match rest.iter().position(|there| there == *span) {
            Some(at) => {
                rest.swap_remove(at);
                false
            }
            None => true,
        };
        one.iter().filter(missing).cloned().collect::<Vec<_>>()
    };
    let differ = [own(&english.spans, &chinese.spans), own(&chinese.spans, &english.spans)];
    assert_eq!(
        differ,
        [vec![], vec![]],
        "after which heading something stands in backquotes: in one guide, in the other"
    );
}

#[test]
fn every_link_of_the_guides_leads_somewhere() {
    for name in GUIDES.into_iter().chain(STAFF) {
        for link in &Guide::read(name).links {
            let (file, anchor) = link.split_once('#').map_or((link.as_str(), None), |(file, part)| (file, Some(part)));
            let file = if file.is_empty() { name } else { file };
            assert!(root().join("docs").join(file).is_file(), "{name}: there is no {file}");
            if let Some(anchor) = anchor {
                assert!(Guide::read(file).anchors().contains(anchor), "{name}: no heading of {file} is #{anchor}");
            }
        }
    }
}

/// The command of a line, if it is `jubilee`'s.
fn command(line: &str) -> Option<Vec<OsString>> {
    let line = line.strip_prefix("sudo ").unwrap_or(line);
    let line = line.strip_prefix("runuser -u jubilee -- ").unwrap_or(line);
    let words: Vec<OsString> = line.split_whitespace().map(|word| word.trim_matches('"').into()).collect();
    (words.len() > 1 && words[0] == "jubilee").then_some(words)
}

#[test]
fn every_command_of_the_guides_is_one() {
    let guides = [GUIDES[0], STAFF[0]].map(Guide::read);
    let blocks = guides.iter().flat_map(|guide| guide.blocks.iter().flat_map(|block| block.lines()));
    let lines = blocks.chain(guides.iter().flat_map(|guide| guide.spans.iter().map(|(_, span)| span.as_str())));
    let mut commands: Vec<_> = lines.filter_map(command).collect();
    commands.sort();
    commands.dedup();
    assert!(commands.len() > 20, "{commands:?}");
    for mut command in commands {
        // What is wrong before it is told first.
        command.extend(["--lang".into(), "en".into(), "--help".into()]);
        let ended = run(command.clone());
        assert_eq!(ended.code, 0, "{command:?}: {}", ended.err);
    }
}

/// The lines of a drawing without its words.
fn shapes(drawing: &str) -> Vec<String> {
    let without_words = |line: &str| match (line.find('>'), line.rfind("</")) {
        (Some(from), Some(to)) if from < to => format!("{}{}", &line[..=from], &line[to..]),
        _ => line.replace("zh-Hans", "en"),
    };
    drawing.lines().map(without_words).collect()
}

#[test]
fn the_drawing_and_its_translation_differ_in_words_alone() {
    let [english, chinese] = ["mounting.svg", "mounting.zh-Hans.svg"].map(read);
    assert_eq!(shapes(&english), shapes(&chinese));
    let numbers = |drawing: &str| {
        let texts = drawing.lines().filter(|line| line.starts_with("<text"));
        let numbers = texts.filter_map(|line| line.split(['>', '<']).nth(2)).map(|words| {
            let mut numbers: Vec<String> =
                words.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).map(str::to_owned).collect();
            numbers.sort();
            numbers
        });
        numbers.collect::<Vec<_>>()
    };
    assert_eq!(numbers(&english), numbers(&chinese));
}

#[test]
fn both_packages_bring_the_guides_and_the_drawings() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("the manifest");
    let (debian, fedora) = manifest.split_once("[package.metadata.generate-rpm]").expect("both packages");
    let drawings = ["mounting.svg", "mounting.zh-Hans.svg"];
    for name in GUIDES.into_iter().chain(STAFF).chain(drawings).chain(["reliability.md"]) {
        assert!(debian.contains(&format!("[\"docs/{name}\", ")), "the Debian package lacks {name}");
    }
    for name in drawings.into_iter().chain(["*.md"]) {
        assert!(fedora.contains(&format!("{{ source = \"docs/{name}\"")), "the Fedora package lacks {name}");
    }
}
