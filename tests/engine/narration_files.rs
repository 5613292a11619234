//! Recordings as files: whole, broken, cut off and beyond the limits.

#![allow(clippy::float_cmp, reason = "samples are the same or they are not")]

use std::path::{Path, PathBuf};

use engine::narration::loudness;
use engine::narration::probe::Limit;
use engine::narration::track::Track;
use engine::narration::{Probe, ProbeError, probe};

use crate::sound;

const NAMES: [&str; 4] = ["tone.flac", "tone.ogg", "tone.mp3", "tone.m4a"];

fn dir() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn wav(dir: &Path, samples: &[f32], channels: u16, rate: u32) -> PathBuf {
    let path = dir.join("sound.wav");
    sound::write_wav(&path, samples, channels, rate);
    path
}

#[test]
fn every_format_is_told_and_decoded() {
    for name in NAMES {
        let path = sound::fixture(name);
        let told = probe(&path).unwrap();
        assert_eq!((told.channels, told.rate), (1, 22_050), "{name}");
        // MP3 and AAC pad what they hold.
        assert!((1990..2200).contains(&told.duration_ms), "{name}: {} ms", told.duration_ms);
        let track = Track::read(&path).unwrap();
        assert!(!track.cut_short(), "{name}");
        assert!((track.duration_ms() - f64::from(told.duration_ms)).abs() < 60.0, "{name}: {}", track.duration_ms());
        let samples: Vec<f32> = (5000..20_000).map(|index| track.frame(index)[0]).collect();
        let pitch = sound::pitch(&samples, 22_050).unwrap();
        assert!((pitch - 220.0).abs() < 0.5, "{name}: {pitch} Hz");
    }
}

#[test]
fn a_format_is_known_by_its_content_and_not_by_its_name() {
    let dir = dir();
    for name in NAMES {
        for other in ["0f3a", "sound.wav", "sound.txt"] {
            let path = dir.path().join(other);
            std::fs::copy(sound::fixture(name), &path).unwrap();
            assert_eq!(probe(&path).unwrap(), probe(&sound::fixture(name)).unwrap(), "{name} as {other}");
        }
    }
}

#[test]
fn a_lossless_file_is_told_to_the_millisecond() {
    let dir = dir();
    let path = wav(dir.path(), &sound::rising(44_100, 1.25), 1, 44_100);
    let expected = Probe { duration_ms: 1250, channels: 1, rate: 44_100 };
    assert_eq!(probe(&path).unwrap(), expected);
    assert_eq!(probe(&sound::fixture("tone.flac")).unwrap().duration_ms, 2000);
}

#[test]
fn a_wav_file_is_decoded_sample_by_sample() {
    let dir = dir();
    let samples = sound::rising(16_000, 0.5);
    let track = Track::read(&wav(dir.path(), &samples, 1, 16_000)).unwrap();
    assert_eq!(track.frames(), samples.len());
    for (index, sample) in samples.iter().enumerate() {
        assert!((track.frame(index)[0] - sample).abs() < 1e-4);
    }
    assert_eq!(track.frame(samples.len()), [0.0; 2]);
}

#[test]
fn six_channels_are_mixed_to_one() {
    let dir = dir();
    let mut samples = Vec::new();
    for sample in sound::steady(48_000, 0.2, 440.0) {
        samples.extend([sample, 0.0, 0.0, 0.0, 0.0, 0.0]);
    }
    let track = Track::read(&wav(dir.path(), &samples, 6, 48_000)).unwrap();
    assert_eq!(track.channels(), 1);
    assert!((track.frame(1000)[0] - samples[6000] / 6.0).abs() < 1e-3);
}

#[test]
fn what_is_not_a_recording_is_refused_for_what_it_is() {
    let dir = dir();
    let missing = probe(&dir.path().join("no.flac")).unwrap_err();
    assert!(matches!(missing, ProbeError::Io { .. }), "{missing}");
    let folder = probe(dir.path()).unwrap_err();
    assert!(matches!(folder, ProbeError::Io { .. }), "{folder}");
    for (name, bytes) in [("text.mp3", &b"This is no sound at all. ".repeat(400)[..]), ("empty.flac", &[])] {
        let path = dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let error = probe(&path).unwrap_err();
        assert!(matches!(error, ProbeError::Unsupported { .. } | ProbeError::Damaged { .. }), "{name}: {error}");
        assert!(Track::read(&path).is_err(), "{name}");
    }
    let opus = probe(&sound::fixture("tone.opus")).unwrap_err();
    assert!(matches!(opus, ProbeError::Unsupported { .. }), "{opus}");
}

#[test]
fn a_recording_beyond_a_limit_is_refused_by_that_limit() {
    let dir = dir();
    for (channels, rate, expected) in [(9, 44_100, Limit::Channels), (1, 4_000, Limit::Rate), (1, 200_000, Limit::Rate)]
    {
        let path = wav(dir.path(), &vec![0.1; 9 * 2000], channels, rate);
        for error in [probe(&path).unwrap_err(), Track::read(&path).unwrap_err()] {
            assert!(matches!(error, ProbeError::Limit { limit, .. } if limit == expected), "{expected:?}: {error}");
        }
    }
}

