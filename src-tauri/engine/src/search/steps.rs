//! What each unit takes of a word of a query, worked out once before the texts are looked over.

use super::cut::Form;
use super::dictionary::Dictionary;
use super::keys::Keys;

/// What a unit takes of what was typed, from a place in it on. A set of places: bit n is before the n-th character.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Step {
    /// Where the unit may end, taken whole.
    pub(super) whole: u128,
    /// Of these, where it is spelt in full and not by an initial.
    pub(super) full: u128,
    /// Whether all that was typed may end inside it.
    pub(super) inside: bool,
    /// How many letters it then takes, where it is a word.
    pub(super) letters: Option<usize>,
    /// Its letters that may come next then.
    pub(super) next: Keys,
}

/// The steps of every unit from every place in a word of a query.
pub(super) struct Steps {
    all: Vec<Step>,
    /// For each place and each unit the number of its step; 0 where it takes nothing.
    at: Vec<u32>,
    units: usize,
    /// Characters of the word.
    typed: usize,
}

impl Steps {
    /// Of at most 127 characters.
    pub(super) fn new(dictionary: &Dictionary, typed: &[char]) -> Self {
        let units = dictionary.len();
        let mut steps =
            Self { all: vec![Step::default()], at: vec![0; units * typed.len()], units, typed: typed.len() };
        for from in 0..typed.len() {
            for unit in dictionary.candidates(&typed[from..]) {
                let (form, readings) = dictionary.spelt(unit);
                let step = step(form, readings, typed, from);
                if step.whole != 0 || step.inside {
                    steps.at[from * units + unit] = steps.all.len() as u32;
                    steps.all.push(step);
                }
            }
        }
        steps
    }

    /// Characters of the word.
    pub(super) fn typed(&self) -> usize {
        self.typed
    }

    /// What a unit takes from a place on; nothing where it is not spelt like that.
    pub(super) fn get(&self, from: usize, unit: usize) -> Option<&Step> {
        match self.at[from * self.units + unit] {
            0 => None,
            number => self.all.get(number as usize),
        }
    }

    /// The units that the word may begin with.
    pub(super) fn starts(&self) -> impl Iterator<Item = usize> {
        self.at[..self.units].iter().enumerate().filter(|(_, step)| **step != 0).map(|(unit, _)| unit)
    }
}

fn step(form: Form<'_>, readings: &[String], typed: &[char], from: usize) -> Step {
    let rest = &typed[from..];
    let mut step = Step::default();
    match form {
        Form::Word(word) => {
            let letters = common(word, rest);
            if letters == word.len() {
                step.whole(from + letters, true);
            } else if letters == rest.len() {
                step.inside(word, letters);
                step.letters = Some(letters);
            }
        }
        Form::Han(c) if rest.first() == Some(&c) => step.whole(from + 1, true),
        Form::Han(_) => {
            for reading in readings {
                let letters = common(reading, rest);
                if letters == reading.len() {
                    step.whole(from + letters, true);
                } else if letters > 0 && letters == rest.len() {
                    step.inside(reading, letters);
                }
                if letters > 0 {
                    step.whole(from + 1, false);
                }
                if letters > 1 && reading.as_bytes()[1] == b'h' {
                    step.whole(from + 2, false);
                }
            }
        }
    }
    step
}

impl Step {
    fn whole(&mut self, to: usize, full: bool) {
        self.whole |= 1 << to;
        self.full |= u128::from(full) << to;
    }

    fn inside(&mut self, spelling: &str, letters: usize) {
        self.inside = true;
        self.next |= Keys::of(char::from(spelling.as_bytes()[letters]));
    }
}

/// How many letters two beginnings have in common.
fn common(word: &str, typed: &[char]) -> usize {
    word.bytes().zip(typed).take_while(|(letter, c)| char::from(*letter) == **c).count()
}
