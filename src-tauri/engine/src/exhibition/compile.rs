//! From what staff wrote to what a window shows.

use std::collections::{BTreeMap, HashMap};

use super::content::{
    self, Block, BlockRole, Content, Localized, Media, Sentence, Text, Track, TrackName, Voice,
};
use super::correspond::correspond;
use super::cues::{fit, silent};
use super::files::{VoiceWord, Words};
use super::language::LanguageTag;
use super::model::{Exhibition, Item, Passage, Picture, Script, Section, SectionBody, Source};
use super::read::Draft;
use super::scripts::sentences;

/// Compiles a draft. What could not be read is left out; a picture that `media` does not know has no sizes, a sound that
/// it does not know is silent.
pub fn compile(draft: &Draft, media: &Media) -> Content {
    Compiler {
        exhibition: &draft.exhibition,
        media,
    }
    .content()
}

struct Compiler<'c> {
    exhibition: &'c Exhibition,
    media: &'c Media,
}

impl Compiler<'_> {
    fn content(&self) -> Content {
        let said = self.exhibition;
        Content {
            format: content::FORMAT,
            id: said.id.clone(),
            languages: said
                .languages
                .iter()
                .map(|tag| self.language(tag))
                .collect(),
            title: localized(&said.title),
            years: said.years,
            motto: localized(&said.motto),
            tradition: localized(&said.tradition),
            theme: localized(&said.theme),
            look: content::Look {
                accent: said.accent.clone(),
                crest: said.crest.as_ref().map(|crest| self.picture(crest)),
            },
            sections: said
                .sections
                .iter()
                .map(|section| self.section(section))
                .collect(),
            sources: said.sources.iter().map(source).collect(),
            credits: said
                .credits
                .iter()
                .map(|credit| content::Credit {
                    text: localized(&credit.text),
                    licence: credit.licence.clone(),
                })
                .collect(),
            words: said
                .words
                .iter()
                .map(|(tag, words)| (tag.to_string(), words.clone()))
                .collect(),
        }
    }

    fn language(&self, tag: &LanguageTag) -> content::Language {
        let one_chinese = self
            .exhibition
            .languages
            .iter()
            .filter(|tag| tag.base() == "zh")
            .count()
            == 1;
        let name = match tag.as_str() {
            // Beside 繁體中文, 中文 alone would leave open which it is.
            "zh-Hans" | "zh-CN" | "zh-SG" if !one_chinese => "简体中文",
            _ => tag.own_name(),
        };
        content::Language {
            tag: tag.to_string(),
            name: name.to_owned(),
        }
    }

    fn section(&self, section: &Section) -> content::Section {
        let id = section.id.clone();
        let title = localized(&section.title);
        let items = || section.items().iter().map(|item| self.item(item)).collect();
        match &section.body {
            SectionBody::Message(message) => {
                let (texts, tracks) = self.script(&id, &message.script);
                content::Section::Message {
                    title: titles(&texts),
                    date: message.date.map(|date| date.to_string()),
                    notice: localized(&message.notice),
                    signatories: message
                        .signatories
                        .iter()
                        .map(|signatory| content::Signatory {
                            role: localized(&signatory.role),
                            name: localized(&signatory.name),
                            portrait: signatory
                                .portrait
                                .as_ref()
                                .map(|portrait| self.picture(portrait)),
                        })
                        .collect(),
                    picture: message
                        .picture
                        .as_ref()
                        .map(|picture| self.picture(picture)),
                    id,
                    texts,
                    tracks,
                }
            }
            SectionBody::Timeline { eras, .. } => {
                let era = |era: &super::model::Era| content::Era {
                    id: era.id.clone(),
                    title: localized(&era.title),
                    years: era.years,
                };
                content::Section::Timeline {
                    id,
                    title,
                    eras: eras.iter().map(era).collect(),
                    items: items(),
                }
            }
            SectionBody::Gallery { .. } => content::Section::Gallery {
                id,
                title,
                items: items(),
            },
            SectionBody::People { .. } => content::Section::People {
                id,
                title,
                items: items(),
            },
        }
    }

    fn item(&self, item: &Item) -> content::Item {
        let (texts, tracks) = self.script(&item.id, &item.script);
        let own = localized(&item.title);
        content::Item {
            id: item.id.clone(),
            title: if own.is_empty() { titles(&texts) } else { own },
            date: item.date.map(|date| date.to_string()),
            place: localized(&item.place),
            tags: item.tags.clone(),
            texts,
            tracks,
            pictures: item
                .pictures
                .iter()
                .map(|picture| self.picture(picture))
                .collect(),
            sources: item.sources.iter().map(source).collect(),
        }
    }

    fn picture(&self, picture: &Picture) -> content::Picture {
        let made = self
            .media
            .pictures
            .get(&picture.file)
            .filter(|_| picture.readable);
        content::Picture {
            width: made.map_or(0, |made| made.width),
            height: made.map_or(0, |made| made.height),
            sizes: made
                .iter()
                .flat_map(|made| &made.sizes)
                .map(|(name, width)| content::PictureSize {
                    name: name.clone(),
                    width: *width,
                })
                .collect(),
            alt: localized(&picture.alt),
            caption: localized(&picture.caption),
            credit: localized(&picture.credit),
        }
    }

    /// A text and its recordings in every language of the exhibition; nothing where it exists in none.
    fn script(
        &self,
        path: &str,
        script: &Script,
    ) -> (BTreeMap<String, Text>, BTreeMap<String, Track>) {
        let languages = &self.exhibition.languages;
        let (mut texts, mut tracks) = (BTreeMap::new(), BTreeMap::new());
        let Some(measure) = script.measure(languages) else {
            return (texts, tracks);
        };
        let measured = &script.texts[measure];
        let ids = ids(path, measured);
        for tag in languages {
            // Where the text is missing, the text and the recording that stand in for it belong together.
            let spoken = if script.texts.contains_key(tag) {
                tag
            } else {
                measure
            };
            let passages = &script.texts[spoken];
            let (places, own_ids) = if spoken == measure {
                ((0..ids.len() as u32).collect(), ids.clone())
            } else {
                let back = correspond(passages, measured);
                (
                    correspond(measured, passages),
                    back.iter()
                        .map(|index| ids[*index as usize].clone())
                        .collect(),
                )
            };
            let mut text = Text {
                blocks: self.blocks(passages, own_ids),
                places,
                substitute: spoken != tag,
            };
            if script.narration.enabled {
                let name = TrackName {
                    item: path.to_owned(),
                    language: tag.to_string(),
                };
                tracks.insert(
                    tag.to_string(),
                    self.narrate(&mut text, name, script, spoken),
                );
            }
            texts.insert(tag.to_string(), text);
        }
        (texts, tracks)
    }

    /// Sets a text's times, and says what plays with it.
    fn narrate(
        &self,
        text: &mut Text,
        name: TrackName,
        script: &Script,
        spoken: &LanguageTag,
    ) -> Track {
        let words = sentences(&script.texts[spoken]);
        let recording = script
            .recordings
            .get(spoken)
            .filter(|recording| !recording.broken);
        let sound = recording
            .and_then(|recording| Some((recording, self.media.sounds.get(&recording.sound)?)));
        let Some((recording, sound)) = sound else {
            let (times, duration) = silent(&words);
            set_times(text, times, Vec::new());
            return Track {
                name,
                sound: None,
                duration,
                voice: Voice::Silent,
            };
        };
        let fit = fit(&recording.cues, &words, Some(sound.duration_ms));
        set_times(text, fit.times, fit.marks);
        let voice = match script.narration.voice {
            VoiceWord::Recorded => Voice::Recorded,
            VoiceWord::Synthetic => Voice::Synthetic,
        };
        Track {
            name,
            sound: Some(sound.name.clone()),
            duration: sound.duration_ms,
            voice,
        }
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
                    .map(|range| {
                        self.sentence(passage, range.clone(), ids.next().unwrap_or_default())
                    })
                    .collect(),
            })
            .collect()
    }

    fn sentence(&self, passage: &Passage, range: std::ops::Range<usize>, id: String) -> Sentence {
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
            .flat_map(|name| {
                text.match_indices(name)
                    .map(|(at, found)| (at, at + found.len()))
            })
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
            unbroken: unbroken
                .into_iter()
                .map(|(start, end)| units(text, start, end))
                .collect(),
        }
    }

    /// Names that must not break: those of the exhibition, and under a message those of its signatories.
    fn names(&self, role: BlockRole) -> impl Iterator<Item = &str> {
        let signed =
            self.exhibition
                .sections
                .iter()
                .filter_map(move |section| match &section.body {
                    SectionBody::Message(message) if role == BlockRole::Signature => {
                        Some(&message.signatories)
                    }
                    _ => None,
                });
        let signed = signed
            .flatten()
            .flat_map(|signatory| signatory.name.values());
        self.exhibition
            .names
            .iter()
            .chain(signed)
            .map(String::as_str)
            .filter(|name| !name.is_empty())
    }
}

