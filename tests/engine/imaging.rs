//! Pictures: decoding within limits, upright, in sRGB, without metadata.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use engine::imaging::{self, Derived, ImagingError, Kind, Unsupported};
use image::{DynamicImage, GrayImage, ImageBuffer, ImageEncoder, ImageFormat, Luma, Rgb, RgbImage, Rgba, RgbaImage};
use jpeg_encoder::{ColorType, Encoder};
use moxcms::{ColorProfile, DataColorSpace, LutDataType, LutStore, LutType, LutWarehouse, Matrix3d, ProfileClass};
use tempfile::TempDir;

pub struct Master {
    _folder: TempDir,
    pub path: PathBuf,
}

pub fn master(name: &str, bytes: &[u8]) -> Master {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("a file");
    Master { _folder: folder, path }
}

pub fn derive(bytes: &[u8]) -> Derived {
    imaging::derive(&master("master", bytes).path).expect("derivatives")
}

pub fn refusal(bytes: &[u8]) -> ImagingError {
    imaging::derive(&master("master", bytes).path).expect_err("a refusal")
}

pub fn encoded(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.into().write_to(&mut bytes, format).expect("an encoder");
    bytes.into_inner()
}

pub fn decoded(bytes: &[u8]) -> RgbImage {
    image::load_from_memory(bytes).expect("a picture").into_rgb8()
}

pub fn widths(derived: &Derived) -> Vec<u32> {
    derived.sizes.iter().map(|size| size.width).collect()
}

/// Red, green, blue and white quarters.
pub fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| match (x < width / 2, y < height / 2) {
        (true, true) => Rgb([220, 30, 30]),
        (false, true) => Rgb([30, 200, 30]),
        (true, false) => Rgb([30, 30, 220]),
        (false, false) => Rgb([250, 250, 250]),
    })
}

/// EXIF of an orientation and a GPS position.
pub fn exif(orientation: u8) -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    exif.extend([0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0]);
    exif.extend([0, 0, 0, 0]);
    exif.extend([1, 0, 1, 0, 2, 0, 2, 0, 0, 0, b'N', 0, 0, 0, 0, 0, 0, 0]);
    exif
}

pub fn jpeg(image: &RgbImage, add: impl FnOnce(&mut Encoder<&mut Vec<u8>>)) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 95);
    add(&mut encoder);
    encoder.encode(image, image.width() as u16, image.height() as u16, ColorType::Rgb).expect("an encoder");
    bytes
}

#[track_caller]
pub fn assert_close(found: [u8; 3], expected: [u8; 3], tolerance: u8, why: &str) {
    let far = found.iter().zip(expected).any(|(found, expected)| found.abs_diff(expected) > tolerance);
    assert!(!far, "{why}: {found:?}, expected {expected:?}");
}

/// Mean difference of two pictures' channels, in levels of 255.
fn difference(one: &RgbImage, other: &RgbImage) -> f64 {
    assert_eq!(one.dimensions(), other.dimensions());
    let sum: u64 = one.as_raw().iter().zip(other.as_raw()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum as f64 / one.as_raw().len() as f64
}

#[test]
fn nine_orientations_of_a_photograph_come_out_as_one_upright_picture() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/fixtures/exif-orientation");
    if !folder.is_dir() {
        crate::support::skipped("real photographs: their folder is not there");
        return;
    }
    for (kind, upright) in [("Landscape", (1800, 1200)), ("Portrait", (1200, 1800))] {
        let first = imaging::derive(&folder.join(format!("{kind}_0.jpg"))).expect("derivatives");
        assert_eq!((first.width, first.height), upright);
        for orientation in 1..=8 {
            let path = folder.join(format!("{kind}_{orientation}.jpg"));
            let inspected = imaging::inspect(&path).expect("a header");
            assert_eq!((inspected.width, inspected.height), upright, "{kind} {orientation}");
            let derived = imaging::derive(&path).expect("derivatives");
            assert_eq!(widths(&derived), widths(&first));
            for (size, expected) in derived.sizes.iter().zip(&first.sizes) {
                let difference = difference(&decoded(&size.bytes), &decoded(&expected.bytes));
                // Each of the nine was compressed on its own; turned wrongly they differ by tens of levels.
                assert!(difference < 6.0, "{kind} {orientation} at {}: {difference} levels", size.width);
            }
        }
    }
}

