use std::fs;
use std::io;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Hash, Store, StoreError};

/// One line of `switches.jsonl`: the pointer is about to move, or an edition came or went without it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Switch {
    /// When, in UTC.
    pub when: Timestamp,
    /// Who asked for it.
    pub who: String,
    /// What they said about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Number of the edition that it moves to, or that came or went.
    pub number: u32,
    /// The edition that was current.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Hash>,
    /// The edition that becomes current, or that came or went.
    pub to: Hash,
    /// Why it moves.
    pub kind: SwitchKind,
    /// How much is different from the edition that was current; of a rollback nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes: Option<Changes>,
}

/// How many items of an edition are different from those of another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// Items that the other did not have.
    pub added: u32,
    /// Items that both have and that differ.
    pub changed: u32,
    /// Items that only the other had.
    pub removed: u32,
}

/// What a line records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SwitchKind {
    /// An edition was published.
    Publish,
    /// An earlier edition was taken back.
    Rollback,
    /// An edition came in a pack.
    Load,
    /// An edition came in a pack and did not become current: the pointer stays.
    Keep,
    /// An edition was removed to make room: the pointer stays.
    Prune,
}

impl SwitchKind {
    fn moves(self) -> bool {
        !matches!(self, Self::Keep | Self::Prune)
    }
}

/// All switches, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Switches(Vec<Switch>);

impl Switches {
    /// Every line that can be read, also of switches that a power cut prevented.
    pub fn lines(&self) -> &[Switch] {
        &self.0
    }

    /// The switches that took place. A line is written before the pointer moves: it took place if what came next
    /// started from there. Where the pointer is damaged, or was never recorded, the last one counts as done.
    pub fn done(&self, pointer: Option<Hash>) -> impl Iterator<Item = &Switch> {
        let pointer = self.start(pointer.filter(|id| self.number_of(*id).is_some()));
        let next = self.moves().skip(1).map(|next| next.from).chain([pointer]);
        self.moves().zip(next).filter(|(switch, next)| Some(switch.to) == *next).map(|(switch, _)| switch)
    }

    fn moves(&self) -> impl Iterator<Item = &Switch> {
        self.0.iter().filter(|switch| switch.kind.moves())
    }

    /// The editions that there are, each with the line that it came with, in the order in which they came: those that
    /// were ever current or were kept from a pack, without those that were pruned since.
    pub fn editions(&self, pointer: Option<Hash>) -> Vec<&Switch> {
        let done: Vec<&Switch> = self.done(pointer).collect();
        let mut there: Vec<&Switch> = Vec::new();
        for switch in &self.0 {
            let known = there.iter().position(|known| known.to == switch.to);
            match (switch.kind, known) {
                (SwitchKind::Prune, Some(at)) => drop(there.remove(at)),
                (SwitchKind::Keep, None) => there.push(switch),
                (kind, None) if kind.moves() && done.iter().any(|done| std::ptr::eq(*done, switch)) => {
                    there.push(switch);
                }
                _ => {}
            }
        }
        there
    }

    /// What a switch starts from: where the pointer stands, or stood last where it is damaged.
    pub(crate) fn start(&self, pointer: Option<Hash>) -> Option<Hash> {
        pointer.or_else(|| self.moves().last().map(|last| last.to))
    }

    /// The line that names an edition: that of its first switch.
    pub(crate) fn first(&self, id: Hash, pointer: Option<Hash>) -> Option<&Switch> {
        let done = self.done(pointer).find(|switch| switch.to == id);
        done.or_else(|| self.0.iter().find(|switch| switch.to == id))
    }

    /// The number that an edition was given.
    pub fn number_of(&self, id: Hash) -> Option<u32> {
        self.0.iter().find(|switch| switch.to == id).map(|switch| switch.number)
    }

    /// The highest number ever given; 0 where none was.
    pub fn highest(&self) -> u32 {
        self.0.iter().map(|switch| switch.number).max().unwrap_or(0)
    }
}

impl Store {
    /// Reads the switches; lines that can't be read, such as one that a power cut tore, are left out.
    ///
    /// # Errors
    /// When the file is there and can't be read.
    pub fn switches(&self) -> Result<Switches, StoreError> {
        let path = self.switches_file();
        match fs::read(&path) {
            Ok(bytes) => {
                let lines = bytes.split(|byte| *byte == b'\n');
                Ok(Switches(lines.filter_map(|line| serde_json::from_slice(line).ok()).collect()))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Switches::default()),
            Err(error) => Err(StoreError::read(&path)(error)),
        }
    }

    /// Appends a line, then moves the pointer. Either took place whole, or the pointer stands where it stood.
    pub(crate) fn switch(&self, switch: &Switch) -> Result<(), StoreError> {
        self.record(std::slice::from_ref(switch))?;
        self.point_at(switch.to)
    }

    /// Appends lines. All are there, or, after a power cut, the first of them; after a failure, none.
    pub(crate) fn record(&self, lines: &[Switch]) -> Result<(), StoreError> {
        let path = self.switches_file();
        let whole = self.whole_lines()?;
        let mut text = Vec::new();
        for line in lines {
            serde_json::to_writer(&mut text, line).map_err(|error| StoreError::write(&path)(error.into()))?;
            text.push(b'\n');
        }
        let append = || -> io::Result<()> {
            let mut file = self.disk().append(&path)?;
            io::Write::write_all(&mut file, &text)?;
            file.finish(false)?;
            self.disk().sync_folder(self.root())
        };
        if let Err(error) = append() {
            // A full disk may have taken half a line; where this fails too, the next writer cuts it off.
            let _ = self.disk().truncate(&path, whole);
            return Err(StoreError::write(&path)(error));
        }
        Ok(())
    }

    /// Whether every line of the log can be read, but for a last one that a power cut tore.
    pub(crate) fn switches_are_whole(&self) -> Result<bool, StoreError> {
        let path = self.switches_file();
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(StoreError::read(&path)(error)),
        };
        let Some(whole) = bytes.iter().rposition(|byte| *byte == b'\n') else { return Ok(false) };
        let lines = bytes[..whole].split(|byte| *byte == b'\n');
        Ok(lines.into_iter().all(|line| serde_json::from_slice::<Switch>(line).is_ok()))
    }

    /// Length of the complete lines; cuts off what follows them.
    fn whole_lines(&self) -> Result<u64, StoreError> {
        let path = self.switches_file();
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
            Err(error) => return Err(StoreError::read(&path)(error)),
        };
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        if whole < bytes.len() {
            self.disk().truncate(&path, whole as u64).map_err(StoreError::write(&path))?;
        }
        Ok(whole as u64)
    }

    fn switches_file(&self) -> std::path::PathBuf {
        self.root().join("switches.jsonl")
    }
}
