//! IPTC and XMP of photographs: words on one line, within their length.
#![no_main]

use engine::intake::fuzzed::{suggestions_of_iptc, suggestions_of_xmp};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    for said in [suggestions_of_iptc(data), suggestions_of_xmp(data)] {
        for words in [said.caption, said.alt, said.credit, said.date, said.place].into_iter().flatten() {
            assert!(!words.trim().is_empty() && !words.contains(['\n', '\r', '\0']), "{words:?}");
        }
    }
});
