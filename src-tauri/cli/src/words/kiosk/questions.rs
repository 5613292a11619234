use engine::home::Settings;
use engine::words::Lang::{self, En, ZhHans};
use lockdown::Question;

pub(crate) fn questions(lang: Lang) -> &'static str {
    match lang {
        En => {
            "Enter takes what is in brackets; - takes back an earlier answer. With --answers FILE nothing is asked.\n"
        }
        ZhHans => "直接按回车采用方括号中的内容；输入 - 撤回以前的应答。使用 --answers 文件 时不提问。\n",
    }
}

pub(crate) fn question(lang: Lang, question: Question, shown: &str) -> String {
    let asked = match (lang, question) {
        (En, Question::Name) => "Name of this machine",
        (En, Question::Languages) => "Languages shown",
        (En, Question::Opening) => "Opening hours",
        (En, Question::Volume) => "Volume that every visitor finds, 0 to 100",
        (ZhHans, Question::Name) => "本机名称",
        (ZhHans, Question::Languages) => "展示的语言",
        (ZhHans, Question::Opening) => "开放时间",
        (ZhHans, Question::Volume) => "每位观众开始时的音量（0 至 100）",
    };
    match lang {
        En => format!("{asked} [{shown}]: "),
        ZhHans => format!("{asked} [{shown}]："),
    }
}

/// What holds where nothing was answered.
pub(crate) fn usual(lang: Lang, question: Question) -> String {
    match (lang, question) {
        (En, Question::Name) => "as it is".into(),
        (En, Question::Languages) => "all".into(),
        (En, Question::Opening) => "always on".into(),
        (ZhHans, Question::Name) => "不变".into(),
        (ZhHans, Question::Languages) => "全部".into(),
        (ZhHans, Question::Opening) => "一直开着".into(),
        (_, Question::Volume) => Settings::default().volume.to_string(),
    }
}

pub(crate) fn no_answer(lang: Lang, question: Question) -> &'static str {
    match (lang, question) {
        (En, Question::Name) => "→ Lower-case letters, digits and hyphens, such as hall-1.\n",
        (En, Question::Languages) => "→ Tags of languages, such as zh-Hans, en.\n",
        (En, Question::Opening) => "→ Such as 09:00-18:00 for every day, or Tu-Fr 09:00-17:00; Sa,Su 10:00-18:00.\n",
        (En, Question::Volume) => "→ A number from 0 to 100.\n",
        (ZhHans, Question::Name) => "→ 小写字母、数字和连字符，例如 hall-1。\n",
        (ZhHans, Question::Languages) => "→ 语言标签，例如 zh-Hans, en。\n",
        (ZhHans, Question::Opening) => "→ 例如每天 09:00-18:00，或 Tu-Fr 09:00-17:00; Sa,Su 10:00-18:00。\n",
        (ZhHans, Question::Volume) => "→ 0 至 100 之间的数。\n",
    }
}

pub(crate) fn stopped_asking(lang: Lang) -> &'static str {
    match lang {
        En => "Not every question was answered. Nothing was changed.\n",
        ZhHans => "有问题没有回答。没有任何改动。\n",
    }
}
