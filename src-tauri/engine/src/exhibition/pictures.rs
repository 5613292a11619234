//! Reading what is said of pictures, and looking at the pictures themselves.

use std::collections::BTreeMap;

use super::document::Lines;
use super::files::PictureTable;
use super::folder::join;
use super::language::LanguageTag;
use super::model::Picture;
use super::names::PicturePath;
use super::read::Reader;
use super::values::{At, PictureOrFile, Words, WordsOrOne};
use super::walk::nearest;
use crate::imaging::{self, DrawingFault, ImagingError};
use crate::problem::{Problem, ProblemCode};

/// Files among which a misspelt name is looked for, at most.
const SEARCHED: usize = 500;

/// Where a picture stands on the screen.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// In a gallery, with an event, or for a section.
    Large,
    /// With a person.
    Person,
    /// With a signature.
    Signatory,
    /// As the crest.
    Crest,
}

impl Place {
    /// Pixels that the longer side needs so as not to be blurred there. A drawing always has them.
    fn needs(self) -> u32 {
        match self {
            Self::Large => 960,
            Self::Person | Self::Signatory => 480,
            // A tenth of a Full HD screen's width.
            Self::Crest => 192,
        }
    }

    fn has_caption(self) -> bool {
        matches!(self, Self::Large | Self::Person)
    }
}

/// Upright width and height in pixels.
pub(super) type Size = (u32, u32);

/// Endings of pictures' names, in lower case; the last ones are known and can't be read.
const ENDINGS: &[&str] = &[
    "jpg", "jpeg", "png", "webp", "tif", "tiff", "gif", "bmp", "heic", "heif", "avif", "svg", "jxl", "psd", "raw",
    "dng",
];

/// What pictures that one file names lack.
#[derive(Debug, Default)]
pub(super) struct Gaps {
    /// Words, by what and language.
    words: BTreeMap<(ProblemCode, LanguageTag), Gap>,
    /// Pixels, by how many they need; each with the first one's size.
    pixels: BTreeMap<u32, (Gap, Size)>,
}

/// How many lack it, and the first one's name and its line.
#[derive(Debug)]
struct Gap {
    count: usize,
    first: String,
    line: u32,
}

impl Gap {
    fn of(first: &str, line: u32) -> Self {
        Self { count: 0, first: first.to_owned(), line }
    }

    fn problem(self, code: ProblemCode, file: &str) -> Problem {
        Problem::new(code, file).at(self.line).with("count", self.count).with("first", self.first)
    }
}

impl Gaps {
    fn note(&mut self, code: ProblemCode, words: &Words, languages: &[LanguageTag], name: &str, line: u32) {
        for tag in languages.iter().filter(|tag| !words.contains_key(tag)) {
            self.words.entry((code, tag.clone())).or_insert_with(|| Gap::of(name, line)).count += 1;
        }
    }

    pub(super) fn note_small(&mut self, place: Place, size: Size, name: &str, line: u32) {
        if size.0.max(size.1) < place.needs() {
            self.pixels.entry(place.needs()).or_insert_with(|| (Gap::of(name, line), size)).0.count += 1;
        }
    }
}

/// What galleries say of a picture.
#[derive(Debug, Default)]
pub(super) struct Lent {
    alt: Words,
    caption: Words,
    credit: Words,
}

/// Adds the words of the languages that are missing.
fn fill(words: &mut Words, from: &Words) {
    for (tag, text) in from {
        words.entry(tag.clone()).or_insert_with(|| text.clone());
    }
}

