//! The thread that owns the sound device: it opens, holds and closes it, and may be kept waiting by it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender, SyncSender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use cpal::traits::{DeviceTrait, HostTrait, StreamTrait};
use cpal::{ErrorKind, FromSample, SizedSample, StreamConfig};

use super::Output;
use super::device::{self, OpenError};
use super::dial::Dial;
use super::render::{Listener, Order, Render, Span};
use super::voice::Reel;

/// Orders that may wait for the device; it takes them every few hundredths of a second.
const ORDERS: usize = 64;
/// Stretches that may wait to be read: several seconds of them.
const SPANS: usize = 512;
/// How long a device that gives nothing but errors is let breathe.
const BREATH: Duration = Duration::from_millis(5);
/// Frames made at a time.
const CHUNK: usize = 256;

/// What the device's thread is asked.
pub(super) enum Ask {
    /// Open the device at this rate, with this gain; whatever was open is closed.
    Open { id: u64, rate: u32, gain: f32 },
    /// Close the device.
    Close,
}

/// What the device's thread tells.
pub(super) enum Tell {
    /// The device is open and silent.
    Opened { id: u64, line: Line },
    /// It couldn't be opened.
    Failed { id: u64, error: OpenError },
    /// It gave an error after which it may go on or not.
    Doubtful { id: u64, error: cpal::Error },
    /// It was open and is gone.
    Lost { id: u64, error: cpal::Error },
}

/// The line to an open device.
pub(super) struct Line {
    pub orders: SyncSender<Order>,
    pub spans: Receiver<Span>,
    pub retired: Receiver<Box<Reel>>,
    /// Counts the times the device asked for sound.
    pub beats: Arc<AtomicU64>,
}

/// The device's thread.
pub(super) struct Sound {
    asks: Option<Sender<Ask>>,
    thread: Option<JoinHandle<()>>,
    over: Receiver<()>,
}

impl Sound {
    /// Starts the thread; the device is not touched before [`Ask::Open`]. `tell` is called on that thread and on the
    /// device's own.
    pub fn start(output: Output, tell: impl Fn(Tell) + Clone + Send + 'static) -> Self {
        let (asks, inbox) = mpsc::channel();
        let (done, over) = mpsc::channel();
        let thread = std::thread::Builder::new()
            .name("narration-sound".to_owned())
            .spawn(move || {
                run(&output, &inbox, &tell);
                drop(done);
            })
            .inspect_err(|error| tracing::error!(%error, "can't start the thread of the sound device"))
            .ok();
        Self { asks: Some(asks), thread, over }
    }

    /// Asks for something; obeyed in order.
    pub fn ask(&self, ask: Ask) {
        if let Some(asks) = &self.asks {
            // Without its thread there is no sound, and its caller hears nothing from it, as from a device that hangs.
            let _ = asks.send(ask);
        }
    }
}

