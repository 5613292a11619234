use super::{Asked, Scene, paths, written};
use crate::ground::Unreadable;
use crate::linux::effective;
use crate::linux::state::State;

const KEYS: [(&str, &str); 9] = [
    ("HandlePowerKey", "poweroff"),
    ("HandleRebootKey", "ignore"),
    ("HandleRebootKeyLongPress", "ignore"),
    ("HandleSuspendKey", "ignore"),
    ("HandleHibernateKey", "ignore"),
    ("HandleLidSwitch", "ignore"),
    ("HandleLidSwitchExternalPower", "ignore"),
    ("HandleLidSwitchDocked", "ignore"),
    ("IdleAction", "ignore"),
];

/// It sorts after systemd's 70-power-switch.rules, by whose tag logind listens to keys: the power key is that of the
/// machine, and none on a keyboard that a visitor plugs in.
const USB_KEYS: &str = "SUBSYSTEM==\"input\", ENV{ID_BUS}==\"usb\", TAG-=\"power-switch\"\n";

pub(super) fn sleep() -> Asked {
    let keys = KEYS.map(|(key, value)| format!("{key}={value}\n")).concat();
    paths([
        ("/etc/systemd/system/sleep.target", State::mask()),
        ("/etc/systemd/system/suspend.target", State::mask()),
        ("/etc/systemd/system/hibernate.target", State::mask()),
        ("/etc/systemd/system/hybrid-sleep.target", State::mask()),
        ("/etc/systemd/system/suspend-then-hibernate.target", State::mask()),
        ("/etc/systemd/logind.conf.d/zz-jubilee-sleep.conf", written(&format!("[Login]\n{keys}"))),
        ("/etc/udev/rules.d/72-jubilee-keys.rules", written(USB_KEYS)),
    ])
}

pub(super) fn sleep_holds(scene: &Scene<'_>) -> Result<bool, Unreadable> {
    effective::are_set(scene.tree, "logind.conf", &KEYS)
}

/// Only the kernel's command line says it, and a boot loader's settings are the installer's.
pub(super) fn blanking(scene: &Scene<'_>) -> Result<Asked, Unreadable> {
    let seconds = scene.tree.text("/sys/module/kernel/parameters/consoleblank")?;
    Ok(match seconds.as_deref().map(str::trim) {
        Some("0") => Asked::Paths(Vec::new()),
        Some(_) => Asked::Lacking,
        None => Asked::Unknown,
    })
}
