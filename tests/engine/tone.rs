//! The tone by which a loudspeaker is tried.

use std::sync::mpsc;

use engine::narration::tone::tone;
use engine::narration::{Narrator, Output, Recording, State, loudness};

use crate::sound;

#[test]
fn a_tone_is_an_a_of_its_length_that_comes_and_goes_without_a_click() {
    let track = tone(1000);
    let samples: Vec<f32> = (0..track.frames()).map(|index| track.frame(index)[0]).collect();
    assert_eq!(samples.len(), 48_000);
    let pitch = sound::pitch(&samples, 48_000).expect("a sound");
    assert!((pitch - 440.0).abs() < 0.5, "{pitch} Hz");
    // A step from one sample to the next is never larger than in the middle of the sine.
    let steepest = |samples: &[f32]| samples.windows(2).map(|pair| (pair[1] - pair[0]).abs()).fold(0.0, f32::max);
    let steepest_within = steepest(&samples[20_000..28_000]);
    assert!(steepest(&samples) <= steepest_within * 1.01);
    assert!(samples[0].abs() < 1e-6 && samples[47_999].abs() < 1e-3, "{} {}", samples[0], samples[47_999]);
    assert!(tone(0).frames() == 0 && tone(1).frames() == 48, "short ones are no matter");
}

#[test]
fn a_tone_is_about_as_loud_as_a_voice() {
    let track = tone(1000);
    let samples: Vec<f32> = (0..track.frames()).map(|index| track.frame(index)[0]).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("tone.wav");
    // On both sides, as it is played.
    let both: Vec<f32> = samples.iter().flat_map(|sample| [*sample; 2]).collect();
    sound::write_wav(&file, &both, 2, 48_000);
    let gain = loudness::gain(&file).expect("it is measured");
    assert!(gain.abs() <= 15, "{gain} tenths of a decibel from where recordings are brought to");
}

#[test]
fn a_narrator_plays_a_tone_to_its_end() {
    let (sender, changes) = mpsc::channel();
    let narrator = Narrator::start(Output::None, move |playback| {
        let _ = sender.send(playback);
    });
    let load = narrator.load(Recording::Tone { duration_ms: 200 }, 0.0);
    narrator.play();
    let end = changes.iter().find(|playback| playback.state == State::Ended).expect("it ends");
    assert_eq!(end.load, load);
    assert!((end.at_ms - 200.0).abs() < 1e-9);
}
