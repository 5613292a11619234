use lockdown::{Answers, Question};

use super::Place;
use crate::keyboard::Keyboard;
use crate::say::Say;
use crate::words;

/// Asks what a setup needs to know, with what was answered before, or holds without an answer, in brackets. Nothing
/// where the input ends before the last question.
pub(super) fn ask(say: &mut Say<'_>, keyboard: &mut dyn Keyboard, place: &Place, before: Answers) -> Option<Answers> {
    let mut answers = before;
    say.ask(words::questions(say.lang));
    for question in Question::ALL {
        let usual = match question {
            Question::Name => place.host_name(),
            _ => None,
        };
        let usual = usual.unwrap_or_else(|| words::usual(say.lang, question));
        loop {
            let shown = answers.answered(question).unwrap_or_else(|| usual.clone());
            say.ask(&words::question(say.lang, question, &shown));
            let mut typed = String::new();
            if keyboard.read_line(&mut typed).unwrap_or_default() == 0 {
                say.ask("\n");
                return None;
            }
            if answers.answer(question, &typed) {
                break;
            }
            say.ask(words::no_answer(say.lang, question));
        }
    }
    Some(answers)
}
