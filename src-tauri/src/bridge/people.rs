//! What the staff window may ask about the people who have a PIN. Only an installer gives and takes them; everybody
//! changes their own.

#![allow(clippy::needless_pass_by_value, reason = "Tauri hands commands their arguments by value")]

use engine::staff::Role;
use tauri::{AppHandle, Manager, Runtime};

use super::convert;
use super::staff::{allowed, failed};
use super::wire::{Member, Refusal};
use crate::door::{EnterError, Insider};
use crate::kiosk::{self, Kiosk};

/// Everybody who has a PIN, in the order in which they came.
///
/// # Errors
///
/// `Code::NotAllowed`, `Code::MachineFailed`.
#[tauri::command]
pub async fn staff_people<R: Runtime>(app: AppHandle<R>) -> Result<Vec<Member>, Refusal> {
    let kiosk = app.state::<Kiosk>();
    allowed(&kiosk, Role::Installer)?;
    let staff = kiosk.door().staff().map_err(|error| convert::staff(&error))?;
    let people = staff.members().iter();
    Ok(people.map(|member| Member { name: member.name.clone(), role: convert::told_role(member.role) }).collect())
}

/// Gives a role and a PIN to somebody `new`, or in place of those that they had.
///
/// # Errors
///
/// `Code::NotAllowed`, `Code::NameEmpty`, `Code::NameTaken`, `Code::PinTooShort`, `Code::PinTooSimple`,
/// `Code::TooManyPeople`, `Code::LastInstaller`, `Code::HomeIsBusy`, `Code::MachineFailed`.
#[tauri::command]
pub async fn set_person<R: Runtime>(app: AppHandle<R>, person: Member, pin: String, new: bool) -> Result<(), Refusal> {
    let by = allowed(&app.state(), Role::Installer)?;
    let person = Insider { name: person.name, role: convert::role(person.role) };
    changed(app, move |kiosk| Ok(kiosk.door().set_person(&by, &person, &pin, new)?)).await
}

/// Lets somebody go. Who removes themselves is outside, and the staff window closes.
///
/// # Errors
///
/// `Code::NotAllowed`, `Code::NobodyCalled`, `Code::LastInstaller`, `Code::HomeIsBusy`,
/// `Code::MachineFailed`.
#[tauri::command]
pub async fn remove_person<R: Runtime>(app: AppHandle<R>, name: String) -> Result<(), Refusal> {
    let by = allowed(&app.state(), Role::Installer)?;
    let own = app.clone();
    changed(app, move |kiosk| Ok(kiosk.door().remove_person(&by, &name)?)).await?;
    if !own.state::<Kiosk>().door().is_occupied() {
        kiosk::see_out(&own);
    }
    Ok(())
}

/// Changes the PIN of who is inside.
///
/// # Errors
///
/// `Code::NotAllowed`, `Code::WrongPin`, `Code::MustWait`, `Code::PinTooShort`, `Code::PinTooSimple`,
/// `Code::NobodyCalled`, `Code::HomeIsBusy`, `Code::MachineFailed`.
#[tauri::command]
pub async fn change_pin<R: Runtime>(app: AppHandle<R>, old: String, new: String) -> Result<(), Refusal> {
    let by = allowed(&app.state(), Role::Attendant)?;
    changed(app, move |kiosk| kiosk.door().change_pin(kiosk.record(), &by, &old, &new)).await
}

/// Hashing a PIN takes tens of ms.
async fn changed<R: Runtime>(
    app: AppHandle<R>,
    change: impl FnOnce(&Kiosk) -> Result<(), EnterError> + Send + 'static,
) -> Result<(), Refusal> {
    let done = tauri::async_runtime::spawn_blocking(move || change(&app.state::<Kiosk>())).await;
    done.map_err(|error| failed(&error))?.map_err(|error| convert::entered(&error))
}
