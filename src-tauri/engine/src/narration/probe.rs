//! What a recording is, without playing it, and the limits it is held to.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rodio::Source;
use rodio::decoder::{Decoder, DecoderError, symphonia};
use rodio::source::SeekError;

/// The longest recording, in ms: an hour.
pub const LONGEST_MS: u64 = 60 * 60 * 1000;
/// The largest file, in bytes: an hour of stereo at 48 kHz in 24 bits, and a little.
pub const LARGEST_FILE: u64 = 1 << 30;
/// The most channels a recording may have.
pub const MOST_CHANNELS: u16 = 8;
/// The lowest and highest sample rate, in Hz.
pub const RATES: std::ops::RangeInclusive<u32> = 8_000..=192_000;

/// How near the end a sound file is looked at to see that its end is there.
const TAIL: Duration = Duration::from_millis(250);

/// A container may tell a length that is a little off (MP3 without an index): this much, and a fiftieth, is let pass.
const SLACK: Duration = Duration::from_millis(200);

/// What a recording says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Probe {
    /// Its length in ms, rounded up; from the container where that tells it, else counted.
    pub duration_ms: u32,
    /// Channels in the file, 1 to [`MOST_CHANNELS`].
    pub channels: u16,
    /// Frames a second, within [`RATES`].
    pub rate: u32,
}

/// Why a recording can't be used.
#[derive(Debug, thiserror::Error)]
pub enum ProbeError {
    /// The file can't be read.
    #[error("can't read {path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// It isn't FLAC, Vorbis, MP3, WAV or M4A.
    #[error("{path} is not a sound file that can be played (FLAC, Ogg Vorbis, MP3, WAV or M4A)")]
    Unsupported {
        /// The file.
        path: PathBuf,
    },
    /// It is a sound file, but broken or cut off.
    #[error("{path} is damaged: {reason}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong, from the decoder.
        reason: String,
    },
    /// It goes beyond a limit.
    #[error("{path} has {limit} {found}; the limit is {allowed}")]
    Limit {
        /// The file.
        path: PathBuf,
        /// Which limit.
        limit: Limit,
        /// What the file has.
        found: u64,
        /// The limit it broke.
        allowed: u64,
    },
}

/// A limit on recordings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// [`LARGEST_FILE`], in bytes.
    FileSize,
    /// [`LONGEST_MS`], in ms.
    Duration,
    /// [`MOST_CHANNELS`].
    Channels,
    /// [`RATES`], in Hz.
    Rate,
}

impl std::fmt::Display for Limit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::FileSize => "a size in bytes of",
            Self::Duration => "a length in milliseconds of",
            Self::Channels => "a number of channels of",
            Self::Rate => "a sample rate in hertz of",
        })
    }
}

/// How long a recording is, in ms.
///
/// # Errors
/// As [`probe`].
pub fn duration(path: &Path) -> Result<u32, ProbeError> {
    probe(path).map(|probe| probe.duration_ms)
}

/// Reads what a recording says of itself. The sound is decoded only as far as its container makes it necessary; an
/// end that is missing is noticed where looking for it costs no full decode.
///
/// # Errors
/// [`ProbeError`] names whether the file, its format, its content or a limit is the matter.
pub fn probe(path: &Path) -> Result<Probe, ProbeError> {
    guarded(path, || {
        let mut decoder = open(path)?;
        let channels = decoder.channels().get();
        let rate = decoder.sample_rate().get();
        let told = decoder.total_duration().filter(|told| !told.is_zero());
        let duration = match told {
            Some(told) => {
                hold(path, Limit::Duration, told.as_millis() as u64, LONGEST_MS)?;
                if lacks_tail(&mut decoder, told) {
                    let found = counted(path, &mut open(path)?, channels, rate)?;
                    if falls_short(found, told) {
                        return Err(ProbeError::Damaged {
                            path: path.to_owned(),
                            reason: format!("it breaks off after {} of {} s", found.as_secs(), told.as_secs()),
                        });
                    }
                }
                told
            }
            None => counted(path, &mut decoder, channels, rate)?,
        };
        Ok(Probe {
            duration_ms: u32::try_from(duration.as_micros().div_ceil(1000)).unwrap_or(u32::MAX),
            channels,
            rate,
        })
    })
}

