//! The engine without a window.

mod imaging;
mod publish;
mod support;
