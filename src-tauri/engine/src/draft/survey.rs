//! What a draft holds, as staff look at it.

use std::collections::BTreeMap;

use super::pictures::{listed, seen_from};
use super::{Draft, DraftError, PictureWords, Suggested};
use crate::exhibition::content::BlockRole;
use crate::exhibition::model::{Picture, Script, Section, SectionBody};
use crate::exhibition::values::Words;
use crate::exhibition::{self, LanguageTag};
use crate::problem::Problem;

/// Everything in a draft, without its texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survey {
    /// The exhibition's languages; the first is the default.
    pub languages: Vec<LanguageTag>,
    /// Sections in order.
    pub sections: Vec<Shown>,
    /// Everything that is wrong, by file and line.
    pub problems: Vec<Problem>,
}

/// A section.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Its folder.
    pub id: String,
    /// Its title.
    pub title: Words,
    /// What it holds.
    pub kind: PartKind,
    /// What can be opened in it: itself where it is a message or a gallery.
    pub parts: Vec<Part>,
}

/// What a section holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// A signed text.
    Message,
    /// Events and the introductions of eras.
    Timeline,
    /// Pictures.
    Gallery,
    /// People.
    People,
}

/// A part that staff work on: an item, an era, a message, or all pictures of a gallery.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// Its path in the exhibition.
    pub id: String,
    /// Its title.
    pub title: Words,
    /// Its texts by language, as they are written; an empty one is not there. None where it can have no text.
    pub texts: Option<BTreeMap<LanguageTag, String>>,
    /// The list that names its pictures; none where it can have none.
    pub list: Option<String>,
    /// Its pictures in order.
    pub pictures: Vec<ListedPicture>,
    /// Languages in which it has a recording.
    pub recorded: Vec<LanguageTag>,
}

/// A picture in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedPicture {
    /// As its list calls it.
    pub file: String,
    /// Its path in the exhibition.
    pub path: String,
    /// Whether it can be shown.
    pub readable: bool,
    /// What is said of it.
    pub words: PictureWords,
    /// What its file suggests besides.
    pub suggested: Suggested,
}

impl Draft {
    /// Reads the draft.
    ///
    /// # Errors
    /// When its folder can't be read at all.
    pub fn survey(&self) -> Result<Survey, DraftError> {
        let read = exhibition::read(&self.folder()).map_err(|_| DraftError::Unreadable { file: String::new() })?;
        let sections = read.exhibition.sections.iter().map(|section| self.shown(section, &read.exhibition.languages));
        Ok(Survey {
            sections: sections.collect(),
            languages: read.exhibition.languages.clone(),
            problems: read.problems,
        })
    }

    fn shown(&self, section: &Section, languages: &[LanguageTag]) -> Shown {
        let id = section.id.as_str();
        let item = |list: Option<String>, id: &str, title: &Words, script: Option<&Script>, pictures: &[&Picture]| {
            let said: BTreeMap<&str, &Picture> = pictures.iter().map(|one| (one.file.as_str(), *one)).collect();
            let text = list.as_ref().and_then(|list| Some((list, self.list(list).ok()?)));
            let names = text.map(|(list, text)| (list.clone(), listed(list, &text)));
            let pictures = names.into_iter().flat_map(|(list, names)| {
                let said = &said;
                names
                    .into_iter()
                    .map(move |(file, suggested)| listed_picture(&list, file, suggested, said))
                    .collect::<Vec<_>>()
            });
            Part {
                id: id.to_owned(),
                title: title.clone(),
                texts: script.map(|script| self.texts(script, languages)),
                pictures: pictures.collect(),
                list,
                recorded: script.iter().flat_map(|script| script.recordings.keys()).cloned().collect(),
            }
        };
        let of_item = |one: &exhibition::model::Item| {
            let pictures: Vec<&Picture> = one.pictures.iter().collect();
            item(Some(format!("{}/item.toml", one.id)), &one.id, &titled(one), Some(&one.script), &pictures)
        };
        let (kind, parts) = match &section.body {
            SectionBody::Message(message) => {
                (PartKind::Message, vec![item(None, id, &headed(&message.script), Some(&message.script), &[])])
            }
            SectionBody::Gallery { items } => {
                let pictures: Vec<&Picture> = items.iter().flat_map(|item| &item.pictures).collect();
                (PartKind::Gallery, vec![item(Some(format!("{id}/media.toml")), id, &section.title, None, &pictures)])
            }
            SectionBody::Timeline { eras, items } => {
                let eras = eras.iter().map(|era| item(None, &era.id, &era.title, Some(&era.script), &[]));
                (PartKind::Timeline, eras.chain(items.iter().map(of_item)).collect())
            }
            SectionBody::People { items } => (PartKind::People, items.iter().map(of_item).collect()),
        };
        // A message is called as its text is.
        let title = if section.title.is_empty() { parts.first().map(|part| part.title.clone()) } else { None };
        Shown { id: id.to_owned(), title: title.unwrap_or_else(|| section.title.clone()), kind, parts }
    }

    fn texts(&self, script: &Script, languages: &[LanguageTag]) -> BTreeMap<LanguageTag, String> {
        languages.iter().map(|tag| (tag.clone(), self.text(script.files.get(tag)))).collect()
    }
}

/// The title of an item; an event's and a person's is the first line of their text.
fn titled(item: &exhibition::model::Item) -> Words {
    if item.title.is_empty() { headed(&item.script) } else { item.title.clone() }
}

/// The first line of a text in its languages.
fn headed(script: &Script) -> Words {
    let heading = |(tag, text): (&LanguageTag, &Vec<exhibition::model::Passage>)| {
        let heading = text.iter().find(|passage| passage.role == BlockRole::Title).or(text.first())?;
        Some((tag.clone(), heading.text.clone()))
    };
    script.texts.iter().filter_map(heading).collect()
}

fn listed_picture(list: &str, file: String, suggested: Suggested, said: &BTreeMap<&str, &Picture>) -> ListedPicture {
    let path = seen_from(list, &file);
    let picture = said.get(path.as_str());
    let words = picture.map(|picture| PictureWords {
        alt: picture.alt.clone(),
        caption: picture.caption.clone(),
        credit: picture.credit.clone(),
    });
    ListedPicture {
        readable: picture.is_some_and(|picture| picture.readable),
        words: words.unwrap_or_default(),
        file,
        path,
        suggested,
    }
}
