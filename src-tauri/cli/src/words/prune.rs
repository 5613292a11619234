//! What is said of making room.

use engine::edition::{HeldBack, Pruned};
use engine::words::Lang::{self, En, ZhHans};

use super::{several, size};

pub(crate) fn pruned(lang: Lang, pruned: &Pruned, dry: bool) -> String {
    let numbers: Vec<String> = pruned.removed.iter().map(u32::to_string).collect();
    let numbers = numbers.join(", ");
    let (files, room) = (pruned.files, size(pruned.bytes));
    let mut text = match (lang, pruned.files, dry) {
        (En, 0, _) => "There is nothing to remove.\n".into(),
        (ZhHans, 0, _) => "没有可以删除的内容。\n".into(),
        (En, _, true) => format!("{room} would be freed: {}.\n", several(files, "file", "files")),
        (En, _, false) => format!("{room} freed: {}.\n", several(files, "file", "files")),
        (ZhHans, _, true) => format!("可腾出 {room}，共 {files} 个文件。\n"),
        (ZhHans, _, false) => format!("已腾出 {room}，共删除 {files} 个文件。\n"),
    };
    if !numbers.is_empty() {
        text.insert_str(
            0,
            &match (lang, dry) {
                (En, true) => format!("These editions would go: {numbers}.\n"),
                (En, false) => format!("These editions are gone: {numbers}.\n"),
                (ZhHans, true) => format!("将删除的版次：{numbers}。\n"),
                (ZhHans, false) => format!("已删除的版次：{numbers}。\n"),
            },
        );
    }
    text.push_str(match (lang, pruned.held_back) {
        (_, None) => "",
        (En, Some(HeldBack::LogDamaged)) => {
            "The log of switches is damaged, so nobody can tell which editions are old: every edition stays.\n"
        }
        (ZhHans, Some(HeldBack::LogDamaged)) => "版次切换记录已损坏，无法判断哪些版次是旧的，因此保留了所有版次。\n",
        (En, Some(HeldBack::ManifestUnreadable)) => {
            "→ An edition that stays is damaged, so its files can't be told from the others: run jubilee verify.\n"
        }
        (ZhHans, Some(HeldBack::ManifestUnreadable)) => {
            "→ 需保留的某一版次已损坏，无法区分其文件，因此没有删除内容。请运行 jubilee verify。\n"
        }
    });
    text
}
