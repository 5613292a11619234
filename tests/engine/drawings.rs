//! Drawings: SVG drawn within limits, 1920 pixels long or as long as it says, on its own ground.

use std::path::Path;

use engine::exhibition::read;
use engine::imaging::{self, DRAWING_RECIPE, DrawingFault, ImagingError, Kind, RECIPE, Unsupported};
use engine::problem::ProblemCode as P;
use engine::words::Lang;
use image::{ImageFormat, Rgb, RgbImage, RgbaImage};

use crate::exhibitions::{exhibition_toml, folder, found, the};
use crate::imaging::{assert_close, decoded, derive, encoded, master, refusal, widths};

pub fn svg(attributes: &str, inside: &str) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {attributes}>{inside}</svg>")
}

pub fn drawn(attributes: &str, inside: &str) -> RgbaImage {
    let derived = derive(svg(attributes, inside).as_bytes());
    image::load_from_memory(&derived.sizes.last().expect("a size").bytes).expect("a picture").into_rgba8()
}

/// Width and height that a drawing is drawn at.
fn size(attributes: &str) -> (u32, u32) {
    let master = master("a.svg", svg(attributes, "<rect width=\"10\" height=\"10\"/>").as_bytes());
    let inspected = imaging::inspect(&master.path).expect("a drawing");
    (inspected.width, inspected.height)
}

/// What is wrong with a drawing and on which line; looking and drawing must agree.
#[track_caller]
pub fn fault(text: impl AsRef<[u8]>) -> (DrawingFault, Option<u32>) {
    let error = imaging::inspect(&master("a.svg", text.as_ref()).path).expect_err("a refusal");
    assert_eq!(format!("{error:?}"), format!("{:?}", refusal(text.as_ref())));
    match error {
        ImagingError::Drawing { fault, line } => (fault, line),
        other => panic!("{other:?}"),
    }
}

/// A PNG as a data address.
fn data_address(kind: &str, bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut address = format!("data:{kind};base64,");
    for three in bytes.chunks(3) {
        let number = three.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..4 {
            let digit = DIGITS[(number >> (18 - 6 * at) & 63) as usize];
            address.push(if at > three.len() { '=' } else { char::from(digit) });
        }
    }
    address
}

#[test]
fn shapes_have_their_colours_where_they_stand() {
    let shapes = "<rect width=\"400\" height=\"300\" fill=\"#fff\"/><rect width=\"200\" height=\"150\" fill=\"#c81e1e\"/>\
                  <circle cx=\"300\" cy=\"225\" r=\"50\" fill=\"rgb(30,30,220)\"/>";
    let derived = derive(svg("viewBox=\"0 0 400 300\"", shapes).as_bytes());
    assert_eq!((derived.width, derived.height), (1920, 1440));
    assert_eq!(widths(&derived), [320, 960, 1920]);
    assert!(derived.sizes.iter().all(|size| size.kind == Kind::Jpeg), "an opaque ground needs no transparency");
    for size in &derived.sizes {
        let shown = decoded(&size.bytes);
        assert_eq!(shown.height(), shown.width() * 3 / 4);
        let at = |x: u32, y: u32| shown.get_pixel(shown.width() * x / 400, shown.height() * y / 300).0;
        assert_close(at(100, 75), [200, 30, 30], 4, "top left");
        assert_close(at(300, 225), [30, 30, 220], 4, "the disc");
        assert_close(at(300, 75), [255; 3], 4, "top right");
        assert_close(at(245, 180), [255; 3], 4, "beside the disc");
    }
}

#[test]
fn what_a_drawing_leaves_free_shows_through() {
    let shown =
        drawn("viewBox=\"0 0 100 100\"", "<rect width=\"50\" height=\"100\" fill=\"#0a6\" fill-opacity=\".5\"/>");
    assert_eq!(shown.dimensions(), (1920, 1920));
    assert_eq!(shown.get_pixel(1500, 1000)[3], 0);
    let [red, green, blue, alpha] = shown.get_pixel(600, 1000).0;
    assert!(alpha.abs_diff(128) <= 1, "{alpha}");
    assert_close([red, green, blue], [0, 170, 102], 2, "undimmed by its opacity");
}

