//! What curators may ask of the draft: load, write, look, publish. Each command answers to who is inside.

#![allow(clippy::needless_pass_by_value, reason = "Tauri hands commands their arguments by value")]

use std::path::PathBuf;

use engine::edition::Progress;
use engine::exhibition::LanguageTag;
use engine::staff::Role;
use engine::words::Lang;
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, Runtime, State};

use super::convert::draft as convert;
use super::error::{Code, refuse};
use super::staff::allowed;
use super::wire;
use crate::door::Insider;
use crate::kiosk::{self, Desk, DeskError, Kiosk};

/// The draft in words of a language; nothing where there is none.
///
/// # Errors
///
/// [`Code::NotAllowed`], [`Code::DraftDamaged`], [`Code::MachineFailed`].
#[tauri::command]
pub async fn draft<R: Runtime>(app: AppHandle<R>, language: String) -> Result<Option<wire::Draft>, Refusal> {
    at_desk(app, move |desk, _| Ok(desk.look()?.map(|seen| convert::draft(seen, Lang::of(&language))))).await
}

type Refusal = wire::Refusal;

/// Begins a draft from the edition on screen.
///
/// # Errors
///
/// [`Code::NotAllowed`], [`Code::DraftBegun`], [`Code::HomeIsBusy`], [`Code::MachineFailed`].
#[tauri::command]
pub async fn begin_draft<R: Runtime>(app: AppHandle<R>) -> Result<(), Refusal> {
    at_desk(app, |desk, by| desk.begin(&by.name)).await
}

/// Lets go of the draft.
///
/// # Errors
///
/// [`Code::NotAllowed`], [`Code::NoDraft`], [`Code::HomeIsBusy`], [`Code::MachineFailed`].
#[tauri::command]
pub async fn discard_draft<R: Runtime>(app: AppHandle<R>) -> Result<(), Refusal> {
    at_desk(app, |desk, by| desk.discard(&by.name)).await
}

/// The sticks that are plugged in.
///
/// # Errors
///
/// [`Code::NotAllowed`], [`Code::MachineFailed`].
#[tauri::command]
pub async fn sticks<R: Runtime>(app: AppHandle<R>) -> Result<Vec<wire::Stick>, Refusal> {
    at_desk(app, |_, _| Ok(crate::sticks::plugged_in().into_iter().map(convert::stick).collect())).await
}

/// Takes files and folders of a stick into the draft; into a section or item, or where they belong.
///
/// # Errors
///
/// [`Code::NotAllowed`], [`Code::NoDraft`], [`Code::SourceLost`], [`Code::TooManyFiles`], [`Code::Stopped`],
/// [`Code::ExhibitionHasProblems`], [`Code::HomeIsBusy`], [`Code::MachineFailed`].
#[tauri::command]
pub async fn load_media<R: Runtime>(
    app: AppHandle<R>,
    paths: Vec<PathBuf>,
    section: Option<String>,
    language: String,
    progress: Channel<wire::Progress>,
) -> Result<wire::Loaded, Refusal> {
    let own = app.clone();
    at_desk(app, move |desk, by| {
        // A page may name a stick, and nothing else of the disk.
        let paths = crate::sticks::only_on_sticks(&paths).ok_or(DeskError::NoStick)?;
        let report = desk.load(&paths, section.as_deref(), &by.name, &mut tell(own, progress))?;
        Ok(convert::loaded(report, Lang::of(&language)))
    })
    .await
}

/// Has a loading that goes on come to its end, with nothing loaded.
///
/// # Errors
///
/// [`Code::NotAllowed`].
#[tauri::command]
pub fn stop_loading(kiosk: State<'_, Kiosk>) -> Result<(), Refusal> {
    allowed(&kiosk, Role::Curator)?;
    kiosk.stop_loading();
    Ok(())
}

/// Writes what is said of a picture.
///
/// # Errors
///
/// [`Code::NotAllowed`], [`Code::NoDraft`], [`Code::NotInDraft`], [`Code::TooLong`], [`Code::HomeIsBusy`],
/// [`Code::MachineFailed`].
#[tauri::command]
pub async fn describe_picture<R: Runtime>(
    app: AppHandle<R>,
    list: String,
    file: String,
    words: wire::PictureWords,
) -> Result<(), Refusal> {
    at_desk(app, move |desk, by| {
        let words = convert::words(words).map_err(|what| DeskError::Draft(unknown(&what)))?;
        desk.step(|draft, now| draft.describe(&list, &file, &words, &by.name, now))
    })
    .await
}

/// Puts a picture at a place of its list, counted from 0.
///
/// # Errors
///
/// As [`describe_picture`], and [`Code::ListUnreadable`].
#[tauri::command]
pub async fn arrange_picture<R: Runtime>(
    app: AppHandle<R>,
    list: String,
    file: String,
    to: usize,
) -> Result<(), Refusal> {
    at_desk(app, move |desk, by| desk.step(|draft, now| draft.arrange(&list, &file, to, &by.name, now))).await
}

