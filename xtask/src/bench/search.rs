//! A key of the search to its results, live keys and offers, in 5,000 items of two languages; against a plain scan of
//! the same texts for what was typed.

use std::process::Command;

use serde::Deserialize;

use super::{Figure, quantile};
use crate::error::TaskError;
use crate::step;
use crate::tree::Tree;

const BOUND_MS: f64 = 50.0;

#[derive(Deserialize)]
struct Measurement {
    items: usize,
    megabytes: usize,
    build_ms: f64,
    keys_ms: Vec<f64>,
    scans_ms: Vec<f64>,
    slowest: String,
}

pub(super) fn measure(tree: &Tree) -> Result<(), TaskError> {
    let mut build = step::cargo(tree);
    build.args(["build", "--locked", "--release", "--package", "engine", "--example", "search"]);
    step::run(&mut build)?;
    let program = tree.target().join(format!("release/examples/search{}", std::env::consts::EXE_SUFFIX));
    let told = step::told(&mut Command::new(program))?;
    let found: Measurement = serde_json::from_str(&told).map_err(TaskError::app)?;
    for (measured, share) in [("a key to its results, p50", 0.5), ("a key to its results, p95", 0.95)] {
        let (key, scan) = (quantile(&found.keys_ms, share), quantile(&found.scans_ms, share));
        Figure::new("search", measured, (key, "ms"), BOUND_MS, found.keys_ms.len())
            .missed(0)
            .with("plain_scan_ms", scan)
            .with("ratio", key / scan)
            .with("slowest", found.slowest.clone())
            .with("items", found.items)
            .with("megabytes", found.megabytes)
            .with("build_ms", found.build_ms.round())
            .print();
    }
    Ok(())
}
