//! A program and all that it started, as Linux tells of them.

use std::collections::BTreeMap;
use std::process::Command;

/// Ticks a second of /proc; Linux has given no other number for decades.
const TICKS: f64 = 100.0;

/// One process.
#[derive(Clone, Debug)]
pub struct Stat {
    /// The first letters of its program's name.
    pub name: String,
    parent: u32,
    /// Processor time so far, in s.
    pub seconds: f64,
}

/// A program and all that it started, by process id.
pub fn family(program: u32) -> BTreeMap<u32, Stat> {
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
        if id == program {
            return true;
        }
        match all.get(&id) {
            Some(stat) => id = stat.parent,
            None => return false,
        }
    };
    let found: Vec<u32> = all.keys().copied().filter(|id| ours(*id)).collect();
    let mut all = all;
    found.into_iter().filter_map(|id| Some((id, all.remove(&id)?))).collect()
}

/// How Linux calls the process that draws a page: its first fifteen letters.
const WEB: &str = "WebKitWebProces";

/// The process that draws the page of a program. Where one is built anew there may be two: the later one counts.
pub fn web_process(program: u32) -> Option<u32> {
    family(program).into_iter().filter(|(_, stat)| stat.name == WEB).map(|(id, _)| id).max()
}

/// The window's program among what a program started, such as its supervisor.
pub fn window_process(program: u32) -> Option<u32> {
    family(program).into_iter().find(|(_, stat)| stat.name == WINDOW).map(|(id, _)| id)
}

/// How Linux calls the window's program.
const WINDOW: &str = "jubilee-kiosk";

/// Sends a signal such as `-KILL` to a process; false where that fails.
pub fn signal(id: u32, signal: &str) -> bool {
    Command::new("kill").args([signal, &id.to_string()]).status().is_ok_and(|sent| sent.success())
}

/// What a program and all that it started hold.
#[derive(Clone, Copy, Debug, Default)]
pub struct Held {
    /// Memory, in bytes; what several share is counted once.
    pub memory: u64,
    /// Open files.
    pub files: usize,
    /// Processes.
    pub processes: usize,
}

/// Adds up what a program and all that it started hold now.
pub fn held(program: u32) -> Held {
    let mut held = Held::default();
    for id in family(program).into_keys() {
        let folder = format!("/proc/{id}");
        let rollup = std::fs::read_to_string(format!("{folder}/smaps_rollup")).unwrap_or_default();
        held.memory += proportional(&rollup).unwrap_or(0);
        held.files += std::fs::read_dir(format!("{folder}/fd")).map_or(0, Iterator::count);
        held.processes += 1;
    }
    held
}

/// The line `Pss` of `/proc/<id>/smaps_rollup`, in bytes.
fn proportional(rollup: &str) -> Option<u64> {
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? << 10)
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

    #[test]
    fn what_is_shared_is_counted_by_its_share() {
        let rollup = "55d0-7ffe ---p 00000000 00:00 0 [rollup]\nRss:   9000 kB\nPss:       1500 kB\nPss_Dirty: 7 kB\n";
        assert_eq!(proportional(rollup), Some(1500 << 10));
    }

    #[test]
    fn this_process_holds_something() {
        let held = held(std::process::id());
        assert!(held.memory > 0 && held.files > 0 && held.processes > 0, "{held:?}");
    }
}
