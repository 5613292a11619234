//! Whether the visitor's page lives, and the passing of time.

use super::{Given, Kiosk, lock};
use crate::watch::Remedy;

impl Kiosk {
    /// The page drew a frame.
    pub fn beat(&self) {
        let lost = lock(&self.watch).beat(self.began.elapsed());
        if let Some(lost) = lost {
            tracing::info!(ms = lost.as_millis(), "the page lives again");
        }
    }

    /// Whether nobody is there.
    pub fn in_attract(&self) -> bool {
        lock(&self.visit).in_attract()
    }

    /// Whether a page drew a frame and lives.
    pub fn is_seen(&self) -> bool {
        lock(&self.watch).is_alive()
    }

    /// Somebody looked at what the page gave to the glass last, and whether it `drew` anything since the look before. Whether
    /// it should be asked to paint before the next one.
    pub fn looked(&self, given: Given, drew: bool) -> bool {
        lock(&self.watch).looked(given, drew, self.began.elapsed())
    }

    /// The process of the page is gone.
    pub fn page_died(&self) {
        tracing::error!("the web process is gone");
        lock(&self.watch).died(self.began.elapsed());
    }

    /// Lets time pass: called a few times a second. What is to be done about a page that does not live.
    pub fn tick(&self) -> Remedy {
        self.pass_hall();
        let narrating = self.voice.playing();
        let (step, nobody) = {
            let mut visit = self.visit();
            let step = visit.tick(self.began.elapsed(), narrating);
            self.moved(&mut visit);
            (step, visit.in_attract())
        };
        // Curators hear the preview while nobody is there.
        if narrating && nobody && !self.door.is_occupied() {
            self.voice.reset();
        }
        self.act(step);
        self.look_at_the_clock(&jiff::Zoned::now());
        if nobody {
            lock(&self.watch).resumed(false);
        }
        self.remedy()
    }
}
