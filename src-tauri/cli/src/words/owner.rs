//! What is said when root's command goes on as somebody else.

use std::path::Path;

use engine::words::Lang::{self, En, ZhHans};

pub(crate) fn goes_on_as(lang: Lang, name: &str, folder: &Path) -> String {
    let folder = folder.display();
    match lang {
        En => format!("Goes on as {name}, to whom {folder} belongs: {name} must be able to read what it is given.\n"),
        ZhHans => format!("改以 {name} 的身份继续（{folder} 属于该账户）：所给的文件必须能被 {name} 读取。\n"),
    }
}

pub(crate) fn does_not_go_on_as(lang: Lang, name: &str, folder: &Path, reason: &str) -> String {
    let folder = folder.display();
    match lang {
        En => format!(
            "{folder} belongs to {name}, and this can't go on as {name}: {reason}. Nothing was changed.\n→ Run the installed jubilee, and see that {name} may enter that folder and may run the program.\n"
        ),
        ZhHans => format!(
            "{folder} 属于 {name}，而无法以 {name} 的身份继续：{reason}。没有任何改动。\n→ 请运行已安装的 jubilee，并确认 {name} 可以进入该文件夹并运行该程序。\n"
        ),
    }
}