#[test]
fn a_recording_longer_than_an_hour_is_refused_without_reading_it() {
    let dir = dir();
    let path = wav(dir.path(), &vec![0.0; 8000], 1, 8_000);
    let bytes = 8_000_u32 * 2 * 3601;
    let mut file = std::fs::read(&path).unwrap();
    file[4..8].copy_from_slice(&(36 + bytes).to_le_bytes());
    file[40..44].copy_from_slice(&bytes.to_le_bytes());
    std::fs::write(&path, &file).unwrap();
    std::fs::File::options().write(true).open(&path).unwrap().set_len(44 + u64::from(bytes)).unwrap();
    for error in [probe(&path).unwrap_err(), Track::read(&path).unwrap_err()] {
        assert!(matches!(error, ProbeError::Limit { limit: Limit::Duration, .. }), "{error}");
    }
}

#[test]
fn a_file_too_large_is_refused_by_its_size() {
    let dir = dir();
    let path = wav(dir.path(), &vec![0.0; 8000], 1, 8_000);
    std::fs::File::options().write(true).open(&path).unwrap().set_len((1 << 30) + 1).unwrap();
    let error = probe(&path).unwrap_err();
    assert!(matches!(error, ProbeError::Limit { limit: Limit::FileSize, .. }), "{error}");
}

#[test]
fn a_cut_off_recording_plays_what_there_is_and_says_so() {
    let dir = dir();
    let whole = wav(dir.path(), &sound::rising(22_050, 4.0), 1, 22_050);
    let files = NAMES.map(sound::fixture).into_iter().chain([whole]);
    for file in files {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        let bytes = std::fs::read(&file).unwrap();
        let cut = dir.path().join(format!("cut-{name}"));
        std::fs::write(&cut, &bytes[..bytes.len() * 4 / 5]).unwrap();
        let told = probe(&cut);
        let read = Track::read(&cut);
        println!("{name}: {told:?}, {:?}", read.as_ref().map(|track| (track.duration_ms(), track.cut_short())));
        match name.as_str() {
            // Ogg tells its length in its last page, whichever that is.
            "tone.ogg" => {
                let track = read.unwrap();
                assert!((200.0..1900.0).contains(&track.duration_ms()), "{name}: {}", track.duration_ms());
            }
            // Its index comes last.
            "tone.m4a" => assert!(told.is_err() && read.is_err(), "{name}"),
            _ => {
                assert!(matches!(told, Err(ProbeError::Damaged { .. })), "{name}: {told:?}");
                let track = read.unwrap();
                assert!(track.cut_short(), "{name}");
                assert!(track.duration_ms() > 200.0, "{name}: {}", track.duration_ms());
            }
        }
    }
}

#[test]
fn damaged_bytes_anywhere_never_bring_it_down() {
    let dir = dir();
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed as usize
    };
    for name in NAMES {
        let bytes = std::fs::read(sound::fixture(name)).unwrap();
        let path = dir.path().join(name);
        for round in 0..40 {
            let mut damaged = bytes.clone();
            // The first rounds hit the head, where lengths and formats are told.
            let reach = if round < 20 { 200 } else { damaged.len() };
            for _ in 0..8 {
                let at = random() % reach;
                damaged[at] = random() as u8;
            }
            damaged.truncate(damaged.len() - random() % (damaged.len() / 2));
            std::fs::write(&path, &damaged).unwrap();
            let _ = probe(&path);
            if let Ok(track) = Track::read(&path) {
                assert!(track.frames() > 0 && track.duration_ms() < 3_700_000.0);
                assert!((0..track.frames()).all(|index| track.frame(index)[0].abs() <= 1.0));
            }
        }
    }
}

#[test]
fn a_studio_rate_is_brought_down_and_lasts_as_long() {
    let dir = dir();
    let mut samples = Vec::new();
    for sample in sound::steady(96_000, 1.0, 440.0) {
        samples.extend([sample, 0.0]);
    }
    let track = Track::read(&wav(dir.path(), &samples, 2, 96_000)).unwrap();
    assert_eq!((track.rate().get(), track.channels()), (48_000, 2));
    assert!((track.duration_ms() - 1000.0).abs() < 0.1);
    let left: Vec<f32> = (0..track.frames()).map(|index| track.frame(index)[0]).collect();
    assert!((sound::pitch(&left, 48_000).unwrap() - 440.0).abs() < 0.5);
    assert!((sound::loudness(&left) / sound::loudness(&samples) - std::f64::consts::SQRT_2).abs() < 0.01);
    assert!((0..track.frames()).all(|index| track.frame(index)[1] == 0.0));
}

#[test]
fn a_soft_recording_is_brought_to_the_loudness_of_the_others() {
    let dir = tempfile::tempdir().unwrap();
    let tone = |amplitude: f32| -> Vec<f32> {
        (0..48_000 * 4)
            .map(|n| amplitude * (f64::from(n) * 997.0 * std::f64::consts::TAU / 48_000.0).sin() as f32)
            .collect()
    };
    // In one channel, a sine of full scale at 997 Hz measures -3.01 LUFS (ITU-R BS.1770).
    let soft = wav(dir.path(), &tone(0.01), 1, 48_000);
    let gain = loudness::gain(&soft).unwrap();
    assert!((240 - 2..=240).contains(&gain), "-43 LUFS are 25 dB away, and 24 is the most: {gain}");
    let louder = Track::read(&soft).unwrap().louder(gain);
    let samples: Vec<f32> = (0..louder.frames()).map(|n| louder.frame(n)[0]).collect();
    let again = wav(dir.path(), &samples, 1, 48_000);
    let left = loudness::gain(&again).unwrap();
    assert!(left.abs() <= 12, "what is left is what was too much at once: {left}");
    let loud = wav(dir.path(), &tone(0.9), 1, 48_000);
    let lowered = loudness::gain(&loud).unwrap();
    assert!((-142..=-138).contains(&lowered), "{lowered}");
}
