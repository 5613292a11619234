use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::cut::Form;
use super::dictionary::Dictionary;
use super::follow::Spelling;

/// Offers that are told.
const OFFERS: usize = 12;
/// Characters that an offer has at most.
pub(super) const LENGTH: usize = 8;

/// Chinese that letters may stand for, by how closely they spell it and how often it stands there.
#[derive(Default)]
pub(super) struct Offers {
    all: FxHashMap<[u32; LENGTH], (Spelling, u32)>,
}

impl Offers {
    /// Notes what letters were taken for, at most [`LENGTH`] units; nothing where that is not all Chinese.
    pub(super) fn note(&mut self, dictionary: &Dictionary, units: &[u32], spelling: Spelling) {
        let mut characters = [0; LENGTH];
        for (place, unit) in characters.iter_mut().zip(units) {
            match dictionary.spelt((unit >> 1) as usize).0 {
                Form::Han(c) => *place = c as u32,
                Form::Word(_) => return,
            }
        }
        self.put(characters, spelling, 1);
    }

    pub(super) fn add(&mut self, others: Offers) {
        for (characters, (spelling, count)) in others.all {
            self.put(characters, spelling, count);
        }
    }

    fn put(&mut self, characters: [u32; LENGTH], spelling: Spelling, count: u32) {
        let known = self.all.entry(characters).or_insert((spelling, 0));
        known.0 = known.0.min(spelling);
        known.1 += count;
    }

    /// The likeliest, in order.
    pub(super) fn best(self) -> Vec<String> {
        let mut all: Vec<_> = self.all.into_iter().collect();
        all.sort_unstable_by_key(|(characters, (spelling, count))| (*spelling, Reverse(*count), *characters));
        let words = all
            .into_iter()
            .map(|(characters, _)| characters.into_iter().filter_map(char::from_u32).filter(|c| *c != '\0').collect());
        words.take(OFFERS).collect()
    }
}
