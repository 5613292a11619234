//! Which device, and how it can be opened.

use cpal::traits::{DeviceTrait, HostTrait};
use cpal::{BufferSize, SampleFormat, StreamConfig, SupportedBufferSize};

use super::Output;

/// Sound asked for at a time: 1/30 s. Systems keep two of these. Shorter ones bring a tap's sound sooner but run dry
/// on a machine that draws its screen without a graphics card.
const BUFFERS_A_SECOND: u32 = 30;

/// Why there is no sound.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The system has no sound device.
    #[error("there is no sound device")]
    NoDevice,
    /// The device that was named isn't there.
    #[error("there is no sound device named {name}, only {there:?}")]
    NoSuchDevice {
        /// The name.
        name: String,
        /// The names that there are.
        there: Vec<String>,
    },
    /// It takes no format that we can give.
    #[error("the sound device takes no format that can be given")]
    NoConfiguration,
    /// The system refused.
    #[error("the sound device can't be opened: {source}")]
    Refused {
        /// What the system said.
        #[from]
        source: cpal::Error,
    },
}

/// The device to open now: the default one may be another each time.
pub(super) fn find(output: &Output) -> Result<cpal::Device, OpenError> {
    let host = cpal::default_host();
    match output {
        Output::None => Err(OpenError::NoDevice),
        Output::Default => host.default_output_device().ok_or(OpenError::NoDevice),
        Output::Named(name) => {
            let found = host.output_devices()?.find(|device| called(device, name));
            found.ok_or_else(|| OpenError::NoSuchDevice { name: name.clone(), there: super::outputs() })
        }
    }
}

/// Ways to open a device for recordings of a rate, best first. The system converts rates better than we do, so the
/// recording's own comes first.
pub(super) fn configurations(device: &cpal::Device, rate: u32) -> impl Iterator<Item = (StreamConfig, SampleFormat)> {
    let fixed = |rate: u32| BufferSize::Fixed((rate / BUFFERS_A_SECOND).max(1));
    let usual = StreamConfig { channels: 2, sample_rate: rate, buffer_size: fixed(rate) };
    // What a device supports is asked only if the usual is refused: asking opens it once more.
    let asked = std::iter::once_with(move || {
        let mut ranges: Vec<_> = device.supported_output_configs().into_iter().flatten().collect();
        ranges.sort_by_key(|range| {
            let far = range.min_sample_rate().saturating_sub(rate) + rate.saturating_sub(range.max_sample_rate());
            let narrow = if range.channels() == 2 { 0 } else { range.channels() + 1 };
            let coarse = COARSER.iter().position(|format| *format == range.sample_format());
            (far, narrow, coarse.unwrap_or(COARSER.len()))
        });
        ranges.into_iter().filter(|range| COARSER.contains(&range.sample_format())).flat_map(move |range| {
            let rate = rate.clamp(range.min_sample_rate(), range.max_sample_rate());
            let wanted = rate / BUFFERS_A_SECOND;
            let size = match *range.buffer_size() {
                SupportedBufferSize::Range { min, max } if min <= max => BufferSize::Fixed(wanted.clamp(min, max)),
                _ => BufferSize::Default,
            };
            [size, BufferSize::Default].map(|buffer_size| {
                let config = StreamConfig { channels: range.channels(), sample_rate: rate, buffer_size };
                (config, range.sample_format())
            })
        })
    });
    std::iter::once((usual, SampleFormat::F32)).chain(asked.flatten().take(MOST_TRIES))
}

/// Formats that can be given, best first.
const COARSER: [SampleFormat; 6] =
    [SampleFormat::F32, SampleFormat::I32, SampleFormat::I24, SampleFormat::I16, SampleFormat::F64, SampleFormat::U8];
/// A device that refuses so many of the configurations it says it takes won't take the next.
const MOST_TRIES: usize = 12;

/// Names by which the devices can be told apart.
pub(super) fn names(devices: impl Iterator<Item = cpal::Device>) -> Vec<String> {
    let both: Vec<_> = devices.map(|device| (name(&device), id(&device))).collect();
    let mut names: Vec<String> = Vec::new();
    for (name, id) in &both {
        let alone = both.iter().filter(|(other, _)| other == name).count() == 1;
        let chosen = if alone { name.as_ref().or(id.as_ref()) } else { id.as_ref() };
        if let Some(chosen) = chosen
            && !names.contains(chosen)
        {
            names.push(chosen.clone());
        }
    }
    names
}

fn called(device: &cpal::Device, wanted: &str) -> bool {
    id(device).as_deref() == Some(wanted) || name(device).as_deref() == Some(wanted)
}

fn name(device: &cpal::Device) -> Option<String> {
    device.description().ok().map(|about| about.name().to_owned())
}

fn id(device: &cpal::Device) -> Option<String> {
    device.id().ok().map(|id| id.id().to_owned())
}
