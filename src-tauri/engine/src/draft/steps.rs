//! What each step changed, and going back and forth between them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Draft, DraftError, FORMAT, Format};
use crate::edition::staff_files;
use crate::store::{self, Hash, Stamp, StoreError};

/// Steps that can be undone; older ones are forgotten.
const MOST: usize = 200;

/// What somebody did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// Took files in.
    Import,
    /// Wrote the words of a picture.
    Words,
    /// Put a picture elsewhere in its list.
    Order,
    /// Took a picture away.
    Remove,
    /// Wrote a text.
    Text,
}

/// One step of the work on a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What was done.
    pub kind: StepKind,
    /// To which file or item, by its path in the exhibition; empty where it was more than one.
    pub to: String,
    /// Who did it.
    pub by: String,
    /// When, in UTC.
    pub at: Timestamp,
    changes: Vec<Change>,
}

/// What a file was and became; nothing where it was not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Change {
    file: String,
    before: Option<Hash>,
    after: Option<Hash>,
}

/// All steps, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Steps {
    format: u32,
    #[serde(rename = "steps")]
    all: Vec<Step>,
    /// How many of them the folder has; those after it were undone.
    done: usize,
    /// How many it has once a step that is being done or undone is through.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    moving: Option<usize>,
}

impl Default for Steps {
    fn default() -> Self {
        Self { format: FORMAT, all: Vec::new(), done: 0, moving: None }
    }
}

/// What the folder held before an import.
pub(super) struct Noted {
    stamps: BTreeMap<String, Option<Stamp>>,
    /// What an import may replace.
    tables: BTreeMap<String, Vec<u8>>,
}

impl Draft {
    /// The step that [`Self::undo`] takes back and the one that [`Self::redo`] does again.
    ///
    /// # Errors
    /// When they can't be read.
    pub fn steps(&self) -> Result<(Option<Step>, Option<Step>), DraftError> {
        let Steps { all: mut steps, done, .. } = self.read_steps()?;
        let next = (done < steps.len()).then(|| steps.swap_remove(done));
        let last = done.checked_sub(1).map(|last| steps.swap_remove(last));
        Ok((last, next))
    }

    /// Takes the last step back; nothing where there is none.
    ///
    /// # Errors
    /// When a file is not as the step left it, somebody else is writing, or the machine fails.
    pub fn undo(&self, by: &str, now: Timestamp) -> Result<Option<Step>, DraftError> {
        let _lock = self.lock(by, now)?;
        let steps = self.read_steps()?;
        match steps.done.checked_sub(1) {
            Some(to) => self.move_to(steps, to).map(Some),
            None => Ok(None),
        }
    }

    /// Does the step again that was taken back last; nothing where there is none.
    ///
    /// # Errors
    /// As [`Self::undo`].
    pub fn redo(&self, by: &str, now: Timestamp) -> Result<Option<Step>, DraftError> {
        let _lock = self.lock(by, now)?;
        let steps = self.read_steps()?;
        if steps.done < steps.all.len() {
            let to = steps.done + 1;
            return self.move_to(steps, to).map(Some);
        }
        Ok(None)
    }

    /// Gives files another content, or takes them away, as one step. Where nothing changes there is none.
    pub(super) fn change(
        &self,
        (kind, to): (StepKind, &str),
        files: Vec<(String, Option<Vec<u8>>)>,
        (by, now): (&str, Timestamp),
    ) -> Result<(), DraftError> {
        let mut changes = Vec::new();
        for (file, after) in files {
            let path = self.folder().join(&file);
            let before = self.content(&file)?;
            let after = after.as_deref().map(|bytes| (Hash::of(bytes), bytes));
            if before == after.map(|(hash, _)| hash) {
                continue;
            }
            // What is taken away is moved, not copied: it may be large.
            if before.is_some() && after.is_some() {
                self.keep_file(&path)?;
            }
            if let Some((hash, mut bytes)) = after {
                self.keep(hash, &mut bytes)?;
            }
            changes.push(Change { file, before, after: after.map(|(hash, _)| hash) });
        }
        if changes.is_empty() {
            return Ok(());
        }
        let mut steps = self.read_steps()?;
        steps.add(Step { kind, to: to.to_owned(), by: by.to_owned(), at: now, changes });
        let to = steps.done + 1;
        self.move_to(steps, to).map(drop)
    }

