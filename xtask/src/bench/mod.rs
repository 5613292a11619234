//! What the design promises of speed, measured on a release build of the real application: one JSON line a figure.

mod chaos;
mod disk;
mod exhibition;
mod idle;
mod import;
mod narration;
mod publish;
mod recovery;
mod renew;
mod robot;
mod scroll;
mod search;
mod serve;
mod soak;
mod startup;
mod tap;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use rig::Programs;
use serde::Serialize;

use crate::error::TaskError;
use crate::packages::{self, Purpose};
use crate::programs;
use crate::step;
use crate::tree::Tree;

/// What to measure.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// Which benchmarks; all of them where none is named.
    names: Vec<Name>,
    /// How often each thing is done.
    #[arg(long, default_value_t = 10)]
    runs: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Name {
    /// From the start of the process to attract on the screen, against an empty window.
    Startup,
    /// From a press to the pressed state on the screen, and from a release to the result.
    Tap,
    /// From a tap on a sentence to its first sample; what is marked against what is heard.
    Narration,
    /// Pictures through the scheme, against reading the files.
    Serve,
    /// Processor time of attract.
    Idle,
    /// A key of the search to its results.
    Search,
    /// The time between two pictures of a timeline that is dragged.
    Scroll,
    /// Photographs to every derivative, against libvips.
    Import,
    /// One changed caption among 10,000 photographs, to the new edition.
    Publish,
    /// A hundred changes of edition a run under the same kiosk: what its processes hold afterwards.
    Renew,
    /// From a page that dies or freezes to attract on the screen again.
    Recovery,
    /// Ten thousand touches at full speed: what the kiosk's processes hold.
    Soak,
    /// Ten random faults a run in a row while somebody touches the screen. As root, which may take disks away.
    Chaos,
}

/// A figure and what it must not exceed.
#[derive(Debug, Serialize)]
struct Figure {
    bench: &'static str,
    measured: &'static str,
    value: f64,
    unit: &'static str,
    bound: f64,
    reached: bool,
    /// Of how many.
    count: usize,
    /// What else is worth knowing of it.
    #[serde(flatten)]
    besides: serde_json::Map<String, serde_json::Value>,
}

impl Figure {
    fn new(
        bench: &'static str,
        measured: &'static str,
        (value, unit): (f64, &'static str),
        bound: f64,
        count: usize,
    ) -> Self {
        let value = (value * 1000.0).round() / 1000.0;
        Self { bench, measured, value, unit, bound, reached: value <= bound, count, besides: serde_json::Map::new() }
    }

    /// So many could not be measured: what is not seen or heard is no good result.
    fn missed(mut self, count: usize) -> Self {
        self.reached &= count == 0 && self.count > 0;
        self.with("missed", count)
    }

    fn with(mut self, key: &str, value: impl Into<serde_json::Value>) -> Self {
        self.besides.insert(key.to_owned(), value.into());
        self
    }

    fn print(&self) {
        println!("{}", serde_json::to_string(self).unwrap_or_default());
    }
}

/// The programs that are measured.
struct Measured {
    programs: Programs,
    jubilee: PathBuf,
    empty_window: PathBuf,
    serve: PathBuf,
}

/// Builds everything as it is installed, then measures.
pub fn bench(tree: &Tree, options: &Options) -> Result<(), TaskError> {
    let chosen = |name| options.names.is_empty() || options.names.contains(&name);
    if chosen(Name::Search) {
        packages::ensure(&[Purpose::Build])?;
        search::measure(tree)?;
    }
    if chosen(Name::Import) {
        packages::ensure(&[Purpose::Build, Purpose::Bench])?;
        import::measure(tree)?;
    }
    if !options.names.is_empty() && options.names.iter().all(|name| matches!(name, Name::Search | Name::Import)) {
        return Ok(());
    }
    packages::ensure(&[Purpose::Build, Purpose::Room])?;
    let measured = build(tree)?;
    if chosen(Name::Publish) {
        publish::measure(tree, &measured.jubilee, options.runs)?;
    }
    if chosen(Name::Startup) {
        startup::measure(&measured, options.runs)?;
    }
    if chosen(Name::Tap) {
        tap::measure(&measured.programs, options.runs).map_err(TaskError::app)?;
    }
    if chosen(Name::Narration) {
        narration::measure(tree, &measured.programs, options.runs)?;
    }
    if chosen(Name::Serve) {
        serve::measure(tree, &measured)?;
    }
    if chosen(Name::Idle) {
        idle::measure(&measured.programs)?;
    }
    if chosen(Name::Renew) {
        renew::measure(tree, &measured, options.runs).map_err(TaskError::app)?;
    }
    if chosen(Name::Recovery) {
        recovery::measure(&measured.programs, options.runs).map_err(TaskError::app)?;
    }
    if chosen(Name::Soak) {
        soak::measure(tree, &measured)?;
    }
    if chosen(Name::Chaos) {
        chaos::measure(tree, &measured, options.runs * 10)?;
    }
    if chosen(Name::Scroll) {
        scroll::measure(&measured, options.runs)?;
    }
    Ok(())
}

fn build(tree: &Tree) -> Result<Measured, TaskError> {
    let product = programs::build(tree, programs::Options { release: true })?;
    let mut command = step::cargo(tree);
    command.args(["build", "--locked", "--release", "--package", "jubilee-kiosk"]);
    command.args(["--features", "tauri/custom-protocol,bench", "--bin", "empty-window", "--bin", "serve-bench"]);
    step::run(&mut command)?;
    let folder = tree.target().join("release");
    Ok(Measured {
        programs: Programs { kiosk: product.kiosk, built_in: product.built_in },
        jubilee: product.jubilee,
        empty_window: folder.join("empty-window"),
        serve: folder.join("serve-bench"),
    })
}

/// The value that this share of the values does not exceed; 0 where there is none.
fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let index = (share * sorted.len() as f64).ceil() as usize;
    sorted.get(index.saturating_sub(1)).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_is_one_of_the_values() {
        let values: Vec<f64> = (1..=20).rev().map(f64::from).collect();
        assert!((quantile(&values, 0.95) - 19.0).abs() < f64::EPSILON);
        assert!((quantile(&values, 0.5) - 10.0).abs() < f64::EPSILON);
        assert!((quantile(&values, 1.0) - 20.0).abs() < f64::EPSILON);
    }
}
