use std::path::{Path, PathBuf};

use engine::words::Lang::{self, En, ZhHans};
use lockdown::{AnswersError, AuditError, FleetError, Machine, Platform, RecordError, SetupError, UndoError};

use crate::failure::reason;
use crate::words;

pub(crate) fn no_answers(lang: Lang, error: &AnswersError) -> String {
    match (lang, error) {
        (_, AnswersError::Read { path, source }) => words::unreadable(lang, path, &reason(source, lang)),
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
                let line = format!("{place}  {}{sentence}  → {remedy}\n", words::error(lang));
                text.push_str(&line);
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
        (_, SetupError::Edition { name }) => edition(lang, name),
        (_, SetupError::Busy) => busy_setup(lang),
        (_, SetupError::Record(error)) => record(lang, error),
        (_, SetupError::Read { path, source }) => words::unreadable(lang, path, &reason(source, lang)),
        (_, SetupError::NoPackage) => no_package(lang).into(),
        (En, SetupError::InTheWay { path }) if Platform::HERE == Platform::Windows => format!(
            "{} is in the way: setup did not make it, or somebody changed it. Nothing was changed.\n→ Rename or delete it and run setup again.\n",
            path.display()
        ),
        (ZhHans, SetupError::InTheWay { path }) if Platform::HERE == Platform::Windows => format!(
            "{} 占用了位置：不是 setup 建立的，或被人改过。没有任何改动。\n→ 请将其改名或删除，再运行 setup。\n",
            path.display()
        ),
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
        AuditError::Edition { name } => edition(lang, name),
        AuditError::Record(error) => record(lang, error),
        AuditError::Read { path, source } => words::unreadable(lang, path, &reason(source, lang)),
    }
}

pub(crate) fn not_undone(lang: Lang, error: &UndoError) -> String {
    match (lang, error) {
        (_, UndoError::NotRoot) => only_root(lang, "undo"),
        (_, UndoError::Busy) => busy_setup(lang),
        (_, UndoError::Record(error)) => record(lang, error),
        (_, UndoError::Read { path, source }) => words::unreadable(lang, path, &reason(source, lang)),
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
        (_, FleetError::Read { path, source }) => words::unreadable(lang, path, &reason(source, lang)),
        (_, FleetError::Write { path, source }) => words::unwritable(lang, path, &reason(source, lang)),
    }
}

fn only_root(lang: Lang, command: &str) -> String {
    match (lang, Platform::HERE) {
        (En, Platform::Linux) => format!("Only root may do this.\n→ sudo jubilee kiosk {command}\n"),
        (ZhHans, Platform::Linux) => format!("只有 root 可以执行。\n→ sudo jubilee kiosk {command}\n"),
        (En, Platform::Windows) => format!(
            "Only an administrator may do this, and this window has no administrator's rights.\n→ Start the terminal with “Run as administrator”, then: jubilee kiosk {command}\n"
        ),
        (ZhHans, Platform::Windows) => {
            format!(
                "只有管理员可以执行，而此窗口没有管理员权限。\n→ 请用“以管理员身份运行”打开终端，再运行：jubilee kiosk {command}\n"
            )
        }
    }
}

fn no_package(lang: Lang) -> &'static str {
    match (lang, Platform::HERE) {
        (En, Platform::Linux) => {
            "Jubilee's session is not installed here: there is no jubilee.service.\n→ Install the package, then run setup again.\n"
        }
        (ZhHans, Platform::Linux) => {
            "本机没有安装 Jubilee 的会话：缺少 jubilee.service。\n→ 请先安装软件包，再运行 setup。\n"
        }
        (En, Platform::Windows) => {
            "Jubilee is not whole here: jubilee-kiosk.exe and jubilee-supervisor.exe have to be beside this program.\n→ Run the installer, then setup again.\n"
        }
        (ZhHans, Platform::Windows) => {
            "本机的 Jubilee 不完整：jubilee-kiosk.exe 和 jubilee-supervisor.exe 必须与本程序在同一文件夹。\n→ 请运行安装程序，再运行 setup。\n"
        }
    }
}

fn unsupported(lang: Lang, missing: &Path) -> String {
    let missing = missing.display();
    let can = match (lang, Platform::HERE) {
        (En, Platform::Linux) => "Debian 12 and 13, Ubuntu 22.04 and 24.04 and Fedora can",
        (En, Platform::Windows) => "Windows 10 and 11 Pro, Education and Enterprise can",
        (ZhHans, Platform::Linux) => "可用的系统：Debian 12 和 13、Ubuntu 22.04 和 24.04、Fedora",
        (ZhHans, Platform::Windows) => "可用的系统：Windows 10 和 11 的专业版、教育版和企业版",
    };
    match lang {
        En => format!(
            "This is no system that can be locked down: there is no {missing}. Nothing was changed.\n→ {can}.\n"
        ),
        ZhHans => format!("无法锁定此系统：缺少 {missing}。没有任何改动。\n→ {can}。\n"),
    }
}

fn edition(lang: Lang, name: &str) -> String {
    match lang {
        En => format!(
            "This is {name}: it does not follow the policies that lock a machine down. Nothing was changed.\n→ Install the Pro, Education or Enterprise edition, or upgrade to it.\n"
        ),
        ZhHans => {
            format!("本机是 {name}：它不执行锁定所需的策略。没有任何改动。\n→ 请安装或升级到专业版、教育版或企业版。\n")
        }
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
        (_, RecordError::Read { path, source }) => words::unreadable(lang, path, &reason(source, lang)),
    }
}
