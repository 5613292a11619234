//! Problems of staff's documents and spreadsheets.

use super::{Told, says};
use crate::problem::ProblemCode;

#[allow(clippy::too_many_lines, reason = "a catalogue is a list")]
pub(super) fn told(code: ProblemCode) -> Told {
    use ProblemCode as P;
    match code {
        P::DocumentEmpty => says("{file} holds no words.", "Check that it is the right file and that it was saved."),
        P::DocumentTooLarge => says(
            "{file} is larger than {limit} MiB.",
            "Take the pictures out of it and import them as files of their own, or split it.",
        ),
        P::DocumentTooLong => says("{file} has more than {limit} paragraphs.", "Split it into several files."),
        P::DocumentUnpacked => says(
            "{file} unpacks to more than {limit} MiB of text.",
            "It is damaged or no office document. Open it on your computer and save it again under a new name.",
        ),
        P::DocumentDamaged => says(
            "{file} can't be read: it is damaged or cut off.",
            "Copy it again from where it came, or open it on your computer and save it again under a new name.",
        ),
        P::DocumentProtected => says(
            "{file} is protected by a password.",
            "Open it, take the password out (File > Info > Protect), and save it again.",
        ),
        P::DocumentConvert => says(
            "{file} is {what}, which can't be read here.",
            "Open it in Word, WPS Writer or LibreOffice and save it as a Word document (.docx).",
        ),
        P::DocumentPdf => says(
            "{file} is a PDF: it holds lines on pages, not paragraphs.",
            "Ask for the document that it was made from. Otherwise open it in Word, which turns it into text, check every line, and save it as .docx.",
        ),
        P::DocumentPages => {
            says("{file} was made with Pages.", "In Pages choose File > Export To > Word, and import the .docx.")
        }
        P::DocumentSlides => says(
            "{file} is {what}; slides can't be read here.",
            "Copy the text into a Word document, and save the pictures as files of their own.",
        ),
        P::TableConvert => says(
            "{file} is {what}, which can't be read here.",
            "Open it in Excel, WPS or LibreOffice and save it as an Excel workbook (.xlsx) or as CSV in UTF-8.",
        ),
        P::DocumentMisnamed => {
            says("{file} is {what} by its content.", "Let its name end in {suggestion}, and import it again.")
        }
        P::DocumentUnknown => says(
            "{file} is no text that can be read: its content is something else.",
            "Open it on your computer to see what it is, and save texts as .docx, .md or .txt.",
        ),
        P::TrackedChanges => says(
            "Paragraph {paragraph} has tracked changes: “{first}”.",
            "In Word, Review > Accept or Reject until none is left, and save.",
        ),
        P::CommentsOpen => says(
            "Paragraph {paragraph} has a comment: “{first}”.",
            "Settle what it asks, delete it (Review > Delete > All Comments), and save.",
        ),
        P::HiddenText => says(
            "Paragraph {paragraph} has hidden words: “{first}”.",
            "Show them in Word with ¶ (Ctrl+Shift+8). Delete them, or take off Hidden under Font, and save.",
        ),
        P::TextForGallery => says(
            "{file} is a text, and a gallery holds pictures.",
            "Import it into a message, a timeline or people, or write it as a caption into media.toml.",
        ),
        P::TableForTimeline => says(
            "{file} is a table, which can become events or people alone.",
            "Import it into a timeline or a section of people.",
        ),
        P::HeaderMissing => says(
            "No row of {file} names its columns.",
            "Write into the first row what stands below it, such as date, title.en, title.zh-Hans, text.en, place, tags, picture.",
        ),
        P::TableTooLong => {
            says("{file} has more than {limit} rows.", "Split it, or take out what does not belong to it.")
        }
        P::TableTooWide => says("{file} has more than {limit} columns.", "Take out the columns that are not needed."),
        P::EncodingGuessed => says(
            "{file} does not say how it was saved; it was read as {value}.",
            "Look whether the words are right. If they are not, save it as UTF-8 in your editor and import it again.",
        ),
        P::LanguagesMixed => says(
            "{file} seems to hold a text in two languages.",
            "Save each language as a file of its own, such as letter.en.docx and letter.zh-Hans.docx.",
        ),
        P::TitleGuessed => says(
            "The first line was taken for the title: “{first}”.",
            "If it is none, write a title above it that begins with #, and an empty line.",
        ),
        P::PictureInside => says(
            "Paragraph {paragraph} (“{first}”) holds a picture, {name}, which is not taken.",
            "Right-click on it in Word, choose Save as Picture, and import the file; or change .docx to .zip in a copy and take it from word/media.",
        ),
        P::PartDropped => says(
            "{what} in paragraph {paragraph} (“{first}”) can't be shown and is left out.",
            "Write it as words, or make a picture of it.",
        ),
        P::TableFlattened => says(
            "A table of {count} cells begins with paragraph {paragraph} (“{first}”); each cell has become a paragraph.",
            "Put the paragraphs into order, or make a picture of the table.",
        ),
        P::ListFlattened => says(
            "A list of {count} begins with paragraph {paragraph} (“{first}”); each entry has become a paragraph without its mark or number.",
            "Write numbers yourself where they are needed.",
        ),
        P::LinksDropped => says(
            "Links in {file}: {count}. Their words are kept, their addresses are not.",
            "Visitors can't open links. An event may have one address, which they take with them as a code.",
        ),
        P::NotesMoved => says(
            "Footnotes and endnotes in {file}: {count}. They stand at the end, each with its number.",
            "Work them into the text, or delete them with their numbers.",
        ),
        P::SheetsPassedOver => says(
            "Of {file} only the sheet “{first}” was read; {count} more were passed over.",
            "Put everything into one sheet, or save each sheet as a file of its own.",
        ),
        P::ColumnKept => says(
            "The column “{value}” has no place in an exhibition. Filled cells: {count}, the first in row {row}; they are kept as comments in item.toml.",
            "Work what visitors should know into the texts.",
        ),
        P::CellTooLong => says(
            "Row {row}: the cell under “{value}” has more than {limit} characters and is left out.",
            "Shorten it, or write it into the text of the event.",
        ),
        P::RowDateMissing => says("Row {row} has no date.", "Write at least the year."),
        P::RowDateUnread => says(
            "Row {row}: “{value}” is not understood as a date.",
            "Write it as far as it is known: 1952, 1952-04, 1952-04-22 or 1952年4月.",
        ),
        P::RowDateAmbiguous => {
            says("Row {row}: “{value}” could be either of two dates.", "Write the year first, such as 1952-04-05.")
        }
        P::RowNoSuchDay => says("Row {row}: the calendar has no “{value}”.", "Correct the month or the day."),
        P::RowMonthMissing => says(
            "Row {row} has the day {value} and no month; the year alone was taken.",
            "Write the month, or take the day out.",
        ),
        P::RowEmpty => says("Row {row} has neither title nor text and is left out.", "Write one of them."),
        P::RowTitleMissing => says("Row {row} has no title.", "Write one, or add it to the text of the event."),
        P::RowKindUnknown => says(
            "Row {row}: the type “{value}” is not known; the row was taken for an event.",
            "Write title, era, or nothing.",
        ),
        P::EraIncomplete => says(
            "Row {row} is an era without a title, a first or a last year; it is left out.",
            "Write its headline, year and end year.",
        ),
        P::PictureRemote => says(
            "Row {row} shows something from the web, {value}, which is not fetched.",
            "If you may use it, save it as a file, import that, and name it in item.toml.",
        ),
        P::RowPartDropped => says(
            "Row {row}: something in the text can't be shown as such: {what}. Its words are kept where it has any.",
            "Read the text once more, and change what no longer fits.",
        ),
        P::RowPictureMissing => says(
            "Row {row}: the picture {value} is not there.",
            "Put it into the event's folder, and name it there in item.toml: [[pictures]] and file = \"…\" below it.",
        ),
        P::TitleTextKept => says(
            "Row {row}: the title's text has no place in a timeline: “{value}”. It is kept as a comment in section.toml.",
            "Write it as the introduction of an era, or into a message.",
        ),
        _ => says("", ""),
    }
}

pub(super) fn term(name: &str) -> Option<&'static str> {
    Some(match name {
        "doc" => "a document of an old Word (.doc)",
        "wps" => "a document of WPS (.wps)",
        "rtf" => "a document in RTF",
        "odt" => "a document of LibreOffice (.odt)",
        "epub" => "an electronic book",
        "web-page" => "a page of the web",
        "word-xml" => "a Word document saved as XML",
        "powerpoint" => "a PowerPoint presentation",
        "odp" => "a presentation of LibreOffice",
        "xls" => "a workbook of an old Excel (.xls)",
        "xlsb" => "a binary workbook (.xlsb)",
        "et" => "a spreadsheet of WPS (.et)",
        "ods" => "a spreadsheet of LibreOffice (.ods)",
        "numbers" => "a spreadsheet of Numbers",
        "workbook" => "an Excel workbook",
        "word-document" => "a Word document",
        "front-matter" => "What stands between the first lines of hyphens",
        "equation" => "An equation",
        "symbol" => "A symbol of a special font",
        "chart" => "A chart",
        "diagram" => "A diagram",
        "object" => "An embedded object",
        "contents" => "A table of contents",
        _ => return None,
    })
}
