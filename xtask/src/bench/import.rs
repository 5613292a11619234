//! 200 photographs of 24 megapixels to every derivative, against libvips making the same: as many processes as there are
//! processors, each size from the one above, JPEG of the same quality with colour at full resolution, no metadata.
//!
//! How much either looks like its photograph is told besides, in SSIMULACRA2: a faster tool that makes worse pictures
//! would not be faster.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use serde::Deserialize;

use super::Figure;
use crate::error::TaskError;
use crate::step;
use crate::tree::Tree;

const PHOTOGRAPHS: usize = 200;
pub(super) const SIDES: (u32, u32) = (6000, 4000);
const WIDTHS: [u32; 4] = [3840, 1920, 960, 320];
/// As the engine's derivatives are encoded.
const AS_OURS: &str = "[Q=85,strip,subsample_mode=off]";
/// Files that one process of libvips is given at a time.
const AT_A_TIME: &str = "5";
/// At least as fast.
const BOUND: f64 = 1.0;
const BOUND_MB: f64 = 600.0;

#[derive(Deserialize)]
struct Derived {
    photographs: usize,
    ms: f64,
    peak_mb: f64,
}

pub(super) fn measure(tree: &Tree) -> Result<(), TaskError> {
    let program = photographs(tree)?;
    let folder = tree.target().join("bench/import");
    let (masters, ours, theirs) = (folder.join("masters"), folder.join("ours"), folder.join("theirs"));
    for made in [&ours, &theirs] {
        match std::fs::remove_dir_all(made) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(TaskError::file(made)(error)),
            _ => {}
        }
    }
    make(&program, &masters, PHOTOGRAPHS, SIDES)?;
    let told = step::told(Command::new(&program).arg("derive").arg(&masters).arg(&ours))?;
    let derived: Derived = serde_json::from_str(&told).map_err(TaskError::app)?;
    let vips_ms = vips(&masters, &theirs)?;
    let first = masters.join("00000.jpg");
    let score = |picture: PathBuf| -> Result<f64, TaskError> {
        let told = step::told(Command::new(&program).arg("score").arg(&first).arg(picture))?;
        told.parse().map_err(TaskError::app)
    };
    let width = WIDTHS[0];
    Figure::new(
        "import",
        "photographs to derivatives, against libvips",
        (derived.ms / vips_ms, "ratio"),
        BOUND,
        derived.photographs,
    )
    .with("ours_ms", derived.ms.round())
    .with("vips_ms", vips_ms.round())
    .with("ours_ssimulacra2", score(ours.join(format!("00000-{width}.jpg")))?)
    .with("vips_ssimulacra2", score(theirs.join(format!("{width}/00000.jpg")))?)
    .print();
    Figure::new("import", "memory at most", (derived.peak_mb, "MB"), BOUND_MB, derived.photographs).print();
    Ok(())
}

/// The program that makes photographs, built.
pub(super) fn photographs(tree: &Tree) -> Result<PathBuf, TaskError> {
    let mut build = step::cargo(tree);
    build.args(["build", "--locked", "--release", "--package", "engine", "--example", "photographs"]);
    step::run(&mut build)?;
    Ok(tree.target().join(format!("release/examples/photographs{}", std::env::consts::EXE_SUFFIX)))
}

/// Photographs in a folder, where they are not there yet.
pub(super) fn make(program: &Path, folder: &Path, count: usize, sides: (u32, u32)) -> Result<(), TaskError> {
    if folder.join(format!("{:05}.jpg", count - 1)).exists() {
        return Ok(());
    }
    let mut make = Command::new(program);
    make.arg("make").arg(folder).args([count.to_string(), sides.0.to_string(), sides.1.to_string()]);
    step::run(&mut make)
}

/// Milliseconds that libvips takes.
fn vips(masters: &Path, out: &Path) -> Result<f64, TaskError> {
    let processors = std::thread::available_parallelism().map_or(1, usize::from).to_string();
    let began = Instant::now();
    let mut from = masters.to_owned();
    for width in WIDTHS {
        let folder = out.join(width.to_string());
        std::fs::create_dir_all(&folder).map_err(TaskError::file(&folder))?;
        let mut names: Vec<PathBuf> = std::fs::read_dir(&from)
            .map_err(TaskError::file(&from))?
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .collect();
        names.sort();
        let mut list = String::new();
        for name in &names {
            list.push_str(&name.to_string_lossy());
            list.push('\n');
        }
        let listed = out.join("list");
        std::fs::write(&listed, list).map_err(TaskError::file(&listed))?;
        let given = std::fs::File::open(&listed).map_err(TaskError::file(&listed))?;
        let mut thumbnails = Command::new("xargs");
        thumbnails
            .args(["-d", "\n", "-P", &processors, "-n", AT_A_TIME, "vipsthumbnail", "--size"])
            .arg(format!("{width}x"))
            .arg("-o")
            .arg(format!("{}/%s.jpg{AS_OURS}", folder.display()))
            .env("VIPS_CONCURRENCY", "1")
            .stdin(Stdio::from(given));
        step::run(&mut thumbnails)?;
        from = folder;
    }
    Ok(began.elapsed().as_secs_f64() * 1000.0)
}
