//! The texts: a small part of Markdown. Titles, headings, paragraphs and emphasis are kept; the rest becomes plain
//! paragraphs or is left out, and is named. HTML never passes.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::document::{Lines, NESTING};
use super::sentences::is_east_asian;
use crate::problem::{Problem, ProblemCode};

/// A text as it was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Markdown {
    /// The title.
    pub title: Option<Passage>,
    /// Headings and paragraphs in order.
    pub body: Vec<Passage>,
}

/// A title, a heading or a paragraph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passage {
    /// Whether it is a heading.
    pub heading: bool,
    /// Its words; single spaces, no line breaks.
    pub text: String,
    /// Emphasised stretches, in bytes of `text`, in order.
    pub emphasis: Vec<Range<usize>>,
    /// Line of the file, from 1.
    pub line: u32,
}

impl Passage {
    /// Adds words. White space becomes single spaces; `broken` says whether a line ended since the last word, and is
    /// taken back by the next.
    pub(crate) fn push(&mut self, words: &str, emphasised: bool, broken: &mut bool) {
        let mut start = self.text.len();
        for c in words.chars() {
            if c.is_whitespace() || c.is_control() {
                if !self.text.is_empty() && !self.text.ends_with(' ') {
                    self.text.push(' ');
                }
                continue;
            }
            if std::mem::take(broken) {
                if !self.text.is_empty() && !self.text.ends_with(' ') && !is_joined(&self.text, c) {
                    self.text.push(' ');
                }
                start = self.text.len();
            }
            self.text.push(c);
        }
        let end = self.text.len();
        if emphasised && start < end {
            match self.emphasis.last_mut() {
                Some(last) if last.end >= start => last.end = end,
                _ => self.emphasis.push(start..end),
            }
        }
    }

    /// Takes off the space at the end.
    pub(crate) fn finish(&mut self) {
        self.text.truncate(self.text.trim_end().len());
        let end = self.text.len();
        self.emphasis.retain_mut(|range| {
            range.end = range.end.min(end);
            range.start < range.end
        });
    }
}

/// Reads a text; `file` is the name that problems give it.
pub fn read(file: &str, text: &str, problems: &mut Vec<Problem>) -> Markdown {
    let lines = Lines::of(text);
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut reader = Reader {
        file,
        problems,
        out: Markdown::default(),
        open: None,
        emphasis: 0,
        skipped: 0,
        broken: false,
        last: None,
    };
    let mut depth = 0_usize;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        let line = lines.line(range.start);
        match event {
            Event::Start(tag) => {
                depth += 1;
                if depth > NESTING {
                    reader.close();
                    let problem = Problem::new(ProblemCode::TooDeep, file).at(line).with("limit", NESTING);
                    reader.problems.push(problem);
                    return reader.out;
                }
                reader.start(&tag, line);
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                reader.end(tag);
            }
            Event::Text(words) | Event::Code(words) => reader.push(&words, line),
            Event::SoftBreak | Event::HardBreak => reader.broken = true,
            Event::Html(_) | Event::InlineHtml(_) => reader.drop("html", line),
            Event::Rule => reader.drop("rule", line),
            _ => {}
        }
    }
    reader.close();
    reader.out
}

struct Reader<'r> {
    file: &'r str,
    problems: &'r mut Vec<Problem>,
    out: Markdown,
    /// The passage being read, and whether it is the title.
    open: Option<(Passage, bool)>,
    emphasis: usize,
    skipped: usize,
    /// Whether a line ended since the last word.
    broken: bool,
    /// What was named last, so that one list or one stretch of HTML is named once.
    last: Option<(&'static str, u32)>,
}

impl Reader<'_> {
    fn name(&mut self, code: ProblemCode, what: &'static str, line: u32) {
        if self.last.is_some_and(|(last, at)| last == what && line <= at + 1) {
            self.last = Some((what, line));
            return;
        }
        self.last = Some((what, line));
        self.problems.push(Problem::new(code, self.file).at(line).with("what", what));
    }

    fn plain(&mut self, what: &'static str, line: u32) {
        self.name(ProblemCode::MarkdownPlain, what, line);
    }

    fn drop(&mut self, what: &'static str, line: u32) {
        self.name(ProblemCode::MarkdownDropped, what, line);
    }

    fn start(&mut self, tag: &Tag<'_>, line: u32) {
        match tag {
            Tag::Paragraph | Tag::TableHead | Tag::TableRow => self.begin(false, false, line),
            Tag::Item => {
                self.plain("list", line);
                self.begin(false, false, line);
            }
            Tag::Heading { level, .. } => {
                let title = *level == HeadingLevel::H1 && self.out.title.is_none() && self.out.body.is_empty();
                if !title && *level != HeadingLevel::H2 {
                    self.plain("heading", line);
                }
                self.begin(true, title, line);
            }
            Tag::Emphasis | Tag::Strong => self.emphasis += 1,
            Tag::Strikethrough => self.plain("strikethrough", line),
            Tag::Link { .. } => self.plain("link", line),
            Tag::BlockQuote(_) => self.plain("quotation", line),
            Tag::CodeBlock(_) => {
                self.plain("code", line);
                self.begin(false, false, line);
            }
            Tag::Table(_) => self.plain("table", line),
            Tag::TableCell => self.push(" ", line),
            Tag::Image { .. } => {
                self.drop("image", line);
                self.skipped += 1;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Image => self.skipped = self.skipped.saturating_sub(1),
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::CodeBlock
            | TagEnd::TableHead
            | TagEnd::TableRow => self.close(),
            _ => {}
        }
    }

    fn begin(&mut self, heading: bool, title: bool, line: u32) {
        self.close();
        self.broken = false;
        self.open = Some((Passage { heading, line, ..Passage::default() }, title));
    }

    fn close(&mut self) {
        let Some((mut passage, title)) = self.open.take() else {
            return;
        };
        passage.finish();
        if passage.text.is_empty() {
            return;
        }
        if title {
            self.out.title = Some(passage);
        } else {
            self.out.body.push(passage);
        }
    }

    fn push(&mut self, words: &str, line: u32) {
        if self.skipped > 0 {
            return;
        }
        if self.open.is_none() {
            if words.trim().is_empty() {
                return;
            }
            self.begin(false, false, line);
        }
        let Some((passage, _)) = &mut self.open else {
            return;
        };
        passage.push(words, self.emphasis > 0, &mut self.broken);
    }
}

/// Whether a line break between a text and what follows is no space: Chinese is written without. Marks that Chinese
/// shares with other scripts go with the character on their other side, several in a row with the one before them.
fn is_joined(text: &str, after: char) -> bool {
    let mut before = text.chars().rev();
    match (before.next().unwrap_or(' '), after) {
        (last, after) if is_shared(last) && is_shared(after) => before.find(|c| !is_shared(*c)).is_some_and(is_wide),
        (last, after) if is_shared(last) => is_wide(after),
        (last, after) => is_wide(last) && (is_wide(after) || is_shared(after)),
    }
}

/// Chinese and Japanese characters and their punctuation. Korean is written with spaces.
fn is_wide(c: char) -> bool {
    let korean = matches!(u32::from(c), 0x1100..=0x11ff | 0x3131..=0x318e | 0xac00..=0xd7af);
    (is_east_asian(c) && !korean) || matches!(u32::from(c), 0x3000..=0x303f | 0xff01..=0xff60)
}

/// Marks of Chinese that are also those of other scripts.
fn is_shared(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}
