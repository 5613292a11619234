//! From what staff wrote to what a window shows.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::content::{self, BlockRole, Content, Localized, Text};
use super::language::LanguageTag;
use super::media::Media;
use super::model::{Era, Exhibition, Item, Picture, Section, SectionBody, Source};
use super::read::Draft;
use super::values::Words;

/// Compiles a draft. What could not be read is left out; a picture that `media` does not know has no sizes, a sound that
/// it does not know is silent.
pub fn compile(draft: &Draft, media: &Media) -> Content {
    Compiler { exhibition: &draft.exhibition, media }.content()
}

/// What is compiled, and what was made of its pictures and sounds.
pub(super) struct Compiler<'c> {
    pub(super) exhibition: &'c Exhibition,
    pub(super) media: &'c Media,
}

impl Compiler<'_> {
    fn content(&self) -> Content {
        let said = self.exhibition;
        Content {
            format: content::FORMAT,
            id: said.id.clone(),
            languages: said.languages.iter().map(|tag| self.language(tag)).collect(),
            title: localized(&said.title),
            years: said.years,
            motto: localized(&said.motto),
            tradition: localized(&said.tradition),
            theme: localized(&said.theme),
            look: content::Look {
                accent: said.accent.clone(),
                crest: said.crest.as_ref().map(|crest| self.picture(crest)),
            },
            tags: said
                .tags
                .iter()
                .map(|tag| content::Tag { id: tag.id.clone(), title: localized(&tag.title) })
                .collect(),
            sections: said.sections.iter().map(|section| self.section(section)).collect(),
            sources: said.sources.iter().map(source).collect(),
            credits: said
                .credits
                .iter()
                .map(|credit| content::Credit { text: localized(&credit.text), licence: credit.licence.clone() })
                .collect(),
            words: said.words.iter().map(|(tag, words)| (tag.to_string(), words.clone())).collect(),
        }
    }

    fn language(&self, tag: &LanguageTag) -> content::Language {
        let one_chinese = self.exhibition.languages.iter().filter(|tag| tag.base() == "zh").count() == 1;
        let name = match tag.as_str() {
            // Beside 繁體中文, 中文 alone would leave open which it is.
            "zh-Hans" | "zh-CN" | "zh-SG" if !one_chinese => "简体中文",
            _ => tag.own_name(),
        };
        content::Language { tag: tag.to_string(), name: name.to_owned() }
    }

    fn section(&self, section: &Section) -> content::Section {
        let id = section.id.clone();
        let title = localized(&section.title);
        let picture = section.picture.as_ref().map(|picture| self.picture(picture));
        let items = || section.items().par_iter().map(|item| self.item(item)).collect();
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
                            portrait: signatory.portrait.as_ref().map(|portrait| self.picture(portrait)),
                        })
                        .collect(),
                    picture,
                    id,
                    texts,
                    tracks,
                }
            }
            SectionBody::Timeline { eras, .. } => {
                let eras = eras.iter().map(|era| self.era(era)).collect();
                content::Section::Timeline { id, title, picture, eras, items: items() }
            }
            SectionBody::Gallery { .. } => content::Section::Gallery { id, title, picture, items: items() },
            SectionBody::People { .. } => content::Section::People { id, title, picture, items: items() },
        }
    }

    fn era(&self, era: &Era) -> content::Era {
        let (texts, tracks) = self.script(&era.id, &era.script);
        content::Era { id: era.id.clone(), title: localized(&era.title), years: era.years, texts, tracks }
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
            pictures: item.pictures.iter().map(|picture| self.picture(picture)).collect(),
            sources: item.sources.iter().map(source).collect(),
            people: item.people.clone(),
            address: item.address.clone(),
        }
    }

    fn picture(&self, picture: &Picture) -> content::Picture {
        let made = self.media.pictures.get(&picture.file).filter(|_| picture.readable);
        content::Picture {
            width: made.map_or(0, |made| made.width),
            height: made.map_or(0, |made| made.height),
            sizes: made
                .iter()
                .flat_map(|made| &made.sizes)
                .map(|(name, width)| content::PictureSize { name: name.clone(), width: *width })
                .collect(),
            alt: localized(&picture.alt),
            caption: localized(&picture.caption),
            credit: localized(&picture.credit),
        }
    }
}

fn localized(words: &Words) -> Localized {
    words.iter().map(|(tag, text)| (tag.to_string(), text.clone())).collect()
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
    let titled = texts.iter().filter(|(_, text)| !text.substitute).filter_map(|(tag, text)| {
        let title = text.blocks.iter().find(|block| block.role == BlockRole::Title)?;
        Some((tag.clone(), title.sentences.first()?.text.clone()))
    });
    titled.collect()
}
