//! What is said of packs and of making room.

use engine::edition::{HeldBack, LoadError, Loaded, Outcome, PackError, Packed, Pruned};
use engine::words::Lang::{self, En, ZhHans};

use super::{key_code, several};

/// What `--help` says of these commands.
pub(crate) struct PackHelp {
    pub(crate) strict: &'static str,
    pub(crate) prune: &'static str,
    pub(crate) dry_run: &'static str,
    pub(crate) pack: &'static str,
    pub(crate) output: &'static str,
    pub(crate) load: &'static str,
    pub(crate) file: &'static str,
    pub(crate) keep: &'static str,
    pub(crate) keys: &'static str,
    pub(crate) make: &'static str,
    pub(crate) trust: &'static str,
    pub(crate) forget: &'static str,
    pub(crate) key: &'static str,
    pub(crate) fingerprint: &'static str,
}

pub(crate) fn pack_help(lang: Lang) -> PackHelp {
    match lang {
        En => PackHelp {
            strict: "Publish nothing while there are warnings",
            prune: "Remove old editions to make room",
            dry_run: "Say what would be removed, and remove nothing",
            pack: "Write an edition into one signed file, for a USB stick",
            output: "The file to write, such as opening.jubilee",
            load: "Take an edition from such a file and make it current",
            file: "The pack, or any part of it",
            keep: "Keep the edition beside the current one",
            keys: "List the keys whose packs are accepted here",
            make: "Make this home's own key, which the first pack does too",
            trust: "Accept packs that were signed with a key",
            forget: "Accept them no longer",
            key: "The key, or a file that holds it",
            fingerprint: "The key's fingerprint",
        },
        ZhHans => PackHelp {
            strict: "有提醒时不发布",
            prune: "删除旧版次，腾出空间",
            dry_run: "只说明将删除什么，不做删除",
            pack: "把某一版次写成一个带签名的文件，便于用 U 盘传送",
            output: "要写入的文件，例如 opening.jubilee",
            load: "从这样的文件载入版次，并立即启用",
            file: "展览包，或其中任一分卷",
            keep: "只保存该版次，不立即启用",
            keys: "列出本机信任的密钥",
            make: "生成本机自己的密钥（首次打包时也会自动生成）",
            trust: "信任某个密钥，接受用它签名的展览包",
            forget: "不再信任某个密钥",
            key: "密钥，或含有密钥的文件",
            fingerprint: "密钥指纹",
        },
    }
}

pub(crate) fn pruned(lang: Lang, pruned: &Pruned, dry: bool) -> String {
    let numbers: Vec<String> = pruned.removed.iter().map(u32::to_string).collect();
    let numbers = numbers.join(", ");
    let (files, room) = (pruned.files, size(pruned.bytes));
    let mut text = match (lang, pruned.files, dry) {
        (En, 0, _) => "There is nothing to remove.\n".into(),
        (ZhHans, 0, _) => "没有可以删除的内容。\n".into(),
        (En, _, true) => format!("{room} would be freed: {}.\n", several(files, "file", "files")),
        (En, _, false) => format!("{room} freed: {}.\n", several(files, "file", "files")),
        (ZhHans, _, true) => format!("可腾出 {room}，共 {files} 个文件。\n"),
        (ZhHans, _, false) => format!("已腾出 {room}，共删除 {files} 个文件。\n"),
    };
    if !numbers.is_empty() {
        text.insert_str(
            0,
            &match (lang, dry) {
                (En, true) => format!("These editions would go: {numbers}.\n"),
                (En, false) => format!("These editions are gone: {numbers}.\n"),
                (ZhHans, true) => format!("将删除的版次：{numbers}。\n"),
                (ZhHans, false) => format!("已删除的版次：{numbers}。\n"),
            },
        );
    }
    text.push_str(match (lang, pruned.held_back) {
        (_, None) => "",
        (En, Some(HeldBack::LogDamaged)) => {
            "The log of switches is damaged, so nobody can tell which editions are old: every edition stays.\n"
        }
        (ZhHans, Some(HeldBack::LogDamaged)) => "版次切换记录已损坏，无法判断哪些版次是旧的，因此保留了所有版次。\n",
        (En, Some(HeldBack::ManifestUnreadable)) => {
            "→ An edition that stays is damaged, so its files can't be told from the others: run jubilee verify.\n"
        }
        (ZhHans, Some(HeldBack::ManifestUnreadable)) => {
            "→ 需保留的某一版次已损坏，无法区分其文件，因此没有删除内容。请运行 jubilee verify。\n"
        }
    });
    text
}

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

/// A length as people say it, in powers of a thousand.
fn size(bytes: u64) -> String {
    let steps = ["B", "kB", "MB", "GB", "TB"];
    let mut step = 0;
    let mut left = bytes as f64;
    while left >= 999.95 && step + 1 < steps.len() {
        left /= 1000.0;
        step += 1;
    }
    if step == 0 { format!("{bytes} B") } else { format!("{left:.1} {}", steps[step]) }
}
