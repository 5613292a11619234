//! Processor time of attract, all of our processes together. The X server's own share is told besides.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use rig::{Kiosk, Programs, Room, Running, Screen, Sound};

use super::Figure;
use crate::error::TaskError;

const SETTLE: Duration = Duration::from_secs(15);
const LENGTH: Duration = Duration::from_secs(60);
/// Ticks a second of /proc; Linux has given no other number for decades.
const TICKS: f64 = 100.0;

pub(super) fn measure(programs: &Programs) -> Result<(), TaskError> {
    for (measured, settings, bound) in
        [("attract", "", 0.10), ("attract with reduced motion", "reduced_motion = true\n", 0.03)]
    {
        let room = Room::open(Screen::LANDSCAPE, Sound::Loudspeaker).map_err(TaskError::app)?;
        room.settle(settings).map_err(TaskError::app)?;
        let kiosk = Kiosk::start_plain(&room, programs).map_err(TaskError::app)?;
        std::thread::sleep(SETTLE);
        let (before, began) = (processor_time(&kiosk), Instant::now());
        std::thread::sleep(LENGTH);
        let used: f64 = processor_time(&kiosk)
            .iter()
            .map(|(process, (_, time))| time - before.get(process).map_or(0.0, |(_, time)| *time))
            .sum();
        let share = used / began.elapsed().as_secs_f64();
        let names: Vec<String> = before.into_values().map(|(name, _)| name).collect();
        Figure::new("idle", measured, (share, "of one core"), bound, 1).with("processes", names).print();
        drop(kiosk);
    }
    Ok(())
}

/// Seconds of processor time that a program and all that it started have used so far, by process.
fn processor_time(program: &Running) -> BTreeMap<u32, (String, f64)> {
    let all: BTreeMap<u32, Stat> = std::fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let id = entry.file_name().to_str()?.parse().ok()?;
            Some((id, stat(&std::fs::read_to_string(entry.path().join("stat")).ok()?)?))
        })
        .collect();
    let ours = |mut id: u32| loop {
        if id == program.id() {
            return true;
        }
        match all.get(&id) {
            Some(stat) => id = stat.parent,
            None => return false,
        }
    };
    all.iter().filter(|(id, _)| ours(**id)).map(|(id, stat)| (*id, (stat.name.clone(), stat.seconds))).collect()
}

struct Stat {
    name: String,
    parent: u32,
    seconds: f64,
}

/// A line of `/proc/<id>/stat`; the name stands in brackets and may hold any character.
fn stat(line: &str) -> Option<Stat> {
    let (before, after) = line.rsplit_once(')')?;
    let name = before.split_once('(')?.1.to_owned();
    let fields: Vec<&str> = after.split_whitespace().collect();
    let ticks = fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?;
    Some(Stat { name, parent: fields.get(1)?.parse().ok()?, seconds: ticks / TICKS })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_brackets_and_spaces_does_not_shift_the_fields() {
        let line = "4242 (a (b) c) S 17 4242 4242 0 -1 4194560 1 0 0 0 250 50 0 0 20 0 1 0 100 0 0";
        let stat = stat(line).unwrap();
        assert_eq!((stat.name.as_str(), stat.parent), ("a (b) c", 17));
        assert!((stat.seconds - 3.0).abs() < 1e-9, "{}", stat.seconds);
    }
}
