//! A narration as it lies in an exhibition, to hold what was heard against.

use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::recording::Recording;

/// Samples a second that sounds are compared at: speech is told apart by what lies below 4 kHz.
const RATE: u32 = 8_000;
/// Samples in one step of the coarse search.
const STEP: usize = 80;
/// Steps around a coarse place that are searched sample by sample.
const AROUND: usize = 4;

/// Why a narration can't be held against anything.
#[derive(Debug, Error)]
pub enum NarrationError {
    /// The sound or its timings can't be read.
    #[error("{path}: {source}")]
    Read {
        /// Which file.
        path: PathBuf,
        /// Why not.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The timings name no cue.
    #[error("{path} has no cue")]
    Empty {
        /// Which file.
        path: PathBuf,
    },
}

/// Where in a narration something was heard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heard {
    /// Position in the narration of the first sample, in ms.
    pub at_ms: f64,
    /// How alike both are: 1 for the same sound, whatever its volume.
    pub likeness: f32,
}

/// A recording with its cues, one a sentence.
#[derive(Clone, Debug)]
pub struct Narration {
    samples: Vec<f32>,
    envelope: Vec<f32>,
    /// Start and end of each sentence, in ms.
    pub cues: Vec<(f64, f64)>,
    /// Start of each clause of each sentence, in ms.
    pub clauses: Vec<Vec<f64>>,
}

impl Narration {
    /// Reads `<tag>.flac` and `<tag>.vtt` of a text.
    pub fn read(folder: &Path, tag: &str) -> Result<Self, NarrationError> {
        let sound = folder.join(format!("{tag}.flac"));
        let failed = |path: &Path| {
            let path = path.to_path_buf();
            move |source: Box<dyn std::error::Error + Send + Sync>| NarrationError::Read { path, source }
        };
        let (rate, samples) = decode(&sound).map_err(|error| failed(&sound)(error.into()))?;
        let samples = resample(&samples, rate);
        let timings = folder.join(format!("{tag}.vtt"));
        let text = std::fs::read_to_string(&timings).map_err(|error| failed(&timings)(error.into()))?;
        let (mut cues, mut clauses) = (Vec::new(), Vec::<Vec<f64>>::new());
        for line in text.lines() {
            if let Some((start, end)) = cue(line) {
                cues.push((start, end));
                clauses.push(vec![start]);
            } else if let Some(last) = clauses.last_mut() {
                last.extend(line.split('<').skip(1).filter_map(|part| moment(part.split_once('>')?.0)));
            }
        }
        if cues.is_empty() {
            return Err(NarrationError::Empty { path: timings });
        }
        Ok(Self { envelope: envelope(&samples), samples, cues, clauses })
    }

    /// Which sentence is spoken at a position; none in the pauses between.
    pub fn sentence_at(&self, ms: f64) -> Option<usize> {
        self.cues.iter().position(|&(start, end)| (start..end).contains(&ms))
    }

    /// Distance of a position from the nearest place where a sentence starts or ends, in ms.
    pub fn to_boundary(&self, ms: f64) -> f64 {
        self.cues.iter().flat_map(|&(start, end)| [start, end]).map(|edge| (edge - ms).abs()).fold(f64::MAX, f64::min)
    }

    /// Finds what was heard at [`Recording::RATE`], played at its own speed: the likeliest place. A second is enough
    /// to be sure.
    pub fn find(&self, heard: &[f32]) -> Option<Heard> {
        let heard = resample(heard, Recording::RATE);
        let shape = envelope(&heard);
        if shape.len() < 10 || self.envelope.len() < shape.len() {
            return None;
        }
        let mut coarse: Vec<(usize, f32)> = (0..=self.envelope.len() - shape.len())
            .map(|index| (index, likeness(&self.envelope[index..index + shape.len()], &shape, true)))
            .collect();
        coarse.sort_by(|a, b| b.1.total_cmp(&a.1));
        coarse
            .iter()
            .take(8)
            .flat_map(|&(index, _)| {
                let first = index.saturating_sub(AROUND) * STEP;
                first..first + 2 * AROUND * STEP
            })
            .filter_map(|first| {
                let piece = self.samples.get(first..first + heard.len())?;
                Some((first, likeness(piece, &heard, false)))
            })
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(first, likeness)| Heard { at_ms: first as f64 * 1000.0 / f64::from(RATE), likeness })
    }
}

