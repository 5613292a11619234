//! Problems of pictures, drawings, recordings and their timings.

use super::{Told, hints, says};
use crate::problem::ProblemCode;

/// Nothing where the problem is of another sort.
#[allow(clippy::too_many_lines, reason = "a catalogue is a list")]
pub(super) fn told(code: ProblemCode) -> Option<Told> {
    use ProblemCode as P;
    Some(match code {
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
            "Let jubilee import convert it if it is HEIC or AVIF; otherwise save it as JPEG, PNG, WebP, TIFF, GIF, BMP or SVG and write the new name into {by}.",
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
        P::PictureUnlisted => says(
            "Pictures in {folder} that nothing names: {count}. The first is {first}.",
            "Add a table for each to media.toml or item.toml, or take them out.",
        ),
        _ => return None,
    })
}
