//! The command's own words, both languages side by side. The exhibition's problems have theirs in the engine.

mod changes;
mod damage;
mod help;
mod import;
mod keys;
mod kiosk;
#[cfg(unix)]
mod owner;
mod pack_help;
mod packs;
mod prune;
mod report;
mod staff;
mod stats;

use std::path::Path;

use engine::edition::{EditionLabel, Outcome, Progress, Published, RolledBack, Stage};
use engine::exhibition::Counts;
use engine::problem::{Problem, Severity};
use engine::words::Lang::{self, En, ZhHans};
use jiff::Timestamp;
use jiff::tz::TimeZone;

pub(crate) use changes::*;
pub(crate) use damage::*;
pub(crate) use help::*;
pub(crate) use import::*;
pub(crate) use keys::*;
pub(crate) use kiosk::*;
#[cfg(unix)]
pub(crate) use owner::*;
pub(crate) use pack_help::*;
pub(crate) use packs::*;
pub(crate) use prune::*;
pub(crate) use report::*;
pub(crate) use staff::*;
pub(crate) use stats::*;

pub(crate) fn error(lang: Lang) -> &'static str {
    match lang {
        En => "error: ",
        ZhHans => "错误：",
    }
}

pub(crate) fn warning(lang: Lang) -> &'static str {
    match lang {
        En => "warning: ",
        ZhHans => "提醒：",
    }
}

pub(crate) fn whole_exhibition(lang: Lang) -> &'static str {
    match lang {
        En => "the exhibition",
        ZhHans => "整个展览",
    }
}

pub(crate) fn progress(lang: Lang, Progress { stage, done, total }: Progress) -> String {
    let doing = match (lang, stage) {
        (En, Stage::Import) => "Taking files in",
        (En, Stage::Store) => "Copying files",
        (En, Stage::Derive) => "Preparing pictures and sounds",
        (En, Stage::Pack) => "Writing the pack",
        (En, _) => "Verifying",
        (ZhHans, Stage::Import) => "正在导入文件",
        (ZhHans, Stage::Store) => "正在复制文件",
        (ZhHans, Stage::Derive) => "正在处理图片和声音",
        (ZhHans, Stage::Pack) => "正在写入展览包",
        (ZhHans, _) => "正在核对",
    };
    format!("{doing} {done}/{total}")
}

pub(crate) fn counts(lang: Lang, counts: &Counts) -> String {
    let minutes = |(tag, ms): (&String, &u64)| match lang {
        En => format!("{tag} {}", minutes(*ms)),
        ZhHans => format!("{tag} {} 分钟", minutes(*ms)),
    };
    let narration: Vec<String> = counts.narration.iter().map(minutes).collect();
    let missing = &counts.missing;
    match lang {
        En => {
            let lacking = [
                (missing.texts, "translation", "translations"),
                (missing.words, "title or name", "titles or names"),
                (missing.alt, "alt text", "alt texts"),
                (missing.captions, "caption", "captions"),
                (missing.credits, "credit", "credits"),
            ];
            let lacking: Vec<String> = lacking
                .into_iter()
                .filter(|(count, ..)| *count > 0)
                .map(|(count, one, more)| several(count, one, more))
                .collect();
            let lacking = if lacking.is_empty() { "nothing".into() } else { lacking.join(", ") };
            format!(
                "{}, {}, {}\nNarration in minutes: {}\nMissing: {lacking}\n{}, {}\n",
                several(counts.sections, "section", "sections"),
                several(counts.items, "item", "items"),
                several(counts.pictures, "picture", "pictures"),
                narration.join(", "),
                several(counts.errors, "error", "errors"),
                several(counts.warnings, "warning", "warnings"),
            )
        }
        ZhHans => {
            let lacking = [
                (missing.texts, "篇译文"),
                (missing.words, "处标题或名称"),
                (missing.alt, "条替代文字"),
                (missing.captions, "条图片说明"),
                (missing.credits, "条署名"),
            ];
            let lacking: Vec<String> = lacking
                .into_iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, what)| format!("{count} {what}"))
                .collect();
            let lacking = if lacking.is_empty() { "无".into() } else { lacking.join("，") };
            format!(
                "{} 个版块，{} 个展项，{} 张图片\n朗读时长：{}\n缺少：{lacking}\n{} 个错误，{} 条提醒\n",
                counts.sections,
                counts.items,
                counts.pictures,
                narration.join("，"),
                counts.errors,
                counts.warnings,
            )
        }
    }
}

pub(crate) fn published(lang: Lang, published: &Published) -> String {
    let number = published.number;
    match (lang, published.outcome) {
        (En, Outcome::New) => format!("Edition {number} is current: {}.\n", several(published.files, "file", "files")),
        (En, Outcome::Again) => {
            format!("The exhibition is as it was for edition {number}, which is current again.\n")
        }
        (En, Outcome::Unchanged) => format!("Nothing changed: edition {number} stays current.\n"),
        (ZhHans, Outcome::New) => format!("第 {number} 版已启用，共 {} 个文件。\n", published.files),
        (ZhHans, Outcome::Again) => format!("展览内容与第 {number} 版相同，已重新启用第 {number} 版。\n"),
        (ZhHans, Outcome::Unchanged) => format!("内容没有变化，继续使用第 {number} 版。\n"),
    }
}

pub(crate) fn built(lang: Lang, into: &Path) -> String {
    match lang {
        En => format!("Built into {}.\n", into.display()),
        ZhHans => format!("已制作到 {}。\n", into.display()),
    }
}

