use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// The days of the week as they are written, Monday first.
const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// Opening hours on the machine's clock, in the words of OpenStreetMap's `opening_hours`: `09:00-18:00`, or
/// `Tu-Fr 09:00-12:00,13:00-17:00; Sa,Su 10:00-18:00`. A day that is not named is closed; a later rule takes the place of
/// an earlier one. Two are the same that open and close at the same times, however they are written.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Opening {
    written: String,
    week: [Vec<Span>; 7],
}

/// From when to when it is open on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// From when on.
    pub opens: Time,
    /// Until when; later on the same day.
    pub closes: Time,
}

/// A time of day, by the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time(u16);

impl PartialEq for Opening {
    fn eq(&self, other: &Self) -> bool {
        self.week == other.week
    }
}

impl Eq for Opening {}

impl Opening {
    /// An example, for who wrote another form.
    pub const EXAMPLE: &str = "Tu-Fr 09:00-12:00,13:00-17:00; Sa,Su 10:00-18:00";

    /// Reads opening hours; nothing where they are none, or never open. A day closes after it opens, and opens again
    /// after that.
    pub fn parse(written: &str) -> Option<Self> {
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

    /// Puts down when it is open on each day, Monday first; nothing where that is never, or where a day's spans are not in
    /// order and apart.
    pub fn of_week(week: &[Vec<Span>; 7]) -> Option<Self> {
        let mut days: BTreeMap<&[Span], Vec<usize>> = BTreeMap::new();
        for (day, spans) in week.iter().enumerate().filter(|(_, spans)| !spans.is_empty()) {
            days.entry(spans).or_default().push(day);
        }
        let mut rules: Vec<_> = days.into_iter().map(|(spans, days)| (days, listed(spans))).collect();
        rules.sort();
        let written = rules.iter().map(|(days, spans)| match days.len() {
            7 => spans.clone(),
            _ => format!("{} {spans}", days_named(days)),
        });
        Self::parse(&written.collect::<Vec<_>>().join("; "))
    }

    /// When it is open on each day, Monday first.
    pub fn week(&self) -> &[Vec<Span>; 7] {
        &self.week
    }

    /// Whether it is open at a time of a day; 0 is Monday. At the minute of closing it no longer is.
    pub fn is_open(&self, day: usize, time: Time) -> bool {
        self.week.get(day).is_some_and(|spans| spans.iter().any(|span| span.opens <= time && time < span.closes))
    }

    /// The hours in which all of it is, on whatever day, as many as are begun; a day ends at 24.
    pub fn whole_hours(&self) -> (u32, u32) {
        let spans = || self.week.iter().flatten();
        let opens = spans().map(|span| span.opens.0).min().unwrap_or_default();
        let closes = spans().map(|span| span.closes.0).max().unwrap_or_default();
        (u32::from(opens / 60), u32::from(closes.div_ceil(60)))
    }

    /// When it is open, each with the days on which it is so; 0 is Monday.
    pub fn spans(&self) -> BTreeMap<&[Span], Vec<usize>> {
        let mut days: BTreeMap<&[Span], Vec<usize>> = BTreeMap::new();
        for (day, spans) in self.week.iter().enumerate().filter(|(_, spans)| !spans.is_empty()) {
            days.entry(spans).or_default().push(day);
        }
        days
    }

    /// When it closes, each with the days on which it does; 0 is Monday.
    pub fn closes(&self) -> BTreeMap<Time, Vec<usize>> {
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

/// Days as they are written: three and more in a row by the first and the last.
fn days_named(days: &[usize]) -> String {
    let runs = days.chunk_by(|day, next| day + 1 == *next);
    let named = runs.map(|run| match run {
        [first, _, .., last] => format!("{}-{}", DAYS[*first], DAYS[*last]),
        run => run.iter().map(|day| DAYS[*day]).collect::<Vec<_>>().join(","),
    });
    named.collect::<Vec<_>>().join(",")
}

fn listed(spans: &[Span]) -> String {
    spans.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

impl Time {
    /// So many minutes after midnight; nothing beyond a day.
    pub fn of(minutes: u16) -> Option<Self> {
        (minutes < 24 * 60).then_some(Self(minutes))
    }

    /// Minutes after midnight, 0 to 1439.
    pub fn minutes(self) -> u16 {
        self.0
    }

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
