use super::cut::Form;
use super::follow::Spelt;
use super::keys::Keys;
use super::query::Token;
use super::readings::readings;

/// Every unit that a text has, by number: words first, then characters, each in order.
pub(super) struct Dictionary {
    words: Vec<String>,
    characters: Vec<char>,
    readings: Vec<Vec<String>>,
    beginnings: Vec<Keys>,
}

impl Dictionary {
    /// Of words and characters that are in order, each once.
    pub(super) fn new(words: Vec<String>, characters: Vec<char>) -> Self {
        let readings = characters.iter().map(|c| readings(*c)).collect();
        let mut dictionary = Self { words, characters, readings, beginnings: Vec::new() };
        dictionary.beginnings = (0..dictionary.len()).map(|unit| dictionary.spelt(unit, false).beginnings()).collect();
        dictionary
    }

    pub(super) fn len(&self) -> usize {
        self.words.len() + self.characters.len()
    }

    pub(super) fn spelt(&self, unit: usize, joined: bool) -> Spelt<'_> {
        if let Some(word) = self.words.get(unit) {
            return Spelt { form: Form::Word(word), readings: &[], joined };
        }
        let at = unit - self.words.len();
        Spelt { form: Form::Han(self.characters[at]), readings: &self.readings[at], joined }
    }

    /// The same for a unit that is known by its form.
    pub(super) fn look_up(&self, form: Form<'_>) -> Option<usize> {
        match form {
            Form::Word(word) => self.words.binary_search_by(|known| known.as_str().cmp(word)).ok(),
            Form::Han(c) => self.characters.binary_search(&c).ok().map(|at| self.words.len() + at),
        }
    }

    /// The letters that a unit can be begun with.
    pub(super) fn beginnings(&self, unit: usize) -> Keys {
        self.beginnings[unit]
    }

    /// For each unit the tokens that may begin with it: bit n for the n-th.
    pub(super) fn starts(&self, tokens: &[Token]) -> Vec<u64> {
        let mut starts = vec![0; self.len()];
        for (bit, token) in tokens.iter().enumerate() {
            let bit = 1u64 << bit;
            let typed: String = token.typed.iter().collect();
            let from = self.words.partition_point(|word| *word < typed);
            let longer = self.words[from..].iter().take_while(|word| word.starts_with(&typed)).count();
            starts[from..from + longer].iter_mut().for_each(|start| *start |= bit);
            for (end, _) in typed.char_indices().skip(1) {
                if let Some(unit) = self.look_up(Form::Word(&typed[..end])) {
                    starts[unit] |= bit;
                }
            }
            let first = token.typed[0];
            let key = Keys::of(first);
            for (at, c) in self.characters.iter().enumerate() {
                let unit = self.words.len() + at;
                if *c == first || self.beginnings[unit].contains(key) {
                    starts[unit] |= bit;
                }
            }
        }
        starts
    }
}
