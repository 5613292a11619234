//! Fitting cues to sentences by their words, and giving every sentence its time.

use std::collections::HashMap;

use super::content::Mark;
use super::sentences::reading_time;
use crate::narration::timings::Cue;

/// How far ahead a cue is looked for whose words are like those of a sentence.
const AHEAD: usize = 12;
/// Texts longer than this are not compared for likeness, in bytes.
const COMPARED: usize = 2_000;
/// From this likeness on, a cue is taken for a sentence whose words were edited since.
const LIKE: f64 = 0.6;
/// A sentence without a cue gets a share of a gap of at least so many ms a sentence.
const LEAST_SHARE: u32 = 200;
/// Rounding of a recording's length that is no fault, in ms.
const TOLERANCE: u32 = 100;

/// Times of a text's sentences in a recording.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fit {
    /// Start and end of each sentence in ms; they never fall.
    pub times: Vec<Option<[u32; 2]>>,
    /// Timed stretches inside each sentence.
    pub marks: Vec<Vec<Mark>>,
    /// What did not fit.
    pub faults: Faults,
}

/// What did not fit: indices of cues or sentences, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Faults {
    /// Cues that fit no sentence.
    pub unmatched: Vec<usize>,
    /// Cues whose words differ from those of their sentence.
    pub differing: Vec<usize>,
    /// Sentences without a cue.
    pub uncued: Vec<usize>,
    /// Cues that start before the one before has ended, or end before they start.
    pub overlapping: Vec<usize>,
    /// Cues that end after the sound.
    pub late: Vec<usize>,
}

/// Fits cues to sentences. `duration` is the recording's length in ms, where it is known; without cues the sentences
/// share it by reading time.
pub fn fit(cues: &[Cue], sentences: &[&str], duration: Option<u32>) -> Fit {
    let mut fit =
        Fit { times: vec![None; sentences.len()], marks: vec![Vec::new(); sentences.len()], ..Fit::default() };
    let end = duration.unwrap_or_else(|| cues.iter().map(|cue| cue.end).max().unwrap_or(0));
    if cues.is_empty() {
        share(&mut fit.times, sentences, 0, end);
        return fit;
    }
    fit.faults.overlapping = overlapping(cues);
    fit.faults.late = (0..cues.len()).filter(|i| cues[*i].end > end.saturating_add(TOLERANCE)).collect();
    let pairs = pair(cues, sentences, &mut fit.faults);
    let mut before = 0;
    for (i, taken) in pairs.iter().enumerate() {
        let Some((cue, exact)) = taken else { continue };
        let cue = &cues[*cue];
        let time = [cue.start.max(before), cue.end.min(end)];
        if time[0] < time[1] {
            fit.times[i] = Some(time);
            before = time[1];
            if *exact {
                fit.marks[i] = marks(cue, sentences[i], time);
            }
        }
    }
    fill_gaps(&mut fit.times, sentences, end);
    fit
}

/// Times of sentences that nobody reads, by reading time; and the length of the whole.
pub fn silent(sentences: &[&str]) -> (Vec<Option<[u32; 2]>>, u32) {
    let mut at = 0_u32;
    let times = sentences
        .iter()
        .map(|sentence| {
            let start = at;
            at = at.saturating_add(reading_time(sentence));
            Some([start, at])
        })
        .collect();
    (times, at)
}

fn overlapping(cues: &[Cue]) -> Vec<usize> {
    let mut before = 0;
    let mut found = Vec::new();
    for (i, cue) in cues.iter().enumerate() {
        let steps = cue.steps.windows(2).all(|pair| pair[0].time <= pair[1].time)
            && cue.steps.iter().all(|step| (cue.start..=cue.end).contains(&step.time));
        if cue.start < before || cue.end <= cue.start || !steps {
            found.push(i);
        }
        before = before.max(cue.end);
    }
    found
}

/// For each sentence its cue and whether the words are the same. First the same words in order; then, between those,
/// as many cues as sentences that are alike.
fn pair(cues: &[Cue], sentences: &[&str], faults: &mut Faults) -> Vec<Option<(usize, bool)>> {
    let spoken: Vec<String> = cues.iter().map(|cue| bare(&cue.text)).collect();
    let written: Vec<String> = sentences.iter().map(|sentence| bare(sentence)).collect();
    let exact = same(&spoken, &written).into_iter();
    let mut pairs: Vec<Option<(usize, bool)>> = exact.map(|cue| cue.map(|cue| (cue, true))).collect();
    let mut i = 0;
    let mut after = 0;
    while i < pairs.len() {
        if let Some((cue, _)) = pairs[i] {
            after = cue + 1;
            i += 1;
            continue;
        }
        let until = (i..pairs.len()).find(|j| pairs[*j].is_some()).unwrap_or(pairs.len());
        let limit = pairs.get(until).copied().flatten().map_or(cues.len(), |(cue, _)| cue);
        for (sentence, words) in written.iter().enumerate().take(until).skip(i) {
            let alike = (after..limit.min(after + AHEAD)).find(|cue| are_alike(&spoken[*cue], words));
            if let Some(cue) = alike {
                pairs[sentence] = Some((cue, false));
                faults.differing.push(cue);
                after = cue + 1;
            } else {
                faults.uncued.push(sentence);
            }
        }
        i = until;
    }
    let mut taken = vec![false; cues.len()];
    for (cue, _) in pairs.iter().flatten() {
        taken[*cue] = true;
    }
    faults.unmatched = (0..cues.len()).filter(|cue| !taken[*cue]).collect();
    pairs
}

