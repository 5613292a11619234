//! What is said of packs.

use engine::edition::{LoadError, Loaded, Outcome, PackError, Packed};
use engine::words::Lang::{self, En, ZhHans};

use super::{key_code, several, size};

pub(crate) fn packed(lang: Lang, number: u32, packed: &Packed) -> String {
    let files: Vec<String> = packed.files.iter().map(|file| file.display().to_string()).collect();
    let (bytes, fingerprint) = (size(packed.bytes), &packed.fingerprint);
    match (lang, files.as_slice()) {
        (En, [file]) => format!("Edition {number} is in {file}: {bytes}.\nSigned with the key {fingerprint}.\n"),
        (ZhHans, [file]) => format!("第 {number} 版已写入 {file}，{bytes}。\n签名密钥：{fingerprint}。\n"),
        (En, files) => format!(
            "{}\nEdition {number} is in these {} files: {bytes}. All of them are needed, in one folder.\nSigned with the key {fingerprint}.\n",
            files.join("\n"),
            files.len()
        ),
        (ZhHans, files) => format!(
            "{}\n第 {number} 版已写入以上 {} 个文件，{bytes}。载入时须将它们放在同一文件夹中。\n签名密钥：{fingerprint}。\n",
            files.join("\n"),
            files.len()
        ),
    }
}

pub(crate) fn loaded(lang: Lang, loaded: &Loaded) -> String {
    let number = loaded.number;
    match (lang, loaded.outcome, loaded.current) {
        (En, Outcome::Unchanged, true) => format!("Nothing changed: this is edition {number}, which is current.\n"),
        (ZhHans, Outcome::Unchanged, true) => format!("没有变化：这就是正在使用的第 {number} 版。\n"),
        (En, Outcome::Unchanged, false) => {
            format!("This is edition {number}, which is here already. jubilee rollback {number} makes it current.\n")
        }
        (ZhHans, Outcome::Unchanged, false) => {
            format!("这就是本机已有的第 {number} 版。运行 jubilee rollback {number} 即可启用。\n")
        }
        (En, Outcome::Again, true) => format!("This is edition {number}, which is current again.\n"),
        (ZhHans, Outcome::Again, true) => format!("这就是第 {number} 版，已重新启用。\n"),
        (En, _, true) => format!("Edition {number} is current: {}.\n", several(loaded.files, "file", "files")),
        (ZhHans, _, true) => format!("第 {number} 版已启用，共 {} 个文件。\n", loaded.files),
        (En, _, false) => format!(
            "Edition {number} is kept beside the current one: {}. jubilee rollback {number} makes it current.\n",
            several(loaded.files, "file", "files")
        ),
        (ZhHans, _, false) => format!(
            "已保存为第 {number} 版，共 {} 个文件，当前版次不变。运行 jubilee rollback {number} 即可启用。\n",
            loaded.files
        ),
    }
}

pub(crate) fn pack_code(error: &PackError) -> &'static str {
    match error {
        PackError::TooLarge { .. } => "too-large",
        PackError::InTheWay { .. } => "in-the-way",
        PackError::Unknown { .. } => "no-such-edition",
        PackError::Damaged { .. } => "damaged",
        PackError::Key(error) => key_code(error),
        PackError::Store(_) => "machine",
    }
}

pub(crate) fn not_packed(lang: Lang, error: &PackError) -> String {
    match (lang, error) {
        (En, PackError::TooLarge { name, bytes }) => format!(
            "Nothing was packed: {name} has {}, and a file on most sticks can't be larger than 4 GiB.\n→ Make it smaller in the exhibition, publish, and pack that edition.\n",
            size(*bytes)
        ),
        (ZhHans, PackError::TooLarge { name, bytes }) => format!(
            "没有打包：{name} 的大小为 {}，而多数 U 盘上的文件不能超过 4 GiB。\n→ 请在展览中换成较小的文件，重新发布后再打包。\n",
            size(*bytes)
        ),
        (En, PackError::InTheWay { path }) => format!(
            "Nothing was packed: {} is there already and is no pack.\n→ Name another file after -o.\n",
            path.display()
        ),
        (ZhHans, PackError::InTheWay { path }) => {
            format!("没有打包：{} 已存在，且不是展览包。\n→ 请在 -o 之后换一个文件名。\n", path.display())
        }
        (_, error) => format!("{error}\n"),
    }
}

pub(crate) fn load_code(error: &LoadError) -> &'static str {
    match error {
        LoadError::NotThere { .. } => "no-such-file",
        LoadError::NotAPack { .. } => "no-pack",
        LoadError::CutShort { .. } => "cut-short",
        LoadError::Damaged { .. } | LoadError::Foreign { .. } => "damaged",
        LoadError::NotAsSigned { .. } => "not-as-signed",
        LoadError::TooNew { .. } => "too-new",
        LoadError::UnknownKey { .. } => "unknown-key",
        LoadError::PartsMissing { .. } => "parts-missing",
        LoadError::Changed { .. } => "changed",
        LoadError::Busy { .. } => "busy",
        LoadError::Store(_) => "machine",
    }
}

