//! Markdown and plain text in any encoding: what comes out is read again as it is.
#![no_main]

use engine::intake::document::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    for name in ["a.md", "a.txt"] {
        let Ok(document) = read(name, data) else { continue };
        let Ok(again) = read("a.md", document.markdown.as_bytes()) else { panic!("{:?} is refused", document.markdown) };
        assert_eq!(document.markdown, again.markdown);
        assert_eq!(document.title, again.title);
    }
});
