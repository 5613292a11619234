//! Writing single settings: what somebody else wrote stays, and who comes second is told who was first.

use std::fs;
use std::io;
use std::path::PathBuf;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use toml_edit::{Array, DocumentMut, Item, Value, value};

use super::file::LIMIT;
use super::{Settings, Standing};
use crate::home::{Home, LockError};
use crate::problem::Problem;
use crate::store::StoreError;

/// Why settings are not changed. The file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// Somebody else is changing them at this moment.
    #[error("{who} has been changing the settings since {since}")]
    Busy {
        /// Who.
        who: String,
        /// Since when, RFC 3339 in UTC.
        since: String,
    },
    /// Somebody else changed them after they were read.
    #[error("{who} changed the settings first, at {at}")]
    Outdated {
        /// Who; `?` for somebody with an editor.
        who: String,
        /// When, RFC 3339 in UTC; `?` where that is not known.
        at: String,
    },
    /// What was entered can't be believed when it is read.
    #[error("{}", said(.problems))]
    Wrong {
        /// What is wrong with it, each with the key it is about.
        problems: Vec<Problem>,
    },
    /// The machine failed.
    #[error(transparent)]
    Machine(#[from] StoreError),
}

/// Who changed the settings last, and to which state of the file.
#[derive(Serialize, Deserialize)]
struct Changed {
    who: String,
    at: Timestamp,
    seen: String,
}

impl Settings {
    /// Changes settings, in one step: after a power cut the file is the old one or the new one. Only the keys whose value
    /// `change` changes are written; comments, the order, and keys that are not known here stay as they are. `seen` is
    /// [`Standing::seen`] of what `change` was made from; without it, whatever stands there is changed.
    ///
    /// # Errors
    /// When somebody else was first, a value is outside what the reader believes, or the home can't be written.
    pub fn change(
        home: &Home,
        seen: Option<&str>,
        who: &str,
        now: Timestamp,
        change: impl FnOnce(&mut Self),
    ) -> Result<Standing, ChangeError> {
        let _lock = home.lock_settings(who, now).map_err(|error| match error {
            LockError::Held { who, since } => ChangeError::Busy { who, since },
            LockError::Store(error) => ChangeError::Machine(error),
        })?;
        let path = home.settings_file();
        let old = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(StoreError::read(&path)(error).into()),
        };
        let before = Standing::of(&old);
        if seen.is_some_and(|seen| seen != before.seen) {
            return Err(outdated(home, &before));
        }
        let mut wanted = before.settings.clone();
        change(&mut wanted);
        if wanted.opening == before.settings.opening {
            // The same hours stay as somebody wrote them.
            wanted.opening.clone_from(&before.settings.opening);
        }
        let text = str::from_utf8(&old).ok().filter(|_| old.len() as u64 <= LIMIT);
        let text = text.map(|text| text.strip_prefix('\u{feff}').unwrap_or(text));
        let document = text.and_then(|text| text.parse::<DocumentMut>().ok());
        let is_lost = document.is_none();
        let mut document = document.unwrap_or_default();
        let present = if is_lost { Self::default() } else { before.settings.clone() };
        let keys = wanted.enter(&present, &mut document);
        if keys.is_empty() {
            return Ok(before);
        }
        let text = as_before(document.to_string(), &old);
        let after = Standing::of(text.as_bytes());
        let is_new = |problem: &&Problem| {
            let about = |key: &String| keys.contains(&key.as_str());
            problem.arguments.get("key").is_some_and(about) || !before.problems.iter().any(|old| is_same(old, problem))
        };
        let problems: Vec<_> = after.problems.iter().filter(is_new).cloned().collect();
        if !problems.is_empty() {
            return Err(ChangeError::Wrong { problems });
        }
        if is_lost {
            // Somebody's work, even where it can't be understood.
            home.write_whole(&path.with_extension("toml.old"), &old).map_err(StoreError::write(&path))?;
        }
        home.write_whole(&path, text.as_bytes()).map_err(StoreError::write(&path))?;
        note(home, &Changed { who: who.to_owned(), at: now, seen: after.seen.clone() });
        Ok(after)
    }

    /// Enters what differs from `present` and tells the keys of it.
    fn enter(&self, present: &Self, document: &mut DocumentMut) -> Vec<&'static str> {
        let mut keys = Vec::new();
        for ((key, entered), (_, present)) in self.entries().into_iter().zip(present.entries()) {
            let text = |value: &Option<Value>| value.as_ref().map(ToString::to_string);
            if text(&entered) == text(&present) {
                continue;
            }
            keys.push(key);
            let Some(entered) = entered else {
                document.remove(key);
                continue;
            };
            if let Some(Item::Value(old)) = document.get_mut(key) {
                // Keeps the comment that stands after the value.
                let decor = old.decor().clone();
                *old = entered;
                *old.decor_mut() = decor;
            } else {
                document[key] = value(entered);
            }
        }
        keys
    }

    fn entries(&self) -> [(&'static str, Option<Value>); 14] {
        let list = |entries: &[String]| Some(entries.iter().map(String::as_str).collect::<Array>().into());
        let number = |number: u32| Some(i64::from(number).into());
        [
            ("monitor", self.monitor.as_deref().map(Value::from)),
            ("mm_per_px", self.mm_per_px.map(Value::from)),
            ("lower_edge_mm", Some(self.lower_edge_mm.into())),
            ("viewing_distance_mm", Some(self.viewing_distance_mm.into())),
            ("idle_seconds", number(self.idle_seconds)),
            ("warning_seconds", number(self.warning_seconds)),
            ("volume", number(self.volume.into())),
            ("volume_ceiling", number(self.volume_ceiling.into())),
            ("languages", list(&self.languages)),
            ("sections", list(&self.sections)),
            ("sound_output", self.sound_output.as_deref().map(Value::from)),
            ("reduced_motion", Some(self.reduced_motion.into())),
            ("opening", self.opening.clone().map(|opening| String::from(opening).into())),
            ("closed", Some(self.closed.name().into())),
        ]
    }
}

