use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use rusqlite::{Connection, params};
use serde::Serialize;

use super::{Ledger, LedgerError, version};

/// Visits are counted by how long they were: shorter than each of these, in seconds, and longer than all.
pub const LENGTHS: [u32; 5] = [30, 60, 120, 300, 600];
/// So many days are summed up at once, at most.
pub const MOST_DAYS: i32 = 1000;
/// The version of the ledger from which on visits are in it.
const SINCE: usize = 2;

/// Days of the calendar, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Days {
    from: Date,
    to: Date,
}

impl Days {
    /// From one day to another; nothing where they are the wrong way round, or more than [`MOST_DAYS`].
    pub fn new(from: Date, to: Date) -> Option<Self> {
        let count = (to - from).get_days() + 1;
        (1..=MOST_DAYS).contains(&count).then_some(Self { from, to })
    }

    /// So many days up to one, which is the last of them; nothing where they are none, or more than [`MOST_DAYS`].
    pub fn up_to(to: Date, count: u16) -> Option<Self> {
        Self::new(to.checked_sub((i32::from(count) - 1).days()).ok()?, to)
    }

    /// The first.
    pub fn from(self) -> Date {
        self.from
    }

    /// The last.
    pub fn to(self) -> Date {
        self.to
    }

    /// Every day.
    fn all(self) -> impl Iterator<Item = Date> {
        let to = self.to;
        self.from.series(1.day()).take_while(move |day| *day <= to)
    }

    /// From which moment to which, the last not included.
    fn moments(self, zone: &TimeZone) -> Option<(i64, i64)> {
        let begin = |day: Date| Some(day.to_zoned(zone.clone()).ok()?.timestamp().as_second());
        Some((begin(self.from)?, begin(self.to.tomorrow().ok()?)?))
    }
}

/// What was counted in some days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Visits {
    /// Which days.
    #[serde(flatten)]
    pub days: Days,
    /// How many visits there were.
    pub visits: u32,
    /// How often somebody only touched the screen. Not among the visits.
    pub brushes: u32,
    /// How long half of them were at most, in seconds; nothing where there was none.
    pub median_seconds: Option<u32>,
    /// By day, in order; days on which nobody came are among them.
    pub by_day: Vec<DayCount>,
    /// By the hour in which they began, from midnight on.
    pub by_hour: [u32; 24],
    /// By how long they were, as [`LENGTHS`] divides them.
    pub by_length: [u32; LENGTHS.len() + 1],
    /// By the language at their end, the most first.
    pub by_language: Vec<LanguageCount>,
    /// By the sections that were opened, the most first.
    pub by_section: Vec<SectionCount>,
}

/// How many visits a day had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct DayCount {
    /// The day.
    pub day: Date,
    /// Visits that began on it.
    pub visits: u32,
}

/// How many visits ended in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LanguageCount {
    /// BCP 47 tag.
    pub language: String,
    /// Visits.
    pub visits: u32,
}

/// How a section fared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SectionCount {
    /// Its folder's name.
    pub section: String,
    /// In how many visits it was opened.
    pub visits: u32,
    /// How long it was on the screen in half of those at most, in seconds.
    pub median_seconds: u32,
    /// How many of its items were opened in all of them together.
    pub items: u32,
    /// In how many of them a text of it was followed to its end.
    pub ended: u32,
}

impl Ledger {
    /// What was counted in some days, by the clock of a time zone.
    ///
    /// # Errors
    /// When the ledger can't be read.
    pub fn visits(&self, days: Days, zone: &TimeZone) -> Result<Visits, LedgerError> {
        let mut visits = Visits::none(days);
        let mut connection = self.connection();
        // Who only looks may look at one that was written before visits were counted.
        let (true, Some((from, to))) = (version(&connection)? >= SINCE, days.moments(zone)) else {
            return Ok(visits);
        };
        let moment = connection.transaction()?;
        visits.count_hours(&by_hour(&moment, from, to)?, zone);
        visits.brushes = moment.query_row(
            "SELECT coalesce(sum(count), 0) FROM brushes WHERE hour >= ?1 AND hour < ?2",
            [from, to],
            |row| row.get(0),
        )?;
        visits.count_lengths(&lengths(&moment, from, to)?);
        visits.by_language = by_language(&moment, from, to)?;
        visits.by_section = by_section(&moment, from, to)?;
        Ok(visits)
    }
}

impl Visits {
    /// Nobody came.
    pub fn none(days: Days) -> Self {
        Self {
            days,
            visits: 0,
            brushes: 0,
            median_seconds: None,
            by_day: days.all().map(|day| DayCount { day, visits: 0 }).collect(),
            by_hour: [0; 24],
            by_length: [0; LENGTHS.len() + 1],
            by_language: Vec::new(),
            by_section: Vec::new(),
        }
    }

