//! HTML of another program's texts: paragraphs, headings and emphasis are kept, the words of the rest, and nothing that
//! would be fetched or run.

use std::cell::RefCell;
use std::collections::BTreeSet;

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use crate::exhibition::markdown::Passage;

/// Passages, and the sorts of things that are left out.
pub(super) struct Read {
    pub(super) passages: Vec<Passage>,
    pub(super) dropped: BTreeSet<&'static str>,
}

/// Reads a text with tags. Without any, each of its lines is a paragraph.
pub(super) fn read(text: &str) -> Read {
    let sink = Sink { state: RefCell::new(State { lines: !has_tags(text), ..State::default() }) };
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(text.into());
    // A script's end stops the tokenizer until it would have been run.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    let mut state = tokenizer.sink.state.into_inner();
    state.close();
    Read { passages: state.passages, dropped: state.dropped }
}

fn has_tags(text: &str) -> bool {
    text.match_indices('<')
        .any(|(at, _)| text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!'))
}

#[derive(Default)]
struct State {
    lines: bool,
    passages: Vec<Passage>,
    dropped: BTreeSet<&'static str>,
    open: Passage,
    broken: bool,
    emphasis: usize,
    /// The element whose words are left out, and how many of it are inside one another.
    silent: Option<(String, usize)>,
}

impl State {
    fn close(&mut self) {
        let mut passage = std::mem::take(&mut self.open);
        passage.finish();
        if !passage.text.is_empty() {
            self.passages.push(passage);
        }
        self.broken = false;
    }

    fn words(&mut self, words: &str) {
        if self.silent.is_some() {
            return;
        }
        let emphasised = self.emphasis > 0;
        if !self.lines {
            self.open.push(words, emphasised, &mut self.broken);
            return;
        }
        for (number, line) in words.split(['\n', '\r']).enumerate() {
            if number > 0 {
                self.close();
            }
            self.open.push(line, emphasised, &mut self.broken);
        }
    }

    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = &*tag.name;
        let starts = tag.kind == TagKind::StartTag;
        if let Some((silent, depth)) = &mut self.silent {
            if silent == name {
                *depth = if starts { *depth + 1 } else { *depth - 1 };
            }
            if *depth == 0 {
                self.silent = None;
            }
            return TokenSinkResult::Continue;
        }
        match name {
            "script" | "style" | "iframe" | "noscript" | "noembed" | "noframes" | "textarea" | "title" | "xmp"
                if starts =>
            {
                self.dropped.insert("html");
                // These can't close themselves.
                self.silent = Some((name.to_owned(), 1));
                let kind = if name == "script" { RawKind::ScriptData } else { RawKind::Rawtext };
                return TokenSinkResult::RawData(kind);
            }
            "object" | "svg" | "math" | "audio" | "video" | "select" | "template" if starts => {
                self.dropped.insert("html");
                if !tag.self_closing {
                    self.silent = Some((name.to_owned(), 1));
                }
            }
            "img" | "picture" | "embed" if starts => {
                self.dropped.insert("image");
            }
            "a" if starts && tag.attrs.iter().any(|attribute| &*attribute.name.local == "href") => {
                self.dropped.insert("link");
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.close();
                self.open.heading = starts;
            }
            "p" | "div" | "ul" | "ol" | "li" | "blockquote" | "table" | "tr" | "section" | "article" | "header"
            | "footer" | "figure" | "figcaption" | "pre" | "hr" | "dl" | "dt" | "dd" | "center" => self.close(),
            "td" | "th" => self.words(" "),
            // Two line breaks in a row are how many write a new paragraph.
            "br" if self.broken => self.close(),
            "br" => self.broken = !self.open.text.is_empty(),
            "em" | "i" | "strong" | "b" => {
                self.emphasis = if starts { self.emphasis + 1 } else { self.emphasis.saturating_sub(1) };
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

struct Sink {
    state: RefCell<State>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            Token::TagToken(tag) => return state.tag(&tag),
            Token::CharacterTokens(words) => state.words(&words),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}
