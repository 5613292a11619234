//! Large exhibitions.

use std::fmt::Write as _;

use engine::exhibition::{ITEMS, Media, compile, read};
use engine::problem::ProblemCode;

use crate::exhibitions::{exhibition_toml, folder, the};

fn gallery(count: usize) -> tempfile::TempDir {
    let mut media = String::new();
    for number in 0..count {
        write!(media, "[[pictures]]\nfile=\"{number:05}.png\"\n").unwrap();
    }
    let exhibition = exhibition_toml("\"gallery\"");
    folder(&[
        ("exhibition.toml", exhibition.as_str()),
        ("gallery/section.toml", "kind = \"gallery\"\ntitle = { en = \"G\" }\n"),
        ("gallery/media.toml", &media),
    ])
}

#[test]
fn an_exhibition_of_thousands_of_items_is_compiled_in_order() {
    let folder = gallery(3_000);
    let draft = read(folder.path()).unwrap();
    let content = compile(&draft, &Media::default());
    let items = content.sections[0].items();
    assert_eq!(items.len(), 3_000);
    assert_eq!(items[2_999].id, "gallery/02999");
    assert_eq!(the(&draft, ProblemCode::AltMissing).arguments["count"], "3000");
}

#[test]
fn items_beyond_the_limit_are_left_out_and_named_once() {
    let folder = gallery(ITEMS + 5);
    let draft = read(folder.path()).unwrap();
    the(&draft, ProblemCode::TooManyItems);
    assert_eq!(draft.exhibition.sections[0].items().len(), ITEMS);
}
