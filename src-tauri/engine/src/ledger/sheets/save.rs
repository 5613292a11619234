use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::{Names, XlsxError, csv, xlsx};
use crate::ledger::{Days, Visits};
use crate::store::{Disk, RealDisk, StoreError};
use crate::words::Lang;

/// So many exports of the same days lie in one folder, at most.
const MOST: u32 = 1000;

/// The counts were not saved. No half of a file is left.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The stick is full, read-only or gone.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// They did not come to be a workbook.
    #[error("no workbook: {0}")]
    Workbook(#[from] XlsxError),
}

/// Saves the counts in a folder, such as a stick's: a file for spreadsheets and one for all other programs, named by
/// their days. Nothing that is there is overwritten; each file is there whole or not at all, and outlasts that the stick
/// is pulled out once this is done. Returns both.
///
/// # Errors
/// When the folder can't be written.
pub fn save(folder: &Path, visits: &Visits, lang: Lang, names: &Names) -> Result<[PathBuf; 2], SaveError> {
    let failed = |source| SaveError::Store(StoreError::Write { path: folder.to_owned(), source });
    let contents = [xlsx(visits, lang, names)?, csv(visits, lang, names)];
    let [book, values] = contents.map(|content| written(folder, &content));
    // Both are on the disk before either has its name.
    let (book, values) = (book.map_err(failed)?, values.map_err(failed)?);
    let paths = free(folder, visits.days).ok_or_else(|| failed(ErrorKind::AlreadyExists.into()))?;
    book.persist_noclobber(&paths[0]).map_err(|error| failed(error.error))?;
    if let Err(error) = values.persist_noclobber(&paths[1]) {
        drop(std::fs::remove_file(&paths[0]));
        return Err(failed(error.error));
    }
    RealDisk.sync_folder(folder).map_err(failed)?;
    Ok(paths)
}

/// Two names that nothing has.
fn free(folder: &Path, days: Days) -> Option<[PathBuf; 2]> {
    let stem = format!("jubilee-visits-{}-{}", days.from(), days.to());
    let stems = (1..=MOST).map(|n| if n == 1 { stem.clone() } else { format!("{stem}-{n}") });
    let mut pairs = stems.map(|stem| ["xlsx", "csv"].map(|ending| folder.join(format!("{stem}.{ending}"))));
    pairs.find(|pair| pair.iter().all(|path| path.symlink_metadata().is_err()))
}

fn written(folder: &Path, content: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    // Whoever takes the stick to another machine is somebody else there.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    let mut file = builder.prefix(".jubilee-").tempfile_in(folder)?;
    file.write_all(content)?;
    file.as_file().sync_all()?;
    Ok(file)
}
