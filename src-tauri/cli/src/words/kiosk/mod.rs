//! What is said of setting a machine up, auditing it and putting it back.

mod questions;
mod refused;

use engine::words::Lang::{self, En, ZhHans};
use lockdown::{Change, Finding, Kind, Measure, Platform, Setup, Standing, Undo};

pub(crate) use questions::*;
pub(crate) use refused::*;

use super::several;

/// What `jubilee kiosk --help` says.
pub(crate) struct KioskHelp {
    pub(crate) kiosk: &'static str,
    pub(crate) setup: &'static str,
    pub(crate) audit: &'static str,
    pub(crate) undo: &'static str,
    pub(crate) answers: &'static str,
    pub(crate) sheet: &'static str,
    pub(crate) root: &'static str,
    pub(crate) dry_run: &'static str,
}

pub(crate) fn kiosk_help(lang: Lang) -> KioskHelp {
    match lang {
        En => KioskHelp {
            kiosk: "Lock this machine down, say what is open, or put everything back",
            setup: "Make this machine a kiosk; every change is recorded first",
            audit: "Say what is locked and what is open; ends with 1 when something is open",
            undo: "Put back everything that setup changed",
            answers: "The answer file; without it setup asks at a terminal, and elsewhere takes those of the last setup or the defaults",
            sheet: "Enter this machine in a CSV file, in the place of its older line",
            root: "A tree that is not the running system, such as an image [default: /]",
            dry_run: "Only say what would be changed",
        },
        ZhHans => KioskHelp {
            kiosk: "锁定本机、检查锁定情况，或全部恢复原状",
            setup: "把本机设置为展台；每项改动都先记录",
            audit: "列出已锁定和未锁定的项目；有未锁定的项目时以 1 结束",
            undo: "恢复 setup 改动过的一切",
            answers: "应答文件；不写时在终端上提问，否则沿用上次的应答或默认值",
            sheet: "把本机写入 CSV 登记表，替换原有的一行",
            root: "不在运行的系统的根文件夹，例如镜像 [默认：/]",
            dry_run: "只列出将作的改动",
        },
    }
}

pub(crate) fn changes(lang: Lang, changes: &[Change], dry: bool) -> String {
    let verb = |kind| match (lang, dry, kind) {
        (En, false, Kind::Made) => "made   ",
        (En, false, Kind::Changed) => "changed",
        (En, false, Kind::Removed) => "removed",
        (En, true, Kind::Made) => "make  ",
        (En, true, Kind::Changed) => "change",
        (En, true, Kind::Removed) => "remove",
        (ZhHans, false, Kind::Made) => "已新建",
        (ZhHans, false, Kind::Changed) => "已修改",
        (ZhHans, false, Kind::Removed) => "已删除",
        (ZhHans, true, Kind::Made) => "新建",
        (ZhHans, true, Kind::Changed) => "修改",
        (ZhHans, true, Kind::Removed) => "删除",
    };
    let line = |change: &Change| format!("{}  {}\n", verb(change.kind), change.path.display());
    changes.iter().map(line).collect::<Vec<_>>().concat()
}

pub(crate) fn set_up(lang: Lang, done: &Setup, dry: bool) -> String {
    let count = done.changes.len();
    let mut text = match (lang, dry, count) {
        (En, _, 0) => "Nothing to change: this machine is set up.\n".into(),
        (En, true, _) => format!("{} would be made. Nothing was changed.\n", several(count, "change", "changes")),
        (En, false, _) => {
            format!("{}. Restart the machine to begin.\n", several(count, "change was made", "changes were made"))
        }
        (ZhHans, _, 0) => "无需改动：本机已设置好。\n".into(),
        (ZhHans, true, _) => format!("将有 {count} 项改动。尚未改动任何内容。\n"),
        (ZhHans, false, _) => format!("已作 {count} 项改动。请重启机器，使设置生效。\n"),
    };
    for measure in &done.open {
        let (what, remedy) = (measure.what(Platform::HERE, lang), measure.remedy(Platform::HERE, lang));
        let stays = match lang {
            En => format!("Stays open: {what}.\n→ {remedy}\n"),
            ZhHans => format!("仍未锁定：{what}。\n→ {remedy}\n"),
        };
        text.push_str(&stays);
    }
    if !done.kept.is_empty() {
        let keys = done.kept.join(", ");
        let kept = match lang {
            En => format!("Kept in kiosk.toml, because somebody set it on this machine: {keys}\n"),
            ZhHans => format!("kiosk.toml 中以下设置由本机人员改过，保持不变：{keys}\n"),
        };
        text.push_str(&kept);
    }
    text
}

