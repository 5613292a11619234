//! What an import that was killed moved into an exhibition and did not come to name. It is not there until the next
//! import has taken it back or moved it in again.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

use super::names::InnerPath;
use crate::store::Hash;

/// The hidden folder of an import.
pub(crate) const FOLDER: &str = ".jubilee-import";
/// The journal in it.
pub(crate) const JOURNAL: &str = "journal.json";

/// What moves where, by path in the exhibition.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Journal {
    /// Folders to make, those above first.
    pub(crate) folders: Vec<String>,
    /// New files.
    pub(crate) moves: Vec<Move>,
    /// The file that names them, replaced last.
    pub(crate) switch: Option<Switch>,
}

/// A new file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Move {
    /// Its name in the hidden folder.
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) hash: Hash,
}

/// A file that is replaced.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Switch {
    /// Name of the new one in the hidden folder.
    pub(crate) from: String,
    pub(crate) to: String,
    /// What it was; nothing where it was not there.
    pub(crate) before: Option<Hash>,
    pub(crate) after: Hash,
}

impl Journal {
    /// The journal of an exhibition's hidden folder. One that leads out of either is nobody's who imported: it came with
    /// an exhibition from elsewhere, and is passed over.
    pub(crate) fn read(root: &Path) -> Option<Self> {
        let folder = root.join(FOLDER);
        if !folder.symlink_metadata().is_ok_and(|about| about.is_dir()) {
            return None;
        }
        let journal: Self = serde_json::from_slice(&fs::read(folder.join(JOURNAL)).ok()?).ok()?;
        journal.stays_inside().then_some(journal)
    }

    fn stays_inside(&self) -> bool {
        let inner = |path: &String| InnerPath::parse(path).is_ok();
        let beside = |name: &String| inner(name) && !name.contains('/');
        self.folders.iter().all(inner)
            && self.moves.iter().all(|moved| beside(&moved.from) && inner(&moved.to))
            && self.switch.iter().all(|switch| beside(&switch.from) && inner(&switch.to))
    }

    /// Whether the import was cut off before it was whole. Where the list was replaced it was not, nor where somebody
    /// has written into it since: who named the files by hand keeps them.
    fn is_cut_off(&self, root: &Path) -> bool {
        match &self.switch {
            Some(switch) => content(&root.join(&switch.to)) == switch.before,
            None => !self.moves.iter().all(|moved| is_moved(root, moved)),
        }
    }

    /// The files that a killed import moved in and that nothing names.
    pub(crate) fn unnamed(&self, root: &Path) -> Vec<&Move> {
        if self.is_cut_off(root) { self.moved(root) } else { Vec::new() }
    }

    /// The files that this import moved in, unless the list was replaced and names them.
    pub(crate) fn unfinished(&self, root: &Path) -> Vec<&Move> {
        match &self.switch {
            Some(switch) if content(&root.join(&switch.to)) == Some(switch.after) => Vec::new(),
            _ => self.moved(root),
        }
    }

    fn moved(&self, root: &Path) -> Vec<&Move> {
        let is_there = |moved: &&Move| is_moved(root, moved) && content(&root.join(&moved.to)) == Some(moved.hash);
        self.moves.iter().filter(is_there).collect()
    }
}

fn is_moved(root: &Path, moved: &Move) -> bool {
    !root.join(FOLDER).join(&moved.from).exists()
}

pub(crate) fn content(path: &Path) -> Option<Hash> {
    Hash::of_file(path).ok().map(|(hash, _)| hash)
}

/// What is not there yet although it lies in the exhibition.
#[derive(Debug, Default)]
pub(crate) struct Unfinished {
    /// Files, by path with `/`.
    pub(crate) files: BTreeSet<String>,
    folders: BTreeSet<String>,
}

impl Unfinished {
    /// Of the import that was killed last, if one was.
    pub(crate) fn of(root: &Path) -> Self {
        let Some(journal) = Journal::read(root).filter(|journal| journal.is_cut_off(root)) else {
            return Self::default();
        };
        let files = journal.moved(root).into_iter().map(|moved| moved.to.clone()).collect();
        Self { files, folders: journal.folders.into_iter().collect() }
    }

    /// Whether a file or folder of the exhibition is to be passed over: also a folder that was made and holds nothing
    /// else.
    pub(crate) fn hides(&self, root: &Path, path: &str) -> bool {
        let is_else = |entry: walkdir::DirEntry| {
            let inner = entry.path().strip_prefix(root).map(super::folder::slashed).unwrap_or_default();
            !entry.file_type().is_dir() && !self.files.contains(&inner)
        };
        self.files.contains(path)
            || self.folders.contains(path)
                && !WalkDir::new(root.join(path)).min_depth(1).into_iter().flatten().any(is_else)
    }
}
