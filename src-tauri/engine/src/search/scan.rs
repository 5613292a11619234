use rayon::prelude::*;

use super::follow::{Spelt, follow};
use super::keys::Keys;
use super::offers::Offers;
use super::query::{Query, Token};
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
    pub(super) fn scan(&self, query: &Query, shown: impl Fn(&IndexedText) -> bool + Sync) -> Scan {
        let starts = self.dictionary.starts(&query.tokens);
        let chunk = |texts: &[IndexedText]| {
            let mut scan = Scan::default();
            for text in texts.iter().filter(|text| shown(text)) {
                self.look(text, query, &starts, &mut scan);
            }
            scan
        };
        self.texts.par_chunks(CHUNK).map(chunk).reduce(Scan::default, Scan::and)
    }

    fn look(&self, text: &IndexedText, query: &Query, starts: &[u64], scan: &mut Scan) {
        let Some(open) = query.open() else {
            let place = self.places(text, &query.tokens, starts);
            if let Some(place) = place {
                if !query.tokens.is_empty() {
                    scan.hits.push(Hit { entry: text.entry, language: text.language, place });
                }
                for unit in &self.units[text.bounds[0]..text.bounds[3]] {
                    scan.keys |= self.dictionary.beginnings((unit >> 1) as usize);
                }
            }
            return;
        };
        let whole = &query.tokens[..query.tokens.len() - 1];
        let Some(others) = self.places(text, whole, starts) else { return };
        let mine = 1u64 << whole.len();
        let mut found = None;
        for at in text.bounds[0]..text.bounds[3] {
            if starts[(self.units[at] >> 1) as usize] & mine == 0 {
                continue;
            }
            let mut here = false;
            let keys = follow(self.spelt(at), &open.typed, |end| {
                here = true;
                if open.letters() == 0 {
                    scan.offers.note(&self.dictionary, &self.units[at..at + end.units], end.spelling);
                }
            });
            scan.keys |= keys;
            if here {
                found.get_or_insert(Place::of(&text.bounds, at));
                if (1..open.typed.len()).contains(&open.letters()) {
                    self.offer_end(at, open, scan);
                }
            }
        }
        if let Some(found) = found {
            scan.hits.push(Hit { entry: text.entry, language: text.language, place: together(others, found, whole) });
        }
    }

    /// Where the words of a query are that must be whole; nothing where one of them is missing.
    fn places(&self, text: &IndexedText, tokens: &[Token], starts: &[u64]) -> Option<Place> {
        let mut places: Vec<Option<Place>> = vec![None; tokens.len()];
        let mut missing = (1u64 << tokens.len()) - 1;
        for at in text.bounds[0]..text.bounds[3] {
            if missing == 0 {
                break;
            }
            let mut may = starts[(self.units[at] >> 1) as usize] & missing;
            while may != 0 {
                let token = may.trailing_zeros() as usize;
                may &= may - 1;
                follow(self.spelt(at), &tokens[token].typed, |end| {
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
    fn offer_end(&self, at: usize, open: &Token, scan: &mut Scan) {
        let (before, letters) = open.typed.split_at(open.letters());
        let mut from = Vec::new();
        follow(self.spelt(at), before, |end| {
            if end.whole {
                from.push(at + end.units);
            }
        });
        for from in from {
            if self.units.get(from).is_some_and(|unit| unit & 1 == 1) {
                follow(self.spelt(from), letters, |end| {
                    scan.offers.note(&self.dictionary, &self.units[from..from + end.units], end.spelling);
                });
            }
        }
    }

    /// The units from one on.
    fn spelt(&self, at: usize) -> impl Iterator<Item = Spelt<'_>> {
        self.units[at..].iter().map(|unit| self.dictionary.spelt((unit >> 1) as usize, unit & 1 == 1))
    }
}

/// Where two words are found together: where the worse of them is. In a title, one at its start is enough.
fn worse(one: Place, other: Place) -> Place {
    if one.max(other) <= Place::Title { one.min(other) } else { one.max(other) }
}

fn together(others: Place, found: Place, whole: &[Token]) -> Place {
    if whole.is_empty() { found } else { worse(others, found) }
}

impl Scan {
    fn and(mut self, next: Scan) -> Scan {
        self.hits.extend(next.hits);
        self.keys |= next.keys;
        self.offers.add(next.offers);
        self
    }
}
