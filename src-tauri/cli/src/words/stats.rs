//! What is said of the visits.

use std::path::Path;

use engine::ledger::{LedgerError, MOST_DAYS};
use engine::words::Lang::{self, En, ZhHans};
use jiff::civil::Date;

/// What `--help` says.
pub(crate) struct StatsHelp {
    pub(crate) stats: &'static str,
    pub(crate) from: &'static str,
    pub(crate) to: &'static str,
    pub(crate) output: &'static str,
    pub(crate) format: &'static str,
}

pub(crate) fn stats_help(lang: Lang) -> StatsHelp {
    match lang {
        En => StatsHelp {
            stats: "Tell how many visits there were: by day, hour, length, language and section",
            from: "The first day, such as 2026-11-01; otherwise thirty days up to the last",
            to: "The last day; otherwise today",
            output: "A file to write instead: .csv or .xlsx",
            format: "human (default), json or csv",
        },
        ZhHans => StatsHelp {
            stats: "统计参观次数：按日期、时段、时长、语言和版块",
            from: "第一天，例如 2026-11-01；不写时为截至最后一天的 30 天",
            to: "最后一天；不写时为今天",
            output: "改为写入文件：.csv 或 .xlsx",
            format: "human（默认）、json 或 csv",
        },
    }
}

pub(crate) fn counted(lang: Lang, output: &Path) -> String {
    let output = output.display();
    match lang {
        En => format!("The visits are in {output}.\n"),
        ZhHans => format!("参观统计已写入 {output}。\n"),
    }
}

pub(crate) fn no_days(lang: Lang, from: Date, to: Date) -> String {
    match lang {
        En => {
            format!("From {from} to {to} are no days that can be summed up: 1 to {MOST_DAYS}, the first one first.\n")
        }
        ZhHans => format!("{from} 至 {to} 无法统计：先写第一天，共 1 至 {MOST_DAYS} 天。\n"),
    }
}

pub(crate) fn no_ending(lang: Lang, path: &Path) -> String {
    let path = path.display();
    match lang {
        En => format!("{path}: name a file that ends in .csv or .xlsx.\n"),
        ZhHans => format!("{path}：请写以 .csv 或 .xlsx 结尾的文件名。\n"),
    }
}

pub(crate) fn ledger_unread(lang: Lang, error: &LedgerError) -> String {
    match (lang, error) {
        (En, error) => format!("What was counted can't be read: {error}. Nothing was changed.\n"),
        (ZhHans, LedgerError::Newer { version }) => {
            format!("无法读取统计数据：这是较新版本（{version}）的记录，请安装新版的 Jubilee。没有任何改动。\n")
        }
        (ZhHans, error) => format!("无法读取统计数据：{error}。没有任何改动。\n"),
    }
}
