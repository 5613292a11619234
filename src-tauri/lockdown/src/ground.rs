//! What is locked down, whatever the system: paths, what stands at them, and the record of what stood there before.

use std::any::Any;
use std::fmt::Debug;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::answers::Answers;
use crate::measure::{Measure, Platform};
use crate::record::Record;

/// What can't be read, and why.
#[derive(Debug, thiserror::Error)]
#[error("{} can't be read: {source}", path.display())]
pub(crate) struct Unreadable {
    pub(crate) path: PathBuf,
    pub(crate) source: io::Error,
}

/// Why a ground can't be locked down, whatever is asked.
pub(crate) enum Refused {
    /// Whoever asks has not the rights of root, or on Windows of an administrator.
    NotRoot,
    /// It lacks what every system has that can be a kiosk.
    Unsupported { missing: PathBuf },
    /// It is an edition of Windows that does not follow policies.
    Edition { name: String },
}

/// What stands at a path of a ground.
pub(crate) trait Stands: Clone + Debug + PartialEq + Serialize + DeserializeOwned {
    /// Nothing.
    const ABSENT: Self;

    /// A folder as setup makes one where something of its own has to stand in it.
    fn folder() -> Self;

    /// Whether other things stand in it.
    fn is_folder(&self) -> bool;

    /// Whether this can become that, or is something of another kind that is in the way.
    fn may_become(&self, wanted: &Self) -> bool;

    /// Whether this is what is there halfway from one to the other, where that takes more than one step.
    fn is_between(&self, before: &Self, ours: &Self) -> bool;
}

/// What a measure asks for.
pub(crate) enum Asked<S> {
    /// These paths are to be so; folders above them are made.
    Paths(Vec<(PathBuf, S)>),
    /// Nothing: it does not concern this machine.
    NotApplicable,
    /// Something that it needs is not there.
    Lacking,
    /// Nobody can tell from here.
    Unknown,
}

/// To whom the content of the kiosk's home is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Heir {
    /// The account that setup makes.
    Account,
    /// Root, once that account is gone.
    Root,
}

/// What was answered and done before.
pub(crate) struct Known<'a, S> {
    pub(crate) answers: &'a Answers,
    pub(crate) record: Option<&'a Record<S>>,
}

/// The right to set up or to undo; given back when dropped.
pub(crate) struct Hold(#[allow(dead_code, reason = "the lock goes with it")] pub(crate) Box<dyn Any>);

/// A machine, or the image of one.
pub(crate) trait Ground {
    type State: Stands;

    /// Whose words are said of its measures.
    const PLATFORM: Platform;

    /// Says why nothing can be done here.
    fn refused(&self) -> Option<Refused>;

    fn state(&self, path: &Path) -> Result<Self::State, Unreadable>;

    /// Whether a folder is there, whatever leads to it.
    fn has_folder(&self, path: &Path) -> bool;

    /// The folder in which a path stands.
    fn above(&self, path: &Path) -> Option<PathBuf>;

    /// What a folder holds.
    fn inside(&self, folder: &Path) -> Result<Vec<PathBuf>, Unreadable>;

    /// What is left of something that others changed as well when the kiosk's own goes; nothing where that can't be told.
    fn without_own(&self, path: &Path, present: &Self::State, before: &Self::State) -> Option<Self::State>;

    /// Gives the content of the kiosk's home to somebody, beside what the record holds path by path; says which folder's
    /// content is given, or would be, where that is not done. `aside` are paths that go, or are
    /// put, otherwise.
    fn give_content(
        &self,
        _record: &Record<Self::State>,
        _heir: Heir,
        _aside: &[PathBuf],
        _done: bool,
    ) -> Result<Option<PathBuf>, Unreadable> {
        Ok(None)
    }

    /// Makes a path what it is to be.
    fn put(&self, path: &Path, wanted: &Self::State) -> io::Result<()>;

    /// Removes what a [`put`](Self::put) left that was cut short.
    fn clear(&self, path: &Path) -> io::Result<()>;

    fn asked(&self, measure: Measure, known: &Known<'_, Self::State>) -> Result<Asked<Self::State>, Unreadable>;

    /// Whether what a measure asked for is in force: whether nothing else has the last word.
    fn holds(&self, measure: Measure, known: &Known<'_, Self::State>) -> Result<bool, Unreadable>;

    /// The settings that somebody set otherwise than the answer file, and that stay as they are.
    fn kept(&self, known: &Known<'_, Self::State>) -> Result<Vec<&'static str>, Unreadable>;

    /// The folder of the record, for whoever can do something about it.
    fn record_folder(&self) -> PathBuf;

    fn record_file(&self) -> PathBuf;

    fn read_record(&self) -> io::Result<Option<String>>;

    /// Writes the record in one step.
    fn write_record(&self, bytes: &[u8]) -> io::Result<()>;

    /// Removes the record and its folder, whatever was left of it.
    fn remove_record(&self) -> io::Result<()>;

    fn has_record_folder(&self) -> bool;

    /// Takes the right to set up or to undo, making the record's folder where there is none; nothing while another
    /// process has it.
    fn hold(&self) -> io::Result<Option<Hold>>;

    /// The same without making anything.
    fn hold_if_there(&self) -> io::Result<Option<Hold>>;
}
