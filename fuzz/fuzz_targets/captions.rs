//! Captions of either form: what comes out are timings that a narration takes.
#![no_main]

use engine::intake::fuzzed::captions;
use engine::narration::timings::parse;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    for srt in [false, true] {
        if let Ok(vtt) = captions(data, srt) {
            assert!(parse(&vtt).is_ok(), "{vtt:?}");
        }
    }
});
