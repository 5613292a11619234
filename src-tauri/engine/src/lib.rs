//! Exhibitions, editions and narration, without a window.
