use super::{Asked, Scene, own_unit, paths, written};
use crate::ground::Unreadable;
use crate::linux::effective;
use crate::linux::state::State;
use crate::linux::tree::Tree;

/// The unit that the package brings.
const UNIT: &str = "jubilee.service";

const DISPLAY_MANAGERS: [&str; 11] = [
    "gdm.service",
    "gdm3.service",
    "greetd.service",
    "lightdm.service",
    "lxdm.service",
    "ly.service",
    "nodm.service",
    "sddm.service",
    "slim.service",
    "wdm.service",
    "xdm.service",
];

/// Snaps are renewed by their daemon itself, and nothing of the kiosk's is one.
const UPDATES: [&str; 13] = [
    "apt-daily.timer",
    "apt-daily-upgrade.timer",
    "dnf-automatic.timer",
    "dnf-automatic-install.timer",
    "dnf-makecache.timer",
    "dnf5-automatic.timer",
    "fwupd-refresh.timer",
    "packagekit-offline-update.service",
    "snapd.seeded.service",
    "snapd.service",
    "snapd.socket",
    "unattended-upgrades.service",
    "update-notifier-download.timer",
];

pub(super) fn session(scene: &Scene<'_>) -> Asked {
    let (Some(unit), Some(graphical)) = (scene.tree.unit(UNIT), scene.tree.unit("graphical.target")) else {
        return Asked::Lacking;
    };
    let mut asked = masked(scene.tree, &DISPLAY_MANAGERS);
    asked.push((own_unit("display-manager.service"), State::link(&unit)));
    asked.push((own_unit("graphical.target.wants").join(UNIT), State::link(unit)));
    asked.push((own_unit("default.target"), State::link(graphical)));
    Asked::Paths(asked)
}

const LOGIND: &str = "/etc/systemd/logind.conf.d/zz-jubilee-consoles.conf";

pub(super) fn consoles() -> Asked {
    paths([
        ("/etc/systemd/system/getty@tty1.service", State::mask()),
        (LOGIND, written("[Login]\nNAutoVTs=0\nReserveVT=0\n")),
    ])
}

pub(super) fn consoles_hold(scene: &Scene<'_>) -> Result<bool, Unreadable> {
    effective::are_set(scene.tree, "logind.conf", &[("NAutoVTs", "0"), ("ReserveVT", "0")])
}

pub(super) fn updates(scene: &Scene<'_>) -> Asked {
    let asked = masked(scene.tree, &UPDATES);
    if asked.is_empty() { Asked::NotApplicable } else { Asked::Paths(asked) }
}

/// Masks for those of the units that are installed.
fn masked(tree: &Tree, units: &[&str]) -> Vec<(std::path::PathBuf, State)> {
    let installed = units.iter().filter(|unit| tree.unit(unit).is_some());
    installed.map(|unit| (own_unit(unit), State::mask())).collect()
}