#[test]
fn every_orientation_puts_the_same_corner_up() {
    type Turn = fn(&RgbImage) -> RgbImage;
    // Where the red corner is stored so that it is shown at the top left.
    let turns: [(u8, Turn); 8] = [
        (1, RgbImage::clone),
        (2, image::imageops::flip_horizontal),
        (3, image::imageops::rotate180),
        (4, image::imageops::flip_vertical),
        (5, |image| image::imageops::flip_horizontal(&image::imageops::rotate90(image))),
        (6, image::imageops::rotate270),
        (7, |image| image::imageops::flip_horizontal(&image::imageops::rotate270(image))),
        (8, image::imageops::rotate90),
    ];
    for (orientation, turn) in turns {
        let stored = turn(&quarters(64, 32));
        let bytes = jpeg(&stored, |encoder| encoder.add_exif_metadata(&exif(orientation)).expect("EXIF"));
        let derived = derive(&bytes);
        assert_eq!((derived.width, derived.height), (64, 32), "orientation {orientation}");
        let shown = decoded(&derived.sizes[0].bytes);
        assert_close(shown.get_pixel(8, 8).0, [220, 30, 30], 12, &format!("orientation {orientation}, top left"));
        assert_close(shown.get_pixel(56, 8).0, [30, 200, 30], 12, &format!("orientation {orientation}, top right"));
    }
}

#[test]
fn widths_step_up_to_the_masters_own_and_never_beyond() {
    for (width, expected) in [
        (1, vec![1]),
        (200, vec![200]),
        (320, vec![320]),
        (340, vec![340]),
        (1000, vec![320, 1000]),
        (2500, vec![320, 960, 1920, 2500]),
        (3840, vec![320, 960, 1920, 3840]),
        (5000, vec![320, 960, 1920, 3840]),
    ] {
        let derived = derive(&encoded(RgbImage::new(width, 20), ImageFormat::Png));
        assert_eq!(widths(&derived), expected, "a master of {width}");
        for size in &derived.sizes {
            assert_eq!(decoded(&size.bytes).width(), size.width);
        }
    }
}

#[test]
fn a_very_tall_strip_keeps_its_shape() {
    let derived = derive(&encoded(GrayImage::new(2, 60_000), ImageFormat::Png));
    assert_eq!(widths(&derived), [2]);
    assert_eq!(decoded(&derived.sizes[0].bytes).height(), 60_000);
}

#[test]
fn the_same_master_gives_the_same_bytes() {
    let bytes = encoded(quarters(500, 400), ImageFormat::Png);
    assert_eq!(derive(&bytes), derive(&bytes));
}

#[test]
fn what_shows_through_stays_so_and_opaque_alpha_is_dropped() {
    let mut seen_through = RgbaImage::from_pixel(400, 40, Rgba([10, 200, 30, 255]));
    seen_through.put_pixel(3, 3, Rgba([0, 0, 0, 0]));
    let derived = derive(&encoded(seen_through.clone(), ImageFormat::Png));
    assert!(derived.sizes.iter().all(|size| size.kind == Kind::Png));
    let largest = image::load_from_memory(&derived.sizes[1].bytes).expect("a picture").into_rgba8();
    assert_eq!(largest.get_pixel(3, 3)[3], 0);
    assert_eq!(largest.get_pixel(9, 9).0, [10, 200, 30, 255]);

    seen_through.put_pixel(3, 3, Rgba([0, 0, 0, 255]));
    let derived = derive(&encoded(seen_through, ImageFormat::Png));
    assert!(derived.sizes.iter().all(|size| size.kind == Kind::Jpeg));
}

#[test]
fn the_colour_of_what_is_not_seen_does_not_bleed() {
    let image =
        RgbaImage::from_fn(960, 40, |x, _| if x % 2 == 0 { Rgba([255, 255, 255, 0]) } else { Rgba([0, 0, 0, 255]) });
    let derived = derive(&encoded(image, ImageFormat::Png));
    let small = image::load_from_memory(&derived.sizes[0].bytes).expect("a picture").into_rgba8();
    let pixel = small.get_pixel(160, 6).0;
    assert!(pixel[3] > 100 && pixel[0] < 10, "black lines stay black: {pixel:?}");
}

#[test]
fn deep_and_grey_pictures_keep_their_brightness() {
    let deep = ImageBuffer::<Rgb<u16>, _>::from_pixel(50, 50, Rgb([0xC000, 0x8000, 0x4000]));
    let shown = decoded(&derive(&encoded(DynamicImage::ImageRgb16(deep), ImageFormat::Png)).sizes[0].bytes);
    assert_close(shown.get_pixel(20, 20).0, [191, 128, 64], 3, "16-bit RGB");
    let grey = ImageBuffer::<Luma<u16>, _>::from_pixel(50, 50, Luma([0x8000]));
    let shown = decoded(&derive(&encoded(DynamicImage::ImageLuma16(grey), ImageFormat::Png)).sizes[0].bytes);
    assert_close(shown.get_pixel(20, 20).0, [128; 3], 3, "16-bit grey");
    let faint = image::GrayAlphaImage::from_pixel(50, 50, image::LumaA([90, 120]));
    let derived = derive(&encoded(faint, ImageFormat::Png));
    assert_eq!(derived.sizes[0].kind, Kind::Png);
    let shown = image::load_from_memory(&derived.sizes[0].bytes).expect("a picture").into_rgba8();
    assert_eq!(shown.get_pixel(20, 20).0, [90, 90, 90, 120]);
}

