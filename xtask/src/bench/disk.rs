//! A disk for a kiosk's home that can fail while the kiosk runs. Mounting needs root.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use rig::Room;

use crate::error::TaskError;
use crate::step;

/// Room for an exhibition and what is made of it.
const SIZE: &str = "size=512m";

/// A disk in memory, of which the home shows a second mount: that one can be changed while files are open.
pub(super) struct Disk {
    disk: PathBuf,
    home: PathBuf,
}

impl Disk {
    pub(super) fn mount(room: &Room) -> Result<Self, TaskError> {
        let disk = Self { disk: room.folder().join("disk"), home: room.home() };
        std::fs::create_dir(&disk.disk).map_err(TaskError::file(&disk.disk))?;
        mount(&["-t", "tmpfs", "-o", SIZE, "tmpfs"], &disk.disk)?;
        disk.show()?;
        Ok(disk)
    }

    pub(super) fn read_only(&self) -> Result<(), TaskError> {
        unmount(&self.home)?;
        self.show()?;
        mount(&["-o", "remount,ro,bind"], &self.home)
    }

    /// The folder stays, and is empty.
    pub(super) fn take_away(&self) -> Result<(), TaskError> {
        unmount(&self.home)
    }

    /// Writes until nothing more fits.
    pub(super) fn fill(&self) -> Result<(), TaskError> {
        let path = self.filling();
        let mut file = std::fs::File::create(&path).map_err(TaskError::file(&path))?;
        let zeros = vec![0; 1 << 20];
        while file.write_all(&zeros).is_ok() {}
        Ok(())
    }

    /// Puts back what was there before.
    pub(super) fn mend(&self) -> Result<(), TaskError> {
        let _ = std::fs::remove_file(self.filling());
        // It is not there where it was taken away.
        let _ = step::answer(Command::new("umount").arg("--lazy").arg(&self.home));
        self.show()
    }

    fn show(&self) -> Result<(), TaskError> {
        let disk = self.disk.display().to_string();
        mount(&["--bind", &disk], &self.home)
    }

    fn filling(&self) -> PathBuf {
        self.disk.join("filling")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        for place in [&self.home, &self.disk] {
            let _ = step::answer(Command::new("umount").arg("--lazy").arg(place));
        }
    }
}

fn mount(options: &[&str], at: &Path) -> Result<(), TaskError> {
    quietly(Command::new("mount").args(options).arg(at))
}

fn unmount(place: &Path) -> Result<(), TaskError> {
    quietly(Command::new("umount").arg("--lazy").arg(place))
}

fn quietly(command: &mut Command) -> Result<(), TaskError> {
    step::told(command).map(drop)
}
