//! The TOML files of an exhibition.
#![no_main]

use std::sync::LazyLock;

use engine::exhibition::document::{FileSchema, read};
use engine::exhibition::files::{ExhibitionFile, ItemFile, MediaFile, MessageFile, TimelineFile};
use engine::words::Lang;
use libfuzzer_sys::fuzz_target;

macro_rules! read_as {
    ($text:expr, $($kind:ty),*) => {$({
        static SCHEMA: LazyLock<FileSchema> = LazyLock::new(FileSchema::of::<$kind>);
        let mut problems = Vec::new();
        let _ = read::<$kind>("a.toml", $text, &SCHEMA, &mut problems);
        for problem in problems {
            let _ = problem.sentence(Lang::En) + &problem.remedy(Lang::ZhHans);
        }
    })*};
}

fuzz_target!(|text: &str| {
    read_as!(text, ExhibitionFile, ItemFile, MediaFile, MessageFile, TimelineFile);
});