    /// What is in the folder now, before an import.
    pub(super) fn noted(&self) -> Result<Noted, DraftError> {
        let mut noted = Noted { stamps: BTreeMap::new(), tables: BTreeMap::new() };
        for file in staff_files(&self.folder())? {
            if is_table(&file.name) {
                let bytes = fs::read(&file.path).map_err(StoreError::read(&file.path))?;
                noted.tables.insert(file.name.clone(), bytes);
            }
            noted.stamps.insert(file.name, Stamp::of(&file.path));
        }
        Ok(noted)
    }

    /// Makes a step of what an import did. A power cut before this leaves the import without a step: nothing is lost.
    pub(super) fn note_import(&self, before: &Noted, by: &str, now: Timestamp) -> Result<(), DraftError> {
        let mut changes = Vec::new();
        for file in staff_files(&self.folder())? {
            let known = before.stamps.get(&file.name);
            if known.is_some_and(|stamp| stamp.is_some() && *stamp == Stamp::of(&file.path)) {
                continue;
            }
            let (after, _) = Hash::of_file(&file.path).map_err(StoreError::read(&file.path))?;
            let was = match (known, before.tables.get(&file.name)) {
                (None, _) => None,
                (Some(_), Some(bytes)) => Some(Hash::of(bytes)),
                // An import replaces nothing else.
                (Some(_), None) => continue,
            };
            if was == Some(after) {
                continue;
            }
            if let (Some(was), Some(bytes)) = (was, before.tables.get(&file.name)) {
                self.keep(was, &mut bytes.as_slice())?;
                self.keep_file(&file.path)?;
            }
            changes.push(Change { file: file.name, before: was, after: Some(after) });
        }
        if changes.is_empty() {
            return Ok(());
        }
        let mut steps = self.read_steps()?;
        steps.add(Step { kind: StepKind::Import, to: String::new(), by: by.to_owned(), at: now, changes });
        steps.done += 1;
        self.write_steps(&steps)?;
        self.forget(&steps)
    }

    /// Whether a power cut broke a step off.
    pub(super) fn is_broken(&self) -> Result<bool, DraftError> {
        Ok(self.read_steps()?.moving.is_some())
    }

    /// Carries a step to its end that a power cut broke off. To be called by who may write.
    pub(super) fn end_broken_step(&self) -> Result<(), DraftError> {
        let steps = self.read_steps()?;
        match steps.moving {
            Some(to) => self.carry_out(steps, to).map(drop),
            None => Ok(()),
        }
    }

    /// Does or undoes the one step that lies between what the folder has and `to`.
    fn move_to(&self, mut steps: Steps, to: usize) -> Result<Step, DraftError> {
        let forward = to > steps.done;
        let step = steps.all.get(steps.done.min(to)).ok_or_else(damaged)?;
        for change in &step.changes {
            let expected = if forward { change.before } else { change.after };
            if self.content(&change.file)? != expected {
                return Err(DraftError::Changed { file: change.file.clone() });
            }
        }
        steps.moving = Some(to);
        self.write_steps(&steps)?;
        self.carry_out(steps, to)
    }

    fn carry_out(&self, mut steps: Steps, to: usize) -> Result<Step, DraftError> {
        let forward = to > steps.done;
        let step = steps.all.get(steps.done.min(to)).ok_or_else(damaged)?.clone();
        for change in &step.changes {
            let (from, to) = if forward { (change.before, change.after) } else { (change.after, change.before) };
            self.turn(&change.file, from, to)?;
        }
        (steps.done, steps.moving) = (to, None);
        self.write_steps(&steps)?;
        self.forget(&steps)?;
        Ok(step)
    }

    /// Gives a file the content that it has after a step; one that has it already stays.
    fn turn(&self, file: &str, from: Option<Hash>, to: Option<Hash>) -> Result<(), DraftError> {
        let (path, disk) = (self.folder().join(file), self.home.disk());
        let above = path.parent().unwrap_or(&path).to_owned();
        match (to, from) {
            (Some(hash), _) if self.content(file)? != Some(hash) => {
                disk.create_folders(&above).map_err(StoreError::write(&above))?;
                let kept = self.kept(hash);
                let mut source = File::open(&kept).map_err(StoreError::read(&kept))?;
                self.put(&path, &mut source)?;
            }
            (None, Some(hash)) if path.exists() => {
                let kept = self.kept(hash);
                self.prepare_kept()?;
                disk.rename(&path, &kept).map_err(StoreError::write(&kept))?;
                // Where it is now first: the disk may keep the two names in any order.
                let folder = kept.parent().unwrap_or(&kept);
                disk.sync_folder(folder).map_err(StoreError::write(folder))?;
                disk.sync_folder(&above).map_err(StoreError::write(&above))?;
                self.clear_empty(&above);
            }
            _ => {}
        }
        Ok(())
    }

