//! Dates as people write them, at the precision that they know. What is not written is never made up.

use jiff::fmt::strtime::BrokenDownTime;

use crate::exhibition::KnownDate;

/// Why a date was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateFault {
    /// It is written in a way that is not known.
    #[error("this is no date that is known")]
    Form,
    /// It could be one of two days or two months.
    #[error("this could be either of two dates")]
    Ambiguous,
    /// The calendar has no such month or day.
    #[error("the calendar has no such day")]
    NoSuchDay,
}

/// Characters of a date, at most.
const LENGTH: usize = 40;

/// Reads a date: `1952`, `1952-04-22`, `1952/4/22`, `19520422`, `4/1952`, `1952年4月22日`, `一九五二年四月`, `公元前500年`,
/// `民国三十八年`, `April 1952`, `22 April 1952`, `April 22nd, 1952`, `500 BC`. A time after a day is passed over.
///
/// # Errors
/// When it is written otherwise (years have four digits unless their era is named), when day and month can't be told
/// apart (`4/5/1952`), or when the calendar has no such day.
pub fn read(written: &str) -> Result<KnownDate, DateFault> {
    let text = plain(written);
    if text.is_empty() || text.chars().count() > LENGTH {
        return Err(DateFault::Form);
    }
    if text.contains('年') {
        return chinese(&text);
    }
    if text.contains(|c: char| c.is_ascii_alphabetic()) && !is_timed(&text) {
        return english(&text);
    }
    numbers(without_time(&text))
}

/// Makes a date of a year, a month and a day that stand apart; the month and the day may be empty. A day without a month
/// counts for nothing, which the caller may say.
///
/// # Errors
/// When there is no year from -9999 to 9999 other than 0, or the calendar has no such day.
pub fn of_parts(year: &str, month: &str, day: &str) -> Result<KnownDate, DateFault> {
    let (year, month, day) = (plain(year), plain(month), plain(day));
    let number =
        |text: &str, unit: char| text.trim_end_matches(unit).trim().parse::<i32>().map_err(|_| DateFault::Form);
    let year = number(&year, '年')?;
    let month = if month.is_empty() { None } else { Some(number(&month, '月')?) };
    let day = if day.is_empty() || month.is_none() { None } else { Some(number(&day, '日')?) };
    known(year, month, day)
}

/// The date with which a title or the name of a file begins, and what follows it. A bare year counts only where a hyphen
/// or an underscore follows, for `1200 students` is no date.
pub fn leading(text: &str) -> Option<(KnownDate, &str)> {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LENGTH);
    let ends: Vec<usize> = ends.collect();
    ends.iter().rev().find_map(|end| {
        let (start, rest) = text.split_at(*end);
        let last = start.chars().next_back()?;
        let next = rest.chars().next();
        if last.is_ascii_digit() && next.is_some_and(char::is_alphanumeric) || !last.is_alphanumeric() {
            return None;
        }
        let bare = start.len() == 4 && start.bytes().all(|byte| byte.is_ascii_digit());
        if bare && !matches!(next, None | Some('-' | '_')) {
            return None;
        }
        Some((read(start).ok()?, rest.trim_start_matches(|c: char| !c.is_alphanumeric() && !is_opening(c))))
    })
}

fn is_opening(c: char) -> bool {
    matches!(c, '“' | '‘' | '《' | '「' | '"' | '\'')
}

/// The text without full-width forms and superfluous space.
fn plain(written: &str) -> String {
    let narrow = written.chars().map(|c| match u32::from(c) {
        0xff01..=0xff5e => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    });
    narrow.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn known(year: i32, month: Option<i32>, day: Option<i32>) -> Result<KnownDate, DateFault> {
    if year == 0 || year.abs() > 9999 {
        return Err(DateFault::Form);
    }
    let in_two_digits = |number: Option<i32>| number.is_none_or(|number| (1..=99).contains(&number));
    if !in_two_digits(month) || !in_two_digits(day) {
        return Err(DateFault::NoSuchDay);
    }
    let sign = if year < 0 { "-" } else { "" };
    let parts = [month, month.and(day)].into_iter().flatten().map(|part| format!("-{part:02}"));
    KnownDate::parse(&format!("{sign}{:04}{}", year.abs(), parts.collect::<String>())).map_err(|_| DateFault::NoSuchDay)
}

/// Whether letters are those of a time alone: `1952-04-22T00:00:00Z`.
fn is_timed(text: &str) -> bool {
    text.chars().all(|c| !c.is_ascii_alphabetic() || matches!(c, 'T' | 'Z')) && text.contains(':')
}

fn without_time(text: &str) -> &str {
    let (date, time) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    let is_time =
        time.contains(':') && time.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | 'Z' | '+' | '-'));
    if is_time { date } else { text }
}

