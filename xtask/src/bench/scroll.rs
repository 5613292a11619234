//! How evenly the timeline follows a finger: the time between two pictures of it on the glass, with 1,000 events.
//!
//! A picture counts when the X server tells of damage in the middle of what is dragged: it is what was painted, not what
//! the page believes. Damage within [`SAME`] belongs to one picture. The finger is `XTest`, at the pace of an arm and with
//! the reports of a touchscreen; after each movement it is taken off, and the timeline glides on. Besides stands the same
//! finger in the same run over a page of the same size that holds nothing but flat stripes: what the machine itself takes.

use std::time::{Duration, Instant};

use rig::{Damage, DisplayError, Kiosk, KioskError, Page, Point, Rect, Room, RoomError, Screen, Sound};
use rig::{PageError, VisitError, Visitor};
use thiserror::Error;

use super::exhibition::{self, EVENTS};
use super::{Figure, Measured, quantile};
use crate::error::TaskError;

const BOUND_MS: f64 = 25.0;
/// One movement of an arm.
const SWIPE: Duration = Duration::from_millis(600);
/// How long of what glides on after it is measured: then it has become slow.
const GLIDE: Duration = Duration::from_millis(600);
/// From the press on, so long nothing is measured: the finger has to go some way before it drags.
const GRIP: Duration = Duration::from_millis(80);
/// Two pictures of a display of 60 Hz are 16 ms apart; what is nearer was painted in parts.
const SAME: Duration = Duration::from_millis(4);
/// The glass is still when nothing was drawn for this long.
const STILL: Duration = Duration::from_millis(150);
const STILL_AT_LAST: Duration = Duration::from_secs(5);
/// What is dragged.
const REEL: &str = "[data-screen=\"section\"] [role=\"region\"]";

/// A page of the same size with nothing in it that takes time, dragged the same way.
const STRIPES: &str = "
    const page = document.createElement('div');
    page.id = 'stripes';
    const laid = { position: 'fixed', inset: '0', zIndex: '9', overflow: 'hidden', background: '#223' };
    Object.assign(page.style, laid, { touchAction: 'none' });
    for (let n = 0; n < 100; n += 1) {
      const stripe = document.createElement('div');
      const place = { position: 'absolute', left: `${n * 400}px`, width: '200px', height: '100%' };
      Object.assign(stripe.style, place, { background: '#445' });
      page.append(stripe);
    }
    let from;
    page.onpointerdown = (event) => {
      page.setPointerCapture(event.pointerId);
      from = event.clientX + page.scrollLeft;
    };
    page.onpointermove = (event) => { if (event.buttons) page.scrollLeft = from - event.clientX; };
    document.body.append(page);";

/// Notes the time between two calls of requestAnimationFrame from now on.
const BEATS: &str = "window.beats = [];
    let last = performance.now();
    const beat = (now) => { window.beats.push(now - last); last = now; window.beating = requestAnimationFrame(beat); };
    window.beating = requestAnimationFrame(beat);";

