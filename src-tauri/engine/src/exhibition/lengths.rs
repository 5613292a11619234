//! How long words may be where a screen has no room for more. Nearly everything visitors read may run on: it breaks
//! into lines and is moved by hand. The words here stand where nothing can be moved.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::read::Reader;
use super::values::Words;
use crate::problem::{Problem, ProblemCode};

/// A place for words that can't run on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// The exhibition's title, over its home page.
    Exhibition,
    /// The motto, which is set very large.
    Motto,
    /// A section's title, on the way into it.
    Section,
    /// The title of an event, a picture, a person or a letter.
    Item,
    /// An era's title, on the line of time.
    Era,
    /// A tag's title, on its key.
    Tag,
}

impl Room {
    /// Every place.
    pub const ALL: [Self; 6] = [Self::Exhibition, Self::Motto, Self::Section, Self::Item, Self::Era, Self::Tag];

    /// What fits at the largest text size on the smallest screens, in columns: a letter takes one, a Han character
    /// two. Measured on the real interface and held there by `tests/ui/lengths.spec.ts`, which reads these numbers from
    /// `tests/ui/lengths.json`.
    pub const fn columns(self) -> usize {
        match self {
            Self::Exhibition | Self::Section | Self::Item => 120,
            Self::Motto => 80,
            Self::Era => 48,
            Self::Tag => 28,
        }
    }

    /// How many characters words have that take more than this room, and how many of these would fit.
    fn excess(self, words: &str) -> Option<(usize, usize)> {
        if words.width() <= self.columns() {
            return None;
        }
        let mut taken = 0;
        let fitting = words.chars().take_while(|letter| {
            taken += letter.width().unwrap_or(0);
            taken <= self.columns()
        });
        Some((words.chars().count(), fitting.count()))
    }
}

impl Reader<'_> {
    /// Names words that take more room than their place has: those of the longest language alone.
    pub(super) fn name_long(&mut self, file: &str, line: u32, words: &Words, room: Room) {
        if let Some(longest) = words.values().max_by_key(|text| text.width()) {
            self.name_long_text(file, line, longest, room);
        }
    }

    /// The same of a text in one language.
    pub(super) fn name_long_text(&mut self, file: &str, line: u32, text: &str, room: Room) {
        let Some((count, limit)) = room.excess(text) else { return };
        let code = if room == Room::Motto { ProblemCode::MottoLong } else { ProblemCode::TitleLong };
        self.problems.push(Problem::new(code, file).at(line).with("count", count).with("limit", limit));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_han_character_takes_the_room_of_two_letters() {
        assert_eq!(Room::Tag.excess(&"a".repeat(28)), None);
        assert_eq!(Room::Tag.excess(&"a".repeat(29)), Some((29, 28)));
        assert_eq!(Room::Tag.excess(&"钢".repeat(14)), None);
        assert_eq!(Room::Tag.excess(&"钢".repeat(15)), Some((15, 14)));
    }
}