fn decode(path: &Path) -> Result<(u32, Vec<f32>), claxon::Error> {
    let mut reader = claxon::FlacReader::open(path)?;
    let about = reader.streaminfo();
    let channels = about.channels as usize;
    let scale = 0.5_f32.powi(about.bits_per_sample.cast_signed() - 1);
    let samples = reader
        .samples()
        .step_by(channels)
        .map(|sample| sample.map(|value| value as f32 * scale))
        .collect::<Result<_, _>>()?;
    Ok((about.sample_rate, samples))
}

/// Means over the time of one sample of the lower rate.
fn resample(samples: &[f32], rate: u32) -> Vec<f32> {
    let ratio = f64::from(rate) / f64::from(RATE);
    let count = (samples.len() as f64 / ratio) as usize;
    (0..count)
        .map(|index| {
            let first = (index as f64 * ratio) as usize;
            let last = (((index + 1) as f64 * ratio) as usize).clamp(first + 1, samples.len());
            mean(&samples[first..last])
        })
        .collect()
}

fn envelope(samples: &[f32]) -> Vec<f32> {
    samples
        .chunks_exact(STEP)
        .map(|step| (step.iter().map(|sample| sample * sample).sum::<f32>() / STEP as f32).sqrt())
        .collect()
}

fn mean(samples: &[f32]) -> f32 {
    samples.iter().sum::<f32>() / samples.len().max(1) as f32
}

/// Correlation of two stretches of equal length.
fn likeness(a: &[f32], b: &[f32], centred: bool) -> f32 {
    let (from_a, from_b) = if centred { (mean(a), mean(b)) } else { (0.0, 0.0) };
    let (mut both, mut all_a, mut all_b) = (0.0, 0.0, 0.0);
    for (x, y) in a.iter().zip(b) {
        let (x, y) = (x - from_a, y - from_b);
        both += x * y;
        all_a += x * x;
        all_b += y * y;
    }
    if all_a * all_b > 0.0 { both / (all_a * all_b).sqrt() } else { 0.0 }
}

/// `00:00:12.734 --> 00:00:15.072`, in ms.
fn cue(line: &str) -> Option<(f64, f64)> {
    let (start, end) = line.split_once("-->")?;
    Some((moment(start)?, moment(end)?))
}

/// `00:00:12.734`, and whatever follows after a space, in ms.
fn moment(text: &str) -> Option<f64> {
    let parts = text.split_whitespace().next()?.split(':');
    let seconds = parts.map(str::parse::<f64>).try_fold(0.0, |sum, part| part.map(|part| sum * 60.0 + part)).ok()?;
    Some(seconds * 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Something that is nowhere like itself a little later, as speech.
    fn murmur(count: usize) -> Vec<f32> {
        let mut state = 1_u32;
        let mut low = 0.0;
        (0..count)
            .map(|index| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let noise = (state >> 8) as f32 / 8_388_608.0 - 1.0;
                low += (noise - low) * 0.3;
                let loud = ((index / 2_000).wrapping_mul(2_654_435_761) >> 7) % 10;
                low * loud as f32 / 10.0
            })
            .collect()
    }

    #[test]
    fn what_was_heard_is_found_to_the_sample_at_any_volume() {
        let samples = murmur(80_000);
        let narration =
            Narration { envelope: envelope(&samples), samples: samples.clone(), cues: Vec::new(), clauses: Vec::new() };
        // Six samples of the recording for one of the narration, from 3 s on.
        let heard: Vec<f32> = samples[24_000..32_000].iter().flat_map(|&sample| [sample * 0.2; 6]).collect();
        let found = narration.find(&heard).unwrap();
        assert!((found.at_ms - 3000.0).abs() < 0.2, "{found:?}");
        assert!(found.likeness > 0.99, "{found:?}");
    }

    #[test]
    fn a_cue_is_read_with_and_without_hours() {
        assert_eq!(cue("01:00:12.500 --> 01:00:15.072 line:1"), Some((3_612_500.0, 3_615_072.0)));
        assert_eq!(cue("00:01.000 --> 00:02.000"), Some((1000.0, 2000.0)));
        assert_eq!(cue("With the motto"), None);
    }
}
