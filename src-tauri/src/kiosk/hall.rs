//! What staff tell the hall for a while, and what visitors see of it.

use engine::hall::{HOLDS, Hall, Held, Since, Still, Until};
use jiff::{SignedDuration, Timestamp, Zoned};

use super::{Kiosk, lock, tell};
use crate::bridge::wire::{Notice, Shut};
use crate::door::Insider;

impl Kiosk {
    /// What staff told the hall.
    pub fn hall(&self) -> Hall {
        lock(&self.hall).clone()
    }

    /// What stands in the exhibition's place, where anything does: then no touch is answered.
    pub(super) fn shut(&self) -> Option<Shut> {
        shut(&lock(&self.hall))
    }

    /// Switches the sound off at once, or on again. A text that is read runs on in silence.
    pub fn mute(&self, by: &Insider, muted: bool) {
        tracing::info!(by = by.name, muted, "the sound of the hall");
        let since = Since { by: by.name.clone(), since: Timestamp::now() };
        self.tell_hall(|hall| hall.muted = muted.then_some(since));
    }

    /// Holds a still picture for so many minutes, or until somebody comes in. Returns whether it is one of the times
    /// that there are.
    pub fn hold(&self, by: &Insider, still: Still, minutes: u32) -> bool {
        if !HOLDS.contains(&minutes) {
            return false;
        }
        tracing::info!(by = by.name, ?still, minutes, "a still picture is held");
        let until = Timestamp::now() + SignedDuration::from_mins(minutes.into());
        self.tell_hall(|hall| hall.held = Some(Held { still, by: by.name.clone(), until }));
        true
    }

    /// Ends the still picture that is held, if one is.
    pub(super) fn end_hold(&self, by: &Insider) {
        if lock(&self.hall).held.is_some() {
            tracing::info!(by = by.name, "the still picture is taken away");
            self.tell_hall(|hall| hall.held = None);
        }
    }

    /// Closes for the rest of the day on the machine's clock. Opening hours end before it does.
    pub fn close_for_today(&self, by: &Insider) {
        let now = Zoned::now();
        let midnight = now.tomorrow().and_then(|tomorrow| tomorrow.start_of_day());
        let until = midnight.unwrap_or(now).timestamp();
        tracing::info!(by = by.name, %until, "closed for today");
        self.tell_hall(|hall| {
            hall.held = None;
            hall.closed = Some(Until { by: by.name.clone(), until });
        });
    }

    /// Opens what was closed for today.
    pub fn open_again(&self, by: &Insider) {
        tracing::info!(by = by.name, "open again");
        self.tell_hall(|hall| hall.closed = None);
    }

    /// Ends what is over by now.
    pub(super) fn pass_hall(&self) {
        if lock(&self.hall).pass(Timestamp::now()) {
            tracing::info!("what staff told the hall is over");
            self.tell_hall(|_| {});
        }
    }

    /// A disk that can't be written holds no picture up: it counts until the program ends.
    fn tell_hall(&self, change: impl FnOnce(&mut Hall)) {
        let hall = {
            let mut hall = lock(&self.hall);
            change(&mut hall);
            if let Err(error) = hall.write(&self.home) {
                tracing::error!(%error, "what staff told the hall will be forgotten when the program ends");
            }
            hall.clone()
        };
        self.voice.mute(hall.muted.is_some());
        let shut = shut(&hall);
        if shut.is_some() {
            self.start_over();
        }
        tell(&self.page, Notice::Shut { shut });
    }
}

fn shut(hall: &Hall) -> Option<Shut> {
    let closed = hall.closed.as_ref().map(|_| Shut::Closed);
    hall.held.as_ref().map(|held| still(held.still)).or(closed)
}

fn still(still: Still) -> Shut {
    match still {
        Still::Picture => Shut::Picture,
        Still::Crest => Shut::Crest,
    }
}
