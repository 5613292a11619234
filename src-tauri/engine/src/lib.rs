//! Exhibitions, editions and narration, without a window.
//!
//! Paths and times come in as arguments; nothing here reads the environment, the clock or Tauri.

pub mod draft;
pub mod edition;
pub mod exhibition;
pub mod hall;
pub mod home;
pub mod imaging;
pub mod intake;
pub mod ledger;
pub mod narration;
pub mod problem;
pub mod search;
pub mod staff;
pub mod store;
pub mod words;
