use engine::exhibition::LanguageTag;
use engine::home::Opening;

use super::Answers;
use super::form::host_name;

/// What takes an earlier answer back.
const NOTHING: &str = "-";

/// What is asked at a keyboard; the rest is for answer files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// The machine's name in the network.
    Name,
    /// The languages that are shown.
    Languages,
    /// The opening hours.
    Opening,
    /// The volume that every visitor finds.
    Volume,
}

impl Question {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Self; 4] = [Self::Name, Self::Languages, Self::Opening, Self::Volume];
}

impl Answers {
    /// What a question was answered, as it is typed; nothing where it was not.
    pub fn answered(&self, question: Question) -> Option<String> {
        match question {
            Question::Name => self.name.clone(),
            Question::Languages => self.languages.as_ref().map(|languages| languages.join(", ")),
            Question::Opening => self.opening.clone().map(String::from),
            Question::Volume => self.volume.map(|volume| volume.to_string()),
        }
    }

    /// Enters what was typed: nothing leaves the answer as it is, a hyphen takes it back. Returns whether it is an
    /// answer; what is none changes nothing.
    pub fn answer(&mut self, question: Question, typed: &str) -> bool {
        let typed = typed.trim();
        if typed.is_empty() {
            return true;
        }
        let typed = Some(typed).filter(|typed| *typed != NOTHING);
        match question {
            Question::Name => enter(&mut self.name, typed, host_name),
            Question::Languages => enter(&mut self.languages, typed, languages),
            Question::Opening => enter(&mut self.opening, typed, Opening::parse),
            Question::Volume => {
                enter(&mut self.volume, typed, |typed| typed.parse().ok().filter(|volume| *volume <= 100))
            }
        }
    }
}

fn enter<T>(answer: &mut Option<T>, typed: Option<&str>, parse: impl Fn(&str) -> Option<T>) -> bool {
    let parsed = typed.map(parse);
    let is_answer = !matches!(parsed, Some(None));
    if is_answer {
        *answer = parsed.flatten();
    }
    is_answer
}

fn languages(typed: &str) -> Option<Vec<String>> {
    // Who types Chinese types its commas.
    let tags = typed.split([',', '，', '、', ' ']).filter(|tag| !tag.is_empty());
    tags.map(|tag| LanguageTag::parse(tag).ok().map(|tag| tag.to_string())).collect()
}
