//! What is said of pictures, and pictures that can't be used.

use engine::exhibition::content::Section;
use engine::exhibition::{Media, check, compile, read};
use engine::problem::ProblemCode as P;
use engine::words::Lang;

use crate::exhibitions::{bilingual_toml, draft, exhibition_toml, folder, found, the};
use crate::imaging::crc32;
use crate::sections::TIMELINE;

#[test]
fn missing_words_of_pictures_are_counted_by_file_and_language() {
    let exhibition = bilingual_toml("\"gallery\"");
    let table = "[[pictures]]\nfile = \"NAME.png\"\nalt = { en = \"x\" }\ncredit = \"We\"\n";
    let media: String = ["a", "b", "c"].iter().map(|name| table.replace("NAME", name)).collect();
    let folder = folder(&[
        ("exhibition.toml", exhibition.as_str()),
        ("gallery/section.toml", "kind = \"gallery\"\ntitle = { en = \"G\", zh-Hans = \"图\" }\n"),
        ("gallery/media.toml", &media),
        ("gallery/a.png", ""),
        ("gallery/b.png", ""),
        ("gallery/c.png", ""),
    ]);
    let report = check(folder.path(), None).unwrap();
    assert_eq!(report.counts.missing.alt, 3);
    assert_eq!(report.counts.missing.captions, 6);
    assert_eq!(report.counts.missing.credits, 0);
    assert_eq!((report.counts.warnings, report.counts.errors), (3, 0));
    let alt = report.problems.iter().find(|problem| problem.code == P::AltMissing).unwrap();
    assert_eq!((alt.arguments["count"].as_str(), alt.arguments["first"].as_str(), alt.line), ("3", "a.png", Some(2)));
}

#[test]
fn a_title_or_place_that_lacks_a_language_is_named() {
    let exhibition = bilingual_toml("\"gallery\"");
    let folder = folder(&[
        ("exhibition.toml", exhibition.as_str()),
        ("gallery/section.toml", "kind = \"gallery\"\ntitle = { en = \"G\", zh-Hans = \"图\" }\n"),
        (
            "gallery/media.toml",
            "[[pictures]]\nfile = \"a.png\"\nalt = { en = \"x\", zh-Hans = \"甲\" }\ncredit = \"We\"\n\
             caption = { en = \"x\", zh-Hans = \"甲\" }\ntitle = { en = \"A\" }\nplace = { en = \"Beijing\" }\n",
        ),
        ("gallery/a.png", ""),
    ]);
    let report = check(folder.path(), None).unwrap();
    let missing: Vec<_> = report.problems.iter().map(|p| (p.code, p.line, p.arguments["key"].as_str())).collect();
    assert_eq!(missing, [(P::WordsMissing, Some(6), "title"), (P::WordsMissing, Some(7), "place")]);
    assert_eq!(report.counts.missing.words, 2);
}

#[test]
fn a_caption_that_stands_for_a_title_should_not_be_longer_than_one() {
    let exhibition = exhibition_toml("\"gallery\"");
    let long = "a".repeat(121);
    let table = "[[pictures]]\nalt.en = \"A\"\ncredit = \"We\"\n";
    let media = format!(
        "{table}caption.en = \"{long}\"\nfile = \"a.png\"\n{table}caption.en = \"{long}\"\nfile = \"b.png\"\ntitle.en = \"B\"\n"
    );
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("gallery/section.toml", "kind = \"gallery\"\ntitle = { en = \"G\" }\n"),
        ("gallery/media.toml", &media),
        ("gallery/a.png", ""),
        ("gallery/b.png", ""),
    ]);
    assert_eq!(found(&draft), [(P::TitleLong, "gallery/media.toml", Some(5))]);
}

