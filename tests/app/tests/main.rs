//! The real application, as a visitor meets it: touched by X events, seen as pixels, heard as samples. Each topic is a
//! file.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test says where it failed by failing there")]

/// The room itself: that what these tests see and hear is so.
mod room;

/// A kiosk in a room, and what the tests ask it.
mod scene;

/// The first touch in attract.
mod wake;

/// The message on the screen.
mod read;

/// The message from the loudspeaker, and what is marked meanwhile.
mod hear;

/// Another language in mid-sentence.
mod language;

/// The history, thrown by hand, chosen from and opened.
mod timeline;

/// From people to what they did, and back.
mod people;

/// Pictures seen large.
mod pictures;

/// Words, pinyin and characters, typed on the glass.
mod search;

/// Nobody is there any more.
mod idle;

/// A page that shows nothing, loops without end, or holds too much.
mod relieved;

/// What staff bring, up to the glass.
mod imported;

/// What is published while the kiosk runs.
mod renew;

/// No sound device, and one that goes and comes back.
mod desk;
mod device;

/// A page that dies.
mod alive;

/// What keeps the program running.
mod supervised;

/// The program's own end.
mod ending;

/// The calibration of the screen.
mod calibration;

/// The staff's way in.
mod door;

/// Ways out.
mod escape;
