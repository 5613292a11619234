//! What is said about the command's usage.

use engine::words::Lang::{self, En, ZhHans};

/// What `--help` says.
pub(crate) struct Help {
    pub(crate) template: &'static str,
    pub(crate) commands: &'static str,
    pub(crate) options: &'static str,
    pub(crate) arguments: &'static str,
    pub(crate) about: &'static str,
    pub(crate) check: &'static str,
    pub(crate) import: &'static str,
    pub(crate) source: &'static str,
    pub(crate) section: &'static str,
    pub(crate) dry_run: &'static str,
    pub(crate) publish: &'static str,
    pub(crate) editions: &'static str,
    pub(crate) rollback: &'static str,
    pub(crate) verify: &'static str,
    pub(crate) build: &'static str,
    pub(crate) exhibition: &'static str,
    pub(crate) note: &'static str,
    pub(crate) number: &'static str,
    pub(crate) into: &'static str,
    pub(crate) home: &'static str,
    pub(crate) lang: &'static str,
    pub(crate) format: &'static str,
    pub(crate) usage: &'static str,
    pub(crate) version: &'static str,
}

pub(crate) fn help(lang: Lang) -> Help {
    match lang {
        En => Help {
            template: "{about}\n\nUsage: {usage}\n\n{all-args}\n",
            commands: "Commands",
            options: "Options",
            arguments: "Arguments",
            about: "Checks exhibitions and publishes them to this kiosk",
            check: "Read an exhibition and name every problem",
            import: "Take pictures, sound, texts and tables into an exhibition",
            source: "Files, folders, zips or a mounted stick",
            section: "The section, or the folder of an event or a person; otherwise pictures go to the first gallery",
            dry_run: "Only report what would be taken",
            publish: "Build an edition of an exhibition and make it current",
            editions: "List the published editions",
            rollback: "Make an earlier edition current again",
            verify: "Compare every file of an edition, or of all, with what was published",
            build: "Build an exhibition into a store that is read in place",
            exhibition: "The exhibition's folder",
            note: "A remark that stands beside the edition's number",
            number: "The edition's number",
            into: "The store's folder",
            home: "The kiosk's home folder [JUBILEE_HOME]",
            lang: "Language of messages: en or zh",
            format: "human (default) or json",
            usage: "Print help",
            version: "Print the version",
        },
        ZhHans => Help {
            template: "{about}\n\n用法：{usage}\n\n{all-args}\n",
            commands: "命令",
            options: "选项",
            arguments: "参数",
            about: "检查展览，并发布到本机展台",
            check: "读取展览，列出所有问题",
            import: "把图片、声音、文字和表格导入展览",
            source: "文件、文件夹、zip 压缩包或已挂载的 U 盘",
            section: "版块，或者事件、人物的文件夹；不写时图片放入第一个图库",
            dry_run: "只报告将导入的内容，不写入",
            publish: "制作展览的新版次，并立即启用",
            editions: "列出已发布的版次",
            rollback: "恢复使用较早的版次",
            verify: "逐一核对某一版次（或全部版次）的文件是否与发布时一致",
            build: "把展览制成可就地读取的存储",
            exhibition: "展览文件夹",
            note: "附在版次编号旁的说明",
            number: "版次编号",
            into: "存储所在的文件夹",
            home: "展台的主文件夹 [JUBILEE_HOME]",
            lang: "消息语言：en 或 zh",
            format: "human（默认）或 json",
            usage: "显示帮助",
            version: "显示版本号",
        },
    }
}

pub(crate) fn usage_unknown_command(command: &str) -> String {
    format!("没有“{command}”这个命令。")
}

pub(crate) fn usage_no_command() -> &'static str {
    "请写明要执行的命令。"
}

pub(crate) fn usage_unknown_argument(argument: &str) -> String {
    format!("不认识参数“{argument}”。")
}

pub(crate) fn usage_missing(arguments: &str) -> String {
    format!("缺少参数：{arguments}")
}

pub(crate) fn usage_value(argument: &str, value: &str) -> String {
    format!("参数“{argument}”的值“{value}”不可用。")
}

pub(crate) fn usage_other(argument: &str) -> String {
    format!("参数用法有误：{argument}")
}

pub(crate) fn usage_hint() -> &'static str {
    "用 jubilee --help --lang zh 查看用法。"
}
