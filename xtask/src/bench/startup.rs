//! From the start of the process to attract on the screen, against a window with nothing in it.
//!
//! Both are awaited as pixels: the empty window by its one colour, attract by the largest words on it, as they stand in
//! a picture that was taken before. Motion is reduced, so that the words stand still.

use std::time::{Duration, Instant};

use rig::{Damage, Kiosk, Picture, Rect, Room, Running, Screen, Sound};

use super::{Figure, Measured, quantile};
use crate::error::TaskError;

const PATIENCE: Duration = Duration::from_secs(60);
const EMPTY: [u8; 3] = [0, 255, 0];
const BOUND: f64 = 1.25;

/// The element with the largest letters, in CSS pixels.
const LARGEST: &str = "(() => {
  const own = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  const size = (e) => parseFloat(getComputedStyle(e).fontSize);
  const all = [...document.querySelectorAll('[data-screen] *')].filter(own);
  const box = all.sort((a, b) => size(b) - size(a))[0].getBoundingClientRect();
  return [box.x, box.y, box.width, box.height].map((side) => Math.max(0, Math.round(side)));
})()";

pub(super) fn measure(measured: &Measured, runs: usize) -> Result<(), TaskError> {
    let room = Room::open(Screen::LANDSCAPE, Sound::Loudspeaker).map_err(TaskError::app)?;
    room.settle("reduced_motion = true\n").map_err(TaskError::app)?;
    let (words, wanted) = attract(&room, measured)?;
    let middle = Rect { x: 960, y: 540, width: 1, height: 1 };
    let (mut kiosk, mut empty) = (Vec::new(), Vec::new());
    // The first of each finds nothing in the machine's caches.
    for run in 0..=runs {
        let one = time(
            &room,
            words,
            |seen| seen.likeness(&wanted) > 0.98,
            || Kiosk::start_plain(&room, &measured.programs).map_err(TaskError::app),
        )?;
        let other = time(
            &room,
            middle,
            |seen| seen.at(0, 0) == EMPTY,
            || {
                let log = room.folder().join("empty.log");
                let nothing: [&str; 0] = [];
                Running::start(&measured.empty_window, nothing, room.environment(), &log).map_err(TaskError::app)
            },
        )?;
        if run > 0 {
            kiosk.push(one);
            empty.push(other);
        }
    }
    let (kiosk, empty) = (quantile(&kiosk, 0.5), quantile(&empty, 0.5));
    Figure::new("startup", "median against an empty window", (kiosk / empty, "ratio"), BOUND, runs)
        .with("kiosk_ms", kiosk.round())
        .with("empty_ms", empty.round())
        .print();
    Ok(())
}

/// Where the largest words of attract stand, and how they look.
fn attract(room: &Room, measured: &Measured) -> Result<(Rect, Picture), TaskError> {
    let kiosk = Kiosk::start(room, &measured.programs).map_err(TaskError::app)?;
    kiosk.page().drawn().map_err(TaskError::app)?;
    let [x, y, width, height] = kiosk.page().value(LARGEST).map_err(TaskError::app)?;
    let words = Rect { x, y, width, height };
    let picture = room.display().picture_of(words).map_err(TaskError::app)?;
    Ok((words, picture))
}

/// Milliseconds from the start until a part of the glass is as wanted.
fn time(
    room: &Room,
    part: Rect,
    wanted: impl Fn(&Picture) -> bool,
    start: impl FnOnce() -> Result<Running, TaskError>,
) -> Result<f64, TaskError> {
    let damage = Damage::watch(room.display().name()).map_err(TaskError::app)?;
    let began = Instant::now();
    let running = start()?;
    loop {
        let drawn = damage.next(began + PATIENCE).map_err(TaskError::app)?;
        let shown = began.elapsed();
        let Some(drawn) = drawn else {
            let log = running.log_tail();
            return Err(TaskError::NotShown { seconds: PATIENCE.as_secs(), log });
        };
        if drawn.meets(part) && wanted(&room.display().picture_of(part).map_err(TaskError::app)?) {
            drop(running);
            return Ok(shown.as_secs_f64() * 1000.0);
        }
    }
}
