//! What is heard of a narration, recorded from a sound server that each test starts for itself. The playing side is a
//! process of its own, for the sound system is chosen by the environment.

mod room;

use crate::sound;
use room::{Room, skip};

/// The playing side: this very program, started once more by the tests beside it.
#[test]
#[ignore = "the playing side of the tests beside it"]
fn playing_side() {
    play::obey(engine::narration::Output::Default);
}

#[path = "../../../src-tauri/engine/examples/play.rs"]
#[allow(dead_code, reason = "as an example it has a beginning of its own")]
mod play;

fn p95(mut errors: Vec<f64>) -> f64 {
    errors.sort_by(f64::total_cmp);
    errors[(errors.len() * 95).div_ceil(100) - 1]
}

#[test]
fn a_recording_is_heard_where_it_is_said_to_be() {
    if skip() {
        return;
    }
    let mut room = Room::new();
    let file = room.path("rising.wav");
    sound::write_wav(&file, &sound::rising(22_050, 20.0), 1, 22_050);
    let mut player = room.player();
    player.say(&format!("load {}", file.display()));
    player.say("volume 100");
    player.say("play");
    for turn in 0..6 {
        match turn {
            1 => player.say("tap 9000"),
            2 => player.say("speed 0.75"),
            3 => player.say("speed 1.5"),
            4 => player.say("tap 3000"),
            5 => player.say("speed 1"),
            _ => {}
        }
        for _ in 0..60 {
            room.record(0.025);
            player.say("now");
        }
    }
    let reports = player.finish();
    let heard = room.places();
    for (time, place) in &heard { eprintln!("H {time} {place:.1}"); }
    for r in &reports { eprintln!("R {} {} {:.1}", r.time, r.what, r.at); }
    let mut errors = Vec::new();
    for report in reports.iter().filter(|report| report.state == "playing") {
        let near = heard.iter().min_by_key(|(time, _)| time.abs_diff(report.time)).unwrap();
        if near.0.abs_diff(report.time) < 6_000 {
            errors.push((report.at - near.1).abs());
        }
    }
    eprintln!("{} errors", errors.len());
    let mean = errors.iter().sum::<f64>() / errors.len() as f64;
    let p95 = p95(errors);
    eprintln!("mean {mean:.1} p95 {p95:.1}");
    assert!(p95 <= 60.0, "the place told is {p95} ms off");
}
