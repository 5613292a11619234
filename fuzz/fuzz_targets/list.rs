//! Adding a picture to a list that staff wrote: all of it stays, and the new one comes last.
#![no_main]

use engine::exhibition::check_name;
use engine::intake::Suggestions;
use engine::intake::fuzzed::{appended, named, portable};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    // The list, and behind a form feed the name of the file.
    let (list, name) = text.split_once('\u{c}').unwrap_or((text, "校门 (2)"));
    let file = portable(name) + ".jpg";
    assert!(check_name(&file).is_ok(), "{file:?}");
    let said = Suggestions { caption: Some(name.to_owned()), credit: Some(list.to_owned()), ..Suggestions::default() };
    let Some((after, names)) = appended(list, &file, said) else { return };
    let mut before = named(list);
    before.push(file);
    assert_eq!(names, before, "{after}");
});