fn numbers(text: &str) -> Result<KnownDate, DateFault> {
    let digits = |part: &str| !part.is_empty() && part.len() <= 8 && part.bytes().all(|byte| byte.is_ascii_digit());
    let number = |part: &str| part.parse::<i32>().map_err(|_| DateFault::Form);
    if let Some(before) = text.strip_prefix('-') {
        return match before.split_once('-') {
            None if digits(before) && before.len() <= 4 => known(-number(before)?, None, None),
            _ => KnownDate::parse(text).map_err(|_| DateFault::Form),
        };
    }
    let separator = text.chars().find(|c| !c.is_ascii_digit());
    if separator.is_some_and(|c| !matches!(c, '-' | '/' | '.')) {
        return Err(DateFault::Form);
    }
    let parts: Vec<&str> =
        separator.map_or_else(|| vec![text], |separator| text.split(separator).map(str::trim).collect());
    if !parts.iter().all(|part| digits(part)) {
        return Err(DateFault::Form);
    }
    let short = |part: &str| part.len() <= 2;
    match parts[..] {
        [year] if year.len() == 4 => known(number(year)?, None, None),
        [all] if all.len() == 8 => known(number(&all[..4])?, Some(number(&all[4..6])?), Some(number(&all[6..])?)),
        // A spreadsheet shows October so, once it has taken 1952.10 for a number.
        [year, "1"] if year.len() == 4 && separator == Some('.') => Err(DateFault::Ambiguous),
        [year, month] | [month, year] if year.len() == 4 && short(month) => {
            known(number(year)?, Some(number(month)?), None)
        }
        [year, month, day] if year.len() == 4 && short(month) && short(day) => {
            known(number(year)?, Some(number(month)?), Some(number(day)?))
        }
        [first, second, year] if year.len() == 4 && short(first) && short(second) => {
            let (year, first, second) = (number(year)?, number(first)?, number(second)?);
            match (known(year, Some(first), Some(second)), known(year, Some(second), Some(first))) {
                (Ok(one), Ok(other)) if one != other => Err(DateFault::Ambiguous),
                (Ok(date), _) | (_, Ok(date)) => Ok(date),
                (Err(fault), Err(_)) => Err(fault),
            }
        }
        _ => Err(DateFault::Form),
    }
}

/// English months are jiff's; it keeps what was not written apart from what was.
fn english(text: &str) -> Result<KnownDate, DateFault> {
    let words: Vec<String> = text
        .split([' ', ','])
        .map(|word| word.trim_end_matches('.').to_ascii_lowercase())
        .filter(|word| !word.is_empty() && word != "of" && word != "the")
        .map(|word| if word == "sept" { "sep".to_owned() } else { without_ordinal(&word).to_owned() })
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (words, era) = match words[..] {
        [ref words @ .., "bc" | "bce"] => (words.to_vec(), Some(-1)),
        [ref words @ .., "ad" | "ce"] | ["ad", ref words @ ..] => (words.to_vec(), Some(1)),
        _ => (words, None),
    };
    let is_year = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit()) && (word.len() == 4 || era.is_some());
    let Some(year) = words.last().filter(|word| is_year(word)) else {
        return Err(DateFault::Form);
    };
    let year = era.unwrap_or(1) * year.parse::<i32>().map_err(|_| DateFault::Form)?;
    let rest = words[..words.len() - 1].join(" ");
    if rest.is_empty() {
        return if era.is_some() { known(year, None, None) } else { Err(DateFault::Form) };
    }
    let read = ["%B", "%b", "%d %B", "%d %b", "%B %d", "%b %d"]
        .iter()
        .find_map(|format| BrokenDownTime::parse(format, &rest).ok())
        .ok_or(DateFault::Form)?;
    known(year, read.month().map(i32::from), read.day().map(i32::from))
}

fn without_ordinal(word: &str) -> &str {
    let number = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending));
    number.filter(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).unwrap_or(word)
}

fn chinese(text: &str) -> Result<KnownDate, DateFault> {
    let text: String = text.split(' ').collect();
    let era = [("公元前", -1, 0), ("前", -1, 0), ("公元", 1, 0), ("民国", 1, 1911), ("民國", 1, 1911)];
    let (sign, since, named, rest) = era
        .iter()
        .find_map(|(name, sign, since)| text.strip_prefix(name).map(|rest| (*sign, *since, true, rest)))
        .unwrap_or((1, 0, false, text.as_str()));
    let (year, rest) = rest.split_once('年').ok_or(DateFault::Form)?;
    if !named && year.chars().count() != 4 {
        return Err(DateFault::Form);
    }
    let year = if year == "元" { 1 } else { numeral(year)? };
    let (month, rest) = match rest.split_once('月') {
        Some((month, rest)) => (Some(numeral(month)?), rest),
        None => (None, rest),
    };
    let day = if rest.is_empty() {
        None
    } else {
        let day = rest.strip_suffix(['日', '号', '號']).ok_or(DateFault::Form)?;
        Some(numeral(day)?)
    };
    if day.is_some() && month.is_none() {
        return Err(DateFault::Form);
    }
    known(sign * (year + since), month, day)
}

/// A number in Arabic or Chinese digits: `1952`, `一九五二`, `二十二`, `廿二`.
fn numeral(text: &str) -> Result<i32, DateFault> {
    if text.is_empty() || text.chars().count() > 5 {
        return Err(DateFault::Form);
    }
    let digit = |c: char| match c {
        '0'..='9' => c.to_digit(10).and_then(|digit| i32::try_from(digit).ok()),
        '〇' | '零' | '○' => Some(0),
        _ => (1..).zip("一二三四五六七八九".chars()).find(|(_, other)| *other == c).map(|(digit, _)| digit),
    };
    if let Some(digits) = text.chars().map(digit).collect::<Option<Vec<_>>>() {
        return Ok(digits.into_iter().fold(0, |number, digit| number * 10 + digit));
    }
    let text = text.replace('廿', "二十").replace('卅', "三十").replace('元', "一");
    let (tens, ones) = text.split_once('十').ok_or(DateFault::Form)?;
    let one = |part: &str, empty: i32| {
        let mut chars = part.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Ok(empty),
            (Some(c), None) => digit(c).ok_or(DateFault::Form),
            _ => Err(DateFault::Form),
        }
    };
    Ok(one(tens, 1)? * 10 + one(ones, 0)?)
}
