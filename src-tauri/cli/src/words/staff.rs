//! What is said of the people who have a PIN.

use engine::staff::{FEWEST_DIGITS, MOST_DIGITS, Member, PinError, Role, StaffError};
use engine::words::Lang::{self, En, ZhHans};

/// What `--help` says of these commands.
pub(crate) struct StaffHelp {
    pub(crate) staff: &'static str,
    pub(crate) set: &'static str,
    pub(crate) role: &'static str,
    pub(crate) name: &'static str,
    pub(crate) remove: &'static str,
}

pub(crate) fn staff_help(lang: Lang) -> StaffHelp {
    match lang {
        En => StaffHelp {
            staff: "List the people who have a PIN",
            set: "Give somebody a role and a PIN, which is asked for",
            role: "attendant, curator or installer",
            name: "Somebody's name, as it stands on the pad",
            remove: "Take somebody's PIN away",
        },
        ZhHans => StaffHelp {
            staff: "列出有密码的人员",
            set: "为某人设定职责和密码（密码另行询问）",
            role: "attendant（值班人员）、curator（策展人）或 installer（安装人员）",
            name: "姓名，与密码键盘上显示的一致",
            remove: "收回某人的密码",
        },
    }
}

fn role(lang: Lang, role: Role) -> &'static str {
    match (lang, role) {
        (En, Role::Attendant) => "attendant",
        (En, Role::Curator) => "curator",
        (En, Role::Installer) => "installer",
        (ZhHans, Role::Attendant) => "值班人员",
        (ZhHans, Role::Curator) => "策展人",
        (ZhHans, Role::Installer) => "安装人员",
    }
}

pub(crate) fn people(lang: Lang, people: &[Member]) -> String {
    if people.is_empty() {
        return match lang {
            En => "Nobody has a PIN yet: whoever taps the corners first sets the installer's.\n".into(),
            ZhHans => "还没有人有密码：最先轻触两角的人将设置安装人员的密码。\n".into(),
        };
    }
    let lines: Vec<String> =
        people.iter().map(|member| format!("{}  {}\n", member.name, role(lang, member.role))).collect();
    lines.concat()
}

pub(crate) fn ask_pin(lang: Lang, name: &str, again: bool) -> String {
    match (lang, again) {
        (En, false) => format!("PIN for {name}, {FEWEST_DIGITS} to {MOST_DIGITS} digits, which are not shown: "),
        (En, true) => "The same again: ".into(),
        (ZhHans, false) => format!("{name} 的密码（{FEWEST_DIGITS} 至 {MOST_DIGITS} 位数字，不会显示）："),
        (ZhHans, true) => "再输入一次：".into(),
    }
}

pub(crate) fn person_set(lang: Lang, name: &str, is: Role) -> String {
    let role = role(lang, is);
    match lang {
        En => format!("{name} has a PIN now, as {role}.\n"),
        ZhHans => format!("{name} 已有密码，职责为{role}。\n"),
    }
}

pub(crate) fn person_removed(lang: Lang, name: &str) -> String {
    match lang {
        En => format!("{name} has no PIN any more.\n"),
        ZhHans => format!("{name} 的密码已收回。\n"),
    }
}

pub(crate) fn pins_differ(lang: Lang) -> String {
    match lang {
        En => "The two PINs were not the same. Nothing was changed.\n".into(),
        ZhHans => "两次输入的密码不同。没有任何改动。\n".into(),
    }
}

pub(crate) fn staff_code(error: &StaffError) -> &'static str {
    match error {
        StaffError::Unreadable { .. } => "staff-unreadable",
        StaffError::Newer { .. } => "newer",
        StaffError::Name { .. } => "no-name",
        StaffError::Unknown { .. } => "nobody",
        StaffError::Taken { .. } => "taken",
        StaffError::TooMany { .. } => "too-many-people",
        StaffError::NoInstaller => "no-installer",
        StaffError::Pin(_) => "no-pin",
        StaffError::Busy { .. } => "busy",
        StaffError::Store(_) => "machine",
    }
}

pub(crate) fn staff_refused(lang: Lang, error: &StaffError) -> String {
    let told = match (lang, error) {
        (ZhHans, StaffError::Unreadable { detail }) => {
            format!("staff.toml 无法读取：{detail}。\n→ 请用重置文件使所有密码作废，再重新设置。")
        }
        (ZhHans, StaffError::Newer { format }) => {
            format!("staff.toml 的格式为 {format}，需要更新版本的 Jubilee。\n→ 请安装原来的版本。")
        }
        (ZhHans, StaffError::Name { longest }) => format!("姓名须有 1 至 {longest} 个字符。"),
        (ZhHans, StaffError::Unknown { name }) => {
            format!("没有名为 {name} 的人员。\n→ 请运行 jubilee staff 查看名单。")
        }
        (ZhHans, StaffError::Taken { name }) => format!("{name} 已有密码。"),
        (ZhHans, StaffError::TooMany { most }) => format!("一台机器最多 {most} 人。\n→ 请先移除一人。"),
        (ZhHans, StaffError::NoInstaller) => "至少要留一名安装人员。\n→ 请先指定另一人。".into(),
        (ZhHans, StaffError::Pin(PinError::Digits)) => {
            format!("密码须为 {FEWEST_DIGITS} 至 {MOST_DIGITS} 位数字。")
        }
        (ZhHans, StaffError::Pin(PinError::Simple)) => {
            "这个密码太容易猜到。\n→ 请勿使用连号，并至少用三个不同的数字。".into()
        }
        (En, StaffError::Unknown { .. }) => format!("{error}.\n→ jubilee staff lists who is here."),
        (En, StaffError::NoInstaller) => format!("{error}.\n→ Make somebody else one first."),
        (_, error) => format!("{error}."),
    };
    match lang {
        En => format!("{told} Nothing was changed.\n"),
        ZhHans => format!("{told}\n没有任何改动。\n"),
    }
}
