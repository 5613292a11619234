//! Words that stand where a screen has no room for more.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use engine::exhibition::Room;
use engine::problem::ProblemCode as P;

use crate::exhibitions::{draft, exhibition_toml, found};

/// What `check` finds in an exhibition whose every place has words of so many columns more than there is room for.
fn problems(letter: &str, width: usize, more: usize) -> Vec<(P, String)> {
    let words = |room: Room| letter.repeat((room.columns() + more) / width);
    let exhibition = exhibition_toml("\"history\"").replace("Small", &words(Room::Exhibition))
        + &format!("[motto]\nen = \"{}\"\n", words(Room::Motto))
        + &format!("[[tags]]\nid = \"a\"\ntitle.en = \"{}\"\n", words(Room::Tag));
    let timeline = format!(
        "kind = \"timeline\"\ntitle.en = \"{}\"\n[[eras]]\nid = \"old\"\nyears.from = 1952\nyears.to = 1960\ntitle.en = \"{}\"\n",
        words(Room::Section),
        words(Room::Era)
    );
    let draft = draft(&[
        ("exhibition.toml", &exhibition),
        ("history/section.toml", &timeline),
        ("history/one/item.toml", "date = 1952\n"),
        ("history/one/en.md", &format!("# {}\n\nText.\n", words(Room::Item))),
    ]);
    found(&draft).into_iter().map(|(code, file, _)| (code, file.to_owned())).collect()
}

#[test]
fn words_may_be_as_long_as_their_place_has_room_for_in_either_script() {
    for (letter, width) in [("a", 1), ("钢", 2)] {
        assert_eq!(problems(letter, width, 0), [], "{letter}");
        let mut named = problems(letter, width, width);
        named.sort_by_key(|(code, file)| (format!("{code:?}"), file.clone()));
        let expected = [
            (P::MottoLong, "exhibition.toml"),
            (P::TitleLong, "exhibition.toml"),
            (P::TitleLong, "exhibition.toml"),
            (P::TitleLong, "history/one/en.md"),
            (P::TitleLong, "history/section.toml"),
            (P::TitleLong, "history/section.toml"),
        ];
        assert_eq!(named, expected.map(|(code, file)| (code, file.to_owned())), "{letter}");
    }
}

/// The interface's own tests read how much room there is, and hold it to that.
#[test]
fn the_interface_is_held_to_the_room_that_check_knows() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/ui/lengths.json");
    let rooms: BTreeMap<String, usize> =
        Room::ALL.into_iter().map(|room| (format!("{room:?}").to_lowercase(), room.columns())).collect();
    let told = serde_json::to_string_pretty(&rooms).expect("plain data") + "\n";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &told).expect("the file");
    }
    assert_eq!(fs::read_to_string(&path).expect("the file"), told, "write it with UPDATE=1");
}
