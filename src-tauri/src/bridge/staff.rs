//! What the staff window may ask: how the kiosk fares, publish, roll back, calibrate. Each command answers to who is
//! inside and may ask it; the window by itself may nothing.

#![allow(clippy::needless_pass_by_value, reason = "Tauri hands commands their arguments by value")]

use std::path::PathBuf;

use engine::edition::{self, PublishError, RollBackError};
use engine::staff::Role;
use tauri::{AppHandle, Manager, Runtime, State};

use super::convert;
use super::error::{Code, refuse};
use super::wire::{Edition, Refusal, Screen, Today};
use crate::door::Insider;
use crate::kiosk::{self, CalibrateError, Kiosk, STAFF};

/// What is on today.
///
/// # Errors
///
/// [`Code::NotAllowed`], [`Code::MachineFailed`].
#[tauri::command]
pub async fn today<R: Runtime>(app: AppHandle<R>) -> Result<Today, Refusal> {
    let insider = allowed(&app.state(), Role::Attendant)?;
    let looked = tauri::async_runtime::spawn_blocking(move || app.state::<Kiosk>().today(insider)).await;
    looked.map_err(|error| failed(&error))
}

/// A short report for who helps, page by page: each is what a code takes that a phone reads.
///
/// # Errors
///
/// [`Code::NotAllowed`], [`Code::MachineFailed`].
#[tauri::command]
pub async fn report_pages<R: Runtime>(app: AppHandle<R>) -> Result<Vec<String>, Refusal> {
    allowed(&app.state(), Role::Attendant)?;
    let pages = tauri::async_runtime::spawn_blocking(move || cli::report_pages(app.state::<Kiosk>().home())).await;
    pages.map_err(|error| failed(&error))
}

/// Any touch or key.
#[tauri::command]
pub fn staff_touched(kiosk: State<'_, Kiosk>) {
    kiosk.door().touched();
}

/// The built-in edition and the published ones, by number.
///
/// # Errors
///
/// [`Code::NotAllowed`], [`Code::MachineFailed`].
#[tauri::command]
pub async fn editions(kiosk: State<'_, Kiosk>) -> Result<Vec<Edition>, Refusal> {
    allowed(&kiosk, Role::Attendant)?;
    let labels = edition::editions(kiosk.home(), Some(kiosk.built_in())).map_err(|error| failed(&error))?;
    Ok(labels.iter().map(convert::label).collect())
}

/// Builds an edition of the folder `exhibition` and makes it current.
///
/// # Errors
///
/// [`Code::NotAllowed`], [`Code::ExhibitionHasProblems`], [`Code::HomeIsBusy`], [`Code::MachineFailed`].
#[tauri::command]
pub async fn publish<R: Runtime>(app: AppHandle<R>, exhibition: PathBuf, note: Option<String>) -> Result<u32, Refusal> {
    let by = allowed(&app.state(), Role::Curator)?.name;
    let now = jiff::Timestamp::now();
    let published = tauri::async_runtime::spawn_blocking(move || {
        let kiosk = app.state::<Kiosk>();
        edition::publish(kiosk.home(), &exhibition, &by, note.as_deref(), now, &mut |_| {})
    });
    match published.await.map_err(|error| failed(&error))? {
        Ok(published) => Ok(published.number),
        Err(PublishError::Problems { problems }) => {
            Err(refuse(Code::ExhibitionHasProblems, [("count", problems.len().to_string())]))
        }
        Err(PublishError::Busy { who, since }) => Err(refuse(Code::HomeIsBusy, [("who", who), ("since", since)])),
        Err(error) => Err(failed(&error)),
    }
}

/// Makes an earlier edition current.
///
/// # Errors
///
/// [`Code::NotAllowed`], [`Code::NoSuchEdition`], [`Code::HomeIsBusy`], [`Code::MachineFailed`].
#[tauri::command]
pub async fn roll_back(kiosk: State<'_, Kiosk>, number: u32) -> Result<(), Refusal> {
    let by = allowed(&kiosk, Role::Curator)?.name;
    match edition::roll_back(kiosk.home(), number, &by, jiff::Timestamp::now()) {
        Ok(_) => Ok(()),
        Err(RollBackError::Unknown { number, .. }) => {
            Err(refuse(Code::NoSuchEdition, [("number", number.to_string())]))
        }
        Err(RollBackError::Busy { who, since }) => Err(refuse(Code::HomeIsBusy, [("who", who), ("since", since)])),
        Err(error) => Err(failed(&error)),
    }
}

/// What the screen measures, as far as is known.
#[tauri::command]
pub fn calibration(kiosk: State<'_, Kiosk>) -> Screen {
    kiosk.screen()
}

/// Keeps what the installer measured, in `kiosk.toml`.
///
/// # Errors
///
/// [`Code::NotAllowed`], [`Code::OutOfRange`], [`Code::MachineFailed`].
#[tauri::command]
pub fn calibrate<R: Runtime>(app: AppHandle<R>, kiosk: State<'_, Kiosk>, screen: Screen) -> Result<(), Refusal> {
    allowed(&kiosk, Role::Installer)?;
    let scale = app.get_webview_window(STAFF).and_then(|window| window.scale_factor().ok()).unwrap_or(1.0);
    kiosk.calibrate(screen, scale).map_err(|error| match error {
        CalibrateError::OutOfRange { ppi } => refuse(Code::OutOfRange, [("name", format!("{ppi:.0} ppi"))]),
        CalibrateError::Write(error) if error.kind() == std::io::ErrorKind::InvalidInput => {
            refuse(Code::OutOfRange, [("name", error.to_string())])
        }
        CalibrateError::Write(error) => failed(&error),
    })
}

/// Closes the staff window.
#[tauri::command]
pub fn close_staff<R: Runtime>(app: AppHandle<R>) {
    kiosk::see_out(&app);
}

/// Who is inside, where they may do what `role` may.
pub(super) fn allowed(kiosk: &State<'_, Kiosk>, role: Role) -> Result<Insider, Refusal> {
    kiosk.door().insider(role).ok_or_else(|| refuse(Code::NotAllowed, []))
}

pub(super) fn failed(error: &dyn std::error::Error) -> Refusal {
    tracing::error!(error = %error, "an operation of the staff failed");
    refuse(Code::MachineFailed, [("reason", error.to_string())])
}