/// Whether nothing comes near the end. Some files can't be searched though they are whole, so this is a suspicion.
fn lacks_tail(decoder: &mut Decoder<BufReader<File>>, told: Duration) -> bool {
    told > TAIL
        && match decoder.try_seek(told.saturating_sub(TAIL)) {
            Ok(()) => decoder.next().is_none(),
            Err(SeekError::SymphoniaDecoder(symphonia::SeekError::Demuxer(_))) => true,
            Err(_) => false,
        }
}

/// Whether a recording is shorter than it tells by more than such tellings are off.
pub(super) fn falls_short(found: Duration, told: Duration) -> bool {
    found + SLACK < told.mul_f64(0.98)
}

fn counted(
    path: &Path,
    decoder: &mut Decoder<BufReader<File>>,
    channels: u16,
    rate: u32,
) -> Result<Duration, ProbeError> {
    let most = LONGEST_MS * u64::from(rate) / 1000 * u64::from(channels);
    let samples = decoder.take(usize::try_from(most + 1).unwrap_or(usize::MAX)).count() as u64;
    let duration = Duration::from_secs_f64(samples as f64 / f64::from(channels) / f64::from(rate));
    if samples == 0 {
        return Err(ProbeError::Damaged { path: path.to_owned(), reason: "it holds no sound".to_owned() });
    }
    if samples > most {
        hold(path, Limit::Duration, LONGEST_MS + 1, LONGEST_MS)?;
    }
    Ok(duration)
}

/// Opens a recording for decoding and holds it to every limit but its length.
pub(super) fn open(path: &Path) -> Result<Decoder<BufReader<File>>, ProbeError> {
    let io = |source| ProbeError::Io { path: path.to_owned(), source };
    let file = File::open(path).map_err(io)?;
    let about = file.metadata().map_err(io)?;
    if !about.is_file() {
        return Err(io(std::io::Error::from(std::io::ErrorKind::IsADirectory)));
    }
    hold(path, Limit::FileSize, about.len(), LARGEST_FILE)?;
    let mut builder = Decoder::builder().with_data(BufReader::new(file)).with_byte_len(about.len());
    if let Some(extension) = path.extension().and_then(|extension| extension.to_str()) {
        builder = builder.with_hint(&extension.to_ascii_lowercase());
    }
    let decoder = builder.build().map_err(|error| match error {
        DecoderError::UnrecognizedFormat | DecoderError::NoStreams => ProbeError::Unsupported { path: path.to_owned() },
        // The decoder gives a file that ends too early as an error of reading.
        other => ProbeError::Damaged { path: path.to_owned(), reason: reason(&other) },
    })?;
    let channels = decoder.channels().get();
    let rate = decoder.sample_rate().get();
    hold(path, Limit::Channels, channels.into(), MOST_CHANNELS.into())?;
    if !RATES.contains(&rate) {
        return Err(ProbeError::Limit {
            path: path.to_owned(),
            limit: Limit::Rate,
            found: rate.into(),
            allowed: if rate < *RATES.start() { *RATES.start() } else { *RATES.end() }.into(),
        });
    }
    Ok(decoder)
}

fn reason(error: &DecoderError) -> String {
    match error {
        DecoderError::IoError(reason) => reason.clone(),
        DecoderError::DecodeError(reason) | DecoderError::LimitError(reason) => (*reason).to_owned(),
        other => other.to_string(),
    }
}

pub(super) fn hold(path: &Path, limit: Limit, found: u64, allowed: u64) -> Result<(), ProbeError> {
    if found <= allowed {
        return Ok(());
    }
    Err(ProbeError::Limit { path: path.to_owned(), limit, found, allowed })
}

/// Runs a decoder so that one that panics over broken input reads as a damaged file.
pub(super) fn guarded<T>(path: &Path, read: impl FnOnce() -> Result<T, ProbeError>) -> Result<T, ProbeError> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)).unwrap_or_else(|_| {
        Err(ProbeError::Damaged { path: path.to_owned(), reason: "the decoder gave up".to_owned() })
    })
}
