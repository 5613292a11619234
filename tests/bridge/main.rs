//! The bridge, on the real application without a display.
//!
//! - `permissions`: which window may ask what
//! - `opening`: what a page is told when it opens
//! - `door`: the staff's way in
//! - `hall`: what staff tell the hall and the machine
//! - `people`: who gives and takes PINs
//! - `ending`: what ends with a visit
//! - `search`: what a search is told, and that nobody else hears of it
//! - `served`: what the `exhibit:` scheme answers
//! - `writing`: the data that the interface's own tests run on

mod door;
mod ending;
mod hall;
mod opening;
mod people;
mod permissions;
mod search;
mod served;
mod stage;
mod writing;
