//! The texts that are narrated: those with spoken forms beside them.

use std::path::{Path, PathBuf};

use super::NarrateError;

/// A text in one language that has a spoken form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text {
    /// Its folder in the exhibition, with `/` between the parts.
    pub folder: String,
    /// BCP 47 tag.
    pub language: String,
    /// Its folder on this machine.
    pub path: PathBuf,
}

/// Every text of the exhibition that has a `spoken/LANGUAGE.toml`, by folder and language.
pub fn all(exhibition: &Path) -> Result<Vec<Text>, NarrateError> {
    let mut found = Vec::new();
    let mut folders = vec![(String::new(), exhibition.to_owned())];
    while let Some((folder, path)) = folders.pop() {
        for (name, inner) in entries(&path)?.into_iter().filter(|(_, inner)| inner.is_dir()) {
            if name == "spoken" {
                let languages = entries(&inner)?;
                found.extend(languages.iter().filter_map(|(name, _)| name.strip_suffix(".toml")).map(|language| {
                    Text { folder: folder.clone(), language: language.to_owned(), path: path.clone() }
                }));
            } else {
                folders.push((if folder.is_empty() { name } else { format!("{folder}/{name}") }, inner));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The texts of the folders that are named; all where none is.
pub fn chosen(exhibition: &Path, folders: &[String]) -> Result<Vec<Text>, NarrateError> {
    let all = all(exhibition)?;
    if folders.is_empty() {
        return Ok(all);
    }
    let mut chosen = Vec::new();
    for named in folders {
        let folder = named.trim_end_matches('/');
        let before = chosen.len();
        chosen.extend(all.iter().filter(|text| text.folder == folder).cloned());
        if chosen.len() == before {
            let mut known: Vec<&str> = all.iter().map(|text| text.folder.as_str()).collect();
            known.dedup();
            return Err(NarrateError::Unspoken { folder: named.clone(), known: known.join(", ") });
        }
    }
    Ok(chosen)
}

fn entries(folder: &Path) -> Result<Vec<(String, PathBuf)>, NarrateError> {
    let failed = |source| NarrateError::File { path: folder.to_owned(), source };
    std::fs::read_dir(folder)
        .map_err(failed)?
        .map(|entry| {
            let entry = entry.map_err(failed)?;
            Ok((entry.file_name().to_string_lossy().into_owned(), entry.path()))
        })
        .collect()
}
