//! Reading sections, by kind.

use std::collections::HashSet;

use serde::de::IgnoredAny;

use super::document::{self, Document, Lines, peek};
use super::files::{
    GalleryFile, GalleryPictureTable, ItemFile, MediaFile, MessageFile, NarrationTable, PeopleFile, PictureTable,
    TimelineFile,
};
use super::folder::{MEDIA_LIMIT, TOML_LIMIT, join};
use super::model::{Era, Item, Message, Script, Section, SectionBody, Signatory};
use super::pictures::Gaps;
use super::read::Reader;
use super::values::{At, Words};
use super::walk::nearest;
use crate::problem::{Problem, ProblemCode};

/// Items in an exhibition, at most.
pub const ITEMS: usize = 20_000;

/// Kinds of sections.
pub(super) const KINDS: [&str; 4] = ["message", "timeline", "gallery", "people"];

impl Reader<'_> {
    /// Reads a section; `by` and `line` say where it is named.
    pub(super) fn section(&mut self, id: &str, by: &str, line: u32) -> Option<Section> {
        let file = join(id, "section.toml");
        if !self.folder.has_folder(id) {
            self.problems.push(Problem::new(ProblemCode::SectionMissing, by).at(line).with("section", id));
            return None;
        }
        if !self.folder.has_file(&file) {
            self.problems.push(Problem::new(ProblemCode::SectionFileMissing, &file).with("section", id));
            return None;
        }
        self.used.insert(file.clone());
        let mut text = self.folder.text(&file, TOML_LIMIT, &mut self.problems)?;
        let Some(kind) = self.kind(&file, &mut text) else {
            document::read::<IgnoredAny>(&file, &text, &self.schemas.section, &mut self.problems);
            return None;
        };
        let (title, body) = match kind {
            "message" => (Words::new(), self.message(id, &file, &text)?),
            "timeline" => self.timeline(id, &file, &text)?,
            "gallery" => self.gallery(id, &file, &text)?,
            _ => self.people(id, &file, &text)?,
        };
        Some(Section { id: id.to_owned(), title, body })
    }

    /// The kind that a section says, or that it seems to mean. That is put in its place, so that a slip in this one word
    /// does not hide what else is wrong.
    fn kind(&mut self, file: &str, text: &mut String) -> Option<&'static str> {
        let (written, at) = peek(text, "kind")?;
        if let Some(kind) = KINDS.into_iter().find(|kind| *kind == written) {
            return Some(kind);
        }
        let meant = nearest(&written, KINDS.into_iter())?;
        let problem = Problem::new(ProblemCode::NotAllowed, file).at(Lines::of(text).line(at.start));
        let problem = problem.with("key", "kind").with("value", written).with("allowed", KINDS.join(", "));
        self.problems.push(problem.with("suggestion", meant));
        text.replace_range(at, &format!("{meant:?}"));
        Some(meant)
    }

    fn message(&mut self, id: &str, file: &str, text: &str) -> Option<SectionBody> {
        let document = document::read::<MessageFile>(file, text, &self.schemas.message, &mut self.problems);
        let Document { value: Some(said), lines, .. } = document else {
            return None;
        };
        let epigraph = self.optional_words(file, &lines, "epigraph", said.epigraph.as_ref());
        let notice = match &said.notice {
            Some(notice) => self.listed(file, lines.line(notice.start), &notice.value),
            None => Words::new(),
        };
        let mut gaps = Gaps::default();
        let mut signatories = Vec::new();
        for signatory in &said.signatories {
            let role = self.words(file, &lines, "role", &signatory.role);
            let name = self.required_words(file, &lines, "name", &signatory.name);
            let portrait = signatory.portrait.as_ref();
            let portrait = portrait.map(|picture| self.portrait(file, id, &lines, picture, &name, &mut gaps));
            signatories.push(Signatory { role, name, portrait });
        }
        let picture = said.picture.as_ref();
        let picture = picture.map(|picture| self.single_picture(file, id, &lines, picture, &mut gaps));
        self.name_gaps(file, gaps);
        let mut script = self.script(id, said.narration);
        script.frame(&epigraph, &signatories, &self.languages);
        self.check_script(id, &script);
        Some(SectionBody::Message(Box::new(Message { date: said.date, notice, signatories, picture, script })))
    }

    fn timeline(&mut self, id: &str, file: &str, text: &str) -> Option<(Words, SectionBody)> {
        let document = document::read::<TimelineFile>(file, text, &self.schemas.timeline, &mut self.problems);
        let Document { value: Some(said), lines, .. } = document else {
            return None;
        };
        let title = self.required_words(file, &lines, "title", &said.title);
        let mut eras: Vec<Era> = Vec::new();
        for era in &said.eras {
            if eras.iter().any(|other| other.id == era.id.value) {
                let problem = Problem::new(ProblemCode::Twice, file).at(lines.line(era.id.start));
                self.problems.push(problem.with("value", &era.id.value));
                continue;
            }
            let title = self.required_words(file, &lines, "title", &era.title);
            if let Some(years) = self.years(file, &lines, &era.years) {
                eras.push(Era { id: era.id.value.clone(), title, years });
            }
        }
        let names: Vec<String> = self.item_folders(id);
        let mut items: Vec<Item> = names.iter().filter_map(|name| self.item(id, name, said.narration, true)).collect();
        self.name_empty(id, file, names.is_empty());
        // What has no date comes last; folders' names order what has the same.
        items.sort_by_key(|item| (item.date.is_none(), item.date));
        Some((title, SectionBody::Timeline { eras, items }))
    }

    fn people(&mut self, id: &str, file: &str, text: &str) -> Option<(Words, SectionBody)> {
        let document = document::read::<PeopleFile>(file, text, &self.schemas.people, &mut self.problems);
        let Document { value: Some(said), lines, .. } = document else {
            return None;
        };
        let title = self.required_words(file, &lines, "title", &said.title);
        let folders = self.item_folders(id);
        let mut names: Vec<String> = Vec::new();
        for At { value, start } in &said.items {
            let name = value.as_str();
            let line = lines.line(*start);
            if names.iter().any(|other| other == name) {
                self.problems.push(Problem::new(ProblemCode::Twice, file).at(line).with("value", name));
            } else if folders.iter().any(|folder| folder == name) {
                names.push(name.to_owned());
            } else {
                self.problems.push(Problem::new(ProblemCode::ItemMissing, file).at(line).with("item", join(id, name)));
            }
        }
        let ordered: HashSet<String> = names.iter().cloned().collect();
        names.extend(folders.into_iter().filter(|folder| !ordered.contains(folder)));
        self.name_empty(id, file, names.is_empty());
        let items = names.iter().filter_map(|name| self.item(id, name, said.narration, false)).collect();
        Some((title, SectionBody::People { items }))
    }

    fn gallery(&mut self, id: &str, file: &str, text: &str) -> Option<(Words, SectionBody)> {
        let document = document::read::<GalleryFile>(file, text, &self.schemas.gallery, &mut self.problems);
        let Document { value: Some(said), lines, whole } = document else {
            return None;
        };
        let title = self.required_words(file, &lines, "title", &said.title);
        let media = join(id, "media.toml");
        let before = self.problems.len();
        let Document { value, lines, .. } = self.toml_within::<MediaFile>(&media, &self.schemas.media, MEDIA_LIMIT);
        let value = value.unwrap_or_default();
        // Other faults say more than that nothing is left.
        let empty = whole && value.pictures.is_empty() && self.problems.len() == before;
        self.name_empty(id, &media, empty);
        let mut items: Vec<Item> = Vec::new();
        let mut known: HashSet<String> = HashSet::new();
        let mut gaps = Gaps::default();
        for table in value.pictures {
            let line = lines.line(table.file.start);
            let name = table.file.value.as_str();
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            let path = join(id, stem);
            if !known.insert(path.to_lowercase()) {
                self.problems.push(Problem::new(ProblemCode::Twice, &media).at(line).with("value", name));
                continue;
            }
            if !self.counts_item(&media) {
                break;
            }
            let title = self.optional_words(&media, &lines, "title", table.title.as_ref());
            let place = self.optional_words(&media, &lines, "place", table.place.as_ref());
            let GalleryPictureTable { file, alt, caption, credit, date, tags, .. } = table;
            let said = PictureTable { file, alt, caption, credit };
            let picture = self.picture(&media, id, &lines, &said, true, &mut gaps);
            items.push(Item {
                id: path,
                title: if title.is_empty() { picture.caption.clone() } else { title },
                date,
                place,
                tags,
                script: Script::default(),
                pictures: vec![picture],
                sources: Vec::new(),
            });
        }
        self.name_gaps(&media, gaps);
        Some((title, SectionBody::Gallery { items }))
    }

    fn name_empty(&mut self, section: &str, file: &str, empty: bool) {
        if empty {
            self.problems.push(Problem::new(ProblemCode::SectionEmpty, file).with("section", section));
        }
    }

    /// Folders of a section that are items.
    fn item_folders(&self, id: &str) -> Vec<String> {
        self.folder.folders(id).filter(|name| !super::unknown::is_known_folder(name)).map(str::to_owned).collect()
    }

    fn item(&mut self, section: &str, name: &str, narration: NarrationTable, event: bool) -> Option<Item> {
        let id = join(section, name);
        let file = join(&id, "item.toml");
        if !self.counts_item(&file) {
            return None;
        }
        let (said, lines) = if self.folder.has_file(&file) {
            let schemas = self.schemas;
            let before = self.problems.len();
            let document = self.toml::<ItemFile>(&file, &schemas.item);
            let said = document.value.unwrap_or_default();
            if event && said.date.is_none() && self.problems.len() == before {
                self.problems.push(Problem::new(ProblemCode::EventDateMissing, &file));
            }
            (said, document.lines)
        } else {
            self.problems.push(Problem::new(ProblemCode::ItemFileMissing, &file).with("item", &id));
            (ItemFile::default(), Lines::default())
        };
        let mut gaps = Gaps::default();
        let mut pictures = Vec::new();
        for table in &said.pictures {
            pictures.push(self.picture(&file, &id, &lines, table, true, &mut gaps));
        }
        self.name_gaps(&file, gaps);
        let place = self.optional_words(&file, &lines, "place", said.place.as_ref());
        let sources = self.sources(&file, &lines, &said.sources);
        let script = self.script(&id, narration);
        self.check_script(&id, &script);
        Some(Item { id, title: Words::new(), date: said.date, place, tags: said.tags, script, pictures, sources })
    }

    /// Counts an item; the first one too many is named.
    fn counts_item(&mut self, file: &str) -> bool {
        self.items += 1;
        if self.items == ITEMS + 1 {
            self.problems.push(Problem::new(ProblemCode::TooManyItems, file).with("limit", ITEMS));
        }
        self.items <= ITEMS
    }
}
