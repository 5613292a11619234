use rayon::prelude::*;

use super::follow::{End, Spelling, Stretch, follow};
use super::keys::Keys;
use super::offers::{LENGTH, Offers};
use super::query::Query;
use super::steps::Steps;
use super::{IndexedText, Search};

/// Where a word was found; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// The title begins with it.
    TitleStart,
    Title,
    /// Tags, places and dates.
    Remarks,
    Text,
}

/// A text that has all words of a query.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub(super) entry: u32,
    pub(super) language: u32,
    pub(super) place: Place,
}

/// What a look over all texts gives.
#[derive(Default)]
pub(super) struct Scan {
    /// By entry, then language.
    pub(super) hits: Vec<Hit>,
    pub(super) keys: Keys,
    pub(super) offers: Offers,
}

/// Texts that are looked at in one go.
const CHUNK: usize = 64;

impl Search {
    /// Looks over all texts that are `shown`.
    pub(super) fn scan(&self, query: &Query, steps: &[Steps], shown: impl Fn(&IndexedText) -> bool + Sync) -> Scan {
        let mut starts = vec![0; self.dictionary.len()];
        for (bit, steps) in steps.iter().enumerate() {
            steps.starts().for_each(|unit| starts[unit] |= 1 << bit);
        }
        let chunk = |texts: &[IndexedText]| {
            let mut scan = Scan::default();
            for text in texts.iter().filter(|text| shown(text)) {
                self.look(text, query, steps, &starts, &mut scan);
            }
            scan
        };
        self.texts.par_chunks(CHUNK).map(chunk).reduce(Scan::default, Scan::and)
    }

    /// What each word of a query may be taken for.
    pub(super) fn steps(&self, query: &Query) -> Vec<Steps> {
        query.tokens.iter().map(|token| Steps::new(&self.dictionary, &token.typed)).collect()
    }

    /// `starts` has for each unit the words of the query that may begin with it: bit n for the n-th.
    fn look(&self, text: &IndexedText, query: &Query, steps: &[Steps], starts: &[u64], scan: &mut Scan) {
        let (Some(open), Some((mine, whole))) = (query.open(), steps.split_last()) else {
            if let Some(place) = self.places(text, steps, starts) {
                if !query.tokens.is_empty() {
                    scan.hits.push(Hit { entry: text.entry, language: text.language, place });
                }
                for unit in &self.units[text.bounds[0]..text.bounds[3]] {
                    scan.keys |= self.dictionary.beginnings((unit >> 1) as usize);
                }
            }
            return;
        };
        let Some(others) = self.places(text, whole, starts) else { return };
        let (mine, bit) = (Stretch::all(mine), 1u64 << whole.len());
        let letters = open.letters();
        let mut found = None;
        for at in text.bounds[0]..text.bounds[3] {
            if starts[(self.units[at] >> 1) as usize] & bit == 0 {
                continue;
            }
            let mut ends = Ends::default();
            scan.keys |= follow(&self.dictionary, self.from(at), mine, |end| ends.add(end));
            if ends.any {
                found.get_or_insert(Place::of(&text.bounds, at));
                if letters == 0 {
                    self.offer(at, &ends, &mut scan.offers);
                } else if letters < mine.to {
                    self.offer_end(at, mine, letters, &mut scan.offers);
                }
            }
        }
        if let Some(found) = found {
            scan.hits.push(Hit {
                entry: text.entry,
                language: text.language,
                place: together(others, found, whole.is_empty()),
            });
        }
    }

    /// Where the words of a query are that must be whole; nothing where one of them is missing.
    fn places(&self, text: &IndexedText, steps: &[Steps], starts: &[u64]) -> Option<Place> {
        let mut places: Vec<Option<Place>> = vec![None; steps.len()];
        let mut missing = (1u64 << steps.len()) - 1;
        for at in text.bounds[0]..text.bounds[3] {
            if missing == 0 {
                break;
            }
            let mut may = starts[(self.units[at] >> 1) as usize] & missing;
            while may != 0 {
                let token = may.trailing_zeros() as usize;
                may &= may - 1;
                follow(&self.dictionary, self.from(at), Stretch::all(&steps[token]), |end| {
                    if end.complete {
                        places[token].get_or_insert(Place::of(&text.bounds, at));
                        missing &= !(1 << token);
                    }
                });
            }
        }
        let places: Option<Vec<Place>> = places.into_iter().collect();
        places.map(|places| places.into_iter().reduce(worse).unwrap_or(Place::TitleStart))
    }

    /// Offers Chinese for the letters that a word ends in, after what stands before them.
    fn offer_end(&self, at: usize, word: Stretch<'_>, letters: usize, offers: &mut Offers) {
        let mut from = Vec::new();
        follow(&self.dictionary, self.from(at), Stretch { to: letters, ..word }, |end| {
            if end.whole {
                from.push(at + end.units);
            }
        });
        for from in from {
            if self.units.get(from).is_some_and(|unit| unit & 1 == 1) {
                let mut ends = Ends::default();
                follow(&self.dictionary, self.from(from), Stretch { from: letters, ..word }, |end| ends.add(end));
                self.offer(from, &ends, offers);
            }
        }
    }

    /// Offers what letters were taken for from a unit on, once for each length.
    fn offer(&self, at: usize, ends: &Ends, offers: &mut Offers) {
        for (units, spelling) in (1..).zip(&ends.spellings) {
            if let Some(spelling) = spelling {
                offers.note(&self.dictionary, &self.units[at..at + units], *spelling);
            }
        }
    }

    /// The units from one on, each with its joint.
    fn from(&self, at: usize) -> impl Iterator<Item = (usize, bool)> {
        self.units[at..].iter().map(|unit| ((unit >> 1) as usize, unit & 1 == 1))
    }
}

/// The places where what was typed ends: the closest spelling for each number of units.
#[derive(Default)]
struct Ends {
    any: bool,
    spellings: [Option<Spelling>; LENGTH],
}

impl Ends {
    fn add(&mut self, end: End) {
        self.any = true;
        if let Some(known) = self.spellings.get_mut(end.units - 1) {
            *known = Some(known.map_or(end.spelling, |known| known.min(end.spelling)));
        }
    }
}

/// Where two words are found together: where the worse of them is. In a title, one at its start is enough.
fn worse(one: Place, other: Place) -> Place {
    if one.max(other) <= Place::Title { one.min(other) } else { one.max(other) }
}

fn together(others: Place, found: Place, alone: bool) -> Place {
    if alone { found } else { worse(others, found) }
}

impl Scan {
    fn and(mut self, next: Scan) -> Scan {
        self.hits.extend(next.hits);
        self.keys |= next.keys;
        self.offers.add(next.offers);
        self
    }
}
