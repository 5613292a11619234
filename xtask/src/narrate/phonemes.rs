//! What the voices make of names, titles, acronyms, years and numbers.
//!
//! Each expectation is looked up in the spoken file of its folder first, so that what is tested is what is said.

use super::spoken::Script;
use super::{espeak, exhibition, festival, folders, tools};

/// Said, and the phones of each word: syllables end with their stress.
type English = (&'static str, &'static [&'static str]);

/// Shown, said, and the phonemes of each word: tones are 55, 35, 21 or 214, and 51 or 53.
type Chinese = (&'static str, &'static str, &'static [&'static str]);

const ENGLISH: &[(&str, &[English])] = &[
    ("message", MESSAGE_ENGLISH),
    ("history/eras/beginnings", BEGINNINGS_ENGLISH),
    ("history/eras/school-of-steel", SCHOOL_OF_STEEL_ENGLISH),
    ("history/eras/new-name", NEW_NAME_ENGLISH),
    ("history/eras/national-stage", NATIONAL_STAGE_ENGLISH),
    ("history/eras/towards-a-hundred", TOWARDS_A_HUNDRED_ENGLISH),
];

const MESSAGE_ENGLISH: &[English] = &[
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

const BEGINNINGS_ENGLISH: &[English] = &[
    ("nineteen fifty two", &["n ay n 1 t iy n 1", "f ih f 1 t iy 0", "t uw 1"]),
    ("eighteen ninety five", &["ey 0 t iy n 1", "n ay n 1 t iy 0", "f ay v 1"]),
    ("tianjin", &["t y eh n 1 jh ih n 1"]),
    ("metallurgy", &["m eh 1 t ax 0 l er 0 jh iy 0"]),
];

const SCHOOL_OF_STEEL_ENGLISH: &[English] = &[
    ("nineteen sixty", &["n ay n 1 t iy n 1", "s ih k 1 s t iy 0"]),
    (
        "Beijing Institute of Iron and Steel",
        &["b ey 0 jh ih ng 1", "ih n 1 s t ax 0 t uw t 1", "ah v 1", "ay 1 er n 0", "ae n d 1", "s t iy l 1"],
    ),
    ("nineteen seventy four", &["n ay n 1 t iy n 1", "s eh 1 v ax n 0 t iy 0", "f ao r 1"]),
];

const NEW_NAME_ENGLISH: &[English] = &[
    ("aachen", &["aa 1 k ax n 0"]),
    ("nineteen seventy nine", &["n ay n 1 t iy n 1", "s eh 1 v ax n 0 t iy 0", "n ay n 1"]),
    ("nineteen eighty four", &["n ay n 1 t iy n 1", "ey 1 t iy 0", "f ao r 1"]),
    ("nineteen eighty eight", &["n ay n 1 t iy n 1", "ey 1 t iy 0", "ey t 1"]),
];

const NATIONAL_STAGE_ENGLISH: &[English] = &[
    ("nineteen ninety seven", &["n ay n 1 t iy n 1", "n ay n 1 t iy 0", "s eh 1 v ax n 0"]),
    ("two one one project", &["t uw 1", "w ah n 1", "w ah n 1", "p r aa 1 jh eh k t 0"]),
    ("under its lead", &["ah n 1 d er 0", "ih t s 1", "l iy d 1"]),
    ("Ministry of Education", &["m ih 1 n ax 0 s t r iy 0", "ah v 1", "eh 1 jh ax 0 k ey 1 sh ax n 0"]),
    ("two thousand eight", &["t uw 1", "th aw 1 z ax n d 0", "ey t 1"]),
    ("judo and taekwondo", &["jh uw 1 d ow 1", "ae n d 1", "t ay 0 k w aa n 1 d ow 0"]),
];

const TOWARDS_A_HUNDRED_ENGLISH: &[English] = &[
    ("twenty twelve", &["t w eh n 1 t iy 0", "t w eh l v 1"]),
    ("twenty seventeen", &["t w eh n 1 t iy 0", "s eh 1 v ax n 0 t iy n 1"]),
    ("double first class", &["d ah 1 b ax l 0", "f er s t 1", "k l ae s 1"]),
    ("twenty second of April", &["t w eh n 1 t iy 0", "s eh 1 k ax n d 0", "ah v 1", "ey 1 p r ax l 0"]),
    ("twenty twenty two", &["t w eh n 1 t iy 0", "t w eh n 1 t iy 0", "t uw 1"]),
    ("hundredth", &["hh ah n 1 d r ax d th 0"]),
];

const CHINESE: &[(&str, &[Chinese])] = &[
    ("message", MESSAGE_CHINESE),
    ("history/eras/beginnings", BEGINNINGS_CHINESE),
    ("history/eras/school-of-steel", SCHOOL_OF_STEEL_CHINESE),
    ("history/eras/new-name", NEW_NAME_CHINESE),
    ("history/eras/national-stage", NATIONAL_STAGE_CHINESE),
    ("history/eras/towards-a-hundred", TOWARDS_A_HUNDRED_CHINESE),
];

const MESSAGE_CHINESE: &[Chinese] = &[
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

const BEGINNINGS_CHINESE: &[Chinese] = &[
    ("1952年", "yi1jiu2wu3er4 nian2", &["j,i55tS;iou35wu21'@r51", "n'iE35n"]),
    ("1895年", "yi1ba1jiu2wu3 nian2", &["j,i55pA55tS;iou35w'u21", "n'iE35n"]),
    ("矿冶", "kuang4ye3", &["khwa51Nj'iE214"]),
    ("天津", "tian1jin1", &["thiE55ntS;'i55n"]),
    ("清华园", "qing1hua2yuan2", &["tS;h,i55NXwA35'y&35n"]),
    ("一处", "yi2chu4", &["ji35ts.h'u51"]),
    ("不满", "bu4man3", &["pu51m'a214n"]),
];

const SCHOOL_OF_STEEL_CHINESE: &[Chinese] = &[
    ("1960年", "yi1jiu3liu4ling2 nian2", &["j,i55tS;iou21liou51l'i35N", "n'iE35n"]),
    ("北京钢铁学院", "bei3jing1 gang1tie3 xue2yuan4", &["pei21tS;'i55N", "ka55Nth'iE21", "S;yE35'y&51n"]),
    ("壳体", "qiao4ti3", &["tS;hjAu51th'i214"]),
    ("1974年", "yi1jiu3qi1si4 nian2", &["j,i55tS;iou21tS;hi55s'i[51", "n'iE35n"]),
    ("冶金史编写组", "ye3jin1shi3 bian1xie2zu3", &["j,iE21tS;i55ns.'i.21", "p,iE55nS;iE35ts'u214"]),
];

const NEW_NAME_CHINESE: &[Chinese] = &[
    ("更名", "geng1ming2", &["k@55Nm'i35N"]),
    ("1979年", "yi1jiu3qi1jiu3 nian2", &["j,i55tS;iou21tS;hi55tS;'iou21", "n'iE35n"]),
    ("德国亚琛", "de2guo2 ya4chen1", &["t@35k'uo35", "jiA51ts.h'@55n"]),
    ("1984年", "yi1jiu3ba1si4 nian2", &["j,i55tS;iou21pA55s'i[51", "n'iE35n"]),
    ("研究生院", "yan2jiu1sheng1yuan4", &["j,iE35ntS;iou55s.@55N'y&51n"]),
    ("1988年", "yi1jiu3ba1ba1 nian2", &["j,i55tS;iou21pA55p'A55", "n'iE35n"]),
];

const NATIONAL_STAGE_CHINESE: &[Chinese] = &[
    ("1997年", "yi1jiu2jiu3qi1 nian2", &["j,i55tS;iou35tS;iou21tS;h'i55", "n'iE35n"]),
    ("跻身", "ji1shen1", &["tS;i55s.'@55n"]),
    ("211工程", "er4yao1yao1 gong1cheng2", &[",@r51jAu55j'Au55", "kong55ts.h'@35N"]),
    ("尚属首次", "shang4shu2 shou3ci4", &["s.a51Ns.'u35", "s.ou21tsh'i[51"]),
    ("2008年", "er4ling2ling2ba1 nian2", &[",@r51li35Nli35Np'A55", "n'iE35n"]),
    ("柔道和跆拳道", "rou2dao4 he2 tai2quan2dao4", &["z.ou35t'Au51", "X'o-35", "th,ai35tS;hy&35nt'Au51"]),
];

const TOWARDS_A_HUNDRED_CHINESE: &[Chinese] = &[
    ("2012年", "er4ling2yi1er4 nian2", &[",@r51li35Nji55'@r51", "n'iE35n"]),
    ("两所", "liang2suo3", &["liA35Ns'uo214"]),
    ("2017年", "er4ling2yi1qi1 nian2", &[",@r51li35Nji55tS;h'i55", "n'iE35n"]),
    ("双一流", "shuang1 yi1liu2", &["s.w'A55N", "ji55l'iou35"]),
    ("4月22日", "si4yue4 er4shi2er4 ri4", &["si[53'yE51", ",@r51s.i.35'@r51", "z.'i.51"]),
    ("华诞", "hua2dan4", &["XwA35t'a51n"]),
];

fn missing(programs: &[tools::Program]) -> bool {
    let missing = tools::require(programs).err();
    if let Some(reason) = &missing {
        assert!(std::env::var_os(crate::test::SKIP_NOTHING).is_none(), "{reason}");
        println!("skipped: {reason}");
    }
    missing.is_some()
}

fn script(folder: &str, language: &str) -> Script {
    Script::read(&exhibition().join(folder), language).expect("the spoken file reads")
}

#[test]
fn the_english_voice_says_names_titles_acronyms_and_numbers_as_a_person_would() {
    if missing(&[tools::FESTIVAL, tools::SLT]) {
        return;
    }
    for (folder, expectations) in ENGLISH {
        let script = script(folder, "en");
        let phrases: Vec<&str> = expectations.iter().map(|(said, _)| *said).collect();
        let heard = festival::phones(&script, &phrases).expect("festival speaks");
        assert_eq!(heard.len(), expectations.len());
        for ((said, expected), heard) in expectations.iter().zip(heard) {
            assert!(
                script.sentences.iter().flat_map(|s| &s.clauses).any(|clause| clause.said().contains(said)),
                "nothing in {folder} says {said}"
            );
            assert_eq!(&heard, expected, "{said}");
        }
    }
}

#[test]
fn the_chinese_voice_says_names_titles_and_numbers_in_their_tones() {
    if missing(&[tools::ESPEAK]) {
        return;
    }
    for (folder, expectations) in CHINESE {
        let script = script(folder, "zh-Hans");
        for (shown, said, expected) in *expectations {
            let clause = script
                .sentences
                .iter()
                .flat_map(|sentence| &sentence.clauses)
                .find(|clause| clause.shown.replace([' ', '“', '”'], "").contains(shown))
                .unwrap_or_else(|| panic!("{shown} is not in the text of {folder}"));
            assert!(clause.said().contains(said), "{shown} is not said as {said}");
            let heard = espeak::phonemes(said).expect("espeak-ng speaks");
            assert_eq!(&heard, expected, "{shown}");
        }
    }
}

/// No digit is left to the voice, which would guess how a year or a code is read.
#[test]
fn every_number_is_spelled_out() {
    for text in folders::all(&exhibition()).expect("the exhibition reads") {
        for clause in script(&text.folder, &text.language).sentences.iter().flat_map(|sentence| &sentence.clauses) {
            let said = clause.said();
            let digits = if text.language == "en" {
                said.contains(|c: char| c.is_ascii_digit())
            } else {
                // A tone's digit follows its syllable.
                said.split(['1', '2', '3', '4', '5']).any(|syllable| syllable.ends_with(|c: char| !c.is_alphabetic()))
                    || said.contains(['0', '6', '7', '8', '9'])
            };
            assert!(!digits, "{}: {said}", text.folder);
        }
    }
}

#[test]
fn every_chinese_character_is_one_syllable_and_no_tone_digit_is_read_aloud() {
    if missing(&[tools::ESPEAK]) {
        return;
    }
    let texts = folders::all(&exhibition()).expect("the exhibition reads");
    for text in texts.iter().filter(|text| text.language == "zh-Hans") {
        for clause in script(&text.folder, "zh-Hans").sentences.iter().flat_map(|sentence| &sentence.clauses) {
            let heard = espeak::phonemes(&clause.said().replace(" / ", ", ")).expect("espeak-ng speaks");
            let tones = heard
                .iter()
                .flat_map(|word| word.split(|c: char| !c.is_ascii_digit()))
                .filter(|digits| !digits.is_empty())
                .count();
            assert_eq!(tones, syllables(&clause.shown), "{} is heard as {heard:?}", clause.shown);
            assert!(!heard.iter().any(|word| word.contains("(en)")), "{} is read in English: {heard:?}", clause.shown);
        }
    }
}

/// Syllables of a Chinese text: one a character. Years and codes are read digit by digit; a number of two digits, such
/// as a day, has the word for ten between them.
fn syllables(shown: &str) -> usize {
    let of = |number: &str| match number.as_bytes() {
        [_, b'0'] if number == "10" => 1,
        [_, b'0'] | [b'1', _] => 2,
        [_, _] => 3,
        digits => digits.len(),
    };
    let numbers = shown.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
    shown.chars().filter(|c| c.is_alphanumeric() && !c.is_ascii_digit()).count() + numbers.map(of).sum::<usize>()
}

#[test]
fn a_day_of_two_digits_has_the_word_for_ten() {
    let counted = ["2022年4月22日", "10月11日", "“211工程”", "20日"].map(syllables);
    assert_eq!(counted, [11, 5, 5, 3]);
}
