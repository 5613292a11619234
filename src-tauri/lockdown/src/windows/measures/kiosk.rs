use std::path::Path;

use super::{Asked, Scene, all, texts};
use crate::ground::Unreadable;
use crate::settings;
use crate::windows::state::{State, Text};
use crate::windows::system::ACCOUNT;

/// Where the machine's name stands that the network sees.
pub(crate) const TCPIP: &str = r"HKLM\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters";

/// Where its older name stands, by which the machine is its own domain.
pub(super) const COMPUTER_NAME: &str = r"HKLM\SYSTEM\CurrentControlSet\Control\ComputerName\ComputerName";

/// Reading, writing and deleting, there and in all that is made in it.
fn entry() -> String {
    format!("(A;OICI;0x1301bf;;;{ACCOUNT})")
}

fn home_path(scene: &Scene<'_>) -> String {
    format!("{}\\Jubilee", scene.system.files.data())
}

pub(super) fn home(scene: &Scene<'_>) -> Result<Asked, Unreadable> {
    let path = home_path(scene);
    let access = match scene.state(&path)? {
        State::Folder { access } if access.contains(&entry()) => access,
        State::Folder { access } => access + &entry(),
        _ => entry(),
    };
    Ok(Asked::Paths(vec![(path.into(), State::Folder { access })]))
}

/// As the system itself does it when it is given a name, but that it takes a restart.
pub(super) fn name(scene: &Scene<'_>) -> Asked {
    let Some(name) = &scene.answers.name else { return Asked::NotApplicable };
    // Windows takes no name of digits alone.
    if name.bytes().all(|byte| byte.is_ascii_digit()) {
        return Asked::Lacking;
    }
    // The older name holds 15 letters.
    let short: String = name.to_ascii_uppercase().chars().take(15).collect();
    all([texts(COMPUTER_NAME, &[("ComputerName", &short)]), texts(TCPIP, &[("NV Hostname", name), ("Hostname", name)])])
}

pub(super) fn settings(scene: &Scene<'_>) -> Result<Asked, Unreadable> {
    if settings::is_silent(scene.answers) {
        return Ok(Asked::NotApplicable);
    }
    let (path, present) = present(scene)?;
    let entered =
        text(&present).and_then(|text| settings::entered(scene.answers, text, set_up(scene, &path, &present)));
    let Some(entered) = entered else { return Ok(Asked::Unknown) };
    Ok(Asked::Paths(vec![(path.into(), State::File { text: Text(entered.into_bytes()) })]))
}

/// The settings that somebody set otherwise than the answer file, and that stay as they are.
pub(crate) fn kept(scene: &Scene<'_>) -> Result<Vec<&'static str>, Unreadable> {
    let (path, present) = present(scene)?;
    let kept = text(&present).map(|text| settings::kept(scene.answers, text, set_up(scene, &path, &present)));
    Ok(kept.unwrap_or_default())
}

fn present(scene: &Scene<'_>) -> Result<(String, State), Unreadable> {
    let path = format!("{}\\kiosk.toml", home_path(scene));
    let present = scene.state(&path)?;
    Ok((path, present))
}

/// The settings as they are, none where there is no file; nothing where they can't be understood.
fn text(present: &State) -> Option<&str> {
    match present {
        State::Absent => Some(""),
        State::File { text } => str::from_utf8(&text.0).ok(),
        _ => None,
    }
}

/// What the settings were before setup, where nobody else changed them since.
fn set_up<'a>(scene: &'a Scene<'_>, path: &str, present: &State) -> Option<&'a str> {
    let entry = scene.record.and_then(|record| record.entry(Path::new(path)));
    entry.filter(|entry| entry.is_ours(present)).and_then(|entry| text(&entry.before))
}
