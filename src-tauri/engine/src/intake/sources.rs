//! What is in the sources: files, folders and sticks, listed within limits. Nothing is read yet.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::ImportError;
use super::names::shown;
use crate::exhibition::is_left_behind;
use crate::problem::{Problem, ProblemCode};

/// Files in all sources together, at most.
pub const MOST_FILES: usize = 20_000;

/// Folders inside one another in a source, at most.
pub const DEEPEST: usize = 32;

/// A file in a source.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Where it is, as reports tell it.
    pub(super) shown: String,
    /// Its name.
    pub(super) name: String,
    /// The folder that it is in, with the one above that where there is one: `history/1952-founded`. Empty where the file
    /// itself is the source.
    pub(super) above: String,
    /// Its length in bytes, as the source tells it.
    pub(super) length: u64,
    pub(super) at: At,
}

/// Where a file is read from.
#[derive(Clone, Debug)]
pub(super) enum At {
    File(PathBuf),
    /// In a zip, by its place in the list.
    Entry {
        archive: PathBuf,
        index: usize,
    },
}

impl Found {
    /// Names of the folder above the one that it is in, and of that one.
    pub(super) fn folders(&self) -> (&str, &str) {
        self.above.rsplit_once('/').unwrap_or(("", &self.above))
    }
}

impl At {
    /// The file on the disk that is read.
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::File(path) | Self::Entry { archive: path, .. } => path,
        }
    }
}

/// Lists the files of all sources in order; what is no file is named as a problem. The exhibition itself is passed
/// over where a source holds it.
pub(super) fn list(
    sources: &[PathBuf],
    exhibition: &Path,
    problems: &mut Vec<Problem>,
) -> Result<Vec<Found>, ImportError> {
    let exhibition = exhibition.canonicalize().ok();
    let mut found = Vec::new();
    for source in sources {
        let about = match fs::metadata(source) {
            Ok(about) => about,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Err(ImportError::NoSource { path: source.clone() });
            }
            Err(error) => return Err(ImportError::source(source)(error)),
        };
        if about.is_dir() {
            folder(source, exhibition.as_deref(), &mut found, problems)?;
        } else if about.is_file() {
            let name = source.file_name().map(decoded).unwrap_or_default();
            let told = shown(&decoded(source.as_os_str()));
            let at = At::File(source.clone());
            found.push(Found { shown: told, name, above: String::new(), length: about.len(), at });
        } else {
            problems.push(Problem::new(ProblemCode::ImportDevice, shown(&decoded(source.as_os_str()))));
        }
        if found.len() > MOST_FILES {
            return Err(ImportError::TooMany);
        }
    }
    Ok(found)
}

fn folder(
    source: &Path,
    exhibition: Option<&Path>,
    found: &mut Vec<Found>,
    problems: &mut Vec<Problem>,
) -> Result<(), ImportError> {
    let is_wanted = |entry: &DirEntry| {
        let hidden = entry.depth() > 0 && is_of_no_use(&entry.file_name().to_string_lossy());
        let own = entry.file_type().is_dir()
            && exhibition.is_some()
            && entry.path().canonicalize().ok().as_deref() == exhibition;
        !hidden && !own
    };
    let walk = WalkDir::new(source).max_depth(DEEPEST).sort_by_file_name();
    for entry in walk.into_iter().filter_entry(is_wanted) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(source).to_owned();
                let error = io::Error::from(error);
                if error.kind() != io::ErrorKind::PermissionDenied {
                    return Err(ImportError::source(&path)(error));
                }
                problems.push(Problem::unreadable(shown(&decoded(path.as_os_str())), &error));
                continue;
            }
        };
        let kind = entry.file_type();
        let told = shown(&decoded(entry.path().as_os_str()));
        if kind.is_dir() {
            if entry.depth() == DEEPEST {
                problems.push(Problem::new(ProblemCode::ImportTooDeep, told).with("limit", DEEPEST));
            }
        } else if kind.is_symlink() {
            problems.push(Problem::new(ProblemCode::ImportLink, told));
        } else if !kind.is_file() {
            // Opening a pipe would wait for somebody to write into it.
            problems.push(Problem::new(ProblemCode::ImportDevice, told));
        } else {
            let above = entry.path().parent().map(|folder| above(source, folder)).unwrap_or_default();
            let length = entry.metadata().map_err(|error| ImportError::source(entry.path())(error.into()))?.len();
            let name = decoded(entry.file_name());
            found.push(Found { shown: told, name, above, length, at: At::File(entry.into_path()) });
            if found.len() > MOST_FILES {
                return Err(ImportError::TooMany);
            }
        }
    }
    Ok(())
}

/// A folder of a source as files in it know it: its name and that of the one above, which may be the source itself.
fn above(source: &Path, folder: &Path) -> String {
    let name = |folder: &Path| folder.file_name().map(decoded).unwrap_or_default();
    match folder.parent().filter(|_| folder != source) {
        Some(over) if !name(over).is_empty() => format!("{}/{}", name(over), name(folder)),
        _ => name(folder),
    }
}

/// Whether a file or folder is nobody's work, by its name: also the list of edits that a phone keeps beside a photograph.
pub(super) fn is_of_no_use(name: &str) -> bool {
    is_left_behind(name) || name.to_lowercase().ends_with(".aae")
}

/// Opens a file that is still one.
pub(super) fn open(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::ErrorKind::IsADirectory.into()) }
}

/// A name of the file system. One that is not Unicode was probably written by a Chinese Windows.
fn decoded(name: &OsStr) -> String {
    if let Some(name) = name.to_str() {
        return name.to_owned();
    }
    encoding_rs::GB18030.decode_without_bom_handling(name.as_encoded_bytes()).0.into_owned()
}
