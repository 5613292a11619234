//! Reading timelines and the introductions of their eras.

use std::collections::HashSet;

use super::document::{self, Document, Lines};
use super::files::{EraTable, NarrationTable, TimelineFile};
use super::folder::{is_left_behind, join};
use super::lengths::Room;
use super::model::{Era, Item, Section, SectionBody};
use super::names::check_name;
use super::read::Reader;
use super::unknown::is_known_folder;
use super::walk::nearest;
use crate::problem::{Problem, ProblemCode};

/// The folder of a timeline that holds the introductions of its eras.
const ERAS: &str = "eras";

impl Reader<'_> {
    pub(super) fn timeline(&mut self, id: &str, file: &str, text: &str) -> Option<Section> {
        let before = self.problems.len();
        let document = document::read::<TimelineFile>(file, text, &self.schemas.timeline, &mut self.problems);
        let Document { value: Some(said), lines, .. } = document else {
            return None;
        };
        let whole = self.problems.len() == before;
        let title = self.title(file, &lines, &said.title, Room::Section);
        let picture = self.section_picture(id, file, &lines, said.picture.as_ref());
        let eras = self.eras(id, file, &lines, &said.eras, said.narration);
        let faulty = self.problems[before..].iter().any(|problem| problem.code == ProblemCode::BadShortName);
        self.name_stray_introductions(id, file, &said.eras, whole && !faulty);
        self.name_event_among_eras(id);
        let mut names = self.item_folders(id);
        names.retain(|name| name != ERAS);
        let mut items: Vec<Item> = names.iter().filter_map(|name| self.item(id, name, said.narration, true)).collect();
        self.name_empty(id, file, names.is_empty());
        // What has no date comes last; folders' names order what has the same.
        items.sort_by_key(|item| (item.date.is_none(), item.date));
        Some(Section { id: id.to_owned(), title, picture, body: SectionBody::Timeline { eras, items } })
    }

    fn eras(
        &mut self,
        section: &str,
        file: &str,
        lines: &Lines,
        said: &[EraTable],
        narration: NarrationTable,
    ) -> Vec<Era> {
        let mut eras: Vec<Era> = Vec::new();
        let mut known: HashSet<String> = HashSet::new();
        for era in said {
            let id = join(section, &join(ERAS, &era.id.value));
            let line = lines.line(era.id.start);
            if !self.can_name_an_era(&era.id.value, &id) {
                self.problems.push(Problem::new(ProblemCode::BadShortName, file).at(line).with("value", &era.id.value));
                let folder = self.folder;
                self.used.extend(folder.files(&id).map(|inner| join(&id, inner)));
                continue;
            }
            // Windows would put the introductions of both into one folder.
            if !known.insert(id.to_lowercase()) {
                self.problems.push(Problem::new(ProblemCode::Twice, file).at(line).with("value", &era.id.value));
                continue;
            }
            let title = self.title(file, lines, &era.title, Room::Era);
            let years = self.years(file, lines, &era.years);
            let script = self.script(&id, narration);
            // An era may do without an introduction; one that has it has it in every language.
            if script.measure(&self.languages).is_some() {
                self.check_script(&id, &script);
            }
            eras.extend(years.map(|years| Era { id, title, years, script }));
        }
        eras
    }

    /// Whether an era may have this id. What can't be the name of a folder will do while there is no introduction; what
    /// is passed over in every folder would hide one.
    fn can_name_an_era(&self, id: &str, folder: &str) -> bool {
        let storable = check_name(id).is_ok() || !self.folder.has_folder(folder);
        !id.is_empty() && storable && !is_left_behind(id)
    }

    /// Names an event that stands where the introductions of eras do, instead of each of its files.
    fn name_event_among_eras(&mut self, section: &str) {
        let folder = self.folder;
        let root = join(section, ERAS);
        let table = join(&root, "item.toml");
        if folder.has_file(&table) {
            self.used.extend(folder.files(&root).map(|name| join(&root, name)));
            self.problems.push(Problem::new(ProblemCode::EventFolderReserved, table));
        }
    }

    /// Names the folders of introductions that belong to no era. Where the eras themselves are faulty, that says more.
    fn name_stray_introductions(&mut self, section: &str, file: &str, eras: &[EraTable], whole: bool) {
        let folder = self.folder;
        let root = join(section, ERAS);
        let ids = || eras.iter().map(|era| era.id.value.as_str());
        for name in folder.folders(&root).filter(|name| !is_known_folder(name) && !ids().any(|id| id == *name)) {
            let path = join(&root, name);
            self.used.extend(folder.files(&path).map(|inner| join(&path, inner)));
            if whole {
                let mut problem = Problem::new(ProblemCode::EraUnlisted, path).with("by", file);
                if let Some(meant) = nearest(name, ids()) {
                    problem = problem.with("suggestion", join(&root, meant));
                }
                self.problems.push(problem);
            }
        }
    }
}
