use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::EditionId;
use super::open::{Edition, manifest_path, read_manifest, seize};
use crate::home::{Home, LockError};
use crate::store::{Hash, Store, StoreError, Switch, SwitchKind, Switches};

/// How long an edition is kept after it was last current.
const RECENT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// How many of the newest editions are kept in any case.
const NEWEST: usize = 5;

/// What pruning removed, or would remove.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Pruned {
    /// The editions that stay, by number.
    pub kept: Vec<KeptEdition>,
    /// The numbers of those that go, rising.
    pub removed: Vec<u32>,
    /// Files that go.
    pub files: usize,
    /// Their length in bytes.
    pub bytes: u64,
    /// Why less was removed than could be; nothing where all was.
    pub held_back: Option<HeldBack>,
}

/// An edition that stays, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeptEdition {
    /// Its number; nothing where it was lost with the log of switches.
    pub number: Option<u32>,
    /// Its id.
    pub id: EditionId,
    /// At least one.
    pub reasons: BTreeSet<Reason>,
}

/// Why an edition stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It is the one that should be on screen, or stands in for it.
    Current,
    /// It was current, or was loaded, within 30 days.
    Recent,
    /// It is one of the five newest.
    Newest,
    /// Some program has it open: it is on a screen, or being packed.
    Open,
}

/// Why less was removed than could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeldBack {
    /// The log of switches is lost or damaged: nobody can tell which editions were current. No edition goes.
    LogDamaged,
    /// What an edition that stays needs can't be told: its list of files is damaged or of a newer program. No content
    /// goes.
    ManifestUnreadable,
}

/// Why nothing was pruned.
#[derive(Debug, thiserror::Error)]
pub enum PruneError {
    /// Somebody else is writing to this home.
    #[error("{who} has been writing to this home since {since}")]
    Busy {
        /// Who.
        who: String,
        /// Since when, RFC 3339 in UTC.
        since: String,
    },
    /// The machine failed. Every edition that stays is whole, and the next run goes on.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<LockError> for PruneError {
    fn from(error: LockError) -> Self {
        match error {
            LockError::Held { who, since } => Self::Busy { who, since },
            LockError::Store(error) => Self::Store(error),
        }
    }
}

/// Says what [`prune`] would remove. Changes nothing.
///
/// # Errors
/// When the home can't be read.
pub fn prune_dry(home: &Home, now: Timestamp) -> Result<Pruned, StoreError> {
    let store = home.store();
    let plan = Plan::of(&store, now)?;
    let content = Plan::content(&store, &plan.removed)?;
    Ok(plan.pruned(&content, leftovers(&store)?))
}

/// Removes editions that are neither current, nor were within 30 days, nor among the five newest, nor open in some
/// program; then every file that none of the others needs. An interrupted run is finished by the next.
///
/// # Errors
/// When somebody else is writing, or the machine fails.
pub fn prune(home: &Home, by: &str, now: Timestamp) -> Result<Pruned, PruneError> {
    // Asked before locking, which would make a home where there is none.
    if !home.store().root().exists() {
        return Ok(Pruned::default());
    }
    let _lock = home.lock(by, now)?;
    let store = home.store();
    let leftovers = leftovers(&store)?;
    store.prepare()?;
    let plan = Plan::of(&store, now)?;
    // First what nobody ever needed, such as what a publish left that filled the disk: the log may need the room.
    store.sync(&store.editions())?;
    let left = Plan::content(&store, &[])?;
    remove(&store, &left)?;
    if !plan.removed.is_empty() {
        let lines = plan.lines(by, now);
        store.with_reserve(|| store.record(&lines))?;
    }
    let mut gone = Vec::new();
    for old in &plan.removed {
        // Held until its manifest is gone: whoever opens it meanwhile finds it gone, and with it nothing half.
        let Some(_held) = seize(&store, old.id) else { continue };
        let path = manifest_path(&store, old.id);
        store.disk().remove(&path).map_err(StoreError::write(&path))?;
        gone.push(*old);
    }
    // No content goes before the lists of what needed it are gone for good.
    store.sync(&store.editions())?;
    let mut content = Plan::content(&store, &gone)?;
    remove(&store, &content)?;
    content.blobs.extend(left.blobs);
    content.notes.extend(left.notes);
    let damaged = store.damaged().iter().filter(|hash| store.blob(**hash).exists()).copied().collect();
    store.mark_damaged(&damaged)?;
    store.keep_reserve();
    let pruned = plan.pruned(&content, leftovers);
    let removed = gone.iter().filter_map(|old| old.number).collect();
    Ok(Pruned { removed, ..pruned })
}