/// For each sentence the cue with the same words, in order. Words that are there once lead: what is said twice could be
/// taken for the other, and all between would be lost.
fn same(spoken: &[String], written: &[String]) -> Vec<Option<usize>> {
    let mut places: HashMap<&str, (Vec<usize>, Vec<usize>)> = HashMap::new();
    for (cue, words) in spoken.iter().enumerate() {
        places.entry(words).or_default().0.push(cue);
    }
    for (sentence, words) in written.iter().enumerate() {
        places.entry(words).or_default().1.push(sentence);
    }
    let mut once: Vec<(usize, usize)> = places
        .values()
        .filter_map(|(cues, sentences)| match (&cues[..], &sentences[..]) {
            ([cue], [sentence]) => Some((*sentence, *cue)),
            _ => None,
        })
        .collect();
    once.sort_unstable();
    let mut found = vec![None; written.len()];
    let mut leading = rising(&once).into_iter().peekable();
    let mut from = 0;
    for (sentence, words) in written.iter().enumerate() {
        let (lead, cue) = leading.peek().copied().unwrap_or((written.len(), spoken.len()));
        if sentence == lead {
            found[sentence] = Some(cue);
            leading.next();
        } else {
            let cues = &places[words.as_str()].0;
            found[sentence] = cues.get(cues.partition_point(|at| *at < from)).copied().filter(|at| *at < cue);
        }
        from = found[sentence].map_or(from, |cue| cue + 1);
    }
    found
}

/// As many pairs as have rising second numbers; the first ones rise already.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The pair that ends the best row of each length, and the pair before each.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, (_, second)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *second);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut row: Vec<_> = std::iter::successors(ends.last().copied(), |at| before[*at]).map(|at| pairs[at]).collect();
    row.reverse();
    row
}

fn are_alike(a: &str, b: &str) -> bool {
    a.len().max(b.len()) <= COMPARED && strsim::normalized_levenshtein(a, b) >= LIKE
}

/// The letters and digits of a text, in lower case: spaces, quotation marks and punctuation are written in many ways.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The timed stretches of a sentence, from the times inside its cue. Times that do not rise are passed over.
fn marks(cue: &Cue, sentence: &str, time: [u32; 2]) -> Vec<Mark> {
    let mut starts: Vec<(u32, u32)> = vec![(0, time[0])];
    for step in &cue.steps {
        let spoken = cue.text[..step.at].chars().filter(|c| c.is_alphanumeric()).count();
        let place = place_of(sentence, spoken);
        let last = starts[starts.len() - 1];
        if step.time > last.1 && step.time < time[1] && place.is_some_and(|place| place > last.0) {
            starts.push((place.unwrap_or_default(), step.time));
        }
    }
    if starts.len() < 2 {
        return Vec::new();
    }
    let units: Vec<u16> = sentence.encode_utf16().collect();
    let space = |unit: u16| char::from_u32(unit.into()).is_some_and(char::is_whitespace);
    let mut marks = Vec::with_capacity(starts.len());
    for (i, (start, from)) in starts.iter().enumerate() {
        let (next, to) = starts.get(i + 1).copied().unwrap_or((units.len() as u32, time[1]));
        let mut end = next;
        while end > *start && space(units[end as usize - 1]) {
            end -= 1;
        }
        marks.push(Mark { range: [*start, end], time: [*from, to] });
    }
    marks
}

/// Where, in UTF-16 units, the letter or digit with this number stands, with the marks that open before it.
fn place_of(sentence: &str, number: usize) -> Option<u32> {
    let (byte, _) = sentence.char_indices().filter(|(_, c)| c.is_alphanumeric()).nth(number)?;
    let before = sentence[..byte].trim_end_matches(['“', '‘', '"', '\'', '(', '（', '《', '「', '『', '[', '—']);
    Some(before.encode_utf16().count() as u32)
}

/// Gives sentences without a time their share of the time between their neighbours, where there is some.
fn fill_gaps(times: &mut [Option<[u32; 2]>], sentences: &[&str], end: u32) {
    let mut i = 0;
    while i < times.len() {
        if times[i].is_some() {
            i += 1;
            continue;
        }
        let until = (i..times.len()).find(|j| times[*j].is_some()).unwrap_or(times.len());
        let from = i.checked_sub(1).and_then(|before| times[before]).map_or(0, |time| time[1]);
        let to = times.get(until).copied().flatten().map_or(end, |time| time[0]);
        if to.saturating_sub(from) >= LEAST_SHARE.saturating_mul((until - i) as u32) {
            share(&mut times[i..until], &sentences[i..until], from, to);
        }
        i = until;
    }
}

/// Shares a stretch of time among sentences by reading time.
fn share(times: &mut [Option<[u32; 2]>], sentences: &[&str], from: u32, to: u32) {
    let weights: Vec<u64> = sentences.iter().map(|sentence| reading_time(sentence).into()).collect();
    let total: u64 = weights.iter().sum::<u64>().max(1);
    let span = u64::from(to.saturating_sub(from));
    let mut passed = 0;
    for (time, weight) in times.iter_mut().zip(weights) {
        let start = from + (span * passed / total) as u32;
        passed += weight;
        let end = from + (span * passed / total) as u32;
        *time = (start < end).then_some([start, end]);
    }
}
