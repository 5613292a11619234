//! The closed list of measures: what each asks of the tree.

mod account;
mod firewall;
mod hours;
mod keys;
mod kiosk;
mod power;
mod session;

use std::path::PathBuf;

use engine::words::Lang;
use serde::Serialize;

pub(crate) use account::{ACCOUNT_FILES, without_account};
pub(crate) use kiosk::kept;

use crate::answers::Answers;
use crate::record::Record;
use crate::state::State;
use crate::tree::{Tree, Unreadable};
use crate::words;

/// The first line of every file that setup makes.
const NOTE: &str = "# Written by \"jubilee kiosk setup\"; \"jubilee kiosk undo\" takes it away.\n";

/// One thing that keeps a machine a kiosk and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// The account that the kiosk runs under, without rights, password or shell.
    Account,
    /// The kiosk's home, owned by that account.
    Home,
    /// The kiosk's session at start, and no desktop.
    Session,
    /// No login on a console.
    Consoles,
    /// Never asleep.
    Sleep,
    /// No black console.
    Blanking,
    /// No restart by Ctrl+Alt+Del.
    CtrlAltDel,
    /// No commands to the kernel by keys.
    Sysrq,
    /// No updates by themselves.
    Updates,
    /// Sticks open for root alone.
    Usb,
    /// Closed to the network.
    Firewall,
    /// The right time.
    Time,
    /// Off at closing, on at opening.
    Opening,
    /// Sound that is on after a start.
    Sound,
    /// The machine's name.
    Name,
    /// What the answer file says of the kiosk.
    Settings,
}

impl Measure {
    /// All of them, in the order in which they are taken.
    pub const ALL: [Self; 16] = [
        Self::Account,
        Self::Home,
        Self::Session,
        Self::Consoles,
        Self::Sleep,
        Self::Blanking,
        Self::CtrlAltDel,
        Self::Sysrq,
        Self::Updates,
        Self::Usb,
        Self::Firewall,
        Self::Time,
        Self::Opening,
        Self::Sound,
        Self::Name,
        Self::Settings,
    ];

    /// Its name for programs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Home => "home",
            Self::Session => "session",
            Self::Consoles => "consoles",
            Self::Sleep => "sleep",
            Self::Blanking => "blanking",
            Self::CtrlAltDel => "ctrl-alt-del",
            Self::Sysrq => "sysrq",
            Self::Updates => "updates",
            Self::Usb => "usb",
            Self::Firewall => "firewall",
            Self::Time => "time",
            Self::Opening => "opening",
            Self::Sound => "sound",
            Self::Name => "name",
            Self::Settings => "settings",
        }
    }

    /// What it does.
    pub fn what(self, lang: Lang) -> &'static str {
        words::of(self, lang).what
    }

    /// What can happen while it is open.
    pub fn risk(self, lang: Lang) -> &'static str {
        words::of(self, lang).risk
    }

    /// What closes it.
    pub fn remedy(self, lang: Lang) -> &'static str {
        words::of(self, lang).remedy
    }

    pub(crate) fn asked(self, scene: &Scene<'_>) -> Result<Asked, Unreadable> {
        match self {
            Self::Account => account::account(scene),
            Self::Home => kiosk::home(scene),
            Self::Session => Ok(session::session(scene)),
            Self::Consoles => Ok(session::consoles()),
            Self::Sleep => Ok(power::sleep()),
            Self::Blanking => power::blanking(scene),
            Self::CtrlAltDel => Ok(keys::ctrl_alt_del()),
            Self::Sysrq => Ok(keys::sysrq()),
            Self::Updates => Ok(session::updates(scene)),
            Self::Usb => Ok(keys::usb()),
            Self::Firewall => Ok(firewall::firewall(scene)),
            Self::Time => Ok(hours::time(scene)),
            Self::Opening => Ok(hours::opening(scene)),
            Self::Sound => Ok(power::sound(scene)),
            Self::Name => kiosk::name(scene),
            Self::Settings => kiosk::settings(scene),
        }
    }

    /// Whether what it asked for is in force: whether no other file has the last word.
    pub(crate) fn holds(self, scene: &Scene<'_>) -> Result<bool, Unreadable> {
        match self {
            Self::Home => kiosk::is_all_of_account(scene),
            Self::Consoles => session::consoles_hold(scene),
            Self::Sleep => power::sleep_holds(scene),
            Self::CtrlAltDel => keys::ctrl_alt_del_holds(scene),
            Self::Sysrq => keys::sysrq_holds(scene),
            _ => Ok(true),
        }
    }
}

/// What a measure looks at.
pub(crate) struct Scene<'a> {
    pub(crate) tree: &'a Tree,
    pub(crate) answers: &'a Answers,
    pub(crate) record: Option<&'a Record>,
}

/// What a measure asks for.
pub(crate) enum Asked {
    /// These paths are to be so; folders above them are made.
    Paths(Vec<(PathBuf, State)>),
    /// Nothing: it does not concern this machine.
    NotApplicable,
    /// Something that it needs is not there.
    Lacking,
    /// Nobody can tell from here.
    Unknown,
}

fn paths<const N: usize>(paths: [(&str, State); N]) -> Asked {
    Asked::Paths(paths.into_iter().map(|(path, state)| (path.into(), state)).collect())
}

fn written(text: &str) -> State {
    State::file(format!("{NOTE}{text}"))
}

/// Where the machine's own units, masks and links stand.
fn own_unit(name: &str) -> PathBuf {
    PathBuf::from("/etc/systemd/system").join(name)
}
