//! Settings that staff change while the kiosk runs: what takes effect at once, and what waits for the next start.

use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use std::time::Duration;

use engine::home::{ChangeError, Closed, Settings, Standing, Time};
use jiff::{Timestamp, Zoned};

use super::{Kiosk, lock, start_of, tell};
use crate::bridge::convert;
use crate::bridge::wire::Notice;
use crate::visit::Limits;

impl Limits {
    /// How long a visit may stand still on this machine.
    pub(super) fn of(settings: &Settings) -> Self {
        Self {
            idle: Duration::from_secs(settings.idle_seconds.into()),
            warning: Duration::from_secs(settings.warning_seconds.into()),
        }
    }
}

impl Kiosk {
    /// Changes settings in the file, and here what can change while it runs. `seen` is the state of the file that they
    /// were changed from; without it, what stands there now is.
    ///
    /// # Errors
    ///
    /// [`ChangeError`]; everything is as it was.
    pub fn change_settings(
        &self,
        seen: Option<&str>,
        who: &str,
        change: impl FnOnce(&mut Settings),
    ) -> Result<Standing, ChangeError> {
        let standing = Settings::change(&self.home, seen, who, Timestamp::now(), change)?;
        tracing::info!(who, "the settings were changed");
        self.take(standing.settings.clone());
        Ok(standing)
    }

    /// The keys of what the file says otherwise than what was begun with: it waits for the next start.
    pub fn waiting(&self, file: &Settings) -> Vec<&'static str> {
        let running = self.settings();
        let waiting =
            [("monitor", file.monitor != running.monitor), ("soundOutput", file.sound_output != running.sound_output)];
        waiting.into_iter().filter(|(_, waits)| *waits).map(|(key, _)| key).collect()
    }

    /// Whether the hall is closed now and nobody is there, so that the glass is as dark as the settings say.
    pub fn is_dark(&self) -> bool {
        *lock(&self.hours) == Closed::Dark && self.in_attract()
    }

    /// What the glass shows while nobody is there.
    pub(super) fn shown_closed(&self) -> Closed {
        *lock(&self.hours)
    }

    /// Looks at the clock, and tells the page where the hall opened or closed.
    pub fn look_at_the_clock(&self, now: &Zoned) {
        let shown = shown_at(&self.settings(), now);
        let before = std::mem::replace(&mut *lock(&self.hours), shown);
        if before != shown {
            tracing::info!(?shown, "the hall opened or closed");
            lock(&self.watch).uncovered(self.began.elapsed());
            tell(&self.page, Notice::Hall { closed: convert::closed(shown) });
        }
    }

    fn take(&self, file: Settings) {
        let before = self.settings();
        let running = Settings { monitor: before.monitor.clone(), sound_output: before.sound_output.clone(), ..file };
        *self.settings.write().unwrap_or_else(PoisonError::into_inner) = running.clone();
        lock(&self.visit).set_limits(Limits::of(&running));
        self.voice.set_levels(&running);
        self.look_at_the_clock(&Zoned::now());
        let begins =
            |settings: &Settings| (settings.languages.clone(), settings.sections.clone(), settings.reduced_motion);
        if begins(&before) != begins(&running) {
            self.stale.store(true, Ordering::Relaxed);
            self.refresh();
        }
    }

    /// Has the page begin anew with what the settings say now, when nobody is touching the screen.
    pub(super) fn refresh(&self) {
        // Asked every second.
        if !self.stale.load(Ordering::Relaxed) {
            return;
        }
        let start = start_of(&self.edition(), &self.settings());
        {
            let mut visit = lock(&self.visit);
            if !visit.in_attract() || !self.stale.swap(false, Ordering::Relaxed) {
                return;
            }
            visit.restart_at(start, self.began.elapsed());
            self.moved(&mut visit);
        }
        self.begin_anew();
    }
}

/// What the glass shows at a time while nobody is there.
pub(super) fn shown_at(settings: &Settings, now: &Zoned) -> Closed {
    let day = usize::from(now.weekday().to_monday_zero_offset().unsigned_abs());
    let minutes = u16::from(now.hour().unsigned_abs()) * 60 + u16::from(now.minute().unsigned_abs());
    let open = |time| settings.opening.as_ref().is_none_or(|opening| opening.is_open(day, time));
    if Time::of(minutes).is_none_or(open) { Closed::Attract } else { settings.closed }
}

#[cfg(test)]
mod tests {
    use engine::home::Opening;

    use super::*;

    #[test]
    fn the_glass_goes_by_the_clock_of_the_machine() {
        let settings =
            Settings { opening: Opening::parse("Tu-Su 09:00-17:00"), closed: Closed::Dim, ..Settings::default() };
        // 24 November 2026 is a Tuesday.
        for (at, shown) in [
            ("2026-11-24T08:59:59+08:00[Asia/Shanghai]", Closed::Dim),
            ("2026-11-24T09:00:00+08:00[Asia/Shanghai]", Closed::Attract),
            ("2026-11-24T16:59:59+08:00[Asia/Shanghai]", Closed::Attract),
            ("2026-11-24T17:00:00+08:00[Asia/Shanghai]", Closed::Dim),
            ("2026-11-23T12:00:00+08:00[Asia/Shanghai]", Closed::Dim),
            ("2026-11-29T12:00:00+08:00[Asia/Shanghai]", Closed::Attract),
        ] {
            let now: Zoned = at.parse().expect("a time");
            assert_eq!(shown_at(&settings, &now), shown, "{at}");
            assert_eq!(shown_at(&Settings { opening: None, ..settings.clone() }, &now), Closed::Attract, "{at}");
        }
    }
}
