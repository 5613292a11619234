//! Makes a machine a kiosk, says what of it is open, and puts everything back.
//!
//! On Linux all of it works on a tree of files, the running machine's or an image's; for Windows see [`windows`]. Every change is recorded with what was there
//! before it is made; at any power cut [`setup`] run again completes, and [`undo`] restores.

mod answers;
mod audit;
mod fleet;
mod ground;
#[cfg(unix)]
mod linux;
mod machine;
mod measure;
mod plan;
mod record;
mod settings;
mod setup;
mod undo;
pub mod windows;
mod words;

pub use answers::{Answers, AnswersError, Question};
pub use audit::{AuditError, Finding, Standing};
pub use fleet::{FleetError, FleetLine, enter_fleet_sheet};
#[cfg(unix)]
pub use linux::{
    Disk, RealDisk, Tree, answers_before, apply_at_once, audit, host_name, may_set_up, recorded, setup, setup_dry,
    undo, undo_dry,
};
pub use machine::Machine;
pub use measure::{Measure, Platform};
pub use plan::{Change, Kind};
pub use record::RecordError;
pub use setup::{Setup, SetupError};
pub use undo::{Undo, UndoError};
