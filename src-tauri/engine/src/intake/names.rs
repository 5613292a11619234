//! Names that files are given in the exhibition: what every machine can store, and as much of the old name as can be kept.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::exhibition::check_name;

/// Bytes of a name without its extension, at most: less than a name may have, so that a number still fits.
const STEM: usize = 150;

/// Characters by which a report names a file, at most.
const SHOWN: usize = 160;

/// Characters that can't be seen and change how others are read: marks of direction, joiners, byte order marks.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// A path as reports tell it: on one line, what can't be seen written out, cut where it is very long.
pub(super) fn shown(path: &str) -> String {
    let mut shown = String::new();
    for (count, c) in path.chars().enumerate() {
        if count == SHOWN {
            shown.push('…');
            break;
        }
        if c.is_control() || is_unseen(c) { shown.extend(c.escape_unicode()) } else { shown.push(c) }
    }
    shown
}

/// A name without its extension, made portable: composed letters and digits of any script, hyphens, underscores and
/// full stops. `otherwise` stands where nothing is left.
pub(super) fn portable(stem: &str, otherwise: &str) -> String {
    let mut kept = String::new();
    for c in stem.nfc() {
        if c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '.' | '_') {
            kept.push(c);
        } else if !is_unseen(c) && !kept.ends_with('-') {
            kept.push('-');
        }
        if kept.len() >= STEM {
            break;
        }
    }
    while kept.len() > STEM {
        kept.pop();
    }
    let kept = kept.trim_matches(['-', '.', '_']).trim_start_matches(is_combining_mark);
    let kept = kept.replace("-.", ".").replace(".-", ".");
    if kept.is_empty() {
        return otherwise.to_owned();
    }
    if check_name(&kept).is_ok() { kept } else { format!("{otherwise}-{kept}") }
}

/// The names in a folder, as file systems that know neither capitals nor forms of letters tell them apart.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// Notes a name that is there.
    pub(super) fn note(&mut self, name: &str) {
        self.0.insert(key(stem(name)));
    }

    /// Takes a name that no other file has, whatever its extension: a number is put behind it where one has.
    pub(super) fn take(&mut self, stem: &str, extension: &str) -> String {
        let mut free = stem.to_owned();
        let mut number = 2;
        while !self.0.insert(key(&free)) {
            free = format!("{stem}-{number}");
            number += 1;
        }
        format!("{free}.{extension}")
    }
}

/// A name without its extension.
pub(super) fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}

/// A name's extension in lower case; empty where it has none.
pub(super) fn extension(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => extension.to_lowercase(),
        _ => String::new(),
    }
}

fn key(stem: &str) -> String {
    stem.nfc().flat_map(char::to_lowercase).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_much_of_a_name_is_kept_as_every_machine_can_store() {
        for (written, kept) in [
            ("最终版 (2)", "最终版-2"),
            ("IMG_1234", "IMG_1234"),
            ("gate\nyard", "gate-yard"),
            ("gate\u{202e}gpj", "gategpj"),
            ("cafe\u{301}", "café"),
            ("..hidden", "hidden"),
            ("a/b\\c:d", "a-b-c-d"),
            ("😀", "picture"),
            ("", "picture"),
            ("con", "picture-con"),
            ("COM1.x", "picture-COM1.x"),
            ("- - gate - .", "gate"),
        ] {
            assert_eq!(portable(written, "picture"), kept, "{written:?}");
        }
        let long = portable(&"版".repeat(4096), "picture");
        assert!(long.len() <= STEM && check_name(&format!("{long}-99999.jpg")).is_ok());
    }

    #[test]
    fn names_that_differ_by_capitals_form_or_extension_alone_get_numbers() {
        let mut names = Names::default();
        names.note("Gate.JPG");
        assert_eq!(names.take("gate", "jpg"), "gate-2.jpg");
        assert_eq!(names.take("GATE", "png"), "GATE-3.png");
        assert_eq!(names.take("café", "jpg"), "café.jpg");
        assert_eq!(names.take("cafe\u{301}", "jpg"), "cafe\u{301}-2.jpg");
    }

    #[test]
    fn reports_show_what_can_not_be_seen() {
        assert_eq!(shown("a\n\u{202e}b"), "a\\u{a}\\u{202e}b");
        assert_eq!(shown(&"x".repeat(4096)).chars().count(), SHOWN + 1);
    }
}
