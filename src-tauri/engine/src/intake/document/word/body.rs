//! The body of a Word file, paragraph by paragraph.

use std::collections::{HashMap, HashSet};

use quick_xml::events::BytesStart;

use crate::problem::{Problem, ProblemCode};

use super::super::super::refused::{Refused, named_by};
use super::finding::Finding;
use super::paragraph::{Paragraph, Role, Run};
use super::styles::{Styles, is_outlined};
use super::xml::{Step, attribute, is_on, walk};

/// A note that the text refers to.
pub(super) struct Note {
    pub(super) sort: &'static str,
    pub(super) id: String,
}

/// What the elements around the place mean.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Flow,
    /// A drawing: only its pictures and its text boxes count.
    Drawing,
}

/// A list or a table while it is read: its first paragraph, and what was counted.
struct Group {
    paragraph: usize,
    first: String,
    count: usize,
}

#[allow(clippy::struct_excessive_bools, reason = "each is met on its own")]
pub(super) struct Body<'d> {
    file: &'d str,
    styles: &'d Styles,
    links: &'d HashMap<String, String>,
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) findings: Vec<Finding>,
    pub(super) notes: Vec<Note>,
    open: Vec<Paragraph>,
    around: Vec<Around>,
    /// Elements that are still to be passed over.
    skipped: usize,
    words: bool,
    properties: usize,
    run: bool,
    counted: usize,
    /// Said of the next paragraph where none is open.
    tracked: bool,
    commented: bool,
    comments: HashSet<String>,
    note: String,
    list: Option<Group>,
    tables: Vec<Option<Group>>,
    cells: usize,
    links_dropped: usize,
}

impl<'d> Body<'d> {
    pub(super) fn new(file: &'d str, styles: &'d Styles, links: &'d HashMap<String, String>) -> Self {
        Self {
            file,
            styles,
            links,
            paragraphs: Vec::new(),
            findings: Vec::new(),
            notes: Vec::new(),
            open: Vec::new(),
            around: vec![Around::Flow],
            skipped: 0,
            words: false,
            properties: 0,
            run: false,
            counted: 0,
            tracked: false,
            commented: false,
            comments: HashSet::new(),
            note: String::new(),
            list: None,
            tables: Vec::new(),
            cells: 0,
            links_dropped: 0,
        }
    }

    /// Reads a part: the text itself, or its notes.
    pub(super) fn read(&mut self, text: &str) -> Result<(), Refused> {
        walk(self.file, text, &mut |step| {
            match step {
                Step::Start(_) | Step::End(_) if self.skipped > 0 => {
                    self.skipped = if matches!(step, Step::Start(_)) { self.skipped + 1 } else { self.skipped - 1 };
                }
                Step::Start(element) => self.start(element),
                Step::End(name) => return self.end(name),
                Step::Text(words) => self.text(words),
            }
            Ok(())
        })?;
        self.end_list();
        if self.links_dropped > 0 {
            let arguments = vec![("count", self.links_dropped.to_string())];
            self.findings.push(Finding {
                code: ProblemCode::LinksDropped,
                paragraph: 0,
                first: String::new(),
                arguments,
            });
        }
        Ok(())
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.local_name();
        let name = name.as_ref();
        if self.around.last() == Some(&Around::Drawing) {
            self.start_in_drawing(name, element);
            return;
        }
        match name {
            "p" => {
                let mut paragraph = Paragraph { note: self.note.clone(), ..Paragraph::default() };
                paragraph.tracked = std::mem::take(&mut self.tracked);
                paragraph.commented = std::mem::take(&mut self.commented);
                self.open.push(paragraph);
                // It may stand in a text box, which hangs on a run.
                self.run = false;
            }
            "pPr" | "rPr" | "trPr" | "tcPr" | "tblPr" | "sectPr" => {
                self.properties += 1;
            }
            "r" if self.properties == 0 => {
                self.run = true;
                let styles = self.styles;
                if let Some(open) = self.open.last_mut() {
                    open.run = Run { hidden: styles.is_hidden(&open.style), ..Run::default() };
                }
            }
            "t" | "delText" if self.properties == 0 => self.words = true,
            "ins" | "del" | "moveFrom" | "moveTo" | "cellIns" | "cellDel" | "cellMerge" => self.track(),
            "pPrChange" | "rPrChange" | "tblPrChange" | "trPrChange" | "tcPrChange" | "numberingChange" => {
                self.track();
                self.skipped = 1;
            }
            "sectPrChange" | "tblGridChange" | "tblPrExChange" | "Fallback" | "instrText" | "delInstrText" | "rt" => {
                self.skipped = 1;
            }
            "commentRangeStart" | "commentReference" => self.comment(element),
            "drawing" | "pict" | "object" => self.around.push(Around::Drawing),
            "oMath" | "oMathPara" => {
                self.drop("equation");
                self.skipped = 1;
            }
            "tbl" => {
                self.end_list();
                self.tables.push(None);
                if self.tables.len() == 1 {
                    self.cells = 0;
                }
            }
            "tc" => self.cells += 1,
            "hyperlink" if attribute(element, "id").is_some() => self.links_dropped += 1,
            "footnote" | "endnote" => {
                let own = attribute(element, "type").is_none_or(|sort| sort == "normal");
                self.note = attribute(element, "id").unwrap_or_default();
                self.skipped = usize::from(!own);
            }
            "footnoteReference" => self.refer("footnote", element),
            "endnoteReference" => self.refer("endnote", element),
            _ if self.properties > 0 => self.property(name, element),
            _ if self.run => self.mark(name, element),
            _ => {}
        }
    }

