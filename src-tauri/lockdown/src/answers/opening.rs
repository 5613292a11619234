use std::fmt;

use serde::{Deserialize, Serialize};

/// Opening hours of every day, on the machine's clock: `09:00-18:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Opening {
    opens: Time,
    closes: Time,
}

/// Minutes since midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd)]
struct Time(u16);

impl Opening {
    /// Reads opening hours; nothing where they are none. A day closes after it opens.
    pub(crate) fn parse(written: &str) -> Option<Self> {
        let (opens, closes) = written.split_once('-')?;
        let [opens, closes] = [Time::parse(opens)?, Time::parse(closes)?];
        (opens < closes).then_some(Self { opens, closes })
    }

    /// The hours in which all of it is, as many as are begun; a day ends at 24.
    pub(crate) fn whole_hours(self) -> (u32, u32) {
        (u32::from(self.opens.0 / 60), u32::from(self.closes.0.div_ceil(60)))
    }

    #[cfg(unix)]
    pub(crate) fn opens(self) -> String {
        self.opens.to_string()
    }

    #[cfg(unix)]
    pub(crate) fn closes(self) -> String {
        self.closes.to_string()
    }
}

impl Time {
    fn parse(written: &str) -> Option<Self> {
        let (hours, minutes) = written.trim().split_once(':')?;
        let number = |digits: &str, below: u16| {
            let plain = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
            digits.parse().ok().filter(|number: &u16| plain && *number < below)
        };
        Some(Self(number(hours, 24)? * 60 + number(minutes, 60)?))
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl TryFrom<String> for Opening {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        Self::parse(&written).ok_or_else(|| format!("{written:?} are no opening hours"))
    }
}

impl From<Opening> for String {
    fn from(opening: Opening) -> Self {
        format!("{}-{}", opening.opens, opening.closes)
    }
}
