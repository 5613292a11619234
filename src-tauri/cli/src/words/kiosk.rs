//! What is said of setting a machine up, auditing it and putting it back.

use std::path::{Path, PathBuf};

use engine::words::Lang::{self, En, ZhHans};
use lockdown::{
    AnswersError, AuditError, Change, Finding, FleetError, Kind, Machine, RecordError, Setup, SetupError, Standing,
    Undo, UndoError,
};

use super::{error as mark_of_error, several};
use crate::failure::reason;

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
            answers: "The answer file; without it those of the last setup count, or the defaults",
            sheet: "Enter this machine in a CSV file, in the place of its older line",
            root: "A tree that is not the running system, such as an image [default: /]",
            dry_run: "Only say what would be changed",
        },
        ZhHans => KioskHelp {
            kiosk: "锁定本机、检查锁定情况，或全部恢复原状",
            setup: "把本机设置为展台；每项改动都先记录",
            audit: "列出已锁定和未锁定的项目；有未锁定的项目时以 1 结束",
            undo: "恢复 setup 改动过的一切",
            answers: "应答文件；不写时沿用上次的应答或默认值",
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
    changes.iter().map(|change| format!("{}  {}\n", verb(change.kind), change.path.display())).collect()
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
        let (what, remedy) = (measure.what(lang), measure.remedy(lang));
        text.push_str(&match lang {
            En => format!("Stays open: {what}.\n→ {remedy}\n"),
            ZhHans => format!("仍未锁定：{what}。\n→ {remedy}\n"),
        });
    }
    if !done.kept.is_empty() {
        let keys = done.kept.join(", ");
        text.push_str(&match lang {
            En => format!("Kept in kiosk.toml, because somebody set it on this machine: {keys}\n"),
            ZhHans => format!("kiosk.toml 中以下设置由本机人员改过，保持不变：{keys}\n"),
        });
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
        let line = format!("{:<13} {} {}\n", measure.id(), standing(finding.standing), measure.what(lang));
        text.push_str(&line);
        if [Standing::Open, Standing::Unknown].contains(&finding.standing) {
            let (risk, remedy) = (measure.risk(lang), measure.remedy(lang));
            text.push_str(&format!("{:<13} {risk}\n{:<13} → {remedy}\n", "", ""));
        }
    }
    let open = findings.iter().filter(|finding| finding.standing == Standing::Open).count();
    text.push_str(&match (lang, open) {
        (En, 0) => "Nothing is open.\n".into(),
        (En, 1) => "1 measure is open.\n".into(),
        (En, open) => format!("{open} measures are open.\n"),
        (ZhHans, 0) => "没有未锁定的项目。\n".into(),
        (ZhHans, open) => format!("有 {open} 个项目未锁定。\n"),
    });
    text
}

pub(crate) fn no_answers(lang: Lang, error: &AnswersError) -> String {
    match (lang, error) {
        (_, AnswersError::Read { path, source }) => super::unreadable(lang, path, &reason(source, lang)),
        (En, AnswersError::Newer { path, format }) => format!(
            "{} has format {format}, which this version does not know.\n→ Install a newer version of Jubilee.\n",
            path.display()
        ),
        (ZhHans, AnswersError::Newer { path, format }) => {
            format!("{} 的格式为 {format}，本版本无法读取。\n→ 请安装更新版本的 Jubilee。\n", path.display())
        }
        (_, AnswersError::Problems { problems, .. }) => {
            let mut text = String::new();
            for problem in problems {
                let place =
                    problem.line.map_or_else(|| problem.file.clone(), |line| format!("{}:{line}", problem.file));
                // The engine's remedies know the exhibition's guide alone.
                let remedy = problem.remedy(lang).replace("docs/exhibition-format.md", "docs/installer-guide.md");
                let sentence = problem.sentence(lang);
                text.push_str(&format!("{place}  {}{sentence}  → {remedy}\n", mark_of_error(lang)));
            }
            text.push_str(match lang {
                En => "Nothing was changed: the answer file must be put right first.\n",
                ZhHans => "没有任何改动：请先改正应答文件。\n",
            });
            text
        }
        (En, AnswersError::NoMachine { path, machine }) => format!(
            "No [[machine]] in {} is this one: {}.\n→ Add one with this serial number or one of these addresses.\n",
            path.display(),
            known_by(lang, machine)
        ),
        (ZhHans, AnswersError::NoMachine { path, machine }) => format!(
            "{} 中没有与本机相符的 [[machine]]：{}。\n→ 请按此序列号或地址之一添加。\n",
            path.display(),
            known_by(lang, machine)
        ),
        (En, AnswersError::SeveralMachines { path, lines, machine }) => format!(
            "Several [[machine]] in {} are this one, at the lines {}: {}.\n→ Leave one of them.\n",
            path.display(),
            listed(lines),
            known_by(lang, machine)
        ),
        (ZhHans, AnswersError::SeveralMachines { path, lines, machine }) => format!(
            "{} 中有几个 [[machine]] 与本机相符（第 {} 行）：{}。\n→ 请只保留一个。\n",
            path.display(),
            listed(lines),
            known_by(lang, machine)
        ),
    }
}

