//! What the staff window may tell the hall and the machine. Attendants may all of it but the way out to the system.

#![allow(clippy::needless_pass_by_value, reason = "Tauri hands commands their arguments by value")]

use engine::staff::Role;
use tauri::{AppHandle, Manager, Runtime};

use super::convert;
use super::error::{Code, refuse};
use super::staff::allowed;
use super::wire::{Refusal, Still, Turn};
use crate::door::Insider;
use crate::kiosk::{self, Kiosk};
use crate::power::{Power, PowerError};

/// Switches the sound off, or on again.
///
/// # Errors
///
/// [`Code::NotAllowed`].
#[tauri::command]
pub async fn set_muted<R: Runtime>(app: AppHandle<R>, muted: bool) -> Result<(), Refusal> {
    let by = attendant(&app)?;
    app.state::<Kiosk>().mute(&by, muted);
    Ok(())
}

/// Holds a still picture for 15, 30 or 60 minutes, or until somebody comes in. The staff window closes.
///
/// # Errors
///
/// [`Code::NotAllowed`], [`Code::OutOfRange`].
#[tauri::command]
pub async fn hold_still<R: Runtime>(app: AppHandle<R>, still: Still, minutes: u32) -> Result<(), Refusal> {
    let by = attendant(&app)?;
    if !app.state::<Kiosk>().hold(&by, convert::still(still), minutes) {
        return Err(refuse(Code::OutOfRange, [("name", minutes.to_string())]));
    }
    kiosk::see_out(&app);
    Ok(())
}

/// Closes for today. The staff window closes.
///
/// # Errors
///
/// [`Code::NotAllowed`].
#[tauri::command]
pub async fn close_today<R: Runtime>(app: AppHandle<R>) -> Result<(), Refusal> {
    let by = attendant(&app)?;
    app.state::<Kiosk>().close_for_today(&by);
    kiosk::see_out(&app);
    Ok(())
}

/// Opens what was closed for today.
///
/// # Errors
///
/// [`Code::NotAllowed`].
#[tauri::command]
pub async fn open_again<R: Runtime>(app: AppHandle<R>) -> Result<(), Refusal> {
    let by = attendant(&app)?;
    app.state::<Kiosk>().open_again(&by);
    Ok(())
}

/// Starts the program or the machine anew, switches the machine off, or ends the program: that last one for an installer
/// alone.
///
/// # Errors
///
/// [`Code::NotAllowed`], [`Code::NothingBehind`], [`Code::SystemRefuses`].
#[tauri::command]
pub async fn turn<R: Runtime>(app: AppHandle<R>, turn: Turn) -> Result<(), Refusal> {
    let role = if turn == Turn::System { Role::Installer } else { Role::Attendant };
    let by = allowed(&app.state(), role)?;
    tracing::info!(by = by.name, ?turn, "staff turn the machine");
    let own = app.clone();
    let turned = tauri::async_runtime::spawn_blocking(move || {
        // Only a program that runs in earnest has any.
        own.try_state::<Power>().map_or(Err(PowerError::NothingBehind), |power| power.turn(turn))
    });
    match turned.await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(PowerError::NothingBehind)) => Err(refuse(Code::NothingBehind, [])),
        Ok(Err(PowerError::Refused { reason })) => Err(refuse(Code::SystemRefuses, [("reason", reason)])),
        Err(error) => Err(super::staff::failed(&error)),
    }
}

fn attendant<R: Runtime>(app: &AppHandle<R>) -> Result<Insider, Refusal> {
    allowed(&app.state(), Role::Attendant)
}
