use engine::home::Opening;

use super::{Asked, Scene, all, numbers};

const NOTHING: u32 = 0;
const SHUT_DOWN: u32 = 3;

/// What happens after how long, or by which key: the system's names of its power settings.
const SETTINGS: [(&str, u32); 7] = [
    // The screen goes dark, the machine sleeps, and sleeps deeply, after this many seconds: never.
    ("3C0BC021-C8A8-4E07-A973-6B14CBCB2B7E", 0),
    ("29F6C1DB-86DA-48C5-9FDB-F2B67B1F44DA", 0),
    ("9D7815A6-7EE4-497E-8888-515A05F02364", 0),
    // Sleep that programs ask for.
    ("ABFC2519-3608-4C2A-94EA-171B0ED546AB", 0),
    // The lid, the key with the moon, the power key.
    ("5CA83367-6E45-459F-A27B-476B1D01C936", NOTHING),
    ("96996BC0-AD50-47EC-923B-6F41874DD9EB", NOTHING),
    ("7648EFA3-DD9C-4E3E-B566-50F929386280", SHUT_DOWN),
];

pub(super) fn sleep() -> Asked {
    let policies = r"HKLM\SOFTWARE\Policies\Microsoft\Power\PowerSettings";
    let of_each = |(setting, index): (&str, u32)| {
        numbers(&format!("{policies}\\{setting}"), &[("ACSettingIndex", index), ("DCSettingIndex", index)])
    };
    let settings = SETTINGS.into_iter().flat_map(of_each).collect();
    all([
        settings,
        numbers(r"HKLM\SYSTEM\CurrentControlSet\Control\Power", &[("HibernateEnabled", 0)]),
        // A machine that is switched off starts whole the next time.
        numbers(r"HKLM\SYSTEM\CurrentControlSet\Control\Session Manager\Power", &[("HiberbootEnabled", 0)]),
    ])
}

pub(super) fn updates(scene: &Scene<'_>) -> Asked {
    let update = r"HKLM\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate";
    let edge = r"HKLM\SOFTWARE\Policies\Microsoft\EdgeUpdate";
    // Eighteen hours are the most that the system takes.
    let hours = scene.answers.opening.as_ref().map(Opening::whole_hours).filter(|(opens, closes)| closes - opens <= 18);
    let active = hours.map_or_else(Vec::new, |(opens, closes)| {
        numbers(update, &[("SetActiveHours", 1), ("ActiveHoursStart", opens), ("ActiveHoursEnd", closes % 24)])
    });
    all([
        numbers(&format!(r"{update}\AU"), &[("NoAutoUpdate", 1), ("NoAutoRebootWithLoggedOnUsers", 1)]),
        numbers(update, &[("SetUpdateNotificationLevel", 1), ("UpdateNotificationLevel", 2)]),
        active,
        numbers(r"HKLM\SOFTWARE\Policies\Microsoft\WindowsStore", &[("AutoDownload", 2)]),
        // The second is WebView2: what draws the exhibition is what was tried with it.
        numbers(edge, &[("UpdateDefault", 0), ("Update{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}", 0)]),
    ])
}

/// Windows wakes from sleep by its clock, not from being off: switching on is the firmware's, and switching off without
/// it would leave the machine dark in the morning.
pub(super) fn opening(scene: &Scene<'_>) -> Asked {
    if scene.answers.opening.is_some() { Asked::Lacking } else { Asked::NotApplicable }
}
