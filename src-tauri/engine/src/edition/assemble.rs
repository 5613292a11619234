use std::collections::BTreeMap;
use std::path::Path;

use super::media::{self, Role};
use super::open::{CONTENT, manifest_path, read_manifest};
use super::staff::{self, StaffFile};
use super::work::{self, Progress, Stage};
use super::{EditionId, FileKind, Manifest, ManifestFile, PublishError};
use crate::exhibition::{self, Draft};
use crate::problem::{Problem, Severity};
use crate::store::{Finish, Hash, Put, Store, StoreError};

/// An edition that is in the store whole, verified, and that nothing points at yet.
pub(super) struct Assembled {
    pub(super) id: EditionId,
    /// Warnings alone.
    pub(super) warnings: Vec<Problem>,
    /// Files that the edition has, of all kinds.
    pub(super) files: usize,
    /// Blobs that were not there before.
    pub(super) written: Vec<Hash>,
}

/// Reads an exhibition; refuses it with every problem if one is an error.
pub(super) fn read(exhibition: &Path) -> Result<Draft, PublishError> {
    refuse_errors(exhibition::read(exhibition)?)
}

fn refuse_errors(draft: Draft) -> Result<Draft, PublishError> {
    if draft.problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Err(PublishError::Problems { problems: draft.problems });
    }
    Ok(draft)
}

/// Puts an edition into a prepared store: staff's folder, derivatives, content, and last the manifest.
pub(super) fn assemble(
    store: &Store,
    exhibition: &Path,
    draft: Draft,
    progress: &mut dyn FnMut(Progress),
) -> Result<Assembled, PublishError> {
    let staff = staff::files(exhibition)?;
    let puts = work::each(Stage::Store, &staff, progress, |file| store.put_file(&file.path))?;
    let by_name: BTreeMap<&str, Put> = staff.iter().map(|file| file.name.as_str()).zip(puts.iter().copied()).collect();
    let mut masters = media::masters(Role::Picture, draft.exhibition.picture_files(), &by_name);
    masters.extend(media::masters(Role::Sound, draft.exhibition.sound_files(), &by_name));
    let made = media::make(store, &masters, progress)?;
    if !made.problems.is_empty() {
        let mut problems = draft.problems;
        problems.extend(made.problems);
        problems.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
        return Err(PublishError::Problems { problems });
    }
    let content = exhibition::compile(&draft, &made.media);
    let content_bytes = serde_json::to_vec(&content).expect("plain data serialises");
    let compiled = store.put(&content_bytes)?;

    let mut written = made.written;
    written.extend(puts.iter().chain([&compiled]).filter(|put| put.written).map(|put| put.hash));
    store.sync_blobs()?;
    work::each(Stage::Verify, &written, progress, |hash| read_back(store, *hash))?;

    let mut files = made.files;
    files.extend(staff.into_iter().zip(puts).map(|(file, put)| staff_file(file, put)));
    files.push(ManifestFile {
        kind: FileKind::Compiled,
        name: CONTENT.into(),
        hash: compiled.hash,
        size: compiled.size,
        media_type: Some("application/json".into()),
    });
    let manifest = Manifest::new(content.id, files);
    let bytes = manifest.canonical();
    let id = EditionId(Hash::of(&bytes));
    if read_manifest(store, id).is_err() {
        store.write_whole(&manifest_path(store, id), &bytes, Finish::ReadOnly)?;
    }
    let mended = store.damaged().iter().filter(|hash| !written.contains(hash)).copied().collect();
    store.mark_damaged(&mended)?;
    Ok(Assembled { id, warnings: draft.problems, files: manifest.files.len(), written })
}

fn staff_file(file: StaffFile, put: Put) -> ManifestFile {
    ManifestFile { kind: FileKind::Staff, name: file.name, hash: put.hash, size: put.size, media_type: None }
}

/// Compares a new blob with its name; takes away one that differs, or it would be trusted next time.
fn read_back(store: &Store, hash: Hash) -> Result<(), StoreError> {
    let path = store.blob(hash);
    let (found, _) = Hash::of_file(&path).map_err(StoreError::read(&path))?;
    if found == hash {
        return Ok(());
    }
    store.disk().remove(&path).map_err(StoreError::write(&path))?;
    Err(StoreError::ReadBack { path })
}
