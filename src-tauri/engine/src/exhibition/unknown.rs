//! Files that nothing reads: probably misplaced, misspelt or forgotten.

use std::collections::BTreeMap;

use super::folder::join;
use super::pictures::is_named_like_a_picture;
use super::read::Reader;
use crate::problem::{Problem, ProblemCode};

/// Folders that staff may keep beside the texts and that visitors never see: spoken forms, and notes.
const OWN_FOLDERS: [&str; 2] = ["spoken", "notes"];

/// Whether a folder of a section is no item.
pub(super) fn is_known_folder(name: &str) -> bool {
    OWN_FOLDERS.contains(&name)
}

impl Reader<'_> {
    /// Names the files that nothing read, by folder. `named` are the sections of `exhibition.toml`, `read` those that
    /// could be read: in the others everything would seem forgotten.
    pub(super) fn name_unknown_files(&mut self, named: &[&str], read: &[&str]) {
        let mut roots: Vec<&str> = read.iter().copied().chain(["words"]).collect();
        for folder in self.folder.folders("") {
            if named.contains(&folder) || folder == "words" || is_known_folder(folder) {
                continue;
            }
            // Pictures may stand in a folder of their own.
            if self.uses_anything_in(folder) {
                roots.push(folder);
            } else {
                self.problems.push(Problem::new(ProblemCode::FolderUnlisted, folder));
            }
        }
        let mut unknown = Vec::new();
        self.unknown_in("", &mut unknown);
        for root in roots {
            self.unknown_below(root, 0, &mut unknown);
        }
        let mut by_folder: BTreeMap<(String, bool), (usize, String)> = BTreeMap::new();
        for (folder, name) in unknown {
            let picture = is_named_like_a_picture(&name);
            by_folder.entry((folder, picture)).or_insert((0, name)).0 += 1;
        }
        for ((folder, picture), (count, first)) in by_folder {
            let code = if picture { ProblemCode::PictureUnlisted } else { ProblemCode::FileUnknown };
            let problem = Problem::new(code, join(&folder, &first));
            self.problems.push(problem.with("count", count).with("first", first).with("folder", folder));
        }
    }

    fn uses_anything_in(&self, folder: &str) -> bool {
        let start = join(folder, "");
        self.used.range(start.clone()..).next().is_some_and(|file| file.starts_with(&start))
    }

    fn unknown_below(&self, folder: &str, depth: usize, unknown: &mut Vec<(String, String)>) {
        self.unknown_in(folder, unknown);
        if depth < 32 {
            for inner in self.folder.folders(folder).filter(|inner| !is_known_folder(inner)) {
                self.unknown_below(&join(folder, inner), depth + 1, unknown);
            }
        }
    }

    fn unknown_in(&self, folder: &str, unknown: &mut Vec<(String, String)>) {
        let names = self.folder.files(folder);
        let forgotten = names.filter(|name| !self.used.contains(&join(folder, name)) && !is_a_notice(name));
        unknown.extend(forgotten.map(|name| (folder.to_owned(), name.to_owned())));
    }
}

/// Licences and notes to colleagues.
fn is_a_notice(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    ["readme", "license", "licence", "copying", "notice", "authors"].contains(&stem.as_str())
}
