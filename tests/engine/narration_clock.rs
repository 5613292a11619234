//! The narrator without a device: states, places and changes.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver};

use engine::narration::{Narrator, Output, Playback, Recording, State, Trouble};

use crate::sound;

fn narrator() -> (Narrator, Receiver<Playback>) {
    let (sender, changes) = mpsc::channel();
    let narrator = Narrator::start(Output::None, move |playback| {
        let _ = sender.send(playback);
    });
    (narrator, changes)
}

fn wait(changes: &Receiver<Playback>, wanted: impl Fn(&Playback) -> bool) -> Playback {
    changes.iter().find(wanted).expect("the narrator goes on")
}

/// How long a file that can't be played runs in silence.
const SILENT_MS: u32 = 300;

fn file(path: PathBuf) -> Recording {
    Recording::File { path, silent_ms: SILENT_MS, gain: 0 }
}

const SECOND: Recording = Recording::Silent { duration_ms: 1000 };

#[test]
fn a_narrator_can_be_shared() {
    fn shared<T: Send + Sync>() {}
    shared::<Narrator>();
}

#[test]
fn nothing_is_loaded_at_first_and_nothing_plays() {
    let (narrator, changes) = narrator();
    assert_eq!(narrator.now().state, State::Stopped);
    narrator.play();
    narrator.seek(500.0);
    narrator.pause();
    narrator.set_volume(30);
    let first = changes.recv().unwrap();
    assert_eq!((first.state, first.volume), (State::Stopped, 30));
}

#[test]
fn silence_runs_on_the_clock_to_its_end() {
    let (narrator, changes) = narrator();
    narrator.load(Recording::Silent { duration_ms: 350 }, 0.0);
    let loaded = changes.recv().unwrap();
    assert_eq!((loaded.state, loaded.at_ms.to_bits()), (State::Paused, 0.0_f64.to_bits()));
    narrator.play();
    let mut told = vec![loaded];
    while told.last().is_some_and(|playback| playback.state != State::Ended) {
        told.push(changes.recv().unwrap());
    }
    assert!(told.iter().all(|playback| !playback.sounding));
    assert!(told.len() >= 4, "told several times on the way: {told:?}");
    assert!(told.windows(2).all(|pair| pair[0].at_ms <= pair[1].at_ms), "{told:?}");
    let last = told.last().unwrap();
    assert_eq!((last.state, last.at_ms.to_bits()), (State::Ended, 350.0_f64.to_bits()));
}

#[test]
fn a_faster_clock_gets_further() {
    let (narrator, changes) = narrator();
    narrator.load(Recording::Silent { duration_ms: 60_000 }, 0.0);
    narrator.set_speed(1.5);
    narrator.play();
    let begun = std::time::Instant::now();
    let later = wait(&changes, |playback| playback.at_ms > 600.0);
    let ran = begun.elapsed().as_secs_f64() * 1000.0 * 1.5;
    assert!(later.at_ms <= ran + 1.0 && later.at_ms > ran * 0.5, "{} in {ran}", later.at_ms);
    assert_eq!(later.speed.to_bits(), 1.5_f64.to_bits());
}

#[test]
fn a_pause_holds_and_play_goes_on() {
    let (narrator, changes) = narrator();
    narrator.load(SECOND, 0.0);
    narrator.play();
    wait(&changes, |playback| playback.at_ms > 100.0);
    narrator.pause();
    let held = wait(&changes, |playback| playback.state == State::Paused && playback.at_ms > 0.0);
    assert_eq!(narrator.now(), held, "it stays there");
    narrator.play();
    let on = wait(&changes, |playback| playback.state == State::Playing);
    assert!((on.at_ms - held.at_ms).abs() < 20.0, "{} after {}", on.at_ms, held.at_ms);
}

#[test]
fn a_jump_stays_within_the_recording_and_keeps_on_playing() {
    let (narrator, changes) = narrator();
    narrator.load(SECOND, 0.0);
    for (goal, place) in [(-5.0, 0.0), (400.0, 400.0), (9000.0, 1000.0)] {
        narrator.seek(goal);
        let there = wait(&changes, |playback| playback.at_ms.to_bits() == f64::to_bits(place));
        assert_eq!(there.state, State::Paused);
    }
    narrator.seek(f64::NAN);
    narrator.seek(200.0);
    narrator.play();
    narrator.seek(700.0);
    let there = wait(&changes, |playback| playback.at_ms >= 700.0);
    assert_eq!(there.state, State::Playing);
    wait(&changes, |playback| playback.state == State::Ended);
    narrator.play();
    let again = wait(&changes, |playback| playback.state == State::Playing);
    assert!(again.at_ms < 100.0, "from the beginning: {again:?}");
}

