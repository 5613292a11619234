//! What an exhibition holds already, by content.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::exhibition::{is_left_behind, is_named_like_a_picture};
use crate::store::{Hash, StoreError};

/// Words before the hash of what a picture was made from, in the comment beside it.
pub(super) const MADE_FROM: &str = "BLAKE3 ";

/// Whether a file lies where visitors never see it.
fn is_note(file: &str) -> bool {
    file.rsplit_once('/').is_some_and(|(folder, _)| folder == "notes" || folder.ends_with("/notes"))
}

/// The files of an exhibition. They are only read where another has the same length.
#[derive(Debug)]
pub(super) struct Contents {
    root: PathBuf,
    by_length: HashMap<u64, Vec<String>>,
    hashes: HashMap<String, Hash>,
    lists: Vec<String>,
    made_from: Option<HashSet<String>>,
}

impl Contents {
    /// Lists the files of an exhibition, without those of an import that was killed and is about to be taken back.
    pub(super) fn of(root: &Path, pending: &BTreeSet<String>) -> Self {
        let (mut by_length, mut lists) = (HashMap::<u64, Vec<String>>::new(), Vec::new());
        let walk = WalkDir::new(root).min_depth(1).max_depth(32).sort_by_file_name();
        let visible = |entry: &walkdir::DirEntry| !is_left_behind(&entry.file_name().to_string_lossy());
        for entry in walk.into_iter().filter_entry(visible).flatten() {
            let Some(inner) = entry.path().strip_prefix(root).ok().filter(|_| entry.file_type().is_file()) else {
                continue;
            };
            let parts: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
            let file = parts.join("/");
            if pending.contains(&file) {
                continue;
            }
            if matches!(parts.last().map(AsRef::as_ref), Some("media.toml" | "item.toml")) {
                lists.push(file.clone());
            }
            by_length.entry(entry.metadata().map_or(0, |about| about.len())).or_default().push(file);
        }
        Self { root: root.to_owned(), by_length, hashes: HashMap::new(), lists, made_from: None }
    }

    /// Whether this is a file of the exhibition, by its path.
    pub(super) fn has(&self, file: &str) -> bool {
        self.by_length.values().any(|files| files.iter().any(|other| other == file))
    }

    /// Whether some file has this length in bytes.
    pub(super) fn has_length(&self, length: u64) -> bool {
        self.by_length.contains_key(&length)
    }

    /// The file with this content: one that visitors see before one that was kept for staff.
    pub(super) fn find(&mut self, hash: Hash, length: u64) -> Result<Option<String>, StoreError> {
        let mut note = None;
        for file in self.by_length.get(&length).into_iter().flatten() {
            let known = if let Some(known) = self.hashes.get(file) {
                *known
            } else {
                let path = self.root.join(file);
                let (known, _) = Hash::of_file(&path).map_err(StoreError::read(&path))?;
                self.hashes.insert(file.clone(), known);
                known
            };
            if known == hash && !is_note(file) {
                return Ok(Some(file.clone()));
            }
            if known == hash {
                note.get_or_insert_with(|| file.clone());
            }
        }
        Ok(note)
    }

    /// The file with this content that visitors see.
    pub(super) fn find_seen(&mut self, hash: Hash, length: u64) -> Result<Option<String>, StoreError> {
        Ok(self.find(hash, length)?.filter(|file| !is_note(file)))
    }

    /// The one picture of the exhibition that is the one that a table calls so, by its path.
    pub(super) fn picture_called(&self, is_called: impl Fn(&str) -> bool) -> Option<&str> {
        let pictures = self.by_length.values().flatten().map(String::as_str);
        let mut called = pictures.filter(|file| is_named_like_a_picture(file) && !is_note(file) && is_called(file));
        let only = called.next()?;
        called.next().is_none().then_some(only)
    }

    /// Whether some picture was made from this content, as the comment beside it says.
    pub(super) fn has_made_from(&mut self, hash: Hash) -> bool {
        let (root, lists) = (&self.root, &self.lists);
        let noted = self.made_from.get_or_insert_with(|| {
            let texts = lists.iter().filter_map(|file| fs::read_to_string(root.join(file)).ok());
            let noted = |text: String| -> Vec<String> {
                text.split(MADE_FROM).skip(1).filter_map(|after| after.get(..64).map(str::to_owned)).collect()
            };
            texts.flat_map(noted).collect()
        });
        noted.contains(&hash.to_string())
    }
}
