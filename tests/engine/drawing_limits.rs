//! What a drawing may take, and what becomes of one that asks for more or is damaged.

#![allow(clippy::format_collect, reason = "the strings are short and the tests plain")]

use std::fmt::Write as _;

use engine::imaging::{self, DrawingFault, ImagingError};
use image::{ImageFormat, RgbImage};

use crate::drawings::{drawn, fault, svg};
use crate::imaging::{encoded, master};

#[track_caller]
fn assert_too_complex(attributes: &str, inside: &str) {
    let found = imaging::inspect(&master("a.svg", svg(attributes, inside).as_bytes()).path);
    assert!(matches!(found, Err(ImagingError::Drawing { fault: DrawingFault::TooComplex, .. })), "{found:?}");
}

#[test]
fn what_would_never_end_is_refused_before_it_starts() {
    let box_ = "viewBox=\"0 0 100 100\"";
    // Entities in entities, and one long one many times.
    let mut laughs = String::from("<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\">");
    for (name, before) in "bcdefghij".chars().zip("abcdefghi".chars()) {
        let _ = write!(laughs, "<!ENTITY {name} \"{}\">", format!("&{before};").repeat(10));
    }
    let _ = write!(laughs, "]>{}", svg(box_, "<desc>&j;</desc>"));
    assert_eq!(fault(laughs).0, DrawingFault::TooComplex);
    let long = format!("<!DOCTYPE svg [<!ENTITY a '{}'>]>", "a".repeat(100_000));
    assert_eq!(
        fault(long + &svg(box_, &format!("<desc>{}</desc>", "&a;".repeat(100_000)))).0,
        DrawingFault::TooComplex
    );
    // Uses of uses.
    let mut doubled = String::from("<defs><rect id=\"u0\" width=\"9\" height=\"9\"/>");
    for level in 1..30 {
        let _ = write!(doubled, "<g id=\"u{level}\">{}</g>", format!("<use href=\"#u{}\"/>", level - 1).repeat(2));
    }
    assert_too_complex(box_, &(doubled + "</defs><use href=\"#u29\"/>"));
    // Few bytes that come to two million elements.
    let group = format!("<defs><g id=\"a\">{}</g></defs>", "<g/>".repeat(2000));
    assert_too_complex(box_, &(group + &"<use href=\"#a\"/>".repeat(1000)));
    // Depth, in one another and by reference.
    assert_too_complex(box_, &("<g>".repeat(5000) + &"</g>".repeat(5000)));
    let chain: String = (0..5000)
        .map(|at| {
            format!(
                "<clipPath id=\"c{at}\" clip-path=\"url(#c{})\"><rect width=\"9\" height=\"9\"/></clipPath>",
                at + 1
            )
        })
        .collect();
    assert_too_complex(box_, &(chain + "<rect width=\"9\" height=\"9\" clip-path=\"url(#c0)\"/>"));
    // Many elements, many attributes, many rules.
    assert_too_complex(box_, &"<g/>".repeat(600_000));
    let attributes: String = (0..100_000).map(|at| format!("a{at}=\"\" ")).collect();
    assert_too_complex(box_, &format!("<g {attributes}/>"));
    assert_too_complex(box_, &format!("<g a=\"&gt;>\" {attributes}/>"));
    let rules: String = (0..50_000).map(|at| format!(".c{at}{{fill:red}}")).collect();
    assert_too_complex(box_, &format!("<style>{rules}</style>{}", "<g class=\"c1\"/>".repeat(10_000)));
    // Markers at every corner of a long line.
    let corners = "1 2 ".repeat(100_000);
    let marker = format!("<marker id=\"m\">{}</marker>", "<path d=\"M0 0L9 9\"/>".repeat(1000));
    assert_too_complex(box_, &format!("{marker}<polyline points=\"{corners}\" style=\"marker:url(#m)\"/>"));
    // The whole canvas, over and over.
    assert_too_complex(box_, &"<rect width=\"100\" height=\"100\" opacity=\".5\"/>".repeat(2000));
    let side = "L0 100L1 0".repeat(300_000);
    assert_too_complex(box_, &format!("<path d=\"M0 0{side}\"/>"));
    // Layers in layers, and a tile larger than any canvas.
    let layers = 60;
    let open = "<g opacity=\".9\"><rect x=\"-1000\" y=\"-1000\" width=\"3000\" height=\"3000\"/>";
    assert_too_complex(box_, &(open.repeat(layers) + &"</g>".repeat(layers)));
    let tile = "<pattern id=\"p\" width=\"2000\" height=\"2000\" patternUnits=\"userSpaceOnUse\"><rect width=\"9\" height=\"9\"/>\
                </pattern><rect width=\"9\" height=\"9\" fill=\"url(#p)\"/>";
    assert_too_complex(box_, tile);
    let dashes = "<path d=\"M0 0H1e9\" stroke=\"red\" stroke-dasharray=\"0.001\"/>".repeat(50);
    assert_too_complex(box_, &dashes);
    // Filters by their price.
    let filter = |inside: &str| {
        format!("<filter id=\"f\">{inside}</filter><rect width=\"100\" height=\"100\" filter=\"url(#f)\"/>")
    };
    assert_too_complex(box_, &filter("<feMorphology operator=\"dilate\" radius=\"30\"/>"));
    assert_too_complex(box_, &filter("<feTurbulence baseFrequency=\".01\" numOctaves=\"100\"/>"));
    assert_too_complex(box_, &filter(&"<feGaussianBlur stdDeviation=\"5\"/>".repeat(100)));
    let soft = drawn(box_, &filter("<feGaussianBlur stdDeviation=\"2\"/>"));
    assert!(soft.get_pixel(960, 960)[3] > 250, "a plain blur is drawn");
    // What refers to itself ends.
    drawn(
        box_,
        "<g id=\"a\"><use href=\"#a\"/></g><mask id=\"m\" mask=\"url(#m)\"/><rect mask=\"url(#m)\" width=\"9\" height=\"9\"/>",
    );
    // Before anything else, the file's own length.
    assert_eq!(fault(svg(box_, &" ".repeat(9 << 20))), (DrawingFault::TooLarge, None));
}

