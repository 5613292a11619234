//! Recordings and captions: beside the text that they read, or kept for staff.

use std::fs;

use engine::intake::Role;
use engine::problem::ProblemCode as P;
use engine::words::Lang;

use super::{Desk, codes, problem, taken};
use crate::sound::fixture;

fn sound(name: &str) -> Vec<u8> {
    std::fs::read(fixture(name)).expect("a sound")
}

#[test]
fn a_recording_named_by_its_language_reads_the_text_of_that_language() {
    let desk = Desk::new();
    desk.put("en.mp3", sound("tone.mp3"));
    desk.put("en.srt", "1\r\n00:00:00,000 --> 00:00:01,000\r\nWelcome\r\n");
    let report = desk.import_to(Some("message"));
    assert_eq!(taken(&report), [("message/en.mp3", Role::Narration), ("message/en.vtt", Role::Timings)]);
    assert_eq!(report.problems, []);
    assert_eq!(report.taken[1].converted_from.as_deref(), Some("srt"));
    assert!(desk.read("message/en.vtt").starts_with("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nWelcome\n"));
    desk.assert_no_errors("narration");
    desk.assert_nothing_left("narration");
}

#[test]
fn without_a_section_the_name_or_the_folder_says_which_text_is_read() {
    for name in ["message.en.m4a", "message/en.m4a", "Message_en.M4A", "message/EN.m4a"] {
        let desk = Desk::new();
        desk.put(name, sound("tone.m4a"));
        let report = desk.import();
        assert_eq!(taken(&report), [("message/en.m4a", Role::Narration)], "{name}: {report:?}");
    }
}

#[test]
fn a_recording_of_no_known_text_is_kept_where_visitors_never_see_it() {
    let desk = Desk::new();
    desk.put("校歌 (现场).wav", sound_wav());
    desk.put("fr.ogg", sound("tone.ogg"));
    let report = desk.import_to(Some("message"));
    assert_eq!(taken(&report), [("message/notes/fr.ogg", Role::Note), ("message/notes/校歌-现场.wav", Role::Note)]);
    assert_eq!(codes(&report), [P::SoundUnplaced, P::SoundUnplaced]);
    assert!(problem(&report, "fr.ogg").remedy(Lang::En).contains("en.ogg"), "{report:?}");
    assert!(!desk.check().problems.iter().any(|problem| problem.file.contains("notes")), "{:?}", desk.check());

    let desk = Desk::new();
    desk.put("song.flac", sound("tone.flac"));
    assert_eq!(taken(&desk.import()), [("notes/song.flac", Role::Note)]);
    desk.assert_no_errors("kept");
}

fn sound_wav() -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("a.wav");
    crate::sound::write_wav(&path, &crate::sound::rising(16_000, 0.5), 1, 16_000);
    std::fs::read(path).expect("a sound")
}

#[test]
fn a_recording_that_is_there_is_never_replaced() {
    let desk = Desk::new();
    desk.kiosk.write("message/en.flac", sound("tone.flac"));
    desk.put("en.mp3", sound("tone.mp3"));
    let report = desk.import_to(Some("message"));
    assert_eq!(taken(&report), [("message/notes/en.mp3", Role::Note)]);
    assert_eq!(codes(&report), [P::SoundThere]);
    assert!(problem(&report, "en.mp3").sentence(Lang::En).contains("message/en.flac"));
    assert_eq!(std::fs::read(desk.root().join("message/en.flac")).expect("a sound"), sound("tone.flac"));
}

#[test]
fn what_can_not_be_played_is_named_with_the_way_to_convert_it() {
    let desk = Desk::new();
    desk.put("a.opus", sound("tone.opus"));
    desk.put("b.mp3", &sound("tone.mp3")[..10]);
    desk.put("c.m4a", &sound("tone.m4a")[..6000]);
    desk.put("d.m4a", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\x30moov\0\0\0\x28hdlr\0\0\0\0\0\0\0\0vide".as_slice());
    desk.put("e.mp4", b"\0\0\0\x18ftypisom\0\0\0\0mp42isom".as_slice());
    desk.put("f.srt", "1\n00:00:00,000 --> x\nA\n");
    let report = desk.import_to(Some("message"));
    assert_eq!(taken(&report), []);
    for (file, words) in [("a.opus", "Opus"), ("d.m4a", "a film"), ("e.mp4", "a film")] {
        assert!(problem(&report, file).sentence(Lang::En).contains(words), "{file}");
    }
    assert!(problem(&report, "a.opus").remedy(Lang::En).contains("FLAC"));
    assert_eq!(problem(&report, "c.m4a").code, P::SoundBroken);
    assert_eq!(problem(&report, "f.srt").code, P::TimingsBroken);
    assert!(problem(&report, "b.mp3").severity == engine::problem::Severity::Error);
}

#[test]
fn a_recording_is_placed_once_its_name_says_where() {
    let desk = Desk::without_gallery();
    let sound = fs::read(fixture("tone.mp3")).expect("a recording");
    let path = desk.put("Track 01.mp3", &sound);
    assert_eq!(taken(&desk.import()), [("notes/Track-01.mp3", Role::Note)]);
    assert_eq!(desk.import().taken, [], "kept once");
    for name in ["message（英文）.mp3", "message-en.mp3"] {
        fs::rename(&path, desk.stick().join(name)).expect("renamed");
        let report = desk.import();
        assert_eq!(taken(&report), [("message/en.mp3", Role::Narration)], "{name}: {report:?}");
        fs::remove_file(desk.root().join("message/en.mp3")).expect("removed");
        fs::rename(desk.stick().join(name), &path).expect("renamed");
    }
    fs::rename(&path, desk.stick().join("message.zh-CN.mp3")).expect("renamed");
    assert_eq!(taken(&desk.import()), [("message/zh-Hans.mp3", Role::Narration)]);
}
