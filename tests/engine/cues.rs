//! Cues, and the times that sentences get from them.

use std::fmt::Write as _;
use std::path::Path;

use engine::exhibition::content::{Section, Sentence};
use engine::exhibition::{Draft, Media, SoundMedia, compile, read_with};
use engine::narration::timings::{self, Step};
use engine::narration::{ProbeError, probe};
use engine::problem::ProblemCode;
use engine::words::Lang;

use crate::exhibitions::{exhibition_toml, folder, found, the};
use crate::sound;

const TEXT: &str = "# Title\n\nFirst sentence here. Second “sentence” here. Third sentence here.\n";

fn narrated(text: &str, vtt: &str, length: u32) -> (Draft, Vec<Sentence>) {
    let exhibition = exhibition_toml("\"message\"");
    let folder = folder(&[
        ("exhibition.toml", exhibition.as_str()),
        ("message/section.toml", "kind = \"message\"\n"),
        ("message/en.md", text),
        ("message/en.flac", "not looked at"),
        ("message/en.vtt", vtt),
    ]);
    let draft = read_with(folder.path(), Some(&|_| Ok(length))).unwrap();
    let mut media = Media::default();
    media.sounds.insert("message/en.flac".into(), SoundMedia { name: "s".into(), duration_ms: length, gain: 0 });
    let content = compile(&draft, &media);
    let Section::Message { texts, .. } = &content.sections[0] else { panic!() };
    let sentences = texts["en"].sentences().cloned().collect();
    (draft, sentences)
}

fn vtt(cues: &[(&str, &str, &str)]) -> String {
    let mut text = "WEBVTT\n".to_owned();
    for (start, end, words) in cues {
        write!(text, "\n00:{start} --> 00:{end}\n{words}\n").unwrap();
    }
    text
}

/// Holds that times rise, inside sentences too, and end with the sound.
pub fn rising(sentences: &[Sentence], length: u32) {
    let times: Vec<u32> = sentences.iter().filter_map(|s| s.time).flatten().collect();
    assert!(times.is_sorted(), "{times:?}");
    assert!(times.iter().all(|time| *time <= length), "{times:?}");
    for sentence in sentences {
        if let Some([start, end]) = sentence.time {
            assert!(start < end);
            let inner: Vec<u32> = sentence.marks.iter().flat_map(|mark| mark.time).collect();
            assert!(inner.is_sorted() && inner.iter().all(|time| (start..=end).contains(time)));
        }
    }
}

#[test]
fn inline_times_tags_and_entities_are_read() {
    let text = "WEBVTT - spoken\n\nNOTE a note\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.500 --> 00:00:04.000 align:start\n\
                <v WU>Salt &amp; steel,\n<00:00:02.250><b>two</b> <00:03.000>lines.\n";
    let cues = timings::parse(text).unwrap();
    assert_eq!(cues.len(), 1);
    assert_eq!((cues[0].start, cues[0].end), (1_500, 4_000));
    assert_eq!(cues[0].text, "Salt & steel, two lines.");
    assert_eq!(cues[0].steps, [Step { at: 14, time: 2_250 }, Step { at: 18, time: 3_000 }]);
    assert_eq!(cues[0].line, 9);
}

#[test]
fn a_time_after_the_last_word_stands_at_the_end_of_it() {
    let words = "We thank you. <00:00:04.200>";
    let cues = vtt(&[("00.000", "05.000", words), ("05.000", "06.000", "<00:00:05.500> ")]);
    let read = timings::parse(&cues).unwrap();
    assert_eq!((read[0].text.as_str(), read[0].steps[0].at), ("We thank you.", 13));
    assert_eq!((read[1].text.as_str(), read[1].steps[0].at), ("", 0));
    let (_, sentences) = narrated("# T\n\nWe thank you.\n", &cues, 6_000);
    assert_eq!(sentences[1].time, Some([0, 5_000]));
    assert!(sentences[1].marks.is_empty());
}

#[test]
fn other_line_ends_and_a_missing_last_one_are_read() {
    for text in ["WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nA\r\n", "\u{feff}WEBVTT\n\n00:01.000 --> 00:02.000\nA"] {
        assert_eq!(timings::parse(text).unwrap().len(), 1, "{text:?}");
    }
    assert_eq!(timings::parse("WEBVTT\n").unwrap(), []);
    assert_eq!(timings::parse("WEBVTT\n\n00:01.000 --> 00:02.000\nA\n\n00:01 --> x\nB\n").unwrap_err().line, 6);
    assert!(timings::parse("").is_err());
}