/// Some programs keep their own source in an attribute.
#[test]
fn what_stands_in_quotation_marks_is_no_attribute() {
    let source = "&lt;mxCell id=&quot;1&quot; style='a=b;c=d' /&gt; > ".repeat(2000);
    drawn(&format!("viewBox=\"0 0 9 9\" content=\"{source}\""), &format!("<desc>{}</desc>", "a = b ".repeat(2000)));
}

/// A few hundred bytes may come to tens of thousands of shapes.
#[test]
fn a_drawing_is_weighed_by_what_it_comes_to() {
    let weigh = |inside: &str| {
        let master = master("a.svg", svg("viewBox=\"0 0 9 9\"", inside).as_bytes());
        (imaging::weigh(&master.path).expect("a drawing"), imaging::inspect(&master.path).expect("a drawing").memory)
    };
    let mut doubled = String::from("<defs><rect id=\"u0\" width=\".01\" height=\".01\"/>");
    for level in 1..16 {
        let _ = write!(doubled, "<g id=\"u{level}\">{}</g>", format!("<use href=\"#u{}\"/>", level - 1).repeat(2));
    }
    let unused = weigh(&(doubled.clone() + "</defs>"));
    let used = weigh(&(doubled + "</defs><use href=\"#u15\"/>"));
    assert!(used.0 > (1 << 15) * 1000, "{used:?}");
    assert!(used.1 > used.0 && unused.1 > unused.0, "drawing takes a canvas besides: {used:?}, {unused:?}");
    let pixels = master("a.png", &encoded(RgbImage::new(9, 9), ImageFormat::Png));
    assert_eq!(imaging::weigh(&pixels.path).expect("a picture"), 0);
}

#[test]
fn damage_is_a_refusal_or_a_picture_and_never_a_panic() {
    let whole = svg(
        "viewBox=\"0 0 9 9\"",
        "<defs><linearGradient id=\"g\"><stop offset=\"0\"/></linearGradient></defs><path d=\"M0 0L9 9H0Z\" fill=\"url(#g)\"/>",
    );
    for at in 0..whole.len() {
        let mut bytes = whole.clone().into_bytes();
        bytes[at] ^= 0x15;
        if let Err(ImagingError::Damaged { reason }) = imaging::inspect(&master("a.svg", &bytes).path) {
            let panicked = ["the drawing gave out", "the decoder gave up"].contains(&reason.as_str());
            assert!(!panicked, "byte {at}: {reason}");
        }
    }
}
