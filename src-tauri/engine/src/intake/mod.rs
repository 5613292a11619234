//! Staff's files in, an exhibition's own plain files out, with what could not be taken and why.

pub mod date;
pub mod document;
mod encoding;
pub mod items;
mod package;
mod refused;
pub mod table;

pub use refused::Refused;
