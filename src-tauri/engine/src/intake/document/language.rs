//! Which language a text is probably in.

use crate::exhibition::LanguageTag;

/// Characters of a text that are looked at.
const LOOKED_AT: usize = 20_000;

/// Letters of a second language that are more than names and quotations.
const MIXED: usize = 150;

/// What people write in names of files for a language.
const NAMES: &[(&str, &str)] = &[
    ("英文版", "en"),
    ("英文", "en"),
    ("英语", "en"),
    ("中文版", "zh-Hans"),
    ("中文", "zh-Hans"),
    ("简体", "zh-Hans"),
    ("繁体", "zh-Hant"),
    ("繁體", "zh-Hant"),
    ("日文", "ja"),
    ("韩文", "ko"),
    ("俄文", "ru"),
    ("法文", "fr"),
    ("德文", "de"),
    ("english", "en"),
    ("chinese", "zh-Hans"),
    ("zh", "zh-Hans"),
    ("zh-cn", "zh-Hans"),
    ("zh-tw", "zh-Hant"),
    ("zh-hk", "zh-Hant"),
];

/// Characters of which one is written in the simplified script alone and the other in the traditional one.
const SIMPLIFIED: &str = "国学这们为来时后会说对开关东车马门问间见现长张飞书业产从众义乌习头买卖两严专丰与华发动务报";
const TRADITIONAL: &str = "國學這們為來時後會說對開關東車馬門問間見現長張飛書業產從眾義烏習頭買賣兩嚴專豐與華發動務報";

/// The language that the name of a file says: `en.md`, `letter.zh-Hans.docx`, `letter_en.docx`, `致辞（英文）.docx`.
pub fn of_name(file: &str) -> Option<LanguageTag> {
    split_name(file).1
}

/// The name of a file without folder, ending and language, and the language.
pub(in crate::intake) fn split_name(file: &str) -> (&str, Option<LanguageTag>) {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).trim();
    if let Some(tag) = tag(stem) {
        return ("", Some(tag));
    }
    let open = stem.trim_end_matches([')', '）', ']', '】', ' ']);
    for separator in ['.', '_', '(', '（', '[', '【', ' ', '-', '—'] {
        if let Some((before, last)) = open.rsplit_once(separator)
            && !before.trim().is_empty()
            && let Some(tag) = tag(last.trim())
            // A hyphen may be part of the tag, and a short word after a space no tag at all.
            && (!matches!(separator, ' ' | '-') || last.trim().len() > 2 || last.is_ascii() && NARROW.contains(&last.trim()))
        {
            return (before.trim_end_matches(is_between), Some(tag));
        }
    }
    for (name, tag) in NAMES.iter().filter(|(name, _)| !name.is_ascii()) {
        if let Some(before) = open.strip_suffix(name)
            && !before.is_empty()
        {
            return (before.trim_end_matches(is_between), LanguageTag::parse(tag).ok());
        }
    }
    (stem, None)
}

/// Tags that are taken for one after a hyphen or a space too.
const NARROW: &[&str] = &["en", "zh", "EN", "ZH"];

fn is_between(c: char) -> bool {
    !c.is_alphanumeric()
}

/// A tag, or what people write for one. Only languages that are known by name count: `old` is a word.
pub(in crate::intake) fn tag(written: &str) -> Option<LanguageTag> {
    let lower = written.to_lowercase();
    if let Some((_, tag)) = NAMES.iter().find(|(name, _)| *name == lower) {
        return LanguageTag::parse(tag).ok();
    }
    match LanguageTag::parse(written) {
        Ok(tag) if tag.own_name() != tag.as_str() => Some(tag),
        Ok(_) => None,
        Err(error) => error.suggestion.and_then(|tag| LanguageTag::parse(tag).ok()),
    }
}

/// How much of a text is in which script. A character of Chinese says about as much as three letters do.
#[derive(Default)]
struct Scripts {
    chinese: usize,
    kana: usize,
    hangul: usize,
    latin: usize,
    cyrillic: usize,
    greek: usize,
    /// Characters of the one Chinese script that the other writes otherwise.
    simplified: usize,
    traditional: usize,
}

impl Scripts {
    fn of(text: &str) -> Self {
        let mut scripts = Self::default();
        for c in text.chars().take(LOOKED_AT) {
            match u32::from(c) {
                0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff => {
                    scripts.chinese += 3;
                    scripts.simplified += usize::from(SIMPLIFIED.contains(c) && !TRADITIONAL.contains(c));
                    scripts.traditional += usize::from(TRADITIONAL.contains(c) && !SIMPLIFIED.contains(c));
                }
                0x3041..=0x30ff => scripts.kana += 3,
                0xac00..=0xd7af | 0x1100..=0x11ff => scripts.hangul += 3,
                0x0370..=0x03ff => scripts.greek += 1,
                0x0400..=0x04ff => scripts.cyrillic += 1,
                _ if c.is_alphabetic() => scripts.latin += 1,
                _ => {}
            }
        }
        scripts
    }
}

/// The language that the script of a text speaks for; English for any Latin script, nothing where there are no letters.
pub fn of_text(text: &str) -> Option<LanguageTag> {
    let scripts = Scripts::of(text);
    let chinese = match (scripts.kana * 10 > scripts.chinese, scripts.traditional > scripts.simplified) {
        (true, _) => "ja",
        (false, true) => "zh-Hant",
        (false, false) => "zh-Hans",
    };
    let (most, tag) = [
        (scripts.greek, "el"),
        (scripts.cyrillic, "ru"),
        (scripts.hangul, "ko"),
        (scripts.latin, "en"),
        (scripts.chinese + scripts.kana, chinese),
    ]
    .into_iter()
    .max_by_key(|(count, _)| *count)?;
    (most > 0).then(|| LanguageTag::parse(tag).ok()).flatten()
}

/// Whether a text seems to be written twice: a good part of its paragraphs is Chinese and a good part in Latin letters.
pub(super) fn is_mixed(text: &str) -> bool {
    let (mut chinese, mut latin) = (0, 0);
    for scripts in text.lines().map(Scripts::of) {
        if scripts.latin > 4 * scripts.chinese {
            latin += scripts.latin;
        } else if scripts.chinese > 4 * scripts.latin {
            chinese += scripts.chinese;
        }
    }
    chinese.min(latin) > MIXED && chinese.min(latin) * 4 > chinese + latin
}
