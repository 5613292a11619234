//! What the staff window may ask of visits. Each command answers to who is inside and may ask it.

#![allow(clippy::needless_pass_by_value, reason = "Tauri hands commands their arguments by value")]

use engine::ledger::Days;
use engine::staff::Role;
use engine::words::Lang;
use tauri::{AppHandle, Manager, Runtime};

use super::convert;
use super::error::{Code, refuse};
use super::staff::{allowed, failed};
use super::wire::{Exported, Refusal, Visits};
use crate::kiosk::{ExportError, Kiosk, up_to_today};

/// What was counted in the last `days` days, today among them.
///
/// # Errors
///
/// [`Code::NotAllowed`], [`Code::OutOfRange`], [`Code::MachineFailed`].
#[tauri::command]
pub async fn visits<R: Runtime>(app: AppHandle<R>, days: u16) -> Result<Visits, Refusal> {
    allowed(&app.state(), Role::Attendant)?;
    let days = known(days)?;
    let counted = tauri::async_runtime::spawn_blocking(move || {
        let kiosk = app.state::<Kiosk>();
        kiosk.visits(days).map(|visits| convert::visits(visits, kiosk.edition().content()))
    });
    counted.await.map_err(|error| failed(&error))?.ok_or_else(|| failed(&ExportError::Unread))
}

/// Takes them to the stick that is in the machine, as two files in a language of the staff.
///
/// # Errors
///
/// [`Code::NotAllowed`], [`Code::OutOfRange`], [`Code::NoStick`], [`Code::MachineFailed`].
#[tauri::command]
pub async fn export_visits<R: Runtime>(app: AppHandle<R>, days: u16, language: String) -> Result<Exported, Refusal> {
    allowed(&app.state(), Role::Curator)?;
    let (days, lang) = (known(days)?, Lang::of(&language));
    let saved = tauri::async_runtime::spawn_blocking(move || app.state::<Kiosk>().export_visits(days, lang));
    match saved.await.map_err(|error| failed(&error))? {
        Ok(files) => Ok(convert::exported(&files)),
        Err(ExportError::NoStick) => Err(refuse(Code::NoStick, [])),
        Err(error) => Err(failed(&error)),
    }
}

fn known(days: u16) -> Result<Days, Refusal> {
    up_to_today(days).ok_or_else(|| refuse(Code::OutOfRange, [("name", days.to_string())]))
}
