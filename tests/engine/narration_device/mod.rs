//! What is heard of a narration, recorded from a sound server that each test starts for itself. The playing side is a
//! process of its own, for the sound system is chosen by the environment.

mod room;

use crate::sound;
use room::{Player, RATE, Report, Room, skip};

/// The playing side: this very program, started once more by the tests beside it.
#[test]
#[ignore = "the playing side of the tests beside it"]
fn playing_side() {
    play::obey(engine::narration::Output::Default);
}

#[path = "../../../src-tauri/engine/examples/play.rs"]
#[allow(dead_code, reason = "as an example it has a beginning of its own")]
mod play;

/// Places told while playing against places heard: the 95th percentile of the difference, in ms.
fn p95_error(reports: &[Report], heard: &[(u64, f64)]) -> f64 {
    let mut errors: Vec<f64> = reports
        .iter()
        .filter(|report| report.state == "playing" && report.sounding)
        .filter_map(|report| {
            let (time, place) = heard.iter().min_by_key(|(time, _)| time.abs_diff(report.time))?;
            (time.abs_diff(report.time) < 6_000).then(|| (report.at - place).abs())
        })
        .collect();
    assert!(errors.len() > 20, "there is much to compare, not {}", errors.len());
    errors.sort_by(f64::total_cmp);
    let p95 = errors[(errors.len() * 95).div_ceil(100) - 1];
    let median = errors[errors.len() / 2];
    println!("{} places: median {median:.1} ms off, p95 {p95:.1} ms", errors.len());
    assert!(median < 35.0, "the latency of the output is not accounted for: {median} ms off");
    p95
}

/// Records on, asking the player for its place all the while.
fn listen(room: &mut Room, player: &mut Player, seconds: f64) {
    for _ in 0..(seconds / 0.025) as usize {
        room.record(0.025);
        player.say("now");
    }
}

fn rising(room: &Room) -> String {
    let file = room.path("rising.wav");
    sound::write_wav(&file, &sound::rising(22_050, 20.0), 1, 22_050);
    format!("load {}", file.display())
}

#[test]
fn a_recording_is_heard_where_it_is_said_to_be() {
    if skip() {
        return;
    }
    let mut room = Room::new();
    let mut player = room.player();
    player.say(&rising(&room));
    player.say("volume 100");
    player.say("play");
    for order in ["now", "tap 9000", "speed 0.75", "speed 1.5", "tap 3000", "speed 1"] {
        player.say(order);
        listen(&mut room, &mut player, 1.2);
    }
    let p95 = p95_error(&player.finish(), &room.places());
    assert!(p95 <= 60.0, "the place told is {p95} ms off");
}

#[test]
fn a_tone_is_heard_for_a_second_and_as_loud_as_the_volume_says() {
    if skip() {
        return;
    }
    let mut loudest = Vec::new();
    for volume in [100, 50] {
        let mut room = Room::new();
        let mut player = room.player();
        player.say("tone 1000");
        player.say(&format!("volume {volume}"));
        player.say("play");
        player.wait(|report| report.state == "ended");
        room.record(0.3);
        let samples = room.samples();
        let heard: Vec<f32> = samples.iter().copied().filter(|sample| sample.abs() > 1e-4).collect();
        let seconds = heard.len() as f64 / f64::from(RATE);
        assert!((0.9..1.1).contains(&seconds), "{seconds} s at volume {volume}");
        loudest.push(heard.iter().fold(0.0_f32, |peak, sample| peak.max(sample.abs())));
        player.finish();
    }
    let wanted = engine::narration::gain(50);
    let ratio = loudest[1] / loudest[0];
    assert!((ratio - wanted).abs() < 0.02, "{ratio} instead of {wanted}");
}

#[test]
fn a_tap_is_heard_soon_and_where_it_says() {
    if skip() {
        return;
    }
    let mut room = Room::new();
    let mut player = room.player();
    player.say(&rising(&room));
    player.say("play");
    player.wait(|report| report.state == "playing" && report.at > 0.0);
    let mut waits = Vec::new();
    for turn in 0..12 {
        let goal = 1500.0 + f64::from((turn * 5) % 12) * 1500.0;
        player.say(&format!("tap {goal}"));
        let tap = player.wait(|report| report.what == "tap");
        player.wait(|report| report.what == "change" && report.at > goal && report.at < goal + 1000.0);
        room.record(0.2 + 0.007 * f64::from(turn));
        let places = room.places();
        let (time, place) =
            places.iter().find(|(time, place)| *time > tap.time && (place - goal - 50.0).abs() < 40.0).unwrap();
        waits.push(*time as f64 / 1000.0 - tap.time as f64 / 1000.0 - (place - goal));
    }
    waits.sort_by(f64::total_cmp);
    println!("tap to sound: median {:.0} ms, longest {:.0} ms", waits[6], waits[11]);
    assert!(waits[11] < 500.0, "the sound comes at once, not after {waits:?} ms");
}

