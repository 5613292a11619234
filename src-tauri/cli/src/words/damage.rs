//! What is said of editions that are not what they were, and what mends them.

use engine::edition::{Damage, DamagedFile, Fault, FileKind, Verified};
use engine::words::Lang::{self, En, ZhHans};

use super::{editions, several};

pub(crate) fn verified(lang: Lang, verified: &[Verified]) -> String {
    if verified.is_empty() {
        return editions(lang, &[]);
    }
    let mut text = String::new();
    for edition in verified {
        let name = edition_name(lang, edition.number);
        if let Some(damage) = &edition.damage {
            text.push_str(&not_whole(lang, edition.number, damage));
        }
        for file in &edition.damaged {
            text.push_str(&damaged_file(lang, &name, file));
        }
        let line = match (lang, &edition.damage) {
            (En, Some(Damage::TooNew { .. })) => "→ Install a newer version of Jubilee.\n".into(),
            (ZhHans, Some(Damage::TooNew { .. })) => "→ 请安装更新版本的 Jubilee。\n".into(),
            (En, _) if edition.is_whole() => format!("{name} is whole: {}.\n", several(edition.files, "file", "files")),
            (ZhHans, _) if edition.is_whole() => format!("{name}完好，共 {} 个文件。\n", edition.files),
            _ if edition.current => mend_current(lang, verified),
            _ => mend_older(lang, verified),
        };
        text.push_str(&line);
    }
    text
}

fn damaged_file(lang: Lang, edition: &str, file: &DamagedFile) -> String {
    let fault = match (lang, file.fault) {
        (En, Fault::Missing) => "is missing",
        (En, Fault::Changed) => "is damaged",
        (En, Fault::Unreadable) => "can't be read",
        (ZhHans, Fault::Missing) => "丢失",
        (ZhHans, Fault::Changed) => "已损坏",
        (ZhHans, Fault::Unreadable) => "无法读取",
    };
    let items = match (lang, file.items.join(", ")) {
        (_, items) if items.is_empty() => String::new(),
        (En, items) if file.kind == FileKind::Staff => format!(" (belongs to {items})"),
        (ZhHans, items) if file.kind == FileKind::Staff => format!("（属于 {items}）"),
        (En, items) => format!(" (shown in {items})"),
        (ZhHans, items) => format!("（用于 {items}）"),
    };
    match lang {
        En => format!("{edition}: {} {fault}{items}\n", file.name),
        ZhHans => format!("{edition}：{} {fault}{items}\n", file.name),
    }
}

fn mend_current(lang: Lang, verified: &[Verified]) -> String {
    let whole = verified.iter().rev().filter(|edition| edition.is_whole()).find_map(|edition| edition.number);
    match (lang, whole) {
        (En, None) => {
            "→ Run jubilee publish on the exhibition's folder again: what is damaged is written anew.\n".into()
        }
        (En, Some(whole)) => format!(
            "→ Run jubilee publish on the exhibition's folder again, or jubilee rollback {whole}: edition {whole} is whole.\n"
        ),
        (ZhHans, None) => "→ 请对展览文件夹重新运行 jubilee publish，损坏的文件会重新写入。\n".into(),
        (ZhHans, Some(whole)) => {
            format!("→ 请对展览文件夹重新运行 jubilee publish，或运行 jubilee rollback {whole}：第 {whole} 版完好。\n")
        }
    }
}

/// The folder is no longer what an older edition was made of, so publishing it writes only what both have. What is said
/// of the screen, and of the way back to it, holds only where the current edition was looked at.
fn mend_older(lang: Lang, verified: &[Verified]) -> String {
    let current = verified.iter().find(|edition| edition.current);
    let calm = match lang {
        _ if !current.is_some_and(Verified::is_whole) => "",
        En => "The screen is not affected. ",
        ZhHans => "屏幕显示不受影响。",
    };
    match (lang, current.and_then(|current| current.number)) {
        (En, Some(back)) => format!(
            "→ {calm}To mend it, run jubilee publish on the exhibition as it was then, and afterwards jubilee rollback {back}.\n"
        ),
        (En, None) => format!(
            "→ {calm}To mend it, run jubilee publish on the exhibition as it was then; jubilee editions says which one to go back to afterwards.\n"
        ),
        (ZhHans, Some(back)) => {
            format!("→ {calm}如需修复，请对当时的展览文件夹运行 jubilee publish，然后运行 jubilee rollback {back}。\n")
        }
        (ZhHans, None) => format!(
            "→ {calm}如需修复，请对当时的展览文件夹运行 jubilee publish；之后可运行 jubilee editions 查看应回到哪一版。\n"
        ),
    }
}

/// An edition that nobody can go back to, and what to do instead.
pub(crate) fn damaged_edition(lang: Lang, number: u32, damage: &Damage) -> String {
    let told = not_whole(lang, Some(number), damage);
    match lang {
        En => format!("{told}→ Nothing was changed. jubilee verify says which editions are whole, and what to do.\n"),
        ZhHans => format!("{told}→ 没有任何改动。请运行 jubilee verify，查看哪些版次完好以及如何处理。\n"),
    }
}

fn not_whole(lang: Lang, number: Option<u32>, damage: &Damage) -> String {
    let name = edition_name(lang, number);
    match lang {
        En => format!("{name} can't be shown: {damage}.\n"),
        ZhHans => format!("{name}无法使用：{}。\n", damage_in_chinese(damage)),
    }
}

fn damage_in_chinese(damage: &Damage) -> String {
    match damage {
        Damage::ManifestUnreadable => "无法读取清单文件".into(),
        Damage::ManifestDamaged => "清单文件已损坏".into(),
        Damage::TooNew { format } => format!("格式为 {format}，需要更新版本的 Jubilee"),
        Damage::FileMissing { name } => format!("{name} 丢失或不完整"),
        Damage::ContentDamaged => "展览内容已损坏".into(),
    }
}

/// An edition at the beginning of a sentence. Without a number it is the current one.
fn edition_name(lang: Lang, number: Option<u32>) -> String {
    match (lang, number) {
        (En, Some(number)) => format!("Edition {number}"),
        (En, None) => "The current edition".into(),
        (ZhHans, Some(number)) => format!("第 {number} 版"),
        (ZhHans, None) => "当前版次".into(),
    }
}
