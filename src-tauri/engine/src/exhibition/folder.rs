//! The folder that staff wrote: what is in it, and reading its files within limits.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::document::Lines;
use super::names::{NameFault, check_name};
use super::unfinished::Unfinished;
use crate::problem::{Problem, ProblemCode};
use crate::store::Hash;

/// Folders inside one another, at most.
const DEPTH: usize = 32;
/// Files and folders in an exhibition, at most.
const ENTRIES: usize = 200_000;

/// Largest TOML file, in bytes.
pub const TOML_LIMIT: u64 = 1024 * 1024;
/// Largest list of a gallery's pictures, in bytes: as many pictures as there may be items, with their words.
pub const MEDIA_LIMIT: u64 = 8 * 1024 * 1024;
/// Largest Markdown file, in bytes.
pub const MARKDOWN_LIMIT: u64 = 1024 * 1024;
/// Largest file of timings, in bytes.
pub const TIMINGS_LIMIT: u64 = 2 * 1024 * 1024;

/// The folder can't be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is no such folder.
    #[error("{path} is not a folder")]
    NotAFolder {
        /// What was asked for.
        path: PathBuf,
    },
    /// The machine refused.
    #[error("{path} can't be read: {source}")]
    Unreadable {
        /// What was asked for.
        path: PathBuf,
        /// What the machine said.
        source: std::io::Error,
    },
}

/// What is in a folder, by path with `/` between the parts. Hidden files, what operating systems leave behind and what
/// an import was killed over are not in it.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    files: BTreeMap<String, u64>,
    folders: BTreeMap<String, Vec<String>>,
    read: RefCell<BTreeMap<String, Hash>>,
}

impl Folder {
    /// Lists a folder, naming what can't be stored everywhere and what leads out of it.
    ///
    /// # Errors
    /// When it is not a folder, or can't be listed.
    pub fn list(root: &Path, problems: &mut Vec<Problem>) -> Result<Self, ReadError> {
        let unreadable = |source| ReadError::Unreadable { path: root.to_owned(), source };
        let is_folder = match std::fs::metadata(root) {
            Ok(about) => about.is_dir(),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => false,
            Err(error) => return Err(unreadable(error)),
        };
        if !is_folder {
            return Err(ReadError::NotAFolder { path: root.to_owned() });
        }
        std::fs::read_dir(root).map_err(unreadable)?;
        let real = root.canonicalize().map_err(unreadable)?;
        let mut folder =
            Self { root: root.to_owned(), files: BTreeMap::new(), folders: BTreeMap::new(), read: RefCell::default() };
        folder.folders.insert(String::new(), Vec::new());
        let unfinished = Unfinished::of(root);
        let walk = WalkDir::new(root).min_depth(1).max_depth(DEPTH).sort_by_file_name();
        let visible = |entry: &walkdir::DirEntry| !is_left_behind(&entry.file_name().to_string_lossy());
        for (count, entry) in walk.into_iter().filter_entry(visible).enumerate() {
            if count >= ENTRIES {
                problems.push(Problem::new(ProblemCode::TooManyFiles, "").with("limit", ENTRIES));
                break;
            }
            match entry {
                Ok(entry) if unfinished.hides(root, &slashed(entry.path().strip_prefix(root).unwrap_or(root))) => {}
                Ok(entry) => folder.add(&real, &entry, problems),
                Err(error) => {
                    let path = error.path().and_then(|path| path.strip_prefix(root).ok());
                    let file = path.map(slashed).unwrap_or_default();
                    problems.push(Problem::unreadable(file, &error.into()));
                }
            }
        }
        folder.name_collisions(problems);
        Ok(folder)
    }

    fn add(&mut self, real: &Path, entry: &walkdir::DirEntry, problems: &mut Vec<Problem>) {
        let path = entry.path().strip_prefix(&self.root).unwrap_or(entry.path());
        let name = slashed(path);
        let fault = match entry.file_name().to_str() {
            Some(last) => check_name(last).err(),
            None => Some(NameFault::Encoding),
        };
        if let Some(fault) = fault {
            problems.push(Problem::new(ProblemCode::NameForbidden, &name).with("why", fault.key()));
            if fault == NameFault::Encoding {
                return;
            }
        }
        let kind = entry.file_type();
        let length = if kind.is_symlink() {
            match entry.path().canonicalize() {
                Ok(target) if !target.starts_with(real) => {
                    problems.push(Problem::new(ProblemCode::LinkOutside, &name));
                    return;
                }
                Ok(target) if target.is_file() => target.metadata().map_or(0, |data| data.len()),
                _ => {
                    problems.push(Problem::new(ProblemCode::LinkUnusable, &name));
                    return;
                }
            }
        } else if kind.is_dir() {
            if entry.depth() >= DEPTH {
                problems.push(Problem::new(ProblemCode::TooDeep, &name).with("limit", DEPTH));
            }
            self.folders.insert(name.clone(), Vec::new());
            self.note_child(&name);
            return;
        } else if !kind.is_file() {
            // Opening a pipe would wait for somebody to write into it.
            problems.push(Problem::new(ProblemCode::NotAFile, &name));
            return;
        } else {
            entry.metadata().map_or(0, |data| data.len())
        };
        self.note_child(&name);
        self.files.insert(name, length);
    }

