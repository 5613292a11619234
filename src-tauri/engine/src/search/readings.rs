//! How Chinese characters are typed.

use pinyin::ToPinyinMulti;

/// Every way to spell a character in pinyin, in letters without tones, the usual first; none for one that has no reading.
/// `ü` is typed as `v` by who knows keyboards and as `u` by who does not.
pub(super) fn readings(c: char) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for reading in c.to_pinyin_multi().into_iter().flatten() {
        let plain = reading.plain().replace('ê', "e");
        for spelt in [plain.replace('ü', "v"), plain.replace('ü', "u")] {
            if !spelt.is_empty() && spelt.bytes().all(|letter| letter.is_ascii_lowercase()) && !all.contains(&spelt) {
                all.push(spelt);
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_readings_are_taken() {
        assert_eq!(readings('京')[0], "jing");
        assert!(readings('重').iter().any(|reading| reading == "chong"));
        assert!(readings('重').iter().any(|reading| reading == "zhong"));
        assert_eq!(readings('女')[..2], ["nv", "nu"]);
        assert_eq!(readings('a'), [""; 0]);
    }
}
