use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Mutex;

use serde::{Deserialize, Serialize};

use super::Edition;
use super::work::{self, Budget, Progress, Stage};
use super::{FileKind, ManifestFile};
use crate::exhibition::{self, Media, PictureMedia, SoundMedia};
use crate::imaging::{self, ImagingError, Kind};
use crate::narration::{self, ProbeError};
use crate::problem::Problem;
use crate::store::{Hash, Put, Store, StoreError};

/// Memory that pictures may take together while derivatives are made, in bytes. One that needs more is worked on alone.
const MEMORY: u64 = 512 << 20;

/// Names what is kept about a sound.
const SOUND_RECIPE: &str = "sound2";

/// Digits of a blob's hash that a served name carries: enough that no two files of an edition share one.
const NAME_DIGITS: usize = 32;

/// A master: what it is to the exhibition, and its blob.
pub(super) struct Master {
    pub(super) role: Role,
    pub(super) hash: Hash,
    /// Every path in the exhibition with this content.
    pub(super) names: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Picture,
    Sound,
}

/// What all masters gave.
#[derive(Default)]
pub(super) struct Made {
    pub(super) media: Media,
    pub(super) files: Vec<ManifestFile>,
    pub(super) written: Vec<Hash>,
    pub(super) problems: Vec<Problem>,
}

