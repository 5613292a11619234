//! The engine without a window.
//!
//! The exhibition: `format`, `sections`, `texts`, `sentences`, `cues`, `dates_and_languages`, `compiling`, `problems`,
//! `damage`, `built_in`. The store: `imaging`, `publish`. Narration: `sound`, `narration_device`.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

mod built_in;
mod compiling;
mod cues;
mod damage;
mod dates_and_languages;
mod exhibitions;
mod format;
mod format_document;
mod imaging;
mod problems;
mod publish;
mod sections;
mod sentences;
mod support;
mod texts;
