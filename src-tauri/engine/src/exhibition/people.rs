//! Reading sections of people, and what leads to them.

use std::collections::HashSet;

use super::document::{self, Document, Lines};
use super::files::PeopleFile;
use super::folder::join;
use super::lengths::Room;
use super::model::{Section, SectionBody};
use super::names::InnerPath;
use super::read::Reader;
use super::values::At;
use super::walk::{excerpt, nearest};
use crate::problem::{Problem, ProblemCode};

/// People among whom a misspelt one is looked for, at most.
const SEARCHED: usize = 500;

/// A place that leads to a person.
#[derive(Debug)]
pub(super) struct Lead {
    file: String,
    line: u32,
    person: String,
}

impl Reader<'_> {
    pub(super) fn people(&mut self, id: &str, file: &str, text: &str) -> Option<Section> {
        let document = document::read::<PeopleFile>(file, text, &self.schemas.people, &mut self.problems);
        let Document { value: Some(said), lines, .. } = document else {
            return None;
        };
        let title = self.title(file, &lines, &said.title, Room::Section);
        let picture = self.section_picture(id, file, &lines, said.picture.as_ref());
        let folders = self.item_folders(id);
        let known: HashSet<&str> = folders.iter().map(String::as_str).collect();
        let mut names: Vec<String> = Vec::new();
        let mut ordered: HashSet<&str> = HashSet::new();
        for At { value, start } in &said.items {
            let name = value.as_str();
            let line = lines.line(*start);
            if ordered.contains(name) {
                self.problems.push(Problem::new(ProblemCode::Twice, file).at(line).with("value", name));
            } else if known.contains(name) {
                ordered.insert(name);
                names.push(name.to_owned());
            } else {
                self.problems.push(Problem::new(ProblemCode::ItemMissing, file).at(line).with("item", join(id, name)));
            }
        }
        names.extend(folders.iter().filter(|folder| !ordered.contains(folder.as_str())).cloned());
        self.name_empty(id, file, names.is_empty());
        let items = names.iter().filter_map(|name| self.item(id, name, said.narration, false)).collect();
        Some(Section { id: id.to_owned(), title, picture, body: SectionBody::People { items } })
    }

    /// The people that an item leads to, each once; whether they are there is looked at when every section was read.
    pub(super) fn leads(&mut self, file: &str, lines: &Lines, said: &[At<String>]) -> Vec<String> {
        let mut people: Vec<String> = Vec::new();
        let mut known: HashSet<&str> = HashSet::new();
        for At { value, start } in said {
            let person = value.trim();
            if known.insert(person) {
                people.push(person.to_owned());
                let lead = Lead { file: file.to_owned(), line: lines.line(*start), person: person.to_owned() };
                self.leads.push(lead);
            }
        }
        people
    }

    /// Takes out what leads to nobody, and names it; not what leads into one of the named sections that could not be
    /// read.
    pub(super) fn follow_leads(&mut self, sections: &mut [Section], named: &[InnerPath]) {
        let people = |section: &&Section| matches!(section.body, SectionBody::People { .. });
        let ids = sections.iter().filter(people).flat_map(Section::items).map(|item| item.id.clone());
        let known: HashSet<String> = ids.collect();
        let unread = |person: &str| {
            let section = person.rsplit_once('/').map_or("", |(section, _)| section);
            named.iter().any(|name| name.as_str() == section) && !sections.iter().any(|read| read.id == section)
        };
        for lead in std::mem::take(&mut self.leads) {
            if known.contains(&lead.person) || unread(&lead.person) {
                continue;
            }
            let problem = Problem::new(ProblemCode::PersonMissing, lead.file).at(lead.line);
            let mut problem = problem.with("value", excerpt(&lead.person, 60));
            if let Some(meant) = meant(&lead.person, &known) {
                problem = problem.with("suggestion", meant);
            }
            self.problems.push(problem);
        }
        for item in sections.iter_mut().flat_map(Section::items_mut) {
            item.people.retain(|person| known.contains(person));
        }
    }
}

/// The person who was probably meant: of the same name in a section, or of a like one.
fn meant<'p>(written: &str, people: &'p HashSet<String>) -> Option<&'p str> {
    let mut all: Vec<&str> = people.iter().map(String::as_str).collect();
    all.sort_unstable();
    let named = |name: &str| all.iter().copied().find(|person| name_of(person) == name);
    named(written).or_else(|| {
        if all.len() > SEARCHED {
            return None;
        }
        nearest(written, all.iter().copied()).or_else(|| named(nearest(written, all.iter().copied().map(name_of))?))
    })
}

fn name_of(person: &str) -> &str {
    person.rsplit_once('/').map_or(person, |(_, name)| name)
}
