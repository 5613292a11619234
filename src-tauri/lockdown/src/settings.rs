//! What the answer file says of the kiosk, entered in its settings. What somebody set there by hand stays.

use toml_edit::{Array, DocumentMut, Item, Value};

use crate::answers::Answers;

/// Whether the answers say nothing of the kiosk.
pub(crate) fn is_silent(answers: &Answers) -> bool {
    entries(answers).is_empty()
}

/// The settings with what was answered; nothing where they can't be understood. `before` are the settings before setup,
/// where nobody but setup changed them.
pub(crate) fn entered(answers: &Answers, present: &str, before: Option<&str>) -> Option<String> {
    let mut document: DocumentMut = present.parse().ok()?;
    for (key, entered) in entries(answers) {
        match document.get_mut(key) {
            Some(Item::Value(old)) if !is_same(old, &entered) && is_ours(before, key) => {
                let decor = old.decor().clone();
                *old = entered;
                *old.decor_mut() = decor;
            }
            Some(_) => {}
            None => document[key] = Item::Value(entered),
        }
    }
    Some(document.to_string())
}

/// The settings that somebody set otherwise than the answer file.
pub(crate) fn kept(answers: &Answers, present: &str, before: Option<&str>) -> Vec<&'static str> {
    let Ok(document) = present.parse::<DocumentMut>() else { return Vec::new() };
    let is_kept = |key: &str, entered: &Value| {
        let differs = document.get(key).is_some_and(|old| !old.as_value().is_some_and(|old| is_same(old, entered)));
        differs && !is_ours(before, key)
    };
    let entries = entries(answers).into_iter();
    entries.filter(|(key, entered)| is_kept(key, entered)).map(|(key, _)| key).collect()
}

/// Whether a key was set by setup, and by nobody before or since.
fn is_ours(before: Option<&str>, key: &str) -> bool {
    let before = before.and_then(|before| before.parse::<DocumentMut>().ok());
    before.is_some_and(|before| !before.contains_key(key))
}

fn is_same(old: &Value, new: &Value) -> bool {
    let plain = |value: &Value| value.clone().decorated("", "").to_string();
    let number = |value: &Value| value.as_float().or_else(|| value.as_integer().map(|number| number as f64));
    plain(old) == plain(new) || number(old).is_some_and(|old| Some(old) == number(new))
}

fn entries(answers: &Answers) -> Vec<(&'static str, Value)> {
    let list = |list: &Vec<String>| Value::from(list.iter().map(String::as_str).collect::<Array>());
    let number = |number: u32| Value::from(i64::from(number));
    let entries = [
        ("monitor", answers.monitor.as_deref().map(Value::from)),
        ("mm_per_px", answers.mm_per_px.map(Value::from)),
        ("lower_edge_mm", answers.lower_edge_mm.map(Value::from)),
        ("viewing_distance_mm", answers.viewing_distance_mm.map(Value::from)),
        ("volume", answers.volume.map(|volume| number(volume.into()))),
        ("volume_ceiling", answers.volume_ceiling.map(|volume| number(volume.into()))),
        ("sound_output", answers.sound_output.as_deref().map(Value::from)),
        ("idle_seconds", answers.idle_seconds.map(number)),
        ("warning_seconds", answers.warning_seconds.map(number)),
        ("reduced_motion", answers.reduced_motion.map(Value::from)),
        ("languages", answers.languages.as_ref().map(list)),
        ("sections", answers.sections.as_ref().map(list)),
    ];
    entries.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}
