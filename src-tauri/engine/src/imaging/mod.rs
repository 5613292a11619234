//! Pictures: what a master is, and the derivatives that screens are given.
//!
//! A format is told by a file's bytes, never by its name, and nothing is decoded without a limit. Derivatives are
//! upright, in sRGB, eight bits deep, and carry no metadata of the master: no place, no camera, no date.

mod colour;
mod decode;
mod derive;
mod drawing;
mod encode;
mod ending;
mod format;
mod jpeg;
mod master;
mod metadata;

pub use decode::{ImagingError, Inspected, MAX_BYTES, MAX_DECODED, MAX_PIXELS, MAX_SIDE, inspect, weigh};
pub use derive::{DRAWING_RECIPE, Derivative, Derived, RECIPE, WIDTHS, derive};
pub use drawing::{DRAWN_SIDE, DrawingFault, MAX_DRAWING_BYTES, MAX_DRAWN_SIDE};
pub use encode::{JPEG_QUALITY, Kind};
pub use format::{Unsupported, extension};
pub use master::{MASTER_QUALITY, remaster};
pub use metadata::{Metadata, metadata};

/// Checks a drawing and says what it costs to draw; for fuzzing alone.
#[cfg(fuzzing)]
pub fn weigh_drawing(bytes: Vec<u8>) -> Result<u64, ImagingError> {
    drawing::weigh(bytes)
}