#[derive(Debug, Error)]
pub(super) enum ScrollError {
    #[error(transparent)]
    Room(#[from] RoomError),
    #[error(transparent)]
    Kiosk(#[from] KioskError),
    #[error(transparent)]
    Page(#[from] PageError),
    #[error(transparent)]
    Visit(#[from] VisitError),
    #[error(transparent)]
    Display(#[from] DisplayError),
}

pub(super) fn measure(measured: &Measured, runs: usize) -> Result<(), TaskError> {
    let room = Room::open(Screen::LANDSCAPE, Sound::None).map_err(TaskError::app)?;
    exhibition::publish(&measured.jubilee, &room.home())?;
    let kiosk = Kiosk::start(&room, &measured.programs).map_err(TaskError::app)?;
    drag(&room, &kiosk, runs).map_err(TaskError::app)
}

fn drag(room: &Room, kiosk: &Kiosk, runs: usize) -> Result<(), ScrollError> {
    let page = kiosk.page();
    let visitor = Visitor::new(room.display(), page);
    visitor.sees("attract")?;
    visitor.tap_anywhere()?;
    visitor.sees("home")?;
    visitor.find(&format!("enter-{}", exhibition::SECTION))?;
    visitor.sees("section")?;
    let reel = page.reach(REEL)?;
    page.until(&format!("Number(document.querySelector('[data-entry]')?.getAttribute('aria-setsize')) >= {EVENTS}"))?;
    let bench = Bench { room, page, reel, damage: Damage::watch(room.display().name())?, runs };

    let timeline = bench.frames()?;
    page.run(STRIPES)?;
    let floor = bench.frames()?;
    page.run("document.querySelector('#stripes').remove()")?;

    // What is drawn has to follow: stripes have no momentum, so that their glide is still.
    let p95 = quantile(&floor.dragging, 0.95);
    for (what, seen) in
        [("dragging, p95 between pictures", timeline.dragging), ("gliding on, p95 between pictures", timeline.gliding)]
    {
        let value = quantile(&seen, 0.95);
        Figure::new("scroll", what, (value, "ms"), BOUND_MS, seen.len())
            .missed(0)
            .with("median", tenth(quantile(&seen, 0.5)))
            .with("worst", tenth(quantile(&seen, 1.0)))
            .with("stripes_ms", tenth(p95))
            .with("ratio", tenth(value / p95))
            .with("page_ms", tenth(quantile(&timeline.beats, 0.95)))
            .with("events", EVENTS)
            .print();
    }
    Ok(())
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// Milliseconds between pictures.
#[derive(Default)]
struct Frames {
    /// On the glass, under the finger.
    dragging: Vec<f64>,
    /// On the glass, after it was taken off.
    gliding: Vec<f64>,
    /// In the page.
    beats: Vec<f64>,
}

struct Bench<'a> {
    room: &'a Room,
    page: &'a Page,
    reel: Rect,
    damage: Damage,
    runs: usize,
}

impl Bench<'_> {
    /// Drags as often as was asked for, once more before that nothing is loaded for the first time.
    fn frames(&self) -> Result<Frames, ScrollError> {
        let mut frames = Frames::default();
        for run in 0..=self.runs {
            self.still()?;
            self.page.run(BEATS)?;
            let (dragging, gliding) = self.swipe()?;
            self.page.run("cancelAnimationFrame(window.beating)")?;
            if run > 0 {
                frames.dragging.extend(dragging);
                frames.gliding.extend(gliding);
                frames.beats.extend(self.page.value::<Vec<f64>>("window.beats")?);
            }
        }
        Ok(frames)
    }

    /// Throws it once, away from its beginning.
    fn swipe(&self) -> Result<(Vec<f64>, Vec<f64>), ScrollError> {
        let Rect { x, y, width, height } = self.reel;
        let at = |share: u32| Point { x: (x + width * share / 100).cast_signed(), y: (y + height / 2).cast_signed() };
        let probe = Rect { x: x + width / 2 - 30, y: y + height / 2 - 30, width: 60, height: 60 };
        let began = Instant::now();
        let end = began + SWIPE + GLIDE;
        std::thread::scope(|scope| {
            let finger = scope.spawn(|| self.room.display().swipe(at(85), at(15), SWIPE).map(|()| Instant::now()));
            let mut pictures: Vec<Instant> = Vec::new();
            while let Some(drawn) = self.damage.next(end)? {
                let now = Instant::now();
                let anew = pictures.last().is_none_or(|last| now - *last > SAME);
                if drawn.meets(probe) && anew {
                    pictures.push(now);
                }
                if now > end {
                    break;
                }
            }
            let released = finger
                .join()
                .map_err(|_| DisplayError::Silent { what: "the finger".to_owned(), seconds: SWIPE.as_secs() })??;
            let between = |from: Instant, to: Instant| {
                pictures
                    .windows(2)
                    .filter(|pair| pair[0] >= from && pair[1] <= to)
                    .map(|pair| (pair[1] - pair[0]).as_secs_f64() * 1000.0)
                    .collect()
            };
            Ok((between(began + GRIP, released), between(released, end)))
        })
    }

    /// Waits until nothing is drawn any more.
    fn still(&self) -> Result<(), ScrollError> {
        self.page.until("!document.querySelector('[data-moving]')")?;
        self.page.drawn()?;
        let last = Instant::now() + STILL_AT_LAST;
        while Instant::now() < last && self.damage.next(Instant::now() + STILL)?.is_some() {}
        Ok(())
    }
}
