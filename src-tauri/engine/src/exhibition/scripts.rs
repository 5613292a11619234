//! Reading a text in its languages, and its narration.

use std::collections::BTreeMap;
use std::ops::Range;

use super::content::BlockRole;
use super::correspond::{Unequal, unequal};
use super::cues::{fit, silent};
use super::files::NarrationTable;
use super::folder::{MARKDOWN_LIMIT, TIMINGS_LIMIT, join};
use super::language::LanguageTag;
use super::lengths::Room;
use super::markdown;
use super::model::{Passage, Recording, Script, Signatory};
use super::read::Reader;
use super::sentences::split;
use super::values::Words;
use super::walk::excerpt;
use crate::narration::probe::Limit;
use crate::narration::{ProbeError, timings};
use crate::problem::{Problem, ProblemCode};

/// Endings of sounds that can be played, in lower case, best first.
const SOUNDS: &[&str] = &["flac", "wav", "ogg", "m4a", "mp3"];
/// Endings of sounds that can't be played.
const OTHER_SOUNDS: &[&str] = &["opus", "aac", "wma", "aif", "aiff", "amr", "ac3", "mp4", "oga", "mid", "m4b"];

/// How many times longer or shorter than the reading time of its text a recording may be. The reading time is a slow
/// reader's: the recordings of the built-in exhibition take about 0.6 of it.
const OUT_OF_STEP: u32 = 3;
/// Difference, in ms, below which a recording is not compared with its text: a pause may be as long.
const PAUSE: u32 = 10_000;

/// Characters of a sentence that a problem names it by.
const NAMED_BY: usize = 40;

impl Passage {
    fn whole(role: BlockRole, text: String, emphasis: Vec<Range<usize>>, line: u32) -> Self {
        let all = 0..text.len();
        Self { role, text, sentences: vec![all], emphasis, line }
    }

    fn cut(role: BlockRole, text: String, emphasis: Vec<Range<usize>>, line: u32) -> Self {
        let mut sentences = split(&text);
        if sentences.is_empty() {
            sentences.push(0..text.len());
        }
        Self { role, text, sentences, emphasis, line }
    }

    fn sentences(&self) -> impl Iterator<Item = &str> {
        self.sentences.iter().map(|range| &self.text[range.clone()])
    }
}

/// The sentences of a text in order.
pub(super) fn sentences(text: &[Passage]) -> Vec<&str> {
    text.iter().flat_map(Passage::sentences).collect()
}

impl Script {
    /// The language whose text is the measure of the others: the first that has one.
    pub fn measure(&self, languages: &[LanguageTag]) -> Option<&LanguageTag> {
        self.texts.get_key_value(languages.iter().find(|tag| self.texts.contains_key(tag))?).map(|(tag, _)| tag)
    }

    /// Puts a message's epigraph before its texts and its signatories after them.
    pub(super) fn frame(&mut self, epigraph: &Words, signatories: &[Signatory], languages: &[LanguageTag]) {
        let fallback = |words: &Words, tag: &LanguageTag| {
            let other = languages.iter().find_map(|other| words.get(other));
            words.get(tag).or(other).cloned().unwrap_or_default()
        };
        for (tag, text) in &mut self.texts {
            if let Some(words) = epigraph.get(tag) {
                text.insert(0, Passage::cut(BlockRole::Epigraph, words.clone(), Vec::new(), 1));
            }
            for signatory in signatories {
                let words = format!("{} {}", fallback(&signatory.role, tag), fallback(&signatory.name, tag));
                text.push(Passage::whole(BlockRole::Signature, words.trim().to_owned(), Vec::new(), 1));
            }
        }
    }
}

/// Files of a text in one language.
#[derive(Default)]
struct Files {
    text: Option<String>,
    sound: Option<String>,
    timings: Option<String>,
}

