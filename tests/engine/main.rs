//! The engine without a window.

mod exhibitions;
mod format;