#[test]
fn a_pause_is_silent_and_goes_on_where_it_was() {
    if skip() {
        return;
    }
    let mut room = Room::new();
    let mut player = room.player();
    player.say(&rising(&room));
    player.say("play");
    player.wait(|report| report.at > 500.0);
    player.say("pause");
    let paused = player.wait(|report| report.state == "paused" && report.at > 0.0);
    room.record(0.3);
    let silence = room.samples().len();
    room.record(0.3);
    assert!(room.samples()[silence..].iter().all(|sample| *sample == 0.0), "nothing is heard in a pause");
    player.say("play");
    player.wait(|report| report.at > paused.at + 300.0);
    room.record(0.1);
    let resumed = room.samples()[silence..].iter().position(|sample| *sample != 0.0).unwrap() + silence;
    let from = resumed + RATE as usize / 20;
    let place = sound::place(&room.samples()[from..from + RATE as usize / 20], RATE).unwrap();
    assert!((place - 75.0 - paused.at).abs() < 40.0, "held at {}, heard from {}", paused.at, place - 75.0);
}

#[test]
fn a_prepared_recording_finds_its_device_open() {
    if skip() {
        return;
    }
    let mut room = Room::new();
    let mut events = room.events();
    let mut player = room.player();
    player.say(&rising(&room).replacen("load", "prepare", 1));
    events.wait("Event 'new' on sink-input");
    room.record(0.3);
    assert!(room.samples().iter().all(|sample| *sample == 0.0), "it is open and silent");
    player.finish();
}

#[test]
fn the_pitch_is_kept_at_every_speed() {
    if skip() {
        return;
    }
    let mut room = Room::new();
    let file = room.path("steady.wav");
    sound::write_wav(&file, &sound::steady(24_000, 10.0, 220.0), 1, 24_000);
    let mut player = room.player();
    player.say(&format!("load {}", file.display()));
    for speed in [0.75, 1.5, 1.0] {
        player.say(&format!("speed {speed}"));
        player.say("tap 1000");
        player.wait(|report| report.at > 1100.0 && report.at < 2000.0);
        room.record(0.2);
        let from = room.samples().len();
        room.record(1.0);
        // By the window, for a machine that is busy leaves gaps.
        let windows = room.samples()[from..].chunks_exact(RATE as usize / 20);
        let mut pitches: Vec<f64> = windows.filter_map(|window| sound::pitch(window, RATE)).collect();
        pitches.sort_by(f64::total_cmp);
        let pitch = pitches[pitches.len() / 2];
        assert!((pitch - 220.0).abs() < 1.0, "{pitch} Hz at speed {speed}");
    }
}

#[test]
fn a_lost_device_is_survived_in_mid_sentence() {
    if skip() {
        return;
    }
    let mut room = Room::new();
    let mut player = room.player();
    player.say(&rising(&room));
    player.say("play");
    player.wait(|report| report.at > 1000.0);
    room.close();
    let lost = player.wait(|report| !report.sounding);
    assert_eq!(lost.state, "playing", "it goes on in silence");
    let on = player.wait(|report| report.at > lost.at + 700.0);
    let clock = (on.time - lost.time) as f64 / 1000.0;
    assert!((on.at - lost.at - clock).abs() < 30.0, "{} ms in {clock} ms", on.at - lost.at);
    room.open();
    let back = player.wait(|report| report.sounding);
    assert_eq!(back.state, "playing", "it is heard again");
    listen(&mut room, &mut player, 1.5);
    let reports = player.finish();
    let later = reports.iter().rposition(|report| !report.sounding).unwrap();
    let p95 = p95_error(&reports[later..], &room.places());
    assert!(p95 <= 60.0, "the place told is {p95} ms off");
    let clock = (back.time - lost.time) as f64 / 1000.0;
    let jump = back.at - lost.at - clock;
    assert!(jump.abs() < 60.0, "the place jumps by {jump} ms when the sound comes back");
}

#[test]
fn a_device_that_comes_later_is_heard_then() {
    if skip() {
        return;
    }
    let mut room = Room::new();
    let load = rising(&room);
    room.close();
    let mut player = room.player();
    player.say(&load);
    player.say("play");
    let silent = player.wait(|report| report.state == "playing" && report.at > 100.0);
    assert!(!silent.sounding, "there is nothing to hear it on");
    room.open();
    player.wait(|report| report.sounding);
    listen(&mut room, &mut player, 1.0);
    let p95 = p95_error(&player.finish(), &room.places());
    assert!(p95 <= 60.0, "the place told is {p95} ms off");
}

#[test]
fn the_device_is_let_go_when_nothing_plays_and_opened_again() {
    if skip() {
        return;
    }
    let mut room = Room::new();
    let mut player = room.player();
    let load = rising(&room);
    player.say(&load);
    player.say("play");
    player.wait(|report| report.at > 300.0);
    let mut events = room.events();
    player.say("stop");
    events.wait("Event 'remove' on client");
    assert_eq!(room.inputs(), "", "nothing is loaded, nothing is open");
    player.say(&load);
    player.say("play");
    player.wait(|report| report.at > 800.0 && report.sounding);
    listen(&mut room, &mut player, 0.6);
    let p95 = p95_error(&player.finish(), &room.places());
    assert!(p95 <= 60.0, "the place told is {p95} ms off");
}
