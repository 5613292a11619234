//! The calibration, whose window is not under automation: it is told by what it shows, and touched where that is.

use std::path::Path;
use std::time::{Duration, Instant};

use rig::{Damage, Display, DisplayError, Picture, Point, shows_calibration};

/// Long enough for a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// A window that has not drawn for so long has drawn all it has; less than a caret rests between two blinks.
const STILL: Duration = Duration::from_millis(300);

/// Fewer pixels than this are the same in the two steps; a key that is pressed changes a tenth as many.
const OTHER: f64 = 0.97;

/// The least that the key that leads on measures on any screen, in pixels, less the rounding of its ends.
const KEY: u32 = 30;

/// Waits until the paper of the kiosk before is gone, which would pass for the calibration's card.
pub(super) fn clear(display: &Display) -> Result<(), DisplayError> {
    if display.comes_to_show(|picture| !shows_calibration(picture), PATIENCE)? {
        return Ok(());
    }
    Err(silent("a glass without paper"))
}

/// Takes a picture of its two steps into a folder.
pub(super) fn take(out: &Path, display: &Display) -> Result<(), DisplayError> {
    let damage = Damage::watch(display.name())?;
    if !display.comes_to_show(shows_calibration, PATIENCE)? {
        return Err(silent("the calibration"));
    }
    let first = rests(display, &damage)?;
    save(&first, out, display, "calibration")?;
    let Some(next) = leads_on(&first) else {
        return Err(silent("the key to the second step of the calibration"));
    };
    display.tap(next)?;
    if !display.comes_to_show(|now| now.likeness(&first) < OTHER, PATIENCE)? {
        return Err(silent("the second step of the calibration"));
    }
    save(&rests(display, &damage)?, out, display, "calibration-numbers")
}

/// What it shows once nothing else comes.
fn rests(display: &Display, damage: &Damage) -> Result<Picture, DisplayError> {
    let deadline = Instant::now() + PATIENCE;
    while damage.next(Instant::now() + STILL)?.is_some() {
        if Instant::now() > deadline {
            return Err(silent("a calibration that rests"));
        }
    }
    display.picture()
}

/// The lowest thing that has the colours of hot steel: the key that leads on.
fn leads_on(picture: &Picture) -> Option<Point> {
    let hot = |x: u32, y: u32| {
        let [red, green, blue] = picture.at(x, y);
        red > 240 && (130..240).contains(&green) && blue < 190 && red - blue > 60
    };
    (0..picture.height).rev().find_map(|y| {
        let left = (0..picture.width).find(|&x| hot(x, y))?;
        let right = (left..picture.width).take_while(|&x| hot(x, y)).last()?;
        // Above its lower end, where it is round.
        (right - left >= KEY).then(|| Point { x: u32::midpoint(left, right).cast_signed(), y: y.cast_signed() - 8 })
    })
}

fn save(picture: &Picture, out: &Path, display: &Display, name: &str) -> Result<(), DisplayError> {
    let path = out.join(format!("{}-{name}.png", display.screen()));
    picture.save(&path)?;
    println!("{}", path.display());
    Ok(())
}

fn silent(what: &str) -> DisplayError {
    DisplayError::Silent { what: what.to_owned(), seconds: PATIENCE.as_secs() }
}