/// With the ends of lines that the file had: an editor on Windows may know no others.
fn as_before(text: String, old: &[u8]) -> String {
    if old.windows(2).any(|pair| pair == b"\r\n") { text.replace("\r\n", "\n").replace('\n', "\r\n") } else { text }
}

/// The same thing wrong, on whatever line.
fn is_same(one: &Problem, other: &Problem) -> bool {
    one.code == other.code && one.arguments == other.arguments
}

/// Who was first: whoever changed the file to what it is now, or somebody with an editor.
fn outdated(home: &Home, now: &Standing) -> ChangeError {
    let changed = fs::read(changed_file(home)).ok().and_then(|bytes| serde_json::from_slice::<Changed>(&bytes).ok());
    match changed {
        Some(changed) if changed.seen == now.seen => {
            ChangeError::Outdated { who: changed.who, at: changed.at.to_string() }
        }
        _ => ChangeError::Outdated { who: "?".to_owned(), at: "?".to_owned() },
    }
}

/// It only tells: without it the settings are changed all the same.
fn note(home: &Home, changed: &Changed) {
    let noted = serde_json::to_vec(changed).map_err(io::Error::from);
    let noted = noted.and_then(|line| home.write_whole(&changed_file(home), &line));
    if let Err(error) = noted {
        tracing::warn!(%error, "nobody is told who changed the settings");
    }
}

fn changed_file(home: &Home) -> PathBuf {
    home.settings_file().with_extension("changed")
}

fn said(problems: &[Problem]) -> String {
    let sentences = problems.iter().map(|problem| problem.sentence(crate::words::Lang::En));
    sentences.collect::<Vec<_>>().join(" ")
}