    fn count_hours(&mut self, hours: &[(i64, u32)], zone: &TimeZone) {
        let first = self.days.from;
        for &(hour, count) in hours {
            let Ok(moment) = Timestamp::from_second(hour) else { continue };
            let time = zone.to_datetime(moment);
            self.visits += count;
            self.by_hour[time.hour().unsigned_abs() as usize % 24] += count;
            let day = usize::try_from((time.date() - first).get_days()).ok();
            if let Some(day) = day.and_then(|day| self.by_day.get_mut(day)) {
                day.visits += count;
            }
        }
    }

    fn count_lengths(&mut self, lengths: &[(u32, u32)]) {
        for &(seconds, count) in lengths {
            self.by_length[LENGTHS.partition_point(|&end| end <= seconds)] += count;
        }
        self.median_seconds = median(lengths);
    }
}

fn by_hour(ledger: &Connection, from: i64, to: i64) -> rusqlite::Result<Vec<(i64, u32)>> {
    let asked = "SELECT hour, sum(count) FROM visits WHERE hour >= ?1 AND hour < ?2 GROUP BY hour";
    ledger.prepare(asked)?.query_map([from, to], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

fn lengths(ledger: &Connection, from: i64, to: i64) -> rusqlite::Result<Vec<(u32, u32)>> {
    let asked =
        "SELECT seconds, sum(count) FROM visits WHERE hour >= ?1 AND hour < ?2 GROUP BY seconds ORDER BY seconds";
    ledger.prepare(asked)?.query_map([from, to], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

fn by_language(ledger: &Connection, from: i64, to: i64) -> rusqlite::Result<Vec<LanguageCount>> {
    let asked = "SELECT language, sum(count) AS visits FROM visits WHERE hour >= ?1 AND hour < ?2
                 GROUP BY language ORDER BY visits DESC, language";
    let one = |row: &rusqlite::Row<'_>| Ok(LanguageCount { language: row.get(0)?, visits: row.get(1)? });
    ledger.prepare(asked)?.query_map([from, to], one)?.collect()
}

fn by_section(ledger: &Connection, from: i64, to: i64) -> rusqlite::Result<Vec<SectionCount>> {
    let asked = "SELECT section, seconds, sum(count), sum(items * count), sum(ended * count) FROM openings
                 WHERE hour >= ?1 AND hour < ?2 GROUP BY section, seconds ORDER BY section, seconds";
    let mut sections: BTreeMap<String, (SectionCount, Vec<(u32, u32)>)> = BTreeMap::new();
    let mut asking = ledger.prepare(asked)?;
    let mut rows = asking.query(params![from, to])?;
    while let Some(row) = rows.next()? {
        let section: String = row.get(0)?;
        let (seconds, count, items, ended): (u32, u32, u32, u32) = (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
        let none =
            || (SectionCount { section: section.clone(), visits: 0, median_seconds: 0, items: 0, ended: 0 }, vec![]);
        let (sum, lengths) = sections.entry(section.clone()).or_insert_with(none);
        sum.visits += count;
        sum.items += items;
        sum.ended += ended;
        lengths.push((seconds, count));
    }
    let mut sections: Vec<_> = sections
        .into_values()
        .map(|(sum, lengths)| SectionCount { median_seconds: median(&lengths).unwrap_or_default(), ..sum })
        .collect();
    sections.sort_by_key(|section| Reverse(section.visits));
    Ok(sections)
}

/// The least of these that half of them do not exceed, each as often as it says; in order.
fn median(counted: &[(u32, u32)]) -> Option<u32> {
    let half = counted.iter().map(|(_, count)| count).sum::<u32>().div_ceil(2);
    let mut sum = 0;
    counted
        .iter()
        .find(|(_, count)| {
            sum += count;
            sum >= half
        })
        .map(|(value, _)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_counts_each_as_often_as_it_was() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[(7, 1)]), Some(7));
        assert_eq!(median(&[(1, 2), (5, 3)]), Some(5));
        assert_eq!(median(&[(1, 3), (5, 3)]), Some(1));
    }

    #[test]
    fn days_go_from_the_first_to_the_last() {
        let day = |day: i8| Date::constant(2026, 11, day);
        assert_eq!(Days::new(day(2), day(1)), None);
        let days = Days::up_to(day(3), 3).expect("three days");
        assert_eq!(days.all().collect::<Vec<_>>(), [day(1), day(2), day(3)]);
        assert_eq!(Days::up_to(day(1), 0), None);
        assert_eq!((Days::up_to(day(1), 1000).is_some(), Days::up_to(day(1), 1001)), (true, None));
    }
}
