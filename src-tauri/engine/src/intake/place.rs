//! Where things go: which list names a picture, which text a recording reads.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use super::ImportError;
use super::document::split_name;
use super::items::listed;
use super::names::{Names, stem};
use crate::exhibition::LanguageTag;
use crate::exhibition::model::{Exhibition, SectionBody};
use crate::exhibition::unfinished::Unfinished;

/// Endings of recordings that a text may have already.
const SOUNDS: [&str; 5] = ["flac", "wav", "ogg", "m4a", "mp3"];

/// What `--section` named, or what there is without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A gallery, by its folder.
    Gallery { folder: String, new: bool },
    /// An event or a person, by its folder.
    Item { folder: String },
    /// A message, by its folder.
    Message { folder: String },
    /// A timeline or a people section itself, which has no pictures of its own.
    Items { folder: String },
}

impl Place {
    /// The place that was named; without a name the first gallery, or a new one.
    pub(super) fn find(exhibition: &Exhibition, root: &Path, asked: Option<&str>) -> Result<Self, ImportError> {
        let Some(asked) = asked else {
            let is_gallery = |body: &SectionBody| matches!(body, SectionBody::Gallery { .. });
            let first = exhibition.sections.iter().find(|section| is_gallery(&section.body));
            return Ok(first.map_or_else(
                || Self::Gallery { folder: free_folder(root, "gallery"), new: true },
                |section| Self::Gallery { folder: section.id.clone(), new: false },
            ));
        };
        let asked = asked.trim_matches(['/', '\\']).replace('\\', "/");
        for section in &exhibition.sections {
            let folder = section.id.clone();
            if folder == asked {
                return Ok(match section.body {
                    SectionBody::Gallery { .. } => Self::Gallery { folder, new: false },
                    SectionBody::Message(_) => Self::Message { folder },
                    SectionBody::Timeline { .. } | SectionBody::People { .. } => Self::Items { folder },
                });
            }
            let gallery = matches!(section.body, SectionBody::Gallery { .. });
            if !gallery && section.items().iter().any(|item| item.id == asked) {
                return Ok(Self::Item { folder: asked });
            }
        }
        let known = exhibition.sections.iter().map(|section| section.id.clone()).collect();
        Err(ImportError::NoSection { asked, known })
    }

    pub(super) fn folder(&self) -> &str {
        match self {
            Self::Gallery { folder, .. }
            | Self::Item { folder }
            | Self::Message { folder }
            | Self::Items { folder } => folder,
        }
    }

    /// The file that names pictures here, where there is one.
    pub(super) fn list(&self) -> Option<String> {
        match self {
            Self::Gallery { folder, .. } => Some(format!("{folder}/media.toml")),
            Self::Item { folder } => Some(format!("{folder}/item.toml")),
            Self::Message { .. } | Self::Items { .. } => None,
        }
    }
}

/// A folder of this name that is not there yet, with a number where it must be. One that a killed import made is taken
/// back before anything goes there.
pub(super) fn free_folder(root: &Path, name: &str) -> String {
    let unfinished = Unfinished::of(root);
    let free = |name: &String| root.join(name).symlink_metadata().is_err() || unfinished.hides(root, name);
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    std::iter::once(name.to_owned()).chain(numbered).find(free).unwrap_or_default()
}

/// The text that a recording or its timings belong to: its folder and language. `above` is the folder that the file
/// was in, `new` the events and people that this import brings.
pub(super) fn text_of(
    exhibition: &Exhibition,
    place: Option<&Place>,
    name: &str,
    above: &str,
    new: &BTreeSet<String>,
) -> Option<(String, LanguageTag)> {
    let (called, tag) = split_name(name);
    let tag = listed(&tag?, &exhibition.languages).filter(|tag| exhibition.languages.contains(tag))?;
    let last = |folder: &str| folder.rsplit('/').next().unwrap_or_default().to_lowercase();
    let folder = match place {
        Some(Place::Item { folder } | Place::Message { folder }) => {
            (called.is_empty() || last(folder) == called.to_lowercase()).then(|| folder.clone())?
        }
        _ => text_folder(exhibition, place, if called.is_empty() { above } else { called }, new)?,
    };
    Some((folder, tag))
}

/// The folder of texts with this name: a message, or an event or person, also one of the new ones.
pub(super) fn text_folder(
    exhibition: &Exhibition,
    place: Option<&Place>,
    name: &str,
    new: &BTreeSet<String>,
) -> Option<String> {
    if name.is_empty() {
        return None;
    }
    let name = name.to_lowercase();
    let within = |folder: &str| match place {
        Some(Place::Items { folder: section }) => folder.starts_with(&format!("{section}/")),
        Some(_) => false,
        None => true,
    };
    let folders = exhibition.sections.iter().flat_map(|section| match &section.body {
        SectionBody::Message(_) => vec![section.id.as_str()],
        SectionBody::Gallery { .. } => Vec::new(),
        SectionBody::Timeline { items, .. } | SectionBody::People { items } => {
            items.iter().map(|item| item.id.as_str()).collect()
        }
    });
    let named = |folder: &&str| folder.rsplit('/').next().is_some_and(|last| last.to_lowercase() == name);
    let new = new.iter().map(String::as_str);
    let mut fitting = folders.chain(new).filter(named).filter(|folder| within(folder));
    let only = fitting.next()?;
    // Two of one name: which is meant nobody can tell.
    fitting.next().is_none().then(|| only.to_owned())
}

/// The names in the folders that things go to.
#[derive(Debug, Default)]
pub(super) struct Folders(HashMap<String, Vec<String>>, HashMap<String, Names>);

impl Folders {
    fn listed(&mut self, root: &Path, folder: &str) -> &mut Vec<String> {
        self.0.entry(folder.to_owned()).or_insert_with(|| {
            let entries = fs::read_dir(root.join(folder)).into_iter().flatten().flatten();
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
        })
    }

    /// Names that are taken in a folder; `more` are names that a list has.
    pub(super) fn names(&mut self, root: &Path, folder: &str, more: &[String]) -> &mut Names {
        self.listed(root, folder);
        let Self(listed, names) = self;
        names.entry(folder.to_owned()).or_insert_with(|| {
            let mut names = Names::default();
            listed[folder].iter().chain(more).for_each(|name| names.note(name));
            names
        })
    }

    /// The recording, or the timings, that a text has in a language already; takes the place where there are none.
    pub(super) fn recorded(&mut self, root: &Path, folder: &str, tag: &LanguageTag, extension: &str) -> Option<String> {
        let timings = extension == "vtt";
        let listed = self.listed(root, folder);
        let rivals = |name: &&String| {
            let (own, ending) = (stem(name), super::names::extension(name));
            LanguageTag::parse(own).is_ok_and(|own| own == *tag)
                && if timings { ending == "vtt" } else { SOUNDS.contains(&ending.as_str()) }
        };
        if let Some(rival) = listed.iter().find(rivals) {
            return Some(format!("{folder}/{rival}"));
        }
        listed.push(format!("{tag}.{extension}"));
        None
    }
}
