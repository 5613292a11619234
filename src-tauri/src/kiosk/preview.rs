//! The draft in the visitor's own interface: a third window with the visitor's capability, over the staff's. No visit is
//! going on in it, and what is done there is staff's doing.

use std::sync::Arc;

use engine::edition::Edition;
use engine::search::Found;
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, Runtime, WindowEvent};

use super::over::{PREVIEW, open_preview};
use super::{Kiosk, lock, start_of, tell};
use crate::bridge::wire::{Notice, Opening, Place, ScreenName, TrackName};

/// Whether a window is the preview.
pub fn is_preview(label: &str) -> bool {
    label == PREVIEW
}

/// Opens the preview over the staff window, or begins it anew where it is open.
///
/// # Errors
///
/// When the window can't be asked for.
pub fn show_preview<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let own = app.clone();
    app.run_on_main_thread(move || {
        let kiosk = own.state::<Kiosk>();
        // Staff may have left since they asked.
        if !kiosk.door.is_occupied() {
            return;
        }
        if own.get_webview_window(PREVIEW).is_some() {
            tell(&kiosk.preview_page, Notice::Edition);
            return;
        }
        match open_preview(&own, &kiosk) {
            Ok(window) => {
                let leaving = own.clone();
                window.on_window_event(move |event| {
                    if matches!(event, WindowEvent::Destroyed) {
                        leaving.state::<Kiosk>().end_preview();
                    }
                });
            }
            Err(error) => tracing::error!(%error, "the preview does not open"),
        }
    })
}

/// Closes the preview.
pub fn close_preview<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window(PREVIEW)
        && let Err(error) = window.destroy()
    {
        tracing::error!(%error, "the preview does not close");
    }
}

impl Kiosk {
    /// What was built of the draft last.
    pub fn previewed(&self) -> Option<Arc<Edition>> {
        lock(&self.preview).as_ref().map(|built| Arc::clone(&built.edition))
    }

    /// The edition of an id, among those that a window of this kiosk may show.
    pub fn shown_as(&self, path: &str) -> Arc<Edition> {
        let shown = self.edition();
        let is_of = |edition: &Edition| {
            path.strip_prefix('/')
                .and_then(|path| path.split_once('/'))
                .is_some_and(|(id, _)| edition.id().to_string() == id)
        };
        if is_of(&shown) {
            return shown;
        }
        self.previewed().filter(|edition| is_of(edition)).unwrap_or(shown)
    }

    /// Has the preview begin in a language. Whether there is anything to show.
    pub fn begin_preview(&self, language: &str) -> bool {
        let Some(edition) = self.previewed() else { return false };
        let first = start_of(&edition, &self.settings());
        let known = edition.content().languages.iter().any(|one| one.tag == language);
        let language = if known { language.to_owned() } else { first.language.clone() };
        *lock(&self.preview_place) = Some(Place { screen: ScreenName::Home, language, ..first });
        // A recording of the same name may be another.
        self.voice.reset();
        true
    }

    /// The preview's page opens; nothing where there is none to show.
    pub fn open_as_preview(&self, page: Channel<Notice>) -> Option<Opening> {
        let edition = self.previewed()?;
        *lock(&self.preview_page) = Some(page);
        let place = lock(&self.preview_place).clone();
        let place = place.unwrap_or_else(|| start_of(&edition, &self.settings()));
        Some(Opening { preview: true, ..self.opening(&edition, place) })
    }

    /// Has the preview begin anew where it began.
    pub fn start_preview_over(&self) {
        self.voice.reset();
        if let Some(place) = lock(&self.preview_place).clone() {
            tell(&self.preview_page, Notice::Reset { place });
        }
    }

    /// Searches what is previewed.
    pub fn search_preview(&self, query: &str, language: &str) -> Option<Found> {
        Some(self.search_in(&*self.previewed()?, query, language))
    }

    /// Plays a recording of what is previewed.
    pub fn play_preview(&self, track: TrackName, at: Option<f64>) -> bool {
        self.previewed().is_some_and(|edition| self.voice.play(&edition, track, at))
    }

    fn end_preview(&self) {
        *lock(&self.preview_page) = None;
        self.voice.reset();
    }
}
