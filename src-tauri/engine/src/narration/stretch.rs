//! Faster or slower with the pitch kept: `wsola`, fed from any place of a track, with the place of every sample known.
//!
//! The crate lays windows of the recording down at another spacing and moves each by up to [`SEARCH_MS`] to where it
//! continues the one before. The place told here is the one without that shift, so it is never further off than that,
//! and the shifts don't add up.

use std::num::NonZeroU16;

use wsola::{Config, TimeStretch};

use super::track::Track;

/// Half a window, in ms.
const HOP_MS: f32 = 15.0;
/// How far a window may be moved, in ms. Enough for one period of the deepest voice.
pub const SEARCH_MS: f32 = 12.0;
/// The crate lets this many frames of input pass before it drops them.
const KEPT_FRAMES: usize = 1 << 16;

/// A stretcher for tracks of one rate and number of channels. Neither starting it anew nor reading from it allocates.
pub struct Stretch {
    inner: TimeStretch,
    channels: usize,
    hop: usize,
    /// Output of the crate that is being read, and how much of it was.
    block: Box<[f32]>,
    read: usize,
    input: Box<[f32]>,
    /// Next frame of the track to feed.
    feed: isize,
    /// Place of the block's first frame, of the one after its last, and of the one after the next block's last, in
    /// frames of the track: the crate settles the last when it lays the block down.
    from: f64,
    to: f64,
    then: f64,
}

impl Stretch {
    /// A stretcher for tracks like this one.
    ///
    /// # Panics
    /// Never: the crate's constructor returns a result but refuses nothing yet.
    pub fn new(track: &Track) -> Self {
        let channels = NonZeroU16::new(track.channels() as u16).unwrap_or(NonZeroU16::MIN);
        let config = Config { hop_ms: HOP_MS, search_ms: SEARCH_MS };
        let mut inner =
            TimeStretch::with_config(track.rate(), channels, config).expect("the crate refuses no configuration");
        let channels = track.channels();
        let samples = inner.min_output_buff_size();
        let hop = samples / channels;
        // Its input grows to this and keeps its room over a reset; so it need not grow where sound is made.
        inner.push(&vec![0.0; KEPT_FRAMES * channels + samples * 12]);
        inner.reset();
        Self {
            inner,
            channels,
            hop,
            block: vec![0.0; samples].into_boxed_slice(),
            read: hop,
            input: vec![0.0; samples].into_boxed_slice(),
            feed: 0,
            from: 0.0,
            to: 0.0,
            then: 0.0,
        }
    }

    /// Begins at a frame of the track. The first sample out is that frame itself, so a change over from the recording
    /// as it is makes no click.
    pub fn start(&mut self, track: &Track, at: usize, speed: f64) {
        self.inner.reset();
        self.set_speed(speed);
        // The crate fades its first half window in. Beginning half a window early and leaving that out, its second
        // begins with full strength where we want it.
        self.feed = at.cast_signed() - self.hop.cast_signed();
        self.then = at as f64;
        self.pull(track);
        self.read = self.hop;
        self.to = at as f64;
    }

    /// Changes speed from the next window on.
    pub fn set_speed(&mut self, speed: f64) {
        self.inner.set_tempo(speed as f32);
    }

    /// Where the next frame out comes from, in frames of the track.
    pub fn place(&self) -> f64 {
        self.from + (self.to - self.from) * self.read as f64 / self.hop as f64
    }

    /// The next frame, as left and right. It never ends: after the track comes silence.
    pub fn next(&mut self, track: &Track) -> [f32; 2] {
        if self.read == self.hop {
            self.pull(track);
        }
        let at = self.read * self.channels;
        let frame = [self.block[at], self.block[at + self.channels - 1]];
        self.read += 1;
        frame
    }

    fn pull(&mut self, track: &Track) {
        while self.inner.pull(&mut self.block).is_err() {
            track.fill(self.feed, &mut self.input);
            self.inner.push(&self.input);
            self.feed += self.hop.cast_signed();
        }
        self.read = 0;
        self.from = self.to;
        self.to = self.then;
        self.then += self.hop as f64 * f64::from(self.inner.tempo());
    }
}