#[test]
fn cues_match_their_sentences_whatever_the_quotes() {
    let cues = vtt(&[
        ("00.000", "01.000", "Title"),
        ("01.000", "02.000", "First sentence here."),
        ("02.000", "03.000", "Second \"sentence\"  here"),
        ("03.000", "04.000", "Third sentence here."),
    ]);
    let (draft, sentences) = narrated(TEXT, &cues, 4_000);
    assert_eq!(found(&draft), []);
    let times: Vec<_> = sentences.iter().map(|s| s.time.unwrap()).collect();
    assert_eq!(times, [[0, 1_000], [1_000, 2_000], [2_000, 3_000], [3_000, 4_000]]);
}

#[test]
fn sentences_taken_out_cost_the_others_nothing() {
    let sentence = |i: u32| if i % 5 == 3 { "We thank you.".to_owned() } else { format!("This is sentence {i}.") };
    let times: Vec<_> = (0..17).map(|i| (format!("{i:02}.000"), format!("{:02}.000", i + 1), sentence(i))).collect();
    let mut cues: Vec<_> = times.iter().map(|(a, b, words)| (a.as_str(), b.as_str(), words.as_str())).collect();
    cues[0].2 = "Title";
    for kept in [vec![14, 15, 16], vec![2, 16], vec![3, 14, 15]] {
        let text: Vec<String> = kept.iter().map(|i| sentence(*i)).collect();
        let (draft, sentences) = narrated(&format!("# Title\n\n{}\n", text.join(" ")), &vtt(&cues), 17_000);
        let problem = the(&draft, ProblemCode::CueUnmatched);
        assert_eq!(problem.arguments["count"], (16 - kept.len()).to_string());
        let starts: Vec<_> = sentences[1..].iter().map(|sentence| sentence.time.unwrap()[0] / 1_000).collect();
        assert_eq!(starts, kept);
    }
    // Words that are said again later are not those of a sentence whose cue is missing.
    cues.remove(3);
    let text: Vec<String> = (1..17).map(sentence).collect();
    let (draft, _) = narrated(&format!("# Title\n\n{}\n", text.join(" ")), &vtt(&cues), 17_000);
    assert_eq!(found(&draft), [(ProblemCode::SentenceWithoutCue, "message/en.vtt", None)]);
    assert_eq!(the(&draft, ProblemCode::SentenceWithoutCue).arguments["count"], "1");
}

#[test]
fn a_missing_cue_and_one_too_many_cost_only_themselves() {
    let cues = vtt(&[
        ("00.000", "01.000", "Title"),
        ("01.000", "01.500", "A jingle plays"),
        ("01.500", "02.000", "First sentence here."),
        ("05.000", "06.000", "Third sentence here."),
    ]);
    let (draft, sentences) = narrated(TEXT, &cues, 6_000);
    let unmatched = the(&draft, ProblemCode::CueUnmatched);
    assert_eq!((unmatched.line, unmatched.arguments["first"].as_str()), (Some(6), "A jingle plays"));
    assert_eq!(the(&draft, ProblemCode::SentenceWithoutCue).arguments["first"], "Second “sentence” here.");
    let times: Vec<_> = sentences.iter().map(|s| s.time.unwrap()).collect();
    assert_eq!(times, [[0, 1_000], [1_500, 2_000], [2_000, 5_000], [5_000, 6_000]]);
}

#[test]
fn a_sentence_edited_since_keeps_its_cue_without_its_clauses() {
    let cues = vtt(&[
        ("00.000", "01.000", "Title"),
        ("01.000", "02.000", "First sentences <00:01.500>were here."),
        ("02.000", "03.000", "Second sentence here."),
        ("03.000", "04.000", "Third sentence here."),
    ]);
    let (draft, sentences) = narrated(TEXT, &cues, 4_000);
    assert_eq!(the(&draft, ProblemCode::CueDiffers).line, Some(6));
    assert_eq!(sentences[1].time, Some([1_000, 2_000]));
    assert!(sentences[1].marks.is_empty());
}

#[test]
fn clauses_become_ranges_of_the_sentence_with_their_opening_quotes() {
    let cues = vtt(&[("00.000", "04.000", "Second <00:00:01.000>sentence <00:00:02.000>here.")]);
    let (_, sentences) = narrated("# T\n\nSecond “sentence” here.\n", &cues, 4_000);
    let marks: Vec<_> = sentences[1].marks.iter().map(|mark| (mark.range, mark.time)).collect();
    assert_eq!(marks, [([0, 6], [0, 1_000]), ([7, 17], [1_000, 2_000]), ([18, 23], [2_000, 4_000])]);
}

