//! Letters that the bundled faces draw: any other is an empty box on a machine without fonts of its own.

use std::sync::LazyLock;

use unicode_segmentation::UnicodeSegmentation;

/// Ranges of code points in hexadecimal digits, one a line, in order: what the faces that texts are read in cover. A test
/// of the interface, which brings the faces, holds it against them.
const COVERED: &str = include_str!("letters.txt");

static RANGES: LazyLock<Vec<(u32, u32)>> = LazyLock::new(|| {
    let number = |digits: &str| u32::from_str_radix(digits, 16).ok();
    COVERED
        .lines()
        .filter_map(|line| {
            let (from, to) = line.split_once('-').unwrap_or((line, line));
            Some((number(from)?, number(to)?))
        })
        .collect()
});

/// What of a text no bundled face draws, as it is read: each once, in order.
pub(super) fn undrawn(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for letter in text.graphemes(true) {
        if !letter.chars().all(is_drawn) && !found.contains(&letter) {
            found.push(letter);
        }
    }
    found
}

fn is_drawn(letter: char) -> bool {
    // What is not seen needs no face.
    if letter.is_control()
        || letter.is_whitespace()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    {
        return true;
    }
    let code = u32::from(letter);
    let after = RANGES.partition_point(|(from, _)| *from <= code);
    after > 0 && RANGES[after - 1].1 >= code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_every_day_is_drawn() {
        assert_eq!(undrawn("Größe, naïve – “quoted” … 1952年，北京科技大学；魏寿昆\u{3000}·"), Vec::<&str>::new());
    }

    #[test]
    fn what_no_face_has_is_found_once_and_in_order() {
        // A character of names beyond the usual sets, a script that is not bundled, and a picture of several parts.
        assert_eq!(undrawn("𠮷と𠮷 ገ 👩\u{200d}🔬"), ["𠮷", "ገ", "👩\u{200d}🔬"]);
    }

    #[test]
    fn the_ranges_are_in_order_and_apart() {
        assert!(RANGES.len() > 4_000, "{}", RANGES.len());
        assert!(RANGES.windows(2).all(|pair| pair[0].1 < pair[1].0), "a search by halves needs it");
    }
}
