//! Timings of a recording: `WebVTT`, one cue a sentence, with times inside a cue where its clauses begin.

use subtp::vtt::{VttBlock, VttCue, VttTimestamp, WebVtt};

/// A cue: words, and when they are spoken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// When it starts, in ms of the recording.
    pub start: u32,
    /// When it ends, in ms; what the file says, which may lie before the start.
    pub end: u32,
    /// Its words on one line, without tags.
    pub text: String,
    /// Times inside it, in the order of the file.
    pub steps: Vec<Step>,
    /// Line of the file, from 1.
    pub line: u32,
}

/// A time inside a cue: what follows is spoken from then on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Byte of the cue's text, at most its length.
    pub at: usize,
    /// In ms of the recording.
    pub time: u32,
}

/// The text is not `WebVTT`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not WebVTT from line {line}")]
pub struct TimingsError {
    /// Line from which it can't be understood, from 1.
    pub line: u32,
}

/// Reads cues in the order of the file; notes, styles and regions are passed over.
///
/// # Errors
/// When the text is not `WebVTT`.
pub fn parse(text: &str) -> Result<Vec<Cue>, TimingsError> {
    // The parser wants a line's end after the last cue.
    let whole = format!("{}\n\n", text.trim_start_matches('\u{feff}').trim_end());
    let parsed = WebVtt::parse(&whole).map_err(|error| {
        let reached = error.location.split(':').next();
        let line: u32 = reached.and_then(|line| line.parse().ok()).unwrap_or(1);
        // A line of times that is none is taken for a name, and the fault seen in the line after it.
        let before = whole.lines().nth(line.saturating_sub(2) as usize);
        let misread = line > 1 && before.is_some_and(|before| before.contains("-->"));
        TimingsError { line: line - u32::from(misread) }
    })?;
    let mut lines = whole.lines().zip(1_u32..).filter(|(line, _)| line.contains("-->")).map(|(_, number)| number);
    let cues = parsed.blocks.into_iter().filter_map(|block| match block {
        VttBlock::Que(cue) => Some(read_cue(&cue, lines.next().unwrap_or(1))),
        _ => None,
    });
    Ok(cues.collect())
}

fn read_cue(cue: &VttCue, line: u32) -> Cue {
    let mut read = Cue {
        start: milliseconds(cue.timings.start),
        end: milliseconds(cue.timings.end),
        text: String::new(),
        steps: Vec::new(),
        line,
    };
    for part in &cue.payload {
        push(&mut read, " ");
        let mut rest = part.as_str();
        while let Some(open) = rest.find('<') {
            push(&mut read, &unescape(&rest[..open]));
            rest = &rest[open + 1..];
            let Some(close) = rest.find('>') else {
                rest = "";
                break;
            };
            if let Some(time) = inner_time(&rest[..close]) {
                read.steps.push(Step { at: read.text.len(), time });
            }
            rest = &rest[close + 1..];
        }
        push(&mut read, &unescape(rest));
    }
    let end = read.text.trim_end().len();
    read.text.truncate(end);
    for step in &mut read.steps {
        // A time may stand after the last space.
        step.at = step.at.min(end);
    }
    read
}

fn push(cue: &mut Cue, words: &str) {
    for c in words.chars() {
        if !c.is_whitespace() {
            cue.text.push(c);
        } else if !cue.text.is_empty() && !cue.text.ends_with(' ') {
            cue.text.push(' ');
        }
    }
}

fn unescape(words: &str) -> String {
    if !words.contains('&') {
        return words.to_owned();
    }
    words
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", "\u{a0}")
        .replace("&lrm;", "")
        .replace("&rlm;", "")
        .replace("&amp;", "&")
}

fn milliseconds(stamp: VttTimestamp) -> u32 {
    let seconds = (u32::from(stamp.hours) * 60 + u32::from(stamp.minutes)) * 60 + u32::from(stamp.seconds);
    seconds * 1000 + u32::from(stamp.milliseconds)
}

/// `00:00:05.123` or `00:05.123`; any other tag is none.
fn inner_time(tag: &str) -> Option<u32> {
    let (clock, fraction) = tag.split_once('.')?;
    let number = |part: &str, most: usize| {
        let digits = (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| part.parse::<u32>().ok()).flatten()
    };
    if fraction.len() != 3 {
        return None;
    }
    let mut seconds = 0_u32;
    let parts: Vec<&str> = clock.split(':').collect();
    if !(2..=3).contains(&parts.len()) {
        return None;
    }
    for part in parts {
        seconds = seconds * 60 + number(part, 2)?;
    }
    Some(seconds * 1000 + number(fraction, 3)?)
}