/// What a picture gave, as `derived` remembers it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct PictureNote {
    width: u32,
    height: u32,
    sizes: Vec<SizeNote>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct SizeNote {
    width: u32,
    kind: Kind,
    hash: Hash,
    size: u64,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct SoundNote {
    duration_ms: u32,
    size: u64,
    /// In tenths of a decibel.
    gain: i16,
}

enum Note {
    Picture(PictureNote),
    Sound(SoundNote),
    BadPicture(ImagingError),
    BadSound(ProbeError),
}

/// Makes what is missing of every master's derivatives, in parallel.
pub(super) fn make(store: &Store, masters: &[Master], progress: &mut dyn FnMut(Progress)) -> Result<Made, StoreError> {
    let budget = Budget::new(MEMORY);
    let written = Mutex::new(Vec::new());
    let notes = work::each(Stage::Derive, masters, progress, |master| match master.role {
        Role::Picture => picture(store, &budget, master.hash, &written),
        Role::Sound => sound(store, master.hash),
    })?;
    let mut made = Made::default();
    for (master, note) in masters.iter().zip(notes) {
        match note {
            Note::Picture(note) => made.add_picture(master, &note),
            Note::Sound(note) => made.add_sound(store, master, note),
            Note::BadPicture(error) => made.tell(master, |name| exhibition::picture_problem(&error, name)),
            Note::BadSound(error) => made.tell(master, |name| exhibition::sound_problem(&error, name)),
        }
    }
    made.written = written.into_inner().unwrap_or_default();
    Ok(made)
}

fn picture(store: &Store, budget: &Budget, master: Hash, written: &Mutex<Vec<Hash>>) -> Result<Note, StoreError> {
    let recipes = [imaging::RECIPE, imaging::DRAWING_RECIPE];
    let recalled = recipes.into_iter().find_map(|recipe| store.recall::<PictureNote>(master, recipe));
    if let Some(note) = recalled
        && note.sizes.iter().all(|size| store.has(size.hash, size.size))
    {
        return Ok(Note::Picture(note));
    }
    let path = store.blob(master);
    // One after the other: who held a share and waited for more could wait for ever.
    let derived = imaging::weigh(&path)
        .and_then(|weight| budget.within(weight, || imaging::inspect(&path)))
        .and_then(|inspected| budget.within(inspected.memory, || imaging::derive(&path)));
    let derived = match derived {
        Ok(derived) => derived,
        Err(ImagingError::Read { source }) => return Err(StoreError::read(&path)(source)),
        Err(error) => return Ok(Note::BadPicture(error)),
    };
    let mut sizes = Vec::new();
    for derivative in derived.sizes {
        let Put { hash, size, written: new } = store.put(&derivative.bytes)?;
        if new && let Ok(mut written) = written.lock() {
            written.push(hash);
        }
        sizes.push(SizeNote { width: derivative.width, kind: derivative.kind, hash, size });
    }
    let note = PictureNote { width: derived.width, height: derived.height, sizes };
    store.remember(master, derived.recipe, &note)?;
    Ok(Note::Picture(note))
}

/// Names of the smallest copies of an edition's pictures, by path in the exhibition.
pub fn thumbnails(edition: &Edition) -> BTreeMap<String, String> {
    let Ok(manifest) = edition.manifest() else { return BTreeMap::new() };
    let smallest = |file: &ManifestFile| {
        let recipes = [imaging::RECIPE, imaging::DRAWING_RECIPE];
        let note = recipes.into_iter().find_map(|recipe| edition.store().recall::<PictureNote>(file.hash, recipe))?;
        Some((file.name.clone(), name(note.sizes.first()?)))
    };
    manifest.files.iter().filter(|file| file.kind == FileKind::Staff).filter_map(smallest).collect()
}

fn name(size: &SizeNote) -> String {
    format!("pictures/{}-{}.{}", short(size.hash), size.width, size.kind.extension())
}

fn sound(store: &Store, master: Hash) -> Result<Note, StoreError> {
    if let Some(note) = store.recall(master, SOUND_RECIPE) {
        return Ok(Note::Sound(note));
    }
    let path = store.blob(master);
    let size = path.metadata().map_err(StoreError::read(&path))?.len();
    let looked_at = narration::probe(&path).and_then(|probe| Ok((probe, narration::loudness::gain(&path)?)));
    match looked_at {
        Ok((probe, gain)) => {
            let note = SoundNote { duration_ms: probe.duration_ms, size, gain };
            store.remember(master, SOUND_RECIPE, &note)?;
            Ok(Note::Sound(note))
        }
        Err(ProbeError::Io { source, .. }) => Err(StoreError::read(&path)(source)),
        Err(error) => Ok(Note::BadSound(error)),
    }
}

impl Made {
    fn tell(&mut self, master: &Master, problem: impl Fn(&str) -> Problem) {
        self.problems.extend(master.names.iter().map(|name| problem(name)));
    }

    fn add_picture(&mut self, master: &Master, note: &PictureNote) {
        let mut sizes = Vec::new();
        for size in &note.sizes {
            let name = name(size);
            sizes.push((name.clone(), size.width));
            self.files.push(ManifestFile {
                kind: FileKind::Derived,
                name,
                hash: size.hash,
                size: size.size,
                media_type: Some(size.kind.media_type().into()),
            });
        }
        for name in &master.names {
            let media = PictureMedia { width: note.width, height: note.height, sizes: sizes.clone() };
            self.media.pictures.insert(name.clone(), media);
        }
    }

    fn add_sound(&mut self, store: &Store, master: &Master, note: SoundNote) {
        let (extension, media_type) = sound_type(&store.blob(master.hash));
        let name = format!("sounds/{}.{extension}", short(master.hash));
        for path in &master.names {
            let media = SoundMedia { name: name.clone(), duration_ms: note.duration_ms, gain: note.gain };
            self.media.sounds.insert(path.clone(), media);
        }
        self.files.push(ManifestFile {
            kind: FileKind::Derived,
            name,
            hash: master.hash,
            size: note.size,
            media_type: Some(media_type.into()),
        });
    }
}

/// Masters by content, so that one that stands in two places is worked on once.
pub(super) fn masters<'a>(
    role: Role,
    names: impl IntoIterator<Item = &'a str>,
    staff: &BTreeMap<&str, Put>,
) -> Vec<Master> {
    let mut masters: BTreeMap<Hash, Vec<String>> = BTreeMap::new();
    for name in names {
        // What is named and not there is the exhibition's own problem, and was told by reading it.
        if let Some(put) = staff.get(name) {
            masters.entry(put.hash).or_default().push(name.to_owned());
        }
    }
    masters.into_iter().map(|(hash, names)| Master { role, hash, names }).collect()
}

fn short(hash: Hash) -> String {
    let mut digits = hash.to_string();
    digits.truncate(NAME_DIGITS);
    digits
}

/// Extension and media type of a sound, by its first bytes.
fn sound_type(path: &Path) -> (&'static str, &'static str) {
    let mut head = [0; 12];
    let read = File::open(path).and_then(|mut file| file.read(&mut head)).unwrap_or(0);
    match &head[..read] {
        [b'f', b'L', b'a', b'C', ..] => ("flac", "audio/flac"),
        [b'O', b'g', b'g', b'S', ..] => ("ogg", "audio/ogg"),
        [b'R', b'I', b'F', b'F', ..] => ("wav", "audio/wav"),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => ("m4a", "audio/mp4"),
        _ => ("mp3", "audio/mpeg"),
    }
}
