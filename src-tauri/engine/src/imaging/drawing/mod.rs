//! Drawings: SVG, read within limits and drawn once: with the longer side at 1920 pixels, or at its own where a drawing
//! says that it is longer, up to 3840.
//!
//! Nothing outside the file is read and no font is loaded. A drawing is worked on in a thread of its own, with a stack
//! of its own and a time limit: a document of a few kilobytes can ask for hours of work.

mod cost;
mod xml;

use std::io::Cursor;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use image::{DynamicImage, ImageFormat, RgbaImage};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, ImageHrefResolver, ImageKind, Options, Tree};

use super::ImagingError;
use super::decode;
use super::format::{self, Format};

/// Bytes that a drawing's file may have: 8 MiB.
pub const MAX_DRAWING_BYTES: u64 = 8 << 20;

/// The longer side that a drawing is drawn at, in pixels, unless its own is longer.
pub const DRAWN_SIDE: u32 = 1920;

/// The longest side that a drawing is drawn at, in pixels.
pub const MAX_DRAWN_SIDE: u32 = 3840;

/// Pixels that a side of a picture inside a drawing may have: where its decoders stop.
const MAX_EMBEDDED_SIDE: u32 = 16_384;

/// Pixels that a picture inside a drawing may have: 64 million.
const MAX_EMBEDDED_PIXELS: u64 = 64_000_000;

/// Memory for nested elements, in bytes.
const STACK: usize = 64 << 20;

/// Memory for each byte of the text, in bytes: with the document that is made of it.
const TEXT: u64 = 20;

/// Memory for each element that is written out, in bytes.
const ELEMENT: u64 = 600;

/// Memory for each byte of the attributes that are written out, in bytes: an outline has points of two numbers.
const ATTRIBUTE: u64 = 10;

/// How long a drawing may take. What the limits let through takes seconds; this is for what they did not foresee.
const PATIENCE: Duration = Duration::from_secs(120);

/// What is wrong with a drawing, by what staff can do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DrawingFault {
    /// The file has more than [`MAX_DRAWING_BYTES`].
    TooLarge,
    /// It is written neither in UTF-8 nor in UTF-16.
    NotUtf8,
    /// It is not XML.
    Syntax {
        /// What the parser says.
        reason: String,
    },
    /// It has letters, and no fonts are loaded.
    Text,
    /// It names another file.
    Outside {
        /// What it names.
        name: String,
    },
    /// It holds a picture that can't be shown.
    Embedded,
    /// It would take too much time or memory.
    TooComplex,
}

impl DrawingFault {
    pub(super) fn at(self, line: u32) -> ImagingError {
        ImagingError::Drawing { fault: self, line: Some(line) }
    }

    pub(super) fn anywhere(self) -> ImagingError {
        ImagingError::Drawing { fault: self, line: None }
    }
}

/// What drawing takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Size {
    /// Width that it is drawn at, in pixels.
    pub(super) width: u32,
    /// Height that it is drawn at, in pixels.
    pub(super) height: u32,
    /// Memory that it takes at its peak, in bytes: an estimate from above.
    pub(super) memory: u64,
}

/// Memory that a drawing takes while it is read, in bytes: an estimate from above, by its text alone.
pub(super) fn weigh(bytes: Vec<u8>) -> Result<u64, ImagingError> {
    aside(PATIENCE, move |_| {
        let text = xml::text(&bytes)?;
        Ok(weight(&text, &xml::read(&text)?))
    })
}

/// Reads a drawing and everything that could be wrong with it; draws nothing.
pub(super) fn inspect(bytes: Vec<u8>) -> Result<Size, ImagingError> {
    aside(PATIENCE, move |waiting| Ok(read(&bytes, waiting)?.1))
}

/// Draws a drawing on its own ground: what it leaves free shows through.
pub(super) fn draw(bytes: Vec<u8>) -> Result<DynamicImage, ImagingError> {
    aside(PATIENCE, move |waiting| {
        let (tree, size) = read(&bytes, waiting)?;
        drop(bytes);
        let mut pixmap = Pixmap::new(size.width, size.height).ok_or_else(|| DrawingFault::TooComplex.anywhere())?;
        resvg::render(&tree, scale(&tree, size.width, size.height), &mut pixmap.as_mut());
        let mut pixels = pixmap.take();
        demultiply(&mut pixels);
        RgbaImage::from_raw(size.width, size.height, pixels)
            .map(DynamicImage::from)
            .ok_or_else(|| DrawingFault::TooComplex.anywhere())
    })
}

fn read(bytes: &[u8], waiting: &Waiting) -> Result<(Tree, Size), ImagingError> {
    let text = xml::text(bytes)?;
    let checked = xml::read(&text)?;
    waiting.still()?;
    let refused = Arc::new(Mutex::new(false));
    let options = options(refused.clone());
    let tree = Tree::from_xmltree(&checked.document, &options).map_err(|error| match error {
        usvg::Error::ElementsLimitReached | usvg::Error::ParsingFailed(usvg::roxmltree::Error::NodesLimitReached) => {
            DrawingFault::TooComplex.anywhere()
        }
        error => ImagingError::Damaged { reason: error.to_string() },
    })?;
    if refused.lock().is_ok_and(|refused| *refused) {
        return Err(DrawingFault::Embedded.anywhere());
    }
    waiting.still()?;
    let (width, height) = drawn_size(tree.size());
    let layers = cost::measure(&tree, scale(&tree, width, height), width, height)?;
    waiting.still()?;
    // The canvas, its copy as the resizer wants it, and the layers.
    let memory = weight(&text, &checked) + 8 * u64::from(width) * u64::from(height) + layers;
    Ok((tree, Size { width, height, memory }))
}

