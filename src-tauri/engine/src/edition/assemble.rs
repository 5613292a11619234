use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::Timestamp;

use super::media::{self, Role};
use super::open::{CONTENT, SEARCH, manifest_path, read_manifest};
use super::staff::{self, StaffFile};
use super::work::{self, Progress, Stage};
use super::{EditionId, FileKind, Manifest, ManifestFile, PublishError};
use crate::exhibition::{self, Draft};
use crate::narration;
use crate::problem::{Problem, Severity};
use crate::search;
use crate::store::{Finish, Hash, Put, Stamp, Stamps, Store, StoreError};

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

/// The same, and looks at its sounds, as `check` does.
pub(super) fn read_with_sounds(exhibition: &Path) -> Result<Draft, PublishError> {
    refuse_errors(exhibition::read_with(exhibition, Some(&narration::duration))?)
}

fn refuse_errors(draft: Draft) -> Result<Draft, PublishError> {
    if draft.problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Err(PublishError::Problems { problems: draft.problems });
    }
    Ok(draft)
}

/// Puts an edition into a prepared store: staff's folder, derivatives, content, and last the manifest. With the time,
/// files that were not touched since the store saw them last are not read again.
pub(super) fn assemble(
    store: &Store,
    exhibition: &Path,
    draft: Draft,
    now: Option<Timestamp>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Assembled, PublishError> {
    let staff = staff::files(exhibition)?;
    let puts = put_staff(store, &staff, &draft, now, progress)?;
    let by_name: BTreeMap<&str, Put> = staff.iter().map(|file| file.name.as_str()).zip(puts.iter().copied()).collect();
    if let Some(file) = changed(exhibition, &draft, &by_name) {
        return Err(PublishError::Changed { file });
    }
    let mut masters = media::masters(Role::Picture, draft.exhibition.picture_files(), &by_name);
    masters.extend(media::masters(Role::Sound, draft.exhibition.sound_files(), &by_name));
    let made = media::make(store, &masters, progress)?;
    if !made.problems.is_empty() {
        let mut problems = draft.problems;
        problems.extend(made.problems);
        problems.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
        return Err(PublishError::Problems { problems });
    }
    let content = work::apart(|| exhibition::compile(&draft, &made.media));
    let content_bytes = serde_json::to_vec(&content).expect("plain data serialises");
    let compiled = [
        (CONTENT, store.put(&content_bytes)?, "application/json"),
        (SEARCH, store.put(&search::compile(&content))?, "application/octet-stream"),
    ];

    let mut written = made.written;
    let put = puts.iter().chain(compiled.iter().map(|(_, put, _)| put));
    written.extend(put.filter(|put| put.written).map(|put| put.hash));
    let mut files = made.files;
    files.extend(staff.into_iter().zip(puts).map(|(file, put)| staff_file(file, put)));
    files.extend(compiled.map(|(name, put, media_type)| ManifestFile {
        kind: FileKind::Compiled,
        name: name.into(),
        hash: put.hash,
        size: put.size,
        media_type: Some(media_type.into()),
    }));
    let manifest = Manifest::new(content.id, files);
    store.sync(&store.blobs())?;
    let unproven = unproven(store, &manifest, &written)?;
    work::each(Stage::Verify, &unproven, progress, |hash| read_back(store, *hash))?;

    let bytes = manifest.canonical();
    let id = EditionId(Hash::of(&bytes));
    if read_manifest(store, id).is_err() {
        store.write_whole(&manifest_path(store, id), &bytes, Finish::ReadOnly)?;
    } else {
        // A run that was killed may have renamed it and no more.
        store.sync(&store.editions())?;
    }
    let mended = store.damaged().iter().filter(|hash| !written.contains(hash)).copied().collect();
    store.mark_damaged(&mended)?;
    Ok(Assembled { id, warnings: draft.problems, files: manifest.files.len(), written })
}

/// Staff's files, as they are in the store now.
fn put_staff(
    store: &Store,
    staff: &[StaffFile],
    draft: &Draft,
    now: Option<Timestamp>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Vec<Put>, StoreError> {
    let known = now.map(|_| store.stamps()).unwrap_or_default();
    let put = |file: &StaffFile| {
        let stamp = Stamp::of(&file.path);
        // What was read as a text is compared with what was read.
        let known =
            stamp.and_then(|stamp| known.hash(&file.path, stamp)).filter(|_| !draft.texts.contains_key(&file.name));
        match known {
            Some((hash, size)) if store.has(hash, size) => Ok((stamp, Put { hash, size, written: false })),
            _ => store.put_file(&file.path).map(|put| (stamp, put)),
        }
    };
    let puts = work::each(Stage::Store, staff, progress, put)?;
    if let Some(now) = now {
        let mut stamps = Stamps::default();
        for (file, (stamp, put)) in staff.iter().zip(&puts) {
            if let Some(stamp) = stamp {
                stamps.note(&file.path, *stamp, put.hash, now);
            }
        }
        store.keep_stamps(&stamps)?;
    }
    Ok(puts.into_iter().map(|(_, put)| put).collect())
}

fn staff_file(file: StaffFile, put: Put) -> ManifestFile {
    ManifestFile { kind: FileKind::Staff, name: file.name, hash: put.hash, size: put.size, media_type: None }
}

/// A text that is not what was read, or that is gone: its edition would say one thing and hold another.
fn changed(exhibition: &Path, draft: &Draft, copied: &BTreeMap<&str, Put>) -> Option<String> {
    let differs = |(file, read): &(&String, &Hash)| match copied.get(file.as_str()) {
        Some(put) => put.hash != **read,
        None => !exhibition.join(file).exists(),
    };
    draft.texts.iter().find(differs).map(|(file, _)| file.clone())
}

/// The blobs of an edition that nobody read back yet: those just written, and those that the current edition does not
/// have, since a run that was killed may have left them.
fn unproven(store: &Store, manifest: &Manifest, written: &[Hash]) -> Result<Vec<Hash>, StoreError> {
    let current = store.pointer()?.and_then(|id| read_manifest(store, EditionId(id)).ok());
    let proven: BTreeSet<Hash> = current.iter().flat_map(|current| &current.files).map(|file| file.hash).collect();
    let hashes: BTreeSet<Hash> = manifest.files.iter().map(|file| file.hash).collect();
    let mut unproven: BTreeSet<Hash> = hashes.difference(&proven).copied().collect();
    unproven.extend(written);
    Ok(unproven.into_iter().collect())
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
