//! The committed texts, sounds and timings agree with each other and with the source.

use std::path::Path;

use super::spoken::Script;
use super::{loudness, message_folder, texts, tools};

const LANGUAGES: [&str; 2] = ["en", "zh-Hans"];

/// A cue as the file has it: times in ms, clauses with the time at which each begins.
struct Cue {
    begin: u64,
    end: u64,
    clauses: Vec<(u64, String)>,
}

fn script(language: &str) -> Script {
    Script::read(&message_folder(), language).expect("the spoken file reads")
}

fn ms(stamp: &str) -> u64 {
    let (seconds, fraction) = stamp.split_once('.').expect("a stamp has a fraction");
    let whole = seconds.split(':').fold(0, |sum, part| sum * 60 + part.parse::<u64>().expect("a number"));
    whole * 1000 + fraction.parse::<u64>().expect("three digits")
}

fn cues(language: &str) -> Vec<Cue> {
    let file = message_folder().join(format!("{language}.vtt"));
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
    let ours = texts::paragraphs(&message_folder(), "en").expect("the text reads");
    assert_eq!(words(&ours.join(" ")), words(&source));
}

#[test]
fn both_languages_have_the_same_sentences_in_every_paragraph() {
    let counts = |language| -> Vec<usize> {
        texts::paragraphs(&message_folder(), language)
            .expect("the text reads")
            .iter()
            .map(|paragraph| paragraph.matches(['.', '!', '?', '。', '！', '？']).count())
            .collect()
    };
    assert_eq!(counts("en"), [1, 0, 2, 3, 3, 0]);
    assert_eq!(counts("zh-Hans"), counts("en"));
}

#[test]
fn the_chinese_is_set_in_chinese_punctuation() {
    for paragraph in texts::paragraphs(&message_folder(), "zh-Hans").expect("the text reads") {
        let foreign: String = paragraph.chars().filter(char::is_ascii).collect();
        assert_eq!(foreign.trim(), "", "{paragraph}");
    }
}

#[test]
fn what_is_spoken_covers_the_text_and_its_clauses_are_short_enough_to_mark() {
    for language in LANGUAGES {
        let script = script(language);
        texts::pieces(&message_folder(), language, &script).expect("every sentence is spoken");
        for clause in script.sentences.iter().flat_map(|s| &s.clauses) {
            let length = if language == "en" {
                clause.shown.split_whitespace().count()
            } else {
                clause.shown.chars().filter(|c| c.is_alphanumeric()).count()
            };
            let most = if language == "en" { 14 } else { 20 };
            assert!((2..=most).contains(&length), "{length}: {}", clause.shown);
        }
    }
}

#[test]
fn every_cue_is_a_sentence_as_it_is_shown_clause_by_clause() {
    for language in LANGUAGES {
        let script = script(language);
        let pieces = texts::pieces(&message_folder(), language, &script).expect("a text");
        let cues = cues(language);
        assert_eq!(cues.len(), pieces.len());
        for ((cue, piece), sentence) in cues.iter().zip(&pieces).zip(&script.sentences) {
            let text: String = cue.clauses.iter().map(|(_, shown)| shown.as_str()).collect();
            assert_eq!(text, piece.text);
            assert_eq!(cue.clauses.len(), sentence.clauses.len());
        }
    }
}

#[test]
fn cues_rise_do_not_overlap_and_end_within_the_sound() {
    for language in LANGUAGES {
        let mut before = 0;
        for cue in cues(language) {
            assert!(before <= cue.begin && cue.begin < cue.end);
            for pair in cue.clauses.windows(2) {
                assert!(pair[0].0 < pair[1].0, "{} comes too early", pair[1].1);
            }
            assert!(cue.clauses.last().expect("a clause").0 < cue.end);
            before = cue.end;
        }
        let sound = message_folder().join(format!("{language}.flac"));
        assert!(before <= flac_ms(&sound), "{language} ends after its sound");
    }
}

#[test]
fn the_sound_is_as_loud_as_promised_and_its_peaks_are_whole() {
    if let Err(reason) = tools::require(&[tools::FFMPEG]) {
        println!("skipped: {reason}");
        return;
    }
    for language in LANGUAGES {
        let sound = message_folder().join(format!("{language}.flac"));
        let measured = loudness::measure(&sound, "").expect("ffmpeg measures");
        assert!(
            (measured.loudness - loudness::LOUDNESS).abs() <= loudness::WITHIN,
            "{language}: {} LUFS",
            measured.loudness
        );
        assert!(measured.peak <= loudness::PEAK, "{language}: {} dBTP", measured.peak);
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
