//! Problems of what staff bring: sources, archives, and where things go.

use super::{Told, says};
use crate::problem::ProblemCode;

/// Nothing where the problem is of another sort.
#[allow(clippy::too_many_lines, reason = "a catalogue is a list")]
pub(super) fn told(code: ProblemCode) -> Option<Told> {
    use ProblemCode as P;
    Some(match code {
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
        _ => return None,
    })
}
