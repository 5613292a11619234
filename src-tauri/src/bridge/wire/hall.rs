//! What staff tell the hall for a while.

use serde::{Deserialize, Serialize};
#[cfg(test)]
use ts_rs::TS;

/// What stands in the exhibition's place, and answers no touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "lowercase")]
pub enum Shut {
    /// What attract shows, without a word to visitors, and nothing moves.
    Picture,
    /// The crest of the exhibition.
    Crest,
    /// That it is closed for today.
    Closed,
}

/// What a still picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "lowercase")]
pub enum Still {
    /// What attract shows, without a word to visitors.
    Picture,
    /// The crest of the exhibition.
    Crest,
}

/// What is to end, and perhaps to begin anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "lowercase")]
pub enum Turn {
    /// The program starts anew.
    Program,
    /// The machine starts anew.
    Machine,
    /// The machine is switched off.
    Off,
    /// The program ends, and the system is there.
    System,
}

/// Who told the hall something, and a moment: since when it is so, or until when. RFC 3339 in UTC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct ToldHall {
    /// By whose PIN.
    pub by: String,
    /// The moment.
    pub at: String,
}

/// What staff told the hall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Hall {
    /// Since when the sound is off.
    pub muted: Option<ToldHall>,
    /// Until when it is closed for today.
    pub closed: Option<ToldHall>,
    /// Whether the exhibition has a crest to show.
    pub crest: bool,
}
