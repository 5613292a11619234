use engine::words::Lang;
use serde::Serialize;

use crate::words;

/// A system that can be a kiosk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    /// Debian, Ubuntu and Fedora.
    Linux,
    /// Windows 10 and 11.
    Windows,
}

impl Platform {
    /// The one that this program was built for.
    pub const HERE: Self = if cfg!(windows) { Self::Windows } else { Self::Linux };
}

/// One thing that keeps a machine a kiosk and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// The account that the kiosk runs under, without rights.
    Account,
    /// The kiosk's home, owned by that account.
    Home,
    /// The kiosk's session at start, and no desktop.
    Session,
    /// No login on a console.
    Consoles,
    /// No account with an empty password.
    Passwords,
    /// Never asleep.
    Sleep,
    /// No black console.
    Blanking,
    /// No boot menu that anybody can edit.
    Boot,
    /// Nothing by Ctrl+Alt+Del that ends the exhibition.
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
    /// The time of the place.
    Timezone,
    /// Off at closing, on at opening.
    Opening,
    /// Sound that is on after a start.
    Sound,
    /// No key of the system's own does anything.
    SystemKeys,
    /// No gesture that is not the exhibition's.
    Gestures,
    /// Nothing that reports in from the edge.
    Notifications,
    /// No screen before the sign-in.
    LockScreen,
    /// No window of the system's own.
    Dialogs,
    /// The machine's name.
    Name,
    /// What the answer file says of the kiosk.
    Settings,
}

const LINUX: [Measure; 19] = [
    Measure::Account,
    Measure::Home,
    Measure::Session,
    Measure::Consoles,
    Measure::Passwords,
    Measure::Sleep,
    Measure::Blanking,
    Measure::Boot,
    Measure::CtrlAltDel,
    Measure::Sysrq,
    Measure::Updates,
    Measure::Usb,
    Measure::Firewall,
    Measure::Time,
    Measure::Timezone,
    Measure::Opening,
    Measure::Sound,
    Measure::Name,
    Measure::Settings,
];

const WINDOWS: [Measure; 18] = [
    // First, so that undo still has it while it puts back what goes by it.
    Measure::Name,
    Measure::Account,
    Measure::Home,
    Measure::Session,
    Measure::CtrlAltDel,
    Measure::SystemKeys,
    Measure::Gestures,
    Measure::Notifications,
    Measure::LockScreen,
    Measure::Dialogs,
    Measure::Sleep,
    Measure::Updates,
    Measure::Usb,
    Measure::Firewall,
    Measure::Time,
    Measure::Timezone,
    Measure::Opening,
    Measure::Settings,
];

impl Measure {
    /// Those of a platform, in the order in which they are taken.
    pub const fn of(platform: Platform) -> &'static [Self] {
        match platform {
            Platform::Linux => &LINUX,
            Platform::Windows => &WINDOWS,
        }
    }

    /// Its name for programs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Home => "home",
            Self::Session => "session",
            Self::Consoles => "consoles",
            Self::Passwords => "passwords",
            Self::Sleep => "sleep",
            Self::Blanking => "blanking",
            Self::Boot => "boot",
            Self::CtrlAltDel => "ctrl-alt-del",
            Self::Sysrq => "sysrq",
            Self::Updates => "updates",
            Self::Usb => "usb",
            Self::Firewall => "firewall",
            Self::Time => "time",
            Self::Timezone => "timezone",
            Self::Opening => "opening",
            Self::Sound => "sound",
            Self::SystemKeys => "system-keys",
            Self::Gestures => "gestures",
            Self::Notifications => "notifications",
            Self::LockScreen => "lock-screen",
            Self::Dialogs => "dialogs",
            Self::Name => "name",
            Self::Settings => "settings",
        }
    }

    /// What it does.
    pub fn what(self, platform: Platform, lang: Lang) -> &'static str {
        words::of(self, platform, lang).what
    }

    /// What can happen while it is open.
    pub fn risk(self, platform: Platform, lang: Lang) -> &'static str {
        words::of(self, platform, lang).risk
    }

    /// What closes it.
    pub fn remedy(self, platform: Platform, lang: Lang) -> &'static str {
        words::of(self, platform, lang).remedy
    }
}