impl Reader<'_> {
    /// Reads the texts and recordings in a folder.
    pub(super) fn script(&mut self, folder: &str, narration: NarrationTable) -> Script {
        let mut script = Script { narration, ..Script::default() };
        let mut found = self.script_files(folder, narration.enabled);
        for tag in self.languages.clone() {
            let files = found.remove(&tag).unwrap_or_default();
            let source = files.text.as_ref().map(|file| self.folder.text(file, MARKDOWN_LIMIT, &mut self.problems));
            if source == Some(None) {
                script.unread.insert(tag.clone());
            }
            let text = files.text.as_ref().zip(source.flatten()).and_then(|(file, source)| self.text(file, &source));
            script.files.extend(files.text.map(|file| (tag.clone(), file)));
            let texted = text.is_some();
            if let Some(text) = text {
                script.texts.insert(tag.clone(), text);
            }
            match files.sound {
                Some(sound) if texted => {
                    let recording = self.recording(sound, files.timings);
                    script.recordings.insert(tag, recording);
                }
                Some(_) if script.unread.contains(&tag) => {}
                Some(sound) => {
                    self.problems.push(Problem::new(ProblemCode::SoundWithoutText, sound).with("language", tag));
                }
                None => {
                    if let Some(timings) = files.timings {
                        self.problems.push(Problem::new(ProblemCode::SoundMissing, timings).with("language", tag));
                    }
                }
            }
        }
        script
    }

    /// The files of a folder that are named by a language. Those of other languages are named as problems. Where nothing
    /// is read aloud, recordings and timings are passed over.
    fn script_files(&mut self, folder: &str, narrated: bool) -> BTreeMap<LanguageTag, Files> {
        let names: Vec<String> = self.folder.files(folder).map(str::to_owned).collect();
        let mut found: BTreeMap<LanguageTag, Files> = BTreeMap::new();
        for name in names {
            let Some((stem, ending)) = name.rsplit_once('.') else {
                continue;
            };
            let ending = ending.to_lowercase();
            let rank = SOUNDS.iter().position(|sound| *sound == ending);
            let other = OTHER_SOUNDS.contains(&ending.as_str());
            if rank.is_none() && !other && ending != "md" && ending != "vtt" {
                continue;
            }
            let file = join(folder, &name);
            let tag = match LanguageTag::parse(stem) {
                Ok(tag) => tag,
                Err(error) => {
                    if let Some(meant) = error.suggestion {
                        self.used.insert(file.clone());
                        let problem = Problem::new(ProblemCode::BadLanguage, file).with("value", stem);
                        self.problems.push(problem.with("suggestion", meant));
                    }
                    continue;
                }
            };
            self.used.insert(file.clone());
            if !self.languages.contains(&tag) {
                self.name_unlisted(&file, None, &tag);
            } else if !narrated && ending != "md" {
                // Publishing does not look at these either: nobody will hear them.
            } else if other {
                self.problems.push(Problem::new(ProblemCode::SoundUnsupported, file));
            } else {
                let files = found.entry(tag.clone()).or_default();
                match ending.as_str() {
                    "md" => files.text = Some(file),
                    "vtt" => files.timings = Some(file),
                    _ => self.take_sound(files, file),
                }
            }
        }
        found
    }

    /// Of several recordings in one language the one of the best kind is taken.
    fn take_sound(&mut self, files: &mut Files, file: String) {
        let rank = |file: &str| SOUNDS.iter().position(|ending| file.to_lowercase().ends_with(&format!(".{ending}")));
        let (taken, spare) = match files.sound.take() {
            None => (file, None),
            Some(other) if rank(&other) <= rank(&file) => (other, Some(file)),
            Some(other) => (file, Some(other)),
        };
        if let Some(spare) = spare {
            self.problems.push(Problem::new(ProblemCode::SoundTwice, spare).with("taken", &taken));
        }
        files.sound = Some(taken);
    }

    fn text(&mut self, file: &str, source: &str) -> Option<Vec<Passage>> {
        let read = markdown::read(file, source, &mut self.problems);
        if read.title.is_none() && read.body.is_empty() {
            self.problems.push(Problem::new(ProblemCode::TextEmpty, file));
            return None;
        }
        for passage in read.title.iter().chain(&read.body) {
            self.name_undrawn(file, passage.line, &passage.text);
        }
        let mut passages = Vec::new();
        match read.title {
            Some(title) => {
                self.name_long_text(file, title.line, &title.text, Room::Item);
                passages.push(Passage::whole(BlockRole::Title, title.text, title.emphasis, title.line));
            }
            None => self.problems.push(Problem::new(ProblemCode::TitleMissing, file).at(1)),
        }
        for passage in read.body {
            passages.push(if passage.heading {
                Passage::whole(BlockRole::Heading, passage.text, passage.emphasis, passage.line)
            } else {
                Passage::cut(BlockRole::Paragraph, passage.text, passage.emphasis, passage.line)
            });
        }
        Some(passages)
    }

    fn recording(&mut self, sound: String, timings: Option<String>) -> Recording {
        let mut recording = Recording { sound, duration: None, broken: false, timings, cues: Vec::new() };
        match self.probe.map(|probe| probe(&self.folder.path(&recording.sound))) {
            None => {}
            Some(Ok(duration)) => recording.duration = Some(duration),
            Some(Err(error)) => {
                recording.broken = true;
                self.problems.push(sound_problem(&error, &recording.sound));
            }
        }
        let Some(file) = &recording.timings else {
            self.problems.push(Problem::new(ProblemCode::TimingsMissing, &recording.sound));
            return recording;
        };
        if let Some(text) = self.folder.text(file, TIMINGS_LIMIT, &mut self.problems) {
            match timings::parse(&text) {
                Ok(cues) => {
                    if cues.is_empty() {
                        self.problems.push(Problem::new(ProblemCode::TimingsMissing, &recording.sound));
                    }
                    recording.cues = cues;
                }
                Err(error) => self.problems.push(Problem::new(ProblemCode::TimingsBroken, file).at(error.line)),
            }
        }
        recording
    }

    /// Names what a text lacks in some language, and where its languages or its timings don't agree.
    pub(super) fn check_script(&mut self, folder: &str, script: &Script) {
        // A tag may be written in more than one way: `zh-hans.md`.
        let file =
            |tag: &LanguageTag| script.files.get(tag).cloned().unwrap_or_else(|| join(folder, &format!("{tag}.md")));
        let Some(measure) = script.measure(&self.languages) else {
            // What is there and can't be read was named; who wrote it anew would lose it.
            if !script.unread.is_empty() {
                return;
            }
            let named = self.languages.first().map_or_else(|| join(folder, "en.md"), file);
            let problem = Problem::new(ProblemCode::NoText, named);
            self.problems.push(problem.with("folder", folder));
            return;
        };
        let measured = &script.texts[measure];
        for tag in self.languages.clone() {
            let file = file(&tag);
            let Some(text) = script.texts.get(&tag) else {
                if !script.unread.contains(&tag) {
                    self.problems.push(Problem::new(ProblemCode::TextMissing, file).with("language", tag));
                }
                continue;
            };
            if tag != *measure {
                self.name_unequal(&file, measure, &unequal(measured, text));
            }
            match script.recordings.get(&tag) {
                Some(recording) => {
                    let sentences = sentences(text);
                    self.check_cues(recording, &sentences);
                    self.check_length(recording, &sentences);
                }
                None if script.narration.enabled && !script.recordings.is_empty() => {
                    self.problems.push(Problem::new(ProblemCode::NarrationMissing, file).with("language", tag));
                }
                None => {}
            }
        }
    }

    fn name_unequal(&mut self, file: &str, measure: &LanguageTag, found: &[Unequal]) {
        for difference in found {
            let (code, line, there, here) = match *difference {
                Unequal::Paragraphs { first, second } => (ProblemCode::ParagraphsUnequal, None, first, second),
                Unequal::Sentences { first, second, line } => {
                    (ProblemCode::SentencesUnequal, Some(line), first, second)
                }
            };
            let mut problem = Problem::new(code, file).with("measure", measure).with("there", there).with("here", here);
            problem.line = line;
            self.problems.push(problem);
        }
    }

    /// Names a recording that can't be one of its text.
    fn check_length(&mut self, recording: &Recording, sentences: &[&str]) {
        let Some(found) = recording.duration else { return };
        let (_, expected) = silent(sentences);
        let (short, long) = (found.min(expected), found.max(expected));
        if long - short > PAUSE && long / OUT_OF_STEP > short {
            let problem = Problem::new(ProblemCode::SoundLength, &recording.sound);
            self.problems.push(problem.with("found", found / 1_000).with("expected", expected / 1_000));
        }
    }

    fn check_cues(&mut self, recording: &Recording, sentences: &[&str]) {
        let Some(file) = recording.timings.as_deref().filter(|_| !recording.cues.is_empty()) else {
            return;
        };
        let faults = fit(&recording.cues, sentences, recording.duration).faults;
        let by_cue = [
            (ProblemCode::CueUnmatched, &faults.unmatched),
            (ProblemCode::CueDiffers, &faults.differing),
            (ProblemCode::CuesOverlap, &faults.overlapping),
            (ProblemCode::CueAfterEnd, &faults.late),
        ];
        for (code, list) in by_cue {
            if let Some(cue) = list.iter().min().map(|first| &recording.cues[*first]) {
                let problem = Problem::new(code, file).at(cue.line).with("count", list.len());
                self.problems.push(problem.with("first", excerpt(&cue.text, NAMED_BY)));
            }
        }
        if let Some(first) = faults.uncued.first() {
            let problem = Problem::new(ProblemCode::SentenceWithoutCue, file).with("count", faults.uncued.len());
            self.problems.push(problem.with("first", excerpt(sentences[*first], NAMED_BY)));
        }
    }
}

/// A recording that can't be used; `file` is its path in the exhibition.
pub(crate) fn sound_problem(error: &ProbeError, file: &str) -> Problem {
    match error {
        ProbeError::Io { source, .. } => Problem::unreadable(file, source),
        ProbeError::Unsupported { .. } => Problem::new(ProblemCode::SoundUnsupported, file),
        ProbeError::Damaged { .. } => Problem::new(ProblemCode::SoundBroken, file),
        ProbeError::Limit { limit, found, allowed, .. } => {
            let (what, unit, size) = match limit {
                Limit::FileSize => ("file-size", "gib", 1 << 30),
                Limit::Duration => ("duration", "minutes", 60_000),
                Limit::Channels => ("channels", "", 1),
                Limit::Rate => ("rate", "khz", 1_000),
            };
            let told = |number: u64| {
                // Rounded up, so that what is a little too much does not look like the limit.
                let tenths = (number * 10).div_ceil(size);
                if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
            };
            let bound = if found > allowed { "most" } else { "least" };
            let problem = Problem::new(ProblemCode::SoundLimit, file).with("what", what).with("unit", unit);
            problem.with("found", told(*found)).with("bound", bound).with("allowed", told(*allowed))
        }
    }
}
