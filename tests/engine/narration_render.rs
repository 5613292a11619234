//! From orders to samples, pulled by hand: which samples come out, and which places are told for them.

#![allow(clippy::float_cmp, reason = "samples are the same or they are not")]

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::{Duration, Instant};

use engine::narration::render::{FADE_MS, Listener, Order, Render, Span, Start, VOLUME_MS};
use engine::narration::track::Track;
use engine::narration::{Reel, gain};

use crate::sound;

const RATE: u32 = 22_050;

/// A render and what it told.
pub struct Bench {
    render: Render,
    heard: Ear,
    begun: Instant,
    rate: u32,
    turn: u64,
    pub out: Vec<[f32; 2]>,
}

#[derive(Default)]
struct Ear {
    spans: Vec<Span>,
    retired: usize,
}

impl Listener for Ear {
    fn given(&mut self, span: Span) {
        self.spans.push(span);
    }

    fn retired(&mut self, _: Box<Reel>) {
        self.retired += 1;
    }
}

impl Bench {
    pub fn new(rate: u32) -> Self {
        Self {
            render: Render::new(rate, 1.0),
            heard: Ear::default(),
            begun: Instant::now(),
            rate,
            turn: 0,
            out: Vec::new(),
        }
    }

    pub fn with(samples: Vec<f32>, channels: usize, rate: u32) -> Self {
        let mut bench = Self::new(rate);
        bench.load(samples, channels, rate);
        bench
    }

    pub fn load(&mut self, samples: Vec<f32>, channels: usize, rate: u32) {
        let reel = Reel::new(Arc::new(Track::new(samples, channels, NonZeroU32::new(rate).unwrap())));
        self.order(Order::Load(Box::new(reel)));
    }

    pub fn order(&mut self, order: Order) {
        self.render.obey(order, &mut self.heard);
    }

    pub fn start(&mut self, ms: f64, speed: f64) {
        self.turn += 1;
        self.order(Order::Start(Start { turn: self.turn, ms, since: None, speed }));
    }

    fn now(&self) -> Instant {
        self.begun + Duration::from_secs_f64(self.out.len() as f64 / f64::from(self.rate))
    }

    /// Pulls so many frames, in pieces of odd sizes as devices do; gives the left side of them.
    pub fn pull(&mut self, frames: usize) -> Vec<f32> {
        let from = self.out.len();
        let mut left = frames;
        for size in [441, 64, 1, 700].into_iter().cycle() {
            let mut piece = vec![[9.0; 2]; left.min(size)];
            let now = self.now();
            self.render.fill(&mut piece, now, &mut self.heard);
            left -= piece.len();
            self.out.extend(piece);
            if left == 0 {
                break;
            }
        }
        self.out[from..].iter().map(|frame| frame[0]).collect()
    }

    /// Pulls to the end of the recording; the frames that came, and the last place told.
    pub fn pull_all(&mut self) -> (Vec<f32>, f64) {
        let from = self.out.len();
        while !self.heard.spans.last().is_some_and(|span| span.last) {
            self.pull(300);
        }
        let last = *self.heard.spans.last().unwrap();
        let end = (last.at + last.lasts).duration_since(self.begun).as_secs_f64() * f64::from(self.rate);
        let frames = self.out[from..end.round() as usize].iter().map(|frame| frame[0]).collect();
        (frames, last.to)
    }

    /// The place told for an output frame, in ms.
    pub fn told(&self, frame: usize) -> f64 {
        let at = self.begun + Duration::from_secs_f64(frame as f64 / f64::from(self.rate));
        let span = self.heard.spans.iter().rev().find(|span| span.at <= at).unwrap();
        span.from + (span.to - span.from) * ((at - span.at).as_secs_f64() / span.lasts.as_secs_f64())
    }

    pub fn spans(&self) -> &[Span] {
        &self.heard.spans
    }
}

/// The longest step between neighbouring samples.
pub fn longest_step(samples: &[f32]) -> f32 {
    samples.windows(2).map(|pair| (pair[1] - pair[0]).abs()).fold(0.0, f32::max)
}

fn ms(ms: f64) -> usize {
    (ms / 1000.0 * f64::from(RATE)) as usize
}

