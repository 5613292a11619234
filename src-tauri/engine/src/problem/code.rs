//! Which problems there are.

use serde::{Deserialize, Serialize};

use super::Severity;

macro_rules! codes {
    ($( $(#[$doc:meta])* $name:ident: $severity:ident, )*) => {
        /// Every kind of problem there is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum ProblemCode { $( $(#[$doc])* $name, )* }

        impl ProblemCode {
            /// All of them.
            pub const ALL: &'static [ProblemCode] = &[ $( Self::$name, )* ];

            /// How grave it is.
            pub fn severity(self) -> Severity {
                match self { $( Self::$name => Severity::$severity, )* }
            }
        }
    };
}

codes! {
    /// The folder holds no `exhibition.toml`.
    NoExhibition: Error,
    /// The file asks for a newer format.
    FormatTooNew: Error,
    /// The file can't be read.
    Unreadable: Error,
    /// The file is not UTF-8.
    NotUtf8: Error,
    /// The file is larger than its kind may be.
    TooLarge: Error,
    /// Something is nested too deeply.
    TooDeep: Error,
    /// More items than an exhibition may have.
    TooManyItems: Error,
    /// More files than an exhibition may have.
    TooManyFiles: Error,
    /// Not TOML.
    Syntax: Error,
    /// A key that nothing reads.
    UnknownKey: Error,
    /// A key that must be there.
    MissingKey: Error,
    /// A key without words.
    KeyEmpty: Error,
    /// Not the identifier of an exhibition.
    BadId: Error,
    /// An exhibition without sections.
    NoSections: Error,
    /// A value of the wrong type.
    WrongType: Error,
    /// A value that is not one of those allowed.
    NotAllowed: Error,
    /// A number outside its range.
    OutOfRange: Error,
    /// A text that has not the form of what it says.
    BadForm: Error,
    /// Not a language tag.
    BadLanguage: Error,
    /// Not a date.
    BadDate: Error,
    /// A day that its month has not.
    NoSuchDay: Error,
    /// Not the name of a file in this folder.
    BadPath: Error,
    /// Neither a picture in this folder nor one in the exhibition.
    BadPicturePath: Error,
    /// Not an address on the web.
    BadAddress: Error,
    /// Not the short name of a tag or an era.
    BadShortName: Error,
    /// Not a colour.
    BadColour: Error,
    /// The same thing twice.
    Twice: Error,
    /// First year after the last.
    YearsReversed: Error,
    /// A name that Windows does not allow.
    NameForbidden: Error,
    /// Two names that differ only in capitals.
    NamesCollide: Error,
    /// A link that leads out of the exhibition.
    LinkOutside: Error,
    /// A link that leads nowhere or to a folder.
    LinkUnusable: Error,
    /// Neither a file nor a folder.
    NotAFile: Error,
    /// A section that is named and has no folder.
    SectionMissing: Error,
    /// A section's folder without `section.toml`.
    SectionFileMissing: Error,
    /// An item that is named and has no folder.
    ItemMissing: Error,
    /// A person that something leads to and that is not there.
    PersonMissing: Error,
    /// An item's folder without `item.toml`.
    ItemFileMissing: Error,
    /// An event in the folder that a timeline keeps for its eras.
    EventFolderReserved: Error,
    /// An event without a date.
    EventDateMissing: Warning,
    /// A text that exists in no language.
    NoText: Error,
    /// A picture that is named and not there.
    PictureMissing: Error,
    /// A picture that can't be read.
    PictureBroken: Error,
    /// A kind of picture that is not known.
    PictureUnsupported: Error,
    /// A picture that ends before its pixels do.
    PictureCutOff: Error,
    /// A picture with more pixels than can be worked on.
    PictureTooLarge: Error,
    /// A picture whose file is larger than can be worked on.
    PictureFileTooLarge: Error,
    /// A picture whose pixels take more memory than can be worked on.
    PictureDecodedTooLarge: Error,
    /// A drawing whose file is larger than can be worked on.
    DrawingTooLarge: Error,
    /// A drawing that is not XML.
    DrawingBroken: Error,
    /// A drawing with letters that no font is there for.
    DrawingText: Error,
    /// A drawing that names another file.
    DrawingOutside: Error,
    /// A drawing that holds a picture that can't be shown.
    DrawingPicture: Error,
    /// A drawing that would take too long or too much memory.
    DrawingTooComplex: Error,
    /// A sound that can't be read.
    SoundBroken: Error,
    /// A kind of sound that is not known.
    SoundUnsupported: Error,
    /// A sound that is longer or larger, or has more channels or another rate, than can be played.
    SoundLimit: Error,
    /// Pictures with too few pixels for their place on the screen.
    PictureSmall: Warning,
    /// Timings that are not `WebVTT`.
    TimingsBroken: Warning,
    /// A section without items.
    SectionEmpty: Warning,
    /// A language that the exhibition does not list.
    LanguageUnlisted: Warning,
    /// A language written from right to left.
    RightToLeft: Warning,
    /// A text that is missing in a language.
    TextMissing: Warning,
    /// A text without words.
    TextEmpty: Warning,
    /// A text without a title.
    TitleMissing: Warning,
    /// A title that is too long for its place on the screen.
    TitleLong: Warning,
    /// A motto that is too long for how large it is set.
    MottoLong: Warning,
    /// Letters that no bundled face draws.
    LettersUndrawn: Warning,
    /// A tag that `exhibition.toml` does not name.
    TagUndeclared: Warning,
    /// An introduction of no era.
    EraUnlisted: Warning,
    /// Words that are missing in a language.
    WordsMissing: Warning,
    /// Pictures without alt text in a language.
    AltMissing: Warning,
    /// Pictures without a caption in a language.
    CaptionMissing: Warning,
    /// Pictures without a credit in a language.
    CreditMissing: Warning,
    /// Unequal numbers of paragraphs.
    ParagraphsUnequal: Warning,
    /// Unequal numbers of sentences in a paragraph.
    SentencesUnequal: Warning,
    /// Markdown that is shown as plain text.
    MarkdownPlain: Warning,
    /// Markdown that is left out.
    MarkdownDropped: Warning,
    /// A recording without timings.
    TimingsMissing: Warning,
    /// Timings without a recording.
    SoundMissing: Warning,
    /// A recording without its text.
    SoundWithoutText: Warning,
    /// A second recording of the same text.
    SoundTwice: Warning,
    /// Recorded in other languages, not in this one.
    NarrationMissing: Warning,
    /// A cue that fits no sentence.
    CueUnmatched: Warning,
    /// A cue whose words differ from its sentence.
    CueDiffers: Warning,
    /// A sentence without a cue.
    SentenceWithoutCue: Warning,
    /// Cues out of order or over one another.
    CuesOverlap: Warning,
    /// A cue after the end of the sound.
    CueAfterEnd: Warning,
    /// A recording much longer or shorter than its text takes to read.
    SoundLength: Warning,
    /// A file that nothing reads.
    FileUnknown: Warning,
    /// A folder that `exhibition.toml` does not name.
    FolderUnlisted: Warning,
    /// A picture that `media.toml` does not name.
    PictureUnlisted: Warning,

    // Staff's documents and spreadsheets.
    /// A document or spreadsheet without words.
    DocumentEmpty: Error,
    /// A document or spreadsheet whose file is larger than can be read.
    DocumentTooLarge: Error,
    /// A document with more paragraphs than can be read.
    DocumentTooLong: Error,
    /// A document or spreadsheet that unpacks to more than can be read.
    DocumentUnpacked: Error,
    /// A document or spreadsheet that breaks off or is no whole file of its kind.
    DocumentDamaged: Error,
    /// A document or spreadsheet with a password.
    DocumentProtected: Error,
    /// A document of a kind that a word processor can convert.
    DocumentConvert: Error,
    /// A PDF.
    DocumentPdf: Error,
    /// A document of Pages.
    DocumentPages: Error,
    /// A presentation.
    DocumentSlides: Error,
    /// A spreadsheet of a kind that a spreadsheet program can convert.
    TableConvert: Error,
    /// A file whose name says that it is something else.
    DocumentMisnamed: Error,
    /// A file that is no text.
    DocumentUnknown: Error,
    /// A paragraph with changes that nobody has accepted or rejected.
    TrackedChanges: Error,
    /// A paragraph with a comment.
    CommentsOpen: Error,
    /// A paragraph with hidden words.
    HiddenText: Error,
    /// A text that is to go into a gallery.
    TextForGallery: Error,
    /// A spreadsheet that is to go where no events or people are.
    TableForTimeline: Error,
    /// A spreadsheet without names of columns.
    HeaderMissing: Error,
    /// A spreadsheet with more rows than an exhibition may have items.
    TableTooLong: Error,
    /// A spreadsheet with more columns than can be read.
    TableTooWide: Error,
    /// A text whose encoding was guessed.
    EncodingGuessed: Warning,
    /// A text that seems to be in two languages.
    LanguagesMixed: Warning,
    /// A first line that was taken for the title.
    TitleGuessed: Warning,
    /// A picture inside a document.
    PictureInside: Warning,
    /// Something in a document that is left out.
    PartDropped: Warning,
    /// A table in a document that became paragraphs.
    TableFlattened: Warning,
    /// A list in a document that became paragraphs.
    ListFlattened: Warning,
    /// Links in a document of which the words are kept.
    LinksDropped: Warning,
    /// Notes of a document that stand at its end.
    NotesMoved: Warning,
    /// Sheets after the first one.
    SheetsPassedOver: Warning,
    /// A column that has no place in an exhibition.
    ColumnKept: Warning,
    /// A cell with more than can be read.
    CellTooLong: Warning,
    /// A row without a date.
    RowDateMissing: Warning,
    /// A date that is not understood.
    RowDateUnread: Warning,
    /// A date that could be one of two.
    RowDateAmbiguous: Warning,
    /// A date that the calendar has not.
    RowNoSuchDay: Warning,
    /// A day without its month.
    RowMonthMissing: Warning,
    /// A row without title and text.
    RowEmpty: Warning,
    /// A row without a title.
    RowTitleMissing: Warning,
    /// A row of a kind that is not known.
    RowKindUnknown: Warning,
    /// An era without a title or without its years.
    EraIncomplete: Warning,
    /// A picture in the web.
    PictureRemote: Warning,
    /// Something in a row's text that can't be shown as such.
    RowPartDropped: Warning,
    /// A picture that a row names and that is not there.
    RowPictureMissing: Warning,
    /// The text of a timeline's title.
    TitleTextKept: Warning,
    // What staff bring to be imported.
    /// A link in a source.
    ImportLink: Error,
    /// A device, a pipe or a socket in a source.
    ImportDevice: Error,
    /// A source with too many folders inside one another.
    ImportTooDeep: Error,
    /// A file without content.
    ImportEmpty: Error,
    /// A file of no kind that is known.
    ImportUnknown: Error,
    /// A file of a kind that must be converted first.
    ImportConvert: Error,
    /// A text that nothing says the place of.
    TextUnplaced: Error,
    /// A text for a place that has one in the language.
    TextThere: Warning,
    /// More text than is held at once.
    ImportTexts: Error,
    /// A row of a table whose event or person is there and says something else.
    ItemThere: Warning,
    /// A table with a title or eras, for a timeline that is there.
    SectionThere: Warning,
    /// A picture that was imported before and that no list names.
    ImportUnlisted: Warning,
    /// A table for a new timeline, together with pictures for a list.
    TableBeside: Error,
    /// A file larger than its kind may be.
    ImportTooLarge: Error,
    /// A file that changed while it was read.
    ImportChanged: Error,
    /// A file of several pages, of which the first is taken.
    ImportFirstPage: Warning,
    /// A name whose extension is another kind's.
    ExtensionWrong: Warning,
    /// A zip that can't be read.
    ArchiveBroken: Error,
    /// A zip with too many files or too much in it.
    ArchiveTooLarge: Error,
    /// A file that is packed more tightly than any photograph.
    ArchiveBomb: Error,
    /// A name in a zip that leads out of it.
    ArchiveUnsafe: Error,
    /// A file in a zip with a password.
    ArchiveLocked: Error,
    /// A zip packed in a way that is not known.
    ArchiveMethod: Error,
    /// A zip in a zip.
    ArchiveNested: Error,
    /// A phone's picture, and no program to convert it.
    HeifMissing: Error,
    /// A phone's picture that could not be converted.
    HeifFailed: Error,
    /// A picture for a message.
    PictureInMessage: Error,
    /// A picture for a section whose items have the pictures.
    PictureWithoutItem: Error,
    /// A recording of a text that has one.
    SoundThere: Warning,
    /// A recording of no text that is known.
    SoundUnplaced: Warning,
}
