//! Linux: a tree of files, the running system's or an image's.

mod disk;
mod effective;
mod home;
mod measures;
mod record;
mod running;
mod state;
mod tree;
mod write;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub use disk::{Disk, RealDisk};
pub use running::apply_at_once;
pub use tree::Tree;

use crate::answers::Answers;
use crate::audit::{self, AuditError, Finding};
use crate::ground::{Asked, Ground, Heir, Hold, Known, Refused, Unreadable};
use crate::machine::{Machine, as_mac};
use crate::measure::{Measure, Platform};
use crate::record::Record;
use crate::setup::{self, Setup, SetupError};
use crate::undo::{self, Undo, UndoError};
use measures::Scene;
use state::State;

/// Makes a tree that of a kiosk. Without answers those of the last setup count. Every change is recorded with what was
/// there before it is made; what is as it is to be is not touched.
pub fn setup(tree: &Tree, answers: Option<Answers>, disk: &dyn Disk) -> Result<Setup, SetupError> {
    setup::setup(&Linux { tree, disk }, answers)
}

/// Says what a setup would change. Touches nothing.
pub fn setup_dry(tree: &Tree, answers: Option<Answers>) -> Result<Setup, SetupError> {
    setup::setup_dry(&Linux::read(tree), answers)
}

/// Says why a tree can't be set up whatever is answered, before anything else is asked. Touches nothing.
pub fn may_set_up(tree: &Tree) -> Result<(), SetupError> {
    setup::may_set_up(&Linux::read(tree))
}

/// What was answered for the last setup of a tree; without one, nothing. Touches nothing.
pub fn answers_before(tree: &Tree) -> Result<Answers, SetupError> {
    setup::answers_before(&Linux::read(tree))
}

/// Puts everything back that setup changed, content, owner, mode and link, and removes the record. What somebody
/// changed since is left and named; of the files that accounts share, the kiosk's own lines go.
pub fn undo(tree: &Tree, disk: &dyn Disk) -> Result<Undo, UndoError> {
    undo::undo(&Linux { tree, disk })
}

/// Says what an undo would put back and leave. Touches nothing.
pub fn undo_dry(tree: &Tree) -> Result<Undo, UndoError> {
    undo::undo_dry(&Linux::read(tree))
}

/// Says how every measure stands in a tree, by the tree itself: what setup was answered counts, not what it did.
pub fn audit(tree: &Tree) -> Result<Vec<Finding>, AuditError> {
    audit::audit(&Linux::read(tree))
}

/// All paths that setup has changed, for [`apply_at_once`]; none where there is no record, or none that can be read.
pub fn recorded(tree: &Tree) -> Vec<PathBuf> {
    let record = Record::read(&Linux::read(tree)).ok().flatten();
    record.into_iter().flat_map(|record| record.entries).map(|entry| entry.path).collect()
}

/// A tree and what changes it.
struct Linux<'a> {
    tree: &'a Tree,
    disk: &'a dyn Disk,
}

impl<'a> Linux<'a> {
    /// For what changes nothing.
    fn read(tree: &'a Tree) -> Self {
        Self { tree, disk: &RealDisk }
    }

    fn scene<'b>(&'b self, known: &Known<'b, State>) -> Scene<'b> {
        Scene { tree: self.tree, answers: known.answers, record: known.record }
    }
}

