//! Reading sections, by kind.

use serde::de::IgnoredAny;

use super::document::{self, Document, Lines, peek};
use super::files::MessageFile;
use super::folder::{TOML_LIMIT, join};
use super::model::{Message, Picture, Section, SectionBody, Signatory};
use super::pictures::Gaps;
use super::read::Reader;
use super::values::{PictureOrFile, Words};
use super::walk::nearest;
use crate::problem::{Problem, ProblemCode};

/// Kinds of sections.
pub(super) const KINDS: [&str; 4] = ["message", "timeline", "gallery", "people"];

/// The kind that a word is, or that it seems to mean.
pub(super) fn kind_meant(written: &str) -> Option<&'static str> {
    let exact = KINDS.into_iter().find(|kind| *kind == written);
    exact.or_else(|| nearest(written, KINDS.into_iter()))
}

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
        match kind {
            "message" => self.message(id, &file, &text),
            "timeline" => self.timeline(id, &file, &text),
            "gallery" => self.gallery(id, &file, &text),
            _ => self.people(id, &file, &text),
        }
    }

    /// The kind that a section says, or that it seems to mean. That is put in its place, so that a slip in this one word
    /// does not hide what else is wrong.
    fn kind(&mut self, file: &str, text: &mut String) -> Option<&'static str> {
        let (written, at) = peek(text, "kind")?;
        let meant = kind_meant(&written)?;
        if meant == written {
            return Some(meant);
        }
        let problem = Problem::new(ProblemCode::NotAllowed, file).at(Lines::of(text).line(at.start));
        let problem = problem.with("key", "kind").with("value", written).with("allowed", KINDS.join(", "));
        self.problems.push(problem.with("suggestion", meant));
        text.replace_range(at, &format!("{meant:?}"));
        Some(meant)
    }

    fn message(&mut self, id: &str, file: &str, text: &str) -> Option<Section> {
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
        let body = SectionBody::Message(Box::new(Message { date: said.date, notice, signatories, script }));
        Some(Section { id: id.to_owned(), title: Words::new(), picture, body })
    }

    /// The picture of a whole section, where one is named.
    pub(super) fn section_picture(
        &mut self,
        id: &str,
        file: &str,
        lines: &Lines,
        said: Option<&PictureOrFile>,
    ) -> Option<Picture> {
        let mut gaps = Gaps::default();
        let picture = self.single_picture(file, id, lines, said?, &mut gaps);
        self.name_gaps(file, gaps);
        Some(picture)
    }

    pub(super) fn name_empty(&mut self, section: &str, file: &str, empty: bool) {
        if empty {
            self.problems.push(Problem::new(ProblemCode::SectionEmpty, file).with("section", section));
        }
    }
}
