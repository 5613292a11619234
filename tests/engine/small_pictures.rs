//! Pictures with too few pixels for their place on the screen.

use engine::exhibition::read;
use engine::problem::ProblemCode as P;
use engine::words::Lang;

use crate::exhibitions::{exhibition_toml, folder, found, write};

const WORDS: &str = "alt.en = \"A\"\ncaption.en = \"A\"\ncredit = \"A\"\n";

fn save(folder: &tempfile::TempDir, name: &str, width: u32, height: u32) {
    image::RgbImage::new(width, height).save(folder.path().join(name)).unwrap();
}

fn tables(names: &[&str]) -> String {
    let table = |name: &&str| format!("[[pictures]]\nfile = \"{name}\"\n{WORDS}");
    names.iter().map(table).collect::<Vec<_>>().concat()
}

#[test]
fn those_of_one_list_are_named_together_with_what_would_be_enough() {
    let folder = folder(&[
        ("exhibition.toml", &exhibition_toml("\"gallery\"")),
        ("gallery/section.toml", "kind = \"gallery\"\ntitle.en = \"G\"\n"),
        ("gallery/media.toml", &tables(&["enough.png", "thumbnail.png", "drawing.svg", "high.png", "other.png"])),
        ("gallery/drawing.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>"),
    ]);
    save(&folder, "gallery/enough.png", 960, 40);
    save(&folder, "gallery/thumbnail.png", 40, 30);
    save(&folder, "gallery/high.png", 40, 960);
    save(&folder, "gallery/other.png", 959, 959);
    let draft = read(folder.path()).unwrap();
    assert_eq!(found(&draft), [(P::PictureSmall, "gallery/media.toml", Some(7))]);
    let problem = &draft.problems[0];
    assert!(!draft.has_errors(), "it is better than none");
    for (lang, words) in [(Lang::En, "blurred on the screen: 2"), (Lang::ZhHans, "会模糊的图片：2 张")] {
        let told = problem.sentence(lang);
        assert!(told.contains(words) && told.contains("thumbnail.png") && told.contains("40 × 30"), "{told}");
        assert!(problem.remedy(lang).contains("960"), "{}", problem.remedy(lang));
    }
}

#[test]
fn a_portrait_and_a_crest_need_fewer_pixels() {
    let message = "kind = \"message\"\npicture = { file = \"hall.png\", alt.en = \"A\", caption.en = \"A\", credit = \"A\" }\n\
        [[signatories]]\nname.en = \"Ada Low\"\nportrait = { file = \"low.png\", credit = \"A\" }\n\
        [[signatories]]\nname.en = \"Ada High\"\nportrait = { file = \"high.png\", credit = \"A\" }\n";
    let crest = exhibition_toml("\"message\", \"history\", \"people\"") + "[look]\ncrest = \"crest.png\"\n";
    let folder = folder(&[
        ("exhibition.toml", &crest),
        ("message/section.toml", message),
        ("message/en.md", "# Welcome\n\nCome in.\n"),
        ("history/section.toml", "kind = \"timeline\"\ntitle.en = \"H\"\n"),
        ("history/one/item.toml", &("date = 1952\n".to_owned() + &tables(&["/message/high.png"]))),
        ("history/one/en.md", "# One\n\nText.\n"),
        ("people/section.toml", "kind = \"people\"\ntitle.en = \"P\"\n"),
        ("people/low/item.toml", &tables(&["/message/low.png", "/message/high.png"])),
        ("people/low/en.md", "# Low\n\nText.\n"),
    ]);
    save(&folder, "crest.png", 191, 191);
    save(&folder, "message/hall.png", 700, 500);
    save(&folder, "message/high.png", 480, 300);
    save(&folder, "message/low.png", 479, 300);
    let draft = read(folder.path()).unwrap();
    let named = [
        (P::PictureSmall, "exhibition.toml", Some(8)),
        (P::PictureSmall, "history/one/item.toml", Some(3)),
        (P::PictureSmall, "message/section.toml", Some(5)),
        (P::PictureSmall, "message/section.toml", Some(2)),
        (P::PictureSmall, "people/low/item.toml", Some(2)),
    ];
    let mut expected: Vec<_> = named.to_vec();
    expected.sort_by_key(|(_, file, line)| (*file, *line));
    assert_eq!(found(&draft), expected);
    let needed: Vec<&str> = draft.problems.iter().map(|problem| problem.arguments["needed"].as_str()).collect();
    assert_eq!(needed, ["192", "960", "960", "480", "480"]);
    save(&folder, "crest.png", 192, 20);
    write(folder.path(), "message/section.toml", "kind = \"message\"\n[[signatories]]\nname.en = \"Ada Low\"\n");
    assert!(!found(&read(folder.path()).unwrap()).iter().any(|(_, file, _)| *file == "exhibition.toml"));
}
