//! What was read, as the plain files of an exhibition: paths inside the section's folder, and what to write there.
//! Nothing here touches a disk. The same input gives the same paths and bytes.

mod names;
mod toml;

use std::collections::{BTreeMap, BTreeSet};

use crate::exhibition::LanguageTag;
use crate::exhibition::markdown::{Markdown, Passage};
use crate::problem::{Problem, ProblemCode};

use super::date;
use super::document::{Document, language_of_name, language_of_text, split_name, write};
use super::refused::{Refused, named_by};
use super::table::{Event, Said, Table};
use names::Names;

/// What a section holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionKind {
    /// A signed text.
    Message,
    /// Events in order of time.
    Timeline,
    /// Pictures.
    Gallery,
    /// People.
    People,
}

/// Where something goes.
#[derive(Clone, Copy, Debug)]
pub struct Destination<'e> {
    /// What the section holds.
    pub kind: SectionKind,
    /// Languages of the exhibition, the first one its default.
    pub languages: &'e [LanguageTag],
}

/// Files of a section.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    /// Paths inside the section's folder, with `/` between their parts, and what stands there.
    pub files: Vec<(String, Vec<u8>)>,
    /// What goes with a new section alone: its `section.toml`, and the introductions of the eras that this names. The
    /// `section.toml` of one that is there says its eras itself.
    pub section: Vec<(String, Vec<u8>)>,
    /// What could not be placed.
    pub remarks: Vec<Problem>,
}

/// The files of a text: the text of a message, an event or a person. An event or a person is called by the file's name
/// without its language, or by its folder where the name is a language alone, so that the texts of several languages come
/// together. `file` is the name under which it was read, with its folder where it has one.
///
/// # Errors
/// When the section is a gallery.
pub fn of_document(file: &str, document: &Document, into: Destination<'_>) -> Result<Written, Refused> {
    let mut written = Written::default();
    let language = match language_of_name(file) {
        Some(named) => listed(&named, into.languages).unwrap_or_else(|| {
            written.remarks.push(Problem::new(ProblemCode::LanguageUnlisted, file).with("language", &named));
            named
        }),
        None => chosen(document.language.as_ref(), into.languages),
    };
    let text = (format!("{language}.md"), document.markdown.clone().into_bytes());
    match into.kind {
        SectionKind::Gallery => return Err(Refused::new(ProblemCode::TextForGallery, file)),
        SectionKind::Message => written.files.push(text),
        SectionKind::Timeline | SectionKind::People => {
            let (stem, _) = split_name(file);
            let above =
                || file.rsplit_once(['/', '\\']).map(|(above, _)| above.rsplit(['/', '\\']).next().unwrap_or(above));
            let title = document.title.as_deref().unwrap_or_default();
            let called = [stem, above().unwrap_or_default(), title].into_iter().find(|name| !name.trim().is_empty());
            let called = called.unwrap_or_default();
            let date = (into.kind == SectionKind::Timeline)
                .then(|| date::leading(called).or_else(|| date::leading(title)).map(|(date, _)| date))
                .flatten();
            let folder = Names::default().of_text(called, date);
            let event = Event { date, ..Event::default() };
            let item = toml::item(&event, &BTreeMap::new(), &[]);
            written.files.push((format!("{folder}/item.toml"), item));
            written.files.push((format!("{folder}/{}", text.0), text.1));
        }
    }
    Ok(written)
}

/// The files of a table. `picture` is asked, by the folder of an event or a person and a name, where a picture that the
/// table names lies, as `item.toml` writes it: beside the item, or with a slash from the exhibition's folder; nothing
/// where it is not there.
///
/// # Errors
/// When the section is neither a timeline nor one of people.
pub fn of_table(
    file: &str,
    table: &Table,
    into: Destination<'_>,
    picture: &mut dyn FnMut(&str, &str) -> Option<String>,
) -> Result<Written, Refused> {
    if matches!(into.kind, SectionKind::Message | SectionKind::Gallery) {
        return Err(Refused::new(ProblemCode::TableForTimeline, file));
    }
    let mut writer = Writer { file, into, written: Written::default(), unlisted: BTreeSet::new() };
    let mut names = Names::default();
    for event in &table.events {
        let titles = writer.words(&event.title);
        let folder = names.of_event(&titles, event.date, event.row);
        let mut pictures = Vec::new();
        let mut event = event.clone();
        for name in std::mem::take(&mut event.pictures) {
            if let Some(path) = picture(&folder, &name) {
                pictures.push(path);
            } else {
                writer.remark(ProblemCode::RowPictureMissing, event.row, &named_by(&name));
                event.kept.push(("picture".to_owned(), name));
            }
        }
        writer.texts(&folder, &titles, &event.text, false);
        let words = toml::WORDS.map(|(key, of)| (key, writer.words(of(&event))));
        let item = toml::item(&event, &words.into_iter().collect(), &pictures);
        writer.written.files.push((format!("{folder}/item.toml"), item));
    }
    if into.kind == SectionKind::Timeline {
        writer.section(table);
    }
    for tag in std::mem::take(&mut writer.unlisted) {
        writer.written.remarks.push(Problem::new(ProblemCode::LanguageUnlisted, file).with("language", tag));
    }
    Ok(writer.written)
}