/// Bytes that a drawing's text, elements and shapes take. The factors were measured on drawings that have as much of one
/// kind as the limits allow, and rounded up by a third at least.
fn weight(text: &str, checked: &xml::Checked<'_>) -> u64 {
    let times = |bytes: u64, count: usize| bytes * count as u64;
    times(TEXT, text.len()) + times(ELEMENT, checked.elements) + times(ATTRIBUTE, checked.bytes)
}

/// The size in pixels at which a drawing of this size in its own units is drawn.
fn drawn_size(own: usvg::Size) -> (u32, u32) {
    let (width, height) = (f64::from(own.width()), f64::from(own.height()));
    let longer = width.max(height);
    let scale = longer.clamp(f64::from(DRAWN_SIDE), f64::from(MAX_DRAWN_SIDE)) / longer;
    let side = |own: f64| (own * scale).round().clamp(1.0, f64::from(MAX_DRAWN_SIDE)) as u32;
    (side(width), side(height))
}

fn scale(tree: &Tree, width: u32, height: u32) -> Transform {
    Transform::from_scale(width as f32 / tree.size().width(), height as f32 / tree.size().height())
}

/// Options under which nothing outside the document is read.
fn options(refused: Arc<Mutex<bool>>) -> Options<'static> {
    Options {
        resources_dir: None,
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(move |_, data, _| {
                let embedded = embedded(data);
                if embedded.is_none()
                    && let Ok(mut refused) = refused.lock()
                {
                    *refused = true;
                }
                embedded
            }),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

/// A picture inside a drawing, known by its bytes; nothing where it can't be shown or is beyond the limits.
fn embedded(data: Arc<Vec<u8>>) -> Option<ImageKind> {
    let Ok(Format::Pixels(format)) = format::recognise(&data) else { return None };
    let (width, height) = decode::dimensions(Cursor::new(data.as_slice()), format).ok()?;
    if width.max(height) > MAX_EMBEDDED_SIDE || u64::from(width) * u64::from(height) > MAX_EMBEDDED_PIXELS {
        return None;
    }
    match format {
        ImageFormat::Jpeg => Some(ImageKind::JPEG(data)),
        ImageFormat::Png => Some(ImageKind::PNG(data)),
        ImageFormat::Gif => Some(ImageKind::GIF(data)),
        ImageFormat::WebP => Some(ImageKind::WEBP(data)),
        _ => None,
    }
}

/// Divides colours by their opacity, rounded.
fn demultiply(pixels: &mut [u8]) {
    for pixel in pixels.chunks_exact_mut(4) {
        let alpha = u16::from(pixel[3]);
        if alpha == 0 || alpha == 255 {
            continue;
        }
        for channel in &mut pixel[..3] {
            *channel = ((u16::from(*channel) * 255 + alpha / 2) / alpha).min(255) as u8;
        }
    }
}

/// Whether anybody still waits for a drawing.
#[derive(Clone)]
struct Waiting(Arc<AtomicBool>);

impl Waiting {
    /// Ends the work where nobody waits for it any more.
    fn still(&self) -> Result<(), ImagingError> {
        if self.0.load(Ordering::Relaxed) { Ok(()) } else { Err(DrawingFault::TooComplex.anywhere()) }
    }
}

/// Runs work on a thread of its own. One that takes too long is given up, and ends at its next step.
fn aside<T: Send + 'static>(
    patience: Duration,
    work: impl FnOnce(&Waiting) -> Result<T, ImagingError> + Send + 'static,
) -> Result<T, ImagingError> {
    let (sender, receiver) = mpsc::channel();
    let waiting = Waiting(Arc::new(AtomicBool::new(true)));
    let awaited = waiting.clone();
    thread::Builder::new()
        .name("drawing".into())
        .stack_size(STACK)
        .spawn(move || sender.send(work(&awaited)))
        .map_err(|source| ImagingError::Read { source })?;
    match receiver.recv_timeout(patience) {
        Ok(result) => result,
        Err(RecvTimeoutError::Timeout) => {
            waiting.0.store(false, Ordering::Relaxed);
            tracing::warn!(seconds = patience.as_secs(), "a drawing took too long and was given up");
            Err(DrawingFault::TooComplex.anywhere())
        }
        Err(RecvTimeoutError::Disconnected) => Err(ImagingError::Damaged { reason: "the drawing gave out".into() }),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    #[test]
    fn work_that_nobody_waits_for_ends_at_its_next_step() {
        const LONG: Duration = Duration::from_secs(60);
        let (tell, told) = mpsc::channel();
        let given_up = aside(Duration::from_millis(10), move |waiting| {
            let begun = Instant::now();
            while waiting.still().is_ok() && begun.elapsed() < LONG {
                thread::sleep(Duration::from_millis(1));
            }
            let _ = tell.send(waiting.still().is_err());
            waiting.still()
        });
        assert!(matches!(given_up, Err(ImagingError::Drawing { fault: DrawingFault::TooComplex, line: None })));
        assert_eq!(told.recv_timeout(LONG), Ok(true));
    }
}
