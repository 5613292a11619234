//! Exhibitions, editions and narration, without a window.

pub mod edition;
pub mod home;
pub mod imaging;
pub mod store;
