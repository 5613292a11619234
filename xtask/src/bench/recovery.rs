//! From what befalls the page's process to attract on the glass again.

use std::process::Command;
use std::time::{Duration, Instant};

use rig::{
    DisplayError, Kiosk, KioskError, Picture, ProcessError, Programs, Room, RoomError, Running, Screen, Sound, family,
};
use thiserror::Error;

use super::{Figure, quantile};

const PATIENCE: Duration = Duration::from_secs(60);
/// Two pictures of the same page: letters may stand a fraction of a pixel elsewhere.
const ALIKE: f64 = 0.98;
/// How Linux calls the process that draws the page: its first fifteen letters.
const WEB: &str = "WebKitWebProces";
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

fn recover(room: &Room, programs: &Programs, wanted: &Picture, signal: &str) -> Result<f64, RecoveryError> {
    let kiosk = Kiosk::start_plain(room, programs)?;
    shows(room, wanted)?;
    let page = kiosk.until(PATIENCE, || page(&kiosk))?;
    // Once it beats: one that was never seen to live is given longer.
    std::thread::sleep(Duration::from_secs(1));
    let before = said(room);
    let began = Instant::now();
    let sent = Command::new("kill").args([signal, &page.to_string()]).status();
    if !sent.is_ok_and(|sent| sent.success()) {
        return Err(RecoveryError::Never);
    }
    kiosk.until(PATIENCE, || (said(room) > before).then_some(()))?;
    shows(room, wanted)?;
    Ok(began.elapsed().as_secs_f64() * 1000.0)
}

fn shows(room: &Room, wanted: &Picture) -> Result<(), RecoveryError> {
    let seen = room.display().comes_to_show(|glass| glass.likeness(wanted) > ALIKE, PATIENCE)?;
    if seen { Ok(()) } else { Err(RecoveryError::Never) }
}

fn page(kiosk: &Running) -> Option<u32> {
    family(kiosk.id()).into_iter().find(|(_, stat)| stat.name == WEB).map(|(id, _)| id)
}

fn said(room: &Room) -> usize {
    let log = std::fs::read_to_string(room.home().join("logs/kiosk.log")).unwrap_or_default();
    log.matches(AGAIN).count()
}
