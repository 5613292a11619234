//! The bridge, on the real application without a display.
//!
//! - `permissions`: which window may ask what
//! - `opening`: what a page is told when it opens
//! - `door`: the staff's way in
//! - `draft`: curators at their desk, and what of it a preview shows
//! - `hall`: what staff tell the hall and the machine
//! - `people`: who gives and takes PINs
//! - `ending`: what ends with a visit
//! - `search`: what a search is told, and that nobody else hears of it
//! - `visits`: what is counted of visits, and who is told
//! - `served`: what the `exhibit:` scheme answers
//! - `settings`: what staff change of the machine, and who may
//! - `writing`: the data that the interface's own tests run on

mod door;
mod draft;
mod ending;
mod hall;
mod opening;
mod people;
mod permissions;
mod search;
mod served;
mod settings;
mod stage;
mod visits;
mod writing;
