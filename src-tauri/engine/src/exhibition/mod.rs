//! What an exhibition says: reading the folder that staff wrote, naming everything that is wrong with it, and compiling
//! it for windows. Making derivatives and storing editions is not done here.

mod check;
mod compile;
pub mod content;
mod correspond;
mod cues;
mod date;
pub mod document;
pub mod files;
mod folder;
mod gallery;
mod interface;
mod items;
mod language;
mod lengths;
mod letters;
pub(crate) mod markdown;
mod media;
pub mod model;
mod names;
mod people;
mod pictures;
mod read;
mod schemas;
mod scripts;
mod sections;
mod sentences;
mod tags;
mod texts;
mod timeline;
pub(crate) mod unfinished;
mod unknown;
pub mod values;
mod walk;

pub use check::{Counts, Missing, Report, check};
pub use compile::compile;
pub use content::Content;
#[cfg(fuzzing)]
pub use cues::fit as fit_cues;
pub use date::{KnownDate, KnownDateError};
pub(crate) use folder::MARKDOWN_LIMIT;
pub use folder::ReadError;
pub use folder::is_left_behind;
pub use items::ITEMS;
pub use language::{LanguageTag, LanguageTagError};
pub use lengths::Room;
pub use media::{Media, PictureMedia, SoundMedia};
pub use names::{InnerPath, InnerPathError, NameFault, PicturePath, check_name};
pub(crate) use pictures::{is_named_like_a_picture, picture_problem};
pub use read::{Draft, Probe, read, read_with};
pub use schemas::for_editors as schemas_for_editors;
pub(crate) use scripts::sound_problem;
pub use sentences::{reading, reading_time, split as split_sentences};
pub(crate) use walk::excerpt;
