//! What is counted of the visit that is going on. It lives in memory until the visit ends, and of what it knows only
//! lengths, names of sections and numbers are ever written down.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use crate::bridge::wire::{Place, Reading, ScreenName};
use crate::visit::time_to_read;

/// A text whose end is on the screen was read when it stood there for this part of the time that slow readers take for
/// what is on the screen.
const QUICK: u32 = 3;
/// And never sooner than this.
const AT_LEAST: Duration = Duration::from_secs(3);

/// A visit that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Over {
    /// How long ago it began.
    pub ago: Duration,
    /// From the first touch to the last sign of life: what follows is nobody, waiting for the reset.
    pub length: Duration,
    /// The language at its end.
    pub language: String,
    /// Whether anything was opened: a section, the search, the credits.
    pub opened: bool,
    /// The sections that were opened.
    pub sections: BTreeMap<String, Section>,
}

/// What became of a section in a visit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// How long it was on the screen, until the last sign of life.
    pub time: Duration,
    /// The items that were opened in it.
    pub items: BTreeSet<String>,
    /// Whether a text of it was followed to its end: a narration came to its end, from wherever it began, or the end of
    /// the text was on the screen for as long as it takes to read quickly. Nobody knows whether it was read.
    pub ended: bool,
}

/// The tally of a visit.
#[derive(Clone, Debug)]
pub struct Tally {
    began: Duration,
    language: String,
    opened: bool,
    here: Option<Here>,
    sections: BTreeMap<String, Section>,
}

/// Where the visitor is, inside a section.
#[derive(Clone, Debug)]
struct Here {
    section: String,
    item: Option<String>,
    since: Duration,
    /// Since when the end of the text is on the screen, and how long it has to be.
    end: Option<(Duration, Duration)>,
}

impl Tally {
    /// Of a visit that begins now.
    pub fn begin(now: Duration) -> Self {
        Self { began: now, language: String::new(), opened: false, here: None, sections: BTreeMap::new() }
    }

    /// The visitor is at a place, where there is so much to read.
    pub fn at(&mut self, place: &Place, reading: &Reading, now: Duration) {
        self.language.clone_from(&place.language);
        self.opened |= matches!(place.screen, ScreenName::Section | ScreenName::Search | ScreenName::Credits);
        let section = place.section.as_ref().filter(|_| place.screen == ScreenName::Section);
        let before = self.here.as_ref().map(|here| (&here.section, &here.item));
        if before != section.map(|section| (section, &place.item)) {
            self.leave(now, now);
            if let Some(section) = section {
                let items = &mut self.sections.entry(section.clone()).or_default().items;
                items.extend(place.item.clone());
                let (section, item) = (section.clone(), place.item.clone());
                self.here = Some(Here { section, item, since: now, end: None });
            }
        }
        if let Some(here) = &mut self.here {
            let since = here.end.map_or(now, |(since, _)| since);
            here.end = reading.end.then(|| (since, (time_to_read(reading) / QUICK).max(AT_LEAST)));
        }
    }

    /// A narration came to its end: of a section, or of one of its items or eras, whose names begin with the section's.
    pub fn heard(&mut self, item: &str) {
        let section = item.split('/').next().unwrap_or_default();
        if let Some(section) = self.sections.get_mut(section) {
            section.ended = true;
        }
    }

    /// The visit is over; `active` was the last sign of life.
    pub fn end(mut self, active: Duration, now: Duration) -> Over {
        self.leave(active, now);
        Over {
            ago: now.saturating_sub(self.began),
            length: active.saturating_sub(self.began),
            language: self.language,
            opened: self.opened,
            sections: self.sections,
        }
    }

    fn leave(&mut self, active: Duration, now: Duration) {
        let Some(here) = self.here.take() else { return };
        let section = self.sections.entry(here.section).or_default();
        section.time += active.saturating_sub(here.since);
        section.ended |= here.end.is_some_and(|(since, needed)| now.saturating_sub(since) >= needed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secs(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn place(screen: ScreenName, at: &str) -> Place {
        let section = at.split('/').next().filter(|section| !section.is_empty()).map(str::to_owned);
        let item = at.contains('/').then(|| at.to_owned());
        Place {
            screen,
            section,
            item,
            language: "zh-Hans".to_owned(),
            sentence: None,
            size: 0,
            contrast: false,
            still: false,
            low: false,
        }
    }

    /// A visit that is at each of these at a second, with so many words and whether the end of the text is in sight.
    fn visit(places: &[(u64, &str, u32, bool)]) -> Tally {
        let mut tally = Tally::begin(secs(100));
        for &(at, name, words, end) in places {
            let screen = if name.is_empty() { ScreenName::Home } else { ScreenName::Section };
            tally.at(&place(screen, name), &Reading { words, end, ..Reading::default() }, secs(100 + at));
        }
        tally
    }

    #[test]
    fn each_section_is_given_its_time_and_its_items() {
        let tally = visit(&[
            (0, "", 0, false),
            (2, "history", 0, false),
            (5, "history/a", 0, false),
            (9, "history/b", 0, false),
            (12, "history/a", 0, false),
            (20, "", 0, false),
            (24, "message", 0, false),
        ]);
        let over = tally.end(secs(130), secs(215));
        assert_eq!(
            (over.ago, over.length, over.language.as_str(), over.opened),
            (secs(115), secs(30), "zh-Hans", true)
        );
        let times = over.sections.iter().map(|(name, section)| (name.as_str(), section.time, section.items.len()));
        assert_eq!(times.collect::<Vec<_>>(), [("history", secs(18), 2), ("message", secs(6), 0)]);
    }

    #[test]
    fn home_opens_nothing_and_the_search_does() {
        let mut tally = visit(&[(0, "", 0, false)]);
        assert!(!tally.clone().end(secs(100), secs(185)).opened);
        tally.at(&place(ScreenName::Search, ""), &Reading::default(), secs(101));
        let over = tally.end(secs(101), secs(185));
        assert!(over.opened && over.sections.is_empty());
    }

    #[test]
    fn a_text_whose_end_was_on_the_screen_long_enough_was_followed_to_it() {
        let ended = |places: &[(u64, &str, u32, bool)], until: u64| {
            visit(places).end(secs(101), secs(100 + until)).sections["message"].ended
        };
        // 100 words take slow readers a minute, and quick ones 20 s.
        let at_once = [(0, "message", 100, true)];
        assert!(!ended(&at_once, 19) && ended(&at_once, 20));
        let scrolled_down = [(0, "message", 100, false), (50, "message", 100, true)];
        assert!(!ended(&scrolled_down, 69) && ended(&scrolled_down, 70));
        let and_up_again = [(0, "message", 100, true), (10, "message", 100, false), (15, "message", 100, true)];
        assert!(!ended(&and_up_again, 34) && ended(&and_up_again, 35));
        assert!(!ended(&[(0, "message", 0, true)], 2), "a glance");
        assert!(!ended(&[(0, "message", 100, false)], 1000), "its end was never seen");
        let elsewhere = [(0, "message/a", 100, true), (19, "message/b", 100, true)];
        assert!(!ended(&elsewhere, 38), "two texts");
    }

    #[test]
    fn a_narration_that_came_to_its_end_was_followed_to_it() {
        let mut tally = visit(&[(0, "history/a", 0, false), (5, "", 0, false)]);
        tally.heard("message");
        tally.heard("history/eras/founding");
        let over = tally.end(secs(105), secs(190));
        assert!(over.sections["history"].ended && !over.sections.contains_key("message"));
    }
}
