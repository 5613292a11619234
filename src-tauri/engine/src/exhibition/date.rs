//! Dates at the precision that is known.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// A year, a month or a day in ISO 8601: `1952`, `1952-04`, `1952-04-22`; years before our era with a minus. Years are
/// -9999 to -1 and 1 to 9999. Dates order by time, the less precise before the more precise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct KnownDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

/// The text is not such a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KnownDateError {
    /// It is not written as one.
    #[error("`{written}` is not a year, a month or a day in ISO 8601")]
    Form {
        /// What was written.
        written: String,
    },
    /// It is, and the calendar has no such month or day.
    #[error("the calendar has no `{written}`")]
    NoSuchDay {
        /// What was written.
        written: String,
    },
}

impl KnownDate {
    /// Reads a date.
    ///
    /// # Errors
    /// When it is written otherwise, or the calendar has no such month or day.
    pub fn parse(written: &str) -> Result<Self, KnownDateError> {
        let form = || KnownDateError::Form { written: written.to_owned() };
        let missing = || KnownDateError::NoSuchDay { written: written.to_owned() };
        let digits = |part: &str, count: usize| {
            (part.len() == count && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<i16>().ok())
                .flatten()
        };
        let (sign, rest) = match written.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, written),
        };
        let mut parts = rest.split('-');
        let year = sign * digits(parts.next().unwrap_or_default(), 4).ok_or_else(form)?;
        let month = match parts.next() {
            Some(part) => Some(digits(part, 2).ok_or_else(form)? as i8),
            None => None,
        };
        let day = match parts.next() {
            Some(part) => Some(digits(part, 2).ok_or_else(form)? as i8),
            None => None,
        };
        if parts.next().is_some() || year == 0 {
            return Err(form());
        }
        jiff::civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).map_err(|_| missing())?;
        Ok(Self { year, month, day })
    }

    /// Its year; never 0.
    pub fn year(self) -> i32 {
        self.year.into()
    }
}

impl fmt::Display for KnownDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.year < 0 {
            f.write_str("-")?;
        }
        write!(f, "{:04}", self.year.unsigned_abs())?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl TryFrom<String> for KnownDate {
    type Error = KnownDateError;

    fn try_from(written: String) -> Result<Self, Self::Error> {
        Self::parse(&written)
    }
}

impl From<KnownDate> for String {
    fn from(date: KnownDate) -> Self {
        date.to_string()
    }
}

impl JsonSchema for KnownDate {
    fn schema_name() -> Cow<'static, str> {
        "KnownDate".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A year, a month or a day, as far as it is known: 1952, 1952-04 or 1952-04-22.",
            "anyOf": [
                // Editors take a day without quotation marks, a date of TOML, for a string.
                { "type": "string", "format": "jubilee-date", "pattern": "^-?[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" },
                { "type": "integer", "minimum": -9999, "maximum": 9999 },
            ],
        })
    }
}