#[test]
fn ranges_count_utf_16_units() {
    let cues = vtt(&[("00.000", "04.000", "𠮷林 <00:00:01.000>省。")]);
    let (_, sentences) = narrated("# T\n\n𠮷林 省。\n", &cues, 4_000);
    assert_eq!(sentences[1].marks[0].range, [0, 3]);
    assert_eq!(sentences[1].marks[1].range, [4, 6]);
}

#[test]
fn times_that_go_back_overlap_or_run_over_the_end_are_named_and_always_rise() {
    let cues = vtt(&[
        ("00.000", "02.500", "Title"),
        ("02.000", "03.000", "First sentence here."),
        ("01.000", "01.500", "Second “sentence” <00:00:01.100>here."),
        ("03.500", "09.000", "Third <00:00:03.400>sentence <00:00:08.000>here."),
    ]);
    let (draft, sentences) = narrated(TEXT, &cues, 5_000);
    assert_eq!(the(&draft, ProblemCode::CuesOverlap).arguments["count"], "3");
    assert_eq!(the(&draft, ProblemCode::CueAfterEnd).line, Some(12));
    rising(&sentences, 5_000);
    assert_eq!(sentences[1].time, Some([2_500, 3_000]));
}

#[test]
fn any_times_at_all_rise_in_the_end() {
    let mut seed = 3_u32;
    let mut random = |most: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) % most
    };
    let words = ["Title", "First sentence here.", "Second “sentence” here.", "Third sentence here."];
    for _ in 0..60 {
        let mut text = "WEBVTT\n".to_owned();
        for _ in 0..random(7) {
            let (start, end, inner) = (random(9_000), random(9_000), random(9_000));
            let stamp = |ms: u32| format!("00:{:02}.{:03}", ms / 1_000, ms % 1_000);
            let (first, rest) = words[random(4) as usize].split_at(3);
            write!(text, "\n{} --> {}\n{first}<{}>{rest}\n", stamp(start), stamp(end), stamp(inner)).unwrap();
        }
        let (_, sentences) = narrated(TEXT, &text, 8_000);
        rising(&sentences, 8_000);
    }
}

#[test]
fn without_timings_the_sentences_share_the_recording() {
    let exhibition = exhibition_toml("\"message\"");
    let folder = folder(&[
        ("exhibition.toml", exhibition.as_str()),
        ("message/section.toml", "kind = \"message\"\n"),
        ("message/en.md", "# One\n\nTwo. Three.\n"),
        ("message/en.wav", ""),
    ]);
    let draft = read_with(folder.path(), Some(&|_| Ok(3_000))).unwrap();
    assert_eq!(the(&draft, ProblemCode::TimingsMissing).file, "message/en.wav");
    std::fs::write(folder.path().join("message/en.vtt"), "WEBVTT\n").unwrap();
    let empty = read_with(folder.path(), Some(&|_| Ok(3_000))).unwrap();
    assert_eq!(found(&empty), [(ProblemCode::TimingsMissing, "message/en.wav", None)]);
    let mut media = Media::default();
    media.sounds.insert("message/en.wav".into(), SoundMedia { name: "s".into(), duration_ms: 3_000, gain: 0 });
    let content = compile(&draft, &media);
    let Section::Message { texts, tracks, .. } = &content.sections[0] else { panic!() };
    let times: Vec<_> = texts["en"].sentences().map(|s| s.time.unwrap()).collect();
    assert_eq!(times, [[0, 1_000], [1_000, 2_000], [2_000, 3_000]]);
    assert_eq!(tracks["en"].duration, 3_000);
}

#[test]
fn a_sound_that_can_not_be_played_is_named_and_the_text_runs_in_silence() {
    let exhibition = exhibition_toml("\"message\"");
    let folder = folder(&[
        ("exhibition.toml", exhibition.as_str()),
        ("message/section.toml", "kind = \"message\"\n"),
        ("message/en.md", TEXT),
        ("message/en.mp3", ""),
        ("message/en.vtt", "WEBVTT\n\nnonsense\n"),
    ]);
    let damaged = |path: &Path| Err(ProbeError::Damaged { path: path.to_owned(), reason: "cut off".into() });
    let draft = read_with(folder.path(), Some(&damaged)).unwrap();
    assert_eq!(
        found(&draft),
        [(ProblemCode::SoundBroken, "message/en.mp3", None), (ProblemCode::TimingsBroken, "message/en.vtt", Some(4))]
    );
    assert!(draft.exhibition.sound_files().is_empty());
    let content = compile(&draft, &Media::default());
    let Section::Message { texts, tracks, .. } = &content.sections[0] else { panic!() };
    assert!(tracks["en"].sound.is_none());
    assert!(texts["en"].sentences().all(|sentence| sentence.time.is_some()));
}

