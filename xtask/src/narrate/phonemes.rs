//! What the voices make of names, titles, acronyms and numbers.
//!
//! Each expectation is looked up in the spoken file first, so that what is tested is what is said.

use super::spoken::Script;
use super::{espeak, festival, message_folder, tools};

/// Said, and the phones of each word: syllables end with their stress.
const ENGLISH: &[(&str, &[&str])] = &[
    ("president xi jinping's", &["p r eh 1 z ax 0 d ax n t 0", "sh iy 1", "jh ih n 1 p ih ng z 1"]),
    ("Chancellor, wu guilong.", &["ch ae n 1 s ax 0 l er 0", "w uw 1", "g w ey 1 l uh ng 1"]),
    ("President, yang renshu.", &["p r eh 1 z ax 0 d ax n t 0", "y aa ng 1", "r ah n 1 sh uw 1"]),
    ("ustb", &["y uw 1 eh s 1 t iy 1 b iy 1"]),
    ("ustbers", &["y uw 1 eh s 1 t iy 1 b iy 1 er z 0"]),
    ("seventieth", &["s eh 1 v ax n 0 t iy 0 ih th 0"]),
    ("seventy years", &["s eh 1 v ax n 0 t iy 0", "y ih r z 1"]),
    ("seven decades", &["s eh 1 v ax n 0", "d eh 0 k ey d z 1"]),
    ("Technology Beijing", &["t eh k 0 n aa 1 l ax 0 jh iy 0", "b ey 0 jh ih ng 1"]),
    (
        "Message from the Chancellor and the President",
        &[
            "m eh 1 s ax jh 0",
            "f r ah m 1",
            "dh ax 0",
            "ch ae n 1 s ax 0 l er 0",
            "ae n d 1",
            "dh ax 0",
            "p r eh 1 z ax 0 d ax n t 0",
        ],
    ),
    ("fully leveraged", &["f uh 1 l iy 0", "l eh 1 v er 0 ih jh d 0"]),
    ("the Party", &["dh ax 0", "p aa r 1 t iy 0"]),
    ("the Chinese nation", &["dh ax 0", "ch ay 0 n iy z 1", "n ey 1 sh ax n 0"]),
];

/// Shown, said, and the phonemes of each word: tones are 55, 35, 21 or 214, and 51 or 53.
const CHINESE: &[(&str, &str, &[&str])] = &[
    ("习近平", "xi2 jin4ping2", &["S;'i35", "tS;i51nph'i35N"]),
    ("武贵龙", "wu3 gui4long2", &["w'u21", "kuei51l'ong35"]),
    ("杨仁树", "yang2 ren2shu4", &["j'iA35N", "z.@35ns.'u51"]),
    ("校长", "xiao4zhang3", &["S;jAu51ts.'a214N"]),
    ("党委书记", "dang2wei3 shu1ji4", &["ta35Nw'ei21", "s.u55tS;'i51"]),
    ("总书记", "zong3shu1ji4", &["ts,ong21s.u55tS;'i51"]),
    ("致辞", "zhi4ci2", &["ts.i.51tsh'i[35"]),
    ("北京科技大学", "bei3jing1 ke1ji4 da4xue2", &["pei21tS;'i55N", "kho-55tS;'i51", "tA51S;'yE35"]),
    ("北科人", "bei3ke1ren2", &["p,ei21kho-55z.'@35n"]),
    ("求实鼎新", "qiu2shi2 ding3xin1", &["tS;hiou35s.'i.35", "ti21NS;'i55n"]),
    ("七十载", "qi1shi2 zai3", &["tS;hi55s.'i.35", "ts'ai214"]),
    ("七十周年", "qi1shi2 zhou1nian2", &["tS;hi55s.'i.35", "ts.ou55n'iE35n"]),
    ("七十年来", "qi1shi2 nian2 lai2", &["tS;hi55s.'i.35", "n'iE35n", "l'ai35"]),
    ("数十载", "shu4shi2zai3", &["s.,u51s.i.35ts'ai214"]),
    ("一代又一代", "yi2dai4 you4 yi2dai4", &["ji35t'ai51", "j'iou51", "ji35t'ai51"]),
    ("不忘", "bu2wang4", &["pu35w'A51N"]),
    ("为党", "wei4 dang3", &["w'ei51", "t'a214N"]),
    ("中华民族", "zhong1hua2 min2zu2", &["ts.ong55Xw'A35", "mi35nts'u35"]),
];

fn missing(programs: &[tools::Program]) -> bool {
    let missing = tools::require(programs).err();
    if let Some(reason) = &missing {
        assert!(std::env::var_os(crate::test::SKIP_NOTHING).is_none(), "{reason}");
        println!("skipped: {reason}");
    }
    missing.is_some()
}

fn script(language: &str) -> Script {
    Script::read(&message_folder(), language).expect("the spoken file reads")
}

#[test]
fn the_english_voice_says_names_titles_acronyms_and_numbers_as_a_person_would() {
    if missing(&[tools::FESTIVAL, tools::SLT]) {
        return;
    }
    let script = script("en");
    let phrases: Vec<&str> = ENGLISH.iter().map(|(said, _)| *said).collect();
    let heard = festival::phones(&script, &phrases).expect("festival speaks");
    assert_eq!(heard.len(), ENGLISH.len());
    for ((said, expected), heard) in ENGLISH.iter().zip(heard) {
        assert!(
            script.sentences.iter().flat_map(|s| &s.clauses).any(|clause| clause.said().contains(said)),
            "nothing says {said}"
        );
        assert_eq!(&heard, expected, "{said}");
    }
}

#[test]
fn the_chinese_voice_says_names_titles_and_numbers_in_their_tones() {
    if missing(&[tools::ESPEAK]) {
        return;
    }
    let script = script("zh-Hans");
    for (shown, said, expected) in CHINESE {
        let clause = script
            .sentences
            .iter()
            .flat_map(|sentence| &sentence.clauses)
            .find(|clause| clause.shown.replace([' ', '“', '”'], "").contains(shown))
            .unwrap_or_else(|| panic!("{shown} is not in the text"));
        assert!(clause.said().contains(said), "{shown} is not said as {said}");
        let heard = espeak::phonemes(said).expect("espeak-ng speaks");
        assert_eq!(&heard, expected, "{shown}");
    }
}

#[test]
fn every_chinese_character_is_one_syllable_and_no_tone_digit_is_read_aloud() {
    if missing(&[tools::ESPEAK]) {
        return;
    }
    for clause in script("zh-Hans").sentences.iter().flat_map(|sentence| &sentence.clauses) {
        let characters = clause.shown.chars().filter(|c| c.is_alphanumeric()).count();
        let heard = espeak::phonemes(&clause.said().replace(" / ", ", ")).expect("espeak-ng speaks");
        let tones = heard
            .iter()
            .flat_map(|word| word.split(|c: char| !c.is_ascii_digit()))
            .filter(|digits| !digits.is_empty())
            .count();
        assert_eq!(tones, characters, "{} is heard as {heard:?}", clause.shown);
        assert!(!heard.iter().any(|word| word.contains("(en)")), "{} is read in English: {heard:?}", clause.shown);
    }
}
