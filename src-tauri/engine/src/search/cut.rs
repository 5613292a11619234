//! Cuts words into what a query can match: Chinese characters one by one, and words of other scripts in plain letters.

/// What a unit is, as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form<'t> {
    /// A Chinese character.
    Han(char),
    /// A word in `a` to `z` and digits; not empty.
    Word(&'t str),
}

/// A unit of a text.
#[derive(Debug)]
pub(super) struct Unit<'t> {
    pub(super) form: Form<'t>,
    /// Where it begins, in bytes.
    pub(super) start: usize,
    /// Where each of its letters ends, in bytes of the text; of a character, where it ends.
    pub(super) ends: &'t [usize],
    /// Whether it may be typed in one with the unit before: nothing separates them, as in `1952年` or `steel-making`.
    pub(super) joined: bool,
}

/// Tells `each` unit of a text in order.
pub(super) fn cut(text: &str, each: impl FnMut(Unit<'_>)) {
    let mut cutter = Cutter { text, each, word: String::new(), ends: Vec::new(), start: 0, last: None };
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if is_han(c) {
            cutter.end_word();
            cutter.tell(Form::Han(c), at, &[end], (c, c));
        } else if !cutter.take(c, at, end) {
            cutter.end_word();
        }
    }
    cutter.end_word();
}

struct Cutter<'t, F> {
    text: &'t str,
    each: F,
    word: String,
    ends: Vec<usize>,
    start: usize,
    /// Where the last unit ends, and its last letter.
    last: Option<(usize, char)>,
}

impl<F: FnMut(Unit<'_>)> Cutter<'_, F> {
    /// Whether a character belongs to a word.
    fn take(&mut self, c: char, at: usize, end: usize) -> bool {
        if self.word.is_empty() {
            self.start = at;
        }
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                self.word.push(c.to_ascii_lowercase());
                self.ends.push(end);
            }
            return c.is_ascii_alphanumeric();
        }
        let plain = deunicode::deunicode_char(c);
        if !c.is_alphanumeric() {
            // An accent of its own, or a joiner that nobody sees.
            let unseen = plain == Some("");
            if unseen && let Some(last) = self.ends.last_mut() {
                *last = end;
            }
            return unseen;
        }
        for letter in plain.unwrap_or_default().chars().filter(char::is_ascii_alphanumeric) {
            self.word.push(letter.to_ascii_lowercase());
            self.ends.push(end);
        }
        true
    }

    fn end_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        let ends = std::mem::take(&mut self.ends);
        if let (Some(first), Some(last)) = (word.chars().next(), word.chars().next_back()) {
            self.tell(Form::Word(&word), self.start, &ends, (first, last));
        }
        // Kept for the next word, so that a long text is cut without asking for memory at each.
        (self.word, self.ends) = (word, ends);
        self.word.clear();
        self.ends.clear();
    }

    fn tell(&mut self, form: Form<'_>, start: usize, ends: &[usize], (first, last): (char, char)) {
        let joined = self.last.is_some_and(|(at, before)| joins(before, &self.text[at..start], first));
        (self.each)(Unit { form, start, ends, joined });
        self.last = ends.last().map(|end| (*end, last));
    }
}

/// Whether what stands between two units separates them for somebody who types.
fn joins(before: char, gap: &str, after: char) -> bool {
    let mut between = gap.chars();
    match (between.next(), between.next()) {
        (None, _) | (Some('\'' | '’' | '-' | '\u{2010}' | '\u{2011}' | '.' | '·' | '・' | '&' | '/'), None) => true,
        (Some(','), None) => before.is_ascii_digit() && after.is_ascii_digit(),
        // Typesetters put a space between Chinese and Latin; nobody types it.
        (Some(' ' | '\u{a0}'), None) => is_han(before) != is_han(after),
        _ => false,
    }
}

/// Whether a character is Chinese.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Units with a bar before each that is not joined.
    fn cuts(text: &str) -> String {
        let mut told = String::new();
        cut(text, |unit| {
            told.push(if unit.joined { '+' } else { '|' });
            match unit.form {
                Form::Han(c) => told.push(c),
                Form::Word(word) => told.push_str(word),
            }
        });
        told
    }

    #[test]
    fn characters_stand_alone_and_words_are_plain_letters() {
        assert_eq!(cuts("Café Žižek ß"), "|cafe|zizek|ss");
        assert_eq!(cuts("cafe\u{301}s"), "|cafes");
        assert_eq!(cuts("北京，钢铁"), "|北+京|钢+铁");
        assert_eq!(cuts("１９５２ ½"), "|1952|12");
        assert_eq!(cuts("a 👩‍🔬 b…"), "|a|b");
        assert_eq!(cuts("a\u{e000}b"), "|a|b");
    }

    #[test]
    fn what_is_typed_in_one_is_joined() {
        assert_eq!(cuts("在 1952 年"), "|在+1952+年");
        assert_eq!(cuts("steel-making O’Brien 1,000 a,b"), "|steel+making|o+brien|1+000|a|b");
    }

    #[test]
    fn a_letter_ends_with_its_accents() {
        let mut ends = Vec::new();
        cut("xe\u{301}y", |unit| ends = unit.ends.to_vec());
        assert_eq!(ends, [1, 4, 5]);
    }
}
