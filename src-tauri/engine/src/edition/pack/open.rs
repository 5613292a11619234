use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use zip::read::{ArchiveOffset, Config};
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::{FILES_LIMIT, FORMAT, HEAD, Head, LoadError, MANIFEST, SIGNATURE, blob_name};
use crate::edition::difference::{Difference, difference_to};
use crate::edition::manifest::ManifestError;
use crate::edition::open::CONTENT;
use crate::edition::work::{Progress, Stage};
use crate::edition::{EditionId, FileKind, Manifest};
use crate::exhibition::content::{self, Content};
use crate::home::{Home, Key};
use crate::store::{Hash, StoreError};

/// Bytes that each of the small files of a part may have.
const HEAD_LIMIT: u64 = 16 << 20;
const SIGNATURE_LIMIT: u64 = 4096;
const MANIFEST_LIMIT: u64 = 64 << 20;
/// Bytes that an edition's content may have: it is read into memory.
const CONTENT_LIMIT: u64 = 512 << 20;
/// Bytes of a zip's list of files.
const DIRECTORY_LIMIT: u64 = 16 << 20;
/// Packs in a folder among which parts are looked for.
const NEIGHBOURS: usize = 1000;

/// A pack that was read whole: every signature and every hash is right, and somebody trusted signed it.
#[derive(Debug)]
pub struct Pack {
    pub(super) parts: Vec<Part>,
    pub(super) id: EditionId,
    pub(super) manifest: Manifest,
    pub(super) manifest_bytes: Vec<u8>,
    pub(super) content: Content,
    pub(super) note: Option<String>,
}

#[derive(Debug)]
pub(super) struct Part {
    pub(super) path: PathBuf,
    archive: ZipArchive<BufReader<File>>,
    /// Length of the file in bytes.
    length: u64,
    pub(super) head: Head,
}

impl Pack {
    /// Opens a pack, named by its file or by any of its parts, which lie in one folder, and reads all of it. Only what
    /// a key signed that the home trusts is accepted.
    ///
    /// # Errors
    /// When it is not such a pack, from what is wrong first. Nothing is written in any case.
    pub fn open(home: &Home, path: &Path, progress: &mut dyn FnMut(Progress)) -> Result<Self, LoadError> {
        let first = Part::open(path)?;
        let key = first.signer()?;
        if home.keys()?.iter().all(|known| known.key != key) {
            return Err(LoadError::UnknownKey {
                path: path.to_owned(),
                key: key.to_string(),
                fingerprint: key.fingerprint(),
            });
        }
        let mut parts = with_others(first, path)?;
        for part in &mut parts {
            part.hold_to_what_is_said()?;
        }
        let manifest_bytes = parts[0].read(MANIFEST, MANIFEST_LIMIT)?;
        let (path, id) = (parts[0].path.clone(), parts[0].head.edition);
        if EditionId(Hash::of(&manifest_bytes)) != id {
            return Err(LoadError::Damaged { path });
        }
        let manifest = Manifest::parse(&manifest_bytes).map_err(|error| match error {
            ManifestError::TooNew { format } => LoadError::TooNew { path: path.clone(), format },
            ManifestError::Damaged(_) => LoadError::Damaged { path: path.clone() },
        })?;
        hold_to_manifest(&parts, &manifest)?;
        let total = parts.iter().map(|part| part.head.blobs.len()).sum();
        let mut done = 0;
        let mut content = None;
        let served = manifest.served().find(|file| file.name == CONTENT);
        let content_hash = served.filter(|file| file.size <= CONTENT_LIMIT).map(|file| file.hash);
        for part in &mut parts {
            for (hash, size) in part.head.blobs.clone() {
                progress(Progress { stage: Stage::Verify, done, total });
                let found = part.hash(hash)?;
                if found != (hash, size) {
                    return Err(LoadError::Damaged { path: part.path.clone() });
                }
                if Some(hash) == content_hash {
                    content = Some(part.read(&blob_name(hash), CONTENT_LIMIT)?);
                }
                done += 1;
            }
        }
        progress(Progress { stage: Stage::Verify, done, total });
        let content = read_content(&path, content.as_deref())?;
        let note = parts[0].head.note.take();
        Ok(Self { parts, id, manifest, manifest_bytes, content, note })
    }

    /// The edition's id.
    pub fn id(&self) -> EditionId {
        self.id
    }

    /// What is different from the edition that is current in a home; nothing where none is that can be read, or where it
    /// is this one.
    pub fn difference(&self, home: &Home) -> Option<Difference> {
        let store = home.store();
        let current = store.switches().ok()?.start(store.pointer().ok()?).filter(|id| *id != self.id.0);
        difference_to(&store, current, (&self.manifest, &self.content))
    }
}

