//! A recording in memory, ready to be played from any place.

use std::num::NonZeroU32;
use std::path::Path;
use std::time::Duration;

use rodio::Source;

use super::loudness;
use super::probe::{self, LONGEST_MS, Limit, ProbeError};

/// Stereo is kept up to this many samples (256 MB); a longer recording is mixed to one channel, which takes 700 MB for
/// the longest.
const STEREO_SAMPLES: usize = 64 << 20;

/// Faster rates are brought down to this or less by a whole factor: no voice needs them, and stretching in time costs
/// the square of the rate.
const FASTEST: u32 = 48_000;

/// A recording, decoded to one or two channels of samples between -1 and 1, at a rate of 48 kHz or less.
#[derive(Debug)]
pub struct Track {
    samples: Vec<f32>,
    channels: usize,
    rate: NonZeroU32,
    cut_short: bool,
}

impl Track {
    /// Decodes a recording. One that breaks off gives what there is of it and says so in [`Track::cut_short`].
    ///
    /// # Errors
    /// As [`probe::probe`]; [`ProbeError::Damaged`] also where not one sample could be decoded.
    pub fn read(path: &Path) -> Result<Self, ProbeError> {
        probe::guarded(path, || Self::decode(path))
    }

    /// A recording of interleaved samples, in two channels or else in one. Samples that are not numbers become silence, and if any is beyond full
    /// scale the whole is made softer, so that it never clips.
    pub fn new(mut samples: Vec<f32>, channels: usize, rate: NonZeroU32) -> Self {
        let channels = channels.clamp(1, 2);
        samples.truncate(samples.len() / channels * channels);
        let mut peak = 0.0_f32;
        for sample in &mut samples {
            if !sample.is_finite() {
                *sample = 0.0;
            }
            peak = peak.max(sample.abs());
        }
        if peak > 1.0 {
            for sample in &mut samples {
                *sample /= peak;
            }
        }
        Self { samples, channels, rate, cut_short: false }
    }

    /// The same, louder by so many tenths of a decibel, but never so loud that it clips.
    #[must_use]
    pub fn louder(self, gain: i16) -> Self {
        if gain == 0 {
            return self;
        }
        let factor = loudness::factor(gain);
        let samples = self.samples.into_iter().map(|sample| sample * factor).collect();
        Self { cut_short: self.cut_short, ..Self::new(samples, self.channels, self.rate) }
    }

    fn decode(path: &Path) -> Result<Self, ProbeError> {
        let mut decoder = probe::open(path)?;
        let wide = usize::from(decoder.channels().get());
        let channel_count = decoder.channels();
        let rate = decoder.sample_rate();
        let told = decoder.total_duration();
        if let Some(told) = told {
            probe::hold(path, Limit::Duration, told.as_millis() as u64, LONGEST_MS)?;
        }
        let told_frames = told.map_or(0, |told| (told.as_secs_f64() * f64::from(rate.get())) as usize);
        let most_frames = (LONGEST_MS * u64::from(rate.get()) / 1000) as usize;
        let factor = rate.get().div_ceil(FASTEST) as usize;
        let stereo = wide == 2 && told_frames / factor * 2 <= STEREO_SAMPLES;
        let mut kept = Kept::new(if stereo { 2 } else { 1 }, factor);

        let mut frame = Vec::with_capacity(wide);
        let mut frames = 0;
        let mut changed = false;
        'all: loop {
            frame.clear();
            for _ in 0..wide {
                let Some(sample) = decoder.next() else {
                    break 'all;
                };
                frame.push(sample);
            }
            if decoder.channels() != channel_count || decoder.sample_rate() != rate {
                changed = true;
                break;
            }
            if frames == most_frames {
                probe::hold(path, Limit::Duration, LONGEST_MS + 1, LONGEST_MS)?;
            }
            frames += 1;
            kept.push(&frame);
        }
        if kept.samples.is_empty() {
            return Err(ProbeError::Damaged {
                path: path.to_owned(),
                reason: "not one sample could be decoded".to_owned(),
            });
        }
        let kept_rate = NonZeroU32::new(rate.get() / factor as u32).unwrap_or(NonZeroU32::MIN);
        let mut track = Self::new(kept.samples, kept.channels, kept_rate);
        let found = Duration::from_secs_f64(frames as f64 / f64::from(rate.get()));
        track.cut_short = changed || told.is_some_and(|told| probe::falls_short(found, told));
        Ok(track)
    }

    /// Frames in all.
    pub fn frames(&self) -> usize {
        self.samples.len() / self.channels
    }

    /// One channel or two.
    pub fn channels(&self) -> usize {
        self.channels
    }

    /// Frames a second.
    pub fn rate(&self) -> NonZeroU32 {
        self.rate
    }

    /// Its length in ms.
    pub fn duration_ms(&self) -> f64 {
        self.frames() as f64 / f64::from(self.rate.get()) * 1000.0
    }

    /// Whether the file broke off before the length it tells.
    pub fn cut_short(&self) -> bool {
        self.cut_short
    }

    /// Bytes it takes in memory.
    pub fn bytes(&self) -> usize {
        self.samples.len() * size_of::<f32>()
    }

    /// A frame as left and right; silence beyond its end.
    pub fn frame(&self, index: usize) -> [f32; 2] {
        if index >= self.frames() {
            return [0.0; 2];
        }
        match self.channels {
            1 => [self.samples[index]; 2],
            _ => [self.samples[index * 2], self.samples[index * 2 + 1]],
        }
    }

    /// Interleaved samples from a frame on, in the recording's own channels. Beyond either end it goes on mirrored, so
    /// that what looks for a likeness near the end finds sound there.
    pub(super) fn fill(&self, from: isize, out: &mut [f32]) {
        let last = self.frames().saturating_sub(1);
        for (offset, frame) in out.chunks_exact_mut(self.channels).enumerate() {
            let index = (from + offset.cast_signed()).unsigned_abs();
            let mirrored = if index > last { (2 * last).checked_sub(index) } else { Some(index) };
            let [left, right] = mirrored.map_or([0.0; 2], |index| self.frame(index));
            frame[0] = left;
            if let Some(second) = frame.get_mut(1) {
                *second = right;
            }
        }
    }
}

/// What is kept of the frames of a file.
struct Kept {
    samples: Vec<f32>,
    channels: usize,
    /// Frames of the file that one kept frame is the mean of.
    factor: usize,
    sum: [f32; 2],
    summed: usize,
}

impl Kept {
    fn new(channels: usize, factor: usize) -> Self {
        Self { samples: Vec::new(), channels, factor, sum: [0.0; 2], summed: 0 }
    }

    fn push(&mut self, frame: &[f32]) {
        match (self.channels, frame) {
            (2, [left, right]) => {
                self.sum[0] += left;
                self.sum[1] += right;
            }
            _ => self.sum[0] += frame.iter().sum::<f32>() / frame.len() as f32,
        }
        self.summed += 1;
        if self.summed < self.factor {
            return;
        }
        for sum in &mut self.sum[..self.channels] {
            self.samples.push(*sum / self.factor as f32);
            *sum = 0.0;
        }
        self.summed = 0;
        if self.channels == 2 && self.samples.len() > STEREO_SAMPLES {
            self.samples = self.samples.chunks_exact(2).map(|pair| f32::midpoint(pair[0], pair[1])).collect();
            self.channels = 1;
        }
    }
}
