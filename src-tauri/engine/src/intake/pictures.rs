//! Pictures that a table names: each goes into the folder of the first event or person that names it.

use std::collections::BTreeSet;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use super::Known;
use super::contents::Contents;
use super::names::{portable, stem};
use super::place::Folders;
use super::take::Ready;

/// Pictures by the rows that name them.
pub(super) struct Claims<'c> {
    section: &'c str,
    ready: &'c [Option<Ready>],
    known: &'c [Known],
    contents: &'c Contents,
    /// Events and people that this import brings.
    items: &'c BTreeSet<String>,
    root: &'c Path,
    folders: &'c mut Folders,
    /// Which of those that are ready, and where each goes.
    pub(super) claimed: Vec<(usize, String)>,
}

impl<'c> Claims<'c> {
    pub(super) fn new(
        section: &'c str,
        ready: &'c [Option<Ready>],
        known: &'c [Known],
        (contents, items): (&'c Contents, &'c BTreeSet<String>),
        root: &'c Path,
        folders: &'c mut Folders,
    ) -> Self {
        Self { section, ready, known, contents, items, root, folders, claimed: Vec::new() }
    }

    /// Where a picture is, as the `item.toml` of an item in the section names it: among the files of this import by its
    /// name, with or without its extension, or in the exhibition where one picture is called so. Nothing where it is in
    /// neither.
    pub(super) fn picture(&mut self, item: &str, written: &str) -> Option<String> {
        let folder = format!("{}/{item}", self.section);
        let seen_from = |path: &str| match path.strip_prefix(&folder).and_then(|rest| rest.strip_prefix('/')) {
            Some(file) => file.to_owned(),
            None => format!("/{path}"),
        };
        let is_named =
            |one: &Option<Ready>| one.as_ref().is_some_and(|one| one.is_picture() && fits(&one.found.name, written));
        if let Some(index) = self.ready.iter().position(is_named) {
            if let Some((_, to)) = self.claimed.iter().find(|(other, _)| *other == index) {
                return Some(seen_from(to));
            }
            // What is there is left as it is, so nothing is put into it.
            if self.items.contains(&folder) || self.root.join(&folder).exists() {
                return Some(written.to_owned());
            }
            let one = self.ready.get(index)?.as_ref()?;
            let names = self.folders.names(self.root, &folder, &[]);
            let file = names.take(&portable(stem(&one.found.name), "picture"), &one.extension);
            self.claimed.push((index, format!("{folder}/{file}")));
            return Some(file);
        }
        let known = self.known.iter().find(|known| fits(&known.from, written));
        let known = known.and_then(|known| known.at.as_deref()).filter(|at| self.root.join(at).is_file());
        let at = known.or_else(|| self.contents.picture_called(|file| fits(file, written)))?;
        Some(seen_from(at))
    }
}

/// Whether a file is the one that a table calls so, whatever folder or address stands before the name.
fn fits(file: &str, written: &str) -> bool {
    let name = |path: &str| -> String {
        let last = path.rsplit(['/', '\\']).next().unwrap_or(path).trim();
        last.nfc().flat_map(char::to_lowercase).collect()
    };
    let (file, written) = (name(file), name(written));
    !written.is_empty() && (file == written || stem(&file) == written)
}
