//! What the tables say, in both languages.

use crate::ledger::LENGTHS;
use crate::words::Lang::{self, En, ZhHans};

/// The words of the tables.
pub(super) struct Words {
    pub(super) sum: &'static str,
    pub(super) days: &'static str,
    pub(super) hours: &'static str,
    pub(super) lengths: &'static str,
    pub(super) languages: &'static str,
    pub(super) sections: &'static str,
    pub(super) table: &'static str,
    pub(super) of: &'static str,
    pub(super) visits: &'static str,
    pub(super) median: &'static str,
    pub(super) items: &'static str,
    pub(super) ended: &'static str,
    pub(super) brushes: &'static str,
    pub(super) by_length: [&'static str; LENGTHS.len() + 1],
}

pub(super) fn words(lang: Lang) -> Words {
    match lang {
        En => Words {
            sum: "Sum",
            days: "Days",
            hours: "Hours",
            lengths: "Lengths",
            languages: "Languages",
            sections: "Sections",
            table: "Table",
            of: "Of",
            visits: "Visits",
            median: "Median, seconds",
            items: "Items opened",
            ended: "To the end",
            brushes: "Only touched the screen",
            by_length: ["under 30 s", "30 s to 1 min", "1 to 2 min", "2 to 5 min", "5 to 10 min", "10 min and more"],
        },
        ZhHans => Words {
            sum: "合计",
            days: "按日期",
            hours: "按时段",
            lengths: "按时长",
            languages: "按语言",
            sections: "按版块",
            table: "表",
            of: "项目",
            visits: "参观次数",
            median: "时长中位数（秒）",
            items: "打开的展项",
            ended: "到达结尾",
            brushes: "仅碰了一下屏幕",
            by_length: ["不到 30 秒", "30 秒至 1 分钟", "1 至 2 分钟", "2 至 5 分钟", "5 至 10 分钟", "10 分钟及以上"],
        },
    }
}