#[test]
fn a_wide_gamut_is_brought_into_srgb() {
    let p3 = ColorProfile::new_display_p3().encode().expect("a profile");
    // From the published primaries of Display P3 and sRGB, both D65.
    for (stored, expected) in [([200, 100, 50], [215, 93, 31]), ([60, 160, 90], [0, 163, 82])] {
        let image = RgbImage::from_pixel(64, 64, Rgb(stored));
        let bytes = jpeg(&image, |encoder| encoder.add_icc_profile(&p3).expect("a profile"));
        let shown = decoded(&derive(&bytes).sizes[0].bytes);
        assert_close(shown.get_pixel(30, 30).0, expected, 4, "JPEG");

        let mut png = Vec::new();
        let mut encoder = image::codecs::png::PngEncoder::new(&mut png);
        encoder.set_icc_profile(p3.clone()).expect("a profile");
        let [red, green, blue] = stored;
        let half = RgbaImage::from_pixel(64, 64, Rgba([red, green, blue, 128]));
        encoder.write_image(&half, 64, 64, image::ExtendedColorType::Rgba8).expect("an encoder");
        let shown = image::load_from_memory(&derive(&png).sizes[0].bytes).expect("a picture").into_rgba8();
        let [red, green, blue, alpha] = shown.get_pixel(30, 30).0;
        assert_close([red, green, blue], expected, 3, "PNG");
        assert_eq!(alpha, 128);
    }
}

#[test]
fn a_broken_profile_does_not_cost_the_picture() {
    let image = RgbImage::from_pixel(64, 64, Rgb([200, 100, 50]));
    let bytes = jpeg(&image, |encoder| encoder.add_icc_profile(b"no profile at all").expect("a segment"));
    assert_close(decoded(&derive(&bytes).sizes[0].bytes).get_pixel(30, 30).0, [200, 100, 50], 4, "as it is");
}

/// A press whose cyan ink is a strong red, so that nobody takes it for a guess.
fn press() -> Vec<u8> {
    // L*, a* and b* as ICC.1:2001 lays them out in 16 bits.
    let (white, red, dark) = ([0xFF00, 0x8000, 0x8000], [0x7F80, 0xBC00, 0xA800], [0x2800, 0x8000, 0x8000]);
    let clut = (0..16).flat_map(|inks| match inks {
        0b0000 => white,
        0b1000 => red,
        _ => dark,
    });
    let lut = LutDataType {
        num_input_channels: 4,
        num_output_channels: 3,
        num_clut_grid_points: 2,
        matrix: Matrix3d::IDENTITY,
        num_input_table_entries: 2,
        num_output_table_entries: 2,
        input_table: LutStore::Store16([0, 0xFFFF].repeat(4)),
        clut_table: LutStore::Store16(clut.collect()),
        output_table: LutStore::Store16([0, 0xFFFF].repeat(3)),
        lut_type: LutType::Lut16,
    };
    let mut profile = ColorProfile::new_srgb();
    profile.color_space = DataColorSpace::Cmyk;
    profile.pcs = DataColorSpace::Lab;
    profile.profile_class = ProfileClass::OutputDevice;
    profile.cicp = None;
    profile.lut_a_to_b_perceptual = Some(LutWarehouse::Lut(lut.clone()));
    profile.lut_a_to_b_colorimetric = Some(LutWarehouse::Lut(lut));
    profile.encode().expect("a profile")
}

#[test]
fn inks_are_mixed_by_their_profile_and_by_guess_without_one() {
    let cyan: Vec<u8> = [255, 0, 0, 0].repeat(64 * 64);
    for kind in [ColorType::Cmyk, ColorType::CmykAsYcck] {
        let encode = |profile: Option<&[u8]>| {
            let mut bytes = Vec::new();
            let mut encoder = Encoder::new(&mut bytes, 95);
            if let Some(profile) = profile {
                encoder.add_icc_profile(profile).expect("a segment");
            }
            encoder.encode(&cyan, 64, 64, kind).expect("an encoder");
            bytes
        };
        let guessed = decoded(&derive(&encode(None)).sizes[0].bytes);
        assert_close(guessed.get_pixel(30, 30).0, [0, 255, 255], 6, &format!("{kind:?} without a profile"));
        let shown = decoded(&derive(&encode(Some(&press()))).sizes[0].bytes);
        let [red, green, blue] = shown.get_pixel(30, 30).0;
        // L* 50, a* 60, b* 40.
        assert!(red > 190 && green < 80 && blue < 80, "{kind:?} by its profile: {red} {green} {blue}");
    }
}