    /// What a run holds besides words.
    fn mark(&mut self, name: &str, element: &BytesStart<'_>) {
        let page = || attribute(element, "type").is_some_and(|sort| sort != "textWrapping");
        let Some(open) = self.open.last_mut() else { return };
        match name {
            "tab" | "ptab" => open.push(" "),
            "br" if page() => open.push(" "),
            "br" | "cr" => open.end_line(),
            "noBreakHyphen" => open.push("\u{2011}"),
            "sym" => self.drop("symbol"),
            _ => {}
        }
    }

    /// What is said of a paragraph or a run.
    fn property(&mut self, name: &str, element: &BytesStart<'_>) {
        let styles = self.styles;
        let Some(open) = self.open.last_mut() else { return };
        if self.run {
            match name {
                "b" => open.run.bold = is_on(element),
                "i" | "em" => open.run.italic = is_on(element),
                "vanish" => open.run.hidden = is_on(element),
                "rStyle" => {
                    let style = attribute(element, "val").unwrap_or_default();
                    open.run.bold = styles.emphasis(&style).unwrap_or(open.run.bold);
                    open.run.hidden |= styles.is_hidden(&style);
                }
                _ => {}
            }
            return;
        }
        match name {
            "pStyle" => {
                open.style = attribute(element, "val").unwrap_or_default();
                open.role = styles.role(&open.style);
                open.listed |= styles.is_listed(&open.style);
            }
            "outlineLvl" if is_outlined(element) && open.role == Role::Text => open.role = Role::Heading,
            "numId" => open.listed = attribute(element, "val").is_some_and(|id| id != "0"),
            _ => {}
        }
    }