impl Ground for Linux<'_> {
    type State = State;

    const PLATFORM: Platform = Platform::Linux;

    fn refused(&self) -> Option<Refused> {
        if !rustix::process::geteuid().is_root() {
            return Some(Refused::NotRoot);
        }
        unsupported(self.tree).map(|missing| Refused::Unsupported { missing })
    }

    fn state(&self, path: &Path) -> Result<State, Unreadable> {
        self.tree.state(path)
    }

    fn has_folder(&self, path: &Path) -> bool {
        self.tree.has_folder(path)
    }

    fn above(&self, path: &Path) -> Option<PathBuf> {
        path.parent().map(Path::to_owned)
    }

    fn inside(&self, folder: &Path) -> Result<Vec<PathBuf>, Unreadable> {
        let unreadable = |source| Unreadable { path: folder.to_owned(), source };
        let place = self.tree.place(folder).map_err(unreadable)?;
        let names = fs::read_dir(place).map_err(unreadable)?.map(|entry| Ok(folder.join(entry?.file_name())));
        names.collect::<io::Result<_>>().map_err(unreadable)
    }

    fn without_own(&self, path: &Path, present: &State, before: &State) -> Option<State> {
        measures::without_account(path, present, before)
    }

    fn give_content(
        &self,
        record: &Record<State>,
        heir: Heir,
        aside: &[PathBuf],
        done: bool,
    ) -> Result<Option<PathBuf>, Unreadable> {
        let home = PathBuf::from(measures::HOME);
        match home::give(self.tree, done.then_some(self.disk), record, heir, aside) {
            Ok(given) => Ok(given.then_some(home)),
            Err(source) => Err(Unreadable { path: home, source }),
        }
    }

    fn put(&self, path: &Path, wanted: &State) -> io::Result<()> {
        write::put(self.tree, self.disk, path, wanted)
    }

    fn clear(&self, path: &Path) -> io::Result<()> {
        write::clear(self.tree, self.disk, path)
    }

    fn asked(&self, measure: Measure, known: &Known<'_, State>) -> Result<Asked<State>, Unreadable> {
        self.scene(known).asked(measure)
    }

    fn holds(&self, measure: Measure, known: &Known<'_, State>) -> Result<bool, Unreadable> {
        self.scene(known).holds(measure)
    }

    fn kept(&self, known: &Known<'_, State>) -> Result<Vec<&'static str>, Unreadable> {
        measures::kept(&self.scene(known))
    }

    fn record_folder(&self) -> PathBuf {
        record::FOLDER.into()
    }

    fn record_file(&self) -> PathBuf {
        record::FILE.into()
    }

    fn read_record(&self) -> io::Result<Option<String>> {
        self.tree.text(record::FILE).map_err(|unreadable| unreadable.source)
    }

    fn write_record(&self, bytes: &[u8]) -> io::Result<()> {
        record::write(self.tree, self.disk, bytes)
    }

    fn remove_record(&self) -> io::Result<()> {
        record::remove(self.tree, self.disk)
    }

    fn has_record_folder(&self) -> bool {
        record::is_there(self.tree)
    }

    fn hold(&self) -> io::Result<Option<Hold>> {
        record::hold(self.tree, self.disk)
    }

    fn hold_if_there(&self) -> io::Result<Option<Hold>> {
        record::hold_if_there(self.tree)
    }
}

/// What a tree lacks that every system has which can be a kiosk.
fn unsupported(tree: &Tree) -> Option<PathBuf> {
    let systemd = ["/usr/lib/systemd/systemd", "/lib/systemd/systemd"];
    if !systemd.iter().any(|program| tree.has(program)) {
        return Some(systemd[0].into());
    }
    let needed = ["/etc/passwd", "/etc/group", "/etc/shadow", "/etc/systemd", "/var/lib"];
    needed.iter().find(|path| !tree.has(path)).map(PathBuf::from)
}

impl Machine {
    /// Reads what the kernel says of the machine. What it does not give out is absent.
    pub fn read(tree: &Tree) -> Self {
        let line = |path: &Path| tree.text(path).ok().flatten().map(|text| text.trim().to_owned());
        let serial = line(Path::new("/sys/class/dmi/id/product_serial")).filter(|serial| is_serial(serial));
        let net = Path::new("/sys/class/net");
        let mut macs: Vec<(bool, String)> = tree
            .names(net)
            .unwrap_or_default()
            .into_iter()
            .map(|name| net.join(name))
            .filter_map(|interface| {
                let mac = line(&interface.join("address")).and_then(|mac| as_mac(&mac))?;
                (mac != "00:00:00:00:00:00").then(|| (!tree.has(interface.join("device")), mac))
            })
            .collect();
        macs.sort_by_key(|(virtual_one, _)| *virtual_one);
        Self { serial, macs: macs.into_iter().map(|(_, mac)| mac).collect() }
    }
}

/// Whether it tells one machine from another: many boards leave the factory with what stands in the form.
fn is_serial(text: &str) -> bool {
    let forms = ["to be filled by o.e.m.", "default string", "system serial number", "not specified", "none", "0"];
    !text.is_empty() && !forms.contains(&text.to_ascii_lowercase().as_str())
}

/// The machine's name in the network; nothing where it has none.
pub fn host_name(tree: &Tree) -> Option<String> {
    let text = tree.text("/etc/hostname").ok().flatten()?;
    let name = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'))?;
    Some(name.to_owned())
}
