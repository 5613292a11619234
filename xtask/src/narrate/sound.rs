//! Sound in memory: reading, trimming, joining.

use std::path::Path;

use hound::{SampleFormat, WavReader, WavSpec, WavWriter};

use super::NarrateError;

/// What counts as silence at the ends of a take, against the loudest sample (-52 dB).
const QUIET: f32 = 0.0025;
/// Kept before the first and after the last sound, so that neither starts nor ends in a step.
const EDGE_MS: u32 = 4;
/// How long before and after a peak the gain bends.
const BEND_MS: u32 = 6;

/// A stretch of mono sound.
#[derive(Clone, Debug)]
pub struct Take {
    /// Samples a second.
    pub rate: u32,
    /// From -1 to 1.
    pub samples: Vec<f32>,
    /// Where each clause begins, in samples.
    pub clauses: Vec<usize>,
}

impl Take {
    /// Silence.
    pub fn silence(rate: u32, ms: u32) -> Self {
        let mut take = Self { rate, samples: Vec::new(), clauses: Vec::new() };
        take.rest(ms);
        take
    }

    /// Reads a mono file, of whole numbers in 16 bits or of fractions in 32.
    pub fn read(path: &Path) -> Result<Self, NarrateError> {
        let bad =
            |error: hound::Error| NarrateError::File { path: path.to_owned(), source: std::io::Error::other(error) };
        let reader = WavReader::open(path).map_err(bad)?;
        let spec = reader.spec();
        let samples = match spec.sample_format {
            SampleFormat::Float => reader.into_samples().collect::<Result<_, _>>(),
            SampleFormat::Int => {
                reader.into_samples::<i16>().map(|sample| sample.map(|value| f32::from(value) / 32768.0)).collect()
            }
        }
        .map_err(bad)?;
        Ok(Self { rate: spec.sample_rate, samples, clauses: Vec::new() })
    }

    /// Writes the samples unrounded.
    pub fn write(&self, path: &Path) -> Result<(), NarrateError> {
        let spec =
            WavSpec { channels: 1, sample_rate: self.rate, bits_per_sample: 32, sample_format: SampleFormat::Float };
        let written = WavWriter::create(path, spec).and_then(|mut writer| {
            for sample in &self.samples {
                writer.write_sample(*sample)?;
            }
            writer.finalize()
        });
        written.map_err(|error| NarrateError::File { path: path.to_owned(), source: std::io::Error::other(error) })
    }

    /// Cuts the silence at both ends, softens the cuts and moves the clauses with the sound.
    pub fn trim(&mut self) {
        let peak = self.samples.iter().fold(0.0_f32, |most, s| most.max(s.abs()));
        let loud = |sample: &f32| sample.abs() > peak * QUIET;
        let (Some(first), Some(last)) = (self.samples.iter().position(loud), self.samples.iter().rposition(loud))
        else {
            return;
        };
        let edge = self.count(EDGE_MS);
        let begin = first.saturating_sub(edge);
        let end = (last + 1 + edge).min(self.samples.len());
        self.samples = self.samples[begin..end].to_vec();
        let length = self.samples.len();
        for step in 0..edge.min(length / 2) {
            let gain = step as f32 / edge as f32;
            self.samples[step] *= gain;
            self.samples[length - 1 - step] *= gain;
        }
        for clause in &mut self.clauses {
            *clause = clause.saturating_sub(begin);
        }
        if let Some(opening) = self.clauses.first_mut() {
            *opening = 0;
        }
    }

    /// Makes the sound louder by a factor and bends what would pass the ceiling.
    ///
    /// The gain moves over [`BEND_MS`] before and after a peak alike, so nothing shifts in time
    /// and nothing is cut flat.
    pub fn amplify(&self, factor: f32, ceiling: f32) -> Self {
        let reach = self.count(BEND_MS);
        let wanted: Vec<f32> = self.samples.iter().map(|sample| (ceiling / (sample * factor).abs()).min(1.0)).collect();
        let held = lowest(&wanted, reach);
        let mut gains = held.clone();
        let width = 2 * reach + 1;
        let mut sum: f64 = (0..width).map(|i| f64::from(held_at(&held, i, reach))).sum();
        for (at, gain) in gains.iter_mut().enumerate() {
            *gain = (sum / width as f64) as f32;
            sum += f64::from(held_at(&held, at + width, reach)) - f64::from(held_at(&held, at, reach));
        }
        let samples = self.samples.iter().zip(gains);
        Self {
            rate: self.rate,
            samples: samples.map(|(sample, gain)| sample * factor * gain).collect(),
            clauses: self.clauses.clone(),
        }
    }

    /// Adds silence.
    pub fn rest(&mut self, ms: u32) {
        let length = self.samples.len() + self.count(ms);
        self.samples.resize(length, 0.0);
    }

    /// Adds another take of the same rate.
    pub fn append(&mut self, other: &Self) {
        debug_assert_eq!(self.rate, other.rate, "takes of one voice have one rate");
        self.samples.extend_from_slice(&other.samples);
    }

    /// Length in seconds.
    pub fn seconds(&self) -> f64 {
        self.at(self.samples.len())
    }

    /// When a sample sounds, in seconds.
    pub fn at(&self, sample: usize) -> f64 {
        sample as f64 / f64::from(self.rate)
    }

    fn count(&self, ms: u32) -> usize {
        (u64::from(self.rate) * u64::from(ms) / 1000) as usize
    }
}

/// The lowest value within `reach` of each place.
fn lowest(values: &[f32], reach: usize) -> Vec<f32> {
    let mut low = vec![1.0_f32; values.len()];
    for (at, value) in values.iter().enumerate().filter(|(_, value)| **value < 1.0) {
        let end = (at + reach + 1).min(values.len());
        for place in &mut low[at.saturating_sub(reach)..end] {
            *place = place.min(*value);
        }
    }
    low
}

/// The value at a place counted from `reach` before the beginning; one outside.
fn held_at(held: &[f32], place: usize, reach: usize) -> f32 {
    place.checked_sub(reach).and_then(|at| held.get(at)).copied().unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::Take;

    fn take(samples: Vec<f32>) -> Take {
        Take { rate: 1000, samples, clauses: Vec::new() }
    }

    #[test]
    fn trimming_moves_the_clauses_with_the_sound() {
        let mut samples = vec![0.0; 100];
        samples[40..60].fill(0.5);
        let mut take = take(samples);
        take.clauses = vec![38, 50];
        take.trim();
        assert_eq!(take.samples.len(), 28);
        assert_eq!(take.clauses, [0, 14]);
    }

    #[test]
    fn what_would_pass_the_ceiling_is_bent_where_it_is_and_the_rest_is_louder() {
        let mut samples = vec![0.1; 100];
        samples[50] = 0.9;
        let louder = take(samples).amplify(2.0, 0.8);
        assert_eq!(louder.samples.len(), 100);
        assert!(louder.samples.iter().all(|sample| sample.abs() <= 0.8001));
        assert!((louder.samples[50] - 0.8).abs() < 0.001);
        assert!((louder.samples[10] - 0.2).abs() < 0.001);
    }
}
