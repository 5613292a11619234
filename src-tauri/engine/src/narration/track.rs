//! A recording in memory, ready to be played from any place.

use std::path::Path;

use rodio::Source;

use super::probe::{self, LONGEST_MS, Limit, ProbeError};

/// Stereo is kept up to this many samples (256 MB); a longer recording is mixed to one channel.
const STEREO_SAMPLES: usize = 64 << 20;
/// The most samples kept in memory (1 GB).
const MOST_SAMPLES: u64 = 256 << 20;
/// A container may tell a length that is a little off (MP3 without an index): this much, and a fiftieth, is let pass.
const SLACK_MS: f64 = 500.0;

/// A recording, decoded to one or two channels of samples between -1 and 1.
#[derive(Debug)]
pub struct Track {
    samples: Vec<f32>,
    channels: usize,
    rate: u32,
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

    /// A recording of interleaved samples. Samples that are not numbers become silence, and if any is beyond full
    /// scale the whole is made softer, so that it never clips.
    ///
    /// # Panics
    /// If `channels` is neither 1 nor 2 or `rate` is 0.
    pub fn new(mut samples: Vec<f32>, channels: usize, rate: u32) -> Self {
        assert!(matches!(channels, 1 | 2) && rate > 0, "one or two channels at a rate");
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

    fn decode(path: &Path) -> Result<Self, ProbeError> {
        let mut decoder = probe::open(path)?;
        let wide = usize::from(decoder.channels().get());
        let channel_count = decoder.channels();
        let rate = decoder.sample_rate();
        let told_ms = decoder.total_duration().map(|told| told.as_secs_f64() * 1000.0);
        if let Some(told_ms) = told_ms {
            probe::hold(path, Limit::Duration, told_ms as u64, LONGEST_MS)?;
        }
        let told_frames = told_ms.map_or(0, |ms| (ms / 1000.0 * f64::from(rate.get())) as usize);
        probe::hold(path, Limit::Samples, told_frames as u64, MOST_SAMPLES)?;
        let most_frames = (LONGEST_MS * u64::from(rate.get()) / 1000).min(MOST_SAMPLES) as usize;
        let mut channels = if wide == 2 && told_frames * 2 <= STEREO_SAMPLES { 2 } else { 1 };

        let mut samples = Vec::new();
        // What a file says of its length is not trusted with more than the decoder then needs to grow a little.
        samples.reserve(told_frames.min(most_frames) * channels);
        let mut frame = Vec::with_capacity(wide);
        let mut frames = 0;
        let mut changed = false;
        'all: loop {
            frame.clear();
            for _ in 0..wide {
                let Some(sample) = decoder.next() else { break 'all };
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
            if channels == 2 {
                samples.extend_from_slice(&frame);
                if samples.len() > STEREO_SAMPLES {
                    samples = samples.chunks_exact(2).map(|pair| f32::midpoint(pair[0], pair[1])).collect();
                    channels = 1;
                }
            } else {
                samples.push(frame.iter().sum::<f32>() / wide as f32);
            }
        }
        if samples.is_empty() {
            return Err(ProbeError::Damaged {
                path: path.to_owned(),
                reason: "not one sample could be decoded".to_owned(),
            });
        }
        let mut track = Self::new(samples, channels, rate.get());
        track.cut_short = changed || told_ms.is_some_and(|told| track.duration_ms() < told * 0.98 - SLACK_MS);
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
    pub fn rate(&self) -> u32 {
        self.rate
    }

    /// Its length in ms.
    pub fn duration_ms(&self) -> f64 {
        self.frames() as f64 / f64::from(self.rate) * 1000.0
    }

    /// Whether the file broke off before the length it tells.
    pub fn cut_short(&self) -> bool {
        self.cut_short
    }

    /// Bytes it takes in memory.
    pub fn bytes(&self) -> usize {
        self.samples.len() * size_of::<f32>()
    }

    /// A frame as left and right; silence outside the recording.
    pub fn frame(&self, index: i64) -> [f32; 2] {
        let Ok(index) = usize::try_from(index) else { return [0.0; 2] };
        if index >= self.frames() {
            return [0.0; 2];
        }
        match self.channels {
            1 => [self.samples[index]; 2],
            _ => [self.samples[index * 2], self.samples[index * 2 + 1]],
        }
    }

    /// Interleaved samples from a frame on, in the recording's own channels; silence outside the recording.
    pub(super) fn fill(&self, from: i64, out: &mut [f32]) {
        for (offset, frame) in out.chunks_exact_mut(self.channels).enumerate() {
            let [left, right] = self.frame(from + offset as i64);
            frame[0] = left;
            if let Some(second) = frame.get_mut(1) {
                *second = right;
            }
        }
    }
}
