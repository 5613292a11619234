//! What the kiosk's processes hold while thousands of touches come at full speed.

use std::path::Path;
use std::thread;
use std::time::Duration;

use rig::{Held, Kiosk, Room, Screen, Sound, held};

use super::recovery::{OPENS, PATIENCE, RecoveryError, attract, shows};
use super::robot::Robot;
use super::{Figure, Measured};
use crate::error::TaskError;
use crate::tree::Tree;

/// The design's.
const TOUCHES: usize = 10_000;
/// What is filled once is filled by then.
const FIRST: usize = 2_000;
const BOUND: f64 = 1.05;
/// Touches between two looks. Each look is taken in attract, so that the same is compared.
const EVERY: usize = 1_000;

/// How long nobody is there before a look: by then what a visit left is given back.
const AFTER: Duration = Duration::from_secs(45);

/// What was held, after how many touches.
type Look = (usize, Held);

pub(super) fn measure(tree: &Tree, measured: &Measured) -> Result<(), TaskError> {
    let looks = run(measured).map_err(TaskError::app)?;
    let after =
        |touches: usize| looks.iter().find(|(count, _)| *count >= touches).map_or(Held::default(), |(_, held)| *held);
    let (early, late) = (after(FIRST), after(TOUCHES));
    Figure::new(
        "soak",
        "memory after 10,000 touches, against after the first 2,000",
        (late.memory as f64 / early.memory as f64, "times"),
        BOUND,
        TOUCHES,
    )
    .with("memory_mb", looks.iter().map(|(_, held)| held.memory >> 20).collect::<Vec<_>>())
    .with("files", [early.files, late.files].to_vec())
    .with("processes", [early.processes, late.processes].to_vec())
    .print();
    let folder = tree.target().join("bench");
    std::fs::create_dir_all(&folder).map_err(TaskError::file(&folder))?;
    let path = folder.join("soak.svg");
    plot(&looks, &path).map_err(TaskError::file(&path))?;
    println!("The plot is in {}.", path.display());
    Ok(())
}

fn run(measured: &Measured) -> Result<Vec<Look>, RecoveryError> {
    let room = Room::open(Screen::LANDSCAPE, Sound::None)?;
    room.settle("reduced_motion = true\nidle_seconds = 20\nwarning_seconds = 20\n")?;
    let wanted = attract(&room, &measured.programs)?;
    // The glass may still show the kiosk before.
    let before = room.logged(OPENS);
    let kiosk = Kiosk::start_supervised(&room, &measured.programs)?;
    kiosk.until(PATIENCE, || (room.logged(OPENS) > before).then_some(()))?;
    shows(&room, &wanted)?;
    let mut robot = Robot::default();
    let mut looks = vec![(0, held(kiosk.id()))];
    for touches in (EVERY..=TOUCHES).step_by(EVERY) {
        robot.touch(room.display(), EVERY)?;
        shows(&room, &wanted)?;
        thread::sleep(AFTER);
        looks.push((touches, held(kiosk.id())));
    }
    Ok(looks)
}

/// A curve of megabytes over touches, without anything outside the file.
fn plot(looks: &[Look], path: &Path) -> std::io::Result<()> {
    const WIDTH: f64 = 800.0;
    const HEIGHT: f64 = 300.0;
    const MARGIN: f64 = 60.0;
    let most = looks.iter().map(|(_, held)| held.memory).max().unwrap_or(1).max(1) as f64;
    let place = |(touches, held): &Look| {
        let x = MARGIN + WIDTH * *touches as f64 / TOUCHES as f64;
        format!("{x:.0},{:.0}", MARGIN + HEIGHT * (1.0 - held.memory as f64 / most))
    };
    let points: Vec<String> = looks.iter().map(place).collect();
    let (width, height) = (WIDTH + 2.0 * MARGIN, HEIGHT + 2.0 * MARGIN);
    let (left, foot, right) = (MARGIN, MARGIN + HEIGHT, MARGIN + WIDTH);
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"14\">\n\
         <title>Memory of all processes of the kiosk over {TOUCHES} touches</title>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#f4efe6\"/>\n\
         <path d=\"M{left} {MARGIN}V{foot}H{right}\" fill=\"none\" stroke=\"#0b1017\"/>\n\
         <polyline points=\"{}\" fill=\"none\" stroke=\"#a8330a\" stroke-width=\"3\"/>\n\
         <text x=\"{left}\" y=\"{}\" fill=\"#0b1017\">{} MB</text>\n\
         <text x=\"{right}\" y=\"{}\" text-anchor=\"end\" fill=\"#0b1017\">{TOUCHES} touches</text>\n</svg>\n",
        points.join(" "),
        MARGIN - 10.0,
        most as u64 >> 20,
        foot + 25.0,
    );
    std::fs::write(path, svg)
}
