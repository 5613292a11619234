//! What the kiosk's processes hold after many changes of edition, against what they held after the first of them.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use rig::{Held, Kiosk, KioskError, ProcessError, Room, RoomError, Screen, Sound, held};
use thiserror::Error;

use super::{Figure, Measured};
use crate::error::TaskError;
use crate::step;
use crate::tree::Tree;

/// Changes that one run has.
const CHANGES: usize = 100;
/// Of all changes this part comes first, and fills what is filled once.
const FIRST: f64 = 0.2;
/// The design's for 10,000 taps.
const BOUND: f64 = 1.05;
const PATIENCE: Duration = Duration::from_secs(60);
/// What the log says of each page that begins.
const OPENS: &str = "the page opens";
const TITLES: [&str; 2] = ["Seventy Years", "Seventy Years On"];

#[derive(Debug, Error)]
pub(super) enum RenewError {
    #[error(transparent)]
    Room(#[from] RoomError),
    #[error(transparent)]
    Kiosk(#[from] KioskError),
    #[error("the kiosk never changed: {0}")]
    Never(#[from] ProcessError),
    #[error(transparent)]
    Task(#[from] TaskError),
}

pub(super) fn measure(tree: &Tree, measured: &Measured, runs: usize) -> Result<(), RenewError> {
    let room = Room::open(Screen::LANDSCAPE, Sound::None)?;
    let jubilee = |arguments: &[&str]| {
        let mut command = Command::new(&measured.jubilee);
        command.arg("--home").arg(room.home()).args(arguments);
        step::run(command.stdout(Stdio::null()).stderr(Stdio::null()))
    };
    let exhibition = room.folder().join("exhibition");
    step::run(Command::new("cp").arg("-R").arg(tree.exhibition()).arg(&exhibition))?;
    let file = exhibition.join("exhibition.toml");
    for title in TITLES {
        entitle(&file, title).map_err(TaskError::file(&file))?;
        jubilee(&["publish", &exhibition.display().to_string()])?;
    }
    let kiosk = Kiosk::start_plain(&room, &measured.programs)?;
    let opened = |times: usize| kiosk.until(PATIENCE, || (room.logged(OPENS) >= times).then_some(()));
    opened(1)?;
    let changes = runs * CHANGES;
    let first = (changes as f64 * FIRST) as usize;
    let mut early = Held::default();
    for change in 0..changes {
        let number = change % TITLES.len();
        jubilee(&["rollback", &(number + 1).to_string()])?;
        opened(change + 2)?;
        if change + 1 == first {
            early = held(kiosk.id());
        }
    }
    let late = held(kiosk.id());
    let grown = late.memory as f64 / early.memory as f64;
    Figure::new(
        "renew",
        "memory after all changes of edition, against after the first fifth",
        (grown, "times"),
        BOUND,
        changes,
    )
    .with("memory_mb", [early.memory >> 20, late.memory >> 20].to_vec())
    .with("files", [early.files, late.files].to_vec())
    .with("processes", [early.processes, late.processes].to_vec())
    .print();
    Ok(())
}

/// Gives the exhibition another title; the page is named after it.
fn entitle(file: &Path, title: &str) -> std::io::Result<()> {
    let said = std::fs::read_to_string(file)?;
    let (before, table) = said.split_once("[title]\n").unwrap_or((&said, ""));
    let rest = table.split_once('\n').map_or("", |(_, rest)| rest);
    std::fs::write(file, format!("{before}[title]\nen = \"{title}\"\n{rest}"))
}
