//! Faster and slower: length, pitch, places, and no clicks.

use engine::narration::render::Order;
use engine::narration::stretch::SEARCH_MS;
use engine::narration::track::Track;

use crate::narration_render::{Bench, longest_step};
use crate::sound;

const RATE: u32 = 22_050;
const SPEEDS: [f64; 6] = [0.75, 0.9, 1.1, 1.25, 1.4, 1.5];

fn stretched(samples: Vec<f32>, from: f64, speed: f64) -> (Bench, Vec<f32>, f64) {
    let mut bench = Bench::with(samples, 1, RATE);
    bench.start(from, speed);
    let (out, end) = bench.pull_all();
    (bench, out, end)
}

#[test]
fn the_length_is_that_of_the_recording_by_the_speed() {
    for speed in SPEEDS {
        let (_, out, end) = stretched(sound::rising(RATE, 6.0), 1000.0, speed);
        let seconds = out.len() as f64 / f64::from(RATE);
        assert!((seconds - 5.0 / speed).abs() < 0.001, "{seconds} s at speed {speed}");
        assert!((end - 6000.0).abs() < 0.1, "it ends at {end}");
    }
}

#[test]
fn a_tone_keeps_its_pitch() {
    for hertz in [90.0, 220.0, 440.0, 1000.0, 3000.0] {
        for speed in SPEEDS {
            let (_, out, _) = stretched(sound::steady(RATE, 3.0, hertz), 0.0, speed);
            let pitch = sound::pitch(&out[2000..out.len() - 2000], RATE).unwrap();
            assert!((pitch / hertz - 1.0).abs() < 0.005, "{hertz} Hz came out as {pitch} at speed {speed}");
        }
    }
}

#[test]
fn a_tone_keeps_its_loudness_and_has_no_clicks() {
    for hertz in [90.0, 220.0, 1000.0] {
        for speed in SPEEDS {
            let tone = sound::steady(RATE, 3.0, hertz);
            let (_, out, _) = stretched(tone.clone(), 0.0, speed);
            let step = longest_step(&out) / longest_step(&tone);
            assert!(step < 1.1, "{step} times the step at {hertz} Hz and speed {speed}");
            for window in out.chunks_exact(RATE as usize / 20) {
                let loudness = sound::loudness(window) / sound::loudness(&tone);
                assert!((0.85..1.15).contains(&loudness), "{loudness} at {hertz} Hz and speed {speed}");
            }
        }
    }
}

#[test]
fn the_place_told_is_the_place_heard() {
    for speed in SPEEDS {
        let (bench, out, _) = stretched(sound::rising(RATE, 9.0), 2500.0, speed);
        let window = RATE as usize / 20;
        // The last windows reach over the end.
        for from in (0..out.len() - 2 * window).step_by(window) {
            let heard = sound::place(&out[from..from + window], RATE).unwrap();
            let told = bench.told(from + window / 2);
            assert!((heard - told).abs() < f64::from(SEARCH_MS) + 6.0, "heard {heard}, told {told} at speed {speed}");
        }
    }
}

#[test]
fn the_first_and_the_last_of_a_recording_are_heard() {
    for speed in SPEEDS {
        let tone = sound::steady(RATE, 2.0, 440.0);
        let (_, out, _) = stretched(tone.clone(), 0.0, speed);
        assert_eq!(out[0].to_bits(), tone[0].to_bits());
        let edge = RATE as usize / 100;
        for (name, part) in [("first", &out[..edge]), ("last", &out[out.len() - edge..])] {
            let loudness = sound::loudness(part) / sound::loudness(&tone);
            assert!(loudness > 0.8, "the {name} hundredth is heard at {loudness} at speed {speed}");
        }
    }
}

#[test]
fn the_speed_changes_while_it_plays_without_a_click() {
    let tone = sound::steady(RATE, 12.0, 220.0);
    let allowed = longest_step(&tone) * 1.25;
    let mut bench = Bench::with(tone, 1, RATE);
    bench.start(0.0, 1.0);
    bench.pull(5000);
    for speed in [0.75, 1.5, 1.0, 1.25, 1.0, 0.8, 1.0, 1.5] {
        bench.order(Order::Speed(speed));
        bench.pull(3000);
        let from = bench.out.len();
        bench.pull(8000);
        let run = bench.told(from + 7000) - bench.told(from);
        let lasted = 7000.0 / f64::from(RATE) * 1000.0;
        assert!((run / lasted / speed - 1.0).abs() < 0.001, "{run} ms in {lasted} ms at speed {speed}");
    }
    let out: Vec<f32> = bench.out.iter().map(|frame| frame[0]).collect();
    assert!(longest_step(&out) <= allowed, "{} against {allowed}", longest_step(&out));
}

