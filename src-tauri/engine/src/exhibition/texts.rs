//! Compiling texts: sentences with their ids, places and times, and what plays with them.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::compile::Compiler;
use super::content::{self, Block, BlockRole, Sentence, Text, Track, TrackName, Voice};
use super::correspond::correspond;
use super::cues::{fit, silent};
use super::files::VoiceWord;
use super::language::LanguageTag;
use super::model::{Passage, Script, SectionBody};
use super::scripts::sentences;

impl Compiler<'_> {
    /// A text and its recordings in every language of the exhibition; nothing where it exists in none.
    pub(super) fn script(&self, path: &str, script: &Script) -> (BTreeMap<String, Text>, BTreeMap<String, Track>) {
        let languages = &self.exhibition.languages;
        let (mut texts, mut tracks) = (BTreeMap::new(), BTreeMap::new());
        let Some(measure) = script.measure(languages) else {
            return (texts, tracks);
        };
        let measured = &script.texts[measure];
        let ids = ids(path, measured);
        for tag in languages {
            // Where the text is missing, the text and the recording that stand in for it belong together.
            let spoken = if script.texts.contains_key(tag) { tag } else { measure };
            let passages = &script.texts[spoken];
            let (places, own_ids) = if spoken == measure {
                ((0..ids.len() as u32).collect(), ids.clone())
            } else {
                let back = correspond(passages, measured);
                (correspond(measured, passages), back.iter().map(|index| ids[*index as usize].clone()).collect())
            };
            let blocks = self.blocks(passages, own_ids);
            let mut text = Text { blocks, places, lang: spoken.to_string(), substitute: spoken != tag };
            if script.narration.enabled {
                let name = TrackName { item: path.to_owned(), language: tag.to_string() };
                tracks.insert(tag.to_string(), self.narrate(&mut text, name, script, spoken));
            }
            texts.insert(tag.to_string(), text);
        }
        (texts, tracks)
    }

    /// Sets a text's times, and says what plays with it.
    fn narrate(&self, text: &mut Text, name: TrackName, script: &Script, spoken: &LanguageTag) -> Track {
        let words = sentences(&script.texts[spoken]);
        let recording = script.recordings.get(spoken).filter(|recording| !recording.broken);
        let sound = recording.and_then(|recording| Some((recording, self.media.sounds.get(&recording.sound)?)));
        let Some((recording, sound)) = sound else {
            let (times, duration) = silent(&words);
            set_times(text, times, Vec::new());
            return Track { name, sound: None, duration, gain: None, voice: Voice::Silent };
        };
        let fit = fit(&recording.cues, &words, Some(sound.duration_ms));
        set_times(text, fit.times, fit.marks);
        let voice = match script.narration.voice {
            VoiceWord::Recorded => Voice::Recorded,
            VoiceWord::Synthetic => Voice::Synthetic,
        };
        let gain = (sound.gain != 0).then_some(sound.gain);
        Track { name, sound: Some(sound.name.clone()), duration: sound.duration_ms, gain, voice }
    }

    fn blocks(&self, passages: &[Passage], ids: Vec<String>) -> Vec<Block> {
        let mut ids = ids.into_iter();
        passages
            .iter()
            .map(|passage| Block {
                role: passage.role,
                sentences: passage
                    .sentences
                    .iter()
                    .map(|range| self.sentence(passage, range.clone(), ids.next().unwrap_or_default()))
                    .collect(),
            })
            .collect()
    }

    fn sentence(&self, passage: &Passage, range: Range<usize>, id: String) -> Sentence {
        let text = &passage.text[range.clone()];
        let emphasis = passage
            .emphasis
            .iter()
            .map(|stretch| stretch.start.max(range.start)..stretch.end.min(range.end))
            .filter(|stretch| stretch.start < stretch.end)
            .map(|stretch| units(text, stretch.start - range.start, stretch.end - range.start))
            .collect();
        let mut names: Vec<(usize, usize)> = self
            .names(passage.role)
            .flat_map(|name| text.match_indices(name).map(|(at, found)| (at, at + found.len())))
            .collect();
        names.sort_unstable();
        let mut unbroken: Vec<(usize, usize)> = Vec::new();
        for (start, end) in names {
            match unbroken.last_mut() {
                Some(last) if start < last.1 => last.1 = last.1.max(end),
                _ => unbroken.push((start, end)),
            }
        }
        Sentence {
            id,
            text: text.to_owned(),
            time: None,
            marks: Vec::new(),
            emphasis,
            unbroken: unbroken.into_iter().map(|(start, end)| units(text, start, end)).collect(),
        }
    }

    /// Names that must not break: those of the exhibition, and under a message those of its signatories.
    fn names(&self, role: BlockRole) -> impl Iterator<Item = &str> {
        let signed = self.exhibition.sections.iter().filter_map(move |section| match &section.body {
            SectionBody::Message(message) if role == BlockRole::Signature => Some(&message.signatories),
            _ => None,
        });
        let signed = signed.flatten().flat_map(|signatory| signatory.name.values());
        self.exhibition.names.iter().chain(signed).map(String::as_str).filter(|name| !name.is_empty())
    }
}

/// Ids of a text's sentences: its path and ten hex digits of the sentence's hash; repeats are numbered.
fn ids(path: &str, text: &[Passage]) -> Vec<String> {
    let mut seen: HashMap<String, u32> = HashMap::new();
    sentences(text)
        .into_iter()
        .map(|sentence| {
            let hash = blake3::hash(sentence.as_bytes()).to_hex();
            let id = format!("{path}-{}", &hash[..10]);
            let count = seen.entry(id.clone()).or_insert(0);
            *count += 1;
            if *count == 1 { id } else { format!("{id}-{count}") }
        })
        .collect()
}

/// A stretch of a text in UTF-16 units.
fn units(text: &str, start: usize, end: usize) -> [u32; 2] {
    let before = text[..start].encode_utf16().count() as u32;
    [before, before + text[start..end].encode_utf16().count() as u32]
}

fn set_times(text: &mut Text, times: Vec<Option<[u32; 2]>>, marks: Vec<Vec<content::Mark>>) {
    let mut marks = marks.into_iter();
    let sentences = text.blocks.iter_mut().flat_map(|block| &mut block.sentences);
    for (sentence, time) in sentences.zip(times) {
        sentence.time = time;
        sentence.marks = marks.next().unwrap_or_default();
    }
}