fn listed(lines: &[u32]) -> String {
    lines.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

fn known_by(lang: Lang, machine: &Machine) -> String {
    let macs = machine.macs.join(", ");
    let none = match lang {
        En => "none",
        ZhHans => "无",
    };
    let serial = machine.serial.as_deref().unwrap_or(none);
    let macs = if macs.is_empty() { none } else { &macs };
    match lang {
        En => format!("serial number {serial}, addresses {macs}"),
        ZhHans => format!("序列号 {serial}，地址 {macs}"),
    }
}

pub(crate) fn not_set_up(lang: Lang, error: &SetupError) -> String {
    match (lang, error) {
        (_, SetupError::NotRoot) => only_root(lang, "setup"),
        (_, SetupError::Unsupported { missing }) => unsupported(lang, missing),
        (_, SetupError::Busy) => busy_setup(lang),
        (_, SetupError::Record(error)) => record(lang, error),
        (_, SetupError::Read { path, source }) => super::unreadable(lang, path, &reason(source, lang)),
        (En, SetupError::NoPackage) => {
            "Jubilee's session is not installed here: there is no jubilee.service.\n→ Install the package, then run setup again.\n".into()
        }
        (ZhHans, SetupError::NoPackage) => {
            "本机没有安装 Jubilee 的会话：缺少 jubilee.service。\n→ 请先安装软件包，再运行 setup。\n".into()
        }
        (En, SetupError::InTheWay { path }) => {
            format!("{} is in the way. Nothing was changed.\n→ Move it away and run setup again.\n", path.display())
        }
        (ZhHans, SetupError::InTheWay { path }) => {
            format!("{} 占用了位置。没有任何改动。\n→ 请移走后再运行 setup。\n", path.display())
        }
        (En, SetupError::Write { path, source }) => format!(
            "{} could not be written: {}.\n→ Put that right and run setup again; jubilee kiosk undo puts back what was changed before.\n",
            path.display(),
            reason(source, lang)
        ),
        (ZhHans, SetupError::Write { path, source }) => format!(
            "无法写入 {}：{}。\n→ 请排除故障后再运行 setup；jubilee kiosk undo 可恢复此前的改动。\n",
            path.display(),
            reason(source, lang)
        ),
    }
}

pub(crate) fn not_audited(lang: Lang, error: &AuditError) -> String {
    match error {
        AuditError::NotRoot => only_root(lang, "audit"),
        AuditError::Unsupported { missing } => unsupported(lang, missing),
        AuditError::Record(error) => record(lang, error),
        AuditError::Read { path, source } => super::unreadable(lang, path, &reason(source, lang)),
    }
}

pub(crate) fn not_undone(lang: Lang, error: &UndoError) -> String {
    match (lang, error) {
        (_, UndoError::NotRoot) => only_root(lang, "undo"),
        (_, UndoError::Busy) => busy_setup(lang),
        (_, UndoError::Record(error)) => record(lang, error),
        (_, UndoError::Read { path, source }) => super::unreadable(lang, path, &reason(source, lang)),
        (En, UndoError::Write { path, source }) => format!(
            "{} could not be written: {}.\n→ Put that right and run undo again: it goes on from there.\n",
            path.display(),
            reason(source, lang)
        ),
        (ZhHans, UndoError::Write { path, source }) => format!(
            "无法写入 {}：{}。\n→ 请排除故障后再运行 undo，将从此处继续。\n",
            path.display(),
            reason(source, lang)
        ),
    }
}

pub(crate) fn not_in_sheet(lang: Lang, error: &FleetError) -> String {
    match (lang, error) {
        (En, FleetError::NoSheet { path }) => {
            format!("{} is no fleet sheet, and was left as it is.\n→ Name another file.\n", path.display())
        }
        (ZhHans, FleetError::NoSheet { path }) => {
            format!("{} 不是登记表，未作改动。\n→ 请换一个文件。\n", path.display())
        }
        (_, FleetError::Read { path, source }) => super::unreadable(lang, path, &reason(source, lang)),
        (_, FleetError::Write { path, source }) => super::unwritable(lang, path, &reason(source, lang)),
    }
}

fn only_root(lang: Lang, command: &str) -> String {
    match lang {
        En => format!("Only root may do this.\n→ sudo jubilee kiosk {command}\n"),
        ZhHans => format!("只有 root 可以执行。\n→ sudo jubilee kiosk {command}\n"),
    }
}

fn unsupported(lang: Lang, missing: &Path) -> String {
    let missing = missing.display();
    match lang {
        En => format!(
            "This is no system that can be locked down: there is no {missing}. Nothing was changed.\n→ Debian 12 and 13, Ubuntu 22.04 and 24.04 and Fedora can.\n"
        ),
        ZhHans => format!(
            "无法锁定此系统：缺少 {missing}。没有任何改动。\n→ 可用的系统：Debian 12 和 13、Ubuntu 22.04 和 24.04、Fedora。\n"
        ),
    }
}

fn busy_setup(lang: Lang) -> String {
    match lang {
        En => "Another setup or undo is going on. Try again when that is done.\n".into(),
        ZhHans => "另一个 setup 或 undo 正在进行，请稍后再试。\n".into(),
    }
}

fn record(lang: Lang, error: &RecordError) -> String {
    let shown = |path: &PathBuf| path.display().to_string();
    match (lang, error) {
        (En, RecordError::Newer { path, format }) => format!(
            "{} was written by a newer version (format {format}).\n→ Use the version of Jubilee that set this machine up.\n",
            shown(path)
        ),
        (ZhHans, RecordError::Newer { path, format }) => {
            format!("{} 由更新的版本写入（格式 {format}）。\n→ 请使用设置本机时的 Jubilee 版本。\n", shown(path))
        }
        (En, RecordError::Damaged { path, detail }) => format!(
            "{} is damaged: {detail}. Nothing was changed.\n→ Put it back from a copy: without it nothing can be undone.\n",
            shown(path)
        ),
        (ZhHans, RecordError::Damaged { path, detail }) => {
            format!("{} 已损坏：{detail}。没有任何改动。\n→ 请从备份恢复该文件，否则无法恢复原状。\n", shown(path))
        }
        (_, RecordError::Read { path, source }) => super::unreadable(lang, path, &reason(source, lang)),
    }
}
