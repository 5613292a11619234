use std::path::{Path, PathBuf};

use super::kiosk::COMPUTER_NAME;
use super::{Asked, Scene, all, numbers, texts};
use crate::ground::{Ground, Unreadable};
use crate::windows::place;
use crate::windows::state::State;
use crate::windows::system::{ACCOUNT, Registry, Value};

const WINLOGON: &str = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon";
const SYSTEM: &str = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System";
/// The policy "Custom User Interface" of the kiosk's account. Winlogon's own `Shell` would do as well, but one for the
/// whole machine takes the desktop from administrators too, and one in the account's part of the registry the account
/// could change: under `Policies` only administrators write.
const POLICY: &str = r"HKU\jubilee\Software\Microsoft\Windows\CurrentVersion\Policies\System";
const PASSWORD: &str = "DefaultPassword";
const DOMAIN: &str = "DefaultDomainName";
/// Begins every password that setup makes, and has what rules for passwords ask for.
const MARK: &str = "Jb1-";

/// The account signs in by itself, also after it was signed out, and has the kiosk for a desktop. Shift while the
/// machine starts leads to the sign-in all the same: that is the way back for administrators.
pub(super) fn session(scene: &Scene<'_>) -> Result<Asked, Unreadable> {
    let folder = scene.system.files.programs();
    let [supervisor, kiosk] = ["supervisor", "kiosk"].map(|name| format!("{folder}\\jubilee-{name}.exe"));
    for program in [&supervisor, &kiosk] {
        if !matches!(scene.state(program)?, State::File { .. }) {
            return Ok(Asked::Lacking);
        }
    }
    let password = (place::value(WINLOGON, PASSWORD), State::text(&password(scene)?));
    let domain = match scene.state(&format!("{WINLOGON}:{DOMAIN}"))? {
        State::Value(value) if is_own_domain(scene.system.registry, &value) => value,
        _ => Value::text("."),
    };
    let sign_in = [("DefaultUserName", ACCOUNT), ("ForceAutoLogon", "1"), ("AutoAdminLogon", "1")];
    // It counts down, and at zero signing in by itself ends.
    let count = (place::value(WINLOGON, "AutoLogonCount"), State::Absent);
    let shell = format!("\"{supervisor}\" -- \"{kiosk}\"");
    Ok(all([
        texts(POLICY, &[("Shell", &shell)]),
        vec![password, count, (place::value(WINLOGON, DOMAIN), State::Value(domain))],
        texts(WINLOGON, &sign_in),
        // A notice waits for somebody who reads it.
        texts(SYSTEM, &[("legalnoticecaption", ""), ("legalnoticetext", "")]),
        numbers(SYSTEM, &[("EnableFirstLogonAnimation", 0)]),
    ]))
}

/// The password that is there, where it is the account's; else a new one.
fn password(scene: &Scene<'_>) -> Result<String, Unreadable> {
    let path: PathBuf = place::value(WINLOGON, PASSWORD);
    let unreadable = |source| Unreadable { path: place::account(), source };
    if let State::Value(value) = scene.ground.state(&path)?
        && let Some(password) = own_password(WINLOGON, PASSWORD, &value)
        && scene.system.accounts.has_password(&password).map_err(unreadable)?
    {
        return Ok(password);
    }
    Ok(format!("{MARK}{}", scene.system.accounts.secret().map_err(unreadable)?))
}

/// Whether a value means this machine: setup writes a dot, and signing in may put the machine's name there.
fn is_own_domain(registry: &dyn Registry, value: &Value) -> bool {
    let name = registry.value(COMPUTER_NAME, "ComputerName").ok().flatten().and_then(|name| name.as_text());
    value.as_text().is_some_and(|text| text == "." || name.is_some_and(|name| name.eq_ignore_ascii_case(&text)))
}

/// What was there before setup, where what is there now the system made of setup's own.
pub(crate) fn without_own(registry: &dyn Registry, path: &Path, present: &State, before: &State) -> Option<State> {
    let is_domain = path == place::value(WINLOGON, DOMAIN);
    let is_own = matches!(present, State::Value(value) if is_own_domain(registry, value));
    (is_domain && is_own).then(|| before.clone())
}

/// The account's password, where a value is where setup writes it.
pub(crate) fn own_password(key: &str, name: &str, value: &Value) -> Option<String> {
    let is_there = key == WINLOGON && name == PASSWORD;
    value.as_text().filter(|text| is_there && text.starts_with(MARK))
}
