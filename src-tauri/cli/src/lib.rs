//! The `jubilee` command, a thin front over the engine.
