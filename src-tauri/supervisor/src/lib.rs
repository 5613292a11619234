//! Keeps the kiosk's program running: starts it, hears that it lives, and starts it anew where it ended or fell silent,
//! at the place where the visitor was.
//!
//! The program tells on its standard output ([`line`]); all else that it writes there is passed on. Nothing of a visit
//! is written to a disk: the place travels in the environment.

pub mod ladder;
pub mod line;
mod program;
mod session;

use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use ladder::{Ladder, Rung};
use line::Line;
use program::Program;

/// The code by which a program asks to be started anew.
pub const AGAIN: u8 = 75;

/// How often the ladder is looked at where nothing happens.
const TICK: Duration = Duration::from_millis(250);
/// What a program has to end by itself when the session ends.
const FAREWELL: Duration = Duration::from_secs(5);

/// What happens.
#[derive(Debug)]
enum Event {
    Told(Line),
    /// The session ends.
    End,
}

/// Runs a command until it ends by itself without a fault, the session ends, or starting it anew does not help. The
/// exit code is 0 in the first two cases, 1 in the last, and 2 without a command. As a service of systemd's it starts
/// anew too what ended without a fault.
pub fn main() -> ExitCode {
    let mut command: Vec<OsString> = std::env::args_os().skip(1).collect();
    if command.first().is_some_and(|first| first == "--") {
        command.remove(0);
    }
    if command.is_empty() {
        eprintln!(
            "jubilee-supervisor COMMAND [ARGUMENT...]: runs the command, and starts it anew where it ends or falls silent"
        );
        return ExitCode::from(2);
    }
    let (events, happens) = mpsc::channel();
    let ends = events.clone();
    if let Err(error) = ctrlc::set_handler(move || drop(ends.send(Event::End))) {
        eprintln!("nobody tells when the session ends: {error}");
    }
    let began = Instant::now();
    let mut ladder = Ladder::default();
    let mut program: Option<Program> = None;
    let mut place = None;
    loop {
        match happens.recv_timeout(TICK) {
            Ok(Event::Told(told)) => match told {
                Line::Alive => ladder.alive(began.elapsed()),
                Line::Ready => {
                    ladder.ready(began.elapsed());
                    session::ready();
                }
                Line::Place(told) => place = Some(told),
            },
            Ok(Event::End) => {
                if let Some(program) = program {
                    program.end(FAREWELL);
                }
                return ExitCode::SUCCESS;
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {}
        }
        session::alive();
        if let Some(code) = program.as_mut().and_then(Program::ended) {
            // A compositor ends without a fault where its last screen is switched off.
            if code == Some(0) && !session::is_a_service() {
                return ExitCode::SUCCESS;
            }
            eprintln!("the program ended{}", code.map_or_else(String::new, |code| format!(" with {code}")));
            // What it started goes with it.
            program = None;
            ladder.ended(began.elapsed());
        }
        match ladder.tick(began.elapsed()) {
            Rung::None => {}
            Rung::Start => {
                if program.take().is_some() {
                    eprintln!("the program is silent: it is started anew");
                }
                match Program::start(&command, place.as_deref(), &events) {
                    Ok(started) => program = Some(started),
                    Err(error) => {
                        eprintln!("{}: {error}", command[0].to_string_lossy());
                        ladder.ended(began.elapsed());
                    }
                }
            }
            Rung::GiveUp => {
                eprintln!("starting the program anew does not help: the session is to be started anew");
                return ExitCode::from(1);
            }
        }
    }
}
