//! One changed caption in an exhibition of photographs, many or large, to the new edition; against reading every
//! photograph.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use super::{Figure, import, quantile};
use crate::error::TaskError;
use crate::step;
use crate::tree::Tree;

const BOUND_MS: f64 = 2000.0;

struct Case {
    name: &'static str,
    folder: &'static str,
    photographs: usize,
    sides: (u32, u32),
}

const CASES: [Case; 2] = [
    Case {
        name: "one changed caption among 10,000 photographs",
        folder: "bench/publish",
        photographs: 10_000,
        sides: (480, 360),
    },
    Case {
        name: "one changed caption among 200 photographs of 24 megapixels",
        folder: "bench/publish-large",
        photographs: 200,
        sides: import::SIDES,
    },
];

pub(super) fn measure(tree: &Tree, jubilee: &Path, runs: usize) -> Result<(), TaskError> {
    CASES.iter().try_for_each(|case| measure_case(tree, jubilee, runs, case))
}

fn measure_case(tree: &Tree, jubilee: &Path, runs: usize, case: &Case) -> Result<(), TaskError> {
    let program = import::photographs(tree)?;
    let folder = tree.target().join(case.folder);
    let exhibition = folder.join("exhibition");
    import::make(&program, &exhibition.join("gallery"), case.photographs, case.sides)?;
    write(&exhibition, case.photographs, "as it was")?;
    let home = tempfile::tempdir_in(&folder).map_err(TaskError::file(&folder))?;
    let publish = || {
        let mut publish = Command::new(jubilee);
        publish.arg("--home").arg(home.path()).arg("publish").arg(&exhibition);
        // Only figures are printed.
        step::run(publish.stdout(Stdio::null()).stderr(Stdio::null()))
    };
    publish()?;
    let (mut published, mut read) = (Vec::new(), Vec::new());
    for run in 0..runs {
        write(&exhibition, case.photographs, &format!("changed for the {run}th time"))?;
        published.push(timed(publish)?);
        read.push(timed(|| read_all(&exhibition.join("gallery")))?);
    }
    let (published, read) = (quantile(&published, 0.5), quantile(&read, 0.5));
    Figure::new("publish", case.name, (published, "ms"), BOUND_MS, runs)
        .with("read_all_ms", read.round())
        .with("ratio", published / read)
        .print();
    Ok(())
}

fn timed(act: impl FnOnce() -> Result<(), TaskError>) -> Result<f64, TaskError> {
    let began = Instant::now();
    act()?;
    Ok(began.elapsed().as_secs_f64() * 1000.0)
}

fn read_all(folder: &Path) -> Result<(), TaskError> {
    for entry in std::fs::read_dir(folder).map_err(TaskError::file(folder))? {
        let path = entry.map_err(TaskError::file(folder))?.path();
        std::hint::black_box(std::fs::read(&path).map_err(TaskError::file(&path))?);
    }
    Ok(())
}

/// Everything but the photographs; the caption is that of one in the middle.
fn write(folder: &Path, photographs: usize, caption: &str) -> Result<(), TaskError> {
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).map_err(TaskError::file(&path))
    };
    write(
        "exhibition.toml",
        "format = 1\nid = \"many\"\nlanguages = [\"en\"]\nsections = [\"gallery\"]\ntitle.en = \"Many\"\n",
    )?;
    write("gallery/section.toml", "kind = \"gallery\"\ntitle.en = \"Photographs\"\n")?;
    let mut media = String::new();
    for number in 0..photographs {
        let caption = if number == photographs / 2 { caption } else { "Shades and grain" };
        let _ = writeln!(
            media,
            "[[pictures]]\nfile = \"{number:05}.jpg\"\nalt.en = \"Shades\"\ncaption.en = \"{caption}\"\ncredit.en = \"None\"\n"
        );
    }
    write("gallery/media.toml", &media)
}
