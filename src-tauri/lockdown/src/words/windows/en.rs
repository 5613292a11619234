use crate::measure::Measure as M;

const SETUP: &str = "As an administrator, run: jubilee kiosk setup";

#[allow(clippy::too_many_lines, reason = "a catalogue is a list")]
pub(crate) fn of(measure: M) -> Option<[&'static str; 3]> {
    Some(match measure {
        M::Account => [
            "An account of its own, without rights over the machine",
            "Whoever gets out of the exhibition has the rights of the account that shows it.",
            "As an administrator, run: jubilee kiosk setup; if it says that the account jubilee is in the way, rename or delete that first",
        ],
        M::Home => [
            "The kiosk's account may write in the kiosk's home",
            "The kiosk can't keep its settings, nor its record of visits.",
            SETUP,
        ],
        M::Session => [
            "The machine signs in by itself, into the exhibition and no desktop; the password for that stands in the registry, where everybody who can sign in can read it",
            "After a power cut there is a sign-in or a desktop.",
            "Install Jubilee, then as an administrator run: jubilee kiosk setup",
        ],
        M::CtrlAltDel => [
            "The screen of Ctrl+Alt+Del offers nothing but to go back, and the accessibility aids",
            "A keyboard plugged in at the front reaches the task manager, or another sign-in.",
            SETUP,
        ],
        M::SystemKeys => [
            "The Windows keys, the menu key and the keys for power and sleep do nothing",
            "A keyboard plugged in at the front opens the system's own windows, or switches the machine off.",
            SETUP,
        ],
        M::Gestures => [
            "No swipe from the edge, no gesture with three or four fingers, no menu under a finger that rests",
            "A hand on the glass brings up what is the system's.",
            SETUP,
        ],
        M::Notifications => ["No notifications", "Messages for staff appear over the exhibition.", SETUP],
        M::LockScreen => {
            ["No lock screen and no screen saver", "The exhibition is hidden until somebody signs in.", SETUP]
        }
        M::Dialogs => [
            "No questions of the system's own: errors, first start, sticky keys",
            "A window that nobody can close stands over the exhibition.",
            SETUP,
        ],
        M::Sleep => {
            ["Never asleep; the power key shuts down cleanly", "The screen goes dark in front of visitors.", SETUP]
        }
        M::Updates => ["No updates by themselves", "An update restarts the machine in opening hours.", SETUP],
        M::Usb => [
            "A stick does not open by itself, and nothing on it runs; it can be read",
            "A visitor's stick starts a program.",
            SETUP,
        ],
        M::Firewall => ["Closed to the network", "Anybody in the same network can talk to the machine.", SETUP],
        M::Time => ["The time from the server of the answer file", "The clock drifts: dates are wrong.", SETUP],
        M::Timezone => [
            "The time zone of the answer file",
            "The clock shows the time of another place.",
            "Set it once: Settings, Time & language, Date & time; then leave timezone out of the answer file",
        ],
        M::Opening => [
            "Off at closing, on at opening",
            "The machine runs all night.",
            "Windows is not switched on by its clock: set the hours in the firmware (wake by RTC) and in a timer for the mains, and leave opening out of the answer file",
        ],
        M::Name => [
            "The machine has the name of the answer file",
            "Nobody can tell which machine a line in the sheet is about.",
            "As an administrator, run: jubilee kiosk setup; a name of digits alone is none for Windows: choose another in the answer file",
        ],
        M::Settings => [
            "The kiosk's settings are those of the answer file",
            "Texts have the wrong size, or the kiosk shows other sections or languages than asked for.",
            "As an administrator, run: jubilee kiosk setup; if kiosk.toml can't be understood, correct or remove it first",
        ],
        _ => return None,
    })
}
