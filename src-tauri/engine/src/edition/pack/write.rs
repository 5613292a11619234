use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{FILES_LIMIT, FORMAT, HEAD, Head, MANIFEST, SIGNATURE, blob_name};
use crate::edition::open::{Damage, Edition, manifest_path, read_manifest};
use crate::edition::work::{Progress, Stage};
use crate::edition::{EditionId, editions};
use crate::home::{Home, KeyError, OwnKey};
use crate::store::{Hash, Store, StoreError};

/// Length that a part may have, in bytes: what FAT32, the format of most sticks, can hold.
pub const PART_BYTES: u64 = u32::MAX as u64;

/// Bytes that a blob takes in a part besides its content, at most: its two headers and its line.
const BLOB_BYTES: u64 = 400;
/// Bytes that a part takes besides blobs, manifest and note, at most.
const FRAME_BYTES: u64 = 4096;

/// A pack that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// The edition.
    pub id: EditionId,
    /// Its files, in order of the parts; mostly one.
    pub files: Vec<PathBuf>,
    /// Their length together, in bytes.
    pub bytes: u64,
    /// Of the key that it is signed with.
    pub fingerprint: String,
}

/// Why no pack was written. Nothing was left half done.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// No edition has this number.
    #[error("there is no edition {number}")]
    Unknown {
        /// The number asked for.
        number: u32,
        /// The numbers that there are, rising.
        known: Vec<u32>,
    },
    /// The edition is not whole.
    #[error("edition {number} can't be packed: {damage}")]
    Damaged {
        /// The number asked for.
        number: u32,
        /// What is wrong with it.
        damage: Damage,
    },
    /// One file is larger than a part may be.
    #[error("{name} is too large for a stick: it has {bytes} bytes")]
    TooLarge {
        /// Its name in the edition.
        name: String,
        /// Its length in bytes.
        bytes: u64,
    },
    /// A file that is no pack has the name that the pack would have.
    #[error("{path} is there already and is no pack")]
    InTheWay {
        /// The file.
        path: PathBuf,
    },
    /// The home's key can't be used.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The machine failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Writes an edition into one file, or into parts of at most `part_bytes` bytes (see [`PART_BYTES`]), named
/// `NAME.1-of-3.jubilee`, and signs it with the home's own key, which is made where there is none. Every file is read and
/// compared on the way. A pack that has the name is replaced, with all its parts, once the new one is whole.
///
/// # Errors
/// When there is no such edition, it is not whole, a file of it is larger than a part, or the machine fails.
#[allow(clippy::too_many_arguments, reason = "each is one thing that the person asked for")]
pub fn pack(
    home: &Home,
    number: u32,
    target: &Path,
    part_bytes: u64,
    by: &str,
    now: Timestamp,
    progress: &mut dyn FnMut(Progress),
) -> Result<Packed, PackError> {
    let labels = editions(home, None)?;
    let Some(label) = labels.iter().find(|label| label.number == number) else {
        return Err(PackError::Unknown { number, known: labels.iter().map(|label| label.number).collect() });
    };
    let store = home.store();
    let damaged = |damage| PackError::Damaged { number, damage };
    // Open until the end, so that it is not pruned meanwhile.
    let _open = Edition::open(&store, label.id).map_err(damaged)?;
    let manifest = read_manifest(&store, label.id).map_err(damaged)?;
    let path = manifest_path(&store, label.id);
    let manifest_bytes = fs::read(&path).map_err(StoreError::read(&path))?;
    let names: BTreeMap<Hash, &str> = manifest.files.iter().map(|file| (file.hash, file.name.as_str())).collect();
    let blobs: BTreeMap<Hash, u64> = manifest.files.iter().map(|file| (file.hash, file.size)).collect();
    let frame = FRAME_BYTES + manifest_bytes.len() as u64 + 6 * label.note.as_ref().map_or(0, String::len) as u64;
    let shares = share(&blobs, frame, part_bytes).map_err(|(hash, bytes)| PackError::TooLarge {
        name: names.get(&hash).copied().unwrap_or_default().to_owned(),
        bytes,
    })?;
    let parts = u32::try_from(shares.len()).unwrap_or(u32::MAX);
    let targets: Vec<PathBuf> = (1..=parts).map(|part| part_name(target, part, parts)).collect();
    if let Some(path) = targets.iter().find(|path| path.exists() && !is_pack(path)) {
        return Err(PackError::InTheWay { path: path.clone() });
    }
    let own = home.own_key(by, now)?;

    let mut writing =
        Writing { store: &store, own: &own, temporary: Vec::new(), done: 0, total: blobs.len(), progress };
    for (part, (target, blobs)) in (1..).zip(targets.iter().zip(shares)) {
        let head = Head {
            format: FORMAT,
            edition: label.id,
            part,
            parts,
            published: label.published,
            note: label.note.clone(),
            key: own.key.to_string(),
            blobs,
        };
        writing.part(target, &head, (part == 1).then_some(&manifest_bytes)).map_err(|error| match error {
            PartError::Other(hash) => {
                let name = names.get(&hash).copied().unwrap_or_default().to_owned();
                PackError::Damaged { number, damage: Damage::FileMissing { name } }
            }
            PartError::Store(error) => error.into(),
            PartError::Key(error) => error.into(),
        })?;
    }
    let bytes = writing.put_in_place(home, &targets)?;
    remove_older(home, target, &targets)?;
    Ok(Packed { id: label.id, files: targets, bytes, fingerprint: own.key.fingerprint() })
}

