//! Problems in English.

mod texts;

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
        P::PictureMissing => hints(
            "{name} is missing.",
            "Put the file into {folder}, or take its entry out of {file}.",
            "Did you mean “{suggestion}”? Otherwise put {name} into {folder}, or take its entry out of {file}.",
        ),
        P::PictureBroken => says(
            "{name} can't be read as a picture.",
            "Open it on your computer. If that fails too, copy it again from where it came; otherwise save it again as JPEG or PNG.",
        ),
        P::PictureCutOff => says(
            "{name} breaks off before the picture ends; the copy was probably interrupted.",
            "Copy it again from where it came.",
        ),
        P::PictureUnsupported => says(
            "{name} can't be shown: by its content it is {what}.",
            "Save it as JPEG, PNG, WebP, TIFF, GIF, BMP or SVG and write the new name into {by}.",
        ),
        P::PictureTooLarge => says(
            "{name} has more than {pixels} pixels, or a side of more than {side}.",
            "Save a smaller copy and use that.",
        ),
        P::PictureFileTooLarge => {
            says("The file {name} is larger than {limit} GiB.", "Save a smaller copy, such as a JPEG, and use that.")
        }
        P::PictureDecodedTooLarge => says(
            "{name} takes more than {limit} GiB of memory when it is opened.",
            "Save a copy with fewer pixels, with 8 bits a channel, or without transparency, and use that.",
        ),
        P::PictureSmall => says(
            "Pictures that will look blurred on the screen: {count}. The first is {first} with {width} × {height} pixels.",
            "Put copies in their place that are at least {needed} pixels long or high, such as the originals; enlarging these does not help.",
        ),
        P::DrawingTooLarge => says(
            "The drawing {name} is larger than {limit} MiB.",
            "Take out what it does not show, such as large pictures inside it, or save it as PNG and use that.",
        ),
        P::DrawingBroken => says(
            "{name} can't be understood as a drawing here: {detail}.",
            "Export it again from the program that drew it, as plain SVG, or save it as PNG and use that.",
        ),
        P::DrawingText => says(
            "{name} has text; the drawing program's fonts are not there to show it.",
            "Turn text into outlines (also called paths or curves) in the program that drew it, and export it again.",
        ),
        P::DrawingOutside => says(
            "{name} shows another file, {value}; a drawing must hold everything that it shows.",
            "Embed the picture in the drawing instead of linking it, and export it again.",
        ),
        P::DrawingPicture => says(
            "{name} holds a picture that can't be shown.",
            "Embed it again as JPEG or PNG, with fewer pixels if it is large.",
        ),
        P::DrawingTooComplex => says(
            "{name} has too many shapes, layers or effects to be drawn here.",
            "Save it as PNG, 3840 pixels long, from the program that drew it, and use that.",
        ),
        P::SoundBroken => says(
            "{file} can't be played: it is damaged or cut off.",
            "Listen to it on your computer, and export it again as FLAC, WAV, Ogg Vorbis, M4A or MP3.",
        ),
        P::SoundUnsupported => {
            says("{file} is a kind of sound that can't be played.", "Export it as FLAC, WAV, Ogg Vorbis, M4A or MP3.")
        }
        P::SoundLimit => says(
            "{file} can't be played: {what} {found}{unit}, and must be {bound} {allowed}{unit}.",
            "Export it again within the limit, or divide the text and its recording in two.",
        ),
        P::TimingsBroken => says(
            "{file} can't be understood from this line on; the sentences share the recording by their reading time.",
            "A file of timings starts with WEBVTT; each cue is a line such as 00:00:01.000 --> 00:00:04.500, then its words, then an empty line.",
        ),
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
        P::AltMissing => says(
            "Pictures without alt text in “{language}”: {count}. The first is {first}.",
            "Say under alt what each picture shows, for people who can't see it.",
        ),
        P::CaptionMissing => says(
            "Pictures without a caption in “{language}”: {count}. The first is {first}.",
            "Write a caption for each.",
        ),
        P::CreditMissing => says(
            "Pictures without a credit in “{language}”: {count}. The first is {first}.",
            "Write under credit who made each picture or owns it.",
        ),
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
        P::TimingsMissing => says(
            "{file} has no timings; the sentences share the recording by their reading time.",
            "Make a file of timings of the same name that ends in .vtt, with a cue for each sentence.",
        ),
        P::SoundMissing => says(
            "These timings have no recording.",
            "Put the recording beside them under the same name, or take {file} out.",
        ),
        P::SoundWithoutText => says(
            "This recording has no text in “{language}”, so it is not played.",
            "Write the text beside it, or take {file} out.",
        ),
        P::SoundTwice => says(
            "There is another recording of the same text; {taken} is played and {file} is not.",
            "Take out the one that you don't want.",
        ),
        P::NarrationMissing => says(
            "The text is read aloud in another language, but not in “{language}”; there it is highlighted in silence.",
            "Put a recording beside the text.",
        ),
        P::CueUnmatched => says(
            "Cues that fit no sentence of the text: {count}. The first is “{first}”.",
            "Let each cue have the words of one sentence.",
        ),
        P::CueDiffers => says(
            "Cues whose words differ from their sentence: {count}. The first is “{first}”.",
            "If the text was changed after the recording, record it again; otherwise correct the cue.",
        ),
        P::SentenceWithoutCue => says(
            "Sentences without a cue: {count}. The first is “{first}”.",
            "Add a cue for each; without one the time is estimated.",
        ),
        P::CuesOverlap => says(
            "Cues that start before the one before has ended, or whose times do not rise: {count}. The first is “{first}”.",
            "Correct the times.",
        ),
        P::CueAfterEnd => says(
            "Cues that end after the sound does: {count}. The first is “{first}”.",
            "Correct the times, or check that the recording is complete.",
        ),
        P::SoundLength => says(
            "{file} lasts {found} s, and its text takes about {expected} s to read.",
            "Check that the recording is complete, is of this text, and has no long silence.",
        ),
        P::FileUnknown => says(
            "Files in {folder} that nothing uses: {count}. The first is {first}.",
            "Correct their names, move them into a folder named notes, or take them out.",
        ),
        P::FolderUnlisted => says(
            "The folder {file}/ is no section of the exhibition, so nobody sees it.",
            "Add “{file}” to the sections in exhibition.toml, or take the folder out.",
        ),
        P::PictureUnlisted => says(
            "Pictures in {folder} that nothing names: {count}. The first is {first}.",
            "Add a table for each to media.toml or item.toml, or take them out.",
        ),
        P::ImportLink => says("{file} is a link, which is not followed.", "Copy the file itself to the stick."),
        P::ImportDevice => says("{file} is neither a file nor a folder.", "Name files, folders or a stick."),
        P::ImportTooDeep => says(
            "Folders are nested more than {limit} deep from {file} on; what is further down was not looked at.",
            "Import the inner folder by itself.",
        ),
        P::ImportEmpty => {
            says("{file} is empty.", "It was probably not copied whole: copy it again from where it came.")
        }
        P::ImportUnknown => says(
            "{file} is of no kind that is known.",
            "Nothing to do if it is no picture, sound or text. Otherwise open it on a computer and save it as JPEG, FLAC or Word.",
        ),
        P::ImportConvert => says("{file} is {what}, which is not imported.", "{how}"),
        P::TextUnplaced => says(
            "It is not known which text {file} is.",
            "Say the section with --section {example}, or give the file the name of its event, person or message and its language, such as {example}.en.docx.",
        ),
        P::TextThere => says(
            "{file} is another text for {other}, which was left as it is; the new one was put into {kept}.",
            "To use the new one, delete {other} and move it there.",
        ),
        P::ImportTexts => says(
            "With {file} the texts and tables of this import come to more than {limit} MiB.",
            "Import it by itself afterwards.",
        ),
        P::ItemThere => says(
            "{file} has a row for {folder}, which is there already and was left as it is.",
            "Nothing to do if the exhibition is right. Otherwise change {folder} itself, or delete it and import again.",
        ),
        P::SectionThere => says(
            "The title and the eras of {file} were not taken: the timeline has its own in {other}.",
            "Nothing to do if those are right. Otherwise write them there.",
        ),
        P::ImportUnlisted => says(
            "{file} is in the exhibition as {at}, but {list} does not name it, so no visitor sees it.",
            "Name it in {list}, or delete {at} if it was taken out on purpose.",
        ),
        P::TableBeside => says(
            "{file} needs a new timeline, and there are pictures for a gallery beside it.",
            "Import the same again: the pictures are in by then.",
        ),
        P::ImportTooLarge => {
            says("{file} has more than {limit} MiB.", "Save a smaller copy, such as a JPEG or an MP3.")
        }
        P::ImportChanged => {
            says("{file} changed while it was read.", "Close the program that has it open, then import again.")
        }
        P::ImportFirstPage => says(
            "{file} has several pages; the first was taken.",
            "If the others are wanted, save each page as a picture of its own.",
        ),
        P::ExtensionWrong => says(
            "The name of {file} ends in .{written}, but by its content it is .{usual}; it was taken as that.",
            "Nothing to do, if it is what you meant.",
        ),
        P::ArchiveBroken => {
            says("{file} can't be unpacked: it is damaged or cut off.", "Copy it again, or pack it anew.")
        }
        P::ArchiveTooLarge => says(
            "{file} would unpack to too much for one import.",
            "Unpack it on a computer and import the folder, or make several smaller zips.",
        ),
        P::ArchiveBomb => says(
            "{file} is packed more tightly than any photograph, and may be a trap.",
            "If you trust it, unpack it on a computer and import the file.",
        ),
        P::ArchiveUnsafe => says(
            "The name {file} leads out of its zip, so it was not unpacked.",
            "Ask who made the zip; pack its folder anew with an ordinary program.",
        ),
        P::ArchiveLocked => says("{file} is locked with a password.", "Unpack it on a computer and import the files."),
        P::ArchiveMethod => says(
            "{file} is packed in a way that is not known here.",
            "Unpack it on a computer, and import the files or pack them as an ordinary zip.",
        ),
        P::ArchiveNested => says("{file} is a zip inside a zip.", "Unpack the outer one, then import the inner one."),
        P::HeifMissing => says(
            "{file} is {what}; the program that converts it is not installed here.",
            "Install libheif’s heif-convert (on Debian the package libheif-examples), or export the picture as JPEG. On an iPhone choose Settings, Camera, Formats, Most Compatible.",
        ),
        P::HeifFailed => says(
            "{file} is {what}, and could not be converted.",
            "Open it on a phone or computer and export it as JPEG.",
        ),
        P::PictureInMessage => says(
            "{file} was not taken: a message has no list of pictures.",
            "Import it into a gallery, or put it into {section}/ yourself and name it in section.toml, as picture or portrait.",
        ),
        P::PictureWithoutItem => says(
            "{file} was not taken: the pictures of “{section}” belong to its items.",
            "Name the item’s folder, such as --section {section}/1952-founded, or import it into a gallery.",
        ),
        P::SoundThere => says(
            "{file} has the language and place of {other}, which was left as it is; the new one was put into {kept}.",
            "To use the new one, delete {other} and move it there.",
        ),
        P::SoundUnplaced => says(
            "It is not known which text {file} belongs to; it was put into {kept}, which visitors never see.",
            "Move it beside its text under the text’s own name, such as {example}.",
        ),
        _ => texts::told(code),
    }
}