impl Part {
    /// Opens one file, and reads what it says of itself.
    fn open(path: &Path) -> Result<Self, LoadError> {
        let no_pack = || LoadError::NotAPack { path: path.to_owned() };
        let unread = StoreError::read(path);
        match fs::metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(LoadError::NotThere { path: path.to_owned() });
            }
            Err(error) => return Err(unread(error).into()),
            // A device would be read for ever.
            Ok(metadata) if !metadata.is_file() => return Err(no_pack()),
            Ok(_) => {}
        }
        let mut file = File::open(path).map_err(StoreError::read(path))?;
        let mut begin = Vec::new();
        file.by_ref().take(64).read_to_end(&mut begin).map_err(StoreError::read(path))?;
        if begin.get(30..30 + HEAD.len()) != Some(HEAD.as_bytes()) {
            return Err(if begin.is_empty() { LoadError::CutShort { path: path.to_owned() } } else { no_pack() });
        }
        let length = check_end(path, &mut file)?;
        let config = Config { archive_offset: ArchiveOffset::Known(0) };
        let mut archive = ZipArchive::with_config(config, BufReader::new(file)).map_err(|error| failed(path, error))?;
        if archive.has_duplicate_names() {
            return Err(LoadError::Foreign { path: path.to_owned(), name: "?".into() });
        }
        let said = read(path, &mut archive, HEAD, HEAD_LIMIT)?;
        let head = parse_head(path, &said)?;
        let signature = read(path, &mut archive, SIGNATURE, SIGNATURE_LIMIT)?;
        let part = Self { path: path.to_owned(), archive, length, head };
        let signature = String::from_utf8(signature).map_err(|_| LoadError::Damaged { path: path.to_owned() })?;
        if !part.signer()?.has_signed(&said, &signature) {
            return Err(LoadError::NotAsSigned { path: path.to_owned() });
        }
        Ok(part)
    }

    fn signer(&self) -> Result<Key, LoadError> {
        Key::parse(&self.head.key).map_err(|_| LoadError::Damaged { path: self.path.clone() })
    }

    fn read(&mut self, name: &str, limit: u64) -> Result<Vec<u8>, LoadError> {
        read(&self.path, &mut self.archive, name, limit)
    }

    /// A reader of a blob.
    pub(super) fn blob(&mut self, hash: Hash) -> Result<impl Read + '_, LoadError> {
        let path = self.path.clone();
        self.archive.by_name(&blob_name(hash)).map_err(|error| failed(&path, error))
    }

    fn hash(&mut self, hash: Hash) -> Result<(Hash, u64), LoadError> {
        let path = self.path.clone();
        Hash::of_reader(self.blob(hash)?).map_err(|error| failed(&path, error.into()))
    }

    /// Nothing but what the head names is in the part, once, plain and of the length that it should have.
    fn hold_to_what_is_said(&mut self) -> Result<(), LoadError> {
        let path = self.path.clone();
        let mut expected: BTreeMap<String, Option<u64>> =
            [(HEAD.to_owned(), None), (SIGNATURE.to_owned(), None)].into();
        if self.head.part == 1 {
            expected.insert(MANIFEST.to_owned(), None);
        }
        for (hash, size) in &self.head.blobs {
            if expected.insert(blob_name(*hash), Some(*size)).is_some() {
                return Err(LoadError::Damaged { path });
            }
        }
        let mut room = self.length;
        for index in 0..self.archive.len() {
            let file = self.archive.by_index_data(index).map_err(|error| failed(&path, error))?;
            let name = file.name().map(Cow::into_owned).unwrap_or_default();
            let plain = file.compression() == CompressionMethod::Stored
                && !file.encrypted()
                && file.is_file()
                && file.size() == file.compressed_size();
            match expected.remove(&name) {
                Some(size) if plain && size.is_none_or(|size| size == file.size()) => {}
                _ => return Err(LoadError::Foreign { path, name }),
            }
            // Files that lie in one another could say any length.
            room = room.checked_sub(file.size()).ok_or_else(|| LoadError::Damaged { path: path.clone() })?;
        }
        if !expected.is_empty() {
            return Err(LoadError::Damaged { path });
        }
        self.archive.validate_header_consistency().map_err(|error| failed(&path, error))
    }
}

/// Reads a small file of a part. One that says to be longer than it may, or is packed in another way, is refused.
fn read(path: &Path, archive: &mut ZipArchive<BufReader<File>>, name: &str, limit: u64) -> Result<Vec<u8>, LoadError> {
    let file = archive.by_name(name).map_err(|error| failed(path, error))?;
    let plain = file.compression() == CompressionMethod::Stored && file.size() == file.compressed_size();
    if !plain || file.size() > limit {
        return Err(LoadError::Foreign { path: path.to_owned(), name: name.to_owned() });
    }
    let mut content = Vec::new();
    file.take(limit).read_to_end(&mut content).map_err(|error| failed(path, error.into()))?;
    Ok(content)
}

