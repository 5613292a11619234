//! The engine without a window.
//!
//! The exhibition: `format`, `sections`, `texts`, `sentences`, `cues`, `dates_and_languages`, `compiling`, `problems`,
//! `damage`. The store: `imaging`, `publish`. Narration: `narration_render`, `narration_stretch`,
//! `narration_files`, `narration_clock`, and `narration_device` with a sound server.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

mod compiling;
mod cues;
mod damage;
mod dates_and_languages;
mod exhibitions;
mod format;
mod format_document;
mod imaging;
mod narration_clock;
mod narration_device;
mod narration_files;
mod narration_render;
mod narration_stretch;
mod problems;
mod publish;
mod sections;
mod sentences;
mod sound;
mod support;
mod texts;
