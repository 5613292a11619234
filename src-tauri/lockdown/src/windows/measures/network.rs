use super::{Asked, Scene, all, numbers, texts};

/// Every profile: which one a network gets is guessed anew with each. The second is what older parts of the system call
/// the third.
const PROFILES: [&str; 4] = ["DomainProfile", "StandardProfile", "PrivateProfile", "PublicProfile"];

pub(super) fn firewall() -> Asked {
    let values = [
        ("EnableFirewall", 1),
        ("DefaultInboundAction", 1),
        // Programs that were let in before are not any more.
        ("DoNotAllowExceptions", 1),
        ("DisableNotifications", 1),
    ];
    let policies = r"HKLM\SOFTWARE\Policies\Microsoft\WindowsFirewall";
    all([PROFILES.iter().flat_map(|profile| numbers(&format!("{policies}\\{profile}"), &values)).collect()])
}

pub(super) fn time(scene: &Scene<'_>) -> Asked {
    let Some(server) = &scene.answers.time_server else { return Asked::NotApplicable };
    let policies = r"HKLM\SOFTWARE\Policies\Microsoft\W32Time";
    all([
        // Asked in fixed intervals, as a client.
        texts(&format!(r"{policies}\Parameters"), &[("NtpServer", &format!("{server},0x9")), ("Type", "NTP")]),
        numbers(
            &format!(r"{policies}\TimeProviders\NtpClient"),
            &[("Enabled", 1), ("SpecialPollInterval", 3600), ("CrossSiteSyncFlags", 2), ("EventLogFlags", 0)],
        ),
        // Else it starts only when the network changes.
        numbers(r"HKLM\SYSTEM\CurrentControlSet\Services\W32Time", &[("Start", 2)]),
    ])
}

/// Windows names its zones otherwise than the rest of the world.
pub(super) fn timezone(scene: &Scene<'_>) -> Asked {
    if scene.answers.timezone.is_some() { Asked::Lacking } else { Asked::NotApplicable }
}
