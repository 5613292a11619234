//! What the supervisor is told, where there is one: that the windows answer, that the exhibition is on the screen, and
//! where the visitor is.

use std::io::Write;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::time::Duration;

use supervisor::line::{Line, SUPERVISED};

use crate::bridge::wire::Place;

/// How often the windows are asked.
pub const EVERY: Duration = Duration::from_secs(1);
/// What waits to be told; more than that is left out: a supervisor that does not listen holds nobody up.
const WAITING: usize = 64;

/// A supervisor that listens.
#[derive(Clone, Debug)]
pub struct Supervised {
    lines: SyncSender<Line>,
}

impl Supervised {
    /// Whether a supervisor started this program.
    pub fn is_there() -> bool {
        std::env::var_os(SUPERVISED).is_some()
    }

    /// The supervisor that started this program; nothing where none did.
    pub fn of_this_program() -> Option<Self> {
        if !Self::is_there() {
            return None;
        }
        let (lines, told) = sync_channel::<Line>(WAITING);
        std::thread::spawn(move || {
            for line in told {
                let mut out = std::io::stdout().lock();
                if writeln!(out, "{}", line.written()).and_then(|()| out.flush()).is_err() {
                    return;
                }
            }
        });
        Some(Self { lines })
    }

    /// The windows answer.
    pub fn alive(&self) {
        self.tell(Line::Alive);
    }

    /// The exhibition is on the screen.
    pub fn ready(&self) {
        self.tell(Line::Ready);
    }

    /// Where the visitor is.
    pub fn place(&self, place: &Place) {
        if let Ok(written) = serde_json::to_string(place) {
            self.tell(Line::Place(written));
        }
    }

    fn tell(&self, line: Line) {
        // Full, or nobody listens any more: there is nobody else to tell.
        drop(self.lines.try_send(line));
    }
}
