//! The engine without a window.

mod crash;
mod exhibitions;
mod format;
mod imaging;
mod publish;
mod settings;
mod support;
