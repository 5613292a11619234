use std::collections::HashMap;
use std::fs::{self, File};
use std::path::PathBuf;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::list::EditionLabel;
use super::manifest::{EditionId, Manifest, ManifestError, ManifestFile};
use crate::exhibition::content::{self, Content};
use crate::search::{Asked, Found, Search};
use crate::store::{Hash, Store};

/// Name of the compiled content inside an edition.
pub const CONTENT: &str = "content.json";
/// Name of the index for searching inside an edition. Older editions have none.
pub const SEARCH: &str = "search.index";

/// An edition that can be shown. Of the built-in one, which nothing stands behind, files may be missing.
#[derive(Debug)]
pub struct Edition {
    pub(super) label: EditionLabel,
    pub(super) fallback: Option<Fallback>,
    /// What the home's pointer said when this was opened.
    pub(super) pointed: Option<EditionId>,
    content: Content,
    search: OnceLock<Search>,
    served: HashMap<String, (Hash, u64, String)>,
    store: Store,
    /// Its manifest, locked for as long as the edition is open: what is on a screen is never pruned.
    _held: Option<File>,
}

/// A file that a window may be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServedFile {
    /// Where it is. Its content never changes.
    pub path: PathBuf,
    /// Its length in bytes.
    pub len: u64,
    /// Its media type.
    pub media_type: String,
}

/// Why something else is shown than what `current` points at.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fallback {
    /// There is no home.
    #[error("there is no home")]
    NoHome,
    /// Nothing was published in this home yet.
    #[error("nothing was published yet")]
    NothingPublished,
    /// The home can't be read, or its pointer is damaged.
    #[error("the home can't be read: {reason}")]
    HomeUnreadable {
        /// What the system says.
        reason: String,
    },
    /// The current edition is damaged.
    #[error("edition {} is damaged: {damage}", number.map_or_else(|| id.to_string(), |number| number.to_string()))]
    Damaged {
        /// Its number, where it is still known.
        number: Option<u32>,
        /// Its id.
        id: EditionId,
        /// What is wrong with it.
        damage: Damage,
    },
}

/// Why an edition is not whole. Programs are given its `code`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Damage {
    /// Its manifest is not there or can't be read.
    #[error("its manifest can't be read")]
    ManifestUnreadable,
    /// Its manifest is not what it was.
    #[error("its manifest is damaged")]
    ManifestDamaged,
    /// It was written by a newer program.
    #[error("it is of format {format}, which needs a newer Jubilee")]
    TooNew {
        /// The format that it is of.
        format: u32,
    },
    /// A served file is not there, or not as long as it was.
    #[error("{name} is missing or cut short")]
    FileMissing {
        /// Its name in the edition.
        name: String,
    },
    /// The compiled content is not what it was.
    #[error("its content is damaged")]
    ContentDamaged,
}

impl Edition {
    /// Opens an edition if it is whole: every served file is there at its length. Contents of pictures and sounds are
    /// not read; [`super::verify`] does that.
    pub(super) fn open(store: &Store, id: EditionId) -> Result<Self, Damage> {
        let held = hold(store, id);
        let manifest = read_manifest(store, id)?;
        let lost = missing(store, &manifest).next().map(str::to_owned);
        match lost {
            Some(name) => Err(Damage::FileMissing { name }),
            None => Ok(Self { _held: held, ..Self::of(store, id, manifest)? }),
        }
    }

    /// Opens an edition also where pictures and sounds are missing, and logs that they are: windows show it with a quiet
    /// stand-in for each.
    pub(super) fn open_with_gaps(store: &Store, id: EditionId) -> Result<Self, Damage> {
        let manifest = read_manifest(store, id)?;
        let gaps: Vec<&str> = missing(store, &manifest).collect();
        if gaps.contains(&CONTENT) {
            return Err(Damage::FileMissing { name: CONTENT.into() });
        }
        if let Some(first) = gaps.first() {
            tracing::error!(edition = %id, count = gaps.len(), first, "files are missing or cut short");
        }
        Self::of(store, id, manifest)
    }

    fn of(store: &Store, id: EditionId, manifest: Manifest) -> Result<Self, Damage> {
        let content = read_content(store, &manifest)?;
        let served = manifest
            .files
            .into_iter()
            .filter(|file| file.kind != super::FileKind::Staff)
            .map(|file| {
                let media_type = file.media_type.unwrap_or_else(|| "application/octet-stream".into());
                (file.name, (file.hash, file.size, media_type))
            })
            .collect();
        Ok(Self {
            label: EditionLabel::built_in(id),
            fallback: None,
            pointed: None,
            content,
            search: OnceLock::new(),
            served,
            store: store.clone(),
            _held: None,
        })
    }

    /// Its id.
    pub fn id(&self) -> EditionId {
        self.label.id
    }

