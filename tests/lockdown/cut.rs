//! A power cut at every step of setup and of undo.

use std::cell::Cell;
use std::fs;
use std::io::{self, ErrorKind};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use lockdown::{Disk, RealDisk, SetupError};

use crate::{Debian, FULL, assert_same, exists, root_only};

/// What happens at the chosen step.
#[derive(Clone, Copy, Debug, PartialEq)]
enum End {
    /// It and all that follow fail; a write is left half done.
    PowerCut,
    /// It and all that would take room fail.
    Full,
}

/// A disk that ends at its n-th step.
#[derive(Debug)]
struct CutDisk {
    ends_at: usize,
    end: End,
    steps: Cell<usize>,
}

impl CutDisk {
    fn new(ends_at: usize, end: End) -> Self {
        Self { ends_at, end, steps: Cell::new(0) }
    }

    fn step(&self, takes_room: bool) -> io::Result<()> {
        let step = self.steps.replace(self.steps.get() + 1);
        match self.end {
            End::PowerCut if step >= self.ends_at => Err(io::Error::other("the power is gone")),
            End::Full if step >= self.ends_at && takes_room => Err(ErrorKind::StorageFull.into()),
            _ => Ok(()),
        }
    }

    fn was_reached(&self) -> bool {
        self.steps.get() > self.ends_at
    }
}

impl Disk for CutDisk {
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.step(true)?;
        RealDisk.make_folder(path)
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let is_last = self.steps.get() == self.ends_at;
        if let Err(error) = self.step(true) {
            if is_last {
                RealDisk.write_new(path, &bytes[..bytes.len() / 2]).ok();
            }
            return Err(error);
        }
        RealDisk.write_new(path, bytes)
    }

    fn link(&self, target: &Path, path: &Path) -> io::Result<()> {
        self.step(true)?;
        RealDisk.link(target, path)
    }

    fn set_owner(&self, path: &Path, uid: u32, gid: u32) -> io::Result<()> {
        self.step(false)?;
        RealDisk.set_owner(path, uid, gid)
    }

    fn set_mode(&self, path: &Path, mode: u32) -> io::Result<()> {
        self.step(false)?;
        RealDisk.set_mode(path, mode)
    }

    // Thousands of these would take minutes, and a test has no power that goes.
    fn sync(&self, _path: &Path) -> io::Result<()> {
        self.step(false)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(false)?;
        RealDisk.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step(false)?;
        RealDisk.remove(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.step(false)?;
        RealDisk.remove_folder(path)
    }
}

const NEVER: usize = usize::MAX;

/// A home that is there already takes two steps of its own, and what is in it one each.
fn debian() -> Debian {
    let debian = Debian::new();
    debian.write("var/lib/jubilee/store/current", "{}", 0o644);
    fs::set_permissions(debian.path("var/lib/jubilee"), fs::Permissions::from_mode(0o700)).expect("a mode");
    debian
}

#[test]
fn a_power_cut_at_any_step_of_setup_is_undone_and_completed() {
    root_only!();
    let debian = debian();
    let before = debian.shape();
    let answers = debian.answers(FULL);
    debian.set_up(Some(FULL));
    let whole = debian.shape();
    debian.undo();
    assert_same(&before, &debian.shape(), "before the first cut");
    for at in 0.. {
        let disk = CutDisk::new(at, End::PowerCut);
        let cut = lockdown::setup(&debian.tree(), Some(answers.clone()), &disk);
        assert_eq!(cut.is_err(), disk.was_reached(), "{cut:?}");
        let left = debian.shape();
        lockdown::undo(&debian.tree(), &CutDisk::new(NEVER, End::PowerCut)).expect("an undo");
        assert_same(&before, &debian.shape(), &format!("cut at step {at}, undone"));
        if !disk.was_reached() {
            assert!(at > 150, "a setup takes more than {at} steps");
            break;
        }
        put_back(&debian, &left, at, &answers);
        lockdown::setup(&debian.tree(), Some(answers.clone()), &CutDisk::new(NEVER, End::PowerCut)).expect("a setup");
        let completed = debian.shape();
        let without_record = |shape: &crate::Shape| -> crate::Shape {
            shape
                .iter()
                .filter(|(path, _)| !path.ends_with("record"))
                .map(|(path, of)| (path.clone(), of.clone()))
                .collect()
        };
        assert_same(&without_record(&whole), &without_record(&completed), &format!("cut at step {at}, completed"));
        lockdown::undo(&debian.tree(), &CutDisk::new(NEVER, End::PowerCut)).expect("an undo");
        assert_same(&before, &debian.shape(), &format!("cut at step {at}, completed, undone"));
    }
}

