//! One reading of a track from a place on: as it is at speed 1, stretched at any other.

use super::stretch::Stretch;
use super::track::Track;

/// A track and the stretcher that goes with it.
pub struct Reel {
    pub(super) track: std::sync::Arc<Track>,
    pub(super) stretch: Stretch,
}

impl Reel {
    /// Makes a track ready; what it needs in memory is taken here and not where sound is made.
    pub fn new(track: std::sync::Arc<Track>) -> Self {
        let stretch = Stretch::new(&track);
        Self { track, stretch }
    }
}

/// How long a stretched voice fades over into the recording as it is, in ms.
const BLEND_MS: u32 = 10;

enum Way {
    /// Sample for sample.
    Plain { next: usize },
    /// Through the stretcher.
    Stretched,
    /// From the stretcher to sample for sample: frames left of all.
    Blend { next: usize, left: u32, all: u32 },
}

/// Gives frames of a reel's track, one after the other, at the track's rate.
pub(super) struct Voice {
    way: Way,
}

impl Voice {
    pub(super) fn start(reel: &mut Reel, at: usize, speed: f64) -> Self {
        let way = if is_plain(speed) {
            Way::Plain { next: at }
        } else {
            reel.stretch.start(&reel.track, at, speed);
            Way::Stretched
        };
        Self { way }
    }

    pub(super) fn set_speed(&mut self, reel: &mut Reel, speed: f64) {
        match (&self.way, is_plain(speed)) {
            (Way::Plain { next }, false) => {
                reel.stretch.start(&reel.track, *next, speed);
                self.way = Way::Stretched;
            }
            (Way::Stretched, false) => reel.stretch.set_speed(speed),
            (Way::Blend { .. }, false) => {
                reel.stretch.set_speed(speed);
                self.way = Way::Stretched;
            }
            (Way::Stretched, true) => {
                reel.stretch.set_speed(1.0);
                let all = (reel.track.rate().get() * BLEND_MS / 1000).max(1);
                self.way = Way::Blend { next: reel.stretch.place().round() as usize, left: all, all };
            }
            (Way::Plain { .. } | Way::Blend { .. }, true) => {}
        }
    }

    /// Where the next frame comes from, in frames of the track.
    pub(super) fn place(&self, reel: &Reel) -> f64 {
        match self.way {
            Way::Plain { next } | Way::Blend { next, .. } => next as f64,
            Way::Stretched => reel.stretch.place(),
        }
    }

    /// The next frame; `None` at the end of the track.
    pub(super) fn next(&mut self, reel: &mut Reel) -> Option<[f32; 2]> {
        if self.place(reel) >= reel.track.frames() as f64 {
            return None;
        }
        Some(match &mut self.way {
            Way::Plain { next } => {
                *next += 1;
                reel.track.frame(*next - 1)
            }
            Way::Stretched => reel.stretch.next(&reel.track),
            Way::Blend { next, left, all } => {
                let share = *left as f32 / *all as f32;
                let plain = reel.track.frame(*next);
                let stretched = reel.stretch.next(&reel.track);
                *next += 1;
                *left -= 1;
                if *left == 0 {
                    self.way = Way::Plain { next: *next };
                }
                [0, 1].map(|side| stretched[side] * share + plain[side] * (1.0 - share))
            }
        })
    }
}

fn is_plain(speed: f64) -> bool {
    (speed - 1.0).abs() < 1e-3
}
