//! Pictures of an edition through the `exhibit:` scheme's answers, against reading their files: one JSON object.

use std::path::Path;
use std::time::Instant;

use engine::edition::{self, Edition};
use engine::exhibition::content::Section;
use jubilee_kiosk::serve;
use tauri::http::Request;

const ROUNDS: usize = 50;

fn main() {
    let store = std::env::args_os().nth(1).expect("the store of an edition is given");
    let edition = edition::current(None, Path::new(&store)).expect("the edition is whole");
    let names = pictures(&edition);
    let base = serve::base(&edition);
    let (mut read_ms, mut answer_ms, mut bytes) = (0.0, 0.0, 0);
    for name in &names {
        let file = edition.file(name).expect("the edition serves what it names");
        let request = Request::builder().uri(format!("{base}{name}")).body(Vec::new()).expect("an address");
        bytes += file.len;
        // In turn, so that whatever else the machine does falls on both.
        let (mut reads, mut answers) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            reads.push(milliseconds(|| std::fs::read(&file.path).expect("the file is there").len()));
            answers.push(milliseconds(|| serve::respond(&edition, &request).body().len()));
        }
        read_ms += median(&mut reads);
        answer_ms += median(&mut answers);
    }
    let addresses: Vec<String> = names.iter().map(|name| format!("{base}{name}")).collect();
    let figures = serde_json::json!({
        "addresses": addresses, "bytes": bytes, "read_ms": read_ms, "answer_ms": answer_ms
    });
    println!("{figures}");
}

fn pictures(edition: &Edition) -> Vec<String> {
    let items = |section: &Section| match section {
        Section::Timeline { items, .. } | Section::Gallery { items, .. } | Section::People { items, .. } => {
            items.clone()
        }
        Section::Message { .. } => Vec::new(),
    };
    let pictures = edition.content().sections.iter().flat_map(items).flat_map(|item| item.pictures);
    pictures.flat_map(|picture| picture.sizes).map(|size| size.name).collect()
}

fn milliseconds(act: impl FnOnce() -> usize) -> f64 {
    let start = Instant::now();
    std::hint::black_box(act());
    start.elapsed().as_secs_f64() * 1000.0
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