#[test]
fn derivatives_carry_no_metadata() {
    let p3 = ColorProfile::new_display_p3().encode().expect("a profile");
    let bytes = jpeg(&quarters(400, 300), |encoder| {
        encoder.add_exif_metadata(&exif(6)).expect("EXIF");
        encoder.add_icc_profile(&p3).expect("a profile");
        encoder.add_app_segment(1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>".to_vec()).expect("XMP");
    });
    for size in derive(&bytes).sizes {
        let (mut at, mut segments) = (2, Vec::new());
        while size.bytes[at + 1] != 0xDA {
            segments.push(size.bytes[at + 1]);
            at += 2 + usize::from(u16::from_be_bytes([size.bytes[at + 2], size.bytes[at + 3]]));
        }
        let applications: Vec<_> = segments.iter().filter(|marker| (0xE1..=0xEF).contains(*marker)).collect();
        assert!(applications.is_empty() && !segments.contains(&0xFE), "{segments:x?}");
    }
}

#[test]
fn every_format_is_known_by_its_bytes_whatever_its_name() {
    let image = quarters(60, 40);
    let formats =
        [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Tiff, ImageFormat::Gif, ImageFormat::Bmp];
    for format in formats {
        let master = master("photo.txt", &encoded(image.clone(), format));
        let derived = imaging::derive(&master.path).expect("derivatives");
        let shown = decoded(&derived.sizes[0].bytes);
        assert_close(shown.get_pixel(10, 30).0, [30, 30, 220], 20, &format!("{format:?}"));
    }
}

#[test]
fn formats_that_are_not_read_are_named() {
    let named = |bytes: &[u8]| match refusal(bytes) {
        ImagingError::Unsupported { format } => format,
        other => panic!("{other:?}"),
    };
    assert_eq!(named(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), Unsupported::Heic);
    assert_eq!(named(b"\0\0\0\x18ftypavif\0\0\0\0mif1avif"), Unsupported::Avif);
    assert_eq!(named(b"\x1F\x8B\x08\0\0\0\0\0\0\x03"), Unsupported::Packed);
    assert_eq!(named(b"%PDF-1.7\n"), Unsupported::Pdf);
    assert_eq!(named(b"Dear curator, here is the photo."), Unsupported::Unknown);
}

#[test]
fn a_file_that_was_cut_off_is_told_from_a_whole_one() {
    assert!(matches!(refusal(b""), ImagingError::Truncated));
    let photograph = RgbImage::from_fn(300, 300, |x, y| Rgb([(x * y) as u8, (x + y) as u8, (x ^ y) as u8]));
    let whole = jpeg(&photograph, |_| {});
    for kept in [whole.len() / 2, whole.len() - 2] {
        assert!(matches!(refusal(&whole[..kept]), ImagingError::Truncated), "{kept} of {}", whole.len());
    }
    let mut followed = whole;
    // Further back than where the end is looked for first.
    followed.extend(b"what a phone appends".repeat(1000));
    derive(&followed);
    imaging::inspect(&master("followed", &followed).path).expect("a whole picture");
    for format in [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Tiff, ImageFormat::Bmp, ImageFormat::Gif] {
        let whole = encoded(photograph.clone(), format);
        let error = refusal(&whole[..whole.len() / 2]);
        assert!(matches!(error, ImagingError::Truncated | ImagingError::Damaged { .. }), "{format:?}: {error:?}");
        let followed = [&whole[..], b"what a phone appends"].concat();
        imaging::inspect(&master("followed", &followed).path).expect("a whole picture");
    }
}

#[test]
fn a_header_that_promises_too_much_is_refused_before_memory_is_taken() {
    let mut png = encoded(RgbImage::new(1, 1), ImageFormat::Png);
    png[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    // The header's own checksum, so that it is believed.
    let sum = crc32(&png[12..29]).to_be_bytes();
    png[29..33].copy_from_slice(&sum);
    match refusal(&png) {
        ImagingError::TooLarge { width: 60_000, height: 60_000 } => {}
        other => panic!("{other:?}"),
    }
    let bomb = master("bomb.png", &png);
    assert!(matches!(imaging::inspect(&bomb.path), Err(ImagingError::TooLarge { .. })));
}

pub fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 })
    })
}

#[test]
fn random_damage_is_an_error_or_a_picture_and_never_a_panic() {
    let whole = jpeg(&quarters(64, 64), |encoder| encoder.add_exif_metadata(&exif(6)).expect("EXIF"));
    for at in 0..whole.len().min(900) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x5A;
        let _ = imaging::derive(&master("master", &bytes).path);
    }
}