/// A file that is in nobody's way.
struct Unneeded {
    path: PathBuf,
    bytes: u64,
}

#[derive(Default)]
struct Content {
    blobs: Vec<Unneeded>,
    notes: Vec<Unneeded>,
    held_back: bool,
}

#[derive(Clone, Copy)]
struct Old {
    id: EditionId,
    number: Option<u32>,
    bytes: u64,
}

struct Plan {
    kept: Vec<KeptEdition>,
    removed: Vec<Old>,
    log_damaged: bool,
    start: Option<Hash>,
}

impl Plan {
    fn of(store: &Store, now: Timestamp) -> Result<Self, StoreError> {
        let switches = store.switches()?;
        let pointer = store.pointer()?;
        let mut reasons: BTreeMap<Hash, BTreeSet<Reason>> = BTreeMap::new();
        let mut keep = |id: Hash, reason: Reason| {
            reasons.entry(id).or_default().insert(reason);
        };
        let there = manifests(store)?;
        let start = switches.start(pointer);
        for current in [start, stands_in(store, &switches, start)].into_iter().flatten() {
            keep(current, Reason::Current);
        }
        for id in recent(&switches, pointer, now) {
            keep(id, Reason::Recent);
        }
        let mut editions = switches.editions(pointer);
        editions.sort_by_key(|came| std::cmp::Reverse(came.number));
        for came in editions.iter().take(NEWEST) {
            keep(came.to, Reason::Newest);
        }
        let log_damaged = !there.is_empty() && !store.switches_are_whole()?;
        let mut plan = Self { kept: Vec::new(), removed: Vec::new(), log_damaged, start };
        for (id, bytes) in there {
            let mut reasons = reasons.remove(&id).unwrap_or_default();
            let id = EditionId(id);
            if reasons.is_empty() && !log_damaged && seize(store, id).is_none() {
                reasons.insert(Reason::Open);
            }
            let number = switches.number_of(id.0);
            if reasons.is_empty() && !log_damaged {
                plan.removed.push(Old { id, number, bytes });
            } else {
                plan.kept.push(KeptEdition { number, id, reasons });
            }
        }
        plan.kept.sort_by_key(|kept| kept.number);
        plan.removed.sort_by_key(|old| old.number);
        Ok(plan)
    }

    /// A line for each edition that goes and has a number; what a publish that was killed left has none.
    fn lines(&self, by: &str, now: Timestamp) -> Vec<Switch> {
        let line = |old: &Old| {
            Some(Switch {
                when: now,
                who: by.to_owned(),
                note: None,
                number: old.number?,
                from: self.start,
                to: old.id.0,
                kind: SwitchKind::Prune,
                changes: None,
            })
        };
        self.removed.iter().filter_map(line).collect()
    }

    /// The files that none of the editions needs that are there without those that go.
    fn content(store: &Store, gone: &[Old]) -> Result<Content, StoreError> {
        let mut needed: BTreeSet<String> = BTreeSet::new();
        for (id, _) in manifests(store)? {
            if gone.iter().any(|old| old.id.0 == id) {
                continue;
            }
            let Ok(manifest) = read_manifest(store, EditionId(id)) else {
                return Ok(Content { held_back: true, ..Content::default() });
            };
            needed.extend(manifest.files.iter().map(|file| file.hash.to_string()));
        }
        let unneeded = |folder: &Path| -> Result<Vec<Unneeded>, StoreError> {
            let mut files = files(folder)?;
            // A note is named after its master.
            files.retain(|(name, ..)| {
                let hash = name.split('-').next().unwrap_or_default();
                hash.parse::<Hash>().is_ok() && !needed.contains(hash)
            });
            Ok(files.into_iter().map(|(_, path, bytes)| Unneeded { path, bytes }).collect())
        };
        Ok(Content { blobs: unneeded(&store.blobs())?, notes: unneeded(&store.derived())?, held_back: false })
    }

