use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::exhibition::is_left_behind;
use crate::store::StoreError;

/// One of staff's files.
pub(crate) struct StaffFile {
    /// Path in the exhibition, with `/`.
    pub(crate) name: String,
    /// Where it is.
    pub(crate) path: PathBuf,
}

/// Every file of an exhibition's folder, by name. A link stands for the file that it leads to, where that is in the
/// folder too; nothing outside is taken in.
pub(crate) fn files(root: &Path) -> Result<Vec<StaffFile>, StoreError> {
    let inside = root.canonicalize().map_err(StoreError::read(root))?;
    let mut files = Vec::new();
    for entry in WalkDir::new(root).sort_by_file_name().into_iter().filter_entry(is_staffs) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(root).to_owned();
            StoreError::read(&path)(error.into())
        })?;
        let taken =
            entry.file_type().is_file() || entry.file_type().is_symlink() && leads_to_file(entry.path(), &inside);
        if !taken {
            continue;
        }
        let inner = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let parts: Vec<_> = inner.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        files.push(StaffFile { name: parts.join("/"), path: entry.into_path() });
    }
    Ok(files)
}

fn leads_to_file(link: &Path, inside: &Path) -> bool {
    link.canonicalize().is_ok_and(|target| target.starts_with(inside) && target.is_file())
}

/// What systems and editors leave in folders is nobody's work; reading an exhibition does not see it either.
fn is_staffs(entry: &DirEntry) -> bool {
    entry.depth() == 0 || !is_left_behind(&entry.file_name().to_string_lossy())
}
