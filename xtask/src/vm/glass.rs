//! What the machine should show, as the same programs show it here.

use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use rig::{Kiosk, Picture, Point, Programs, Room, Screen, Sound, Visitor, control};

use super::machine::PATIENCE;
use super::{SETTINGS, VmError};
use crate::programs::Product;
use crate::step;
use crate::tree::Tree;

/// Pictures, and where to touch for the next one.
pub(super) struct Glass {
    pub(super) attract: Picture,
    pub(super) home: Picture,
    pub(super) message: Point,
    pub(super) letter: Picture,
    pub(super) play: Point,
    /// What it shows where the kiosk can't be started.
    pub(super) notice: Picture,
}

impl Glass {
    /// Shows them here and looks at them.
    pub(super) fn look(tree: &Tree, folder: &Path, product: &Product) -> Result<Self, VmError> {
        let notice = folder.join("notice-wanted.png");
        let drawn = tree.root().join("assets/notice/wide.jpg");
        let script = format!("jpegtopnm -quiet {} | pnmtopng -quiet > {}", drawn.display(), notice.display());
        step::run(Command::new("sh").args(["-c", &script]))?;
        let notice = Picture::read(&notice).ok_or_else(|| VmError::Emulator("the notice can't be read".to_owned()))?;
        let room = Room::open(Screen::LANDSCAPE, Sound::Loudspeaker)?;
        room.settle(SETTINGS)?;
        let programs = Programs { kiosk: product.kiosk.clone(), built_in: product.built_in.clone() };
        let kiosk = Kiosk::start(&room, &programs)?;
        let visitor = Visitor::new(room.display(), kiosk.page());
        let picture = || -> Result<Picture, VmError> {
            kiosk.page().drawn().map_err(rig::KioskError::from)?;
            Ok(room.display().picture()?)
        };
        let at = |name: &str| -> Result<Point, VmError> {
            Ok(kiosk.page().reach(&control(name)).map_err(rig::KioskError::from)?.centre())
        };
        visitor.sees("attract")?;
        let attract = picture()?;
        visitor.tap_anywhere()?;
        visitor.sees("home")?;
        let (home, message) = (picture()?, at("enter-message")?);
        visitor.tap("enter-message")?;
        visitor.sees("section")?;
        let (letter, play) = (picture()?, at("play")?);
        Ok(Self { attract, home, message, letter, play, notice })
    }
}

/// Waits until the loudspeaker's recording holds something louder than silence.
pub(super) fn until_heard(recording: &Path) -> Result<(), VmError> {
    /// Of 32,767: a hundredth.
    const LOUD: u16 = 327;
    /// What a WAV file begins with.
    const HEADER: u64 = 44;
    let last = Instant::now() + PATIENCE;
    loop {
        let mut file = std::fs::File::open(recording)?;
        file.seek(SeekFrom::Start(HEADER))?;
        let mut samples = Vec::new();
        file.read_to_end(&mut samples)?;
        let loud =
            samples.as_chunks::<2>().0.iter().filter(|sample| i16::from_le_bytes(**sample).unsigned_abs() > LOUD);
        // A tenth of a second of speech at 44,100 Hz, in two channels.
        if loud.count() > 8820 {
            return Ok(());
        }
        if Instant::now() > last {
            return Err(VmError::Stage { stage: "heard", said: "the loudspeaker stays silent".to_owned() });
        }
        std::thread::sleep(std::time::Duration::from_millis(500));
    }
}
