use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::measure::Measure;

const HEADER: &str = "name,serial,mac,version,date,open";

/// The line of one machine in a fleet's sheet.
#[derive(Clone, Debug)]
pub struct FleetLine {
    /// The machine's name.
    pub name: String,
    /// Its serial number; empty where it says none.
    pub serial: String,
    /// Its first address; empty where it has none.
    pub mac: String,
    /// The version of this program.
    pub version: String,
    /// The day of the audit.
    pub date: String,
    /// What is open.
    pub open: Vec<Measure>,
}

/// Why a sheet has no line for this machine.
#[derive(Debug, thiserror::Error)]
pub enum FleetError {
    /// There is something else by that name.
    #[error("{} is no fleet sheet: its first line is not {HEADER}; name another file", path.display())]
    NoSheet {
        /// The file.
        path: PathBuf,
    },
    /// It can't be read.
    #[error("{} can't be read: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It can't be written.
    #[error("{} can't be written: {source}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// Enters a machine in a sheet of comma-separated values, in one step: in the place of its older line, else at the end.
/// The other lines stay as they are.
pub fn enter_fleet_sheet(path: &Path, line: &FleetLine) -> Result<(), FleetError> {
    let old = match fs::read_to_string(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => format!("{HEADER}\n"),
        read => read.map_err(|source| FleetError::Read { path: path.to_owned(), source })?,
    };
    let mut lines: Vec<&str> = old.lines().collect();
    if lines.first().map(|first| first.trim_start_matches('\u{feff}')) != Some(HEADER) {
        return Err(FleetError::NoSheet { path: path.to_owned() });
    }
    let new = line.written();
    match lines.iter().position(|old| line.is_of_same_machine(old)) {
        Some(at) => lines[at] = &new,
        None => lines.push(&new),
    }
    let text = lines.join("\n") + "\n";
    write(path, &text).map_err(|source| FleetError::Write { path: path.to_owned(), source })
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    let new = path.with_extension("csv.new");
    let mut file = File::create(&new)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(new, path)
}

impl FleetLine {
    fn written(&self) -> String {
        let open: Vec<&str> = self.open.iter().map(|measure| measure.id()).collect();
        let fields = [&self.name, &self.serial, &self.mac, &self.version, &self.date, &open.join(" ")];
        fields.map(|field| quoted(field)).join(",")
    }

    /// By serial number and address; by name where the machine says neither.
    fn is_of_same_machine(&self, line: &str) -> bool {
        let old = fields(line);
        let [Some(name), Some(serial), Some(mac)] = [old.first(), old.get(1), old.get(2)] else { return false };
        *serial == self.serial && *mac == self.mac && (!(serial.is_empty() && mac.is_empty()) || *name == self.name)
    }
}

fn quoted(field: &str) -> String {
    let field = field.replace(['\n', '\r'], " ");
    if field.contains([',', '"']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field }
}

fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut is_quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let last = fields.last_mut().expect("there is one from the start");
        match c {
            '"' if is_quoted && chars.peek() == Some(&'"') => {
                last.push('"');
                chars.next();
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => fields.push(String::new()),
            c => last.push(c),
        }
    }
    fields
}
