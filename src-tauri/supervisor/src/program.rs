//! The program that is kept running, with all that it starts.

use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, Read};
use std::process::Stdio;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use process_wrap::std::{ChildWrapper, CommandWrap};

use crate::Event;
use crate::line::{Line, RESUME, SUPERVISED};

/// A line longer than this is no line of ours.
const LONGEST: u64 = 64 << 10;

/// It ends when it is dropped, and all that it started with it.
#[derive(Debug)]
pub(crate) struct Program {
    child: Box<dyn ChildWrapper>,
}

impl Program {
    /// Starts a command, at a place if one is known. What it tells comes as events.
    pub(crate) fn start(command: &[OsString], place: Option<&str>, events: &Sender<Event>) -> io::Result<Self> {
        let mut wrapped = CommandWrap::with_new(&command[0], |told| {
            told.args(&command[1..]).env(SUPERVISED, "1").stdout(Stdio::piped());
            match place {
                Some(place) => told.env(RESUME, place),
                None => told.env_remove(RESUME),
            };
        });
        #[cfg(unix)]
        wrapped.wrap(process_wrap::std::ProcessGroup::leader());
        #[cfg(windows)]
        wrapped.wrap(process_wrap::std::JobObject);
        let mut child = wrapped.spawn()?;
        if let Some(told) = child.stdout().take() {
            let events = events.clone();
            std::thread::spawn(move || listen(told, &events));
        }
        Ok(Self { child })
    }

    /// The exit code, once it ended; none where it was ended by a signal.
    #[allow(clippy::option_option, reason = "whether it ended, and by which code")]
    pub(crate) fn ended(&mut self) -> Option<Option<i32>> {
        // The group's own wait would wait for all that it started.
        let child = self.child.inner_mut();
        child.try_wait().ok().flatten().map(|status| status.code())
    }

    /// Has it end by itself, and ends it where it does not in time.
    pub(crate) fn end(mut self, within: Duration) {
        #[cfg(unix)]
        drop(self.child.signal(SIGTERM));
        let last = Instant::now() + within;
        while cfg!(unix) && self.ended().is_none() && Instant::now() < last {
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// The number that POSIX gives it.
#[cfg(unix)]
const SIGTERM: i32 = 15;

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.child.start_kill());
        drop(self.child.wait());
    }
}

/// Passes on what is no line of ours.
fn listen(told: impl Read, events: &Sender<Event>) {
    let mut told = BufReader::new(told);
    let mut line = Vec::new();
    while let Ok(read) = told.by_ref().take(LONGEST).read_until(b'\n', &mut line) {
        if read == 0 {
            return;
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end();
        match Line::read(text) {
            Some(line) => drop(events.send(Event::Told(line))),
            None => println!("{text}"),
        }
        line.clear();
    }
}