/// A blob with its length in bytes.
type Blob = (Hash, u64);

/// Blobs by part, in order. Fails with one that fits into none.
fn share(blobs: &BTreeMap<Hash, u64>, frame: u64, part_bytes: u64) -> Result<Vec<Vec<Blob>>, Blob> {
    let room = part_bytes.saturating_sub(frame);
    let mut shares = vec![Vec::new()];
    let mut taken = 0;
    for (&hash, &size) in blobs {
        let bytes = size.saturating_add(BLOB_BYTES);
        if bytes > room {
            return Err((hash, size));
        }
        if taken + bytes > room || shares.last().is_some_and(|share| share.len() == FILES_LIMIT) {
            shares.push(Vec::new());
            taken = 0;
        }
        taken += bytes;
        if let Some(share) = shares.last_mut() {
            share.push((hash, size));
        }
    }
    Ok(shares)
}

/// `opening.jubilee`, or of several `opening.2-of-3.jubilee`.
fn part_name(target: &Path, part: u32, parts: u32) -> PathBuf {
    if parts == 1 {
        return target.to_owned();
    }
    let ending = format!(".{part}-of-{parts}.jubilee");
    let is_pack = target.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("jubilee"));
    let stem = if is_pack { target.file_stem() } else { target.file_name() };
    let mut name: OsString = stem.unwrap_or_default().to_owned();
    name.push(ending);
    target.with_file_name(name)
}

/// Removes what an older pack of this name had: its parts, where the new one has more or fewer.
fn remove_older(home: &Home, target: &Path, targets: &[PathBuf]) -> Result<(), StoreError> {
    let folder = folder_of(target);
    let mut removed = false;
    for entry in fs::read_dir(folder).map_err(StoreError::read(folder))?.flatten() {
        let path = target.with_file_name(entry.file_name());
        let of_this_name = path == target || is_part_of(target, &path);
        if of_this_name && !targets.contains(&path) && is_pack(&path) {
            home.disk().remove(&path).map_err(StoreError::write(&path))?;
            removed = true;
        }
    }
    if removed {
        home.disk().sync_folder(folder).map_err(StoreError::write(folder))?;
    }
    Ok(())
}

/// Whether a file is a part of the pack of this name, by its own.
fn is_part_of(target: &Path, path: &Path) -> bool {
    let numbers = || -> Option<(u32, u32)> {
        let name = path.file_name()?.to_str()?.strip_suffix(".jubilee")?;
        let (before, parts) = name.rsplit_once("-of-")?;
        Some((before.rsplit_once('.')?.1.parse().ok()?, parts.parse().ok()?))
    };
    numbers().is_some_and(|(part, parts)| part_name(target, part, parts) == path)
}

fn folder_of(target: &Path) -> &Path {
    target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Whether a file begins as a pack does.
fn is_pack(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(64).read_to_end(&mut head));
    read.is_ok() && path.is_file() && head.get(30..30 + HEAD.len()) == Some(HEAD.as_bytes())
}

enum PartError {
    /// A blob is not what it was.
    Other(Hash),
    Store(StoreError),
    Key(KeyError),
}

impl From<StoreError> for PartError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

struct Writing<'a> {
    store: &'a Store,
    own: &'a OwnKey,
    /// Removed where the pack is given up.
    temporary: Vec<PathBuf>,
    done: usize,
    total: usize,
    progress: &'a mut dyn FnMut(Progress),
}

