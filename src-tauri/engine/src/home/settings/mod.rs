//! What belongs to the machine: `kiosk.toml` in its home.

mod change;
mod file;

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::Opening;

pub use change::ChangeError;
pub use file::Standing;

const FILE: &str = "kiosk.toml";

/// Millimetres of one physical pixel: 20 to 350 pixels an inch, which no panel leaves.
pub const MM_PER_PX: RangeInclusive<f64> = 25.4 / 350.0..=25.4 / 20.0;
/// Height of a screen's lower edge above the floor, in mm.
pub const LOWER_EDGE_MM: RangeInclusive<f64> = 0.0..=3000.0;
/// Distance from which people read, in mm.
pub const VIEWING_DISTANCE_MM: RangeInclusive<f64> = 300.0..=2000.0;

/// What belongs to the machine: `kiosk.toml` in its home.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Millimetres of one physical pixel, measured by somebody; nothing until then.
    pub mm_per_px: Option<f64>,
    /// Height of the screen's lower edge above the floor, in mm, 0 to 3000.
    pub lower_edge_mm: f64,
    /// Distance from which people read, in mm, 300 to 2000.
    pub viewing_distance_mm: f64,
    /// Name of the monitor to fill; nothing for the main one.
    pub monitor: Option<String>,
    /// Seconds without a touch before the warning, at least; 20 to 3600.
    pub idle_seconds: u32,
    /// Seconds that the warning stands; 20 to 120.
    pub warning_seconds: u32,
    /// Volume that each visit starts with, 0 to 100.
    pub volume: u8,
    /// Volume that visitors can't exceed, 0 to 100.
    pub volume_ceiling: u8,
    /// Languages shown, in order; empty for all.
    pub languages: Vec<String>,
    /// Sections shown; empty for all.
    pub sections: Vec<String>,
    /// Name of the sound device; nothing for the system's own choice.
    pub sound_output: Option<String>,
    /// Whether every visit starts with reduced motion.
    pub reduced_motion: bool,
    /// When the hall is open, on the machine's clock; nothing for always.
    pub opening: Option<Opening>,
    /// What the screen shows while the hall is closed and nobody is there.
    pub closed: Closed,
}

/// What the screen shows while the hall is closed and nobody is there. A touch wakes it all the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Closed {
    /// Attract, as always.
    #[default]
    Attract,
    /// Attract, faint.
    Dim,
    /// Nothing: black.
    Dark,
}

impl Closed {
    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Attract => "attract",
            Self::Dim => "dim",
            Self::Dark => "dark",
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            mm_per_px: None,
            lower_edge_mm: 900.0,
            viewing_distance_mm: 600.0,
            monitor: None,
            idle_seconds: 60,
            warning_seconds: 25,
            volume: 60,
            volume_ceiling: 85,
            languages: Vec::new(),
            sections: Vec::new(),
            sound_output: None,
            reduced_motion: false,
            opening: None,
            closed: Closed::Attract,
        }
    }
}
