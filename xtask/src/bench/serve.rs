//! Pictures through the `exhibit:` scheme, against reading the files.
//!
//! The bound holds for the shell's answers: what the web view adds on the way to the page is told besides.

use std::path::Path;
use std::process::Command;

use rig::{Kiosk, Picture, Programs, Room, Screen, Sound};
use serde::Deserialize;

use super::{Figure, Measured};
use crate::error::TaskError;
use crate::step;
use crate::tree::Tree;

const BOUND: f64 = 1.5;
const PICTURES: u32 = 6;

#[derive(Deserialize)]
struct Measurement {
    addresses: Vec<String>,
    bytes: u64,
    read_ms: f64,
    answer_ms: f64,
}

pub(super) fn measure(tree: &Tree, measured: &Measured) -> Result<(), TaskError> {
    let folder = tree.target().join("bench");
    let (exhibition, store) = (folder.join("exhibition"), folder.join("store"));
    write_exhibition(&exhibition)?;
    step::run(Command::new(&measured.jubilee).arg("build").arg(&exhibition).arg("--into").arg(&store))?;
    let told = step::answer(Command::new(&measured.serve).arg(&store)).unwrap_or_default();
    let found: Measurement = serde_json::from_str(&told).map_err(TaskError::app)?;
    let page_ms = in_page(&Programs { built_in: store, ..measured.programs.clone() }, &found.addresses)?;
    Figure::new(
        "serve",
        "pictures against their files",
        (found.answer_ms / found.read_ms, "ratio"),
        BOUND,
        found.addresses.len(),
    )
    .with("megabytes", (found.bytes as f64 / 1e6).round())
    .with("read_ms", found.read_ms)
    .with("answer_ms", found.answer_ms)
    .with("fetched_in_page_ms", page_ms)
    .print();
    Ok(())
}

/// Milliseconds that the page takes to fetch each address once, after one round that nobody times.
fn in_page(programs: &Programs, addresses: &[String]) -> Result<f64, TaskError> {
    let room = Room::open(Screen::LANDSCAPE, Sound::None).map_err(TaskError::app)?;
    let kiosk = Kiosk::start(&room, programs).map_err(TaskError::app)?;
    let page = kiosk.page();
    let list = serde_json::to_string(addresses).map_err(TaskError::app)?;
    page.run(&format!(
        "window.fetched = undefined;
         (async () => {{
           const all = async () => {{
             for (const address of {list}) await (await fetch(address, {{ cache: 'no-store' }})).arrayBuffer();
           }};
           await all();
           const start = performance.now();
           await all();
           window.fetched = performance.now() - start;
         }})().catch((error) => {{ window.fetched = String(error); }});"
    ))
    .map_err(TaskError::app)?;
    page.until("window.fetched !== undefined").map_err(TaskError::app)?;
    page.value("Number(window.fetched)").map_err(TaskError::app)
}

/// A gallery of photographs, as far as a compressor can tell.
fn write_exhibition(folder: &Path) -> Result<(), TaskError> {
    let write = |name: &str, text: String| {
        let path = folder.join(name);
        std::fs::write(&path, text).map_err(TaskError::file(&path))
    };
    std::fs::create_dir_all(folder.join("gallery")).map_err(TaskError::file(folder))?;
    write(
        "exhibition.toml",
        "format = 1\nid = \"bench\"\nlanguages = [\"en\"]\nsections = [\"gallery\"]\n\n[title]\nen = \"Bench\"\n"
            .to_owned(),
    )?;
    write("gallery/section.toml", "kind = \"gallery\"\n\n[title]\nen = \"Pictures\"\n".to_owned())?;
    let names: Vec<String> = (0..PICTURES).map(|number| format!("{number}.png")).collect();
    for (name, seed) in names.iter().zip(0..) {
        let path = folder.join("gallery").join(name);
        if !path.exists() {
            photograph(4000, 3000, seed).save(&path).map_err(TaskError::app)?;
        }
    }
    let table = |name| format!("[[pictures]]\nfile = \"{name}\"\nalt.en = \"Noise\"\ncaption.en = \"Noise\"\n");
    let list = names.iter().map(table).collect::<Vec<_>>().join("\n");
    write("gallery/media.toml", list)
}

/// Slow shades with grain over them.
fn photograph(width: u32, height: u32, seed: u32) -> Picture {
    let mut state = seed.wrapping_add(1);
    let mut pixels = Vec::with_capacity(width as usize * height as usize * 3);
    for y in 0..height {
        for x in 0..width {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let shade = ((x / 16) ^ (y / 16)).wrapping_add(seed * 40) & 0xff;
            let grain = (state >> 27) as u8;
            pixels.extend(
                [shade as u8, (x * 255 / width) as u8, (y * 255 / height) as u8].map(|c| c.saturating_add(grain)),
            );
        }
    }
    Picture { width, height, pixels }
}
