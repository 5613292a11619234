//! Follows what was typed along the units of a text.

use super::dictionary::Dictionary;
use super::keys::Keys;
use super::steps::Steps;

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

/// A stretch of a word of a query.
#[derive(Clone, Copy)]
pub(super) struct Stretch<'s> {
    pub(super) steps: &'s Steps,
    pub(super) from: usize,
    pub(super) to: usize,
}

impl<'s> Stretch<'s> {
    pub(super) fn all(steps: &'s Steps) -> Self {
        Self { steps, from: 0, to: steps.typed() }
    }
}

/// Follows a stretch along units, each with its joint, from the first of them, and tells every place where it ends.
/// Answers the keys that, typed next, are found here too.
pub(super) fn follow(
    dictionary: &Dictionary,
    units: impl Iterator<Item = (usize, bool)>,
    stretch: Stretch<'_>,
    mut told: impl FnMut(End),
) -> Keys {
    let goal = 1u128 << stretch.to;
    let mut keys = Keys::default();
    // How much may have been taken before the unit. Beside it, by full spelling alone.
    let (mut taken, mut fully) = (1u128 << stretch.from, 1u128 << stretch.from);
    for (index, (unit, joined)) in units.enumerate() {
        if index > 0 && !joined {
            break;
        }
        if taken & goal != 0 {
            keys |= dictionary.beginnings(unit);
            taken &= !goal;
        }
        let (mut next, mut next_fully) = (0, 0);
        while taken != 0 {
            let from = taken.trailing_zeros() as usize;
            taken &= taken - 1;
            let Some(step) = stretch.steps.get(from, unit) else { continue };
            let was_full = fully >> from & 1 != 0;
            next |= step.whole;
            if was_full {
                next_fully |= step.full;
            }
            if step.whole & goal != 0 {
                let full = step.full & goal != 0;
                let complete = full || index > 0;
                if complete {
                    keys |= Keys::SPACE;
                }
                let spelling = if full && was_full { Spelling::Full } else { Spelling::Initials };
                told(End { units: index + 1, letters: None, whole: true, complete, spelling });
            }
            if step.inside {
                keys |= step.next;
                let spelling = if was_full { Spelling::Begun } else { Spelling::Initials };
                told(End { units: index + 1, letters: step.letters, whole: false, complete: false, spelling });
            }
        }
        // Of a part of what was typed, what reaches beyond its end is another way.
        (taken, fully) = (next & (goal | (goal - 1)), next_fully);
        if taken == 0 {
            break;
        }
    }
    keys
}
