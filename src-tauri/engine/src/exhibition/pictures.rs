//! Reading what is said of pictures, and looking at the pictures themselves.

use std::collections::BTreeMap;

use super::document::Lines;
use super::files::PictureTable;
use super::folder::join;
use super::language::LanguageTag;
use super::model::Picture;
use super::names::InnerPath;
use super::read::Reader;
use super::values::{At, PictureOrFile, Words};
use super::walk::nearest;
use crate::imaging::{self, ImagingError};
use crate::problem::{Problem, ProblemCode};

/// Files among which a misspelt name is looked for, at most.
const SEARCHED: usize = 500;

/// Endings of pictures' names, in lower case; the last ones are known and can't be read.
const ENDINGS: &[&str] = &[
    "jpg", "jpeg", "png", "webp", "tif", "tiff", "gif", "bmp", "heic", "heif", "avif", "svg", "jxl", "psd", "raw",
    "dng",
];

/// What pictures of one file lack, by what and language: how many, the first one's name and its line.
#[derive(Debug, Default)]
pub(super) struct Gaps(BTreeMap<(ProblemCode, LanguageTag), (usize, String, u32)>);

impl Gaps {
    fn note(&mut self, code: ProblemCode, words: &Words, languages: &[LanguageTag], name: &str, line: u32) {
        for tag in languages.iter().filter(|tag| !words.contains_key(tag)) {
            let entry = self.0.entry((code, tag.clone())).or_insert_with(|| (0, name.to_owned(), line));
            entry.0 += 1;
        }
    }
}

/// Whether a file is named like a picture.
pub(super) fn is_named_like_a_picture(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

impl Reader<'_> {
    pub(super) fn name_gaps(&mut self, file: &str, gaps: Gaps) {
        for ((code, tag), (count, first, line)) in gaps.0 {
            let problem = Problem::new(code, file).at(line).with("language", tag);
            self.problems.push(problem.with("count", count).with("first", first));
        }
    }

    /// A picture with its words; `captioned` ones lack something without a caption.
    pub(super) fn picture(
        &mut self,
        file: &str,
        folder: &str,
        lines: &Lines,
        table: &PictureTable,
        captioned: bool,
        gaps: &mut Gaps,
    ) -> Picture {
        let line = lines.line(table.file.start);
        let (path, readable) = self.picture_file(file, folder, lines, &table.file);
        let credit = match &table.credit {
            Some(super::values::WordsOrOne::One(text)) => self.in_every_language(text),
            Some(super::values::WordsOrOne::Many(words)) => self.listed(file, line, words),
            None => Words::new(),
        };
        let picture = Picture {
            file: path,
            readable,
            alt: self.listed(file, line, &table.alt),
            caption: self.listed(file, line, &table.caption),
            credit,
        };
        let name = table.file.value.as_str();
        gaps.note(ProblemCode::AltMissing, &picture.alt, &self.languages, name, line);
        gaps.note(ProblemCode::CreditMissing, &picture.credit, &self.languages, name, line);
        if captioned {
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
        for (tag, name) in name {
            table.alt.entry(tag.clone()).or_insert_with(|| name.clone());
        }
        self.picture(file, folder, lines, &table, false, gaps)
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
        self.picture(file, folder, lines, &said.table(), true, gaps)
    }

    /// The picture's path in the exhibition, and whether it is there, begins like a picture and has its end.
    pub(super) fn picture_file(
        &mut self,
        file: &str,
        folder: &str,
        lines: &Lines,
        said: &At<InnerPath>,
    ) -> (String, bool) {
        let name = said.value.as_str();
        let path = join(folder, name);
        self.used.insert(path.clone());
        if let Some(readable) = self.looked_at.get(&path) {
            return (path, *readable);
        }
        if !self.folder.has_file(&path) {
            let mut problem = Problem::new(ProblemCode::PictureMissing, file).at(lines.line(said.start));
            problem = problem.with("name", name).with("folder", folder);
            // In a large folder a search for each missing picture would take minutes, and many names are alike.
            let few = self.folder.files(folder).nth(SEARCHED).is_none();
            if few && let Some(meant) = nearest(name, self.folder.files(folder).filter(|n| is_named_like_a_picture(n)))
            {
                problem = problem.with("suggestion", meant);
            }
            self.problems.push(problem);
            return (path, false);
        }
        let looked = imaging::inspect(&self.folder.path(&path));
        let readable = looked.is_ok();
        self.problems.extend(looked.err().map(|error| picture_problem(&error, &path).with("by", file)));
        self.looked_at.insert(path.clone(), readable);
        (path, readable)
    }
}

/// A picture that can't be used; `file` is its path in the exhibition.
pub(crate) fn picture_problem(error: &ImagingError, file: &str) -> Problem {
    let problem = |code| Problem::new(code, file).with("name", file.rsplit('/').next().unwrap_or(file));
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
    }
}