impl Drop for Sound {
    fn drop(&mut self) {
        self.asks = None;
        // A device may hang while it is closed: its thread is left to it then.
        if matches!(self.over.recv_timeout(Duration::from_secs(1)), Err(mpsc::RecvTimeoutError::Timeout)) {
            tracing::warn!("the sound device does not close; its thread is left behind");
            return;
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn run(output: &Output, inbox: &Receiver<Ask>, tell: &(impl Fn(Tell) + Clone + Send + 'static)) {
    let mut open: Option<cpal::Stream> = None;
    while let Ok(mut ask) = inbox.recv() {
        // Only the newest counts: a device that hung must not be opened as often as it was asked for meanwhile.
        while let Ok(newer) = inbox.try_recv() {
            ask = newer;
        }
        drop(open.take());
        if let Ask::Open { id, rate, gain } = ask {
            match connect(output, id, rate, gain, tell) {
                Ok((stream, line)) => {
                    open = Some(stream);
                    tell(Tell::Opened { id, line });
                }
                Err(error) => tell(Tell::Failed { id, error }),
            }
        }
    }
}

fn connect(
    output: &Output,
    id: u64,
    rate: u32,
    gain: f32,
    tell: &(impl Fn(Tell) + Clone + Send + 'static),
) -> Result<(cpal::Stream, Line), OpenError> {
    let device = device::find(output)?;
    let mut last = None;
    for (config, format) in device::configurations(&device, rate) {
        let (orders, inbox) = mpsc::sync_channel(ORDERS);
        let (given, spans) = mpsc::sync_channel(SPANS);
        let (retire, retired) = mpsc::sync_channel(ORDERS);
        let beats = Arc::new(AtomicU64::new(0));
        let feed = Feed {
            render: Render::new(config.sample_rate, gain),
            rate: config.sample_rate,
            channels: usize::from(config.channels),
            orders: inbox,
            outbox: Outbox { given, retire },
            beats: Arc::clone(&beats),
            dial: Dial::default(),
        };
        match build(&device, config, format, feed, id, tell.clone()) {
            Ok(stream) => {
                stream.play()?;
                let line = Line { orders, spans, retired, beats };
                return Ok((stream, line));
            }
            // Another configuration may do; anything else won't get better by asking again.
            Err(error) if matches!(error.kind(), ErrorKind::UnsupportedConfig | ErrorKind::InvalidInput) => {
                last = Some(error);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Err(last.map_or(OpenError::NoConfiguration, OpenError::from))
}

fn build(
    device: &cpal::Device,
    config: StreamConfig,
    format: cpal::SampleFormat,
    feed: Feed,
    id: u64,
    tell: impl Fn(Tell) + Send + 'static,
) -> Result<cpal::Stream, cpal::Error> {
    let lost = errors(id, Arc::clone(&feed.beats), tell);
    match format {
        cpal::SampleFormat::F32 => stream::<f32>(device, config, feed, lost),
        cpal::SampleFormat::F64 => stream::<f64>(device, config, feed, lost),
        cpal::SampleFormat::I32 => stream::<i32>(device, config, feed, lost),
        cpal::SampleFormat::I24 => stream::<cpal::I24>(device, config, feed, lost),
        cpal::SampleFormat::I16 => stream::<i16>(device, config, feed, lost),
        cpal::SampleFormat::U8 => stream::<u8>(device, config, feed, lost),
        _ => Err(ErrorKind::UnsupportedConfig.into()),
    }
}

/// Sorts a device's errors. ALSA's way through `PulseAudio` gives one now and then and goes on all the same, so only
/// those that mean an end are told as one; after another, sound has to be asked for again soon.
fn errors(id: u64, beats: Arc<AtomicU64>, tell: impl Fn(Tell) + Send + 'static) -> impl FnMut(cpal::Error) + Send {
    let mut told = None;
    move |error| match error.kind() {
        // The sound goes on after these.
        ErrorKind::Xrun | ErrorKind::RealtimeDenied | ErrorKind::DeviceChanged => {
            tracing::debug!(%error, "the sound device stumbled");
        }
        ErrorKind::DeviceNotAvailable | ErrorKind::HostUnavailable | ErrorKind::StreamInvalidated => {
            tell(Tell::Lost { id, error });
        }
        _ => {
            let now = beats.load(Ordering::Relaxed);
            if told.replace(now) == Some(now) {
                // ALSA's loop would otherwise turn as fast as it can until the device is closed.
                std::thread::sleep(BREATH);
            } else {
                tell(Tell::Doubtful { id, error });
            }
        }
    }
}

fn stream<T: SizedSample + FromSample<f32>>(
    device: &cpal::Device,
    config: StreamConfig,
    mut feed: Feed,
    lost: impl FnMut(cpal::Error) + Send + 'static,
) -> Result<cpal::Stream, cpal::Error> {
    device.build_output_stream::<T, _, _>(
        config,
        move |out, info| {
            let stamp = info.timestamp();
            feed.fill(out, stamp.playback.duration_since(stamp.callback));
        },
        lost,
        None,
    )
}

/// What the device's callback works with. Nothing in it waits.
struct Feed {
    render: Render,
    rate: u32,
    channels: usize,
    orders: Receiver<Order>,
    outbox: Outbox,
    beats: Arc<AtomicU64>,
    dial: Dial,
}

struct Outbox {
    given: SyncSender<Span>,
    retire: SyncSender<Box<Reel>>,
}

impl Listener for Outbox {
    fn given(&mut self, span: Span) {
        // A reader that is late by seconds loses stretches, and the sound doesn't wait for it.
        let _ = self.given.try_send(span);
    }

    fn retired(&mut self, reel: Box<Reel>) {
        let _ = self.retire.try_send(reel);
    }
}

impl Feed {
    fn fill<T: SizedSample + FromSample<f32>>(&mut self, out: &mut [T], latency: Duration) {
        let now = Instant::now();
        self.beats.fetch_add(1, Ordering::Relaxed);
        while let Ok(order) = self.orders.try_recv() {
            self.render.obey(order, &mut self.outbox);
        }
        let frames = out.len() / self.channels;
        let lasting = |frames: usize| Duration::from_secs_f64(frames as f64 / f64::from(self.rate));
        let at = self.dial.place(now, latency, lasting(frames));
        let mut made = [[0.0; 2]; CHUNK];
        for (turn, out) in out.chunks_mut(CHUNK * self.channels).enumerate() {
            let made = &mut made[..out.len() / self.channels];
            self.render.fill(made, at + lasting(turn * CHUNK), &mut self.outbox);
            for (out, [left, right]) in out.chunks_exact_mut(self.channels).zip(made) {
                match out {
                    [mono] => *mono = T::from_sample(f32::midpoint(*left, *right)),
                    [first, second, rest @ ..] => {
                        *first = T::from_sample(*left);
                        *second = T::from_sample(*right);
                        rest.fill(T::EQUILIBRIUM);
                    }
                    [] => {}
                }
            }
        }
    }
}

/// The names of the sound outputs that [`Output::Named`] takes, as the system gives them.
pub fn outputs() -> Vec<String> {
    let Ok(devices) = cpal::default_host().output_devices() else {
        return Vec::new();
    };
    device::names(devices)
}
