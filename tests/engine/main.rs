//! The engine without a window.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

mod compiling;
mod cues;
mod damage;
mod dates_and_languages;
mod exhibitions;
mod format;
mod format_document;
mod problems;
mod sections;
mod sentences;
mod texts;
