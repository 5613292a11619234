use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// The days of the week as they are written, Monday first.
const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// Opening hours on the machine's clock, in the words of OpenStreetMap's `opening_hours`: `09:00-18:00`, or
/// `Tu-Fr 09:00-12:00,13:00-17:00; Sa,Su 10:00-18:00`. A day that is not named is closed; a later rule takes the place of
/// an earlier one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Opening {
    written: String,
    week: [Vec<Span>; 7],
}

/// From when to when it is open on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Span {
    opens: Time,
    closes: Time,
}

/// Minutes since midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Time(u16);

impl Opening {
    /// Reads opening hours; nothing where they are none, or never open. A day closes after it opens, and opens again
    /// after that.
    pub(crate) fn parse(written: &str) -> Option<Self> {
        let written = written.trim();
        let mut week: [Vec<Span>; 7] = Default::default();
        for rule in written.trim_end_matches(';').split(';') {
            let (days, spans) = rule_of(rule.trim())?;
            for day in days {
                week[day].clone_from(&spans);
            }
        }
        week.iter().any(|spans| !spans.is_empty()).then(|| Self { written: written.to_owned(), week })
    }

    /// The hours in which all of it is, on whatever day, as many as are begun; a day ends at 24.
    pub(crate) fn whole_hours(&self) -> (u32, u32) {
        let spans = || self.week.iter().flatten();
        let opens = spans().map(|span| span.opens.0).min().unwrap_or_default();
        let closes = spans().map(|span| span.closes.0).max().unwrap_or_default();
        (u32::from(opens / 60), u32::from(closes.div_ceil(60)))
    }

    /// When it is open, each with the days on which it is so; 0 is Monday.
    pub(crate) fn spans(&self) -> BTreeMap<&[Span], Vec<usize>> {
        let mut days: BTreeMap<&[Span], Vec<usize>> = BTreeMap::new();
        for (day, spans) in self.week.iter().enumerate().filter(|(_, spans)| !spans.is_empty()) {
            days.entry(spans).or_default().push(day);
        }
        days
    }

    /// When it closes, each with the days on which it does; 0 is Monday.
    pub(crate) fn closes(&self) -> BTreeMap<Time, Vec<usize>> {
        let mut closes: BTreeMap<Time, Vec<usize>> = BTreeMap::new();
        for (day, spans) in self.week.iter().enumerate() {
            for span in spans {
                closes.entry(span.closes).or_default().push(day);
            }
        }
        closes
    }
}

/// The days of a rule, and when it is open on them.
fn rule_of(rule: &str) -> Option<(Vec<usize>, Vec<Span>)> {
    let closed = ["off", "closed"].iter().find_map(|word| rule.strip_suffix(word));
    let at = rule.find(|c: char| c.is_ascii_digit()).unwrap_or(rule.len());
    let (days, spans) = closed.map_or_else(|| rule.split_at(at), |days| (days, ""));
    let days = days.trim();
    let days = if days.is_empty() { (0..7).collect() } else { days_of(days)? };
    let spans = if closed.is_some() { Vec::new() } else { spans_of(spans)? };
    Some((days, spans))
}

fn days_of(written: &str) -> Option<Vec<usize>> {
    let day = |written: &str| DAYS.iter().position(|day| day.eq_ignore_ascii_case(written.trim()));
    let mut days = Vec::new();
    for part in written.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (day(first)?, day(last)?);
        // From Saturday to Monday goes over the end of the week.
        let count = (last + 7 - first) % 7;
        days.extend((first..=first + count).map(|day| day % 7));
    }
    Some(days)
}

fn spans_of(written: &str) -> Option<Vec<Span>> {
    let mut spans: Vec<Span> = Vec::new();
    for part in written.split(',') {
        let (opens, closes) = part.split_once('-')?;
        let span = Span { opens: Time::parse(opens)?, closes: Time::parse(closes)? };
        let is_later = spans.last().is_none_or(|last| last.closes < span.opens);
        if !is_later || span.opens >= span.closes {
            return None;
        }
        spans.push(span);
    }
    Some(spans)
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

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.opens, self.closes)
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
        opening.written
    }
}
