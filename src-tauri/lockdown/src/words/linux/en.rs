use crate::measure::Measure as M;

const SETUP: &str = "Run: sudo jubilee kiosk setup";

#[allow(clippy::too_many_lines, reason = "a catalogue is a list")]
pub(crate) fn of(measure: M) -> Option<[&'static str; 3]> {
    Some(match measure {
        M::Account => [
            "An account of its own, without rights, password or shell",
            "Whoever gets out of the exhibition has the rights of the account that shows it.",
            SETUP,
        ],
        M::Home => [
            "The kiosk's home belongs to that account alone",
            "The kiosk can't keep its settings, or others can change what it shows.",
            "Run: sudo jubilee kiosk setup; if that is done: sudo chown -R jubilee: /var/lib/jubilee",
        ],
        M::Session => [
            "The machine starts into the exhibition, without a desktop",
            "After a power cut there is a login screen or a desktop.",
            "Install the package, then run: sudo jubilee kiosk setup",
        ],
        M::Consoles => [
            "No login on another console",
            "A keyboard plugged in at the front reaches a login.",
            "Run: sudo jubilee kiosk setup; if that is done, another file in /etc/systemd/logind.conf.d overrides it",
        ],
        M::Passwords => [
            "No account can log in with an empty password",
            "Who gets to a login, as on the way back in, is root or somebody with a press of Enter.",
            "List them: sudo awk -F: '$2 == \"\" {print $1}' /etc/shadow /etc/passwd; then, for each NAME: sudo passwd NAME",
        ],
        M::Sleep => [
            "Never asleep; the machine's power key switches off cleanly, those of a keyboard do nothing",
            "The screen goes dark in front of visitors, or a keyboard plugged in at the front switches the machine off.",
            "Run: sudo jubilee kiosk setup; if that is done, another file in /etc/systemd/logind.conf.d overrides it",
        ],
        M::Blanking => [
            "The console is never blanked",
            "The screen may go black while the session starts anew.",
            "Add consoleblank=0 to the kernel's command line in the boot loader",
        ],
        M::Boot => [
            "The boot menu can't be edited without its password",
            "With a keyboard and a restart anybody adds init=/bin/bash at the boot menu, and is root.",
            "On Fedora run: sudo grub2-setpassword; on Debian and Ubuntu make a password with grub-mkpasswd-pbkdf2, enter it with superusers and password_pbkdf2 in /etc/grub.d/40_custom, add --unrestricted to CLASS in /etc/grub.d/10_linux and panic=30 fsck.repair=yes to GRUB_CMDLINE_LINUX in /etc/default/grub, then run: sudo update-grub; systemd-boot takes editor no in loader.conf. The installer's guide has it word by word, under \"The boot menu\"",
        ],
        M::CtrlAltDel => [
            "Ctrl+Alt+Del does nothing",
            "A keyboard plugged in at the front restarts the machine.",
            "Run: sudo jubilee kiosk setup; if that is done, another file in /etc/systemd/system.conf.d overrides it",
        ],
        M::Sysrq => [
            "No commands to the kernel by keys",
            "A keyboard plugged in at the front kills the session or restarts the machine.",
            "Run: sudo jubilee kiosk setup; if that is done, another file in /etc/sysctl.d overrides it",
        ],
        M::Updates => {
            ["No updates by themselves", "An update restarts programs or the machine in opening hours.", SETUP]
        }
        M::Usb => [
            "A stick is not opened by itself; the staff window can read it",
            "A visitor's stick is opened by the system.",
            SETUP,
        ],
        M::Firewall => [
            "Closed to the network",
            "Anybody in the same network can talk to the machine's services.",
            "Install nftables if there is no nft, then run: sudo jubilee kiosk setup",
        ],
        M::Time => [
            "The time from the server of the answer file",
            "The clock drifts: dates and opening hours are wrong.",
            "Install and enable systemd-timesyncd or chrony, then run: sudo jubilee kiosk setup; where chrony has no /etc/chrony/sources.d, as on Fedora, write the line \"server NAME iburst\" in the place of the one with \"pool\" in /etc/chrony.conf, with the server for NAME, then run: sudo systemctl restart chronyd",
        ],
        M::Timezone => [
            "The time zone of the answer file",
            "Opening hours and dates are those of another place.",
            "Compare the name with: timedatectl list-timezones; install tzdata if there are none, then run: sudo jubilee kiosk setup",
        ],
        M::Opening => [
            "Off at closing, on at opening",
            "The machine runs all night, or is dark in the morning.",
            "Install rtcwake (util-linux, util-linux-extra), see that the machine can be woken by its clock, then run: sudo jubilee kiosk setup",
        ],
        M::Sound => [
            "The sound is on after a start",
            "After a restart the narration may be muted.",
            "Install alsa-utils, then run: sudo jubilee kiosk setup; if that is done, this says what could not be turned up: sudo systemctl start jubilee-sound; cat /run/jubilee-sound-failed",
        ],
        M::Name => [
            "The machine has the name of the answer file",
            "Nobody can tell which machine a line in the sheet is about.",
            SETUP,
        ],
        M::Settings => [
            "The kiosk's settings are those of the answer file",
            "Texts have the wrong size, or the kiosk shows other sections or languages than asked for.",
            "Run: sudo jubilee kiosk setup; if kiosk.toml can't be understood, correct or remove it first",
        ],
        _ => return None,
    })
}