/// Takes a picture away.
///
/// # Errors
///
/// As [`arrange_picture`].
#[tauri::command]
pub async fn remove_picture<R: Runtime>(app: AppHandle<R>, list: String, file: String) -> Result<(), Refusal> {
    at_desk(app, move |desk, by| desk.step(|draft, now| draft.remove(&list, &file, &by.name, now))).await
}

/// Writes the text of an item in one language.
///
/// # Errors
///
/// As [`describe_picture`].
#[tauri::command]
pub async fn write_text<R: Runtime>(
    app: AppHandle<R>,
    item: String,
    language: String,
    text: String,
) -> Result<(), Refusal> {
    at_desk(app, move |desk, by| {
        let tag = LanguageTag::parse(&language).map_err(|_| DeskError::Draft(unknown(&language)))?;
        desk.step(|draft, now| draft.write_text(&item, &tag, &text, &by.name, now))
    })
    .await
}

/// Takes the last step back.
///
/// # Errors
///
/// [`Code::NotAllowed`], [`Code::NoDraft`], [`Code::DraftChanged`], [`Code::HomeIsBusy`], [`Code::MachineFailed`].
#[tauri::command]
pub async fn undo_step<R: Runtime>(app: AppHandle<R>) -> Result<(), Refusal> {
    at_desk(app, |desk, by| desk.step(|draft, now| draft.undo(&by.name, now).map(drop))).await
}

/// Does the step again that was taken back last.
///
/// # Errors
///
/// As [`undo_step`].
#[tauri::command]
pub async fn redo_step<R: Runtime>(app: AppHandle<R>) -> Result<(), Refusal> {
    at_desk(app, |desk, by| desk.step(|draft, now| draft.redo(&by.name, now).map(drop))).await
}

/// Builds what would be published, for thumbnails and for looking at it, and tells what is different from what is shown.
///
/// # Errors
///
/// [`Code::NotAllowed`], [`Code::NoDraft`], [`Code::ExhibitionHasProblems`], [`Code::HomeIsBusy`],
/// [`Code::MachineFailed`].
#[tauri::command]
pub async fn build_preview<R: Runtime>(
    app: AppHandle<R>,
    progress: Channel<wire::Progress>,
) -> Result<wire::DraftChanges, Refusal> {
    let own = app.clone();
    at_desk(app, move |desk, by| Ok(convert::changes(desk.preview(&by.name, &mut tell(own, progress))?))).await
}

/// Opens the visitor's interface on what was built last, over the staff window.
///
/// # Errors
///
/// [`Code::NotAllowed`], [`Code::NoDraft`], [`Code::MachineFailed`].
#[tauri::command]
pub fn open_preview<R: Runtime>(app: AppHandle<R>, kiosk: State<'_, Kiosk>, language: String) -> Result<(), Refusal> {
    allowed(&kiosk, Role::Curator)?;
    if !kiosk.begin_preview(&language) {
        return Err(refuse(Code::NoDraft, []));
    }
    kiosk::show_preview(&app).map_err(|error| refuse(Code::MachineFailed, [("reason", error.to_string())]))
}

/// Publishes the draft, and tells the number; `over` an edition that came since it was begun too.
///
/// # Errors
///
/// As [`build_preview`], and [`Code::DraftBehind`].
#[tauri::command]
pub async fn publish_draft<R: Runtime>(
    app: AppHandle<R>,
    note: Option<String>,
    over: bool,
    progress: Channel<wire::Progress>,
) -> Result<u32, Refusal> {
    let own = app.clone();
    at_desk(app, move |desk, by| desk.publish(note.as_deref(), over, &by.name, &mut tell(own, progress))).await
}

/// Does something at the desk of a curator who is inside, on a thread that may take its time.
async fn at_desk<R: Runtime, T: Send + 'static>(
    app: AppHandle<R>,
    work: impl FnOnce(Desk<'_>, Insider) -> Result<T, DeskError> + Send + 'static,
) -> Result<T, Refusal> {
    let by = allowed(&app.state(), Role::Curator)?;
    let done = tauri::async_runtime::spawn_blocking(move || work(app.state::<Kiosk>().desk(), by));
    match done.await {
        Ok(done) => done.map_err(|error| convert::refused(&error)),
        Err(error) => Err(refuse(Code::MachineFailed, [("reason", error.to_string())])),
    }
}

fn tell<R: Runtime>(app: AppHandle<R>, channel: Channel<wire::Progress>) -> impl FnMut(Progress) {
    move |progress| {
        // Who waits for it is there.
        app.state::<Kiosk>().door().touched();
        // A window that was closed needs no telling.
        drop(channel.send(convert::progress(progress)));
    }
}

fn unknown(what: &str) -> engine::draft::DraftError {
    engine::draft::DraftError::Unknown { what: what.to_owned() }
}
