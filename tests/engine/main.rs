//! The engine without a window.
//!
//! The exhibition: `format`, `sections`, `texts`, `sentences`, `cues`, `dates_and_languages`, `compiling`, `problems`,
//! `damage`. The store: `imaging`, `publish`, `fallback`, `crash`, `settings`. Narration: `sound`, `narration_device`.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

mod compiling;
mod crash;
mod cues;
mod damage;
mod dates_and_languages;
mod exhibitions;
mod fallback;
mod format;
mod format_document;
mod imaging;
mod problems;
mod publish;
mod sections;
mod sentences;
mod settings;
mod support;
mod texts;
