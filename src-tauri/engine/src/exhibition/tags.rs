//! Tags: those that the exhibition names, and those that items carry.

use std::collections::HashSet;

use super::document::Lines;
use super::files::TagTable;
use super::lengths::Room;
use super::model::{Section, Tag};
use super::read::Reader;
use super::values::{At, Words};
use super::walk::{excerpt, nearest};
use crate::problem::{Problem, ProblemCode};

/// Tags among which a misspelt one is looked for, at most.
const SEARCHED: usize = 500;

impl Reader<'_> {
    /// Reads the tags that the exhibition names.
    pub(super) fn declare_tags(&mut self, file: &str, lines: &Lines, said: &[TagTable]) {
        for tag in said {
            let id = tag.id.value.trim();
            let fault = if id.is_empty() {
                Some(ProblemCode::BadShortName)
            } else if self.declared.insert(id.to_owned()) {
                None
            } else {
                Some(ProblemCode::Twice)
            };
            if let Some(code) = fault {
                self.problems.push(Problem::new(code, file).at(lines.line(tag.id.start)).with("value", id));
                continue;
            }
            let title = self.title(file, lines, &tag.title, Room::Tag);
            self.tags.push(Tag { id: id.to_owned(), title });
        }
    }

    /// The tags of an item, each once. One that the exhibition does not name is named as a problem at its first place;
    /// an exhibition may also name none at all.
    pub(super) fn tags(&mut self, file: &str, lines: &Lines, said: &[At<String>]) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        let mut carried: HashSet<&str> = HashSet::new();
        for At { value, start } in said {
            let tag = value.trim();
            if tag.is_empty() || !carried.insert(tag) {
                continue;
            }
            tags.push(tag.to_owned());
            let declared = self.declared.is_empty() || self.declared.contains(tag);
            if declared || !self.undeclared.insert(tag.to_owned()) {
                continue;
            }
            let problem = Problem::new(ProblemCode::TagUndeclared, file).at(lines.line(*start));
            let mut problem = problem.with("value", excerpt(tag, 60));
            let known = self.tags.iter().take(SEARCHED).map(|known| known.id.as_str());
            if let Some(meant) = nearest(tag, known) {
                problem = problem.with("suggestion", meant);
            }
            self.problems.push(problem);
        }
        tags
    }

    /// The tags of the exhibition: those that it names in its order, then those that items carry besides, in theirs.
    pub(super) fn all_tags(&mut self, sections: &[Section]) -> Vec<Tag> {
        let mut all = std::mem::take(&mut self.tags);
        let mut known: HashSet<String> = all.iter().map(|tag| tag.id.clone()).collect();
        for tag in sections.iter().flat_map(Section::items).flat_map(|item| &item.tags) {
            if known.insert(tag.clone()) {
                all.push(Tag { id: tag.clone(), title: Words::new() });
            }
        }
        all
    }
}
