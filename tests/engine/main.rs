//! The engine without a window.

mod exhibitions;
mod format;
mod imaging;
mod publish;
mod support;
