//! One picture file in several places, and what galleries say of it.

use engine::exhibition::content::Section;
use engine::exhibition::{Draft, Media, PicturePath, compile};
use engine::problem::ProblemCode as P;
use engine::words::Lang;

use crate::exhibitions::{bilingual_toml, draft, exhibition_toml, found, the};

const GALLERY: &str = "kind = \"gallery\"\ntitle = { en = \"G\", zh-Hans = \"图\" }\n";
const DING: &str = "[[pictures]]\nfile = \"ding.png\"\nalt = { en = \"A ding\", zh-Hans = \"鼎\" }\n\
    caption = { en = \"The ding\", zh-Hans = \"青铜鼎\" }\ncredit = { en = \"Drawn\", zh-Hans = \"绘\" }\n";

/// A timeline whose one event shows a picture, and a gallery, in this order of sections.
fn exhibition(order: &str, picture: &str) -> Draft {
    let exhibition = bilingual_toml(order);
    draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("gallery/section.toml", GALLERY),
        ("gallery/media.toml", DING),
        ("gallery/ding.png", ""),
        ("history/section.toml", "kind = \"timeline\"\ntitle = { en = \"H\", zh-Hans = \"史\" }\n"),
        ("history/one/item.toml", &format!("date = 1952\n[[pictures]]\n{picture}")),
        ("history/one/en.md", "# One\n\nText.\n"),
        ("history/one/zh-Hans.md", "# 一\n\n文。\n"),
    ])
}

#[test]
fn what_a_picture_does_not_say_it_takes_from_the_gallery_wherever_that_stands() {
    for order in ["\"history\", \"gallery\"", "\"gallery\", \"history\""] {
        let draft = exhibition(order, "file = \"/gallery/ding.png\"\ncaption.en = \"In 2021\"\n");
        assert_eq!(found(&draft), []);
        let content = compile(&draft, &Media::default());
        let timeline = |section: &&Section| section.id() == "history";
        let picture = &content.sections.iter().find(timeline).unwrap().items()[0].pictures[0];
        assert_eq!((picture.alt["en"].as_str(), picture.alt["zh-Hans"].as_str()), ("A ding", "鼎"));
        assert_eq!((picture.caption["en"].as_str(), picture.caption["zh-Hans"].as_str()), ("In 2021", "青铜鼎"));
        assert_eq!(picture.credit["zh-Hans"], "绘");
        let files: Vec<_> = draft.exhibition.picture_files().into_iter().collect();
        assert_eq!(files, ["gallery/ding.png"]);
        let in_gallery = content.sections.iter().find(|section| section.id() == "gallery").unwrap();
        assert_eq!(in_gallery.items()[0].pictures[0].caption["en"], "The ding", "the gallery keeps its own words");
    }
}

#[test]
fn a_portrait_is_described_by_its_own_words_then_the_gallery_then_the_name() {
    let exhibition = exhibition_toml("\"message\", \"gallery\"");
    let portraits = ["{ file = \"/gallery/ding.png\", alt.en = \"Own\" }", "\"/gallery/ding.png\"", "\"wu.png\""];
    let table = |portrait: &&str| format!("[[signatories]]\nname.en = \"WU\"\nportrait = {portrait}\n");
    let signed: String = portraits.iter().map(table).collect();
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("message/section.toml", &format!("kind = \"message\"\n{signed}")),
        ("message/en.md", "# A\n\nB.\n"),
        ("message/wu.png", ""),
        ("gallery/section.toml", "kind = \"gallery\"\ntitle.en = \"G\"\n"),
        (
            "gallery/media.toml",
            "[[pictures]]\nfile = \"ding.png\"\nalt.en = \"Lent\"\ncaption.en = \"C\"\ncredit = \"We\"\n",
        ),
        ("gallery/ding.png", ""),
    ]);
    assert_eq!(the(&draft, P::CreditMissing).arguments["first"], "wu.png");
    let content = compile(&draft, &Media::default());
    let Section::Message { signatories, .. } = &content.sections[0] else { panic!() };
    let alts: Vec<_> = signatories.iter().map(|s| s.portrait.as_ref().unwrap().alt["en"].as_str()).collect();
    assert_eq!(alts, ["Own", "Lent", "WU"]);
}

#[test]
fn a_picture_that_no_gallery_lists_lacks_its_words_as_ever() {
    let draft = exhibition("\"history\", \"gallery\"", "file = \"/history/one/own.png\"\n");
    assert_eq!(the(&draft, P::PictureMissing).file, "history/one/item.toml");
    let missing = draft.problems.iter().filter(|problem| problem.file == "history/one/item.toml").count();
    assert_eq!(missing, 1 + 3 * 2, "{:#?}", draft.problems);
}

