//! The sentences in which problems are told, in English and Simplified Chinese: one catalogue for windows and command
//! line alike.

mod en;
mod zh_hans;

use std::io::ErrorKind;

use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// A language that problems are told in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lang {
    /// English.
    #[default]
    #[serde(rename = "en")]
    En,
    /// Simplified Chinese.
    #[serde(rename = "zh-Hans")]
    ZhHans,
}

impl Lang {
    /// Both.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::ZhHans];

    /// The language for a BCP 47 tag or a locale (`zh_CN.UTF-8`): Chinese for any Chinese, otherwise English.
    pub fn of(tag: &str) -> Self {
        if tag.to_ascii_lowercase().starts_with("zh") { Self::ZhHans } else { Self::En }
    }
}

/// A problem's words: what is wrong, what to do, and what to do where something similar was found.
struct Told {
    sentence: &'static str,
    remedy: &'static str,
    suggestion: Option<&'static str>,
}

fn told(problem: &Problem, lang: Lang) -> Told {
    match lang {
        Lang::En => en::told(problem.code),
        Lang::ZhHans => zh_hans::told(problem.code),
    }
}

/// Why the machine refused, for the reasons that people meet; nothing where there are no words but the system's own.
pub fn reason(kind: ErrorKind, lang: Lang) -> Option<&'static str> {
    let key = reason_key(kind)?;
    match lang {
        Lang::En => en::term(key),
        Lang::ZhHans => zh_hans::term(key),
    }
}

pub(crate) fn reason_key(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "full",
        ErrorKind::PermissionDenied => "permission",
        ErrorKind::ReadOnlyFilesystem => "read-only",
        ErrorKind::NotFound => "not-there",
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => "in-the-way",
        _ => return None,
    })
}

pub(crate) fn sentence(problem: &Problem, lang: Lang) -> String {
    fill(told(problem, lang).sentence, problem, lang)
}

pub(crate) fn remedy(problem: &Problem, lang: Lang) -> String {
    let told = told(problem, lang);
    let template = match told.suggestion {
        Some(suggestion) if problem.arguments.contains_key("suggestion") => suggestion,
        _ => told.remedy,
    };
    fill(template, problem, lang)
}

/// A large round number. Chinese counts in hundreds of millions.
fn many(number: u64, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{} million", number / 1_000_000),
        Lang::ZhHans => format!("{} 亿", number / 100_000_000),
    }
}

/// Puts a problem's arguments into their places. Arguments that name a sort of thing have words of their own.
fn fill(template: &str, problem: &Problem, lang: Lang) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let Some(close) = rest[open..].find('}') else {
            break;
        };
        let key = &rest[open + 1..open + close];
        let value = match key {
            "file" => problem.file.as_str(),
            _ => problem.arguments.get(key).map_or("", String::as_str),
        };
        let term = match (key, lang) {
            ("expected" | "found" | "why" | "what" | "unit" | "bound", Lang::En) => en::term(value),
            ("expected" | "found" | "why" | "what" | "unit" | "bound", Lang::ZhHans) => zh_hans::term(value),
            ("how", Lang::En) => en::how(value),
            ("how", Lang::ZhHans) => zh_hans::how(value),
            ("pixels", _) => {
                out.push_str(&value.parse().map_or_else(|_| value.to_owned(), |pixels| many(pixels, lang)));
                Some("")
            }
            ("folder", _) if !value.is_empty() => {
                out.push_str(value);
                Some("/")
            }
            ("folder", Lang::En) => Some("the exhibition’s folder"),
            ("folder", Lang::ZhHans) => Some("展览文件夹"),
            _ => None,
        };
        out.push_str(term.unwrap_or(value));
        rest = &rest[open + close + 1..];
    }
    out.push_str(rest);
    out
}
