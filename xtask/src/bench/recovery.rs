//! From what befalls the page's process to attract on the glass again.

use std::time::{Duration, Instant};

use rig::{
    DisplayError, Kiosk, KioskError, Picture, ProcessError, Programs, Room, RoomError, Screen, Sound, signal,
    web_process,
};
use thiserror::Error;

use super::{Figure, quantile};

const PATIENCE: Duration = Duration::from_secs(60);
/// Two pictures of the same page: letters may stand a fraction of a pixel elsewhere.
const ALIKE: f64 = 0.98;
/// What the log says once a page that was built anew draws.
const AGAIN: &str = "the page lives again";

/// What befalls the process, by the signal that does it, and the time that the issue allows, in ms.
const CASES: [(&str, &str, f64); 2] = [("dead web process", "-KILL", 2000.0), ("frozen page", "-STOP", 5000.0)];

#[derive(Debug, Error)]
pub(super) enum RecoveryError {
    #[error(transparent)]
    Room(#[from] RoomError),
    #[error(transparent)]
    Kiosk(#[from] KioskError),
    #[error(transparent)]
    Display(#[from] DisplayError),
    #[error(transparent)]
    Process(#[from] ProcessError),
    #[error("the page can't be seen again within {PATIENCE:?}")]
    Never,
}

pub(super) fn measure(programs: &Programs, runs: usize) -> Result<(), RecoveryError> {
    let room = Room::open(Screen::LANDSCAPE, Sound::None)?;
    room.settle("reduced_motion = true\n")?;
    let wanted = attract(&room, programs)?;
    for (name, signal, bound) in CASES {
        let times: Result<Vec<f64>, RecoveryError> =
            (0..runs).map(|_| recover(&room, programs, &wanted, signal)).collect();
        let times = times?;
        Figure::new("recovery", name, (quantile(&times, 0.95), "ms"), bound, times.len())
            .with("median_ms", quantile(&times, 0.5).round())
            .print();
    }
    Ok(())
}

fn attract(room: &Room, programs: &Programs) -> Result<Picture, RecoveryError> {
    let kiosk = Kiosk::start(room, programs)?;
    kiosk.page().drawn().map_err(KioskError::from)?;
    Ok(room.display().picture()?)
}

fn recover(room: &Room, programs: &Programs, wanted: &Picture, befalls: &str) -> Result<f64, RecoveryError> {
    let kiosk = Kiosk::start_plain(room, programs)?;
    shows(room, wanted)?;
    let page = kiosk.until(PATIENCE, || web_process(kiosk.id()))?;
    // Once it beats: one that was never seen to live is given longer.
    std::thread::sleep(Duration::from_secs(1));
    let before = room.logged(AGAIN);
    let began = Instant::now();
    if !signal(page, befalls) {
        return Err(RecoveryError::Never);
    }
    kiosk.until(PATIENCE, || (room.logged(AGAIN) > before).then_some(()))?;
    shows(room, wanted)?;
    Ok(began.elapsed().as_secs_f64() * 1000.0)
}

fn shows(room: &Room, wanted: &Picture) -> Result<(), RecoveryError> {
    let seen = room.display().comes_to_show(|glass| glass.likeness(wanted) > ALIKE, PATIENCE)?;
    if seen { Ok(()) } else { Err(RecoveryError::Never) }
}
