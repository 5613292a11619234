//! The keys of a keyboard that somebody plugs in.

use std::fs;

use lockdown::{Measure, Standing};

use crate::{Debian, root_only};

#[test]
fn a_keyboards_keys_neither_restart_the_machine_nor_switch_it_off() {
    root_only!();
    let debian = Debian::new();
    debian.set_up(None);
    let logind = debian.read("etc/systemd/logind.conf.d/zz-jubilee-sleep.conf");
    for key in ["HandleRebootKey=ignore\n", "HandleRebootKeyLongPress=ignore\n", "HandlePowerKey=poweroff\n"] {
        assert!(logind.contains(key), "{key} is not in {logind}");
    }
    let rule = debian.read("etc/udev/rules.d/72-jubilee-keys.rules");
    let asked = "SUBSYSTEM==\"input\", ENV{ID_BUS}==\"usb\", TAG-=\"power-switch\"\n";
    assert!(rule.ends_with(asked), "{rule}");
    assert_eq!(debian.standing(Measure::Sleep), Standing::Locked);

    debian.write("etc/systemd/logind.conf.d/zzz.conf", "[Login]\nHandleRebootKey=reboot\n", 0o644);
    assert_eq!(debian.standing(Measure::Sleep), Standing::Open, "another file has the last word");
    fs::remove_file(debian.path("etc/systemd/logind.conf.d/zzz.conf")).expect("removed");
    fs::remove_file(debian.path("etc/udev/rules.d/72-jubilee-keys.rules")).expect("removed");
    assert_eq!(debian.standing(Measure::Sleep), Standing::Open);
}
