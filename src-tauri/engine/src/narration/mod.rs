//! A recorded voice for a text, and its timings.

pub mod timings;
