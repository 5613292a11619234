//! Reading texts and tables. What they say is held until everything was read: a table may name pictures that come later.

use std::fs;

use super::ImportError;
use super::copy::Fault;
use super::document::{self, Document};
use super::refused::Refused;
use super::sources::Found;
use super::table::{self, Table};
use super::take::{Ready, Taker};
use crate::problem::{Problem, ProblemCode};

/// Bytes of all texts and tables of an import, at most.
pub const MOST_TEXT: u64 = 64 << 20;

/// A text or a table that was read.
pub(super) struct Text {
    pub(super) found: Found,
    pub(super) says: Says,
}

/// What it says.
pub(super) enum Says {
    Document(Document),
    Table(Box<Table>),
}

impl Taker<'_> {
    pub(super) fn document(&mut self, found: Found) -> Result<Option<Ready>, Fault> {
        self.text(found, document::LIMIT, |file, bytes| {
            let document = document::read(file, bytes)?;
            let length = document.markdown.len() as u64;
            Ok((Says::Document(document), length))
        })
    }

    pub(super) fn table(&mut self, found: Found) -> Result<Option<Ready>, Fault> {
        self.text(found, table::LIMIT, |file, bytes| {
            Ok((Says::Table(Box::new(table::read(file, bytes)?)), bytes.len() as u64))
        })
    }

    fn text(
        &mut self,
        found: Found,
        limit: usize,
        read: impl FnOnce(&str, &[u8]) -> Result<(Says, u64), Refused>,
    ) -> Result<Option<Ready>, Fault> {
        let extension = super::names::extension(&found.name);
        let Some(copied) = self.copy(&found, &extension, limit as u64)? else { return Ok(None) };
        let bytes = fs::read(&copied.path).map_err(ImportError::source(found.at.path()))?;
        self.discard(&copied)?;
        let (says, length) = read(&found.named(), &bytes).map_err(|refused| found.tell(refused.problems))?;
        self.text += length;
        if self.text > MOST_TEXT {
            return Err(Problem::new(ProblemCode::ImportTexts, &found.shown).with("limit", MOST_TEXT >> 20).into());
        }
        self.texts.push(Text { found, says });
        Ok(None)
    }
}

impl Found {
    /// Its name, with the folder that it is in.
    pub(super) fn named(&self) -> String {
        if self.above.is_empty() { self.name.clone() } else { format!("{}/{}", self.above, self.name) }
    }

    /// Problems of its content, by the name under which reports tell it.
    pub(super) fn tell(&self, problems: Vec<Problem>) -> Vec<Problem> {
        problems.into_iter().map(|problem| Problem { file: self.shown.clone(), ..problem }).collect()
    }
}
