//! The committed texts, sounds and timings agree with each other and with the source.

use std::path::{Path, PathBuf};

use super::folders::{self, Text};
use super::spoken::Script;
use super::{exhibition, loudness, texts, tools};

const LANGUAGES: [&str; 2] = ["en", "zh-Hans"];

/// A cue as the file has it: times in ms, clauses with the time at which each begins.
struct Cue {
    begin: u64,
    end: u64,
    clauses: Vec<(u64, String)>,
}

fn message() -> PathBuf {
    exhibition().join("message")
}

/// Every text that is narrated.
fn narrated() -> Vec<Text> {
    folders::all(&exhibition()).expect("the exhibition reads")
}

fn script(text: &Text) -> Script {
    Script::read(&text.path, &text.language).expect("the spoken file reads")
}

fn ms(stamp: &str) -> u64 {
    let (seconds, fraction) = stamp.split_once('.').expect("a stamp has a fraction");
    let whole = seconds.split(':').fold(0, |sum, part| sum * 60 + part.parse::<u64>().expect("a number"));
    whole * 1000 + fraction.parse::<u64>().expect("three digits")
}

fn cues(text: &Text) -> Vec<Cue> {
    let file = text.path.join(format!("{}.vtt", text.language));
    let text = std::fs::read_to_string(file).expect("the timings are committed");
    let mut blocks = text.split("\n\n");
    assert_eq!(blocks.next(), Some("WEBVTT"));
    blocks
        .map(|block| {
            let (times, payload) = block.split_once('\n').expect("times above the text");
            let (begin, end) = times.split_once(" --> ").expect("a begin and an end");
            let mut pieces = payload.trim_end().split('<');
            let opening = pieces.next().expect("text").to_owned();
            let mut clauses = vec![(ms(begin), opening)];
            clauses.extend(pieces.map(|piece| {
                let (stamp, shown) = piece.split_once('>').expect("a closed stamp");
                (ms(stamp), shown.to_owned())
            }));
            Cue { begin: ms(begin), end: ms(end), clauses }
        })
        .collect()
}

/// Words with their apostrophes and hyphens, and nothing else.
fn words(text: &str) -> Vec<String> {
    text.replace("’ s ", "’s ")
        .replace('’', "'")
        .split(|c: char| c.is_whitespace() || "“”\"".contains(c))
        .map(|word| word.trim_matches(|c: char| ",.;:!?".contains(c)).to_owned())
        .filter(|word| !word.is_empty() && word != "&")
        .collect()
}

/// The length of a FLAC file in ms, from its first metadata block.
fn flac_ms(path: &Path) -> u64 {
    let bytes = std::fs::read(path).expect("the sound is committed");
    assert_eq!(&bytes[..4], b"fLaC");
    let block = &bytes[18..26];
    let packed = u64::from_be_bytes(block.try_into().expect("eight bytes"));
    let (rate, samples) = (packed >> 44, packed & 0xF_FFFF_FFFF);
    samples * 1000 / rate
}

#[test]
fn the_english_is_word_for_word_the_source() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/message.en.txt");
    let source = std::fs::read_to_string(source).expect("the source is a fixture");
    let ours = texts::paragraphs(&message(), "en").expect("the text reads");
    assert_eq!(words(&ours.join(" ")), words(&source));
}

#[test]
fn the_message_and_every_era_are_narrated_in_both_languages() {
    let eras = exhibition().join("history/eras");
    let mut expected = vec!["message".to_owned()];
    for entry in std::fs::read_dir(eras).expect("the eras") {
        expected.push(format!("history/eras/{}", entry.expect("an era").file_name().to_string_lossy()));
    }
    assert!(expected.len() > 1, "there are eras");
    let mut pairs: Vec<_> =
        expected.iter().flat_map(|folder| LANGUAGES.map(|language| (folder.as_str(), language))).collect();
    pairs.sort_unstable();
    let narrated = narrated();
    let found: Vec<_> = narrated.iter().map(|text| (text.folder.as_str(), text.language.as_str())).collect();
    assert_eq!(found, pairs);
}

#[test]
fn only_the_folders_that_are_named_are_narrated() {
    let message = folders::chosen(&exhibition(), &["message/".to_owned()]).expect("the message is spoken");
    assert!(message.iter().map(|text| text.language.as_str()).eq(LANGUAGES));
    assert!(message.iter().all(|text| text.folder == "message"));
    let error = folders::chosen(&exhibition(), &["mesage".to_owned()]).expect_err("there is no such folder");
    assert!(error.to_string().starts_with("nothing in mesage is spoken. These are: history/eras/"), "{error}");
}

