//! A disk on which the power goes, the room ends or the process is killed at a chosen instruction.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, MutexGuard};

use engine::store::{Disk, RealDisk, Sink};

/// What happens at the chosen instruction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum End {
    /// It and all that follow fail, and what was not synced is lost.
    PowerCut,
    /// The disk is full: it and all that would take more room than was made since fail.
    Full,
    /// The process is killed.
    Killed,
}

/// What a power cut takes of what was not synced: a disk writes in an order of its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lost {
    Nothing,
    All,
    /// The pointer moved, and blobs are gone, before anything else reached the disk.
    AllButThePointer,
}

impl Lost {
    pub const EACH: [Self; 3] = [Self::Nothing, Self::All, Self::AllButThePointer];
}

/// A disk that ends at its n-th instruction.
#[derive(Debug)]
pub struct FailingDisk {
    ends_at: usize,
    end: End,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    steps: usize,
    ended: bool,
    /// Files whose content a power cut takes, with the length that stays.
    unsynced: BTreeMap<PathBuf, u64>,
    /// Renames that a power cut takes back: the folder, from, to, and what had the name before.
    renames: Vec<(PathBuf, PathBuf, PathBuf, Option<Vec<u8>>)>,
    /// New files whose names a power cut takes: the folder was not synced since.
    made: Vec<PathBuf>,
    /// Removed files that a power cut brings back: the folder was not synced since.
    removed: Vec<(PathBuf, Vec<u8>)>,
    /// Bytes that were made free since the disk was full.
    room: u64,
    /// New files with the bytes that they took and will give back.
    took: BTreeMap<PathBuf, u64>,
}

impl State {
    fn made_room(&mut self, bytes: u64) {
        if self.ended {
            self.room += bytes;
        }
    }
}

/// What a disk gives at once.
const BLOCK: u64 = 4096;

fn blocks(bytes: usize) -> u64 {
    (bytes as u64).next_multiple_of(BLOCK)
}

impl FailingDisk {
    pub fn new(ends_at: usize, end: End) -> Arc<Self> {
        Arc::new(Self { ends_at, end, state: Arc::default() })
    }

    /// The same disk for the next process: what was not synced still is not.
    pub fn next(&self) -> Arc<Self> {
        let state = std::mem::take(&mut *self.lock());
        let state = State { steps: 0, ended: false, ..state };
        Arc::new(Self { ends_at: usize::MAX, end: End::PowerCut, state: Arc::new(Mutex::new(state)) })
    }

    pub fn steps(&self) -> usize {
        self.lock().steps
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no test panics while it holds this")
    }

    fn step(&self, takes: u64) -> io::Result<MutexGuard<'_, State>> {
        step(&self.state, self.ends_at, self.end, takes)
    }

    /// Takes from the disk what was not synced when the power went.
    pub fn lose(&self, lost: Lost) {
        if lost == Lost::Nothing {
            return;
        }
        let mut state = self.lock();
        for (path, content) in std::mem::take(&mut state.removed) {
            let is_blob = path.parent().is_some_and(|folder| folder.ends_with("store/blobs"));
            let stays_gone = lost == Lost::AllButThePointer && is_blob;
            if !path.exists() && !stays_gone {
                fs::write(path, content).expect("a removed file is back");
            }
        }
        while let Some((_, from, to, before)) = state.renames.pop() {
            if lost == Lost::AllButThePointer && to.ends_with("store/current") || !to.exists() {
                continue;
            }
            writable(&to);
            fs::rename(&to, &from).expect("a rename is taken back");
            if let Some(length) = state.unsynced.remove(&to) {
                state.unsynced.insert(from, length);
            }
            if let Some(before) = before {
                fs::write(&to, before).expect("what had the name before");
            }
        }
        for path in std::mem::take(&mut state.made) {
            // One that was renamed and synced since has another name.
            if path.exists() {
                writable(&path);
                fs::remove_file(&path).expect("a name is lost");
            }
            state.unsynced.remove(&path);
        }
        for (path, length) in &state.unsynced {
            writable(path);
            let file = fs::OpenOptions::new().write(true).open(path).expect("a file");
            file.set_len(*length).expect("its end is lost");
        }
    }
}

fn step(state: &Mutex<State>, ends_at: usize, end: End, takes: u64) -> io::Result<MutexGuard<'_, State>> {
    let mut state = state.lock().expect("no test panics while it holds this");
    state.ended |= state.steps == ends_at;
    state.steps += 1;
    match end {
        End::Killed if state.ended => std::process::abort(),
        End::PowerCut if state.ended => Err(io::Error::other("the power is gone")),
        End::Full if state.ended && takes > state.room => Err(ErrorKind::StorageFull.into()),
        End::Full if state.ended => {
            state.room -= takes;
            Ok(state)
        }
        _ => Ok(state),
    }
}

#[allow(clippy::permissions_set_readonly_false, reason = "the file goes when the test does")]
fn writable(path: &Path) {
    if let Ok(metadata) = fs::metadata(path) {
        let mut permissions = metadata.permissions();
        permissions.set_readonly(false);
        fs::set_permissions(path, permissions).expect("permissions");
    }
}

