//! The real application, as a visitor meets it. Each topic is a file:

#![cfg(target_os = "linux")]

/// The room itself: that what these tests see and hear is so.
mod room;
