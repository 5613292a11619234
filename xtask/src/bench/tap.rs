//! From a press to the pressed state on the glass, and from a release to its result, on every screen.
//!
//! A part of the glass counts as changed once the X server tells of damage there and its pixels are others than before:
//! damage alone would also come from drawing the same again. Motion is reduced, so that nothing else changes.

use std::time::{Duration, Instant};

use rig::{Damage, DisplayError, Kiosk, KioskError, Page, Picture, Programs, Rect, Room, RoomError, Screen, Sound};
use rig::{VisitError, Visitor, control};
use thiserror::Error;

use super::{Figure, quantile};

const BOUND_MS: f64 = 50.0;
const PATIENCE: Duration = Duration::from_secs(20);
/// The glass is still when nothing was drawn for this long.
const STILL: Duration = Duration::from_millis(150);
const STILL_AT_LAST: Duration = Duration::from_secs(5);
/// Size of the part that is watched for the result.
const PART: (u32, u32) = (120, 40);

#[derive(Debug, Error)]
pub(super) enum TapError {
    #[error(transparent)]
    Room(#[from] RoomError),
    #[error(transparent)]
    Kiosk(#[from] KioskError),
    #[error(transparent)]
    Visit(#[from] VisitError),
    #[error(transparent)]
    Display(#[from] DisplayError),
    #[error("{control} on {screen} changes nothing on the glass")]
    Nothing { screen: &'static str, control: &'static str },
}

/// Two controls of which each undoes the other; none: the whole glass.
struct Pair {
    there: Option<&'static str>,
    back: &'static str,
}

const fn pair(there: &'static str, back: &'static str) -> Pair {
    Pair { there: Some(there), back }
}

/// A screen, the way to it from the one before, and what is touched there.
struct Stop {
    name: &'static str,
    /// What the page calls it.
    screen: &'static str,
    /// Controls that lead there, from home where the first of them begins there.
    way: &'static [&'static str],
    pairs: &'static [Pair],
}

const LANGUAGE: Pair = pair("language-zh-Hans", "language-en");
const CONTRAST: Pair = pair("contrast", "contrast");

const STOPS: &[Stop] = &[
    Stop { name: "attract", screen: "attract", way: &[], pairs: &[Pair { there: None, back: "start-over" }] },
    Stop {
        name: "home",
        screen: "home",
        way: &[WAKE],
        pairs: &[
            LANGUAGE,
            CONTRAST,
            pair("enter-message", "home"),
            pair("enter-history", "home"),
            pair("enter-people", "home"),
            pair("enter-gallery", "home"),
            pair("search", "home"),
            pair("credits", "home"),
        ],
    },
    Stop {
        name: "message",
        screen: "section",
        way: &["enter-message"],
        pairs: &[LANGUAGE, CONTRAST, pair("slower", "faster"), pair("next", "previous")],
    },
    Stop {
        name: "timeline",
        screen: "section",
        way: &["home", "enter-history"],
        pairs: &[
            LANGUAGE,
            CONTRAST,
            pair("later", "earlier"),
            pair("tag-research", "tag-research"),
            pair("item", "close"),
        ],
    },
    Stop {
        name: "event",
        screen: "section",
        way: &["item"],
        pairs: &[LANGUAGE, CONTRAST, pair("next-item", "previous-item")],
    },
    Stop {
        name: "people",
        screen: "section",
        way: &["home", "enter-people"],
        pairs: &[LANGUAGE, CONTRAST, pair("item", "back")],
    },
    Stop {
        name: "gallery",
        screen: "section",
        way: &["home", "enter-gallery"],
        pairs: &[LANGUAGE, CONTRAST, pair("item", "close")],
    },
    Stop { name: "picture", screen: "section", way: &["item"], pairs: &[pair("larger", "smaller")] },
    Stop {
        name: "search",
        screen: "search",
        way: &["close", "home", "search"],
        pairs: &[LANGUAGE, CONTRAST, pair("key-s", "erase"), pair("key-s", "clear")],
    },
    Stop { name: "credits", screen: "credits", way: &["home", "credits"], pairs: &[LANGUAGE, CONTRAST] },
];

/// The way out of attract: a touch anywhere.
const WAKE: &str = "";

pub(super) fn measure(programs: &Programs, runs: usize) -> Result<(), TapError> {
    let room = Room::open(Screen::LANDSCAPE, Sound::Loudspeaker)?;
    room.settle("reduced_motion = true\n")?;
    let kiosk = Kiosk::start(&room, programs)?;
    let visitor = Visitor::new(room.display(), kiosk.page());
    let bench = Bench { room: &room, page: kiosk.page(), damage: Damage::watch(room.display().name())?, runs };
    let (mut presses, mut releases) = (Vec::new(), Vec::new());
    for Stop { name, screen, way, pairs } in STOPS {
        for &step in *way {
            match step {
                WAKE => visitor.tap_anywhere()?,
                control => visitor.tap(control)?,
            }
            bench.still()?;
        }
        visitor.sees(screen)?;
        let mut times = Times::default();
        for pair in *pairs {
            bench.pair(name, pair, &mut times)?;
        }
        times.print(name);
        presses.append(&mut times.press);
        releases.append(&mut times.release);
    }
    Times { press: presses, release: releases }.print("every screen");
    Ok(())
}

/// Milliseconds and what was tapped; infinite where nothing was seen.
type Time = (f64, &'static str);

#[derive(Default)]
struct Times {
    press: Vec<Time>,
    release: Vec<Time>,
}

impl Times {
    fn print(&self, screen: &str) {
        for (measured, times) in
            [("press to pressed state, p95", &self.press), ("release to result, p95", &self.release)]
        {
            let Some((_, slowest)) = times.iter().max_by(|a, b| a.0.total_cmp(&b.0)) else { continue };
            let seen: Vec<f64> = times.iter().map(|(time, _)| *time).filter(|time| time.is_finite()).collect();
            Figure::new("tap", measured, (quantile(&seen, 0.95), "ms"), BOUND_MS, seen.len())
                .missed(times.len() - seen.len())
                .with("screen", screen)
                .with("median", quantile(&seen, 0.5).round())
                .with("worst", quantile(&seen, 1.0).round())
                .with("slowest", *slowest)
                .print();
        }
    }
}

struct Bench<'a> {
    room: &'a Room,
    page: &'a Page,
    damage: Damage,
    runs: usize,
}

impl Bench<'_> {
    fn pair(&self, screen: &'static str, pair: &Pair, times: &mut Times) -> Result<(), TapError> {
        // The first time the way there and back may not end where it began: a page that nobody has read marks nothing.
        self.watched(screen, pair)?;
        let part = self.watched(screen, pair)?;
        for _ in 0..self.runs {
            self.tap(pair.there, part, times)?;
            self.tap(Some(pair.back), part, times)?;
        }
        self.still()?;
        Ok(())
    }

    /// Goes there and back without a clock, to see which part of the glass shows the result.
    fn watched(&self, screen: &'static str, pair: &Pair) -> Result<Rect, TapError> {
        let before = self.still()?;
        let place = self.place(pair.there)?;
        self.room.display().tap(place.centre())?;
        self.still()?;
        let back = self.place(Some(pair.back))?;
        let after = self.still()?;
        self.room.display().tap(back.centre())?;
        let control = pair.there.unwrap_or("the glass");
        most_changed(&before, &after, &[place, back]).ok_or(TapError::Nothing { screen, control })
    }

    fn tap(&self, name: Option<&'static str>, part: Rect, times: &mut Times) -> Result<(), TapError> {
        let tapped = name.unwrap_or("the glass");
        self.still()?;
        let place = self.place(name)?;
        let at = place.centre();
        self.room.display().point_at(at)?;
        self.still()?;
        if name.is_some() {
            times.press.push((self.until_changed(place, || self.room.display().press(at))?, tapped));
            self.still()?;
        } else {
            self.room.display().press(at)?;
        }
        times.release.push((self.until_changed(part, || self.room.display().release())?, tapped));
        Ok(())
    }

    /// Milliseconds from the act until that part of the glass has changed; infinite if it never did.
    fn until_changed(&self, part: Rect, act: impl FnOnce() -> Result<(), DisplayError>) -> Result<f64, TapError> {
        let before = self.room.display().picture_of(part)?;
        let began = Instant::now();
        act()?;
        while let Some(drawn) = self.damage.next(began + PATIENCE)? {
            let shown = began.elapsed();
            if drawn.meets(part) && self.room.display().picture_of(part)? != before {
                return Ok(shown.as_secs_f64() * 1000.0);
            }
        }
        Ok(f64::INFINITY)
    }

    /// The glass when nothing is drawn any more.
    fn still(&self) -> Result<Picture, TapError> {
        self.page.drawn().map_err(VisitError::from)?;
        let last = Instant::now() + STILL_AT_LAST;
        while Instant::now() < last && self.damage.next(Instant::now() + STILL)?.is_some() {}
        Ok(self.room.display().picture()?)
    }

    fn place(&self, name: Option<&str>) -> Result<Rect, TapError> {
        let screen = self.room.display().screen();
        let whole = Rect { x: 0, y: 0, width: screen.width.into(), height: screen.height.into() };
        match name {
            Some(name) => Ok(self.page.reach(&control(name)).map_err(VisitError::from)?),
            None => Ok(whole),
        }
    }
}

/// The part of the glass, away from what was touched, in which most pixels differ.
fn most_changed(before: &Picture, after: &Picture, touched: &[Rect]) -> Option<Rect> {
    let (width, height) = PART;
    let differing = |part: Rect| {
        (part.y..part.y + height)
            .flat_map(|y| (part.x..part.x + width).map(move |x| (x, y)))
            .filter(|&(x, y)| before.at(x, y) != after.at(x, y))
            .count()
    };
    let whole = |touch: &Rect| touch.width >= before.width;
    (0..before.height / height)
        .flat_map(|row| (0..before.width / width).map(move |column| (column, row)))
        .map(|(column, row)| Rect { x: column * width, y: row * height, width, height })
        .filter(|part| !touched.iter().any(|touch| !whole(touch) && touch.meets(*part)))
        .map(|part| (differing(part), part))
        .filter(|(count, _)| *count > 0)
        .max_by_key(|(count, _)| *count)
        .map(|(_, part)| part)
}
