//! What each measure asks of a tree.

mod account;
mod boot;
mod firewall;
mod hours;
mod keys;
mod kiosk;
mod passwords;
mod power;
mod session;
mod sound;

use std::path::PathBuf;

pub(super) use account::{HOME, PASSWD, account_in, is_anothers, owner, without_account};
pub(super) use kiosk::kept;

use crate::answers::Answers;
use crate::ground::{self, Unreadable};
use crate::linux::state::State;
use crate::linux::tree::{OWN_UNITS, Tree};
use crate::measure::Measure;
use crate::record::Record;

/// The first line of every file that setup makes.
const NOTE: &str = "# Written by \"jubilee kiosk setup\"; \"jubilee kiosk undo\" takes it away.\n";

type Asked = ground::Asked<State>;

/// What a measure looks at.
pub(super) struct Scene<'a> {
    pub(super) tree: &'a Tree,
    pub(super) answers: &'a Answers,
    pub(super) record: Option<&'a Record<State>>,
}

impl Scene<'_> {
    pub(super) fn asked(&self, measure: Measure) -> Result<Asked, Unreadable> {
        match measure {
            Measure::Account => account::account(self),
            Measure::Home => kiosk::home(self),
            Measure::Session => Ok(session::session(self)),
            Measure::Consoles => Ok(session::consoles()),
            Measure::Passwords => passwords::passwords(self),
            Measure::Sleep => Ok(power::sleep()),
            Measure::Blanking => power::blanking(self),
            Measure::Boot => boot::boot(self),
            Measure::CtrlAltDel => Ok(keys::ctrl_alt_del()),
            Measure::Sysrq => Ok(keys::sysrq()),
            Measure::Updates => Ok(session::updates(self)),
            Measure::Usb => Ok(keys::usb()),
            Measure::Firewall => Ok(firewall::firewall(self)),
            Measure::Time => hours::time(self),
            Measure::Timezone => hours::timezone(self),
            Measure::Opening => Ok(hours::opening(self)),
            Measure::Sound => Ok(sound::sound(self)),
            Measure::Name => kiosk::name(self),
            Measure::Settings => kiosk::settings(self),
            // Windows' alone.
            Measure::SystemKeys
            | Measure::Gestures
            | Measure::Notifications
            | Measure::LockScreen
            | Measure::Dialogs => Ok(Asked::NotApplicable),
        }
    }

    /// Whether what it asked for is in force: whether no other file has the last word.
    pub(super) fn holds(&self, measure: Measure) -> Result<bool, Unreadable> {
        match measure {
            Measure::Home => kiosk::is_all_of_account(self),
            Measure::Consoles => session::consoles_hold(self),
            Measure::Sleep => power::sleep_holds(self),
            Measure::CtrlAltDel => keys::ctrl_alt_del_holds(self),
            Measure::Sysrq => keys::sysrq_holds(self),
            Measure::Sound => Ok(sound::sound_holds(self)),
            _ => Ok(true),
        }
    }
}

fn paths<const N: usize>(paths: [(&str, State); N]) -> Asked {
    Asked::Paths(paths.into_iter().map(|(path, state)| (path.into(), state)).collect())
}

fn written(text: &str) -> State {
    State::file(format!("{NOTE}{text}"))
}

/// Where a unit, mask or link of the machine's own stands.
fn own_unit(name: &str) -> PathBuf {
    PathBuf::from(OWN_UNITS).join(name)
}