    fn pruned(&self, content: &Content, leftovers: (usize, u64)) -> Pruned {
        let manifests = self.removed.iter().map(|old| old.bytes);
        let lengths: Vec<u64> =
            content.blobs.iter().chain(&content.notes).map(|file| file.bytes).chain(manifests).collect();
        let held_back = if self.log_damaged {
            Some(HeldBack::LogDamaged)
        } else {
            content.held_back.then_some(HeldBack::ManifestUnreadable)
        };
        Pruned {
            kept: self.kept.clone(),
            removed: self.removed.iter().filter_map(|old| old.number).collect(),
            files: lengths.len() + leftovers.0,
            bytes: lengths.iter().sum::<u64>() + leftovers.1,
            held_back,
        }
    }
}

/// Removes content for good.
fn remove(store: &Store, content: &Content) -> Result<(), StoreError> {
    for (folder, files) in [(store.derived(), &content.notes), (store.blobs(), &content.blobs)] {
        for file in files {
            store.disk().remove(&file.path).map_err(StoreError::write(&file.path))?;
        }
        store.sync(&folder)?;
    }
    Ok(())
}

/// What is shown while the current edition is damaged.
fn stands_in(store: &Store, switches: &Switches, start: Option<Hash>) -> Option<Hash> {
    if Edition::open(store, EditionId(start?)).is_ok() {
        return None;
    }
    let mut numbers: Vec<(u32, Hash)> = switches.done(start).map(|switch| (switch.number, switch.to)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut newest = numbers.into_iter().rev().map(|(_, id)| id);
    newest.find(|id| Edition::open(store, EditionId(*id)).is_ok())
}

/// The editions that were current, or came in a pack, within 30 days. Of one during which the clock went back nobody can
/// tell: it counts.
fn recent(switches: &Switches, pointer: Option<Hash>, now: Timestamp) -> Vec<Hash> {
    let Ok(since) = now.checked_sub(RECENT) else { return switches.lines().iter().map(|switch| switch.to).collect() };
    let done: Vec<&Switch> = switches.done(pointer).collect();
    let until = done.iter().skip(1).map(|next| next.when).chain([now]);
    let counts = |(switch, until): &(&&Switch, Timestamp)| *until >= since || *until < switch.when;
    let current = done.iter().zip(until).filter(counts).map(|(switch, _)| switch.to);
    let came = switches.editions(pointer).into_iter().filter(|came| came.when >= since).map(|came| came.to);
    current.chain(came).collect()
}

/// Every manifest by its id, with its length in bytes.
fn manifests(store: &Store) -> Result<Vec<(Hash, u64)>, StoreError> {
    let files = files(&store.editions())?;
    let manifest = |(name, _, bytes): (String, PathBuf, u64)| Some((name.strip_suffix(".json")?.parse().ok()?, bytes));
    Ok(files.into_iter().filter_map(manifest).collect())
}

/// What an interrupted writer left: how many files, and their length in bytes.
fn leftovers(store: &Store) -> Result<(usize, u64), StoreError> {
    let files = files(&store.incoming())?;
    Ok((files.len(), files.iter().map(|(.., bytes)| bytes).sum()))
}

/// The files of a folder in order: name, path, length in bytes. None where the folder is not there.
fn files(folder: &Path) -> Result<Vec<(String, PathBuf, u64)>, StoreError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::read(folder)(error)),
    };
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry.map_err(StoreError::read(folder))?;
        let metadata = entry.metadata().map_err(StoreError::read(&entry.path()))?;
        if metadata.is_file() {
            files.push((entry.file_name().to_string_lossy().into_owned(), entry.path(), metadata.len()));
        }
    }
    files.sort();
    Ok(files)
}
