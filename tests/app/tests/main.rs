//! The real application, as a visitor meets it. Each topic is a file:

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test says where it failed by failing there")]

/// The room itself: that what these tests see and hear is so.
mod room;