fn localized(words: &Words) -> Localized {
    words
        .iter()
        .map(|(tag, text)| (tag.to_string(), text.clone()))
        .collect()
}

fn source(source: &Source) -> content::Source {
    content::Source {
        publisher: localized(&source.publisher),
        title: localized(&source.title),
        date: source.date.map(|date| date.to_string()),
    }
}

/// The titles of texts that are there themselves.
fn titles(texts: &BTreeMap<String, Text>) -> Localized {
    let titled = texts
        .iter()
        .filter(|(_, text)| !text.substitute)
        .filter_map(|(tag, text)| {
            let title = text
                .blocks
                .iter()
                .find(|block| block.role == BlockRole::Title)?;
            Some((tag.clone(), title.sentences.first()?.text.clone()))
        });
    titled.collect()
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
            if *count == 1 {
                id
            } else {
                format!("{id}-{count}")
            }
        })
        .collect()
}

/// A stretch of a text in UTF-16 units.
fn units(text: &str, start: usize, end: usize) -> [u32; 2] {
    let before = text[..start].encode_utf16().count() as u32;
    [
        before,
        before + text[start..end].encode_utf16().count() as u32,
    ]
}

fn set_times(text: &mut Text, times: Vec<Option<[u32; 2]>>, marks: Vec<Vec<content::Mark>>) {
    let mut marks = marks.into_iter();
    let sentences = text
        .blocks
        .iter_mut()
        .flat_map(|block| &mut block.sentences);
    for (sentence, time) in sentences.zip(times) {
        sentence.time = time;
        sentence.marks = marks.next().unwrap_or_default();
    }
}
