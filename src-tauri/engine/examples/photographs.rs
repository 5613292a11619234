//! Photographs and what is made of them, for the benchmarks. `photographs make FOLDER COUNT WIDTH HEIGHT` writes JPEG
//! files of shades, edges and grain, no two alike; `photographs derive FOLDER OUT` makes every derivative of each, as
//! publishing does, and prints one JSON object. `photographs score PHOTOGRAPH PICTURE…` prints how much each smaller picture
//! looks like the photograph at its size, in SSIMULACRA2, one a line: 90 cannot be told from it, 70 is good.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use engine::imaging;
use jpeg_encoder::{ColorType, Encoder};
use rayon::prelude::*;
use ssimulacra2::{ColorPrimaries, Rgb, TransferCharacteristic, compute_frame_ssimulacra2};

/// As cameras write them.
const QUALITY: u8 = 92;
/// Photographs that differ in their pixels; the others are these again, with other words behind them.
const SCENES: usize = 8;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["make", folder, count, width, height] => {
            let number = |word: &str| word.parse().expect("a number");
            make(Path::new(folder), number(count) as usize, number(width), number(height));
        }
        ["derive", folder, out] => derive(Path::new(folder), Path::new(out)),
        ["score", photograph, pictures @ ..] => {
            for picture in pictures {
                println!("{:.2}", score(photograph, picture));
            }
        }
        _ => panic!("photographs make FOLDER COUNT WIDTH HEIGHT | derive FOLDER OUT | score PHOTOGRAPH PICTURE…"),
    }
}

fn make(folder: &Path, count: usize, width: u32, height: u32) {
    fs::create_dir_all(folder).expect("the folder can be made");
    let scenes: Vec<Vec<u8>> = (0..SCENES.min(count) as u32)
        .into_par_iter()
        .map(|seed| {
            let mut file = Vec::new();
            let sides = [width, height].map(|side| u16::try_from(side).expect("sides below 65,536"));
            Encoder::new(&mut file, QUALITY)
                .encode(&scene(width, height, seed), sides[0], sides[1], ColorType::Rgb)
                .expect("pixels encode");
            file
        })
        .collect();
    for number in 0..count {
        let mut file = fs::File::create(folder.join(format!("{number:05}.jpg"))).expect("a file can be made");
        file.write_all(&scenes[number % scenes.len()]).expect("it can be written");
        write!(file, "{number}").expect("it can be written");
    }
}

/// A sky, something with edges before it, and grain over both: as hard to compress as a photograph.
fn scene(width: u32, height: u32, seed: u32) -> Vec<u8> {
    let mut state = seed.wrapping_mul(747_796_405).wrapping_add(1);
    let mut pixels = Vec::with_capacity(width as usize * height as usize * 3);
    for y in 0..height {
        for x in 0..width {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let grain = i32::from((state >> 28) as u8) - 8;
            let built = ((x / (37 + seed)) ^ (y / 53)).is_multiple_of(8) && y > height / 3;
            let part = |of: u32, at: u32, all: u32| (at * of / all).cast_signed();
            let shade = if built { 40 + part(80, x, width) } else { 120 + part(110, y, height) };
            let colour = [shade + 20, shade, shade - part(60, x, width)];
            pixels.extend(colour.map(|c| (c + grain).clamp(0, 255) as u8));
        }
    }
    pixels
}

fn derive(folder: &Path, out: &Path) {
    fs::create_dir_all(out).expect("the folder can be made");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("there are photographs").map(|entry| entry.expect("readable").path()).collect();
    files.sort();
    let began = Instant::now();
    let bytes: usize = files
        .par_iter()
        .map(|file| {
            let name = file.file_stem().expect("a name").to_string_lossy();
            let derived = imaging::derive(file).expect("a photograph");
            derived
                .sizes
                .iter()
                .map(|size| {
                    let path = out.join(format!("{name}-{}.{}", size.width, size.kind.extension()));
                    fs::write(path, &size.bytes).expect("it can be written");
                    size.bytes.len()
                })
                .sum::<usize>()
        })
        .sum();
    let ms = began.elapsed().as_secs_f64() * 1000.0;
    println!("{}", serde_json::json!({ "photographs": files.len(), "ms": ms, "bytes": bytes, "peak_mb": peak() }));
}

fn score(photograph: &str, picture: &str) -> f64 {
    let read = |path: &str| image::open(path).expect("a picture").into_rgb8();
    let (photograph, picture) = (read(photograph), read(picture));
    let (width, height) = picture.dimensions();
    let wanted = image::imageops::resize(&photograph, width, height, image::imageops::FilterType::Lanczos3);
    let linear = |picture: &image::RgbImage| {
        let pixels = picture.pixels().map(|pixel| pixel.0.map(|c| f32::from(c) / 255.0)).collect();
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let (transfer, primaries) = (TransferCharacteristic::SRGB, ColorPrimaries::BT709);
        Rgb::new(pixels, width, height, transfer, primaries).expect("as many pixels as its sides say")
    };
    compute_frame_ssimulacra2(linear(&wanted), linear(&picture)).expect("two pictures of one size")
}

/// The most memory that this program had, in MB; 0 where the system does not tell.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kb| kb.parse::<u64>().ok()).unwrap_or_default() / 1000
}