pub(crate) fn not_loaded(lang: Lang, error: &LoadError) -> String {
    let (why, remedy) = match lang {
        En => not_loaded_in_english(error),
        ZhHans => not_loaded_in_chinese(error),
    };
    match lang {
        En => format!("Nothing was loaded: {why}\n→ {remedy}\n"),
        ZhHans => format!("没有载入：{why}\n→ {remedy}\n"),
    }
}

fn not_loaded_in_english(error: &LoadError) -> (String, String) {
    match error {
        LoadError::NotThere { path } => {
            (format!("{} is not there.", path.display()), "Check the name, and that the stick is in.".into())
        }
        LoadError::NotAPack { path } => (
            format!("{} is no pack.", path.display()),
            "Name a file that jubilee pack wrote; it ends in .jubilee. A folder is published with jubilee publish."
                .into(),
        ),
        LoadError::CutShort { path } => (
            format!("the end of {} is missing.", path.display()),
            "Copy the pack again, and take the stick out only once the system says that it may be.".into(),
        ),
        LoadError::Damaged { path } => (
            format!("{} is damaged.", path.display()),
            "Copy the pack again, on another stick if it happens twice.".into(),
        ),
        LoadError::NotAsSigned { path } => (
            format!("{} is not what was signed: it is damaged, or somebody changed it.", path.display()),
            "Copy the pack again from where it was made. If it happens twice, don't use it, and ask who made it."
                .into(),
        ),
        LoadError::Foreign { path, name } => (
            format!("{} holds {name:?}, which jubilee pack never writes.", path.display()),
            "Don't use it. Take the pack from where it was made, without opening or repacking it.".into(),
        ),
        LoadError::TooNew { path, format } => (
            format!("{} is of format {format}, which this version does not know.", path.display()),
            "Install the newer version of Jubilee that made it.".into(),
        ),
        LoadError::UnknownKey { path, key, fingerprint } => (
            format!(
                "{} was signed by somebody whom this machine does not trust.\nFingerprint: {fingerprint}",
                path.display()
            ),
            format!(
                "Ask who made the pack for the fingerprint that jubilee keys shows there. If it is the same, run: jubilee keys trust {key}"
            ),
        ),
        LoadError::PartsMissing { path, missing, count } => (
            format!("{} is one part of {count}; missing: {}.", path.display(), numbers(missing)),
            "Put all parts into one folder, then name any of them.".into(),
        ),
        LoadError::Changed { path } => (
            format!("{} changed while it was being read.", path.display()),
            "Leave the stick in until this is done, and try again.".into(),
        ),
        LoadError::Busy { .. } | LoadError::Store(_) => (error.to_string(), "Try again.".into()),
    }
}

fn not_loaded_in_chinese(error: &LoadError) -> (String, String) {
    match error {
        LoadError::NotThere { path } => {
            (format!("{} 不存在。", path.display()), "请检查文件名，并确认 U 盘已插好。".into())
        }
        LoadError::NotAPack { path } => (
            format!("{} 不是展览包。", path.display()),
            "请指明由 jubilee pack 写成的文件，其名称以 .jubilee 结尾。展览文件夹请用 jubilee publish 发布。".into(),
        ),
        LoadError::CutShort { path } => (
            format!("{} 不完整，缺少末尾部分。", path.display()),
            "请重新复制展览包，并在系统提示可以安全移除后再拔出 U 盘。".into(),
        ),
        LoadError::Damaged { path } => {
            (format!("{} 已损坏。", path.display()), "请重新复制展览包；如再次出错，请换一个 U 盘。".into())
        }
        LoadError::NotAsSigned { path } => (
            format!("{} 与签名不符：文件已损坏，或被人改动过。", path.display()),
            "请从制作处重新复制展览包。如再次出错，请勿使用，并联系制作者。".into(),
        ),
        LoadError::Foreign { path, name } => (
            format!("{} 中含有 {name:?}，而 jubilee pack 不会写入此内容。", path.display()),
            "请勿使用。请从制作处直接取得展览包，不要解压或重新压缩。".into(),
        ),
        LoadError::TooNew { path, format } => (
            format!("{} 的格式为 {format}，当前版本无法识别。", path.display()),
            "请安装制作该展览包的新版 Jubilee。".into(),
        ),
        LoadError::UnknownKey { path, key, fingerprint } => (
            format!("{} 的签名者未被本机信任。\n指纹：{fingerprint}", path.display()),
            format!("请向制作者核对其机器上 jubilee keys 显示的指纹。如果一致，请运行：jubilee keys trust {key}"),
        ),
        LoadError::PartsMissing { path, missing, count } => (
            format!("{} 是 {count} 个分卷之一，缺少分卷：{}。", path.display(), numbers(missing)),
            "请把所有分卷放在同一文件夹中，再指明其中任意一个。".into(),
        ),
        LoadError::Changed { path } => {
            (format!("{} 在读取过程中发生了变化。", path.display()), "完成之前请勿拔出 U 盘，然后重试。".into())
        }
        LoadError::Busy { .. } | LoadError::Store(_) => (error.to_string(), "请重试。".into()),
    }
}

fn numbers(numbers: &[u32]) -> String {
    let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
    numbers.join(", ")
}