#[test]
fn the_longer_side_is_1920_unless_its_own_is_longer_and_3840_at_most() {
    for (attributes, expected) in [
        ("width=\"1\" height=\"1\"", (1920, 1920)),
        ("width=\"1600\" height=\"1200\"", (1920, 1440)),
        ("width=\"1200\" height=\"1600\"", (1440, 1920)),
        ("width=\"3000\" height=\"300\"", (3000, 300)),
        ("width=\"3840\" height=\"3840\"", (3840, 3840)),
        ("width=\"5000\" height=\"2500\"", (3840, 1920)),
        ("width=\"4000000000\" height=\"1000000000\"", (3840, 960)),
        ("width=\"1000000\" height=\"1\"", (3840, 1)),
        ("width=\"210mm\" height=\"297mm\"", (1358, 1920)),
        ("viewBox=\"0 0 300 200\"", (1920, 1280)),
        ("viewBox=\"-50 -50 200 100\" width=\"100%\" height=\"100%\"", (1920, 960)),
        ("viewBox=\"0 0 200 100\" width=\"50%\"", (1920, 960)),
        ("viewBox=\"0 0 200 100\" width=\"400\"", (1920, 960)),
    ] {
        assert_eq!(size(attributes), expected, "{attributes}");
    }
    let derived = derive(svg("width=\"1000000\" height=\"1\"", "").as_bytes());
    assert_eq!((derived.width, derived.height), (3840, 1), "as looking says");
    for attributes in ["width=\"0\" height=\"10\"", "width=\"-5\" height=\"10\""] {
        let error = refusal(svg(attributes, "").as_bytes());
        assert!(matches!(error, ImagingError::Damaged { .. }), "{attributes}: {error:?}");
    }
}

#[test]
fn a_drawing_is_known_by_its_text_in_every_encoding_with_a_mark() {
    let text = format!(
        "<?xml version=\"1.0\"?>\n<!-- 校徽 {} -->\n{}",
        "x".repeat(20_000),
        svg("viewBox=\"0 0 10 10\"", "<rect width=\"10\" height=\"10\" fill=\"#c81e1e\"/>")
    );
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let whole = derive(text.as_bytes());
    for (name, marked) in [
        ("UTF-8", [b"\xEF\xBB\xBF", text.as_bytes()].concat()),
        ("UTF-16, little end first", [b"\xFF\xFE", &little[..]].concat()),
        ("UTF-16, big end first", [b"\xFE\xFF", &big[..]].concat()),
    ] {
        assert_eq!(derive(&marked), whole, "{name}");
    }
    let prefixed = "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"><s:rect width=\"10\" \
                    height=\"10\" fill=\"#c81e1e\"/></s:svg>";
    assert_eq!(derive(prefixed.as_bytes()), whole);
    let latin = [b"<svg xmlns='http://www.w3.org/2000/svg'>\n<!-- caf\xE9 -->\n", &b"</svg>"[..]].concat();
    assert_eq!(fault(latin), (DrawingFault::NotUtf8, Some(2)));
}

#[test]
fn what_only_pretends_to_be_a_drawing_is_told_apart() {
    let page = b"<!DOCTYPE html><html><body><svg xmlns=\"http://www.w3.org/2000/svg\"/></body></html>";
    for bytes in [&page[..], b"<svgs/>", b"\x1F\x8B\x08\0\0\0\0\0"] {
        let error = refusal(bytes);
        assert!(matches!(error, ImagingError::Unsupported { .. }), "{error:?}");
    }
    let packed = refusal(b"\x1F\x8B\x08\0\0\0\0\0");
    assert!(matches!(packed, ImagingError::Unsupported { format: Unsupported::Packed }), "{packed:?}");
}

