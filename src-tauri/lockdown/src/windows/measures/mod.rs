//! What each measure asks of a Windows.

mod account;
mod keys;
mod kiosk;
mod network;
mod power;
mod quiet;
mod session;

pub(super) use kiosk::{TCPIP, kept};
pub(super) use session::{own_password, without_own};

use super::place;
use super::state::State;
use super::system::{Registry, System};
use crate::answers::Answers;
use crate::ground::{self, Ground, Refused, Unreadable};
use crate::measure::Measure;
use crate::record::Record;

type Asked = ground::Asked<State>;

/// What a measure looks at.
pub(super) struct Scene<'a> {
    pub(super) system: System<'a>,
    pub(super) ground: &'a super::Windows<'a>,
    pub(super) answers: &'a Answers,
    pub(super) record: Option<&'a Record<State>>,
}

impl Scene<'_> {
    pub(super) fn asked(&self, measure: Measure) -> Result<Asked, Unreadable> {
        match measure {
            Measure::Account => Ok(account::account()),
            Measure::Home => kiosk::home(self),
            Measure::Session => session::session(self),
            Measure::CtrlAltDel => Ok(keys::ctrl_alt_del()),
            Measure::SystemKeys => Ok(keys::system_keys()),
            Measure::Gestures => Ok(keys::gestures()),
            Measure::Notifications => Ok(quiet::notifications()),
            Measure::LockScreen => Ok(quiet::lock_screen()),
            Measure::Dialogs => Ok(quiet::dialogs()),
            Measure::Sleep => Ok(power::sleep()),
            Measure::Updates => Ok(power::updates(self)),
            Measure::Usb => Ok(keys::usb()),
            Measure::Firewall => Ok(network::firewall()),
            Measure::Time => Ok(network::time(self)),
            Measure::Timezone => Ok(network::timezone(self)),
            Measure::Opening => Ok(power::opening(self)),
            Measure::Name => Ok(kiosk::name(self)),
            Measure::Settings => kiosk::settings(self),
            // Linux's alone.
            Measure::Consoles
            | Measure::Passwords
            | Measure::Blanking
            | Measure::Boot
            | Measure::Sysrq
            | Measure::Sound => Ok(Asked::NotApplicable),
        }
    }

    fn state(&self, path: &str) -> Result<State, Unreadable> {
        self.ground.state(path.as_ref())
    }
}

/// Why a Windows can't be a kiosk, by what its edition is called in the registry: the Home ones take no policies.
pub(super) fn refused(registry: &dyn Registry) -> Option<Refused> {
    let (key, name) = (r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion", "EditionID");
    let Some(edition) = registry.value(key, name).ok().flatten().and_then(|value| value.as_text()) else {
        return Some(Refused::Unsupported { missing: place::value(key, name) });
    };
    edition.starts_with("Core").then(|| Refused::Edition { name: format!("Windows Home ({edition})") })
}

/// Numbers in one key.
fn numbers(key: &str, values: &[(&str, u32)]) -> Vec<Wanted> {
    values.iter().map(|(name, number)| (place::value(key, name), State::number(*number))).collect()
}

/// Texts in one key.
fn texts(key: &str, values: &[(&str, &str)]) -> Vec<Wanted> {
    values.iter().map(|(name, text)| (place::value(key, name), State::text(text))).collect()
}

type Wanted = (std::path::PathBuf, State);

fn all<const N: usize>(groups: [Vec<Wanted>; N]) -> Asked {
    Asked::Paths(groups.into_iter().flatten().collect())
}
