//! A paragraph while it is read.

use crate::exhibition::markdown::Passage;

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Heading,
    /// A line of a table of contents.
    Contents,
    #[default]
    Text,
}

/// What is said of the words that follow.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Run {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) hidden: bool,
}

/// A paragraph of a Word file. Two line breaks in a row part it.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is found on its own")]
pub(super) struct Paragraph {
    pub(super) role: Role,
    pub(super) listed: bool,
    pub(super) passages: Vec<Passage>,
    /// The note that it belongs to.
    pub(super) note: String,
    /// All words, also those that were deleted or are hidden.
    pub(super) seen: String,
    pub(super) style: String,
    pub(super) run: Run,
    pub(super) tracked: bool,
    pub(super) commented: bool,
    pub(super) hidden: bool,
    /// Pictures in it by the names of their files, and other things that are left out.
    pub(super) pictures: Vec<String>,
    pub(super) dropped: Vec<&'static str>,
    pub(super) broken: bool,
    pub(super) breaks: usize,
}

impl Paragraph {
    /// Adds words.
    pub(super) fn push(&mut self, words: &str) {
        if !words.trim().is_empty() {
            if self.breaks > 1 || self.passages.is_empty() {
                self.passages.push(Passage::default());
                self.broken = false;
            }
            self.breaks = 0;
        }
        let emphasised = self.run.bold || self.run.italic;
        if let Some(passage) = self.passages.last_mut() {
            passage.push(words, emphasised, &mut self.broken);
        }
    }

    /// Ends a line.
    pub(super) fn end_line(&mut self) {
        self.broken = true;
        self.breaks += 1;
    }

    /// Ends the paragraph.
    pub(super) fn finish(&mut self) {
        self.passages.iter_mut().for_each(Passage::finish);
        self.passages.retain(|passage| !passage.text.is_empty());
    }
}