#[test]
fn what_a_picture_of_an_event_can_not_say_is_refused() {
    let draft = draft(&[
        ("exhibition.toml", &exhibition_toml("\"history\"")),
        ("history/section.toml", TIMELINE),
        (
            "history/one/item.toml",
            "date = 1952\n[[pictures]]\nfile = \"a.png\"\nalt.en = \"A\"\ncaption.en = \"A\"\ncredit = \"A\"\n\
             title.en = \"A\"\ndate = 1952\nplace.en = \"A\"\ntags = [\"a\"]\n",
        ),
        ("history/one/en.md", "# One\n\nText.\n"),
        ("history/one/a.png", ""),
    ]);
    let file = "history/one/item.toml";
    assert_eq!(found(&draft), [7, 8, 9, 10].map(|line| (P::UnknownKey, file, Some(line))));
}

#[test]
fn pictures_that_are_missing_broken_or_of_no_known_kind_are_named_and_stood_in_for() {
    let exhibition = exhibition_toml("\"gallery\"");
    let table = "[[pictures]]\nfile = \"NAME\"\nalt.en = \"A\"\ncaption.en = \"C\"\ncredit = \"We\"\n";
    let names = ["gone.png", "cut.png", "notes.heic", "whole.png", "whole.png"];
    let tables: String = names.iter().map(|name| table.replace("NAME", name)).collect();
    let folder = folder(&[
        ("exhibition.toml", exhibition.as_str()),
        ("gallery/section.toml", "kind = \"gallery\"\ntitle = { en = \"G\" }\n"),
        ("gallery/media.toml", &tables),
        ("gallery/whole.png", ""),
        ("gallery/notes.heic", "just words"),
        ("gallery/extra.png", ""),
    ]);
    let whole = std::fs::read(folder.path().join("gallery/whole.png")).unwrap();
    std::fs::write(folder.path().join("gallery/cut.png"), &whole[..20]).unwrap();
    let draft = read(folder.path()).unwrap();
    let mut codes = found(&draft);
    codes.sort();
    assert_eq!(
        codes,
        [
            (P::Twice, "gallery/media.toml", Some(22)),
            (P::PictureMissing, "gallery/media.toml", Some(2)),
            (P::PictureUnsupported, "gallery/notes.heic", None),
            (P::PictureCutOff, "gallery/cut.png", None),
            (P::PictureUnlisted, "gallery/extra.png", None),
        ]
    );
    assert_eq!(draft.exhibition.picture_files().into_iter().collect::<Vec<_>>(), ["gallery/whole.png"]);
    let content = compile(&draft, &Media::default());
    assert_eq!(content.sections[0].items().len(), 4);
    assert!(content.sections[0].items().iter().all(|item| item.pictures[0].sizes.is_empty()));
}