pub(crate) fn undone(lang: Lang, done: &Undo, dry: bool) -> String {
    if !done.was_set_up {
        return match lang {
            En => "Nothing to undo: this machine was not set up.\n".into(),
            ZhHans => "无可恢复：本机没有设置过。\n".into(),
        };
    }
    let count = done.changes.len();
    let mut text = match (lang, dry) {
        (En, true) => format!("{} would be made. Nothing was changed.\n", several(count, "change", "changes")),
        (En, false) => "Everything that setup changed is as it was before. Restart the machine.\n".to_owned(),
        (ZhHans, true) => format!("将有 {count} 项改动。尚未改动任何内容。\n"),
        (ZhHans, false) => "setup 改动过的内容均已恢复原状。请重启机器。\n".to_owned(),
    };
    if !done.left.is_empty() {
        text.push_str(match lang {
            En => "But for these, which somebody changed since or put something into, and which stay:\n",
            ZhHans => "以下内容在设置之后被人改过或放入了东西，保持不变：\n",
        });
        text.extend(done.left.iter().map(|path| format!("  {}\n", path.display())));
    }
    text
}

pub(crate) fn failed_commands(lang: Lang, failed: &[String]) -> String {
    let told = |command: &String| match lang {
        _ if command.ends_with(" start jubilee-sound.service") => {
            let remedy = Measure::Sound.remedy(Platform::Linux, lang);
            match lang {
                En => format!("The sound could not be turned up.\n→ {remedy}\n"),
                ZhHans => format!("音量未能调高。\n→ {remedy}\n"),
            }
        }
        En => format!("{command} failed; a restart does the same.\n"),
        ZhHans => format!("{command} 没有成功；重启机器即可生效。\n"),
    };
    failed.iter().map(told).collect()
}

pub(crate) fn audit(lang: Lang, findings: &[Finding]) -> String {
    let standing = |standing| match (lang, standing) {
        (En, Standing::Locked) => "locked        ",
        (En, Standing::Open) => "OPEN          ",
        (En, Standing::NotApplicable) => "not asked for ",
        (En, Standing::Unknown) => "can't be told ",
        (ZhHans, Standing::Locked) => "已锁定　",
        (ZhHans, Standing::Open) => "未锁定！",
        (ZhHans, Standing::NotApplicable) => "不适用　",
        (ZhHans, Standing::Unknown) => "无法判断",
    };
    let mut text = String::new();
    for finding in findings {
        let measure = finding.measure;
        let line =
            format!("{:<13} {} {}\n", measure.id(), standing(finding.standing), measure.what(Platform::HERE, lang));
        text.push_str(&line);
        if [Standing::Open, Standing::Unknown].contains(&finding.standing) {
            let (risk, remedy) = (measure.risk(Platform::HERE, lang), measure.remedy(Platform::HERE, lang));
            let told = format!("{:<13} {risk}\n{:<13} → {remedy}\n", "", "");
            text.push_str(&told);
        }
    }
    let open = findings.iter().filter(|finding| finding.standing == Standing::Open).count();
    let sum = match (lang, open) {
        (En, 0) => "Nothing is open.\n".into(),
        (En, 1) => "1 measure is open.\n".into(),
        (En, open) => format!("{open} measures are open.\n"),
        (ZhHans, 0) => "没有未锁定的项目。\n".into(),
        (ZhHans, open) => format!("有 {open} 个项目未锁定。\n"),
    };
    text + &sum
}
