//! What a window may ask: each command parses, calls one function, and converts.

pub mod wire;