/// The same cut again.
fn put_back(debian: &Debian, left: &crate::Shape, at: usize, answers: &lockdown::Answers) {
    let cut = lockdown::setup(&debian.tree(), Some(answers.clone()), &CutDisk::new(at, End::PowerCut));
    assert!(cut.is_err());
    assert_same(left, &debian.shape(), "a cut at the same step leaves the same");
}

#[test]
fn a_power_cut_at_any_step_of_undo_is_undone_by_the_next() {
    root_only!();
    let debian = debian();
    let before = debian.shape();
    let answers = debian.answers(FULL);
    for at in 0.. {
        lockdown::setup(&debian.tree(), Some(answers.clone()), &CutDisk::new(NEVER, End::PowerCut)).expect("a setup");
        let disk = CutDisk::new(at, End::PowerCut);
        let cut = lockdown::undo(&debian.tree(), &disk);
        assert_eq!(cut.is_err(), disk.was_reached(), "{cut:?}");
        let undone = lockdown::undo(&debian.tree(), &CutDisk::new(NEVER, End::PowerCut)).expect("an undo");
        assert_eq!(undone.left.len(), 0, "cut at step {at}: {undone:?}");
        assert_same(&before, &debian.shape(), &format!("cut at step {at}"));
        if !disk.was_reached() {
            assert!(at > 100, "an undo takes more than {at} steps");
            break;
        }
    }
}

#[test]
fn a_power_cut_in_undo_is_also_completed_by_a_setup() {
    root_only!();
    let debian = debian();
    let before = debian.shape();
    let answers = debian.answers(FULL);
    let setup = || lockdown::setup(&debian.tree(), Some(answers.clone()), &CutDisk::new(NEVER, End::PowerCut));
    for at in (0..).step_by(5) {
        setup().expect("a setup");
        let disk = CutDisk::new(at, End::PowerCut);
        drop(lockdown::undo(&debian.tree(), &disk));
        setup().expect("a setup");
        let undone = lockdown::undo(&debian.tree(), &CutDisk::new(NEVER, End::PowerCut)).expect("an undo");
        assert_eq!(undone.left.len(), 0, "cut at step {at}: {undone:?}");
        assert_same(&before, &debian.shape(), &format!("cut at step {at}"));
        if !disk.was_reached() {
            break;
        }
    }
}

#[test]
fn a_disk_that_fills_at_any_step_leaves_nothing_half_done() {
    root_only!();
    let debian = debian();
    let before = debian.shape();
    let answers = debian.answers(FULL);
    for at in 0.. {
        let disk = CutDisk::new(at, End::Full);
        match lockdown::setup(&debian.tree(), Some(answers.clone()), &disk) {
            Ok(_) => {
                debian.undo();
                if !disk.was_reached() {
                    break;
                }
            }
            Err(SetupError::Write { source, .. }) => {
                assert_eq!(source.kind(), ErrorKind::StorageFull);
                let session = debian.path("etc/systemd/system/graphical.target.wants");
                assert!(!exists(session), "full at step {at}: what takes no room is undone at once");
            }
            Err(other) => panic!("{other}"),
        }
        lockdown::undo(&debian.tree(), &CutDisk::new(NEVER, End::Full)).expect("an undo");
        assert_same(&before, &debian.shape(), &format!("full at step {at}"));
    }
}
