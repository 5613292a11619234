//! Dates as people write them: what is read reads the same once it is written as an exhibition writes it.
#![no_main]

use engine::intake::date::{leading, of_parts, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(date) = read(text) {
        assert_eq!(read(&date.to_string()), Ok(date));
    }
    if let Some((_, rest)) = leading(text) {
        assert!(text.ends_with(rest));
    }
    let mut parts = text.splitn(3, ' ');
    let mut part = || parts.next().unwrap_or_default();
    let _ = of_parts(part(), part(), part());
});
