//! Reading an exhibition: everything that can be read, and every problem at once.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;

use serde::de::DeserializeOwned;

use super::content::Years;
use super::document::{self, Document, FileSchema, Lines};
use super::files::{ExhibitionFile, FORMAT, SourceTable, YearsTable};
use super::folder::{Folder, ReadError, TOML_LIMIT};
use super::gallery::List;
use super::language::LanguageTag;
use super::lengths::Room;
use super::letters;
use super::model::{Credit, Exhibition, Picture, Source, Tag};
use super::names::InnerPath;
use super::people::Lead;
use super::pictures::Lent;
use super::pictures::{Gaps, Place, Size};
use super::schemas::Schemas;
use super::values::{At, Words, WordsOrOne};
use crate::narration::ProbeError;
use crate::problem::{Problem, ProblemCode, Severity};
use crate::store::Hash;

/// Letters that one problem names at most.
const UNDRAWN_NAMED: usize = 8;

/// Looks at a sound: its length in ms.
pub type Probe<'p> = &'p dyn Fn(&Path) -> Result<u32, ProbeError>;

/// An exhibition as it was read, with its problems.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Everything that could be read.
    pub exhibition: Exhibition,
    /// Everything that is wrong, by file and line.
    pub problems: Vec<Problem>,
    /// The texts that were read, by file, each with the hash of what it said.
    pub texts: BTreeMap<String, Hash>,
}

impl Draft {
    /// Whether something that staff wrote can't be shown.
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Error)
    }
}

/// Reads an exhibition without looking into its sounds: their lengths are unknown.
///
/// # Errors
/// When the folder can't be read at all. Everything else is a problem in the draft.
pub fn read(root: &Path) -> Result<Draft, ReadError> {
    read_with(root, None)
}

/// Reads an exhibition and looks into its sounds.
///
/// # Errors
/// When the folder can't be read at all. Everything else is a problem in the draft.
pub fn read_with(root: &Path, probe: Option<Probe<'_>>) -> Result<Draft, ReadError> {
    let mut problems = Vec::new();
    let folder = Folder::list(root, &mut problems)?;
    let mut reader = Reader {
        folder: &folder,
        probe,
        schemas: Schemas::get(),
        languages: Vec::new(),
        problems,
        used: BTreeSet::new(),
        looked_at: HashMap::new(),
        lists: HashMap::new(),
        lent: HashMap::new(),
        tags: Vec::new(),
        declared: HashSet::new(),
        undeclared: HashSet::new(),
        leads: Vec::new(),
        items: 0,
    };
    let exhibition = reader.exhibition();
    let mut problems = reader.problems;
    problems.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    Ok(Draft { exhibition, problems, texts: folder.into_read() })
}

/// What is known while reading.
pub(super) struct Reader<'r> {
    pub(super) folder: &'r Folder,
    pub(super) probe: Option<Probe<'r>>,
    pub(super) schemas: &'static Schemas,
    pub(super) languages: Vec<LanguageTag>,
    pub(super) problems: Vec<Problem>,
    /// Files that something reads.
    pub(super) used: BTreeSet<String>,
    /// Pictures that were looked at, and the sizes of those that can be used.
    pub(super) looked_at: HashMap<String, Option<Size>>,
    /// Lists of galleries that were read before their sections.
    pub(super) lists: HashMap<String, List>,
    /// What galleries say of pictures, by the pictures' paths.
    pub(super) lent: HashMap<String, Lent>,
    /// Tags that the exhibition names.
    pub(super) tags: Vec<Tag>,
    /// Their ids.
    pub(super) declared: HashSet<String>,
    /// Tags that items carry and the exhibition does not name.
    pub(super) undeclared: HashSet<String>,
    /// Places that lead to people.
    pub(super) leads: Vec<Lead>,
    /// Items so far.
    pub(super) items: usize,
}

