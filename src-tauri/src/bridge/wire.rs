//! What crosses between the engine and a window: plain data, in the interface's own shape.
//!
//! `TypeScript` is written from these types (`cargo xtask test` fails on a difference). Nothing here is stored, and the
//! engine does not know these types. The exhibition itself crosses as the engine compiled it: [`Content`] is data made
//! for a window, and a copy of it here would differ from it in nothing.

mod draft;
mod hall;
mod refusal;
mod search;
pub mod settings;
mod visits;

pub use draft::*;
pub use engine::exhibition::content::{Content, TrackName};
pub use hall::{Hall, Shut, Still, ToldHall, Turn};
pub use refusal::{Refusal, RefusalCode};
pub use search::{Found, Marked, SearchResult};
use serde::{Deserialize, Serialize};
#[cfg(test)]
use ts_rs::TS;

pub use visits::{DayVisits, Exported, LanguageVisits, SectionVisits, Visits};

/// All that a window needs to draw its first picture.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Opening {
    /// What is shown.
    pub edition: Edition,
    /// Address that the edition's names are appended to, with its final slash.
    pub base: String,
    /// The exhibition as it was compiled.
    pub exhibition: Content,
    /// What the installer measured.
    pub screen: Screen,
    /// Where the visitor is; the page starts there.
    pub place: Place,
    /// Sound as it stands.
    pub narration: Narration,
    /// The taps that staff knock with, in order: `l` for the bottom corner on the left, `r` for the one on the right.
    pub door_taps: String,
    /// Whether this is a draft that staff look at: nobody's visit.
    pub preview: bool,
    /// What the glass shows while nobody is there: attract, but in a hall that is closed.
    pub closed: settings::Closed,
    /// What stands in the exhibition's place, where anything does.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub shut: Option<Shut>,
}

/// One edition, as people name it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Edition {
    /// BLAKE3 of its manifest, in hex.
    pub id: String,
    /// The home's own number; 0 is the built-in edition.
    pub number: u32,
    /// When it was published, RFC 3339 in UTC; absent for the built-in edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub published: Option<String>,
    /// Whether it is the one on screen.
    pub current: bool,
    /// The note it was published with.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub note: Option<String>,
}

/// What this machine's screen measures.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Screen {
    /// Millimetres that one CSS pixel measures.
    pub mm_per_px: f64,
    /// Height of the screen's lower edge above the floor, in mm.
    pub lower_edge_mm: f64,
    /// Distance from which people read, in mm.
    pub viewing_distance_mm: f64,
    /// False while `mm_per_px` is a guess from what the monitor reports.
    pub calibrated: bool,
}

/// Where a visitor is: enough to put a rebuilt window back there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Place {
    /// Which screen.
    pub screen: ScreenName,
    /// Section, where the screen is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub section: Option<String>,
    /// Item inside the section.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub item: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// Id of the sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub sentence: Option<String>,
    /// Step of the text size, 0 to 2.
    pub size: u8,
    /// High contrast.
    pub contrast: bool,
    /// Reduced motion.
    pub still: bool,
    /// Every control in the lower part of the screen.
    pub low: bool,
}

/// The screens of the visitor window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "lowercase")]
pub enum ScreenName {
    /// The loop that plays when nobody is there.
    Attract,
    /// What is here.
    Home,
    /// A section.
    Section,
    /// Search over all texts.
    Search,
    /// Sources and credits.
    Credits,
}

/// What the narration is doing.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Narration {
    /// The recording that is loaded.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub track: Option<TrackName>,
    /// Whether it is running.
    pub state: NarrationState,
    /// The sample at the loudspeaker now, in ms of the recording, the output's latency taken off. While playing it
    /// advances by `speed` ms a ms.
    pub at: f64,
    /// 0.75 to 1.5.
    pub speed: f64,
    /// 0 to 100; never above `ceiling`.
    pub volume: u8,
    /// What staff allow, 0 to 100.
    pub ceiling: u8,
    /// False where there is no sound device: the text runs in silence.
    pub sounding: bool,
}

/// Whether a narration is running.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "lowercase")]
pub enum NarrationState {
    /// Nothing is loaded.
    Stopped,
    /// Running.
    Playing,
    /// Held.
    Paused,
    /// Came to its end.
    Ended,
}

/// What the shell tells the page, over the channel given to `open`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(tag = "kind", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum Notice {
    /// The narration changed, or its position is told anew (at least five times a second while playing).
    Narration {
        /// As it stands.
        narration: Narration,
    },
    /// Nobody has touched the screen: seconds until the reset, told every second; absent: somebody has.
    Idle {
        /// Seconds left.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        seconds: Option<u32>,
    },
    /// The visit is over: the page goes to the place given, with nothing left of the visit before.
    Reset {
        /// Attract.
        place: Place,
    },
    /// Something stands in the exhibition's place, or no longer.
    Shut {
        /// What.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        shut: Option<Shut>,
    },
    /// Another edition is current: the page opens anew.
    Edition,
    /// The hall opened or closed.
    Hall {
        /// What the glass shows from now on while nobody is there.
        closed: settings::Closed,
    },
}

/// How much there is to read on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reading {
    /// Words of languages that put spaces between them.
    pub words: u32,
    /// Characters of Chinese, Japanese and Korean.
    pub characters: u32,
    /// Seconds that the screen stays at least, such as while a code is photographed.
    pub hold: u32,
    /// Whether the end of a text is in sight.
    #[serde(default)]
    pub end: bool,
}

/// What the pad shows behind which staff come in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Door {
    /// Who has a PIN, in the order in which they came; nobody on a new kiosk.
    pub people: Vec<String>,
    /// Seconds that everybody has to wait after wrong PINs.
    pub wait_seconds: u32,
    /// Fewest digits of a PIN.
    pub digits: u32,
}

/// What one of the staff may do; each may do what those before may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Keeps the hall.
    Attendant,
    /// Keeps the content.
    Curator,
    /// Keeps the machine.
    Installer,
}

/// One of the staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Member {
    /// As it stands on the pad.
    pub name: String,
    /// What they may do.
    pub role: Role,
}

/// How the kiosk fares.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Health {
    /// When it was looked at, RFC 3339 in UTC.
    pub at: String,
    /// Minutes since the program was started.
    pub up_minutes: u32,
    /// Memory that the page holds, in MB.
    pub page_mb: u32,
    /// Memory that the rest of the kiosk holds, in MB.
    pub rest_mb: u32,
    /// Room on the home's disk, in MB, where it is known.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub free_mb: Option<u64>,
    /// Whether the sound device plays; nothing before it was asked to.
    pub sound: Option<bool>,
    /// The warmest part of the machine, in degrees Celsius, where it is known.
    pub temperature: Option<f32>,
}

/// What else staff should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub enum Remark {
    /// The current edition is damaged: an older one is shown.
    Fallback,
    /// Nothing can be written to the home.
    HomeReadOnly,
    /// Little room is left on the home's disk.
    DiskLow,
    /// The clock is earlier than what was published.
    ClockWrong,
}

/// What is on today.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Today {
    /// Who is inside.
    pub member: Member,
    /// What is shown.
    pub edition: Edition,
    /// Who published it.
    pub by: Option<String>,
    /// The note it was published with.
    pub note: Option<String>,
    /// What staff told the hall.
    pub hall: Hall,
    /// How the kiosk fares.
    pub health: Option<Health>,
    /// How often it brought itself back in the last 24 hours.
    pub repairs: u32,
    /// How many visits there were today; nothing where nobody can tell.
    pub visits: Option<u32>,
    /// What else staff should know.
    pub remarks: Vec<Remark>,
}
