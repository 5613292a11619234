//! What `--help` says of packs, keys and making room.

use engine::words::Lang::{self, En, ZhHans};

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
