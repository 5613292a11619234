use super::cut::Form;
use super::keys::Keys;
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
        let readings: Vec<Vec<String>> = characters.iter().map(|c| readings(*c)).collect();
        let first = |word: &String| word.chars().next().map(Keys::of).unwrap_or_default();
        let any = |readings: &Vec<String>| {
            readings.iter().map(first).fold(Keys::default(), |mut all, key| {
                all |= key;
                all
            })
        };
        let beginnings = words.iter().map(first).chain(readings.iter().map(any)).collect();
        Self { words, characters, readings, beginnings }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len() + self.characters.len()
    }

    /// How a unit is spelt: its form, and the readings of a character.
    pub(super) fn spelt(&self, unit: usize) -> (Form<'_>, &[String]) {
        if let Some(word) = self.words.get(unit) {
            return (Form::Word(word), &[]);
        }
        let at = unit - self.words.len();
        (Form::Han(self.characters[at]), &self.readings[at])
    }

    /// The number of a unit; nothing where no text has it.
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

    /// Every unit that may take the first character of what was typed; some of them may not take what follows.
    pub(super) fn candidates(&self, typed: &[char]) -> Vec<usize> {
        let first = typed[0];
        let key = Keys::of(first);
        let written: String = typed.iter().take_while(|c| c.is_ascii()).collect();
        let mut units = Vec::new();
        if !written.is_empty() {
            // Words that are begun by it, and words that it goes beyond.
            if written.len() == typed.len() {
                let from = self.words.partition_point(|word| *word < written);
                let longer = self.words[from..].iter().take_while(|word| word.starts_with(&written)).count();
                units.extend(from..from + longer);
            }
            let beyond = (1..=written.len()).filter_map(|end| self.look_up(Form::Word(&written[..end])));
            let begun = units.first().copied().zip(units.last().copied());
            units.extend(beyond.filter(|unit| begun.is_none_or(|(first, last)| !(first..=last).contains(unit))));
        }
        let characters = self.characters.iter().zip(self.words.len()..);
        units.extend(
            characters.filter(|(c, unit)| **c == first || self.beginnings[*unit].contains(key)).map(|(_, unit)| unit),
        );
        units
    }
}
