//! Reading and compiling a message.

use engine::exhibition::content::BlockRole::{Epigraph, Paragraph, Signature, Title};
use engine::exhibition::content::{Section, Voice};
use engine::exhibition::{Content, Media, SoundMedia, compile};

use crate::exhibitions::{bilingual_toml, draft, found};

const SECTION: &str = r#"
kind = "message"
date = "2022-04-22"
[epigraph]
en = "We serve."
zh-Hans = "我们服务。"
[notice]
zh-Hans = "非官方译文"
[[signatories]]
role = { en = "Chancellor", zh-Hans = "党委书记" }
name = { en = "WU Guilong", zh-Hans = "武贵龙" }
[narration]
voice = "synthetic"
"#;

fn message(extra: &[(&str, &str)], media: &Media) -> Content {
    let exhibition = bilingual_toml("\"message\"");
    let mut files = vec![
        ("exhibition.toml", exhibition.as_str()),
        ("message/section.toml", SECTION),
        ("message/en.md", "# To *all*\n\nWU Guilong writes. He signs.\n\nThank you.\n"),
        ("message/zh-Hans.md", "# 致大家\n\n武贵龙写信。他签名。\n\n谢谢。\n"),
    ];
    files.extend_from_slice(extra);
    compile(&draft(&files), media)
}

#[test]
fn a_message_is_an_epigraph_a_title_paragraphs_and_signatures() {
    let content = message(&[], &Media::default());
    let Section::Message { title, texts, notice, date, .. } = &content.sections[0] else { panic!() };
    assert_eq!(title["en"], "To all");
    assert_eq!(title["zh-Hans"], "致大家");
    assert_eq!(notice["zh-Hans"], "非官方译文");
    assert_eq!(date.as_deref(), Some("2022-04-22"));
    let roles: Vec<_> = texts["en"].blocks.iter().map(|block| block.role).collect();
    assert_eq!(roles, [Epigraph, Title, Paragraph, Paragraph, Signature]);
    let words: Vec<_> = texts["zh-Hans"].sentences().map(|s| s.text.as_str()).collect();
    assert_eq!(words, ["我们服务。", "致大家", "武贵龙写信。", "他签名。", "谢谢。", "党委书记 武贵龙"]);
    assert_eq!(texts["zh-Hans"].places, [0, 1, 2, 3, 4, 5]);
}

#[test]
fn a_valid_message_has_no_problem() {
    let exhibition = bilingual_toml("\"message\"");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("message/section.toml", SECTION),
        ("message/en.md", "# A\n\nB.\n"),
        ("message/zh-Hans.md", "# 甲\n\n乙。\n"),
    ]);
    assert_eq!(found(&draft), []);
}

#[test]
fn a_name_never_breaks_and_emphasis_keeps_its_place() {
    let content = message(&[], &Media::default());
    let Section::Message { texts, .. } = &content.sections[0] else { panic!() };
    let sentences: Vec<_> = texts["en"].sentences().collect();
    assert_eq!(sentences[1].emphasis, [[3, 6]]);
    assert_eq!(sentences[2].unbroken, [[0, 10]]);
    assert_eq!(sentences[5].unbroken, [[11, 21]]);
    let signature = texts["zh-Hans"].sentences().last().unwrap();
    assert_eq!(signature.unbroken, [[5, 8]]);
}

#[test]
fn without_a_recording_the_text_runs_in_silence_at_reading_speed() {
    let content = message(&[], &Media::default());
    let Section::Message { texts, tracks, .. } = &content.sections[0] else { panic!() };
    assert_eq!(tracks["en"].voice, Voice::Silent);
    let last = texts["en"].sentences().last().unwrap();
    assert_eq!(last.time.unwrap()[1], tracks["en"].duration);
    // Three words at 100 words a minute.
    assert_eq!(texts["en"].sentences().nth(2).unwrap().text, "WU Guilong writes.");
    let [start, end] = texts["en"].sentences().nth(2).unwrap().time.unwrap();
    assert_eq!(end - start, 1800);
}

#[test]
fn a_recording_brings_its_voice_its_sound_and_its_cues() {
    let mut media = Media::default();
    let sound = SoundMedia { name: "sound/abc.flac".into(), duration_ms: 9_000, gain: 0 };
    media.sounds.insert("message/en.flac".into(), sound);
    let vtt = "WEBVTT\n\n00:00.000 --> 00:01.000\nWe serve.\n\n00:01.000 --> 00:02.000\nTo all\n\n\
               00:02.000 --> 00:04.000\nWU Guilong <00:03.500>writes.\n\n00:04.000 --> 00:05.000\nHe signs.\n\n\
               00:05.000 --> 00:06.000\nThank you.\n\n00:06.500 --> 00:08.000\nChancellor WU Guilong\n";
    let content = message(&[("message/en.flac", "not looked at"), ("message/en.vtt", vtt)], &media);
    let Section::Message { texts, tracks, .. } = &content.sections[0] else { panic!() };
    assert_eq!(tracks["en"].voice, Voice::Synthetic);
    assert_eq!(tracks["en"].sound.as_deref(), Some("sound/abc.flac"));
    assert_eq!(tracks["en"].duration, 9_000);
    let sentence = texts["en"].sentences().nth(2).unwrap();
    assert_eq!(sentence.time, Some([2_000, 4_000]));
    assert_eq!(sentence.marks.len(), 2);
    assert_eq!(sentence.marks[0].range, [0, 10]);
    assert_eq!(sentence.marks[1].range, [11, 18]);
    assert_eq!(sentence.marks[1].time, [3_500, 4_000]);
    assert_eq!(tracks["zh-Hans"].voice, Voice::Silent);
}

#[test]
fn content_survives_storing() {
    let content = message(&[], &Media::default());
    let stored = serde_json::to_string(&content).unwrap();
    assert_eq!(serde_json::from_str::<Content>(&stored).unwrap(), content);
}
