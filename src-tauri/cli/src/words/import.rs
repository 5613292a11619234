//! What is said about an import.

use std::collections::BTreeSet;
use std::path::Path;

use engine::intake::{ImportError, MOST_FILES, Report, Role, Taken};
use engine::problem::Severity;
use engine::words::Lang::{self, En, ZhHans};

use super::several;

pub(crate) fn imported(lang: Lang, report: &Report) -> String {
    let mut text = String::new();
    for taken in &report.taken {
        text.push_str(&one(lang, taken));
    }
    for known in &report.known {
        let at = known.at.as_deref();
        let line = match (lang, at) {
            (En, Some(at)) => format!("{}  is there already: {at}\n", known.from),
            (En, None) => format!("{}  is there already\n", known.from),
            (ZhHans, Some(at)) => format!("{}  已有：{at}\n", known.from),
            (ZhHans, None) => format!("{}  已有\n", known.from),
        };
        text.push_str(&line);
    }
    if !text.is_empty() {
        text.push('\n');
    }
    for list in &report.to_write {
        let languages = list.languages.join(", ");
        let pictures = several(list.pictures, "picture", "pictures");
        let line = match lang {
            En => format!("To write in {}: alt, caption and credit of {pictures}, in {languages}", list.file),
            ZhHans => {
                format!("请在 {} 中为 {} 张图片写 alt、caption 和 credit（{languages}）", list.file, list.pictures)
            }
        };
        text.push_str(&line);
        let line = match (lang, list.suggested) {
            (En, 0) => ".\n".to_owned(),
            (ZhHans, 0) => "。\n".to_owned(),
            (En, some) => {
                format!(". Of {some} the file itself suggests some, as comments: take the # away from what is right.\n")
            }
            (ZhHans, some) => format!("。其中 {some} 张带有取自图片文件的建议（注释），正确的请去掉 #。\n"),
        };
        text.push_str(&line);
    }
    text + &total(lang, report)
}

fn one(lang: Lang, taken: &Taken) -> String {
    let role = match (lang, taken.role) {
        (En, Role::Picture) => "picture",
        (En, Role::Narration) => "narration",
        (En, Role::Timings) => "timings",
        (En, Role::Text) => "text",
        (En, Role::Item) => "event or person",
        (En, Role::Section) => "new section",
        (En, Role::Note) => "for staff alone",
        (ZhHans, Role::Picture) => "图片",
        (ZhHans, Role::Narration) => "朗读",
        (ZhHans, Role::Timings) => "时间轴",
        (ZhHans, Role::Text) => "文字",
        (ZhHans, Role::Item) => "事件或人物",
        (ZhHans, Role::Section) => "新版块",
        (ZhHans, Role::Note) => "仅供工作人员",
    };
    let converted = match (lang, &taken.converted_from) {
        (_, None) => String::new(),
        (En, Some(from)) => format!(", converted from {}", from.to_uppercase()),
        (ZhHans, Some(from)) => format!("，由 {} 转换", from.to_uppercase()),
    };
    match lang {
        En => format!("{}  → {} ({role}{converted})\n", taken.from, taken.to),
        ZhHans => format!("{}  → {}（{role}{converted}）\n", taken.from, taken.to),
    }
}

/// Files are what staff count, however many rows, places or faults each of them has.
fn total(lang: Lang, report: &Report) -> String {
    let taken: BTreeSet<&str> = report.taken.iter().map(|taken| taken.from.as_str()).collect();
    let known: BTreeSet<&str> = report.known.iter().map(|known| known.from.as_str()).collect();
    let errors = report.problems.iter().filter(|problem| problem.severity == Severity::Error);
    let refused: BTreeSet<&str> = errors.map(|problem| problem.file.as_str()).collect();
    let (refused, known) = (refused.len(), known.difference(&taken).count());
    let begin = match (lang, report.dry_run) {
        (_, false) => "",
        (En, true) => "Nothing was written. It would be: ",
        (ZhHans, true) => "没有写入任何内容。实际导入时：",
    };
    let items = items(lang, report, taken.len());
    match lang {
        En => format!(
            "{begin}{} taken{items}, {known} there already, {refused} not taken.\n",
            several(taken.len(), "file", "files")
        ),
        ZhHans => format!("{begin}导入 {} 个文件{items}，已有 {known} 个，未导入 {refused} 个。\n", taken.len()),
    }
}

