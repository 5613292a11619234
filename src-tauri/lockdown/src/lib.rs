//! Makes a machine a kiosk, says what of it is open, and puts everything back.
//!
//! All of it works on a [`Tree`], the running machine's or an image's. Every change is recorded with what was there
//! before it is made; at any power cut [`setup`] run again completes, and [`undo`] restores.
#![cfg(unix)]

mod answers;
mod audit;
mod disk;
mod effective;
mod fleet;
mod machine;
mod measures;
mod plan;
mod record;
mod running;
mod setup;
mod state;
mod tree;
mod undo;
mod words;
mod write;

pub use answers::{Answers, AnswersError};
pub use audit::{AuditError, Finding, Standing, audit};
pub use disk::{Disk, RealDisk};
pub use fleet::{FleetError, FleetLine, enter_fleet_sheet};
pub use machine::{Machine, host_name};
pub use measures::Measure;
pub use plan::{Change, Kind};
pub use record::RecordError;
pub use running::apply_at_once;
pub use setup::{Setup, SetupError, may_set_up, setup, setup_dry};
pub use tree::Tree;
pub use undo::{Undo, UndoError, undo, undo_dry};