#[test]
fn at_speed_one_every_sample_is_the_recordings_own() {
    let samples = sound::rising(RATE, 2.0);
    let mut bench = Bench::with(samples.clone(), 1, RATE);
    bench.start(0.0, 1.0);
    let (out, end) = bench.pull_all();
    assert_eq!(out, samples);
    assert!(bench.out.iter().all(|[left, right]| left == right), "one channel is heard on both sides");
    assert!((end - 2000.0).abs() < 1e-6, "it ends at {end}");
}

#[test]
fn two_channels_stay_on_their_sides() {
    let left = sound::rising(RATE, 0.5);
    let both: Vec<f32> = left.iter().flat_map(|sample| [*sample, 0.0]).collect();
    let mut bench = Bench::with(both, 2, RATE);
    bench.start(0.0, 1.0);
    assert_eq!(bench.pull(left.len()), left);
    assert!(bench.out.iter().all(|[_, right]| *right == 0.0));
}

#[test]
fn places_follow_each_other_without_a_gap() {
    let mut bench = Bench::with(sound::rising(RATE, 3.0), 1, RATE);
    bench.start(500.0, 1.25);
    bench.pull_all();
    let spans = bench.spans();
    assert!((spans[0].from - 500.0).abs() < 0.1);
    for pair in spans.windows(2) {
        assert!((pair[0].to - pair[1].from).abs() < 1e-6, "{pair:?}");
        let gap = pair[1].at.duration_since(pair[0].at + pair[0].lasts);
        assert!(gap < Duration::from_micros(5), "{pair:?}");
    }
}

#[test]
fn a_jump_fades_out_and_in_without_a_click() {
    let tone = sound::steady(RATE, 4.0, 220.0);
    let allowed = longest_step(&tone) + 0.5 / (FADE_MS / 1000.0 * f64::from(RATE)) as f32 * 1.01;
    let mut bench = Bench::with(tone, 1, RATE);
    bench.start(0.0, 1.0);
    bench.pull(ms(333.0));
    for goal in [3000.3, 12.1, 1700.7] {
        bench.start(goal, 1.0);
        bench.pull(ms(100.0));
        let told = bench.told(bench.out.len() - 1);
        assert!((told - goal - 100.0 + FADE_MS).abs() < 0.2, "{told} after a jump to {goal}");
    }
    let out: Vec<f32> = bench.out.iter().map(|frame| frame[0]).collect();
    assert!(longest_step(&out) <= allowed, "{} against {allowed}", longest_step(&out));
}

#[test]
fn only_the_newest_of_several_jumps_is_made() {
    let mut bench = Bench::with(sound::rising(RATE, 10.0), 1, RATE);
    bench.start(0.0, 1.0);
    bench.pull(ms(50.0));
    for goal in [2000.0, 3000.0, 8000.0] {
        bench.start(goal, 1.0);
    }
    let out = bench.pull(ms(100.0));
    let place = sound::place(&out[ms(20.0)..], RATE).unwrap();
    assert!((place - 8054.0).abs() < 5.0, "heard at {place}");
    assert_eq!(bench.spans().iter().map(|span| span.turn).max(), Some(4));
    assert!(bench.spans().iter().all(|span| span.turn == 1 || span.turn == 4));
}

#[test]
fn a_stop_fades_and_then_is_silence() {
    let tone = sound::steady(RATE, 2.0, 220.0);
    let allowed = longest_step(&tone) * 1.2;
    let mut bench = Bench::with(tone, 1, RATE);
    bench.start(0.0, 1.0);
    bench.pull(ms(500.0));
    bench.order(Order::Stop);
    let out = bench.pull(ms(100.0));
    assert!(longest_step(&out) <= allowed);
    assert!(out[ms(FADE_MS) + 2..].iter().all(|sample| *sample == 0.0));
    assert!(bench.spans().iter().all(|span| !span.last), "a stop is no end");
}

#[test]
fn another_recording_takes_over_and_the_first_is_given_back() {
    let mut bench = Bench::with(sound::steady(RATE, 2.0, 220.0), 1, RATE);
    bench.start(0.0, 1.0);
    bench.pull(ms(200.0));
    bench.load(sound::steady(RATE, 2.0, 880.0), 1, RATE);
    bench.start(0.0, 1.0);
    let out = bench.pull(ms(300.0));
    let pitch = sound::pitch(&out[ms(50.0)..], RATE).unwrap();
    assert!((pitch - 880.0).abs() < 1.0, "{pitch} Hz");
    assert_eq!(bench.heard.retired, 1);
}