    fn note_child(&mut self, path: &str) {
        let (parent, child) = path.rsplit_once('/').unwrap_or(("", path));
        self.folders.entry(parent.to_owned()).or_default().push(child.to_owned());
    }

    fn name_collisions(&self, problems: &mut Vec<Problem>) {
        for (parent, children) in &self.folders {
            let mut seen: HashMap<String, &str> = HashMap::new();
            for child in children {
                if let Some(other) = seen.insert(child.to_lowercase(), child) {
                    let file = join(parent, child);
                    problems
                        .push(Problem::new(ProblemCode::NamesCollide, file).with("name", child).with("other", other));
                }
            }
        }
    }

    /// Where a file is on the disk.
    pub fn path(&self, file: &str) -> PathBuf {
        self.root.join(file)
    }

    /// Whether the file is there.
    pub fn has_file(&self, file: &str) -> bool {
        self.files.contains_key(file)
    }

    /// Whether the folder is there.
    pub fn has_folder(&self, folder: &str) -> bool {
        self.folders.contains_key(folder)
    }

    /// Names of the files in a folder, in order.
    pub fn files(&self, folder: &str) -> impl Iterator<Item = &str> {
        self.children(folder).filter(move |child| self.files.contains_key(&join(folder, child)))
    }

    /// Names of the folders in a folder, in order.
    pub fn folders(&self, folder: &str) -> impl Iterator<Item = &str> {
        self.children(folder).filter(move |child| self.folders.contains_key(&join(folder, child)))
    }

    fn children(&self, folder: &str) -> impl Iterator<Item = &str> {
        self.folders.get(folder).into_iter().flatten().map(String::as_str)
    }

    /// Reads a text of at most `limit` bytes, without the mark that some editors put before it. Names what is wrong with
    /// it; absent where the file is not there or can't be used.
    pub fn text(&self, file: &str, limit: u64, problems: &mut Vec<Problem>) -> Option<String> {
        self.files.get(file)?;
        let mut bytes = Vec::new();
        let read = std::fs::File::open(self.path(file)).and_then(|open| open.take(limit + 1).read_to_end(&mut bytes));
        if let Err(error) = read {
            problems.push(Problem::unreadable(file, &error));
            return None;
        }
        if bytes.len() as u64 > limit {
            problems.push(Problem::new(ProblemCode::TooLarge, file).with("limit", limit / 1024));
            return None;
        }
        self.read.borrow_mut().insert(file.to_owned(), Hash::of(&bytes));
        match String::from_utf8(bytes) {
            Ok(text) => Some(match text.strip_prefix('\u{feff}') {
                Some(rest) => rest.to_owned(),
                None => text,
            }),
            Err(error) => {
                let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
                let line = Lines::of(&String::from_utf8_lossy(valid)).line(valid.len());
                problems.push(Problem::new(ProblemCode::NotUtf8, file).at(line));
                None
            }
        }
    }
}

impl Folder {
    /// The texts that were read, each with the hash of what it said.
    pub fn into_read(self) -> BTreeMap<String, Hash> {
        self.read.into_inner()
    }
}

/// A path inside a folder.
pub fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

pub(super) fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// Hidden files, editors' copies, and what file managers and systems leave in every folder and on every disk.
pub fn is_left_behind(name: &str) -> bool {
    const LEFT: [&str; 8] = [
        "thumbs.db",
        "desktop.ini",
        "__macosx",
        "$recycle.bin",
        "recycler",
        "system volume information",
        "lost+found",
        "lost.dir",
    ];
    let lower = name.to_lowercase();
    let found = lower.strip_prefix("found.").is_some_and(|number| number.parse::<u16>().is_ok());
    name.starts_with('.') || name.starts_with("~$") || name.ends_with('~') || LEFT.contains(&lower.as_str()) || found
}
