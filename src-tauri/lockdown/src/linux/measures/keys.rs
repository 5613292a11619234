use super::{Asked, Scene, paths, written};
use crate::ground::Unreadable;
use crate::linux::effective;
use crate::linux::state::State;

pub(super) fn ctrl_alt_del() -> Asked {
    paths([
        ("/etc/systemd/system/ctrl-alt-del.target", State::mask()),
        ("/etc/systemd/system.conf.d/zz-jubilee.conf", written("[Manager]\nCtrlAltDelBurstAction=none\n")),
    ])
}

pub(super) fn ctrl_alt_del_holds(scene: &Scene<'_>) -> Result<bool, Unreadable> {
    effective::are_set(scene.tree, "system.conf", &[("CtrlAltDelBurstAction", "none")])
}

pub(super) fn sysrq() -> Asked {
    paths([("/etc/sysctl.d/zz-jubilee.conf", written("kernel.sysrq = 0\n"))])
}

pub(super) fn sysrq_holds(scene: &Scene<'_>) -> Result<bool, Unreadable> {
    Ok(effective::sysctl(scene.tree, "kernel.sysrq")?.as_deref() == Some("0"))
}

/// Nothing opens a stick but the staff window: it is put where that looks, to be read alone. No driver is forbidden.
pub(super) fn usb() -> Asked {
    let rule = "SUBSYSTEM==\"block\", ENV{ID_BUS}==\"usb\", ENV{UDISKS_IGNORE}=\"1\", ENV{UDISKS_AUTO}=\"0\"\n\
        SUBSYSTEM==\"block\", ACTION==\"add\", ENV{ID_BUS}==\"usb\", ENV{ID_FS_USAGE}==\"filesystem\", \
        TAG+=\"systemd\", ENV{SYSTEMD_WANTS}+=\"jubilee-stick@%k.service\"\n";
    paths([("/etc/udev/rules.d/90-jubilee-usb.rules", written(rule))])
}