pub(crate) fn rolled_back(lang: Lang, rolled: &RolledBack) -> String {
    let number = rolled.number;
    match (lang, rolled.moved, rolled.from) {
        (En, false, _) => format!("Edition {number} is current already.\n"),
        (En, true, Some(from)) => format!("Edition {number} is current again, instead of edition {from}.\n"),
        (En, true, None) => format!("Edition {number} is current again.\n"),
        (ZhHans, false, _) => format!("第 {number} 版本来就在使用。\n"),
        (ZhHans, true, Some(from)) => format!("已从第 {from} 版恢复为第 {number} 版。\n"),
        (ZhHans, true, None) => format!("已恢复为第 {number} 版。\n"),
    }
}

pub(crate) fn editions(lang: Lang, editions: &[EditionLabel]) -> String {
    if editions.is_empty() {
        return match lang {
            En => "Nothing was published here yet.\n".into(),
            ZhHans => "这里还没有发布过任何版次。\n".into(),
        };
    }
    let mut text = String::new();
    for edition in editions.iter().rev() {
        let mark = if edition.current { '*' } else { ' ' };
        let when = edition.published.map(local).unwrap_or_default();
        let by = edition.by.as_deref().unwrap_or_default();
        let note = edition.note.as_deref().unwrap_or_default();
        let changes = edition.changes.map(|changes| format!("{}  ", marks(changes))).unwrap_or_default();
        let line = format!("{mark} {:>4}  {when}  {by}  {changes}{note}", edition.number);
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text.push_str(match lang {
        En => "* is current\n",
        ZhHans => "* 为当前版次\n",
    });
    if editions.iter().any(|edition| edition.changes.is_some()) {
        text.push_str(meaning_of_marks(lang));
    }
    text
}

pub(crate) fn refused(lang: Lang, problems: &[Problem]) -> String {
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    if errors == 0 {
        return refused_strictly(lang, problems.len());
    }
    match lang {
        En => format!("Nothing was published: {} must be put right first.\n", several(errors, "error", "errors")),
        ZhHans => format!("没有发布：请先改正 {errors} 个错误。\n"),
    }
}

pub(crate) fn changed(lang: Lang, file: &str) -> String {
    match lang {
        En => format!("Nothing was published: {file} changed meanwhile. Save everything, then publish again.\n"),
        ZhHans => format!("没有发布：{file} 在发布过程中有改动。请全部保存后重新发布。\n"),
    }
}

pub(crate) fn is_of_home(lang: Lang, path: &Path) -> String {
    let path = path.display();
    match lang {
        En => format!("{path} belongs to a kiosk's home. Name another folder, or use publish.\n"),
        ZhHans => format!("{path} 属于展台的主文件夹。请换一个文件夹，或使用 publish 命令。\n"),
    }
}

pub(crate) fn unknown_edition(lang: Lang, number: u32, known: &[u32]) -> String {
    let known: Vec<String> = known.iter().map(u32::to_string).collect();
    let known = known.join(", ");
    match (lang, known.is_empty()) {
        (En, true) => format!("There is no edition {number}: nothing was published here yet.\n"),
        (En, false) => format!("There is no edition {number}. There are: {known}.\n"),
        (ZhHans, true) => format!("没有第 {number} 版：这里还没有发布过任何版次。\n"),
        (ZhHans, false) => format!("没有第 {number} 版。现有版次：{known}。\n"),
    }
}

pub(crate) fn busy(lang: Lang, who: &str, since: &str) -> String {
    let since = since.parse::<Timestamp>().map_or_else(|_| since.to_owned(), local);
    match lang {
        En => format!("{who} has been writing to this home since {since}. Try again when that is done.\n"),
        ZhHans => format!("{who} 自 {since} 起正在写入，请稍后再试。\n"),
    }
}

pub(crate) fn not_a_folder(lang: Lang, path: &Path) -> String {
    let path = path.display();
    match lang {
        En => format!("{path} is not a folder. Name the folder that holds exhibition.toml.\n"),
        ZhHans => format!("{path} 不是文件夹。请指明 exhibition.toml 所在的文件夹。\n"),
    }
}

pub(crate) fn unreadable(lang: Lang, path: &Path, reason: &str) -> String {
    let path = path.display();
    match lang {
        En => format!("{path} could not be read: {reason}. Nothing was changed.\n"),
        ZhHans => format!("无法读取 {path}：{reason}。没有任何改动。\n"),
    }
}

pub(crate) fn unwritable(lang: Lang, path: &Path, reason: &str) -> String {
    let path = path.display();
    match lang {
        En => format!("{path} could not be written: {reason}. Nothing was left half done.\n"),
        ZhHans => format!("无法写入 {path}：{reason}。没有留下做到一半的内容。\n"),
    }
}

pub(crate) fn read_back(lang: Lang, path: &Path) -> String {
    let path = path.display();
    match lang {
        En => format!("{path} does not read back as it was written: the disk is failing. What was current still is.\n"),
        ZhHans => format!("{path} 写入后读出的内容不一致，磁盘可能有故障。当前版次保持不变。\n"),
    }
}

fn minutes(ms: u64) -> String {
    format!("{:.1}", ms as f64 / 60_000.0)
}

fn local(time: Timestamp) -> String {
    time.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string()
}

/// A length as people say it, in powers of a thousand.
fn size(bytes: u64) -> String {
    let steps = ["B", "kB", "MB", "GB", "TB"];
    let mut step = 0;
    let mut left = bytes as f64;
    while left >= 999.95 && step + 1 < steps.len() {
        left /= 1000.0;
        step += 1;
    }
    if step == 0 { format!("{bytes} B") } else { format!("{left:.1} {}", steps[step]) }
}

fn several(count: usize, one: &str, more: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {more}") }
}
