//! The shell: all that knows Tauri, nothing that knows exhibitions.

pub mod bridge;