#[test]
fn after_changes_of_speed_the_place_told_is_still_the_place_heard() {
    let mut bench = Bench::with(sound::rising(RATE, 10.0), 1, RATE);
    bench.start(0.0, 0.75);
    let window = RATE as usize / 20;
    for speed in [1.5, 1.0, 0.9, 1.0, 1.5, 0.75, 1.0] {
        bench.order(Order::Speed(speed));
        bench.pull(RATE as usize);
        let from = bench.out.len() - window;
        let out: Vec<f32> = bench.out[from..].iter().map(|frame| frame[0]).collect();
        let heard = sound::place(&out, RATE).unwrap();
        let told = bench.told(from + window / 2);
        assert!((heard - told).abs() < f64::from(SEARCH_MS) + 6.0, "heard {heard}, told {told} at speed {speed}");
    }
}

#[test]
fn two_channels_are_stretched_together() {
    let left = sound::steady(RATE, 2.0, 220.0);
    let both: Vec<f32> = left.iter().flat_map(|sample| [*sample, -sample * 0.5]).collect();
    let mut bench = Bench::with(both, 2, RATE);
    bench.start(0.0, 1.3);
    bench.pull(20_000);
    assert!(bench.out.iter().all(|[left, right]| (left * -0.5 - right).abs() < 1e-5));
}

#[test]
fn the_shortest_recordings_end_in_order() {
    for frames in [0, 1, 5, 300, 700] {
        for speed in SPEEDS {
            let (_, out, end) = stretched(vec![0.25; frames], 0.0, speed);
            assert!(out.len() <= (frames as f64 / speed).ceil() as usize + 1, "{} from {frames}", out.len());
            assert!(out.iter().all(|sample| sample.is_finite() && sample.abs() <= 0.26));
            assert!((end - frames as f64 / f64::from(RATE) * 1000.0).abs() < 0.1);
        }
    }
}

#[test]
fn silence_stays_silent() {
    for speed in SPEEDS {
        let (_, out, _) = stretched(vec![0.0; 40_000], 0.0, speed);
        assert!(out.iter().all(|sample| *sample == 0.0));
    }
}

#[test]
fn a_real_voice_keeps_its_loudness_and_its_pauses() {
    let file = crate::sound::real_recording();
    let Some(file) = file else { return };
    let track = Track::read(&file).unwrap();
    let frames = track.frames().min(16 * track.rate().get() as usize);
    let samples: Vec<f32> = (0..frames).map(|index| track.frame(index)[0]).collect();
    let rate = track.rate().get();
    let quiet = |samples: &[f32]| {
        let windows = samples.chunks_exact(rate as usize / 50);
        let all = windows.len();
        windows.filter(|window| sound::loudness(window) < 0.01).count() as f64 / all as f64
    };
    for speed in [0.75, 1.25, 1.5] {
        let mut bench = Bench::new(rate);
        bench.load(samples.clone(), 1, rate);
        bench.start(0.0, speed);
        let (out, _) = bench.pull_all();
        let louder = sound::loudness(&out) / sound::loudness(&samples);
        assert!((0.95..1.05).contains(&louder), "{louder} times as loud at speed {speed}");
        assert!((quiet(&out) - quiet(&samples)).abs() < 0.03, "pauses at speed {speed}");
        assert!(longest_step(&out) <= longest_step(&samples) * 1.2, "a click at speed {speed}");
        for line in [2.63, 5.79, 9.12, 15.21] {
            let at = (line / speed * f64::from(rate)) as usize;
            let reach = rate as usize / 5;
            let around = out[at - reach..at + reach].chunks_exact(rate as usize / 50);
            let lowest = around.map(sound::loudness).fold(f64::MAX, f64::min);
            assert!(lowest < 0.02, "the pause at {line} s is where it belongs at speed {speed}: {lowest}");
        }
    }
}