impl Disk for FailingDisk {
    fn create_folders(&self, path: &Path) -> io::Result<()> {
        let _state = self.step(if path.is_dir() { 0 } else { BLOCK })?;
        RealDisk.create_folders(path)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Sink>> {
        let mut state = self.step(BLOCK)?;
        let file = RealDisk.create(path)?;
        state.unsynced.insert(path.to_owned(), 0);
        state.took.insert(path.to_owned(), BLOCK);
        state.made.push(path.to_owned());
        Ok(self.watched(path, file))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn Sink>> {
        let new = !path.exists();
        let mut state = self.step(if new { BLOCK } else { 0 })?;
        let length = fs::metadata(path).map_or(0, |metadata| metadata.len());
        let file = RealDisk.append(path)?;
        if new {
            state.made.push(path.to_owned());
        }
        state.unsynced.insert(path.to_owned(), length);
        Ok(self.watched(path, file))
    }

    fn truncate(&self, path: &Path, length: u64) -> io::Result<()> {
        let _state = self.step(0)?;
        RealDisk.truncate(path, length)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.step(0)?;
        let before = fs::read(to).ok();
        RealDisk.rename(from, to)?;
        if let Some(length) = state.unsynced.remove(from) {
            state.unsynced.insert(to.to_owned(), length);
        }
        if let Some(took) = state.took.remove(from) {
            state.took.insert(to.to_owned(), took);
        }
        let freed = before.as_ref().map_or(0, |before| blocks(before.len()));
        state.made_room(freed);
        let folder = to.parent().expect("a folder above").to_owned();
        state.renames.push((folder, from.to_owned(), to.to_owned(), before));
        Ok(())
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        let mut state = self.step(0)?;
        state.renames.retain(|(folder, ..)| folder != path);
        state.made.retain(|made| made.parent() != Some(path));
        state.removed.retain(|(removed, _)| removed.parent() != Some(path));
        RealDisk.sync_folder(path)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut state = self.step(0)?;
        let content = fs::read(path).unwrap_or_default();
        RealDisk.remove(path)?;
        let freed = state.took.remove(path).unwrap_or_else(|| blocks(content.len()));
        state.made_room(freed);
        // Without its name nobody can tell what of it was synced.
        if state.unsynced.remove(path).is_none() {
            state.removed.push((path.to_owned(), content));
        }
        Ok(())
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        let _state = self.step(0)?;
        RealDisk.remove_folder(path)
    }
}

impl FailingDisk {
    fn watched(&self, path: &Path, file: Box<dyn Sink>) -> Box<dyn Sink> {
        let (state, ends_at, end) = (Arc::clone(&self.state), self.ends_at, self.end);
        Box::new(Watched { path: path.to_owned(), file, state, ends_at, end })
    }
}

struct Watched {
    path: PathBuf,
    file: Box<dyn Sink>,
    state: Arc<Mutex<State>>,
    ends_at: usize,
    end: End,
}

impl Write for Watched {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let takes = blocks(bytes.len());
        match step(&self.state, self.ends_at, self.end, takes) {
            Ok(mut state) => {
                state.took.entry(self.path.clone()).and_modify(|took| *took += takes);
                self.file.write(bytes)
            }
            Err(error) => {
                // A disk that fills takes what still fits.
                let _ = self.file.write(&bytes[..bytes.len() / 2]);
                Err(error)
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Sink for Watched {
    fn finish(self: Box<Self>, read_only: bool) -> io::Result<()> {
        let mut state = step(&self.state, self.ends_at, self.end, 0)?;
        self.file.finish(read_only)?;
        state.unsynced.remove(&self.path);
        Ok(())
    }
}

const DIES_AT: &str = "JUBILEE_TEST_DIES_AT";
/// How a test program ends of which a test fails; one that is killed has another code or none.
const FAILED: i32 = 101;

/// The disk of a process that another test kills; nothing in any other.
pub fn of_a_process_that_is_killed() -> Option<Arc<FailingDisk>> {
    let at = std::env::var(DIES_AT).ok()?;
    Some(FailingDisk::new(at.parse().expect("a number"), End::Killed))
}

/// Runs an ignored test of this program in a process of its own, which is told this and killed at its n-th instruction.
/// False where it was done before.
#[track_caller]
pub fn is_killed(test: &str, at: usize, told: &[(&str, &dyn AsRef<OsStr>)]) -> bool {
    let mut process = Command::new(std::env::current_exe().expect("this program"));
    process.args([test, "--exact", "--ignored"]).env(DIES_AT, at.to_string());
    process.envs(told.iter().map(|(key, value)| (key, value.as_ref())));
    let ended = process.output().expect("a process");
    if ended.status.success() {
        return false;
    }
    assert_ne!(ended.status.code(), Some(FAILED), "it failed before it was killed: {ended:?}");
    true
}