#[test]
fn text_is_refused_with_its_line_and_outlines_are_not() {
    let text = svg("viewBox=\"0 0 9 9\"", "\n<g>\n<text y=\"5\"><tspan>USTB</tspan></text>\n</g>");
    assert_eq!(fault(text), (DrawingFault::Text, Some(3)));
    // Drawing programs leave these behind.
    drawn("viewBox=\"0 0 9 9\"", "<title>Crest</title><desc>Words</desc><text y=\"5\"> <tspan/></text>");
}

#[test]
fn nothing_outside_the_file_is_read() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let red = folder.path().join("red.png");
    std::fs::write(&red, encoded(RgbImage::from_pixel(9, 9, Rgb([255, 0, 0])), ImageFormat::Png)).expect("a file");
    let whole = red.to_string_lossy().into_owned();
    for name in ["red.png", "../red.png", "https://example.org/a.png", "file:///etc/passwd", whole.as_str()] {
        for element in [
            format!("<image width=\"9\" height=\"9\" href=\"{name}\"/>"),
            format!("<image width=\"9\" height=\"9\" xlink:href=\" {name}\"/>"),
            format!("<use href=\"{name}#a\"/>"),
            format!("<filter id=\"f\"><feImage href=\"{name}\"/></filter>"),
        ] {
            let text = svg("viewBox=\"0 0 9 9\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"", &format!("\n{element}"));
            let path = folder.path().join("a.svg");
            std::fs::write(&path, &text).expect("a file");
            let error = imaging::derive(&path).expect_err("a refusal");
            let ImagingError::Drawing { fault: DrawingFault::Outside { .. }, line: Some(2) } = error else {
                panic!("{element}: {error:?}")
            };
        }
    }
    let entity =
        format!("<!DOCTYPE svg [<!ENTITY x SYSTEM \"{whole}\">]>{}", svg("viewBox=\"0 0 9 9\"", "<desc>&x;</desc>"));
    assert!(matches!(refusal(entity.as_bytes()), ImagingError::Drawing { .. }));
    // Links that only lead somewhere are drawn as what they hold, and nobody follows them.
    let styled = "<style>@import url(https://example.org/a.css);</style><a href=\"https://example.org\">\
                  <rect width=\"9\" height=\"9\" fill=\"#0a6\"/></a>";
    assert_close(
        drawn("viewBox=\"0 0 9 9\"", styled).get_pixel(90, 90).0[..3].try_into().unwrap(),
        [0, 170, 102],
        3,
        "",
    );
}

#[test]
fn a_picture_inside_is_drawn_within_its_limits() {
    let png = encoded(RgbImage::from_pixel(9, 9, Rgb([200, 30, 30])), ImageFormat::Png);
    let image = |address: &str| format!("<image width=\"9\" height=\"9\" href=\"{address}\"/>");
    let shown = drawn("viewBox=\"0 0 18 9\"", &image(&data_address("image/png", &png)));
    assert_close(shown.get_pixel(500, 500).0[..3].try_into().unwrap(), [200, 30, 30], 3, "the picture");
    assert_eq!(shown.get_pixel(1500, 500)[3], 0);
    let mut huge = png.clone();
    huge[16..24].copy_from_slice(&[0, 0, 0x3A, 0x98, 0, 0, 0x3A, 0x98]);
    let sum = crate::imaging::crc32(&huge[12..29]).to_be_bytes();
    huge[29..33].copy_from_slice(&sum);
    let nested = svg("viewBox=\"0 0 9 9\"", "<text>A</text>");
    for (kind, bytes) in [
        ("image/png", &huge[..]),
        ("image/svg+xml", nested.as_bytes()),
        ("image/png", b"no picture"),
        ("image/tiff", b""),
    ] {
        let text = svg("viewBox=\"0 0 9 9\"", &image(&data_address(kind, bytes)));
        assert_eq!(fault(text), (DrawingFault::Embedded, None), "{kind}");
    }
}

