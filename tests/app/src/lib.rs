//! A room of its own for the real kiosk: a screen with a window manager, a loudspeaker that is recorded, and a visitor
//! who taps. Everything in a room is started by it, lies in its temporary folder and ends with it, so rooms stand side
//! by side.
//!
//! It knows the kiosk from outside only: its arguments, its page, its pixels and its sound. What it must show is said
//! by the tests.

#![cfg(target_os = "linux")]
#![allow(clippy::missing_errors_doc, reason = "every error here means the same: the test cannot go on")]

mod damage;
mod display;
mod hands;
mod kiosk;
mod loudspeaker;
mod narration;
mod page;
mod picture;
mod pointer;
mod process;
mod processes;
mod recording;
mod room;
mod visitor;
mod webdriver;

pub use damage::Damage;
pub use display::{Display, DisplayError, Screen};
pub use kiosk::{Kiosk, KioskError, Programs, shows_calibration, shows_console};
pub use loudspeaker::{Loudspeaker, LoudspeakerError};
pub use narration::{Heard, Narration, NarrationError};
pub use page::{Page, PageError};
pub use picture::{Picture, Point, Rect};
pub use pointer::Pointer;
pub use process::{ProcessError, Running};
pub use processes::{Held, Stat, family, held, signal, web_process, window_process};
pub use recording::{Recording, now_ms};
pub use room::{Room, RoomError, Sound};
pub use visitor::{VisitError, Visitor, control, sentence};
pub use webdriver::WebDriverError;
