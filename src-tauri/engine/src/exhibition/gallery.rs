//! Reading galleries, and the words that their pictures lend to whoever shows the same file.

use std::collections::HashSet;

use super::document::{self, Document, peek};
use super::files::{GalleryFile, GalleryPictureTable, MediaFile, PictureTable};
use super::folder::{MEDIA_LIMIT, TOML_LIMIT, join};
use super::lengths::Room;
use super::model::{Item, Script, Section, SectionBody};
use super::names::InnerPath;
use super::pictures::{Gaps, Place};
use super::read::Reader;
use super::sections::kind_meant;
use crate::problem::{Problem, ProblemCode};

/// A gallery's list of pictures.
#[derive(Debug)]
pub(super) struct List {
    document: Document<MediaFile>,
    faulty: bool,
}

impl Reader<'_> {
    /// Reads the lists of all galleries, before any section: what they say of a picture holds wherever it is shown.
    pub(super) fn lists(&mut self, sections: &[InnerPath]) {
        for id in sections.iter().map(InnerPath::as_str) {
            let text = self.folder.text(&join(id, "section.toml"), TOML_LIMIT, &mut Vec::new());
            let kind = text.and_then(|text| kind_meant(&peek(&text, "kind")?.0));
            if kind != Some("gallery") {
                continue;
            }
            let media = join(id, "media.toml");
            let before = self.problems.len();
            let schemas = self.schemas;
            let document = self.toml_within::<MediaFile>(&media, &schemas.media, MEDIA_LIMIT);
            let faulty = self.problems.len() > before;
            for table in document.value.iter().flat_map(|list| &list.pictures) {
                self.lend(&table.file.value.seen_from(id), &table.alt, &table.caption, table.credit.as_ref());
            }
            self.lists.insert(id.to_owned(), List { document, faulty });
        }
    }

    pub(super) fn gallery(&mut self, id: &str, file: &str, text: &str) -> Option<Section> {
        let document = document::read::<GalleryFile>(file, text, &self.schemas.gallery, &mut self.problems);
        let Document { value: Some(said), lines, whole } = document else {
            return None;
        };
        let title = self.title(file, &lines, &said.title, Room::Section);
        let picture = self.section_picture(id, file, &lines, said.picture.as_ref());
        let media = join(id, "media.toml");
        let List { document, faulty } = self.lists.remove(id)?;
        let (lines, list) = (document.lines, document.value.unwrap_or_default());
        // Other faults say more than that nothing is left.
        self.name_empty(id, &media, whole && list.pictures.is_empty() && !faulty);
        let mut items: Vec<Item> = Vec::new();
        let mut known: HashSet<String> = HashSet::new();
        let mut gaps = Gaps::default();
        for table in list.pictures {
            let line = lines.line(table.file.start);
            let path = table.file.value.seen_from(id);
            let name = path.strip_prefix(id).and_then(|inner| inner.strip_prefix('/')).unwrap_or(&path);
            let item = join(id, name.rsplit_once('.').map_or(name, |(stem, _)| stem));
            if !known.insert(item.to_lowercase()) {
                let problem = Problem::new(ProblemCode::Twice, &media).at(line);
                self.problems.push(problem.with("value", table.file.value.as_str()));
                continue;
            }
            if !self.counts_item(&media) {
                break;
            }
            let title = self.optional_words(&media, &lines, "title", table.title.as_ref());
            let place = self.optional_words(&media, &lines, "place", table.place.as_ref());
            let tags = self.tags(&media, &lines, &table.tags);
            let people = self.leads(&media, &lines, &table.people);
            let sources = self.sources(&media, &lines, &table.sources);
            let GalleryPictureTable { file, alt, caption, credit, date, address, .. } = table;
            let said = PictureTable { file, alt, caption, credit };
            let picture = self.picture(&media, id, &lines, &said, Place::Large, &mut gaps);
            let title = if title.is_empty() { picture.caption.clone() } else { title };
            self.name_long(&media, line, &title, Room::Item);
            items.push(Item {
                id: item,
                title,
                date,
                place,
                tags,
                script: Script::default(),
                pictures: vec![picture],
                sources,
                people,
                address: address.map(|address| address.0),
            });
        }
        self.name_gaps(&media, gaps);
        Some(Section { id: id.to_owned(), title, picture, body: SectionBody::Gallery { items } })
    }
}
