//! The engine's tests, one module a topic.

mod narration_clock;
mod narration_device;
mod narration_files;
mod narration_render;
mod narration_stretch;
mod sound;