#[test]
fn a_recording_over_a_limit_is_told_the_limit_and_not_that_it_is_damaged() {
    let exhibition = exhibition_toml("\"message\"");
    for (rate, bytes, expected) in [
        (
            8_000_u32,
            8_000 * 2 * 3_660_u32,
            ["its length is 61 min, and must be at most 60 min.", "时长 61 分钟，不得超过 60 分钟。"],
        ),
        (
            200_000,
            400_000,
            ["its sample rate is 200 kHz, and must be at most 192 kHz.", "采样率 200 kHz，不得超过 192 kHz。"],
        ),
        (4_000, 8_000, ["its sample rate is 4 kHz, and must be at least 8 kHz.", "采样率 4 kHz，不得低于 8 kHz。"]),
    ] {
        let folder = folder(&[
            ("exhibition.toml", exhibition.as_str()),
            ("message/section.toml", "kind = \"message\"\n"),
            ("message/en.md", TEXT),
        ]);
        let path = folder.path().join("message/en.wav");
        sound::write_wav(&path, &vec![0.0; 8_000], 1, rate);
        let mut file = std::fs::read(&path).unwrap();
        file[4..8].copy_from_slice(&(36 + bytes).to_le_bytes());
        file[40..44].copy_from_slice(&bytes.to_le_bytes());
        std::fs::write(&path, &file).unwrap();
        std::fs::File::options().write(true).open(&path).unwrap().set_len(44 + u64::from(bytes)).unwrap();
        let draft = read_with(folder.path(), Some(&|path| probe(path).map(|told| told.duration_ms))).unwrap();
        let told = Lang::ALL.map(|lang| the(&draft, ProblemCode::SoundLimit).sentence(lang));
        for (told, end) in told.iter().zip(expected) {
            assert!(told.ends_with(end), "{told}");
        }
    }
}

#[test]
fn where_narration_is_switched_off_recordings_are_not_looked_at() {
    let exhibition = exhibition_toml("\"message\"");
    let folder = folder(&[
        ("exhibition.toml", exhibition.as_str()),
        ("message/section.toml", "kind = \"message\"\n[narration]\nenabled = false\n"),
        ("message/en.md", TEXT),
        ("message/en.flac", ""),
    ]);
    for name in ["en.opus", "en.mp3", "en.vtt"] {
        std::fs::write(folder.path().join("message").join(name), "not looked at").unwrap();
    }
    let damaged = |path: &Path| Err(ProbeError::Damaged { path: path.to_owned(), reason: "cut off".into() });
    let draft = read_with(folder.path(), Some(&damaged)).unwrap();
    assert_eq!(found(&draft), []);
    assert!(draft.exhibition.sound_files().is_empty());
    let content = compile(&draft, &Media::default());
    let Section::Message { texts, tracks, .. } = &content.sections[0] else { panic!() };
    assert!(tracks.is_empty());
    assert!(texts["en"].sentences().all(|sentence| sentence.time.is_none()));
}

#[test]
fn a_recording_that_can_not_be_of_its_text_is_named() {
    let text = format!("# Title\n\n{}\n", "These are five short words. ".repeat(40).trim());
    let cues = vtt(&[("00.000", "01.000", "Title")]);
    // Of 201 words a slow reader takes 120 s.
    for (seconds, is_named) in [(39, true), (42, false), (75, false), (120, false), (350, false), (370, true)] {
        let (draft, _) = narrated(&text, &cues, seconds * 1_000);
        assert_eq!(found(&draft).iter().any(|(code, ..)| *code == ProblemCode::SoundLength), is_named, "{seconds} s");
        if is_named {
            let said = the(&draft, ProblemCode::SoundLength).sentence(Lang::En);
            assert_eq!(said, format!("message/en.flac lasts {seconds} s, and its text takes about 120 s to read."));
        }
    }
    let (draft, _) = narrated("# Title\n\nHi.\n", &cues, 10_500);
    assert!(!found(&draft).iter().any(|(code, ..)| *code == ProblemCode::SoundLength), "a pause may be as long");
}
