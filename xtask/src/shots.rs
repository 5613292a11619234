//! Pictures of every screen of a visitor, in every language and orientation, and of both steps of the calibration, from
//! the real application.

mod calibration;
mod tour;

use std::path::PathBuf;

use clap::Args;
use rig::{Kiosk, Programs, Room, Screen, Sound};

use crate::error::TaskError;
use crate::packages::{self, Purpose};
use crate::programs;
use crate::tree::Tree;
use tour::Tour;

/// Sizes of screens that kiosks have, lying and standing.
const ALL: &[Screen] = &[
    Screen { width: 1280, height: 720 },
    Screen { width: 720, height: 1280 },
    Screen::LANDSCAPE,
    Screen::PORTRAIT,
    Screen { width: 3840, height: 2160 },
    Screen { width: 2160, height: 3840 },
];

/// The shortest time before the warning that the settings allow, and the longest after it.
const IMPATIENT: &str = "idle_seconds = 20\nwarning_seconds = 120\n";

/// What to take pictures of.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// Folder for the pictures.
    out: PathBuf,
    /// `all`, or sizes such as 1920x1080,1080x1920.
    #[arg(long, value_name = "SIZES", default_value = "1920x1080,1080x1920", value_parser = sizes)]
    sizes: Sizes,
    /// In high contrast.
    #[arg(long)]
    contrast: bool,
    /// With every control in the lower part.
    #[arg(long)]
    low: bool,
    /// Steps that the text is larger than usual, 0 to 2.
    #[arg(long, value_name = "STEPS", default_value_t = 0, value_parser = clap::value_parser!(u8).range(0..=2))]
    text: u8,
    /// Product as it is installed.
    #[command(flatten)]
    programs: programs::Options,
}

#[derive(Clone, Debug)]
struct Sizes(Vec<Screen>);

fn sizes(text: &str) -> Result<Sizes, String> {
    if text == "all" {
        return Ok(Sizes(ALL.to_vec()));
    }
    text.split(',').map(str::parse).collect::<Result<_, _>>().map(Sizes)
}

/// Takes the pictures, one visit a screen size.
pub fn shots(tree: &Tree, options: &Options) -> Result<(), TaskError> {
    packages::ensure(&[Purpose::Build, Purpose::Room])?;
    let built = programs::build(tree, options.programs)?;
    let programs = Programs { kiosk: built.kiosk, built_in: built.built_in };
    std::fs::create_dir_all(&options.out).map_err(TaskError::file(&options.out))?;
    for &screen in &options.sizes.0 {
        let room = Room::open(screen, Sound::Loudspeaker).map_err(TaskError::app)?;
        let kiosk = Kiosk::start(&room, &programs).map_err(TaskError::app)?;
        let tour = Tour { options, kiosk: &kiosk, room: &room };
        tour.take().map_err(TaskError::app)?;
        drop(kiosk);
        room.settle(IMPATIENT).map_err(TaskError::app)?;
        let kiosk = Kiosk::start(&room, &programs).map_err(TaskError::app)?;
        Tour { options, kiosk: &kiosk, room: &room }.wait().map_err(TaskError::app)?;
        drop(kiosk);
        calibration::clear(room.display()).map_err(TaskError::app)?;
        let _calibration = Kiosk::start_calibration(&room, &programs).map_err(TaskError::app)?;
        calibration::take(&options.out, room.display()).map_err(TaskError::app)?;
    }
    Ok(())
}
