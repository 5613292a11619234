//! Processor time of attract, all of our processes together. The X server's own share is told besides.

use std::time::{Duration, Instant};

use rig::{Kiosk, Programs, Room, Screen, Sound};

use super::Figure;
use crate::error::TaskError;

const SETTLE: Duration = Duration::from_secs(15);
const LENGTH: Duration = Duration::from_secs(60);

pub(super) fn measure(programs: &Programs) -> Result<(), TaskError> {
    for (measured, settings, bound) in
        [("attract", "", 0.10), ("attract with reduced motion", "reduced_motion = true\n", 0.03)]
    {
        let room = Room::open(Screen::LANDSCAPE, Sound::Loudspeaker).map_err(TaskError::app)?;
        room.settle(settings).map_err(TaskError::app)?;
        let kiosk = Kiosk::start_plain(&room, programs).map_err(TaskError::app)?;
        std::thread::sleep(SETTLE);
        let (before, began) = (rig::family(kiosk.id()), Instant::now());
        std::thread::sleep(LENGTH);
        let used: f64 = rig::family(kiosk.id())
            .iter()
            .map(|(process, stat)| stat.seconds - before.get(process).map_or(0.0, |before| before.seconds))
            .sum();
        let share = used / began.elapsed().as_secs_f64();
        let names: Vec<String> = before.into_values().map(|stat| stat.name).collect();
        Figure::new("idle", measured, (share, "of one core"), bound, 1).with("processes", names).print();
        drop(kiosk);
    }
    Ok(())
}