#[test]
fn both_languages_have_the_same_sentences_in_every_paragraph() {
    let counts = |text: &Text| -> Vec<usize> {
        texts::paragraphs(&text.path, &text.language)
            .expect("the text reads")
            .iter()
            .map(|paragraph| paragraph.matches(['.', '!', '?', '。', '！', '？']).count())
            .collect()
    };
    for pair in narrated().chunks(2) {
        assert_eq!(counts(&pair[0]), counts(&pair[1]), "{}", pair[0].folder);
        if pair[0].folder == "message" {
            assert_eq!(counts(&pair[0]), [1, 0, 2, 3, 3, 0]);
        }
    }
}

#[test]
fn the_chinese_is_set_in_chinese_punctuation() {
    for text in narrated().iter().filter(|text| text.language == "zh-Hans") {
        for paragraph in texts::paragraphs(&text.path, "zh-Hans").expect("the text reads") {
            let foreign: String = paragraph.chars().filter(|c| c.is_ascii() && !c.is_ascii_digit()).collect();
            assert_eq!(foreign.trim(), "", "{paragraph}");
        }
    }
}

#[test]
fn what_is_spoken_covers_the_text_and_its_clauses_are_short_enough_to_mark() {
    for text in narrated() {
        let script = script(&text);
        texts::pieces(&text.path, &text.language, &script).expect("every sentence is spoken");
        for clause in script.sentences.iter().flat_map(|s| &s.clauses) {
            let length = if text.language == "en" {
                clause.shown.split_whitespace().count()
            } else {
                clause.shown.chars().filter(|c| c.is_alphanumeric()).count()
            };
            let most = if text.language == "en" { 14 } else { 20 };
            assert!((2..=most).contains(&length), "{length}: {}", clause.shown);
        }
    }
}

#[test]
fn every_cue_is_a_sentence_as_it_is_shown_clause_by_clause() {
    for text in narrated() {
        let script = script(&text);
        let pieces = texts::pieces(&text.path, &text.language, &script).expect("a text");
        let cues = cues(&text);
        assert_eq!(cues.len(), pieces.len());
        for ((cue, piece), sentence) in cues.iter().zip(&pieces).zip(&script.sentences) {
            let shown: String = cue.clauses.iter().map(|(_, shown)| shown.as_str()).collect();
            assert_eq!(shown, piece.text);
            assert_eq!(cue.clauses.len(), sentence.clauses.len());
        }
    }
}

#[test]
fn cues_rise_do_not_overlap_and_end_within_the_sound() {
    for text in narrated() {
        let mut before = 0;
        for cue in cues(&text) {
            assert!(before <= cue.begin && cue.begin < cue.end);
            for pair in cue.clauses.windows(2) {
                assert!(pair[0].0 < pair[1].0, "{} comes too early", pair[1].1);
            }
            assert!(cue.clauses.last().expect("a clause").0 < cue.end);
            before = cue.end;
        }
        let sound = text.path.join(format!("{}.flac", text.language));
        assert!(before <= flac_ms(&sound), "{} ends after its sound", sound.display());
    }
}

#[test]
fn the_sound_is_as_loud_as_promised_and_its_peaks_are_whole() {
    if let Err(reason) = tools::require(&[tools::FFMPEG]) {
        println!("skipped: {reason}");
        return;
    }
    for text in narrated() {
        let sound = text.path.join(format!("{}.flac", text.language));
        let measured = loudness::measure(&sound, "").expect("ffmpeg measures");
        let (loudness, name) = (measured.loudness, sound.display());
        assert!((loudness - loudness::LOUDNESS).abs() <= loudness::WITHIN, "{name}: {loudness} LUFS");
        assert!(measured.peak <= loudness::PEAK, "{name}: {} dBTP", measured.peak);
    }
}

#[test]
fn a_missing_program_is_named_with_the_package_that_brings_it() {
    let absent = tools::Program { name: "a-program-that-nobody-has", package: "its-package" };
    let error = tools::require(&[absent]).expect_err("it is absent");
    assert_eq!(
        error.to_string(),
        "these programs are missing: a-program-that-nobody-has. \
         Install them: apt-get install its-package"
    );
}