    fn start_in_drawing(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "txbxContent" => self.around.push(Around::Flow),
            "blip" | "imagedata" => {
                let id = attribute(element, "embed").or_else(|| attribute(element, "id"));
                let target =
                    id.and_then(|id| self.links.get(&id)).map_or("", |target| target.rsplit('/').next().unwrap_or(""));
                if let Some(open) = self.open.last_mut() {
                    open.pictures.push(target.to_owned());
                }
            }
            "chart" => self.drop("chart"),
            "relIds" => self.drop("diagram"),
            "OLEObject" => self.drop("object"),
            "Fallback" => self.skipped = 1,
            _ => {}
        }
    }

    fn text(&mut self, words: &str) {
        if !self.words || self.skipped > 0 {
            return;
        }
        let Some(open) = self.open.last_mut() else { return };
        if open.seen.len() < 200 {
            open.seen.push_str(words);
        }
        if open.run.hidden && !words.trim().is_empty() {
            open.hidden = true;
        }
        open.push(words);
    }

    fn end(&mut self, name: &str) -> Result<(), Refused> {
        match name {
            "t" | "delText" => self.words = false,
            "drawing" | "pict" | "object" if self.around.last() == Some(&Around::Drawing) => {
                self.around.pop();
            }
            "txbxContent" if self.around.len() > 1 => {
                self.around.pop();
            }
            _ if self.around.last() == Some(&Around::Drawing) => {}
            "pPr" | "rPr" | "trPr" | "tcPr" | "tblPr" | "sectPr" => self.properties = self.properties.saturating_sub(1),
            "r" if self.properties == 0 => self.run = false,
            "p" => return self.end_paragraph(),
            "tbl" => self.end_table(),
            _ => {}
        }
        Ok(())
    }

    fn track(&mut self) {
        match self.open.last_mut() {
            Some(open) => open.tracked = true,
            None => self.tracked = true,
        }
    }

    fn comment(&mut self, element: &BytesStart<'_>) {
        // A comment has a start and an end; its place is its start.
        if self.comments.insert(attribute(element, "id").unwrap_or_default()) {
            match self.open.last_mut() {
                Some(open) => open.commented = true,
                None => self.commented = true,
            }
        }
    }

    fn drop(&mut self, what: &'static str) {
        if let Some(open) = self.open.last_mut()
            && !open.dropped.contains(&what)
        {
            open.dropped.push(what);
        }
    }

    fn refer(&mut self, sort: &'static str, element: &BytesStart<'_>) {
        let Some(id) = attribute(element, "id") else { return };
        self.notes.push(Note { sort, id });
        let mark = format!("[{}]", self.notes.len());
        if let Some(open) = self.open.last_mut() {
            let run = std::mem::take(&mut open.run);
            open.push(&mark);
            open.run = run;
        }
    }

    fn end_paragraph(&mut self) -> Result<(), Refused> {
        let Some(mut paragraph) = self.open.pop() else { return Ok(()) };
        // A text box interrupts the run that it hangs on.
        self.run = !self.open.is_empty();
        paragraph.finish();
        let something = !paragraph.passages.is_empty()
            || !paragraph.seen.trim().is_empty()
            || !paragraph.pictures.is_empty()
            || paragraph.tracked
            || paragraph.commented;
        if !something {
            return Ok(());
        }
        self.counted += 1;
        if self.counted > super::super::PARAGRAPHS {
            let limit = super::super::PARAGRAPHS;
            return Err(Problem::new(ProblemCode::DocumentTooLong, self.file).with("limit", limit).into());
        }
        let (number, first) = (self.counted, named_by(&paragraph.seen));
        let mut find = |code, arguments| {
            self.findings.push(Finding { code, paragraph: number, first: first.clone(), arguments });
        };
        for (code, found) in [
            (ProblemCode::TrackedChanges, paragraph.tracked),
            (ProblemCode::CommentsOpen, paragraph.commented),
            (ProblemCode::HiddenText, paragraph.hidden),
        ] {
            if found {
                find(code, Vec::new());
            }
        }
        for picture in paragraph.pictures.drain(..) {
            find(ProblemCode::PictureInside, vec![("name", picture)]);
        }
        if paragraph.role == Role::Contents {
            paragraph.dropped.push("contents");
        }
        for what in paragraph.dropped.drain(..) {
            find(ProblemCode::PartDropped, vec![("what", what.to_owned())]);
        }
        if paragraph.role == Role::Contents {
            // One remark for all of its lines.
            self.findings.dedup_by(|a, b| a.is_contents() && b.is_contents());
            return Ok(());
        }
        if let Some(table) = self.tables.first_mut() {
            let table = table.get_or_insert_with(|| Group { paragraph: number, first: first.clone(), count: 0 });
            table.count += 1;
        }
        let listed = paragraph.listed && paragraph.role == Role::Text && self.tables.is_empty();
        if listed {
            let list = self.list.get_or_insert(Group { paragraph: number, first, count: 0 });
            list.count += 1;
        } else {
            self.end_list();
        }
        self.paragraphs.push(paragraph);
        Ok(())
    }

    fn end_list(&mut self) {
        if let Some(Group { paragraph, first, count }) = self.list.take() {
            let arguments = vec![("count", count.to_string())];
            self.findings.push(Finding { code: ProblemCode::ListFlattened, paragraph, first, arguments });
        }
    }

    fn end_table(&mut self) {
        // A single cell is a frame around a text.
        if let Some(Some(Group { paragraph, first, .. })) = self.tables.pop()
            && self.tables.is_empty()
            && self.cells > 1
        {
            self.findings.push(Finding {
                code: ProblemCode::TableFlattened,
                paragraph,
                first,
                arguments: vec![("count", self.cells.to_string())],
            });
        }
    }
}
