use super::cut::is_han;

/// Characters of a query that are read; what follows is cut off.
pub const QUERY_LIMIT: usize = 64;

/// One word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Letters, digits and Chinese; at least one.
    pub(super) typed: Vec<char>,
    /// Whether it is still being typed: nothing follows it, so the beginning of a word is enough.
    pub(super) open: bool,
}

/// What was typed, in words.
#[derive(Debug, Default)]
pub(super) struct Query {
    /// The words; only the last may be open.
    pub(super) tokens: Vec<Token>,
    /// Whether nothing more can be typed.
    pub(super) full: bool,
}

impl Query {
    pub(super) fn parse(query: &str) -> Self {
        let mut parsed = Self::default();
        let (mut word, mut count) = (Vec::new(), 0);
        for c in query.chars().take(QUERY_LIMIT) {
            let before = word.len();
            if is_han(c) {
                word.push(c);
            } else {
                let plain = deunicode::deunicode_char(c);
                if c.is_alphanumeric() {
                    word.extend(
                        plain
                            .unwrap_or_default()
                            .chars()
                            .filter(char::is_ascii_alphanumeric)
                            .map(|c| c.to_ascii_lowercase()),
                    );
                } else if plain != Some("") {
                    parsed.end(&mut word, false);
                    count += 1;
                }
            }
            count += word.len().saturating_sub(before);
            if count >= QUERY_LIMIT {
                word.truncate(word.len().saturating_sub(count - QUERY_LIMIT));
                break;
            }
        }
        parsed.full = count >= QUERY_LIMIT || query.chars().nth(QUERY_LIMIT - 1).is_some();
        parsed.end(&mut word, true);
        parsed
    }

    fn end(&mut self, word: &mut Vec<char>, open: bool) {
        let token = Token { typed: std::mem::take(word), open };
        // A word said twice asks for nothing more.
        if !token.typed.is_empty() && !self.tokens.contains(&token) {
            self.tokens.push(token);
        }
    }

    /// The word that is being typed.
    pub(super) fn open(&self) -> Option<&Token> {
        self.tokens.last().filter(|token| token.open)
    }
}

impl Token {
    /// Where the letters begin that it ends in; its length where it ends in something else.
    pub(super) fn letters(&self) -> usize {
        self.typed.iter().rposition(|c| !c.is_ascii_lowercase()).map_or(0, |last| last + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(query: &str) -> Vec<String> {
        let tokens = Query::parse(query).tokens;
        tokens.iter().map(|token| token.typed.iter().collect::<String>() + if token.open { "_" } else { "" }).collect()
    }

    #[test]
    fn only_the_last_word_is_still_being_typed() {
        assert_eq!(words("Steel  PLANT"), ["steel", "plant_"]);
        assert_eq!(words("steel "), ["steel"]);
        assert_eq!(words(" 钢tie"), ["钢tie_"]);
        assert_eq!(words("  "), [""; 0]);
        assert_eq!(words("é…👩‍🔬ß"), ["e", "ss_"]);
        assert_eq!(words("a\u{e000}b"), ["a", "b_"], "a sign that has no letters parts words, as in a text");
    }

    #[test]
    fn what_is_beyond_the_limit_is_cut() {
        let long = "a".repeat(QUERY_LIMIT + 9);
        let parsed = Query::parse(&long);
        assert!(parsed.full);
        assert_eq!(parsed.tokens[0].typed.len(), QUERY_LIMIT);
        let wide = "㏑ﬃ".repeat(30);
        assert!(Query::parse(&wide).tokens.iter().all(|token| token.typed.len() <= QUERY_LIMIT));
        assert!(!Query::parse(&"a".repeat(QUERY_LIMIT - 1)).full);
        // Letters that come to several, and spaces that reach the limit between them.
        for query in ["ß".repeat(31) + "   a", "ﬃ".repeat(21) + "  a"] {
            let parsed = Query::parse(&query);
            assert!(parsed.full && parsed.open().is_none(), "{parsed:?}");
            assert_eq!(parsed.tokens.len(), 1);
        }
    }

    #[test]
    fn the_letters_typed_last_are_told_from_what_stands_before() {
        let letters = |query: &str| Query::parse(query).tokens[0].letters();
        assert_eq!((letters("gang"), letters("1952nian"), letters("钢t"), letters("钢")), (0, 4, 1, 1));
    }
}
