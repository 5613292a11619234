//! What is said of the keys that packs are signed with.

use std::path::Path;

use engine::home::{Key, KeyError, TrustedKey};
use engine::words::Lang::{self, En, ZhHans};

pub(crate) fn keys(lang: Lang, keys: &[TrustedKey]) -> String {
    if keys.is_empty() {
        return match lang {
            En => "No key is trusted here, and this home has none of its own yet: jubilee keys make.\n".into(),
            ZhHans => "本机尚未信任任何密钥，也没有自己的密钥：可运行 jubilee keys make 生成。\n".into(),
        };
    }
    let mut text = String::new();
    for known in keys {
        let whose = match (lang, known.own) {
            (En, true) => "own    ",
            (En, false) => "trusted",
            (ZhHans, true) => "本机",
            (ZhHans, false) => "信任",
        };
        let line = format!("{whose}  {}  {}\n", known.key.fingerprint(), known.key);
        text.push_str(&line);
    }
    text
}

pub(crate) fn own_key(lang: Lang, key: &Key) -> String {
    let fingerprint = key.fingerprint();
    match lang {
        En => format!(
            "This home's key is {fingerprint}.\nSo that another machine accepts its packs, run there: jubilee keys trust {key}\n"
        ),
        ZhHans => format!(
            "本机密钥指纹：{fingerprint}。\n如需让其他机器接受本机的展览包，请在那里运行：jubilee keys trust {key}\n"
        ),
    }
}

pub(crate) fn trusted(lang: Lang, key: &Key, new: bool) -> String {
    let fingerprint = key.fingerprint();
    match (lang, new) {
        (En, true) => format!("Packs that were signed with {fingerprint} are accepted from now on.\n"),
        (En, false) => format!("{fingerprint} is trusted already.\n"),
        (ZhHans, true) => format!("今后接受以 {fingerprint} 签名的展览包。\n"),
        (ZhHans, false) => format!("{fingerprint} 已在信任之列。\n"),
    }
}

pub(crate) fn forgotten(lang: Lang, key: &Key) -> String {
    let fingerprint = key.fingerprint();
    match lang {
        En => format!("Packs that were signed with {fingerprint} are accepted no longer. What was loaded stays.\n"),
        ZhHans => format!("不再接受以 {fingerprint} 签名的展览包。已载入的内容保留。\n"),
    }
}

pub(crate) fn key_code(error: &KeyError) -> &'static str {
    match error {
        KeyError::OwnDamaged { .. } => "own-key-damaged",
        KeyError::Unknown { .. } => "no-such-key",
        KeyError::Own => "own-key",
        KeyError::TooMany => "too-many-keys",
        KeyError::Busy { .. } => "busy",
        KeyError::Store(_) => "machine",
    }
}

pub(crate) fn key_refused(lang: Lang, error: &KeyError) -> String {
    match (lang, error) {
        (En, KeyError::OwnDamaged { path }) => format!(
            "This home's own key is damaged: {}.\n→ Remove that file. The next pack makes a new key, which the other machines have to trust anew.\n",
            path.display()
        ),
        (ZhHans, KeyError::OwnDamaged { path }) => format!(
            "本机密钥已损坏：{}。\n→ 请删除该文件。下次打包会生成新密钥，其他机器须重新信任。\n",
            path.display()
        ),
        (En, KeyError::Unknown { fingerprint }) => {
            format!(
                "No key with the fingerprint {fingerprint} is trusted here.\n→ jubilee keys lists those that are.\n"
            )
        }
        (ZhHans, KeyError::Unknown { fingerprint }) => {
            format!("本机没有信任指纹为 {fingerprint} 的密钥。\n→ 请运行 jubilee keys 查看已信任的密钥。\n")
        }
        (En, KeyError::Own) => "This is the home's own key, which stays trusted.\n".into(),
        (ZhHans, KeyError::Own) => "这是本机自己的密钥，始终受信任。\n".into(),
        (En, KeyError::TooMany) => "Too many keys are trusted here.\n→ Forget some that are not needed.\n".into(),
        (ZhHans, KeyError::TooMany) => "本机信任的密钥过多。\n→ 请先删除不再需要的密钥。\n".into(),
        (_, KeyError::Busy { .. } | KeyError::Store(_)) => format!("{error}\n"),
    }
}

pub(crate) fn no_key(lang: Lang, named: &str) -> String {
    let named = Path::new(named).display();
    match lang {
        En => format!(
            "{named} is neither a public key nor a file that holds one.\n→ Copy the line of 56 letters and digits that jubilee keys shows on the other machine.\n"
        ),
        ZhHans => format!(
            "{named} 既不是公钥，也不是含有公钥的文件。\n→ 请复制另一台机器上 jubilee keys 显示的那一行 56 个字符。\n"
        ),
    }
}
