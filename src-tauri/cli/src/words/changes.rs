//! What is different between two editions.

use engine::edition::{Difference, ItemName};
use engine::store::Changes;
use engine::words::Lang::{self, En, ZhHans};

use super::several;

/// Items of each sort that are named one by one.
const NAMED: usize = 20;

/// In the list of editions: `+1 ~2 -0`.
pub(crate) fn marks(changes: Changes) -> String {
    let Changes { added, changed, removed } = changes;
    format!("+{added} ~{changed} -{removed}")
}

pub(crate) fn meaning_of_marks(lang: Lang) -> &'static str {
    match lang {
        En => "+ added, ~ changed, - removed items\n",
        ZhHans => "+ 新增、~ 修改、- 删除的展项数\n",
    }
}

/// Every item that is different, one a line, and how many.
pub(crate) fn difference(lang: Lang, difference: &Difference) -> String {
    let mut text = String::new();
    let sorts = [('+', &difference.added), ('~', &difference.changed), ('-', &difference.removed)];
    for (mark, items) in sorts {
        for ItemName { id, title } in items.iter().take(NAMED) {
            let line = format!("{mark} {id}  {}", title.as_deref().unwrap_or_default());
            text.push_str(line.trim_end());
            text.push('\n');
        }
        let more = items.len().saturating_sub(NAMED);
        if more > 0 {
            let line = match lang {
                En => format!("{mark} and {more} more\n"),
                ZhHans => format!("{mark} 另有 {more} 个\n"),
            };
            text.push_str(&line);
        }
    }
    let Changes { added, changed, removed } = difference.counts();
    let line = match lang {
        En if added + changed + removed == 0 => {
            let files = difference.files.added + difference.files.changed + difference.files.removed;
            format!(
                "No item is different; {} on no screen.\n",
                several(files as usize, "file is, but", "files are, but")
            )
        }
        ZhHans if added + changed + removed == 0 => {
            let files = difference.files.added + difference.files.changed + difference.files.removed;
            format!("展项没有变化；{files} 个不在屏幕上显示的文件有变化。\n")
        }
        En => format!("Items: {added} added, {changed} changed, {removed} removed.\n"),
        ZhHans => format!("展项：新增 {added} 个，修改 {changed} 个，删除 {removed} 个。\n"),
    };
    text.push_str(&line);
    text
}

pub(crate) fn refused_strictly(lang: Lang, warnings: usize) -> String {
    match lang {
        En if warnings == 1 => "Nothing was published: --strict was given, and there is a warning.\n".into(),
        En => format!("Nothing was published: --strict was given, and there are {warnings} warnings.\n"),
        ZhHans => format!("没有发布：使用了 --strict，而展览有 {warnings} 条提醒。\n"),
    }
}
