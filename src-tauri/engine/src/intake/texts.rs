//! Giving texts and tables their place: whose text it is, which events and people there are, and the section of a new
//! timeline. What is there already is left as it is.

use std::fs;

use super::contents::Contents;
use super::document::{Document, split_name};
use super::items::{self, Destination, SectionKind, Written};
use super::names::{portable, stem};
use super::pictures::Claims;
use super::place::{Place, free_folder, text_folder};
use super::shelve::{Arranged, Shelf};
use super::sources::Found;
use super::staging::Staging;
use super::table::Table;
use super::take::Ready;
use super::{ImportError, Known, Report, Role, Taken};
use crate::exhibition::model::SectionBody;
use crate::problem::{Problem, ProblemCode};
use crate::store::Hash;

impl Shelf<'_> {
    /// A text: of a message, an event or a person, where its name, its folder or `--section` says which.
    pub(super) fn document(
        &mut self,
        found: &Found,
        document: &Document,
        (arranged, contents): (&mut Arranged, &mut Contents),
        staging: &mut Staging<'_>,
        report: &mut Report,
    ) -> Result<(), ImportError> {
        let Some((folder, kind)) = self.place_of_text(found, arranged) else {
            let first = self.exhibition.sections.first().map_or("message", |section| &section.id);
            report.problems.push(Problem::new(ProblemCode::TextUnplaced, &found.shown).with("example", first));
            return Ok(());
        };
        let into = Destination { kind, languages: &self.exhibition.languages };
        let Written { mut files, remarks, .. } = match items::of_document(&found.named(), document, into) {
            Ok(written) => written,
            Err(refused) => {
                report.problems.extend(found.tell(refused.problems));
                return Ok(());
            }
        };
        let Some((path, bytes)) = files.pop() else { return Ok(()) };
        let to = format!("{folder}/{path}");
        if fs::read(self.root.join(&to)).is_ok_and(|there| there == bytes) {
            report.known.push(Known { from: found.shown.clone(), at: Some(to) });
            return Ok(());
        }
        let remarks = found.tell(document.remarks.iter().cloned().chain(remarks).collect());
        if self.is_there(&to) || arranged.has(&to) {
            if let Some(at) = contents.find(Hash::of(&bytes), bytes.len() as u64)? {
                report.known.push(Known { from: found.shown.clone(), at: Some(at) });
                return Ok(());
            }
            let kept = self.free_note(&portable(stem(&found.name), "text"), "md");
            arranged.put(kept.clone(), &bytes, staging)?;
            report.problems.extend(remarks);
            let problem = Problem::new(ProblemCode::TextThere, &found.shown).with("other", to);
            report.problems.push(problem.with("kept", &kept));
            report.taken.push(text_taken(found, kept, Role::Note));
            return Ok(());
        }
        report.problems.extend(remarks);
        // The texts of several languages come one after the other; the first brings what they share.
        for (path, bytes) in files {
            let item = format!("{folder}/{path}");
            if !self.is_there(&item) && !arranged.has(&item) {
                arranged.items.extend(item.rsplit_once('/').map(|(above, _)| above.to_owned()));
                arranged.put(item, &bytes, staging)?;
            }
        }
        arranged.put(to.clone(), &bytes, staging)?;
        report.taken.push(text_taken(found, to, Role::Text));
        Ok(())
    }

    /// The folder of a text, and what it becomes there.
    fn place_of_text(&self, found: &Found, arranged: &Arranged) -> Option<(String, SectionKind)> {
        let asked = self.asked.then_some(&self.place);
        match asked {
            Some(Place::Message { folder } | Place::Item { folder }) => {
                return Some((folder.clone(), SectionKind::Message));
            }
            Some(Place::Gallery { folder, .. }) => return Some((folder.clone(), SectionKind::Gallery)),
            Some(Place::Items { .. }) | None => {}
        }
        let (called, _) = split_name(&found.name);
        let (over, above) = found.folders();
        // A language alone is called by the folder that it is in, and stands in the one above that.
        let (called, within) = if called.is_empty() { (above, over) } else { (called, above) };
        if let Some(folder) = text_folder(self.exhibition, asked, called, &arranged.items) {
            return Some((folder, SectionKind::Message));
        }
        let section = match asked {
            Some(Place::Items { folder }) => folder,
            _ => within,
        };
        // The folder of a section is no name for anything in it.
        let unnamed = called == above && self.section(called).is_some();
        self.section(section).filter(|_| !unnamed)
    }

    fn section(&self, folder: &str) -> Option<(String, SectionKind)> {
        let section = self.exhibition.sections.iter().find(|section| section.id == folder)?;
        let kind = match section.body {
            SectionBody::Message(_) => SectionKind::Message,
            SectionBody::Timeline { .. } => SectionKind::Timeline,
            SectionBody::Gallery { .. } => SectionKind::Gallery,
            SectionBody::People { .. } => SectionKind::People,
        };
        Some((section.id.clone(), kind))
    }

    /// A table: the events of a timeline, or people. Pictures that it names go where they are named.
    pub(super) fn table(
        &mut self,
        found: &Found,
        table: &Table,
        ready: &mut [Option<Ready>],
        (arranged, contents): (&mut Arranged, &Contents),
        staging: &mut Staging<'_>,
        report: &mut Report,
    ) -> Result<(), ImportError> {
        let (section, kind, new) = self.place_of_table(arranged);
        let into = Destination { kind, languages: &self.exhibition.languages };
        let there = (contents, &arranged.items);
        let mut claims = Claims::new(&section, ready, &report.known, there, &self.root, &mut self.folders);
        let written = items::of_table(&found.named(), table, into, &mut |item, name| claims.picture(item, name));
        let claimed = claims.claimed;
        let written = match written {
            Ok(written) => written,
            Err(refused) => {
                report.problems.extend(found.tell(refused.problems));
                return Ok(());
            }
        };
        if new && self.lists_others(ready, &claimed) {
            report.problems.push(Problem::new(ProblemCode::TableBeside, &found.shown));
            return Ok(());
        }
        let mut remarks: Vec<Problem> = table.remarks.iter().cloned().chain(written.remarks).collect();
        // What would stand in a new section's file is not written for one that is there.
        remarks.retain(|remark| new || remark.code != ProblemCode::TitleTextKept);
        report.problems.extend(found.tell(remarks));
        if new {
            for (path, bytes) in written.section {
                arranged.put(format!("{section}/{path}"), &bytes, staging)?;
            }
            arranged.sections.push(section.clone());
            let to = format!("{section}/section.toml");
            report.taken.push(text_taken(found, to, Role::Section));
        } else if table.title.is_some() || !table.eras.is_empty() {
            self.leave_section(found, &section, &written.section, report);
        }
        for files in written.files.chunk_by(|(one, _), (other, _)| item_of(one) == item_of(other)) {
            let Some((path, _)) = files.first() else { continue };
            let folder = format!("{section}/{}", item_of(path));
            if self.is_there(&folder) || arranged.items.contains(&folder) {
                let same = |(path, bytes): &(String, Vec<u8>)| {
                    fs::read(self.root.join(&section).join(path)).is_ok_and(|there| there == *bytes)
                };
                if files.iter().all(same) {
                    report.known.push(Known { from: found.shown.clone(), at: Some(folder) });
                } else {
                    report.problems.push(Problem::new(ProblemCode::ItemThere, &found.shown).with("folder", folder));
                }
                continue;
            }
            for (path, bytes) in files {
                arranged.put(format!("{section}/{path}"), bytes, staging)?;
            }
            report.taken.push(text_taken(found, folder.clone(), Role::Item));
            arranged.items.insert(folder);
        }
        for (index, to) in claimed {
            if let Some(one) = ready.get_mut(index).and_then(Option::take) {
                arranged.picture(one, to, report);
            }
        }
        Ok(())
    }

    /// The section of a table's rows: the one that was named, otherwise the first timeline or a new one.
    fn place_of_table(&self, arranged: &Arranged) -> (String, SectionKind, bool) {
        if self.asked {
            let folder = self.place.folder();
            // An event or a person is no section; of_table refuses what holds no rows.
            let (folder, kind) = self.section(folder).unwrap_or_else(|| (folder.to_owned(), SectionKind::Message));
            return (folder, kind, false);
        }
        let is_timeline = |body: &SectionBody| matches!(body, SectionBody::Timeline { .. });
        let first = self.exhibition.sections.iter().find(|section| is_timeline(&section.body));
        let made = arranged.sections.first().cloned();
        match first.map(|section| section.id.clone()).or(made) {
            Some(folder) => (folder, SectionKind::Timeline, false),
            None => (free_folder(&self.root, "history"), SectionKind::Timeline, true),
        }
    }

    /// Whether pictures are left that a list of this exhibition is to name. Only one file is replaced in an import, so
    /// that it is whole or not there, and a new section is named in another.
    fn lists_others(&self, ready: &[Option<Ready>], claimed: &[(usize, String)]) -> bool {
        let listed = !matches!(self.place, Place::Gallery { new: true, .. }) && self.place.list().is_some();
        let is_claimed = |index: &usize| claimed.iter().any(|(other, _)| other == index);
        let mut left = ready.iter().enumerate().filter(|(index, _)| !is_claimed(index));
        listed && left.any(|(_, one)| one.as_ref().is_some_and(Ready::is_picture))
    }

    /// Tells that the title and the eras of a table are not taken into a section that has its own.
    fn leave_section(&self, found: &Found, section: &str, files: &[(String, Vec<u8>)], report: &mut Report) {
        let to = format!("{section}/section.toml");
        let own = fs::read(self.root.join(&to)).unwrap_or_default();
        if !files.iter().any(|(path, bytes)| path == "section.toml" && *bytes == own) {
            report.problems.push(Problem::new(ProblemCode::SectionThere, &found.shown).with("other", to));
        }
    }
}

/// The folder of an item that a file of it is in.
fn item_of(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}

fn text_taken(found: &Found, to: String, role: Role) -> Taken {
    Taken::as_it_is(found.shown.clone(), to, role)
}
