//! The texts of items.

use jiff::Timestamp;

use super::{Draft, DraftError, StepKind};
use crate::exhibition::{self, LanguageTag, MARKDOWN_LIMIT};

impl Draft {
    /// Writes the text of an item in one language, its title first, as Markdown: `# Title`, an empty line, paragraphs. An
    /// empty one is taken away.
    ///
    /// # Errors
    /// When there is no such item, the exhibition does not have the language, the text is too long, or as every step.
    pub fn write_text(
        &self,
        item: &str,
        language: &LanguageTag,
        text: &str,
        by: &str,
        now: Timestamp,
    ) -> Result<(), DraftError> {
        let _lock = self.lock(by, now)?;
        let draft = exhibition::read(&self.folder()).map_err(|_| DraftError::Unreadable { file: String::new() })?;
        let unknown = |what: &str| DraftError::Unknown { what: what.to_owned() };
        let (_, script) = draft.exhibition.scripts().find(|(id, _)| *id == item).ok_or_else(|| unknown(item))?;
        if !draft.exhibition.languages.contains(language) {
            return Err(unknown(language.as_str()));
        }
        let file = script.files.get(language).cloned().unwrap_or_else(|| format!("{item}/{language}.md"));
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        let text = lines.join("\n").trim().to_owned();
        if text.len() as u64 >= MARKDOWN_LIMIT {
            return Err(DraftError::TooLong { file });
        }
        let written = (!text.is_empty()).then(|| (text + "\n").into_bytes());
        self.change((StepKind::Text, item), vec![(file, written)], (by, now))
    }

    /// The text of an item in one language as it is written; empty where there is none, or none that can be read.
    pub(super) fn text(&self, file: Option<&String>) -> String {
        let path = file.map(|file| self.folder().join(file));
        let text = path.and_then(|path| std::fs::read_to_string(path).ok()).unwrap_or_default();
        text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
    }
}