struct Writer<'w> {
    file: &'w str,
    into: Destination<'w>,
    written: Written,
    unlisted: BTreeSet<LanguageTag>,
}

impl Writer<'_> {
    fn remark(&mut self, code: ProblemCode, row: u32, value: &str) {
        self.written.remarks.push(Problem::new(code, self.file).with("row", row).with("value", value));
    }

    /// Words in the languages of the exhibition.
    fn words(&mut self, said: &Said) -> BTreeMap<LanguageTag, String> {
        let mut words = BTreeMap::new();
        // What names its language comes before what is guessed.
        for (tag, text) in said.iter().rev() {
            let language = match tag {
                Some(tag) => listed(tag, self.into.languages).unwrap_or_else(|| {
                    self.unlisted.insert(tag.clone());
                    tag.clone()
                }),
                None => chosen(language_of_text(text).as_ref(), self.into.languages),
            };
            words.entry(language).or_insert_with(|| text.clone());
        }
        words
    }

    /// The texts of an item, or what introduces an era.
    fn texts(&mut self, folder: &str, titles: &BTreeMap<LanguageTag, String>, text: &Said, new: bool) {
        let texts = self.words(text);
        let languages: BTreeSet<&LanguageTag> = titles.keys().chain(texts.keys()).collect();
        for language in languages {
            let title = titles.get(language).map(|title| Passage { text: title.clone(), ..Passage::default() });
            let mut content = write(&Markdown { title, body: Vec::new() });
            if let Some(text) = texts.get(language) {
                if !content.is_empty() {
                    content.push('\n');
                }
                content.push_str(text);
            }
            let file = (format!("{folder}/{language}.md"), content.into_bytes());
            if new { self.written.section.push(file) } else { self.written.files.push(file) }
        }
    }

    /// The `section.toml` of a new section.
    fn section(&mut self, table: &Table) {
        let mut names = Names::default();
        let mut eras = Vec::new();
        for era in &table.eras {
            let titles = self.words(&era.title);
            let id = names.of_text(
                titles.values().find(|title| title.is_ascii()).or(titles.values().next()).map_or("", |title| title),
                None,
            );
            if !era.text.is_empty() {
                self.texts(&format!("eras/{id}"), &titles, &era.text, true);
            }
            eras.push((id, titles, era.from, era.to));
        }
        let mut title = BTreeMap::new();
        let mut aside = Vec::new();
        if let Some(said) = &table.title {
            title = self.words(&said.title);
            for text in said.text.values() {
                aside.push(("text".to_owned(), text.clone()));
                self.remark(ProblemCode::TitleTextKept, said.row, &named_by(text));
            }
            aside.extend(said.kept.iter().cloned());
            aside.extend(said.pictures.iter().map(|name| ("picture".to_owned(), name.clone())));
        }
        if title.is_empty() {
            title = toml::usual_title(self.into.languages);
        }
        let section = toml::section(&title, &eras, &aside);
        self.written.section.insert(0, ("section.toml".to_owned(), section));
    }
}

/// The exhibition's language for a tag: the same, or one that is written alike.
pub(super) fn listed(tag: &LanguageTag, languages: &[LanguageTag]) -> Option<LanguageTag> {
    let same = languages.iter().find(|other| *other == tag);
    same.or_else(|| languages.iter().find(|other| other.base() == tag.base() && is_compatible(other, tag))).cloned()
}

/// The simplified and the traditional script are two languages to readers; `zh` alone is either.
fn is_compatible(one: &LanguageTag, other: &LanguageTag) -> bool {
    let script = |tag: &LanguageTag| match tag.as_str() {
        "zh-Hant" | "zh-TW" | "zh-HK" | "zh-MO" => Some(true),
        "zh-Hans" | "zh-CN" | "zh-SG" => Some(false),
        _ => None,
    };
    match (script(one), script(other)) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}

/// The exhibition's language for a guess by script; its first one where there is none.
fn chosen(guess: Option<&LanguageTag>, languages: &[LanguageTag]) -> LanguageTag {
    let first = || languages.first().cloned().or_else(|| guess.cloned());
    let by_script = guess.and_then(|guess| {
        listed(guess, languages).or_else(|| {
            let own = ["zh", "ja", "ko", "ru", "el", "uk", "bg", "sr"];
            // Any Latin script is taken for English.
            let latin = languages.iter().find(|other| guess.as_str() == "en" && !own.contains(&other.base()));
            latin.or_else(|| languages.iter().find(|other| other.base() == guess.base())).cloned()
        })
    });
    by_script.or_else(first).unwrap_or_else(LanguageTag::english)
}
