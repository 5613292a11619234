use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use super::account::{HOME, owner};
use super::{Asked, Scene, paths};
use crate::ground::Unreadable;
use crate::linux::home::there;
use crate::linux::state::{Content, Owner, State};
use crate::settings;

const SETTINGS: &str = "/var/lib/jubilee/kiosk.toml";

pub(super) fn home(scene: &Scene<'_>) -> Result<Asked, Unreadable> {
    // The mode that systemd gives the session's folder at every start.
    Ok(paths([(HOME, State::Folder { mode: 0o755, owner: owner(scene.tree)? })]))
}

/// Whether all that is in the home is the account's: what root published there the kiosk could not go on with.
pub(super) fn is_all_of_account(scene: &Scene<'_>) -> Result<bool, Unreadable> {
    let uid = owner(scene.tree)?.uid;
    let unreadable = |source| Unreadable { path: HOME.into(), source };
    let mut folders = vec![scene.tree.place(Path::new(HOME)).map_err(unreadable)?];
    while let Some(folder) = folders.pop() {
        let Some(entries) = there(fs::read_dir(folder)).map_err(unreadable)? else { continue };
        for entry in entries {
            let Some(entry) = there(entry).map_err(unreadable)? else { continue };
            let Some(metadata) = there(entry.metadata()).map_err(unreadable)? else { continue };
            if metadata.uid() != uid {
                return Ok(false);
            }
            if metadata.is_dir() {
                folders.push(entry.path());
            }
        }
    }
    Ok(true)
}

pub(super) fn name(scene: &Scene<'_>) -> Result<Asked, Unreadable> {
    let Some(name) = &scene.answers.name else { return Ok(Asked::NotApplicable) };
    let mut asked = Vec::new();
    let [file, hosts] = ["/etc/hostname", "/etc/hosts"].map(Path::new);
    let old = scene.tree.state(file)?;
    asked.push((file.to_owned(), old.with_text(format!("{name}\n"))));
    let present = scene.tree.state(hosts)?;
    if let Some(text) = present.text() {
        // Debian's own line for the machine's name: without it sudo waits for a name server.
        let line = |line: &str| {
            let is_own = line.split_whitespace().next() == Some("127.0.1.1");
            if is_own { format!("127.0.1.1\t{name}\n") } else { line.to_owned() }
        };
        let text = text.split_inclusive('\n').map(line).collect();
        asked.push((hosts.to_owned(), present.with_text(text)));
    }
    Ok(Asked::Paths(asked))
}

pub(super) fn settings(scene: &Scene<'_>) -> Result<Asked, Unreadable> {
    if settings::is_silent(scene.answers) {
        return Ok(Asked::NotApplicable);
    }
    let present = scene.tree.state(Path::new(SETTINGS))?;
    let Some(text) = text(&present).and_then(|text| settings::entered(scene.answers, text, set_up(scene, &present)))
    else {
        return Ok(Asked::Unknown);
    };
    let account = owner(scene.tree)?;
    let (mode, owner) = match present {
        // Root's, the kiosk could not enter its calibration.
        State::File { mode, owner, .. } => (mode, if owner == Owner::ROOT { account } else { owner }),
        _ => (0o644, account),
    };
    let wanted = State::File { content: Content(text.into_bytes()), mode, owner };
    Ok(Asked::Paths(vec![(SETTINGS.into(), wanted)]))
}

/// The settings that somebody set otherwise than the answer file, and that stay as they are.
pub(crate) fn kept(scene: &Scene<'_>) -> Result<Vec<&'static str>, Unreadable> {
    let present = scene.tree.state(Path::new(SETTINGS))?;
    let kept = text(&present).map(|text| settings::kept(scene.answers, text, set_up(scene, &present)));
    Ok(kept.unwrap_or_default())
}

/// The settings as they are, none where there is no file; nothing where they can't be understood.
fn text(present: &State) -> Option<&str> {
    if *present == State::Absent { Some("") } else { present.text() }
}

/// What the settings were before setup, where nobody else changed them since.
fn set_up<'a>(scene: &'a Scene<'_>, present: &State) -> Option<&'a str> {
    let entry = scene.record.and_then(|record| record.entry(Path::new(SETTINGS)));
    entry.filter(|entry| entry.is_ours(present)).and_then(|entry| text(&entry.before))
}
