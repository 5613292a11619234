//! Files of timings, fitted to the sentences of a text.
#![no_main]

use engine::exhibition::{fit_cues, split_sentences};
use engine::narration::timings::parse;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    // The timings, and behind a form feed the text.
    let (timings, words) = text.split_once('\u{c}').unwrap_or((text, "One. Two, three! 四。五？"));
    let Ok(cues) = parse(timings) else { return };
    let sentences: Vec<&str> = split_sentences(words).into_iter().map(|range| &words[range]).collect();
    let fit = fit_cues(&cues, &sentences, Some(60_000));
    assert_eq!(fit.times.len(), sentences.len());
});
