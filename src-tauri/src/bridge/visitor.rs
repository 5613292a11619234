//! What the visitor window may ask: read, play and report.

#![allow(clippy::needless_pass_by_value, reason = "Tauri hands commands their arguments by value")]

use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, Runtime, State, WebviewWindow};

use super::convert;
use super::error::{Code, refuse};
use engine::staff::FEWEST_DIGITS;

use super::wire::{Door, Found, Notice, Opening, Place, Reading, Refusal, TrackName};
use crate::door::{EnterError, Insider};
use crate::kiosk::{self, Kiosk, StaffPage, is_preview};

/// A page opens: all it needs for its first picture, and a channel on which it is told what changes.
///
/// # Errors
///
/// [`Code::NoDraft`], in the preview.
#[tauri::command]
pub fn open<R: Runtime>(
    window: WebviewWindow<R>,
    kiosk: State<'_, Kiosk>,
    channel: Channel<Notice>,
) -> Result<Opening, Refusal> {
    if is_preview(window.label()) {
        return kiosk.open_as_preview(channel).ok_or_else(|| refuse(Code::NoDraft, []));
    }
    Ok(kiosk.open(channel))
}

/// The page drew a frame; told twice a second.
#[tauri::command]
pub fn beat<R: Runtime>(window: WebviewWindow<R>, kiosk: State<'_, Kiosk>) {
    if !is_preview(window.label()) {
        kiosk.beat();
    }
}

/// The first touch in attract.
#[tauri::command]
pub fn wake<R: Runtime>(window: WebviewWindow<R>, kiosk: State<'_, Kiosk>) {
    if !is_preview(window.label()) {
        kiosk.wake();
    }
}

/// Any touch; often enough is twice a second.
#[tauri::command]
pub fn touched<R: Runtime>(window: WebviewWindow<R>, kiosk: State<'_, Kiosk>) {
    if is_preview(window.label()) {
        kiosk.door().touched();
    } else {
        kiosk.touched();
    }
}

/// What the pad shows behind which staff come in.
///
/// # Errors
///
/// [`Code::MachineFailed`].
#[tauri::command]
pub async fn door(kiosk: State<'_, Kiosk>) -> Result<Door, Refusal> {
    let outside = kiosk.door().outside(kiosk.record()).map_err(|error| convert::entered(&error.into()))?;
    Ok(Door { people: outside.names, wait_seconds: convert::seconds(outside.wait), digits: FEWEST_DIGITS as u32 })
}

/// Lets one of the staff in by their PIN: the staff window opens.
///
/// # Errors
///
/// [`Code::WrongPin`], [`Code::MustWait`], [`Code::MachineFailed`].
#[tauri::command]
pub async fn enter<R: Runtime>(app: AppHandle<R>, name: String, pin: String) -> Result<(), Refusal> {
    come_in(app, move |kiosk| kiosk.door().enter(kiosk.record(), &name, &pin)).await
}

/// Gives the first installer a PIN, while nobody has one, and lets them in.
///
/// # Errors
///
/// [`Code::NotAllowed`], [`Code::PinTooShort`], [`Code::PinTooSimple`], [`Code::NameEmpty`], [`Code::MachineFailed`].
#[tauri::command]
pub async fn settle_pin<R: Runtime>(app: AppHandle<R>, name: String, pin: String) -> Result<(), Refusal> {
    come_in(app, move |kiosk| kiosk.door().settle(&name, &pin)).await
}

async fn come_in<R: Runtime>(
    app: AppHandle<R>,
    way: impl FnOnce(&Kiosk) -> Result<Insider, EnterError> + Send + 'static,
) -> Result<(), Refusal> {
    let own = app.clone();
    let come = tauri::async_runtime::spawn_blocking(move || way(&own.state::<Kiosk>())).await;
    let failed = |reason: String| refuse(Code::MachineFailed, [("reason", reason)]);
    come.map_err(|error| failed(error.to_string()))?.map_err(|error| convert::entered(&error))?;
    kiosk::receive(&app, StaffPage::Console).map_err(|error| failed(error.to_string()))
}

/// Where the visitor is, and how much there is to read.
#[tauri::command]
pub fn report<R: Runtime>(window: WebviewWindow<R>, kiosk: State<'_, Kiosk>, place: Place, reading: Reading) {
    if !is_preview(window.label()) {
        kiosk.report(place, reading);
    }
}

/// Ends the visit; in the preview, begins it anew.
#[tauri::command]
pub fn start_over<R: Runtime>(window: WebviewWindow<R>, kiosk: State<'_, Kiosk>) {
    if is_preview(window.label()) {
        kiosk.start_preview_over();
    } else {
        kiosk.start_over();
    }
}

/// Closes the preview, when it asks.
#[tauri::command]
pub fn close_preview<R: Runtime>(app: AppHandle<R>, window: WebviewWindow<R>) {
    if is_preview(window.label()) {
        kiosk::close_preview(&app);
    }
}

/// What is found for a query in a language. The query is neither kept nor logged, whatever happens.
///
/// # Errors
///
/// [`Code::MachineFailed`].
#[tauri::command]
pub async fn search<R: Runtime>(
    app: AppHandle<R>,
    window: WebviewWindow<R>,
    query: String,
    language: String,
) -> Result<Found, Refusal> {
    let preview = is_preview(window.label());
    let found = tauri::async_runtime::spawn_blocking(move || {
        let kiosk = app.state::<Kiosk>();
        let previewed = preview.then(|| kiosk.search_preview(&query, &language)).flatten();
        convert::found(previewed.unwrap_or_else(|| kiosk.search(&query, &language)))
    });
    found.await.map_err(|_| refuse(Code::MachineFailed, [("reason", "search".to_owned())]))
}

/// Plays a recording from `at` ms, or goes on where it is.
///
/// # Errors
///
/// [`Code::NoSuchRecording`].
#[tauri::command]
pub fn play<R: Runtime>(
    window: WebviewWindow<R>,
    kiosk: State<'_, Kiosk>,
    track: TrackName,
    at: Option<f64>,
) -> Result<(), Refusal> {
    let item = track.item.clone();
    let found = if is_preview(window.label()) { kiosk.play_preview(track, at) } else { kiosk.play(track, at) };
    found.then_some(()).ok_or_else(|| refuse(Code::NoSuchRecording, [("item", item)]))
}

/// Holds the narration.
#[tauri::command]
pub fn pause(kiosk: State<'_, Kiosk>) {
    kiosk.voice().pause();
}

/// Goes to `at` ms of the recording.
#[tauri::command]
pub fn seek(kiosk: State<'_, Kiosk>, at: f64) {
    kiosk.voice().seek(at);
}

/// Sets the speed, 0.75 to 1.5.
#[tauri::command]
pub fn set_speed(kiosk: State<'_, Kiosk>, speed: f64) {
    kiosk.voice().set_speed(speed);
}

/// Sets the volume, 0 to the ceiling.
#[tauri::command]
pub fn set_volume(kiosk: State<'_, Kiosk>, volume: u8) {
    kiosk.voice().set_volume(volume);
}

/// Lets the recording go.
#[tauri::command]
pub fn stop(kiosk: State<'_, Kiosk>) {
    kiosk.voice().stop();
}
