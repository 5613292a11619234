//! Turns the engine's errors into codes. A code exists only where a window does something different for it; the
//! words are the window's.

use super::wire::Refusal;

pub use super::wire::RefusalCode as Code;

/// A refusal with what its sentence names.
pub fn refuse<const N: usize>(code: Code, arguments: [(&str, String); N]) -> Refusal {
    Refusal { code, arguments: arguments.map(|(key, value)| (key.to_owned(), value)).into() }
}
