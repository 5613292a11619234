//! What is said of the support report.

use std::path::Path;

use engine::words::Lang::{self, En, ZhHans};

/// What `--help` says of it, and of its file.
pub(crate) fn report_help(lang: Lang) -> (&'static str, &'static str) {
    match lang {
        En => (
            "Write what somebody who is asked for help wants to know: versions, settings, health, the last log",
            "The file to write, such as report.txt",
        ),
        ZhHans => ("写出求助时需要的情况：版本、设置、状态和最近的日志", "要写入的文件，例如 report.txt"),
    }
}

pub(crate) fn reported(lang: Lang, output: &Path) -> String {
    let output = output.display();
    match lang {
        En => format!(
            "The report is in {output}. It is plain text without names of people: read it before you pass it on.\n"
        ),
        ZhHans => format!("报告已写入 {output}。这是不含人名的纯文本，转交之前请先看一遍。\n"),
    }
}