/// What the rows of tables became; nothing where none was taken.
fn items(lang: Lang, report: &Report, taken: usize) -> String {
    let rows = || report.taken.iter().filter(|taken| taken.role == Role::Item);
    let tables = rows().map(|taken| taken.from.as_str()).collect::<BTreeSet<_>>().len();
    let items = rows().count();
    match lang {
        _ if items == 0 => String::new(),
        En if tables == taken => format!(" as {}", several(items, "item", "items")),
        En => format!(", {tables} of them as {}", several(items, "item", "items")),
        ZhHans if tables == taken => format!("（成为 {items} 个展项）"),
        ZhHans => format!("（其中 {tables} 个成为 {items} 个展项）"),
    }
}

pub(crate) fn import_refused(lang: Lang) -> &'static str {
    match lang {
        En => "Nothing was imported: put this right first.\n",
        ZhHans => "没有导入：请先改正以上问题。\n",
    }
}

pub(crate) fn source_gone(lang: Lang, path: &Path, reason: &str) -> String {
    let path = path.display();
    match lang {
        En => format!(
            "{path} could not be read: {reason}. Nothing was imported; the exhibition is as it was. Put the stick in again and repeat.\n"
        ),
        ZhHans => format!("无法读取 {path}：{reason}。没有导入任何内容，展览保持原样。请重新插好 U 盘再试。\n"),
    }
}

pub(crate) fn import_failed(lang: Lang, error: &ImportError) -> String {
    match (lang, error) {
        (En, ImportError::NoSource { path }) => {
            format!("{} is not there. Check the name, and that the stick is in.\n", path.display())
        }
        (ZhHans, ImportError::NoSource { path }) => {
            format!("没有 {}。请检查名称，并确认 U 盘已插好。\n", path.display())
        }
        (En, ImportError::NoSection { asked, known }) => {
            format!("There is no section “{asked}”. There are: {}.\n", known.join(", "))
        }
        (ZhHans, ImportError::NoSection { asked, known }) => {
            format!("没有版块“{asked}”。现有版块：{}。\n", known.join(", "))
        }
        (En, ImportError::TooMany) => {
            format!(
                "There are more than {MOST_FILES} files. Name the folders that you want, one import after the other.\n"
            )
        }
        (ZhHans, ImportError::TooMany) => format!("文件超过 {MOST_FILES} 个。请分几次导入所需的文件夹。\n"),
        (En, ImportError::Changed { file }) => {
            format!("Nothing was imported: {file} changed meanwhile. Save everything, then import again.\n")
        }
        (ZhHans, ImportError::Changed { file }) => {
            format!("没有导入：{file} 在导入过程中有改动。请全部保存后重新导入。\n")
        }
        (En, ImportError::Busy) => {
            "Another import into this exhibition is running. Try again when that is done.\n".into()
        }
        (ZhHans, ImportError::Busy) => "正在进行另一次导入，请稍后再试。\n".into(),
        (En, ImportError::Stopped) => "Stopped. The exhibition is as it was.\n".into(),
        (ZhHans, ImportError::Stopped) => "已停止，展览保持原样。\n".into(),
        // The others are told as for every command.
        (_, other) => format!("{other}\n"),
    }
}

#[cfg(test)]
mod tests {
    use engine::problem::{Problem, ProblemCode};

    use super::*;

    #[test]
    fn a_file_that_was_not_taken_for_five_reasons_is_one() {
        let tracked = Problem::new(ProblemCode::TrackedChanges, "speech.docx");
        let problems = vec![tracked; 5];
        let report = Report { problems, ..Report::default() };
        assert_eq!(imported(En, &report), "0 files taken, 0 there already, 1 not taken.\n");
        assert_eq!(imported(ZhHans, &report), "导入 0 个文件，已有 0 个，未导入 1 个。\n");
    }
}
