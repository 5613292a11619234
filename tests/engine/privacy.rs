//! What a camera knows of who took a picture where does not reach visitors.

use std::fs;

use engine::edition::{FileKind, Manifest};

use crate::support::Kiosk;

const SERIAL: &[u8] = b"SERIAL-4711-0815";
const OWNER: &[u8] = b"OWNER-WANG-XIAOMING";
const XMP: &[u8] = b"exif:GPSLatitude=\"39,59.3N\"";
/// 39° 59' 17.51" N as EXIF writes it: three fractions.
const LATITUDE: [u32; 6] = [39, 1, 59, 1, 175_117, 10_007];

/// EXIF with an orientation, a body's serial number, an owner and a place.
fn exif() -> Vec<u8> {
    let mut tiff: Vec<u8> = b"II*\0\x08\0\0\0".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    // Three lists of 2 + 12 n + 4 bytes follow one another, then what they point at.
    let (first, camera, place) = (8, 8 + 42, 8 + 42 + 30);
    let (serial, owner, latitude) = (place + 30, place + 30 + 20, place + 30 + 20 + 20);
    assert_eq!((tiff.len(), first), (8, 8));
    tiff.extend(3_u16.to_le_bytes());
    tiff.extend(entry(0x0112, 3, 1, 6));
    tiff.extend(entry(0x8769, 4, 1, camera));
    tiff.extend(entry(0x8825, 4, 1, place));
    tiff.extend([0; 4]);
    tiff.extend(2_u16.to_le_bytes());
    tiff.extend(entry(0xA430, 2, OWNER.len() as u32 + 1, owner));
    tiff.extend(entry(0xA431, 2, SERIAL.len() as u32 + 1, serial));
    tiff.extend([0; 4]);
    tiff.extend(2_u16.to_le_bytes());
    tiff.extend(entry(0x0001, 2, 2, u32::from(b'N')));
    tiff.extend(entry(0x0002, 5, 3, latitude));
    tiff.extend([0; 4]);
    for text in [SERIAL, OWNER] {
        tiff.extend(text);
        tiff.resize(tiff.len() + 20 - text.len(), 0);
    }
    tiff.extend(LATITUDE.iter().flat_map(|number| number.to_le_bytes()));
    tiff
}

/// A JPEG with what it says of itself put behind its first marker.
fn tagged(jpeg: &[u8]) -> Vec<u8> {
    let segment =
        |marker: u8, content: &[u8]| [&[0xFF, marker][..], &(content.len() as u16 + 2).to_be_bytes(), content].concat();
    let exif = segment(0xE1, &[b"Exif\0\0", exif().as_slice()].concat());
    let xmp = segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0<x ", XMP, b"/>"].concat());
    let iptc = segment(0xED, &[b"Photoshop 3.0\0", OWNER].concat());
    let comment = segment(0xFE, SERIAL);
    [&jpeg[..2], &exif, &xmp, &iptc, &comment, &jpeg[2..]].concat()
}

fn holds(content: &[u8], wanted: &[u8]) -> bool {
    content.windows(wanted.len()).any(|window| window == wanted)
}

#[test]
fn no_derivative_carries_a_place_a_serial_number_or_a_name() {
    let kiosk = Kiosk::new();
    let jpeg = fs::read(kiosk.exhibition().join("gallery/gate.jpg")).expect("a picture");
    kiosk.write("gallery/gate.jpg", tagged(&jpeg));
    let png = fs::read(kiosk.exhibition().join("gallery/yard.png")).expect("a picture");
    kiosk.write("gallery/yard.png", tagged_png(&png));
    let published = kiosk.publish().expect("published");
    let root = kiosk.home().store().root().to_owned();
    let manifest = fs::read(root.join(format!("editions/{}.json", published.id))).expect("a manifest");
    let manifest: Manifest = serde_json::from_slice(&manifest).expect("a manifest");
    let latitude: Vec<u8> = LATITUDE.iter().flat_map(|number| number.to_le_bytes()).collect();
    let secrets = [SERIAL, OWNER, XMP, latitude.as_slice(), b"Exif\0\0", b"eXIf", b"tEXt"];
    let (mut masters, mut derived) = (0, 0);
    for file in &manifest.files {
        let content = fs::read(root.join(format!("blobs/{}", file.hash))).expect("a blob");
        let held = secrets.iter().filter(|secret| holds(&content, secret)).count();
        match file.kind {
            FileKind::Staff if file.name.ends_with("gate.jpg") => {
                assert!(held >= 5, "the master is as staff gave it: {held}");
                masters += 1;
            }
            FileKind::Staff => {}
            FileKind::Derived | FileKind::Compiled => {
                assert_eq!(held, 0, "{}", file.name);
                derived += usize::from(file.kind == FileKind::Derived);
            }
        }
    }
    assert_eq!((masters, derived), (1, 2));
    let gate = kiosk.current().content().sections[1].items()[0].pictures[0].clone();
    assert_eq!((gate.width, gate.height), (300, 500), "what the picture says was read: it is upright");
}

/// A PNG with a text and EXIF before its pixels.
fn tagged_png(png: &[u8]) -> Vec<u8> {
    let chunk = |name: &[u8], content: &[u8]| {
        let body = [name, content].concat();
        [&(content.len() as u32).to_be_bytes()[..], &body, &crc(&body).to_be_bytes()].concat()
    };
    let text = chunk(b"tEXt", &[b"Author\0", OWNER].concat());
    let exif = chunk(b"eXIf", &exif());
    // The signature has 8 bytes, the header 25.
    [&png[..33], &text, &exif, &png[33..]].concat()
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
    })
}
