//! What publishing made of an exhibition's pictures and sounds.

use std::collections::BTreeMap;

/// What was made of an exhibition's pictures and sounds, by path inside the exhibition.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Media {
    /// Pictures that could be read.
    pub pictures: BTreeMap<String, PictureMedia>,
    /// Sounds that could be read.
    pub sounds: BTreeMap<String, SoundMedia>,
}

/// What was made of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureMedia {
    /// Upright width of the master in pixels.
    pub width: u32,
    /// Upright height of the master in pixels.
    pub height: u32,
    /// Derivatives from small to large: name inside the edition and width in pixels.
    pub sizes: Vec<(String, u32)>,
}

/// What was made of a sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoundMedia {
    /// Name inside the edition.
    pub name: String,
    /// Length in ms.
    pub duration_ms: u32,
    /// By how much it is played louder, in tenths of a decibel.
    pub gain: i16,
}
