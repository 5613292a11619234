use super::{Asked, all, numbers};
use crate::windows::place;
use crate::windows::state::State;
use crate::windows::system::Value;

const USER_SYSTEM: &str = r"HKU\jubilee\Software\Microsoft\Windows\CurrentVersion\Policies\System";
const USER_EXPLORER: &str = r"HKU\jubilee\Software\Microsoft\Windows\CurrentVersion\Policies\Explorer";
const SYSTEM: &str = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System";
const EXPLORER: &str = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\Explorer";

/// The screen that these keys bring can't be taken away; what is on it can. For the kiosk's account alone where that is
/// possible: administrators need the task manager.
pub(super) fn ctrl_alt_del() -> Asked {
    all([
        numbers(USER_SYSTEM, &[("DisableTaskMgr", 1), ("DisableLockWorkstation", 1), ("DisableChangePassword", 1)]),
        numbers(USER_EXPLORER, &[("NoLogoff", 1), ("NoClose", 1)]),
        numbers(SYSTEM, &[("HideFastUserSwitching", 1), ("shutdownwithoutlogon", 0)]),
    ])
}

/// Keys that lead nowhere on the whole machine: those with the system's sign, that of the menu, power, sleep and wake.
const DEAD_KEYS: [u16; 6] = [0xe05b, 0xe05c, 0xe05d, 0xe05e, 0xe05f, 0xe063];

pub(super) fn system_keys() -> Asked {
    let layout = r"HKLM\SYSTEM\CurrentControlSet\Control\Keyboard Layout";
    // Version and flags, the number of entries with the last, then for each key what it stands for.
    let mut map: Vec<u8> = vec![0; 8];
    map.extend((DEAD_KEYS.len() as u32 + 1).to_le_bytes());
    map.extend(DEAD_KEYS.iter().flat_map(|key| (u32::from(*key) << 16).to_le_bytes()));
    map.extend([0; 4]);
    all([
        vec![(place::value(layout, "Scancode Map"), State::Value(Value::bytes(map)))],
        numbers(USER_EXPLORER, &[("NoWinKeys", 1)]),
    ])
}

pub(super) fn gestures() -> Asked {
    all([
        numbers(
            r"HKLM\SOFTWARE\Policies\Microsoft\Windows\EdgeUI",
            &[("AllowEdgeSwipe", 0), ("DisableHelpSticker", 1)],
        ),
        // Three and four fingers, where the system knows them.
        numbers(r"HKU\jubilee\Control Panel\Desktop", &[("TouchGestureSetting", 0)]),
        numbers(r"HKU\jubilee\Control Panel\Cursors", &[("ContactVisualization", 0), ("GestureVisualization", 0)]),
        // A finger that rests is no right click.
        numbers(r"HKU\jubilee\Software\Microsoft\Wisp\Touch", &[("TouchMode_hold", 0)]),
    ])
}

/// Staff's sticks stay readable: only what is on them does not run, nor opens by itself.
pub(super) fn usb() -> Asked {
    let devices = r"HKLM\SOFTWARE\Policies\Microsoft\Windows\RemovableStorageDevices";
    let execute = |class: &str| numbers(&format!("{devices}\\{class}"), &[("Deny_Execute", 1)]);
    all([
        numbers(EXPLORER, &[("NoDriveTypeAutoRun", 0xff), ("NoAutorun", 1)]),
        numbers(r"HKLM\SOFTWARE\Policies\Microsoft\Windows\Explorer", &[("NoAutoplayfornonVolume", 1)]),
        execute("{53f5630d-b6bf-11d0-94f2-00a0c91efb8b}"),
        execute("{53f56308-b6bf-11d0-94f2-00a0c91efb8b}"),
    ])
}