/// A zip without extensions whose list of files stands at its end: all else is not read. Returns its length in bytes.
fn check_end(path: &Path, file: &mut File) -> Result<u64, LoadError> {
    const END: usize = 22;
    let length = file.seek(SeekFrom::End(0)).map_err(StoreError::read(path))?;
    let cut_short = || LoadError::CutShort { path: path.to_owned() };
    let start = length.checked_sub(END as u64).ok_or_else(cut_short)?;
    file.seek(SeekFrom::Start(start)).map_err(StoreError::read(path))?;
    let mut end = [0; END];
    file.read_exact(&mut end).map_err(StoreError::read(path))?;
    file.rewind().map_err(StoreError::read(path))?;
    let two = |at: usize| u64::from(u16::from_le_bytes([end[at], end[at + 1]]));
    let four = |at: usize| two(at) | two(at + 2) << 16;
    if end[..4] != *b"PK\x05\x06" {
        return Err(cut_short());
    }
    let (count, size, offset) = (two(10), four(12), four(16));
    let right = two(4) == 0 && two(6) == 0 && two(8) == count && two(20) == 0 && offset + size == start;
    if right && count <= FILES_LIMIT as u64 + 3 && size <= DIRECTORY_LIMIT {
        Ok(length)
    } else {
        Err(LoadError::Damaged { path: path.to_owned() })
    }
}

fn parse_head(path: &Path, said: &[u8]) -> Result<Head, LoadError> {
    /// What every format says.
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    let damaged = |_| LoadError::Damaged { path: path.to_owned() };
    let Format { format } = serde_json::from_slice(said).map_err(damaged)?;
    if format > FORMAT {
        return Err(LoadError::TooNew { path: path.to_owned(), format });
    }
    let head: Head = serde_json::from_slice(said).map_err(damaged)?;
    if format == 0 || head.part == 0 || head.part > head.parts || head.parts as usize > NEIGHBOURS {
        return Err(LoadError::Damaged { path: path.to_owned() });
    }
    Ok(head)
}

/// All parts in order. Those that are missing are looked for beside the one that was named, whatever they are called.
fn with_others(first: Part, path: &Path) -> Result<Vec<Part>, LoadError> {
    let count = first.head.parts;
    let key = first.head.key.clone();
    let edition = first.head.edition;
    let mut parts: BTreeMap<u32, Part> = [(first.head.part, first)].into();
    if count > 1 {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut neighbours = Vec::new();
        for entry in fs::read_dir(folder).map_err(StoreError::read(folder))?.take(NEIGHBOURS) {
            neighbours.push(entry.map_err(StoreError::read(folder))?.path());
        }
        neighbours.sort();
        let mut broken = None;
        for neighbour in neighbours {
            if !neighbour.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("jubilee")) {
                continue;
            }
            match Part::open(&neighbour) {
                Ok(part) if (part.head.edition, part.head.parts) == (edition, count) && part.head.key == key => {
                    parts.entry(part.head.part).or_insert(part);
                }
                Ok(_) => {}
                Err(error) => broken = Some(error),
            }
        }
        let missing: Vec<u32> = (1..=count).filter(|part| !parts.contains_key(part)).collect();
        if !missing.is_empty() {
            // One that is there and can't be read is most likely the one that is missing.
            return Err(broken.unwrap_or(LoadError::PartsMissing { path: path.to_owned(), missing, count }));
        }
    }
    Ok(parts.into_values().collect())
}

/// The parts hold what the manifest names and nothing else, and its names could be a folder's.
fn hold_to_manifest(parts: &[Part], manifest: &Manifest) -> Result<(), LoadError> {
    let damaged = || LoadError::Damaged { path: parts[0].path.clone() };
    let mut needed: BTreeMap<Hash, u64> = BTreeMap::new();
    let mut names: BTreeSet<(FileKind, &str)> = BTreeSet::new();
    for file in &manifest.files {
        let inner = file.name.split('/').all(|part| !matches!(part, "" | "." | "..")) && !file.name.contains('\0');
        let same = *needed.entry(file.hash).or_insert(file.size) == file.size;
        if !inner || !same || !names.insert((file.kind, &file.name)) {
            return Err(damaged());
        }
    }
    for part in parts {
        for (hash, size) in &part.head.blobs {
            if needed.remove(hash) != Some(*size) {
                return Err(LoadError::Foreign { path: part.path.clone(), name: blob_name(*hash) });
            }
        }
    }
    if needed.is_empty() { Ok(()) } else { Err(damaged()) }
}

fn read_content(path: &Path, bytes: Option<&[u8]>) -> Result<Content, LoadError> {
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    let damaged = || LoadError::Damaged { path: path.to_owned() };
    let bytes = bytes.ok_or_else(damaged)?;
    match serde_json::from_slice(bytes) {
        Ok(Format { format }) if format > content::FORMAT => Err(LoadError::TooNew { path: path.to_owned(), format }),
        Ok(_) => serde_json::from_slice(bytes).map_err(|_| damaged()),
        Err(_) => Err(damaged()),
    }
}

/// A zip that can't be understood is damaged; a disk that fails is the machine's fault.
pub(super) fn failed(path: &Path, error: ZipError) -> LoadError {
    match error {
        ZipError::Io(error)
            if !matches!(
                error.kind(),
                io::ErrorKind::InvalidData
                    | io::ErrorKind::InvalidInput
                    | io::ErrorKind::UnexpectedEof
                    | io::ErrorKind::Other
            ) || error.raw_os_error().is_some() =>
        {
            StoreError::read(path)(error).into()
        }
        _ => LoadError::Damaged { path: path.to_owned() },
    }
}
