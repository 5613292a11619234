use super::{Asked, all, numbers, texts};

pub(super) fn notifications() -> Asked {
    let policies = r"SOFTWARE\Policies\Microsoft\Windows\CurrentVersion\PushNotifications";
    let push = [("NoToastApplicationNotification", 1), ("NoCloudApplicationNotification", 1)];
    all([
        numbers(r"HKLM\SOFTWARE\Policies\Microsoft\Windows\Explorer", &[("DisableNotificationCenter", 1)]),
        numbers(r"HKU\jubilee\Software\Policies\Microsoft\Windows\Explorer", &[("DisableNotificationCenter", 1)]),
        numbers(&format!(r"HKLM\{policies}"), &push),
        numbers(&format!(r"HKU\jubilee\{policies}"), &push),
        numbers(
            r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender Security Center\Notifications",
            &[("DisableNotifications", 1)],
        ),
    ])
}

pub(super) fn lock_screen() -> Asked {
    all([
        numbers(r"HKLM\SOFTWARE\Policies\Microsoft\Windows\Personalization", &[("NoLockScreen", 1)]),
        numbers(
            r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System",
            &[("InactivityTimeoutSecs", 0), ("DisableCAD", 1)],
        ),
        texts(
            r"HKU\jubilee\Software\Policies\Microsoft\Windows\Control Panel\Desktop",
            &[("ScreenSaveActive", "0"), ("ScreenSaverIsSecure", "0")],
        ),
    ])
}

/// Nobody is there who could close them.
pub(super) fn dialogs() -> Asked {
    let accessibility = r"HKU\jubilee\Control Panel\Accessibility";
    let cloud = [("DisableWindowsConsumerFeatures", 1), ("DisableSoftLanding", 1), ("DisableCloudOptimizedContent", 1)];
    all([
        numbers(
            r"HKLM\SOFTWARE\Policies\Microsoft\Windows\Windows Error Reporting",
            &[("DontShowUI", 1), ("Disabled", 1)],
        ),
        numbers(r"HKLM\SYSTEM\CurrentControlSet\Control\Windows", &[("ErrorMode", 2)]),
        numbers(r"HKLM\SYSTEM\CurrentControlSet\Control\CrashControl", &[("AutoReboot", 1)]),
        numbers(r"HKLM\SOFTWARE\Policies\Microsoft\Windows\CloudContent", &cloud),
        numbers(r"HKLM\SOFTWARE\Policies\Microsoft\Windows\OOBE", &[("DisablePrivacyExperience", 1)]),
        numbers(
            r"HKU\jubilee\Software\Policies\Microsoft\Windows\CloudContent",
            &[("DisableWindowsSpotlightFeatures", 1)],
        ),
        numbers(
            r"HKU\jubilee\Software\Microsoft\Windows\CurrentVersion\UserProfileEngagement",
            &[("ScoobeSystemSettingEnabled", 0)],
        ),
        // Shift five times, Num Lock held, Shift held: the system's own values without the bit of the keys.
        texts(&format!(r"{accessibility}\StickyKeys"), &[("Flags", "506")]),
        texts(&format!(r"{accessibility}\ToggleKeys"), &[("Flags", "58")]),
        texts(&format!(r"{accessibility}\Keyboard Response"), &[("Flags", "122")]),
        texts(&format!(r"{accessibility}\HighContrast"), &[("Flags", "122")]),
        texts(&format!(r"{accessibility}\MouseKeys"), &[("Flags", "58")]),
    ])
}