impl Writing<'_> {
    fn part(&mut self, target: &Path, head: &Head, manifest: Option<&Vec<u8>>) -> Result<(), PartError> {
        let mut name = target.file_name().unwrap_or_default().to_owned();
        name.push(".writing");
        let temporary = target.with_file_name(name);
        let file = File::create(&temporary).map_err(StoreError::write(&temporary))?;
        self.temporary.push(temporary.clone());
        let failed = |error: ZipError| PartError::Store(StoreError::write(&temporary)(error.into()));
        let mut zip = ZipWriter::new(BufWriter::new(Output { file, failed: false }));
        let mut write = |name: &str, content: &[u8]| {
            zip.start_file(name, options())?;
            zip.write_all(content).map_err(ZipError::Io)
        };
        let said = serde_json::to_vec(head).map_err(|error| StoreError::write(&temporary)(error.into()))?;
        let comment = format!("jubilee edition {} part {} of {}", head.edition, head.part, head.parts);
        let signature = self.own.sign(&said, &comment).map_err(PartError::Key)?;
        write(HEAD, &said).map_err(failed)?;
        write(SIGNATURE, signature.as_bytes()).map_err(failed)?;
        if let Some(manifest) = manifest {
            write(MANIFEST, manifest).map_err(failed)?;
        }
        for (hash, size) in &head.blobs {
            (self.progress)(Progress { stage: Stage::Pack, done: self.done, total: self.total });
            zip.start_file(blob_name(*hash), options()).map_err(failed)?;
            let path = self.store.blob(*hash);
            let (found, length) = copy(&path, &mut zip).map_err(|error| match error {
                CopyError::Gone => PartError::Other(*hash),
                CopyError::Source(error) => StoreError::read(&path)(error).into(),
                CopyError::Target(error) => StoreError::write(&temporary)(error).into(),
            })?;
            if (found, length) != (*hash, *size) {
                return Err(PartError::Other(*hash));
            }
            self.done += 1;
        }
        let buffer = zip.finish().map_err(failed)?;
        let output = buffer.into_inner().map_err(|error| StoreError::write(&temporary)(error.into_error()))?;
        Ok(output.finish().map_err(StoreError::write(&temporary))?)
    }

    /// Gives the parts their names. Returns their length together.
    fn put_in_place(mut self, home: &Home, targets: &[PathBuf]) -> Result<u64, StoreError> {
        let mut bytes = 0;
        for (temporary, target) in self.temporary.iter().zip(targets) {
            home.disk().rename(temporary, target).map_err(StoreError::write(target))?;
            bytes += target.metadata().map_err(StoreError::read(target))?.len();
        }
        self.temporary.clear();
        if let Some(target) = targets.first() {
            let folder = folder_of(target);
            home.disk().sync_folder(folder).map_err(StoreError::write(folder))?;
        }
        (self.progress)(Progress { stage: Stage::Pack, done: self.total, total: self.total });
        Ok(bytes)
    }
}

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        for temporary in &self.temporary {
            let _ = fs::remove_file(temporary);
        }
    }
}

/// A file that fails once: a zip that is given up tries to write its end, and would complain of the full disk to
/// whoever watches the program.
struct Output {
    file: File,
    failed: bool,
}

impl Output {
    fn finish(self) -> io::Result<()> {
        if self.failed { Err(io::Error::other("it failed before")) } else { self.file.sync_all() }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.failed {
            return Ok(bytes.len());
        }
        let written = self.file.write(bytes);
        self.failed = written.as_ref().is_err_and(|error| error.kind() != io::ErrorKind::Interrupted);
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for Output {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

/// The same wherever and whenever a pack is written.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
}

enum CopyError {
    Gone,
    Source(io::Error),
    Target(io::Error),
}

fn copy(from: &Path, to: &mut impl Write) -> Result<(Hash, u64), CopyError> {
    let mut file = File::open(from).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => CopyError::Gone,
        _ => CopyError::Source(error),
    })?;
    let mut hasher = blake3::Hasher::new();
    let mut buffer = vec![0; 256 * 1024];
    let mut length = 0;
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return Ok((Hash::from(&hasher), length)),
            Ok(read) => {
                hasher.update(&buffer[..read]);
                length += read as u64;
                to.write_all(&buffer[..read]).map_err(CopyError::Target)?;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(CopyError::Source(error)),
        }
    }
}
