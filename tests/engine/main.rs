//! The engine's tests, one module a topic.

mod narration_device;
mod sound;
