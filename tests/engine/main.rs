//! The engine without a window.
//!
//! The exhibition: `format`, `sections`, `timeline`, `tags`, `leads`, `pictures`, `shared_pictures`, `texts`,
//! `sentences`, `cues`, `dates_and_languages`, `compiling`, `problems`, `damage`, `built_in`, `printed_facts`. The store:
//! `imaging`, `drawings`, `drawing_limits`, `privacy`, `publish`, `difference`, `search`, `fallback`, `old_editions`,
//! `prune`, `draft`, `ledger`, `visits`, `sheets`, `staff`, `hall`, `keys`, `packs`, `pack_damage`, `pack_forgery`, `crash`,
//! `crash_packs`, `settings`. Narration:
//! `narration_clock`, `narration_files`, `narration_render`, `narration_stretch`, and on a sound server
//! `narration_device`; `sound` makes what they play. Staff's files: `intake`,
//! `documents`, `tables`.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

mod built_in;
mod compiling;
mod crash;
mod crash_packing;
mod crash_packs;
mod cues;
mod damage;
mod dates_and_languages;
mod difference;
mod documents;
mod draft;
mod drawing_limits;
mod drawings;
mod exhibitions;
mod failing_disk;
mod fallback;
mod format;
mod format_document;
mod full_disk;
mod hall;
mod imaging;
mod intake;
mod keys;
mod leads;
mod ledger;
mod lengths;
mod narration_clock;
mod narration_device;
mod narration_files;
mod narration_render;
mod narration_stretch;
mod old_editions;
mod pack_damage;
mod pack_forgery;
mod packs;
mod pictures;
mod printed_facts;
mod privacy;
mod problems;
mod prune;
mod publish;
mod search;
mod sections;
mod sentences;
mod settings;
mod settings_change;
mod shared_pictures;
mod sheets;
mod small_pictures;
mod sound;
mod staff;
mod support;
mod tables;
mod tags;
mod texts;
mod timeline;
mod tone;

/// Letters that visitors would see as empty boxes.
mod undrawn;
mod visits;