    /// The home's own number for it; 0 is the built-in edition.
    pub fn number(&self) -> u32 {
        self.label.number
    }

    /// How people name it.
    pub fn label(&self) -> &EditionLabel {
        &self.label
    }

    /// Why this edition is shown rather than the one that should be; nothing where it is the one.
    pub fn fallback(&self) -> Option<&Fallback> {
        self.fallback.as_ref()
    }

    /// The exhibition as it was compiled.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// Searches the exhibition. The first search reads the index, or builds it where the edition has none that is whole:
    /// a second for thousands of long texts.
    pub fn search(&self, asked: &Asked<'_>) -> Found {
        self.search.get_or_init(|| self.read_search()).find(&self.content, asked)
    }

    fn read_search(&self) -> Search {
        let Some((hash, ..)) = self.served.get(SEARCH) else {
            tracing::info!(edition = %self.id(), "an older edition without an index: it is built for this run");
            return Search::build(&self.content);
        };
        let whole = self.store.read(*hash).ok().and_then(|bytes| Search::read(&bytes, &self.content));
        whole.unwrap_or_else(|| {
            tracing::error!(edition = %self.id(), "the index can't be read: it is built anew for this run");
            Search::build(&self.content)
        })
    }

    /// What it is made of.
    ///
    /// # Errors
    /// When its manifest is damaged or gone.
    pub(super) fn manifest(&self) -> Result<Manifest, Damage> {
        read_manifest(&self.store, self.id())
    }

    /// The store that it is in.
    pub(super) fn store(&self) -> &Store {
        &self.store
    }

    /// Where a blob of its store is.
    pub(super) fn blob(&self, hash: Hash) -> PathBuf {
        self.store.blob(hash)
    }

    /// The file of a name, compared byte for byte with the names that the manifest lists as served. Nothing else on
    /// the disk is reachable.
    pub fn file(&self, name: &str) -> Option<ServedFile> {
        let (hash, len, media_type) = self.served.get(name)?;
        Some(ServedFile { path: self.store.blob(*hash), len: *len, media_type: media_type.clone() })
    }
}

/// Whether a file of an edition is there at its length.
pub(super) fn is_there(store: &Store, file: &ManifestFile) -> bool {
    fs::metadata(store.blob(file.hash)).is_ok_and(|metadata| metadata.len() == file.size)
}

/// The served files that nothing stands in for; an index is built anew.
fn missing<'m>(store: &Store, manifest: &'m Manifest) -> impl Iterator<Item = &'m str> {
    let needed = manifest.served().filter(|file| file.name != SEARCH);
    needed.filter(|file| !is_there(store, file)).map(|file| file.name.as_str())
}

pub(super) fn read_manifest(store: &Store, id: EditionId) -> Result<Manifest, Damage> {
    let bytes = fs::read(manifest_path(store, id)).map_err(|_| Damage::ManifestUnreadable)?;
    if EditionId(Hash::of(&bytes)) != id {
        return Err(Damage::ManifestDamaged);
    }
    Manifest::parse(&bytes).map_err(|error| match error {
        ManifestError::TooNew { format } => Damage::TooNew { format },
        ManifestError::Damaged(_) => Damage::ManifestDamaged,
    })
}

/// What every format of the content says first.
#[derive(Deserialize)]
struct Format {
    format: u32,
}

pub(super) fn read_content(store: &Store, manifest: &Manifest) -> Result<Content, Damage> {
    let file = manifest.served().find(|file| file.name == CONTENT).ok_or(Damage::ContentDamaged)?;
    let bytes = store.read(file.hash).map_err(|_| Damage::ContentDamaged)?;
    match serde_json::from_slice(&bytes) {
        Ok(Format { format }) if format > content::FORMAT => Err(Damage::TooNew { format }),
        Ok(_) => serde_json::from_slice(&bytes).map_err(|_| Damage::ContentDamaged),
        Err(_) => Err(Damage::ContentDamaged),
    }
}

/// Locks a manifest against being pruned, for as long as the file is open, also by a process that dies. Where the disk
/// knows no locks the edition can be shown all the same. Whoever prunes holds the lock while one file is removed: what
/// is read after this is there as long as the lock is.
fn hold(store: &Store, id: EditionId) -> Option<File> {
    let file = File::open(manifest_path(store, id)).ok()?;
    file.lock_shared().ok()?;
    Some(file)
}

/// Takes the lock of an edition that no program has open, so that none opens it while it is held; nothing where one has
/// it open or that can't be found out.
pub(super) fn seize(store: &Store, id: EditionId) -> Option<File> {
    let file = File::open(manifest_path(store, id)).ok()?;
    file.try_lock().ok()?;
    Some(file)
}

pub(super) fn manifest_path(store: &Store, id: EditionId) -> PathBuf {
    store.editions().join(format!("{id}.json"))
}