#[test]
fn a_shared_picture_that_is_not_there_is_named_with_the_one_that_was_meant() {
    for (written, meant) in [
        ("/gallery/dnig.png", Some("/gallery/ding.png")),
        ("/galery/ding.png", Some("/gallery/ding.png")),
        ("/gallery/xyz.png", None),
        ("/other/ding.png", None),
    ] {
        let draft = exhibition("\"history\", \"gallery\"", &format!("file = \"{written}\"\n"));
        let problem = the(&draft, P::PictureMissing);
        assert_eq!((problem.file.as_str(), problem.line), ("history/one/item.toml", Some(3)));
        assert_eq!(problem.arguments.get("suggestion").map(String::as_str), meant, "{written}");
    }
    let draft = exhibition("\"history\", \"gallery\"", "file = \"/gallery/xyz.png\"\n");
    let remedy = the(&draft, P::PictureMissing).remedy(Lang::En);
    assert_eq!(remedy, "Put the file into gallery/, or take its entry out of history/one/item.toml.");
}

#[test]
fn no_picture_is_named_out_of_the_exhibition() {
    for file in ["../gallery/ding.png", "/../ding.png", "//gallery/ding.png", "/gallery/../../x.png", "/", "C:/a.png"] {
        assert!(PicturePath::parse(file).is_err(), "{file}");
        let draft = exhibition("\"history\", \"gallery\"", &format!("file = \"{file}\"\n"));
        assert_eq!(found(&draft), [(P::BadPicturePath, "history/one/item.toml", Some(3))], "{file}");
    }
    assert_eq!(PicturePath::parse("/gallery/ding.png").unwrap().seen_from("history/one"), "gallery/ding.png");
    assert_eq!(PicturePath::parse("1952/a.png").unwrap().seen_from("history"), "history/1952/a.png");
}

#[test]
fn pictures_may_stand_in_a_folder_of_their_own() {
    let exhibition = exhibition_toml("\"gallery\"");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("gallery/section.toml", "kind = \"gallery\"\ntitle.en = \"G\"\n"),
        (
            "gallery/media.toml",
            "[[pictures]]\nfile = \"/pictures/a.png\"\nalt.en = \"A\"\ncaption.en = \"A\"\ncredit = \"A\"\n\
             [[pictures]]\nfile = \"/gallery/b.png\"\nalt.en = \"B\"\ncaption.en = \"B\"\ncredit = \"B\"\n",
        ),
        ("gallery/b.png", ""),
        ("pictures/a.png", ""),
        ("pictures/forgotten.png", ""),
        ("drafts/c.png", ""),
    ]);
    let named = [(P::FolderUnlisted, "drafts", None), (P::PictureUnlisted, "pictures/forgotten.png", None)];
    assert_eq!(found(&draft), named);
    let ids: Vec<_> = draft.exhibition.sections[0].items().iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["gallery/pictures/a", "gallery/b"]);
}

#[test]
fn a_picture_of_a_pixel_and_one_of_forty_thousand_are_both_shown() {
    let exhibition = exhibition_toml("\"gallery\"");
    let folder = crate::exhibitions::folder(&[
        ("exhibition.toml", exhibition.as_str()),
        ("gallery/section.toml", "kind = \"gallery\"\ntitle.en = \"G\"\n"),
        (
            "gallery/media.toml",
            "[[pictures]]\nfile = \"dot.png\"\nalt.en = \"A\"\ncaption.en = \"A\"\ncredit = \"A\"\n\
             [[pictures]]\nfile = \"scroll.png\"\nalt.en = \"B\"\ncaption.en = \"B\"\ncredit = \"B\"\n",
        ),
    ]);
    let save = |name: &str, width: u32, height: u32| {
        image::RgbImage::new(width, height).save(folder.path().join("gallery").join(name)).unwrap();
    };
    save("dot.png", 1, 1);
    save("scroll.png", 40_000, 12);
    let draft = engine::exhibition::read(folder.path()).unwrap();
    assert_eq!(found(&draft), [(P::PictureSmall, "gallery/media.toml", Some(2))]);
    let store = tempfile::tempdir().unwrap();
    let built = store.path().join("built-in");
    engine::edition::build(folder.path(), &built, &mut |_| {}).unwrap();
    let content = engine::edition::current(None, &built).unwrap();
    let sizes = |item: usize| {
        let picture = &content.content().sections[0].items()[item].pictures[0];
        let widths: Vec<u32> = picture.sizes.iter().map(|size| size.width).collect();
        ((picture.width, picture.height), widths)
    };
    assert_eq!(sizes(0), ((1, 1), vec![1]));
    assert_eq!(sizes(1), ((40_000, 12), vec![320, 960, 1920, 3840]));
}
