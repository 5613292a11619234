use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use toml_edit::{Array, DocumentMut, Item, Value};

use super::account::owner;
use super::{Asked, Scene, paths};
use crate::answers::Answers;
use crate::state::{Content, State};
use crate::tree::Unreadable;

const HOME: &str = "/var/lib/jubilee";
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
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let metadata = entry.metadata().map_err(unreadable)?;
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
    let entries = entries(scene.answers);
    if entries.is_empty() {
        return Ok(Asked::NotApplicable);
    }
    let present = scene.tree.state(Path::new(SETTINGS))?;
    let Some(mut document) = document(&present) else { return Ok(Asked::Unknown) };
    for (key, entered) in entries {
        match document.get_mut(key) {
            Some(Item::Value(old)) if !is_same(old, &entered) && is_ours(scene, &present, key) => {
                let decor = old.decor().clone();
                *old = entered;
                *old.decor_mut() = decor;
            }
            Some(_) => {}
            None => document[key] = Item::Value(entered),
        }
    }
    let text = document.to_string();
    let wanted = match present {
        State::File { .. } => present.with_text(text),
        _ => State::File { content: Content(text.into_bytes()), mode: 0o644, owner: owner(scene.tree)? },
    };
    Ok(Asked::Paths(vec![(SETTINGS.into(), wanted)]))
}

/// The settings that somebody set otherwise than the answer file, and that stay as they are.
pub(crate) fn kept(scene: &Scene<'_>) -> Result<Vec<&'static str>, Unreadable> {
    let present = scene.tree.state(Path::new(SETTINGS))?;
    let Some(document) = document(&present) else { return Ok(Vec::new()) };
    let is_kept = |key: &str, entered: &Value| {
        let differs = document.get(key).is_some_and(|old| !old.as_value().is_some_and(|old| is_same(old, entered)));
        differs && !is_ours(scene, &present, key)
    };
    let entries = entries(scene.answers).into_iter();
    Ok(entries.filter(|(key, entered)| is_kept(key, entered)).map(|(key, _)| key).collect())
}

/// The settings as they are; nothing where they can't be understood.
fn document(present: &State) -> Option<DocumentMut> {
    if *present == State::Absent { Some(DocumentMut::new()) } else { present.text()?.parse().ok() }
}

/// Whether a key was set by setup, and by nobody before or since.
fn is_ours(scene: &Scene<'_>, present: &State, key: &str) -> bool {
    let entry = scene.record.and_then(|record| record.entry(Path::new(SETTINGS)));
    entry.is_some_and(|entry| {
        entry.is_ours(present) && document(&entry.before).is_some_and(|before| !before.contains_key(key))
    })
}

fn is_same(old: &Value, new: &Value) -> bool {
    let plain = |value: &Value| value.clone().decorated("", "").to_string();
    let number = |value: &Value| value.as_float().or_else(|| value.as_integer().map(|number| number as f64));
    plain(old) == plain(new) || number(old).is_some_and(|old| Some(old) == number(new))
}

fn entries(answers: &Answers) -> Vec<(&'static str, Value)> {
    let list = |list: &Vec<String>| Value::from(list.iter().map(String::as_str).collect::<Array>());
    let entries = [
        ("monitor", answers.monitor.as_deref().map(Value::from)),
        ("mm_per_px", answers.mm_per_px.map(Value::from)),
        ("lower_edge_mm", answers.lower_edge_mm.map(Value::from)),
        ("viewing_distance_mm", answers.viewing_distance_mm.map(Value::from)),
        ("volume", answers.volume.map(|volume| i64::from(volume).into())),
        ("volume_ceiling", answers.volume_ceiling.map(|volume| i64::from(volume).into())),
        ("languages", answers.languages.as_ref().map(list)),
        ("sections", answers.sections.as_ref().map(list)),
    ];
    entries.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}