#[test]
fn broken_text_is_refused_with_its_line_and_a_broken_copy_as_one() {
    let (fault, line) = fault("<svg xmlns=\"http://www.w3.org/2000/svg\">\n<g>\n</svg>");
    assert!(matches!(fault, DrawingFault::Syntax { .. }), "{fault:?}");
    assert_eq!(line, Some(3));
    let whole = svg("viewBox=\"0 0 9 9\"", "<!-- 校徽 --><g fill=\"#0a6\"><rect width=\"9\" height=\"9\"/></g>");
    for kept in 60..whole.len() {
        let error = imaging::inspect(&master("a.svg", &whole.as_bytes()[..kept]).path).expect_err("a refusal");
        assert!(matches!(error, ImagingError::Truncated), "{kept} of {}: {error:?}", whole.len());
    }
}

#[test]
fn drawings_and_photographs_are_kept_under_names_of_their_own() {
    let drawing = derive(svg("viewBox=\"0 0 9 9\"", "").as_bytes());
    let photograph = derive(&encoded(RgbImage::new(9, 9), ImageFormat::Png));
    assert_eq!((drawing.recipe, photograph.recipe), (DRAWING_RECIPE, RECIPE));
    assert_ne!(DRAWING_RECIPE, RECIPE);
    assert_eq!(RECIPE, "picture1", "another name would make every photograph again");
}

#[test]
fn checking_names_what_is_wrong_with_a_drawing_and_what_to_do() {
    let exhibition = exhibition_toml("\"gallery\"");
    let table = "[[pictures]]\nfile = \"NAME\"\nalt.en = \"A\"\ncaption.en = \"C\"\ncredit = \"We\"\n";
    let drawings = [
        ("bent.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\">\n<g>\n</svg>".to_owned()),
        ("busy.svg", svg("viewBox=\"0 0 9 9\"", &"<g>".repeat(5000))),
        ("linked.svg", svg("viewBox=\"0 0 9 9\"", "\n<image width=\"9\" height=\"9\" href=\"photo.jpg\"/>")),
        ("lettered.svg", svg("viewBox=\"0 0 9 9\"", "\n<text>USTB</text>")),
        ("whole.svg", svg("viewBox=\"0 0 9 9\"", "<rect width=\"9\" height=\"9\"/>")),
    ];
    let tables: String = drawings.iter().map(|(name, _)| table.replace("NAME", name)).collect();
    let folder = folder(&[
        ("exhibition.toml", exhibition.as_str()),
        ("gallery/section.toml", "kind = \"gallery\"\ntitle = { en = \"G\" }\n"),
        ("gallery/media.toml", &tables),
    ]);
    for (name, text) in &drawings {
        let text =
            if *name == "busy.svg" { text.replace("</svg>", &("</g>".repeat(5000) + "</svg>")) } else { text.clone() };
        std::fs::write(folder.path().join("gallery").join(name), text).expect("a file");
    }
    let draft = read(folder.path()).unwrap();
    assert_eq!(
        found(&draft),
        [
            (P::DrawingBroken, "gallery/bent.svg", Some(3)),
            (P::DrawingTooComplex, "gallery/busy.svg", None),
            (P::DrawingText, "gallery/lettered.svg", Some(2)),
            (P::DrawingOutside, "gallery/linked.svg", Some(2)),
        ]
    );
    let lettered = the(&draft, P::DrawingText);
    assert!(lettered.remedy(Lang::En).starts_with("Turn text into outlines"));
    assert!(lettered.remedy(Lang::ZhHans).contains("把文字转为轮廓"));
    assert!(the(&draft, P::DrawingOutside).sentence(Lang::En).contains("photo.jpg"));
    assert_eq!(draft.exhibition.picture_files().into_iter().collect::<Vec<_>>(), ["gallery/whole.svg"]);
}

#[test]
fn the_drawings_of_the_built_in_exhibition_are_drawn() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/exhibitions/ustb-70/gallery");
    let drawings = std::fs::read_dir(folder).expect("the drawings").filter_map(|entry| {
        let path = entry.expect("an entry").path();
        (path.extension()? == "svg").then_some(path)
    });
    let mut count = 0;
    for path in drawings {
        let inspected = imaging::inspect(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!((inspected.width, inspected.height), (1920, 1440), "{}", path.display());
        count += 1;
    }
    assert!(count >= 28, "{count}");
}
