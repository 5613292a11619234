//! Tables with separators, and the HTML in them: what comes out becomes files with names that can be stored.
#![no_main]

use std::collections::HashSet;

use engine::exhibition::{LanguageTag, check_name};
use engine::intake::items::{Destination, SectionKind, of_table};
use engine::intake::table::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let quoted = String::from_utf8_lossy(data).replace('"', "\"\"");
    let html = format!("Year,Headline,Text\n1952,\"{quoted}\",\"{quoted}\"\n");
    let languages = [LanguageTag::english()];
    for bytes in [data, html.as_bytes()] {
        let Ok(table) = read("a.csv", bytes) else { continue };
        let destination = Destination { kind: SectionKind::Timeline, languages: &languages };
        let written = of_table("a.csv", &table, destination, &mut |_, _| None).expect("a timeline takes tables");
        let mut paths = HashSet::new();
        for (path, bytes) in written.files.iter().chain(&written.section) {
            assert!(path.split('/').all(|part| check_name(part).is_ok()), "{path}");
            assert!(paths.insert(path.to_lowercase()), "{path} twice");
            assert!(std::str::from_utf8(bytes).is_ok());
        }
    }
});