impl Reader<'_> {
    pub(super) fn toml<T: DeserializeOwned>(&mut self, file: &str, schema: &FileSchema) -> Document<T> {
        self.toml_within(file, schema, TOML_LIMIT)
    }

    pub(super) fn toml_within<T: DeserializeOwned>(
        &mut self,
        file: &str,
        schema: &FileSchema,
        limit: u64,
    ) -> Document<T> {
        self.used.insert(file.to_owned());
        match self.folder.text(file, limit, &mut self.problems) {
            Some(text) => document::read(file, &text, schema, &mut self.problems),
            None => Document { value: None, lines: Lines::default(), whole: false },
        }
    }

    fn exhibition(&mut self) -> Exhibition {
        let file = "exhibition.toml";
        if !self.folder.has_file(file) {
            self.problems.push(Problem::new(ProblemCode::NoExhibition, file));
            return Exhibition::default();
        }
        if self.is_too_new(file) {
            return Exhibition::default();
        }
        let schemas = self.schemas;
        let document: Document<ExhibitionFile> = self.toml(file, &schemas.exhibition);
        let Document { value: Some(said), lines, whole } = document else {
            return Exhibition::default();
        };
        self.languages = self.each_once(file, &lines, &said.languages, LanguageTag::as_str);
        if whole && said.languages.is_empty() && !self.problems.iter().any(|p| p.file == file) {
            self.problems.push(Problem::new(ProblemCode::MissingKey, file).with("key", "languages"));
        }
        self.check_id(file, &lines, &said.id);
        for tag in self.languages.iter().filter(|tag| tag.is_right_to_left()) {
            self.problems.push(Problem::new(ProblemCode::RightToLeft, file).with("language", tag));
        }
        let mut exhibition = Exhibition {
            id: said.id.value,
            languages: self.languages.clone(),
            title: self.title(file, &lines, &said.title, Room::Exhibition),
            years: said.years.and_then(|years| self.years(file, &lines, &years)),
            motto: self.optional_words(file, &lines, "motto", said.motto.as_ref()),
            tradition: self.optional_words(file, &lines, "tradition", said.tradition.as_ref()),
            theme: self.optional_words(file, &lines, "theme", said.theme.as_ref()),
            accent: said.look.accent.map(|colour| colour.0),
            names: said.names,
            ..Exhibition::default()
        };
        if let Some(motto) = &said.motto {
            self.name_long(file, lines.line(motto.start), &exhibition.motto, Room::Motto);
        }
        let title = exhibition.title.clone();
        exhibition.crest = said.look.crest.and_then(|crest| {
            let (path, size) = self.picture_file(file, "", &lines, &crest);
            let mut gaps = Gaps::default();
            gaps.note_small(Place::Crest, size?, crest.value.as_str(), lines.line(crest.start));
            self.name_gaps(file, gaps);
            // Without its crest a house is shown without one.
            Some(Picture { file: path, readable: true, alt: title, ..Picture::default() })
        });
        for credit in &said.credits {
            let text = self.required_words_or_one(file, &lines, "text", &credit.text);
            exhibition.credits.push(Credit { text, licence: credit.licence.clone() });
        }
        exhibition.sources = self.sources(file, &lines, &said.sources);
        let of_sections = |p: &Problem| p.file == file && p.arguments.get("key").is_some_and(|key| key == "sections");
        if whole && said.sections.is_empty() && !self.problems.iter().any(of_sections) {
            self.problems.push(Problem::new(ProblemCode::NoSections, file));
        }
        self.declare_tags(file, &lines, &said.tags);
        let named = self.each_once(file, &lines, &said.sections, InnerPath::as_str);
        self.lists(&named);
        for (place, name) in said.sections.iter().map(|at| (at.start, &at.value)) {
            let known = named.contains(name) && !exhibition.sections.iter().any(|s| s.id == name.as_str());
            if known && let Some(section) = self.section(name.as_str(), file, lines.line(place)) {
                exhibition.sections.push(section);
            }
        }
        self.follow_leads(&mut exhibition.sections, &named);
        exhibition.tags = self.all_tags(&exhibition.sections);
        exhibition.words = self.interface_words();
        if whole {
            let named: Vec<&str> = named.iter().map(InnerPath::as_str).collect();
            let read: Vec<&str> = exhibition.sections.iter().map(|section| section.id.as_str()).collect();
            self.name_unknown_files(&named, &read);
        }
        exhibition
    }

    fn check_id(&mut self, file: &str, lines: &Lines, id: &At<String>) {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        // A key that is missing starts nowhere, and was named.
        if id.start == 0 || (!id.value.is_empty() && id.value.chars().all(fits)) {
            return;
        }
        let meant: String = id.value.to_lowercase().chars().map(|c| if fits(c) { c } else { '-' }).collect();
        let meant = meant.trim_matches('-');
        let problem = Problem::new(ProblemCode::BadId, file).at(lines.line(id.start)).with("value", &id.value);
        self.problems.push(problem.with("suggestion", if meant.is_empty() { "seventy-years" } else { meant }));
    }

    /// A newer format is not looked into: whatever it says may mean something else.
    fn is_too_new(&mut self, file: &str) -> bool {
        let Some(text) = self.folder.text(file, TOML_LIMIT, &mut Vec::new()) else {
            return false;
        };
        let Some((format, at)) = document::peek(&text, "format") else {
            return false;
        };
        let newer = format.parse::<u64>().is_ok_and(|format| format > u64::from(FORMAT));
        if newer {
            let problem = Problem::new(ProblemCode::FormatTooNew, file).at(Lines::of(&text).line(at.start));
            self.problems.push(problem.with("format", format).with("known", FORMAT));
        }
        newer
    }

    fn each_once<T: Clone + Eq + std::hash::Hash>(
        &mut self,
        file: &str,
        lines: &Lines,
        list: &[At<T>],
        name: impl Fn(&T) -> &str,
    ) -> Vec<T> {
        let mut seen: HashSet<&T> = HashSet::new();
        let mut once = Vec::new();
        for at in list {
            if seen.insert(&at.value) {
                once.push(at.value.clone());
            } else {
                let problem = Problem::new(ProblemCode::Twice, file).at(lines.line(at.start));
                self.problems.push(problem.with("value", name(&at.value)));
            }
        }
        once
    }

    pub(super) fn years(&mut self, file: &str, lines: &Lines, years: &At<YearsTable>) -> Option<Years> {
        let YearsTable { from, to } = years.value;
        if from > to {
            let problem = Problem::new(ProblemCode::YearsReversed, file).at(lines.line(years.start));
            self.problems.push(problem.with("from", from).with("to", to));
            return None;
        }
        Some(Years { from, to })
    }

    /// Words that must be there in every language of the exhibition, if the key is there at all.
    pub(super) fn words(&mut self, file: &str, lines: &Lines, key: &str, said: &At<Words>) -> Words {
        // A key that is missing starts nowhere.
        if said.value.is_empty() && said.start == 0 {
            return Words::new();
        }
        let line = lines.line(said.start);
        for tag in self.languages.clone() {
            let empty = said.value.get(&tag).is_none_or(|words| words.trim().is_empty());
            if empty {
                let problem = Problem::new(ProblemCode::WordsMissing, file).at(line);
                self.problems.push(problem.with("key", key).with("language", tag));
            }
        }
        self.listed(file, line, &said.value)
    }

    /// The same, of a key that can't do without: one that is missing was named, one without words is named here.
    pub(super) fn required_words(&mut self, file: &str, lines: &Lines, key: &str, said: &At<Words>) -> Words {
        // Of a table without a single language each would be named besides.
        let words = if said.value.is_empty() { Words::new() } else { self.words(file, lines, key, said) };
        self.name_if_empty(file, lines, key, said.start, &words);
        words
    }

    /// A title, which can't be missing and should not be longer than its place has room for.
    pub(super) fn title(&mut self, file: &str, lines: &Lines, said: &At<Words>, room: Room) -> Words {
        let words = self.required_words(file, lines, "title", said);
        self.name_long(file, lines.line(said.start), &words, room);
        words
    }

    /// Names letters that visitors would see as empty boxes.
    pub(super) fn name_undrawn(&mut self, file: &str, line: u32, text: &str) {
        let letters = letters::undrawn(text);
        if letters.is_empty() {
            return;
        }
        let named: Vec<&str> = letters.iter().take(UNDRAWN_NAMED).copied().collect();
        let problem = Problem::new(ProblemCode::LettersUndrawn, file).at(line);
        self.problems.push(problem.with("letters", named.join(" ")).with("count", letters.len()));
    }

    fn name_if_empty(&mut self, file: &str, lines: &Lines, key: &str, start: usize, words: &Words) {
        if words.is_empty() && start > 0 {
            let problem = Problem::new(ProblemCode::KeyEmpty, file).at(lines.line(start));
            self.problems.push(problem.with("key", key));
        }
    }

    pub(super) fn optional_words(&mut self, file: &str, lines: &Lines, key: &str, said: Option<&At<Words>>) -> Words {
        said.map(|said| self.words(file, lines, key, said)).unwrap_or_default()
    }

    /// The words in languages of the exhibition; others are named.
    pub(super) fn listed(&mut self, file: &str, line: u32, said: &Words) -> Words {
        for tag in said.keys().filter(|tag| !self.languages.contains(tag)).cloned().collect::<Vec<_>>() {
            self.name_unlisted(file, Some(line), &tag);
        }
        let known = self.known(said);
        for words in known.values() {
            self.name_undrawn(file, line, words);
        }
        known
    }

    /// The same, without naming what is passed over.
    pub(super) fn known(&self, said: &Words) -> Words {
        let known = said.iter().filter(|(tag, text)| self.languages.contains(tag) && !text.trim().is_empty());
        known.map(|(tag, text)| (tag.clone(), text.trim().to_owned())).collect()
    }

    pub(super) fn name_unlisted(&mut self, file: &str, line: Option<u32>, tag: &LanguageTag) {
        let mut problem = Problem::new(ProblemCode::LanguageUnlisted, file).with("language", tag);
        problem.line = line;
        self.problems.push(problem);
    }

    pub(super) fn words_or_one(&mut self, file: &str, lines: &Lines, key: &str, said: &At<WordsOrOne>) -> Words {
        match &said.value {
            WordsOrOne::One(text) => self.in_every_language(text),
            WordsOrOne::Many(words) => self.words(file, lines, key, &At { value: words.clone(), start: said.start }),
        }
    }

    fn required_words_or_one(&mut self, file: &str, lines: &Lines, key: &str, said: &At<WordsOrOne>) -> Words {
        match &said.value {
            WordsOrOne::One(text) => {
                let words = self.in_every_language(text);
                self.name_if_empty(file, lines, key, said.start, &words);
                words
            }
            WordsOrOne::Many(words) => {
                self.required_words(file, lines, key, &At { value: words.clone(), start: said.start })
            }
        }
    }

    pub(super) fn in_every_language(&self, text: &str) -> Words {
        if text.trim().is_empty() {
            return Words::new();
        }
        self.languages.iter().map(|tag| (tag.clone(), text.trim().to_owned())).collect()
    }

    pub(super) fn sources(&mut self, file: &str, lines: &Lines, said: &[SourceTable]) -> Vec<Source> {
        said.iter()
            .map(|source| Source {
                publisher: match &source.publisher {
                    Some(publisher) => self.words_or_one(file, lines, "publisher", publisher),
                    None => Words::new(),
                },
                title: self.required_words_or_one(file, lines, "title", &source.title),
                date: source.date,
            })
            .collect()
    }
}
