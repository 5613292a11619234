//! What a drawing is checked for before anything is made of it.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let _ = engine::imaging::weigh_drawing(data.to_vec());
});
