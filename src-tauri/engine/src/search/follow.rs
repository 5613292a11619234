//! Follows what was typed along the units of a text.

use super::cut::Form;
use super::keys::Keys;

/// A unit with the ways to spell it.
#[derive(Clone, Copy)]
pub(super) struct Spelt<'d> {
    pub(super) form: Form<'d>,
    /// Of a character: its readings.
    pub(super) readings: &'d [String],
    /// Whether it may be typed in one with the unit before.
    pub(super) joined: bool,
}

/// How closely letters spell the characters that they were taken for; the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spelling {
    /// Every reading is written out.
    Full,
    /// The last one is begun.
    Begun,
    /// Some are initials.
    Initials,
}

/// A place where all that was typed is found.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    /// How many units it takes, the last perhaps in part.
    pub(super) units: usize,
    /// How many letters of the last unit it takes, where that is a word and is not taken whole.
    pub(super) letters: Option<usize>,
    /// Whether the last unit is taken whole.
    pub(super) whole: bool,
    /// Whether a space may follow: the words typed are whole. The initial of a single character is not.
    pub(super) complete: bool,
    pub(super) spelling: Spelling,
}

/// What a unit takes of what was typed.
enum Take {
    /// All of the unit is spelt, by so many letters.
    Whole { typed: usize, full: bool },
    /// What was typed ends inside it, after so many letters; this one is next.
    Inside { letters: usize, next: char },
}

impl Spelt<'_> {
    /// The letters that it can be begun with.
    pub(super) fn beginnings(&self) -> Keys {
        let mut keys = Keys::default();
        match self.form {
            Form::Word(word) => keys |= word.chars().next().map(Keys::of).unwrap_or_default(),
            Form::Han(_) => {
                for reading in self.readings {
                    keys |= reading.chars().next().map(Keys::of).unwrap_or_default();
                }
            }
        }
        keys
    }

    fn take(&self, typed: &[char], mut told: impl FnMut(Take)) {
        match self.form {
            Form::Word(word) => {
                let letters = common(word, typed);
                if letters == word.len() {
                    told(Take::Whole { typed: letters, full: true });
                } else if letters == typed.len() {
                    told(Take::Inside { letters, next: char::from(word.as_bytes()[letters]) });
                }
            }
            Form::Han(c) => {
                if typed.first() == Some(&c) {
                    told(Take::Whole { typed: 1, full: true });
                    return;
                }
                for reading in self.readings {
                    let letters = common(reading, typed);
                    if letters == reading.len() {
                        told(Take::Whole { typed: letters, full: true });
                        if letters == 1 {
                            continue;
                        }
                    } else if letters > 0 && letters == typed.len() {
                        told(Take::Inside { letters, next: char::from(reading.as_bytes()[letters]) });
                    }
                    if letters > 0 {
                        told(Take::Whole { typed: 1, full: false });
                    }
                    if letters > 1 && reading.as_bytes()[1] == b'h' {
                        told(Take::Whole { typed: 2, full: false });
                    }
                }
            }
        }
    }
}

/// How many letters two beginnings have in common.
fn common(word: &str, typed: &[char]) -> usize {
    word.bytes().zip(typed).take_while(|(letter, c)| char::from(*letter) == **c).count()
}

/// Follows `typed`, at most 127 characters and at least one, along `units` from the first of them, and tells every place where it ends. Answers
/// the keys that, typed next, are found here too.
pub(super) fn follow<'d>(units: impl Iterator<Item = Spelt<'d>>, typed: &[char], mut told: impl FnMut(End)) -> Keys {
    let goal = 1u128 << typed.len();
    let mut keys = Keys::default();
    // How much may have been taken before the unit: bit n for n characters. Beside it, by full spelling alone.
    let (mut taken, mut fully) = (1u128, 1u128);
    for (index, unit) in units.enumerate() {
        if index > 0 && !unit.joined {
            break;
        }
        if taken & goal != 0 {
            keys |= unit.beginnings();
            taken &= !goal;
        }
        let (mut next, mut next_fully) = (0, 0);
        let mut open = taken;
        while open != 0 {
            let offset = open.trailing_zeros() as usize;
            open &= open - 1;
            let was_full = fully >> offset & 1 != 0;
            unit.take(&typed[offset..], |take| match take {
                Take::Whole { typed, full } => {
                    let bit = 1u128 << (offset + typed);
                    next |= bit;
                    if full && was_full {
                        next_fully |= bit;
                    }
                    if bit == goal {
                        let complete = full || index > 0;
                        if complete {
                            keys |= Keys::SPACE;
                        }
                        let spelling = if full && was_full { Spelling::Full } else { Spelling::Initials };
                        told(End { units: index + 1, letters: None, whole: true, complete, spelling });
                    }
                }
                Take::Inside { letters, next } => {
                    keys |= Keys::of(next);
                    let spelling = if was_full { Spelling::Begun } else { Spelling::Initials };
                    let letters = matches!(unit.form, Form::Word(_)).then_some(letters);
                    told(End { units: index + 1, letters, whole: false, complete: false, spelling });
                }
            });
        }
        if next == 0 {
            break;
        }
        (taken, fully) = (next, next_fully);
    }
    keys
}
