//! Problems in English.

mod intake;
mod media;
mod terms;
mod texts;

pub(super) use terms::{how, term};

use super::Told;
use crate::problem::ProblemCode;

const fn says(sentence: &'static str, remedy: &'static str) -> Told {
    Told { sentence, remedy, suggestion: None }
}

const fn hints(sentence: &'static str, remedy: &'static str, suggestion: &'static str) -> Told {
    Told { sentence, remedy, suggestion: Some(suggestion) }
}

#[allow(clippy::too_many_lines, reason = "a catalogue is a list")]
pub(super) fn told(code: ProblemCode) -> Told {
    use ProblemCode as P;
    match code {
        P::NoExhibition => says(
            "There is no exhibition.toml in this folder.",
            "Choose the folder that holds exhibition.toml, or write one: docs/exhibition-format.md shows how.",
        ),
        P::FormatTooNew => says(
            "This exhibition has format {format}; this program knows formats up to {known}.",
            "Install a newer version of Jubilee, one that knows format {format}.",
        ),
        P::Unreadable => says(
            "{file} can't be read: {why}.",
            "Check that the file is not damaged and that you may read it; copy it again from where it came.",
        ),
        P::NotUtf8 => {
            says("{file} is not saved as UTF-8.", "Open it in your editor and save it again with the encoding UTF-8.")
        }
        P::TooLarge => says(
            "{file} is larger than {limit} KiB.",
            "Probably something else was saved under this name. Shorten the file or split it.",
        ),
        P::TooDeep => says("More than {limit} levels are nested in one another here.", "Write it with fewer levels."),
        P::TooManyItems => {
            says("The exhibition has more than {limit} items.", "Split the exhibition, or take items out.")
        }
        P::TooManyFiles => says(
            "The folder holds more than {limit} files.",
            "Check that it is the exhibition's folder and not one above it, and take out what does not belong to it.",
        ),
        P::Syntax => says(
            "This line can't be understood: {detail}.",
            "Look for a missing quotation mark, bracket or equals sign here or in the line above.",
        ),
        P::UnknownKey => hints(
            "Nothing reads the key “{key}” here.",
            "Take it out, or look its name up in docs/exhibition-format.md.",
            "Did you mean “{suggestion}”?",
        ),
        P::MissingKey => says("The key “{key}” is missing.", "Add it: docs/exhibition-format.md shows an example."),
        P::KeyEmpty => says(
            "“{key}” has no words in any language of the exhibition.",
            "Write them, at least in the first language.",
        ),
        P::BadId => says(
            "“{value}” can't be the id of an exhibition.",
            "Write it with lower-case letters from a to z, digits and hyphens, such as {suggestion}.",
        ),
        P::NoSections => {
            says("The exhibition has no sections, so there is nothing to show.", "Name their folders under sections.")
        }
        P::WrongType => says(
            "“{key}” should be {expected}, but it is {found}.",
            "Write it as {expected}: docs/exhibition-format.md shows an example.",
        ),
        P::NotAllowed => hints(
            "“{value}” is not possible for “{key}”.",
            "Write one of these: {allowed}.",
            "Did you mean “{suggestion}”? These are possible: {allowed}.",
        ),
        P::OutOfRange => says("{value} is not possible for “{key}”.", "Write a number from {least} to {most}."),
        P::BadForm => says("“{value}” is not possible for “{key}”.", "Write it in the form of {example}."),
        P::BadLanguage => hints(
            "“{value}” is not the tag of a language.",
            "Write a BCP 47 tag, such as en, zh-Hans or pt-BR.",
            "Write {suggestion}.",
        ),
        P::BadDate => says(
            "“{value}” is not a date.",
            "Write the year, the month or the day, as far as it is known: 1952, 1952-04 or 1952-04-22. Years have four digits.",
        ),
        P::NoSuchDay => says("The calendar has no {value}.", "Correct the month or the day."),
        P::BadPath => says(
            "“{value}” does not name a file in this folder.",
            "Put the file into this folder and write its name alone, without “..”, drive or leading slash.",
        ),
        P::BadPicturePath => says(
            "“{value}” does not name a picture of the exhibition.",
            "Write its name alone if it is in this folder, otherwise its way from the exhibition's folder, such as /gallery/gate.jpg, without “..” or drive.",
        ),
        P::BadAddress => says(
            "“{value}” is not an address that visitors can open.",
            "Write it whole, from https:// on, without spaces and with at most {limit} characters; a Chinese one counts as nine.",
        ),
        P::BadShortName => says(
            "“{value}” can't be the id of a tag or an era.",
            "Write a short name that could be the name of a folder, such as founding.",
        ),
        P::BadColour => {
            says("“{value}” is not a colour.", "Write it as # and six digits from 0 to f, such as #8a1c26.")
        }
        P::Twice => says("“{value}” is there twice.", "Take one of them out, or give it another name."),
        P::YearsReversed => {
            says("The first year, {from}, comes after the last, {to}.", "Exchange the two or correct them.")
        }
        P::NameForbidden => says("The name of {file} can't be used on every machine: {why}.", "Give it another name."),
        P::NamesCollide => says(
            "“{name}” and “{other}” differ only in capitals; Windows takes them for one.",
            "Give one of them another name.",
        ),
        P::LinkOutside => {
            says("{file} is a link to something outside the exhibition.", "Put the file itself in its place.")
        }
        P::LinkUnusable => says(
            "{file} is a link that leads nowhere or to a folder.",
            "Put the file or the folder itself in its place.",
        ),
        P::NotAFile => says("{file} is neither a file nor a folder.", "Take it out of the exhibition."),
        P::SectionMissing => says(
            "There is no folder for the section “{section}”.",
            "Make the folder {section}/ with its section.toml, or take “{section}” out of the sections in exhibition.toml.",
        ),
        P::SectionFileMissing => says(
            "The section “{section}” has no section.toml.",
            "Write {file}: docs/exhibition-format.md shows one for every kind of section.",
        ),
        P::ItemMissing => says("There is no folder {item}/.", "Make the folder, or take it out of the list."),
        P::PersonMissing => hints(
            "There is no person “{value}”.",
            "Write the folder of a person with its section, such as people/first-last.",
            "Did you mean “{suggestion}”?",
        ),
        P::ItemFileMissing => {
            says("{item}/ has no item.toml.", "Write {file}, or move the folder elsewhere if it is no item.")
        }
        P::EventFolderReserved => says(
            "An event's folder can't be called eras: a timeline keeps that name for the introductions of its eras.",
            "Give the folder of this event another name.",
        ),
        P::EventDateMissing => {
            says("This event has no date, so it comes last in the timeline.", "Add a line such as: date = \"1952-04\"")
        }
        P::NoText => {
            says("{folder} has no text in any language.", "Write {file}: a first line “# Title”, then paragraphs.")
        }
        P::SectionEmpty => says(
            "The section “{section}” has no items, so visitors find nothing in it.",
            "Add items: docs/exhibition-format.md shows how; or take “{section}” out of the sections in exhibition.toml.",
        ),
        P::LanguageUnlisted => says(
            "The exhibition has no language “{language}”, so nobody sees this.",
            "Add “{language}” to the languages in exhibition.toml, or take this out.",
        ),
        P::RightToLeft => says(
            "“{language}” is written from right to left; the screens are not laid out for that yet.",
            "Leave it out of the languages for now.",
        ),
        P::TextMissing => {
            says("The text is missing in “{language}”; visitors see it in another language.", "Write {file}.")
        }
        P::TextEmpty => says("{file} has no words.", "Write the text, or take the file out."),
        P::TitleMissing => says("The text has no title.", "Begin it with a line such as: # Title"),
        P::TitleLong => says(
            "The title has {count} characters; at the largest text size a small screen has no room for them.",
            "Shorten it to {limit} characters at most, and say the rest in the text.",
        ),
        P::MottoLong => says(
            "The motto has {count} characters, and is set too large for so many.",
            "Shorten it to {limit} characters at most, or take it out.",
        ),
        P::LettersUndrawn => says(
            "No bundled font draws {letters} (different ones here: {count}); visitors would see empty boxes.",
            "Write it with another character, or spell it; a rare character of a name can stand as a picture.",
        ),
        P::TagUndeclared => hints(
            "exhibition.toml does not name the tag “{value}”, so visitors see it without a title.",
            "Add a table [[tags]] with the id {value} and its title to exhibition.toml, or take the tag out.",
            "Did you mean “{suggestion}”? Otherwise add a table [[tags]] with the id {value} to exhibition.toml.",
        ),
        P::EraUnlisted => hints(
            "The folder {file}/ belongs to no era, so nobody sees it.",
            "Give it the id of an era in {by}, or take it out.",
            "Should it be {suggestion}/? Otherwise give it the id of an era in {by}, or take it out.",
        ),
        P::WordsMissing => says("“{key}” is missing in “{language}”.", "Add a line that starts with: {language} ="),
        P::ParagraphsUnequal => says(
            "This text has {here} paragraphs and headings, the one in “{measure}” has {there}; visitors who change language may lose their place.",
            "Divide both texts into the same paragraphs.",
        ),
        P::SentencesUnequal => says(
            "This paragraph has {here} sentences, the one in “{measure}” has {there}; the highlight may be a sentence off.",
            "Divide both paragraphs into the same sentences.",
        ),
        P::MarkdownPlain => says(
            "{what} can't be shown as such; its words are shown as plain text.",
            "Write it as sentences, or leave it if the plain words will do.",
        ),
        P::MarkdownDropped => {
            says("{what} can't be shown and is left out.", "Take it out. Pictures belong into item.toml or media.toml.")
        }
        P::FileUnknown => says(
            "Files in {folder} that nothing uses: {count}. The first is {first}.",
            "Correct their names, move them into a folder named notes, or take them out.",
        ),
        P::FolderUnlisted => says(
            "The folder {file}/ is no section of the exhibition, so nobody sees it.",
            "Add “{file}” to the sections in exhibition.toml, or take the folder out.",
        ),
        _ => media::told(code).or_else(|| intake::told(code)).unwrap_or_else(|| texts::told(code)),
    }
}
