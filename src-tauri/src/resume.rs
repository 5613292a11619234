//! Starting the program anew where the visitor was. The place travels in the environment: nothing of a visit is ever
//! written to a disk.

use std::io;
use std::process::Command;

use supervisor::line::RESUME;

use crate::bridge::wire::Place;

/// The place that the program before this one was at; nothing where it is the first.
pub fn place() -> Option<Place> {
    serde_json::from_str(&std::env::var(RESUME).ok()?).ok()
}

/// Starts this program anew with the same arguments, at a place. Returns only where that fails; on Windows this process
/// ends here.
pub fn start_anew(place: &Place) -> io::Error {
    let (Ok(program), Ok(place)) = (std::env::current_exe(), serde_json::to_string(place)) else {
        return io::ErrorKind::NotFound.into();
    };
    let mut command = Command::new(program);
    command.args(std::env::args_os().skip(1)).env(RESUME, place);
    replace(&mut command)
}

#[cfg(unix)]
fn replace(command: &mut Command) -> io::Error {
    use std::os::unix::process::CommandExt;
    command.exec()
}

#[cfg(not(unix))]
fn replace(command: &mut Command) -> io::Error {
    match command.spawn() {
        Ok(_) => std::process::exit(0),
        Err(error) => error,
    }
}
