use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, ErrorKind};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Component, Path, PathBuf};

use crate::ground::Unreadable;
use crate::linux::state::{Content, Owner, State};

/// Where the machine's own units, masks and links stand.
pub(crate) const OWN_UNITS: &str = "/etc/systemd/system";

/// Links that one path may lead through, as the kernel counts them.
const LINKS: usize = 40;

/// The file system that is locked down: the running machine's, or that of an image in a folder. Its paths are absolute,
/// and its links are followed inside it, so that nothing outside is read or written.
#[derive(Clone, Debug)]
pub struct Tree {
    root: PathBuf,
}

impl Tree {
    /// The tree in a folder. Touches nothing.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// Whether it is the running machine's own.
    pub fn is_running(&self) -> bool {
        fs::canonicalize(&self.root).is_ok_and(|root| root == Path::new("/"))
    }

    /// Where a path of the tree really stands. Its last part is not followed.
    pub(crate) fn place(&self, path: &Path) -> io::Result<PathBuf> {
        Ok(self.root.join(self.followed(path, false)?))
    }

    /// What stands at a path.
    pub(crate) fn state(&self, path: &Path) -> Result<State, Unreadable> {
        self.found(path).map_err(|source| Unreadable { path: path.to_owned(), source })
    }

    fn found(&self, path: &Path) -> io::Result<State> {
        let place = match self.place(path) {
            Err(error) if is_absence(&error) => return Ok(State::Absent),
            place => place?,
        };
        let metadata = match fs::symlink_metadata(&place) {
            Err(error) if is_absence(&error) => return Ok(State::Absent),
            metadata => metadata?,
        };
        let owner = Owner { uid: metadata.uid(), gid: metadata.gid() };
        let mode = metadata.permissions().mode() & 0o7777;
        Ok(if metadata.is_symlink() {
            State::Link { target: fs::read_link(place)?, owner }
        } else if metadata.is_dir() {
            State::Folder { mode, owner }
        } else if metadata.is_file() {
            State::File { content: Content(fs::read(place)?), mode, owner }
        } else {
            State::Other
        })
    }

    /// The text of a file, through links; nothing where there is none.
    pub(crate) fn text(&self, path: impl AsRef<Path>) -> Result<Option<String>, Unreadable> {
        let path = path.as_ref();
        let read = self.followed(path, true).and_then(|place| fs::read_to_string(self.root.join(place)));
        match read {
            Ok(text) => Ok(Some(text)),
            Err(error) if is_absence(&error) => Ok(None),
            Err(source) => Err(Unreadable { path: path.to_owned(), source }),
        }
    }

    /// Whether something is there, through links.
    pub(crate) fn has(&self, path: impl AsRef<Path>) -> bool {
        self.metadata(path.as_ref()).is_ok()
    }

    /// Whether a link leads to nothing, as systemd masks what it links so.
    pub(crate) fn is_masked(&self, path: &Path) -> bool {
        let place = self.place(path).ok();
        place.and_then(|place| fs::read_link(place).ok()).is_some_and(|target| target == Path::new("/dev/null"))
    }

    /// Whether a folder is there, through links.
    pub(crate) fn has_folder(&self, path: &Path) -> bool {
        self.metadata(path).is_ok_and(|metadata| metadata.is_dir())
    }

    fn metadata(&self, path: &Path) -> io::Result<fs::Metadata> {
        fs::metadata(self.root.join(self.followed(path, true)?))
    }

    /// The names in a folder, sorted; none where there is no such folder.
    pub(crate) fn names(&self, folder: impl AsRef<Path>) -> Result<BTreeSet<OsString>, Unreadable> {
        let path = folder.as_ref();
        let read = self.followed(path, true).and_then(|place| fs::read_dir(self.root.join(place)));
        let names = read.and_then(|entries| entries.map(|entry| entry.map(|entry| entry.file_name())).collect());
        match names {
            Err(error) if is_absence(&error) => Ok(BTreeSet::new()),
            names => names.map_err(|source| Unreadable { path: path.to_owned(), source }),
        }
    }

    /// The file of a unit that a package brought, as links name it.
    pub(crate) fn unit(&self, name: &str) -> Option<PathBuf> {
        let folders = ["/usr/lib/systemd/system", "/lib/systemd/system"];
        folders.iter().map(|folder| Path::new(folder).join(name)).find(|unit| self.has(unit))
    }

    /// Whether a unit is started with the machine, as the machine's own links say.
    pub(crate) fn is_enabled(&self, unit: &str) -> Result<bool, Unreadable> {
        let names = self.names(OWN_UNITS)?.into_iter();
        let mut wanting = names.filter(|name| Path::new(name).extension().is_some_and(|kind| kind == "wants"));
        Ok(wanting.any(|folder| self.is_linked(Path::new(&folder).join(unit))))
    }

    /// Whether something stands under this name among the machine's own units that is not a mask.
    pub(crate) fn is_linked(&self, unit: impl AsRef<Path>) -> bool {
        let path = Path::new(OWN_UNITS).join(unit);
        self.has(&path) && !self.is_masked(&path)
    }

    /// A program of the system by its name.
    pub(crate) fn program(&self, name: &str) -> Option<PathBuf> {
        let folders = ["/usr/sbin", "/usr/bin", "/sbin", "/bin"];
        folders.iter().map(|folder| Path::new(folder).join(name)).find(|program| self.has(program))
    }

    /// The path below the root, with the links of the tree followed inside it.
    fn followed(&self, path: &Path, last: bool) -> io::Result<PathBuf> {
        let mut rest = parts(path);
        let mut at = PathBuf::new();
        let mut links = 0;
        while let Some(part) = rest.pop() {
            if part == OsStr::new("..") {
                at.pop();
                continue;
            }
            let next = at.join(&part);
            let is_followed = last || !rest.is_empty();
            match fs::read_link(self.root.join(&next)) {
                Ok(target) if is_followed => {
                    links += 1;
                    if links > LINKS {
                        return Err(io::Error::other("too many links, one behind the other"));
                    }
                    if target.is_absolute() {
                        at = PathBuf::new();
                    }
                    rest.extend(parts(&target));
                }
                _ => at = next,
            }
        }
        Ok(at)
    }
}

/// The parts of a path, the last one first.
fn parts(path: &Path) -> Vec<OsString> {
    let part = |component: Component<'_>| match component {
        Component::Normal(name) => Some(name.to_owned()),
        Component::ParentDir => Some("..".into()),
        _ => None,
    };
    let mut parts: Vec<OsString> = path.components().filter_map(part).collect();
    parts.reverse();
    parts
}

fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
