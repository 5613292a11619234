//! Exhibitions, editions and narration, without a window.

pub mod narration;
