//! What a page is told that opens, and what it finds in the edition that it shows.

use engine::edition::Edition;
use engine::home::{Closed, Settings};
use engine::search::{Asked, Found};
use tauri::ipc::Channel;

use super::{Kiosk, lock};
use crate::bridge::convert;
use crate::bridge::wire::{Notice, Opening, Place, ScreenName};
use crate::serve;

/// The taps in the bottom corners that staff knock with, in order: visitors tap one corner twice, and no four in this
/// order.
const DOOR_TAPS: &str = "lrrl";

impl Kiosk {
    /// A page opens: it is told all it needs and listens from now on. A narration that ran on is held.
    pub fn open(&self, page: Channel<Notice>) -> Opening {
        *lock(&self.page) = Some(page);
        if self.voice.playing() {
            self.voice.pause();
        }
        let edition = self.edition();
        tracing::info!(edition = edition.number(), "the page opens");
        let place = lock(&self.visit).place().clone();
        Opening {
            door_taps: DOOR_TAPS.to_owned(),
            closed: convert::closed(self.shown_closed()),
            shut: self.shut(),
            ..self.opening(&edition, place)
        }
    }

    /// What a page is told that shows an edition, and has neither a door nor hours.
    pub(super) fn opening(&self, edition: &Edition, place: Place) -> Opening {
        Opening {
            edition: convert::edition(edition),
            base: serve::base(edition),
            exhibition: convert::shown(edition.content(), &self.settings()),
            screen: self.screen(),
            place,
            narration: self.voice.now(),
            door_taps: String::new(),
            preview: false,
            closed: convert::closed(Closed::Attract),
            shut: None,
        }
    }

    /// What is found for a query among what this machine shows. Takes tens of ms; the first search of an edition longer.
    pub fn search(&self, query: &str, language: &str) -> Found {
        self.search_in(&self.edition(), query, language)
    }

    pub(super) fn search_in(&self, edition: &Edition, query: &str, language: &str) -> Found {
        let settings = self.settings();
        let languages = convert::languages(edition.content(), &settings);
        let languages: Vec<&str> = languages.iter().map(|language| language.tag.as_str()).collect();
        let sections = convert::sections(edition.content(), &settings);
        edition.search(&Asked { query, language, sections: &sections, languages: &languages })
    }
}

/// Where a visit begins.
pub(super) fn start_of(edition: &Edition, settings: &Settings) -> Place {
    let languages = convert::languages(edition.content(), settings);
    Place {
        screen: ScreenName::Attract,
        section: None,
        item: None,
        language: languages.first().map_or_else(|| "en".to_owned(), |language| language.tag.clone()),
        sentence: None,
        size: 0,
        contrast: false,
        still: settings.reduced_motion,
        low: false,
    }
}
