//! Whose the content of the kiosk's home is. It is not in the record path by path: a store has tens of thousands.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::os::fd::AsRawFd;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;

use super::disk::Disk;
use super::measures::{self, HOME, PASSWD};
use super::state::{Owner, State};
use super::tree::Tree;
use crate::ground::Heir;
use crate::record::{Entry, Record};

/// Gives what in the home is root's to the account that setup makes, or what is that account's to root once undo has
/// taken it away: a bare number could be dealt to somebody else. An account that was there before setup keeps what it
/// has. `aside` are paths that go, or are put, otherwise.
///
/// Returns whether something is given; without a disk nothing is.
pub(super) fn give(
    tree: &Tree,
    disk: Option<&dyn Disk>,
    record: &Record<State>,
    heir: Heir,
    aside: &[PathBuf],
) -> io::Result<bool> {
    let Some(account) = account(tree, record, heir)? else { return Ok(false) };
    let (from, to) = match heir {
        Heir::Account => (Owner::ROOT, account),
        Heir::Root => (account, Owner::ROOT),
    };
    let place = tree.place(Path::new(HOME))?;
    let aside = aside.iter().filter_map(|path| tree.place(path).ok()).collect();
    let mut giving = Giving { disk, from, to, aside, given: false };
    // The folder itself is the measure's as long as there is an account.
    giving.folder(&place, &place, matches!(heir, Heir::Root))?;
    Ok(giving.given)
}

/// The account that is setup's own.
fn account(tree: &Tree, record: &Record<State>, heir: Heir) -> io::Result<Option<Owner>> {
    let entries: Vec<&Entry<State>> = record.entries.iter().filter(|entry| entry.path == Path::new(PASSWD)).collect();
    let present = tree.text(PASSWD).map_err(|unreadable| unreadable.source)?.unwrap_or_default();
    let was_there = entries.iter().any(|entry| entry.before.text().and_then(measures::account_in).is_some());
    if was_there {
        return Ok(None);
    }
    let made = entries.iter().flat_map(|entry| &entry.ours).filter_map(State::text).find_map(measures::account_in);
    match heir {
        // Nobody's yet: about to be made.
        Heir::Account if made.is_none() && measures::account_in(&present).is_some() => Ok(None),
        Heir::Account => measures::owner(tree).map(Some).map_err(|unreadable| unreadable.source),
        Heir::Root => Ok(made.filter(|made| !measures::is_anothers(&present, made.uid))),
    }
}

struct Giving<'a> {
    disk: Option<&'a dyn Disk>,
    from: Owner,
    to: Owner,
    aside: Vec<PathBuf>,
    given: bool,
}

impl Giving<'_> {
    /// A folder is entered by what was opened and not by its path: its owner may be laying links meanwhile.
    fn folder(&mut self, at: &Path, shown: &Path, itself: bool) -> io::Result<()> {
        let flags = (OFlags::DIRECTORY | OFlags::NOFOLLOW).bits().cast_signed();
        let Some(opened) = there(OpenOptions::new().read(true).custom_flags(flags).open(at))? else { return Ok(()) };
        for entry in fs::read_dir(within(&opened))? {
            let name = entry?.file_name();
            let shown = shown.join(&name);
            if self.aside.contains(&shown) {
                continue;
            }
            let at = within(&opened).join(name);
            let Some(metadata) = there(fs::symlink_metadata(&at))? else { continue };
            if metadata.is_dir() {
                self.folder(&at, &shown, true)?;
            } else if metadata.nlink() == 1 || self.to == Owner::ROOT {
                // Another name of the same file may be elsewhere, where it is to stay root's.
                self.one(&at, &metadata)?;
            }
        }
        if itself && self.aside.iter().all(|aside| aside != shown) {
            self.one(at, &opened.metadata()?)?;
        }
        Ok(())
    }

    fn one(&mut self, at: &Path, metadata: &fs::Metadata) -> io::Result<()> {
        let uid = if metadata.uid() == self.from.uid { self.to.uid } else { metadata.uid() };
        let gid = if metadata.gid() == self.from.gid { self.to.gid } else { metadata.gid() };
        if (uid, gid) == (metadata.uid(), metadata.gid()) {
            return Ok(());
        }
        self.given = true;
        match self.disk {
            Some(disk) => there(disk.set_owner(at, uid, gid)).map(|_| ()),
            None => Ok(()),
        }
    }
}

fn within(opened: &File) -> PathBuf {
    PathBuf::from(format!("/proc/self/fd/{}", opened.as_raw_fd()))
}

/// What a kiosk that runs meanwhile has just removed is nobody's.
pub(super) fn there<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        result => result.map(Some),
    }
}