#[test]
fn speed_and_volume_are_held_within_their_range() {
    let (narrator, changes) = narrator();
    for (speed, kept) in [(0.1, 0.75), (4.0, 1.5), (1.1, 1.1)] {
        narrator.set_speed(speed);
        assert_eq!(changes.recv().unwrap().speed.to_bits(), f64::to_bits(kept));
    }
    narrator.set_speed(f64::NAN);
    narrator.set_volume(255);
    let after = changes.recv().unwrap();
    assert_eq!((after.speed.to_bits(), after.volume), (1.1_f64.to_bits(), 100));
}

#[test]
fn a_file_runs_in_silence_where_there_is_no_output() {
    let (narrator, changes) = narrator();
    narrator.load(file(sound::fixture("tone.flac")), 0.0);
    narrator.play();
    narrator.seek(1800.0);
    let ended = wait(&changes, |playback| playback.state == State::Ended);
    assert_eq!((ended.at_ms.to_bits(), ended.sounding), (2000.0_f64.to_bits(), false));
}

#[test]
fn a_file_that_cannot_be_played_is_reported() {
    let (narrator, changes) = narrator();
    let dir = tempfile::tempdir().unwrap();
    narrator.load(file(dir.path().join("missing.flac")), 40.0);
    narrator.play();
    let told = wait(&changes, |playback| playback.trouble.is_some() && playback.state == State::Playing);
    assert_eq!((told.trouble, told.sounding), (Some(Trouble::Unreadable), false));
    assert!(told.at_ms >= 40.0, "it goes on where it was to begin: {}", told.at_ms);
    let ended = wait(&changes, |playback| playback.state == State::Ended);
    assert_eq!(ended.at_ms.to_bits(), f64::from(SILENT_MS).to_bits(), "its text is read along in silence");
    narrator.load(SECOND, 0.0);
    let next = wait(&changes, |playback| playback.state == State::Paused);
    assert_eq!(next.trouble, None, "the next recording has none of it");
}

#[test]
fn a_file_that_breaks_off_is_played_and_reported() {
    let (narrator, changes) = narrator();
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("cut.wav");
    sound::write_wav(&path, &sound::rising(22_050, 4.0), 1, 22_050);
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(&path, &bytes[..bytes.len() / 8]).unwrap();
    narrator.prepare(file(path.clone()));
    narrator.load(file(path), 0.0);
    narrator.play();
    let ended = wait(&changes, |playback| playback.state == State::Ended);
    assert_eq!(ended.trouble, Some(Trouble::CutShort));
    assert!((ended.at_ms - 500.0).abs() < 60.0, "{}", ended.at_ms);
}

#[test]
fn another_recording_takes_over_from_its_beginning() {
    let (narrator, changes) = narrator();
    narrator.load(SECOND, 0.0);
    narrator.play();
    wait(&changes, |playback| playback.at_ms > 100.0);
    narrator.load(Recording::Silent { duration_ms: 5000 }, 0.0);
    let loaded = wait(&changes, |playback| playback.state == State::Paused);
    assert_eq!(loaded.at_ms.to_bits(), 0.0_f64.to_bits());
    narrator.stop();
    let stopped = wait(&changes, |playback| playback.state == State::Stopped);
    assert_eq!(stopped.at_ms.to_bits(), 0.0_f64.to_bits());
}

#[test]
fn a_recording_is_never_told_at_a_place_of_the_one_before() {
    let (narrator, changes) = narrator();
    let first = narrator.load(SECOND, 700.0);
    narrator.play();
    wait(&changes, |playback| playback.at_ms > 750.0);
    let second = narrator.load(Recording::Silent { duration_ms: 5000 }, 3000.0);
    narrator.play();
    narrator.set_volume(20);
    let mut told = vec![];
    while told.last().is_none_or(|playback: &Playback| playback.volume != 20) {
        told.push(changes.recv().unwrap());
    }
    for playback in told {
        let within = if playback.load == first { 700.0..=1000.0 } else { 3000.0..=5000.0 };
        assert!(playback.load == first || playback.load == second);
        assert!(within.contains(&playback.at_ms), "{playback:?}");
    }
}

#[test]
fn dropping_it_ends_its_thread() {
    let (narrator, changes) = narrator();
    narrator.load(SECOND, 0.0);
    narrator.play();
    wait(&changes, |playback| playback.at_ms > 100.0);
    drop(narrator);
    assert!(changes.iter().all(|playback| playback.state == State::Playing), "what listens is let go");
}
