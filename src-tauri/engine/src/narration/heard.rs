//! Which place of the recording is at the loudspeaker, from what was given to the device and when it sounds.

use std::collections::VecDeque;
use std::sync::mpsc::Receiver;
use std::time::Instant;

use super::render::Span;

/// The stretches given to an open device since the last start.
pub struct Heard {
    inbox: Receiver<Span>,
    spans: VecDeque<Span>,
    turn: u64,
}

impl Heard {
    /// Listens to a device that was opened.
    pub fn new(inbox: Receiver<Span>) -> Self {
        Self { inbox, spans: VecDeque::new(), turn: 0 }
    }

    /// Leaves what was given for earlier starts out.
    pub fn turn_to(&mut self, turn: u64) {
        self.turn = turn;
        self.spans.clear();
    }

    /// The place at the loudspeaker in ms; `None` until the first sample of this start is there.
    pub fn place(&mut self, now: Instant) -> Option<f64> {
        self.listen();
        // What is over is not needed again, but the last of it says where the sound stood.
        while self.spans.get(1).is_some_and(|next| next.at <= now) {
            self.spans.pop_front();
        }
        let span = self.spans.front().filter(|span| span.at <= now)?;
        let share = now.duration_since(span.at).as_secs_f64() / span.lasts.as_secs_f64();
        Some(if share < 1.0 { span.from + (span.to - span.from) * share } else { span.to })
    }

    /// When the first sample of this start is at the loudspeaker, once that is known.
    pub fn begins(&mut self) -> Option<Instant> {
        self.listen();
        self.spans.front().map(|span| span.at)
    }

    /// When the last sample of the recording has left the loudspeaker, once that is known.
    pub fn ends(&mut self) -> Option<Instant> {
        self.listen();
        self.spans.back().filter(|span| span.last).map(|span| span.at + span.lasts)
    }

    fn listen(&mut self) {
        while let Ok(span) = self.inbox.try_recv() {
            if span.turn == self.turn {
                self.spans.push_back(span);
            }
        }
    }
}
