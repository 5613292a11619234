//! From what befalls a process to attract on the glass again.

use std::time::{Duration, Instant};

use rig::{
    DisplayError, Kiosk, KioskError, Picture, ProcessError, Programs, Room, RoomError, Running, Screen, Sound, signal,
    web_process, window_process,
};
use thiserror::Error;

use super::{Figure, quantile};

pub(super) const PATIENCE: Duration = Duration::from_secs(120);
/// Two pictures of the same page: letters may stand a fraction of a pixel elsewhere.
const ALIKE: f64 = 0.98;
/// What befalls a kiosk.
struct Case {
    name: &'static str,
    start: fn(&Room, &Programs) -> Result<Running, KioskError>,
    /// Which of its processes, and the signal.
    process: fn(u32) -> Option<u32>,
    signal: &'static str,
    /// What the log says once it is mended.
    mended: &'static str,
    /// The longest that is allowed, in ms.
    bound: f64,
}

/// What the log says of each page that begins.
pub(super) const OPENS: &str = "the page opens";
const AGAIN: &str = "the page lives again";

const CASES: [Case; 3] = [
    Case {
        name: "dead web process",
        start: Kiosk::start_plain,
        process: web_process,
        signal: "-KILL",
        mended: AGAIN,
        bound: 2000.0,
    },
    Case {
        name: "frozen page",
        start: Kiosk::start_plain,
        process: web_process,
        signal: "-STOP",
        mended: AGAIN,
        bound: 5000.0,
    },
    Case {
        name: "dead shell",
        start: Kiosk::start_supervised,
        process: window_process,
        signal: "-KILL",
        mended: OPENS,
        bound: 3000.0,
    },
];

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
    let times: Result<Vec<f64>, RecoveryError> = (0..runs).map(|_| begin(&room, programs, &wanted)).collect();
    report("session to attract", &times?, 3000.0);
    for case in CASES {
        let times: Result<Vec<f64>, RecoveryError> =
            (0..runs).map(|_| recover(&room, programs, &wanted, &case)).collect();
        report(case.name, &times?, case.bound);
    }
    Ok(())
}

fn report(name: &'static str, times: &[f64], bound: f64) {
    Figure::new("recovery", name, (quantile(times, 0.95), "ms"), bound, times.len())
        .with("median_ms", quantile(times, 0.5).round())
        .print();
}

/// From the start of what a session runs to attract on the glass.
fn begin(room: &Room, programs: &Programs, wanted: &Picture) -> Result<f64, RecoveryError> {
    // The kiosk before is gone from the glass.
    room.display().comes_to_show(|glass| glass.likeness(wanted) < 0.5, PATIENCE)?;
    let began = Instant::now();
    let _kiosk = Kiosk::start_supervised(room, programs)?;
    shows(room, wanted)?;
    Ok(began.elapsed().as_secs_f64() * 1000.0)
}

pub(super) fn attract(room: &Room, programs: &Programs) -> Result<Picture, RecoveryError> {
    let kiosk = Kiosk::start(room, programs)?;
    kiosk.page().drawn().map_err(KioskError::from)?;
    Ok(room.display().picture()?)
}

fn recover(room: &Room, programs: &Programs, wanted: &Picture, case: &Case) -> Result<f64, RecoveryError> {
    let kiosk = (case.start)(room, programs)?;
    shows(room, wanted)?;
    let process = kiosk.until(PATIENCE, || (case.process)(kiosk.id()))?;
    // Once it beats: one that was never seen to live is given longer.
    std::thread::sleep(Duration::from_secs(1));
    let before = room.logged(case.mended);
    let began = Instant::now();
    if !signal(process, case.signal) {
        return Err(RecoveryError::Never);
    }
    kiosk.until(PATIENCE, || (room.logged(case.mended) > before).then_some(()))?;
    shows(room, wanted)?;
    Ok(began.elapsed().as_secs_f64() * 1000.0)
}

pub(super) fn shows(room: &Room, wanted: &Picture) -> Result<(), RecoveryError> {
    let seen = room.display().comes_to_show(|glass| glass.likeness(wanted) > ALIKE, PATIENCE)?;
    if seen { Ok(()) } else { Err(RecoveryError::Never) }
}
