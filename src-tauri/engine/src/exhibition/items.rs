//! Reading items: events and people, a folder each.

use super::document::Lines;
use super::files::{ItemFile, NarrationTable};
use super::folder::join;
use super::model::Item;
use super::pictures::{Gaps, Place};
use super::read::Reader;
use super::unknown::is_known_folder;
use super::values::Words;
use crate::problem::{Problem, ProblemCode};

/// Items in an exhibition, at most.
pub const ITEMS: usize = 20_000;

impl Reader<'_> {
    /// Folders of a section that are items.
    pub(super) fn item_folders(&self, id: &str) -> Vec<String> {
        self.folder.folders(id).filter(|name| !is_known_folder(name)).map(str::to_owned).collect()
    }

    pub(super) fn item(&mut self, section: &str, name: &str, narration: NarrationTable, event: bool) -> Option<Item> {
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
        let stands = if event { Place::Large } else { Place::Person };
        for table in &said.pictures {
            pictures.push(self.picture(&file, &id, &lines, table, stands, &mut gaps));
        }
        self.name_gaps(&file, gaps);
        let place = self.optional_words(&file, &lines, "place", said.place.as_ref());
        let tags = self.tags(&file, &lines, &said.tags);
        let people = self.leads(&file, &lines, &said.people);
        let sources = self.sources(&file, &lines, &said.sources);
        let script = self.script(&id, narration);
        self.check_script(&id, &script);
        Some(Item {
            id,
            title: Words::new(),
            date: said.date,
            place,
            tags,
            script,
            pictures,
            sources,
            people,
            address: said.address.map(|address| address.0),
        })
    }

    /// Counts an item; the first one too many is named.
    pub(super) fn counts_item(&mut self, file: &str) -> bool {
        self.items += 1;
        if self.items == ITEMS + 1 {
            self.problems.push(Problem::new(ProblemCode::TooManyItems, file).with("limit", ITEMS));
        }
        self.items <= ITEMS
    }
}