/// Words for the sorts of things that problems name.
pub(super) fn term(name: &str) -> Option<&'static str> {
    Some(match name {
        "string" => "text in quotation marks",
        "integer" => "a whole number",
        "number" => "a number with a decimal point",
        "boolean" => "true or false",
        "date" => "a date without quotation marks",
        "array" => "a list in square brackets",
        "object" => "a table",
        "character" => "it has a character that Windows does not allow",
        "device" => "Windows keeps this name for a device",
        "end" => "it ends with a full stop or a space",
        "length" => "it is longer than 200 bytes",
        "encoding" => "it is not Unicode",
        "list" => "A list",
        "heading" => "A heading of this level",
        "strikethrough" => "Crossed-out text",
        "link" => "A link",
        "quotation" => "A block quotation",
        "code" => "A block of code",
        "table" => "A table",
        "html" => "HTML",
        "rule" => "A line across",
        "image" => "A picture inside the text",
        "avif" => "AVIF",
        "heic" => "HEIC, which phones write",
        "svgz" => "a packed file, as SVGZ drawings are",
        "raw" => "a camera's raw file",
        "pdf" => "a PDF document",
        "odf" => "an OpenDocument file",
        "iwork" => "a document of Pages, Numbers or Keynote",
        "ppt" => "a presentation",
        "rar" => "a RAR archive",
        "7z" => "a 7z archive",
        "film" => "a film",
        "sound" => "a kind of sound that can't be played here",
        "opus" => "an Opus recording",
        "psd" => "a Photoshop file",
        "jxl" => "a JPEG XL picture",
        "unknown" => "no kind of picture that is known",
        "duration" => "its length is",
        "file-size" => "its size is",
        "channels" => "the number of its channels is",
        "rate" => "its sample rate is",
        "minutes" => " min",
        "gib" => " GiB",
        "khz" => " kHz",
        "most" => "at most",
        "least" => "at least",
        "full" => "the disk is full",
        "permission" => "permission is missing",
        "read-only" => "the disk is read-only",
        "not-there" => "it is not there",
        "in-the-way" => "a file is in the way",
        "io" => "the disk or the stick does not give it out",
        _ => return texts::term(name),
    })
}

/// How staff convert what is not imported.
pub(super) fn how(name: &str) -> Option<&'static str> {
    Some(match name {
        "doc" | "wps" | "rtf" | "odf" => "Open it in Word or WPS and save it as .docx.",
        "pdf" => "Copy its text into a Word document; save its pictures or pages as JPEG or PNG.",
        "iwork" => "Export it as Word or Excel.",
        "ppt" => "Save the slides that you need as PNG, and copy the text into a Word document.",
        "xls" => "Open it in Excel or WPS and save it as .xlsx.",
        "rar" | "7z" => "Unpack it on a computer, then import the folder.",
        "film" => "Films are not shown yet. Save its sound as M4A or a still picture as JPEG if that will do.",
        "sound" | "opus" => "Convert it to FLAC or M4A, for example with Audacity or ffmpeg.",
        "raw" => "Develop it with the camera’s program or Lightroom and export it as JPEG or TIFF.",
        "svgz" => "Unpack it with gunzip, or export it from the drawing program as plain SVG.",
        "psd" | "jxl" => "Open it and export it as TIFF, PNG or JPEG.",
        _ => return None,
    })
}