/// Whether a file is named like a picture.
pub(crate) fn is_named_like_a_picture(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

impl Reader<'_> {
    pub(super) fn name_gaps(&mut self, file: &str, gaps: Gaps) {
        for ((code, tag), gap) in gaps.words {
            self.problems.push(gap.problem(code, file).with("language", tag));
        }
        for (needed, (gap, (width, height))) in gaps.pixels {
            let problem = gap.problem(ProblemCode::PictureSmall, file).with("width", width).with("height", height);
            self.problems.push(problem.with("needed", needed));
        }
    }

    /// Notes what a gallery says of a picture, by the picture's path in the exhibition.
    pub(super) fn lend(&mut self, path: &str, alt: &Words, caption: &Words, credit: Option<&WordsOrOne>) {
        let credit = match credit {
            Some(WordsOrOne::One(text)) => self.in_every_language(text),
            Some(WordsOrOne::Many(words)) => self.known(words),
            None => Words::new(),
        };
        let (alt, caption) = (self.known(alt), self.known(caption));
        let lent = self.lent.entry(path.to_owned()).or_default();
        fill(&mut lent.alt, &alt);
        fill(&mut lent.caption, &caption);
        fill(&mut lent.credit, &credit);
    }

    /// A picture with its words, and those that a gallery has of the same file.
    pub(super) fn picture(
        &mut self,
        file: &str,
        folder: &str,
        lines: &Lines,
        table: &PictureTable,
        place: Place,
        gaps: &mut Gaps,
    ) -> Picture {
        let line = lines.line(table.file.start);
        let (path, size) = self.picture_file(file, folder, lines, &table.file);
        let credit = match &table.credit {
            Some(WordsOrOne::One(text)) => self.in_every_language(text),
            Some(WordsOrOne::Many(words)) => self.listed(file, line, words),
            None => Words::new(),
        };
        let mut picture = Picture {
            file: path,
            readable: size.is_some(),
            alt: self.listed(file, line, &table.alt),
            caption: self.listed(file, line, &table.caption),
            credit,
        };
        if let Some(lent) = self.lent.get(&picture.file) {
            fill(&mut picture.alt, &lent.alt);
            fill(&mut picture.caption, &lent.caption);
            fill(&mut picture.credit, &lent.credit);
        }
        let name = table.file.value.as_str();
        gaps.note(ProblemCode::AltMissing, &picture.alt, &self.languages, name, line);
        gaps.note(ProblemCode::CreditMissing, &picture.credit, &self.languages, name, line);
        if let Some(size) = size {
            gaps.note_small(place, size, name, line);
        }
        if place.has_caption() {
            gaps.note(ProblemCode::CaptionMissing, &picture.caption, &self.languages, name, line);
        }
        picture
    }

    /// A signatory's portrait: without words of its own, the name says what it shows.
    pub(super) fn portrait(
        &mut self,
        file: &str,
        folder: &str,
        lines: &Lines,
        said: &PictureOrFile,
        name: &Words,
        gaps: &mut Gaps,
    ) -> Picture {
        let mut table = said.table();
        if let Some(lent) = self.lent.get(&said.file.value.seen_from(folder)) {
            fill(&mut table.alt, &lent.alt);
        }
        fill(&mut table.alt, name);
        self.picture(file, folder, lines, &table, Place::Signatory, gaps)
    }

    /// A picture that stands for a whole section.
    pub(super) fn single_picture(
        &mut self,
        file: &str,
        folder: &str,
        lines: &Lines,
        said: &PictureOrFile,
        gaps: &mut Gaps,
    ) -> Picture {
        self.picture(file, folder, lines, &said.table(), Place::Large, gaps)
    }

    /// The picture's path in the exhibition, and its size if it is there, begins like a picture and has its end.
    pub(super) fn picture_file(
        &mut self,
        file: &str,
        folder: &str,
        lines: &Lines,
        said: &At<PicturePath>,
    ) -> (String, Option<Size>) {
        let path = said.value.seen_from(folder);
        self.used.insert(path.clone());
        if let Some(size) = self.looked_at.get(&path) {
            return (path, *size);
        }
        if !self.folder.has_file(&path) {
            let (parent, name) = path.rsplit_once('/').unwrap_or(("", path.as_str()));
            let problem = Problem::new(ProblemCode::PictureMissing, file).at(lines.line(said.start));
            let mut problem = problem.with("name", name).with("folder", parent);
            if let Some(meant) = self.picture_meant(parent, name) {
                let rooted = said.value.as_str().starts_with('/');
                let within = meant.strip_prefix(&join(folder, "")).filter(|_| !rooted);
                problem = problem.with("suggestion", within.map_or_else(|| format!("/{meant}"), str::to_owned));
            }
            self.problems.push(problem);
            return (path, None);
        }
        let size = match imaging::inspect(&self.folder.path(&path)) {
            Ok(found) => Some((found.width, found.height)),
            Err(error) => {
                self.problems.push(picture_problem(&error, &path).with("by", file));
                None
            }
        };
        self.looked_at.insert(path.clone(), size);
        (path, size)
    }

    /// The path of a picture that is there and was probably meant: of a like name in the folder, or of this name in a
    /// folder of a like name.
    fn picture_meant(&self, parent: &str, name: &str) -> Option<String> {
        if !self.folder.has_folder(parent) {
            let (above, last) = parent.rsplit_once('/').unwrap_or(("", parent));
            let meant = join(&join(above, nearest(last, self.folder.folders(above).take(SEARCHED))?), name);
            return self.folder.has_file(&meant).then_some(meant);
        }
        // In a large folder a search for each missing picture would take minutes, and many names are alike.
        if self.folder.files(parent).nth(SEARCHED).is_some() {
            return None;
        }
        let pictures = self.folder.files(parent).filter(|name| is_named_like_a_picture(name));
        nearest(name, pictures).map(|meant| join(parent, meant))
    }
}

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// A picture that can't be used; `file` is its path in the exhibition.
pub(crate) fn picture_problem(error: &ImagingError, file: &str) -> Problem {
    let problem = |code| Problem::new(code, file).with("name", name_of(file));
    let gib = |bytes: u64| bytes >> 30;
    match error {
        ImagingError::Read { source } => Problem::unreadable(file, source),
        ImagingError::Unsupported { format } => {
            problem(ProblemCode::PictureUnsupported).with("what", format.name().to_lowercase())
        }
        ImagingError::TooLarge { .. } => {
            problem(ProblemCode::PictureTooLarge).with("pixels", imaging::MAX_PIXELS).with("side", imaging::MAX_SIDE)
        }
        ImagingError::FileTooLarge => problem(ProblemCode::PictureFileTooLarge).with("limit", gib(imaging::MAX_BYTES)),
        ImagingError::DecodedTooLarge => {
            problem(ProblemCode::PictureDecodedTooLarge).with("limit", gib(imaging::MAX_DECODED))
        }
        ImagingError::Truncated => problem(ProblemCode::PictureCutOff),
        ImagingError::Damaged { .. } => problem(ProblemCode::PictureBroken),
        ImagingError::Drawing { fault, line } => {
            let problem = match fault {
                DrawingFault::TooLarge => {
                    problem(ProblemCode::DrawingTooLarge).with("limit", imaging::MAX_DRAWING_BYTES >> 20)
                }
                DrawingFault::NotUtf8 => Problem::new(ProblemCode::NotUtf8, file),
                DrawingFault::Syntax { reason } => problem(ProblemCode::DrawingBroken).with("detail", reason),
                DrawingFault::Text => problem(ProblemCode::DrawingText),
                DrawingFault::Outside { name } => problem(ProblemCode::DrawingOutside).with("value", name),
                DrawingFault::Embedded => problem(ProblemCode::DrawingPicture),
                DrawingFault::TooComplex => problem(ProblemCode::DrawingTooComplex),
            };
            line.map_or(problem.clone(), |line| problem.at(line))
        }
    }
}