#[test]
fn a_device_of_another_rate_plays_the_same_tone_at_the_same_places() {
    for rate in [48_000, 44_100, 16_000] {
        let mut bench = Bench::new(rate);
        bench.load(sound::rising(RATE, 4.0), 1, RATE);
        bench.start(0.0, 1.0);
        let (out, end) = bench.pull_all();
        let seconds = out.len() as f64 / f64::from(rate);
        assert!((seconds - 4.0).abs() < 0.001, "{seconds} s at {rate} Hz");
        assert!((end - 4000.0).abs() < 0.1);
        let window = rate as usize / 20;
        for from in (0..out.len() - window).step_by(window) {
            let heard = sound::place(&out[from..from + window], rate).unwrap();
            let told = bench.told(from + window / 2);
            assert!((heard - told).abs() < 5.0, "heard {heard}, told {told} at {rate} Hz");
        }
    }
}

#[test]
fn sound_that_joins_the_clock_begins_where_the_clock_is() {
    let mut bench = Bench::with(sound::rising(RATE, 10.0), 1, RATE);
    bench.pull(ms(800.0));
    bench.order(Order::Start(Start { turn: 1, ms: 3000.0, since: Some(bench.begun), speed: 1.5 }));
    bench.pull(ms(100.0));
    let from = bench.spans()[0].from;
    assert!((from - 4200.0).abs() < 0.5, "begins at {from}");
}

#[test]
fn volume_changes_without_a_click_and_to_the_sample() {
    let tone = sound::steady(RATE, 3.0, 220.0);
    let allowed = longest_step(&tone) + 0.5 / (VOLUME_MS / 1000.0 * f64::from(RATE)) as f32 * 1.01;
    let mut bench = Bench::with(tone.clone(), 1, RATE);
    bench.start(0.0, 1.0);
    bench.pull(ms(100.0));
    for volume in [0, 100, 30, 31, 100] {
        bench.order(Order::Gain(gain(volume)));
        let from = bench.out.len() + ms(VOLUME_MS) + 2;
        bench.pull(ms(100.0));
        for (out, tone) in bench.out[from..].iter().zip(&tone[from..]) {
            assert!((out[0] - tone * gain(volume)).abs() < 1e-6, "at volume {volume}");
        }
    }
    let out: Vec<f32> = bench.out.iter().map(|frame| frame[0]).collect();
    assert!(longest_step(&out) <= allowed);
}

#[test]
fn half_the_volume_is_half_as_loud() {
    assert_eq!(gain(0).to_bits(), 0.0_f32.to_bits());
    assert_eq!(gain(100).to_bits(), 1.0_f32.to_bits());
    assert_eq!(gain(200).to_bits(), 1.0_f32.to_bits());
    assert!((0..100).all(|volume| gain(volume) < gain(volume + 1)));
    let decibels = 20.0 * gain(50).log10();
    assert!((decibels + 10.0).abs() < 0.1, "ten decibels sound half as loud: {decibels}");
}

#[test]
fn samples_beyond_full_scale_never_clip() {
    let loud: Vec<f32> = sound::steady(RATE, 1.0, 220.0).iter().map(|sample| sample * 5.0).collect();
    for speed in [0.75, 1.0, 1.5] {
        let mut bench = Bench::with(loud.clone(), 1, RATE);
        bench.start(0.0, speed);
        let (out, _) = bench.pull_all();
        let at_the_top = out.iter().filter(|sample| sample.abs() >= 0.9999).count();
        assert!(out.iter().all(|sample| sample.abs() <= 1.0));
        assert!(at_the_top < out.len() / 50, "{at_the_top} of {} flattened at speed {speed}", out.len());
    }
}

#[test]
fn samples_that_are_no_numbers_are_silence() {
    let mut samples = sound::steady(RATE, 1.0, 220.0);
    samples[5000] = f32::NAN;
    samples[6000] = f32::INFINITY;
    for speed in [0.75, 1.0] {
        let mut bench = Bench::with(samples.clone(), 1, RATE);
        bench.start(0.0, speed);
        let (out, _) = bench.pull_all();
        assert!(out.iter().all(|sample| sample.is_finite()));
        assert!(sound::loudness(&out) > 0.3);
    }
}