    /// Removes folders that a step left empty, up to the exhibition's own.
    fn clear_empty(&self, folder: &Path) {
        let (root, mut folder) = (self.folder(), folder.to_owned());
        while folder != root && folder.starts_with(&root) && self.home.disk().remove_folder(&folder).is_ok() {
            folder.pop();
        }
    }

    /// The hash of what a file says; nothing where it is not there.
    fn content(&self, file: &str) -> Result<Option<Hash>, DraftError> {
        let path = self.folder().join(file);
        match Hash::of_file(&path) {
            Ok((hash, _)) => Ok(Some(hash)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StoreError::read(&path)(error).into()),
        }
    }

    fn kept(&self, hash: Hash) -> PathBuf {
        self.root().join("kept").join(hash.to_string())
    }

    fn prepare_kept(&self) -> Result<(), DraftError> {
        let folder = self.root().join("kept");
        Ok(self.home.disk().create_folders(&folder).map_err(StoreError::write(&folder))?)
    }

    fn keep_file(&self, path: &Path) -> Result<(), DraftError> {
        let bytes = fs::read(path).map_err(StoreError::read(path))?;
        self.keep(Hash::of(&bytes), &mut bytes.as_slice())
    }

    /// Keeps a content for steps to come back to.
    fn keep(&self, hash: Hash, from: &mut dyn Read) -> Result<(), DraftError> {
        self.prepare_kept()?;
        let path = self.kept(hash);
        if path.exists() { Ok(()) } else { self.put(&path, from) }
    }

    /// Gives a file of the draft a content in one step.
    pub(super) fn put(&self, path: &Path, from: &mut dyn Read) -> Result<(), DraftError> {
        let disk = self.home.disk();
        let above = path.parent().unwrap_or(path).to_owned();
        // Beside the draft, so that nothing half written is ever read as staff's.
        let new = self.home.root().join("draft.part");
        if new.exists() {
            disk.remove(&new).map_err(StoreError::write(&new))?;
        }
        store::copy(disk, from, &new, false).map_err(|error| StoreError::write(&new)(error.into()))?;
        disk.rename(&new, path).map_err(StoreError::write(path))?;
        Ok(disk.sync_folder(&above).map_err(StoreError::write(&above))?)
    }

    fn read_steps(&self) -> Result<Steps, DraftError> {
        let path = self.root().join("steps.json");
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Steps::default()),
            Err(error) => return Err(StoreError::read(&path)(error).into()),
        };
        match serde_json::from_slice(&bytes) {
            Ok(Format { format }) if format > FORMAT => Err(DraftError::TooNew { format }),
            Ok(_) => serde_json::from_slice(&bytes).map_err(|_| damaged()),
            Err(_) => Err(damaged()),
        }
    }

    fn write_steps(&self, steps: &Steps) -> Result<(), DraftError> {
        self.write(&self.root().join("steps.json"), steps)
    }

    /// Removes contents that no step needs any more.
    fn forget(&self, steps: &Steps) -> Result<(), DraftError> {
        let changes = steps.all.iter().flat_map(|step| &step.changes);
        let needed: BTreeSet<String> =
            changes.flat_map(|change| change.before.iter().chain(&change.after)).map(Hash::to_string).collect();
        for entry in fs::read_dir(self.root().join("kept")).into_iter().flatten().flatten() {
            if !needed.contains(entry.file_name().to_string_lossy().as_ref()) {
                let path = entry.path();
                self.home.disk().remove(&path).map_err(StoreError::write(&path))?;
            }
        }
        Ok(())
    }
}

impl Steps {
    /// Adds a step after those that are done; what was undone is over, and what is too old can't be undone any more.
    fn add(&mut self, step: Step) {
        self.all.truncate(self.done);
        self.all.push(step);
        let over = self.all.len().saturating_sub(MOST);
        self.all.drain(..over);
        self.done -= over.min(self.done);
    }
}

/// Whether an import may replace it.
fn is_table(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

fn damaged() -> DraftError {
    DraftError::Damaged { file: "steps.json".into() }
}