#[test]
fn a_picture_that_publishing_would_refuse_is_found_by_checking() {
    let exhibition = exhibition_toml("\"gallery\"");
    let table = "[[pictures]]\nfile = \"NAME\"\nalt.en = \"A\"\ncaption.en = \"C\"\ncredit = \"We\"\n";
    let names = ["half-a.jpg", "half-b.png", "half-c.tif", "phone.jpg", "deep.png", "long.jpg", "wide.png"];
    let tables: String = names.iter().map(|name| table.replace("NAME", name)).collect();
    let folder = folder(&[
        ("exhibition.toml", exhibition.as_str()),
        ("gallery/section.toml", "kind = \"gallery\"\ntitle = { en = \"G\" }\n"),
        ("gallery/media.toml", &tables),
        ("gallery/phone.jpg", "\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
    ]);
    let gallery = folder.path().join("gallery");
    let noise = image::RgbImage::from_fn(300, 200, |x, y| image::Rgb([(x * y) as u8, (x ^ y) as u8, (x + y) as u8]));
    for name in names.iter().filter(|name| name.starts_with("half")) {
        noise.save(gallery.join(name)).unwrap();
        let whole = std::fs::read(gallery.join(name)).unwrap();
        std::fs::write(gallery.join(name), &whole[..whole.len() * 2 / 3]).unwrap();
    }
    std::fs::write(gallery.join("deep.png"), png_of(20_000, [16, 6])).unwrap();
    std::fs::write(gallery.join("wide.png"), png_of(30_000, [8, 2])).unwrap();
    std::fs::File::create(gallery.join("long.jpg")).unwrap().set_len((1 << 30) + 1).unwrap();
    let draft = read(folder.path()).unwrap();
    assert_eq!(
        found(&draft),
        [
            (P::PictureDecodedTooLarge, "gallery/deep.png", None),
            (P::PictureCutOff, "gallery/half-a.jpg", None),
            (P::PictureCutOff, "gallery/half-b.png", None),
            // Its list of strips stands at the end.
            (P::PictureCutOff, "gallery/half-c.tif", None),
            (P::PictureFileTooLarge, "gallery/long.jpg", None),
            (P::PictureUnsupported, "gallery/phone.jpg", None),
            (P::PictureTooLarge, "gallery/wide.png", None),
        ]
    );
    let wide = Lang::ALL.map(|lang| the(&draft, P::PictureTooLarge).sentence(lang));
    assert_eq!(wide[0], "wide.png has more than 500 million pixels, or a side of more than 65500.");
    assert_eq!(wide[1], "wide.png 超过 5 亿像素，或某一边超过 65500 像素。");
    let phone = the(&draft, P::PictureUnsupported);
    for lang in Lang::ALL {
        let remedy = phone.remedy(lang);
        let all = ["JPEG", "PNG", "WebP", "TIFF", "GIF", "BMP", "SVG", "HEIC", "AVIF"];
        assert!(all.iter().all(|kind| remedy.contains(kind)), "{remedy}");
    }
    assert_eq!(phone.sentence(Lang::En), "phone.jpg can't be shown: by its content it is HEIC, which phones write.");
    assert!(phone.remedy(Lang::En).ends_with("write the new name into gallery/media.toml."));
    let deep = the(&draft, P::PictureDecodedTooLarge).sentence(Lang::En);
    assert_eq!(deep, "deep.png takes more than 2 GiB of memory when it is opened.");
}

/// The head of a square picture with a bit depth and a kind of colour, with an end and nothing between.
fn png_of(side: u32, [depth, colour]: [u8; 2]) -> Vec<u8> {
    let mut head = [side.to_be_bytes(), side.to_be_bytes()].concat();
    head.extend([depth, colour, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, content) in [(b"IHDR", &head[..]), (b"IDAT", b""), (b"IEND", b"")] {
        png.extend((content.len() as u32).to_be_bytes());
        let from = png.len();
        png.extend(kind);
        png.extend(content);
        png.extend(crc32(&png[from..]).to_be_bytes());
    }
    png
}

#[test]
fn a_portrait_is_named_alone_or_with_its_words() {
    let exhibition = exhibition_toml("\"message\"");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        (
            "message/section.toml",
            "kind = \"message\"\n[[signatories]]\nname = { en = \"WU\" }\nportrait = \"wu.png\"\n\
             [[signatories]]\nname = { en = \"YANG\" }\nportrait = { file = \"yang.png\", credit = \"USTB\" }\n",
        ),
        ("message/en.md", "# A\n\nB.\n"),
        ("message/wu.png", ""),
        ("message/yang.png", ""),
    ]);
    let problem = the(&draft, P::CreditMissing);
    assert_eq!((problem.arguments["first"].as_str(), problem.line, draft.problems.len()), ("wu.png", Some(4), 1));
    let content = compile(&draft, &Media::default());
    let Section::Message { signatories, .. } = &content.sections[0] else { panic!() };
    let alts: Vec<_> = signatories.iter().map(|s| s.portrait.as_ref().unwrap().alt["en"].as_str()).collect();
    assert_eq!(alts, ["WU", "YANG"]);
}
