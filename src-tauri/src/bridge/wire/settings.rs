//! The settings of the machine, as staff see and change them.

use serde::{Deserialize, Serialize};
#[cfg(test)]
use ts_rs::TS;

/// What staff may set on this machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MachineSettings {
    /// Languages shown, in order; empty for all.
    pub languages: Vec<String>,
    /// Sections shown; empty for all.
    pub sections: Vec<String>,
    /// Seconds without a touch before the warning, at least; 20 to 3600.
    pub idle_seconds: u32,
    /// Seconds that the warning stands; 20 to 120.
    pub warning_seconds: u32,
    /// Volume that each visit starts with, 0 to 100.
    pub volume: u8,
    /// Volume that visitors can't exceed, 0 to 100.
    pub volume_ceiling: u8,
    /// When the hall is open on each day, Monday first; nothing for always.
    pub opening: Option<Vec<Vec<OpenSpan>>>,
    /// What the glass shows while the hall is closed and nobody is there.
    pub closed: Closed,
    /// Whether every visit starts with reduced motion.
    pub reduced_motion: bool,
    /// Name of the monitor to fill; nothing for the main one.
    pub monitor: Option<String>,
    /// Name of the sound device; nothing for the system's own choice.
    pub sound_output: Option<String>,
}

/// From when to when a hall is open on one day, in minutes after midnight, 0 to 1439.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(deny_unknown_fields)]
pub struct OpenSpan {
    /// From this minute on.
    pub opens: u16,
    /// Until this one; later on the same day.
    pub closes: u16,
}

/// What the glass shows while the hall is closed and nobody is there. A touch wakes it all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "lowercase")]
pub enum Closed {
    /// Attract, as always.
    Attract,
    /// Attract, faint.
    Dim,
    /// Nothing: black.
    Dark,
}

/// Something that settings name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
pub struct Named {
    /// As settings name it.
    pub id: String,
    /// As people do.
    pub name: String,
    /// BCP 47 tag of the name.
    pub lang: String,
}

/// The settings as they stand, and what there is to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Setup {
    /// Which state of the file this is; a change is told it, and refused where somebody else was first.
    pub seen: String,
    /// What the file says.
    pub settings: MachineSettings,
    /// The keys of what waits for the next start of the program.
    pub waiting: Vec<String>,
    /// Sentences on what is wrong in the file, where somebody wrote it by hand.
    pub problems: Vec<String>,
    /// The languages of the exhibition on screen, in its own order.
    pub languages: Vec<Named>,
    /// The sections of the exhibition on screen, in its order.
    pub sections: Vec<Named>,
    /// Names of the monitors that are there; nobody but installers is told.
    pub monitors: Vec<String>,
}
